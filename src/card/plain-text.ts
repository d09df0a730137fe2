import { say } from '../text/say.ts';
import type { Card, CardPart, FactFrame, FigurePart } from './card.ts';

/** `2019 · published 31 Aug 2020 · overdue · e.my399.com`: what stands beside every fact. */
export function provenanceLine(fact: FactFrame): string {
  return [fact.period, fact.published, fact.freshnessText, fact.source].join(' · ');
}

function figureLines(part: FigurePart): string[] {
  const now = part.struck === undefined ? part.value : `${part.struck} → ${part.value}`;
  const value = part.change === null ? now : `${now} (${part.change})`;
  return [`${part.label}: ${value}`, `  ${provenanceLine(part)}`, ...indented([part.formula, part.caveat])];
}

const indented = (lines: readonly (string | null)[]) =>
  lines.flatMap((line) => (line === null ? [] : `  ${line}`));

function linesOf(part: CardPart): string[] {
  switch (part.kind) {
    case 'text':
    case 'notice':
      return [part.text];
    case 'figure':
      return [...figureLines(part), ...indented([part.definition])];
    case 'statement':
      return [`${part.label}: ${part.text}`, `  ${provenanceLine(part)}`, ...indented([part.caveat])];
    case 'source':
      return [
        [`${part.title} (${part.publisher}, ${part.published})`, part.note, part.url]
          .filter((text) => text !== null)
          .join(' · '),
      ];
    case 'code':
    case 'file':
      return [`${part.label} (${part.name})`, part.text];
    case 'choices':
      return [part.prompt, ...part.choices.map(({ label, line }) => `  - ${label} (${line})`)];
    case 'actions':
      return [];
    default:
      return part satisfies never;
  }
}

/** How many facts are left behind the card's own, and the line that leads to them. */
function moreLines({ window, more, parts, language }: Card): string[] {
  if (window === undefined || window.beyond === 0) return [];
  const shown = parts.filter(({ kind }) => kind === 'figure' || kind === 'statement').length;
  const text = say(language, 'answer.more', { count: window.beyond });
  return [more === undefined ? text : `${text} (${more.line} from:${window.from + shown})`];
}

/** The whole card as text, for terminals, notifications and screen readers. Buttons are left out, choices kept. */
export function cardToPlainText(card: Card): string {
  return [card.title, ...card.parts.flatMap(linesOf), ...moreLines(card)].join('\n');
}
