/** Where in a file: line and column count from 1, as editors show them. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** One thing that is wrong in a fact pack. */
export type Fault = Place & {
  /** What is wrong, a sentence without its full stop. */
  readonly message: string;
  /** What would be right: one sentence or more. */
  readonly remedy: string;
};

/** Thrown with every fault of a fact pack at once, in the order of files and lines; its message lists them all. */
export class DataError extends Error {
  override name = 'DataError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const sorted = sortFaults(faults);
    super(sorted.map(printFault).join('\n'));
    this.faults = sorted;
  }
}

/** `data/topics.yaml:3:5: what is wrong. What would be right.` */
export function printFault({ file, line, column, message, remedy }: Fault): string {
  return `${file}:${line}:${column}: ${message}. ${remedy}`;
}

export function faultAt(place: Place, message: string, remedy: string): Fault {
  return { ...place, message, remedy };
}

/** By file, line and column; what is said twice of one place is said once. */
function sortFaults(faults: readonly Fault[]): readonly Fault[] {
  const once = new Map(faults.map((fault) => [printFault(fault), fault]));
  const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return [...once.values()].sort(
    (a, b) =>
      byText(a.file, b.file) || a.line - b.line || a.column - b.column || byText(a.message, b.message),
  );
}
