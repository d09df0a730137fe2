import { describe, expect, it } from 'vitest';
import { discordViolations } from '../../src/adapter/discord/limits.ts';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { slackViolations } from '../../src/adapter/slack/limits.ts';
import { renderSlack } from '../../src/adapter/slack/render.ts';
import type { Card } from '../../src/card/card.ts';
import { cardFromChanges, cardFromFaults } from '../../src/card/from-reload.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import { compareBooks } from '../../src/core/book/compare-books.ts';
import type { FactBook } from '../../src/core/book/fact-book.ts';
import { LANGUAGES, type Language } from '../../src/core/language.ts';
import { aFactBook, anIndicator, anObservation, aSource, aStatement, day } from '../support/build-pack.ts';

const value = anIndicator('contract-value');
const before = aFactBook({
  observations: [
    anObservation(value, '1.8', { period: '2018', multiplier: 9 }),
    anObservation(value, '3.45', { multiplier: 9 }),
  ],
  statements: [aStatement('road-opened', 'The road was opened.')],
});

const today = day('2026-11-23');
const context = (book: FactBook, language: Language) => ({ book, language, today });

function told(after: FactBook, language: Language = 'en', isMended = false): Card {
  const changes = compareBooks(before, after);
  return cardFromChanges(changes, isMended, context(before, language), context(after, language));
}

const many = aFactBook({
  observations: Array.from({ length: 40 }, (_, at) =>
    anObservation(anIndicator(`indicator-${at}-with-a-long-name-to-fill-the-card`), `${at + 1}.5`, {
      source: aSource(`gazette-${at}`),
    }),
  ),
});

describe('the card of a changed pack', () => {
  it('shows a new value beside the old one, with period, date, unit and source', () => {
    const revised = anObservation(value, '3.46', { multiplier: 9 });
    const text = cardToPlainText(
      told(aFactBook({ observations: [revised], statements: [aStatement('road-opened', 'It was opened.')] })),
    );
    expect(text).toContain('0 facts added, 2 changed, 1 removed.');
    expect(text).toContain('Changed: contract value (contract-value-2019): $3.45 billion → $3.46 billion');
    expect(text).toMatch(/2019 · published 31 Aug 2020 · .* · Publisher of gazette/);
    expect(text).toContain('Changed: road opened (road-opened): It was opened.');
    expect(text).toContain('Before: The road was opened. (August 2020');
    expect(text).toContain('Removed: contract value (contract-value-2018): $1.8 billion');
  });

  it('says where the old value came from when that has changed too', () => {
    const source = aSource('almanac', '2021-02-01', 'primary');
    const changed = anObservation(value, '3.45', { multiplier: 9, source });
    const text = cardToPlainText(told(aFactBook({ observations: [changed] })));
    expect(text).toContain('Changed: contract value (contract-value-2019): $3.45 billion\n');
    expect(text).toMatch(/Before: \$3\.45 billion \(2019 · published 31 Aug 2020 · .*Publisher of gazette\)/);
    expect(text).toMatch(/published 1 Feb 2021 · .* · Publisher of almanac/);
  });

  it('names ten changes and counts the rest', () => {
    const card = told(many);
    expect(card.parts.filter(({ kind }) => kind === 'figure')).toHaveLength(10);
    expect(cardToPlainText(card)).toMatch(/40 facts added.*33 more are in the log\./s);
  });

  it('says that the pack is sound again, also where it holds what it held before', () => {
    expect(cardToPlainText(told(before, 'en', true))).toBe(
      'The fact pack is sound again\nIt holds what was in use all along.',
    );
  });

  it.each(LANGUAGES)('fits both platforms and pings nobody in %s', (language) => {
    const faults = Array.from(
      { length: 30 },
      (_, at) => `data/x.yaml:${at}:1: @everyone ${'long '.repeat(100)}`,
    );
    for (const card of [told(many, language), cardFromFaults(faults, context(before, language))]) {
      const rest = { shareLine: null, addressee: null };
      const discord = renderDiscord(card, { ...rest, accent: '#1d6fa5', isPrivate: false });
      expect(discordViolations(discord)).toEqual([]);
      expect(discord.allowed_mentions).toEqual({ parse: [] });
      const slack = renderSlack(card, { ...rest, sharedBy: null, rootCommand: 'town' });
      expect(slackViolations(slack)).toEqual([]);
    }
  });
});

describe('the card of a refused pack', () => {
  it('names ten faults with their places and counts the rest', () => {
    const faults = Array.from({ length: 12 }, (_, at) => `data/x.yaml:${at + 1}:1: Wrong. Right it.`);
    const text = cardToPlainText(cardFromFaults(faults, context(before, 'en')));
    expect(text).toMatch(/^Changed facts are not in use\n12 faults stand in the changed files/);
    expect(text).toContain('• data/x.yaml:10:1: Wrong. Right it.');
    expect(text).not.toContain('data/x.yaml:11:1');
    expect(text).toContain('2 more are in the log.');
  });
});
