import type { APIEmbedField } from 'discord-api-types/v10';
import type { FigurePart, SourcePart, StatementPart } from '../../card/card.ts';
import { shortened } from '../../card/fit.ts';
import { provenanceLine } from '../../card/plain-text.ts';
import { cleanText, escapeText, escapeWithin, maskedLink } from './escape.ts';
import { LIMITS } from './limits.ts';

/** The name of a field that goes on with what the one before could not hold. */
const CONTINUED = '…';

const most = LIMITS.fieldValue.most;

/** Pieces of a text that each fit in a field when escaped; parted between words where there are any. */
function pieces(text: string): string[] {
  if (escapeText(text).length <= most) return [escapeText(text)];
  // Escaping doubles a text at most.
  const head = shortened(text, most / 2).slice(0, -1);
  const atWord = head.replace(/\s\S*$/u, '');
  const first = atWord === '' ? head : atWord;
  return [escapeText(first), ...pieces(text.slice(first.length).trimStart())];
}

/** Fields that hold these lines in order: one where they fit, else more whose names say that they go on. */
function fieldsOf(name: string, lines: readonly string[]): APIEmbedField[] {
  const values: string[] = [];
  for (const line of lines.filter((one) => one.trim() !== '')) {
    const joined = values.length === 0 ? line : `${values.at(-1)}\n${line}`;
    if (values.length === 0 || joined.length > most) values.push(line);
    else values[values.length - 1] = joined;
  }
  return values.map((value, at) => ({
    name: at === 0 ? escapeWithin(name, LIMITS.fieldName.most).trim() || CONTINUED : CONTINUED,
    value,
    inline: false,
  }));
}

const linesOf = (texts: readonly (string | null)[]) =>
  texts.flatMap((text) => (text === null ? [] : pieces(cleanText(text))));

function figureFields(part: FigurePart): APIEmbedField[] {
  const change = part.change === null ? '' : ` (${escapeText(part.change)})`;
  const struck = part.struck === undefined ? '' : `~~${escapeText(part.struck)}~~ `;
  return fieldsOf(part.label, [
    `${struck}**${escapeText(part.value)}**${change}`,
    ...linesOf([provenanceLine(part), part.formula, part.caveat, part.definition]),
  ]);
}

function statementFields(part: StatementPart): APIEmbedField[] {
  return fieldsOf(part.label, linesOf([part.text, provenanceLine(part), part.caveat]));
}

/** Cards hold the same parts all day, and escaping them is most of the work of laying one out. */
const laidOut = new WeakMap<FigurePart | StatementPart, readonly APIEmbedField[]>();

/** A fact as a field of its own: its name, then its value or sentence, then what stands beside every fact. */
export function factFields(part: FigurePart | StatementPart): readonly APIEmbedField[] {
  const known = laidOut.get(part);
  if (known !== undefined) return known;
  const fields = part.kind === 'figure' ? figureFields(part) : statementFields(part);
  laidOut.set(part, fields);
  return fields;
}

/** What is told of a source beside its linked name. */
const told = (texts: readonly (string | null)[]) =>
  escapeWithin(texts.filter((text) => text !== null).join(' · '), most / 2);

/** Sources beneath facts: one line each, together under one name. */
export function sourceLines(name: string, sources: readonly SourcePart[]): APIEmbedField[] {
  const lines = sources.map(({ title, url, publisher, published, note }) => {
    const rest = ` · ${told([publisher, published, note])}`;
    return `${maskedLink(title, url, most - rest.length)}${rest}`;
  });
  return fieldsOf(name, lines);
}

/** A source where sources are what was asked for: a field of its own. */
export function sourceFields({ title, url, publisher, published, note }: SourcePart): APIEmbedField[] {
  const rest = ` · ${told([published])}`;
  const line = `${maskedLink(publisher, url, most - rest.length)}${rest}`;
  return fieldsOf(title, [line, ...linesOf([note])]);
}
