import type { Change } from './plan-change.ts';

const CONTEXT = 2;

/** A change as lines of a diff: it only ever adds. */
export function diffLines({ path, before, after, added, addedFrom }: Change): readonly string[] {
  const lines = after.split(/\r?\n/);
  const from = addedFrom - 1;
  const lead = before === null ? [] : lines.slice(Math.max(0, from - CONTEXT), from);
  const tail = lines.slice(from + added.length, from + added.length + CONTEXT);
  // What ends a file's last line is no line.
  const last =
    from + added.length + tail.length === lines.length && tail.at(-1) === '' ? tail.slice(0, -1) : tail;
  const around = lead.length + last.length;
  const start = addedFrom - lead.length;
  return [
    `--- ${before === null ? '/dev/null' : path}`,
    `+++ ${path}`,
    `@@ -${before === null ? 0 : start},${around} +${start},${around + added.length} @@`,
    ...lead.map((line) => ` ${line}`),
    ...added.map((line) => `+${line}`),
    ...last.map((line) => ` ${line}`),
  ];
}
