import { describe, expect, it } from 'vitest';
import { escapeText } from '../../../src/adapter/discord/escape.ts';
import { type RenderOptions, renderDiscord } from '../../../src/adapter/discord/render.ts';
import type { Card, CardPart, FigurePart, StatementPart } from '../../../src/card/card.ts';
import { buttonsOf, isEphemeral } from '../../support/discord-body.ts';

const PUBLIC: RenderOptions = { accent: '#1d6fa5', shareLine: null, addressee: null, isPrivate: false };
const PRIVATE: RenderOptions = { ...PUBLIC, isPrivate: true, shareLine: 'trade language:en' };

const figure: FigurePart = {
  kind: 'figure',
  fact: 'contract-value-2019',
  label: 'Contract value',
  value: '$3.45 billion',
  change: '+89.35% year on year',
  period: '2019',
  source: 'Gazette',
  published: 'published 31 Aug 2020',
  freshness: 'overdue',
  freshnessText: 'newer value overdue',
  caveat: 'Rounded.',
  formula: 'derived: 15 ÷ 20',
  definition: 'What was signed.',
};
const statement: StatementPart = {
  kind: 'statement',
  fact: 'road-opened',
  label: 'Road',
  text: 'The road was opened.',
  period: 'August 2020',
  source: 'Gazette',
  published: 'published 31 Aug 2020',
  freshness: 'historical',
  freshnessText: 'historical',
  caveat: null,
};
const source: CardPart = {
  kind: 'source',
  title: 'A title',
  publisher: 'Gazette',
  published: 'published 31 Aug 2020',
  url: 'https://example.com/a',
  note: 'media',
};
const card = (...parts: CardPart[]): Card => ({ language: 'en', title: 'Trade', tone: 'answer', parts });
const text = (words: string): CardPart => ({ kind: 'text', text: words });

const ids = (from: Card, options: RenderOptions) => Object.keys(buttonsOf(renderDiscord(from, options)));

describe('renderDiscord', () => {
  it('shows a figure as a field with all that stands beside it', () => {
    expect(renderDiscord(card(figure), PUBLIC).embeds).toEqual([
      {
        color: 0x1d6fa5,
        title: 'Trade',
        fields: [
          {
            name: 'Contract value',
            value:
              '**$3.45 billion** (+89.35% year on year)\n2019 · published 31 Aug 2020 · newer value overdue · Gazette\nderived: 15 ÷ 20\nRounded.\nWhat was signed.',
            inline: false,
          },
        ],
      },
    ]);
  });

  it('shows a statement as a field with its sentence', () => {
    expect(renderDiscord(card(statement), PUBLIC).embeds[0]?.fields).toEqual([
      {
        name: 'Road',
        value: 'The road was opened.\nAugust 2020 · published 31 Aug 2020 · historical · Gazette',
        inline: false,
      },
    ]);
  });

  it('links the sources beneath the facts, in one field', () => {
    const [, field] = renderDiscord(card(figure, source, source), PUBLIC).embeds[0]?.fields ?? [];
    const line = '[A title](https://example.com/a) · Gazette · published 31 Aug 2020 · media';
    expect(field).toEqual({ name: 'Sources', value: `${line}\n${line}`, inline: false });
  });

  it('gives each source a field where sources are what was asked for', () => {
    expect(renderDiscord(card(source), PUBLIC).embeds[0]?.fields).toEqual([
      {
        name: 'A title',
        value: '[Gazette](https://example.com/a) · published 31 Aug 2020\nmedia',
        inline: false,
      },
    ]);
  });

  it('puts words above the facts before them, and words below the facts after them', () => {
    const { embeds } = renderDiscord(card(text('before'), figure, text('after')), PUBLIC);
    expect(embeds.map(({ description }) => description)).toEqual(['before', 'after']);
  });

  it('puts notices in the footer, unescaped since a footer knows no markup', () => {
    const notice: CardPart = { kind: 'notice', text: '3 more *are* not shown.' };
    expect(renderDiscord(card(figure, notice), PUBLIC).embeds[0]?.footer).toEqual({
      text: '3 more *are* not shown.',
    });
  });

  it('asks back with a button for each choice, above those that look closer', () => {
    const choices = [
      { label: 'One', line: 'find one' },
      { label: 'Two', line: 'find two' },
    ];
    const rendered = renderDiscord(
      card(
        { kind: 'choices', prompt: 'Which?', choices },
        { kind: 'actions', actions: [{ label: 'Sources', line: 'sources trade' }] },
      ),
      PUBLIC,
    );
    expect(rendered.embeds[0]?.description).toBe('Which?');
    expect(rendered.components.map((row) => row.components.map(({ custom_id }) => custom_id))).toEqual([
      ['run:find one', 'run:find two'],
      ['see:sources trade'],
    ]);
  });

  it.each([
    ['answer', 0x1d6fa5],
    ['question', 0x1d6fa5],
    ['nothing', 0x99aab5],
    ['error', 0xed4245],
  ] as const)('colours a card of the tone %s', (tone, colour) => {
    expect(renderDiscord({ ...card(text('x')), tone }, PUBLIC).embeds[0]?.color).toBe(colour);
  });

  it('never lets anything ping but the colleague it is for', () => {
    const words = card(text('@everyone <@123456789012345678>'));
    expect(renderDiscord(words, PUBLIC).allowed_mentions).toEqual({ parse: [] });
    expect(renderDiscord(words, PUBLIC).content).toBeUndefined();
    const addressed = renderDiscord(words, { ...PUBLIC, addressee: '42' });
    expect(addressed.allowed_mentions).toEqual({ parse: [], users: ['42'] });
    expect(addressed.content).toBe('<@42>');
  });

  it('names who shared it without pinging them', () => {
    const shared = renderDiscord(card(figure), { ...PUBLIC, sharedBy: '42' });
    expect(shared.content).toBe('Shared by <@42>');
    expect(shared.allowed_mentions).toEqual({ parse: [] });
  });

  it('has a share button on a private message alone', () => {
    expect(ids(card(figure), PRIVATE)).toEqual(['share:trade language:en']);
    expect(isEphemeral(renderDiscord(card(figure), PRIVATE))).toBe(true);
    expect(ids(card(figure), { ...PRIVATE, isPrivate: false })).toEqual([]);
    expect(isEphemeral(renderDiscord(card(figure), PUBLIC))).toBe(false);
  });

  it('leaves a button out whose line does not fit', () => {
    expect(ids(card(figure), { ...PRIVATE, shareLine: 'x'.repeat(94) })).toHaveLength(1);
    expect(ids(card(figure), { ...PRIVATE, shareLine: 'x'.repeat(95) })).toEqual([]);
    const actions = [{ label: 'Cite', line: 'x'.repeat(97) }];
    expect(ids(card(figure, { kind: 'actions', actions }), PUBLIC)).toEqual([]);
  });

  it('has each button once', () => {
    const again = {
      kind: 'choices',
      prompt: 'Which?',
      choices: [{ label: 'One', line: 'find one' }],
    } as const;
    expect(ids(card(again, again), PUBLIC)).toEqual(['run:find one']);
  });

  it('keeps a row for what looks closer when there are too many choices', () => {
    const rows = Array.from({ length: 9 }, (_, row) => ({
      kind: 'choices' as const,
      prompt: 'Which?',
      choices: [{ label: 'x', line: `find ${row}` }],
    }));
    const shown = ids(card(...rows, { kind: 'actions', actions: [{ label: 'C', line: 'cite a' }] }), PRIVATE);
    expect(shown).toEqual([
      ...[0, 1, 2, 3].map((row) => `run:find ${row}`),
      'see:cite a',
      'share:trade language:en',
    ]);
  });

  it('goes on in another field where one cannot hold a fact', () => {
    const long = { ...figure, caveat: 'word '.repeat(150), formula: 'sum '.repeat(150) };
    const fields = renderDiscord(card(long), PUBLIC).embeds[0]?.fields ?? [];
    expect(fields.map(({ name }) => name)).toEqual(['Contract value', '…']);
    expect(fields.map(({ value }) => value).join('\n')).toContain('word word');
  });

  it('says how many facts it has no room for, and offers the rest', () => {
    const many = Array.from({ length: 60 }, (_, n) => ({ ...figure, label: `Figure ${n}` }));
    const full: Card = { ...card(...many), more: { line: 'trade language:en', from: 0 } };
    const rendered = renderDiscord(full, PUBLIC);
    const kept = rendered.embeds.flatMap(({ fields }) => fields ?? []).length;
    expect(kept).toBeGreaterThan(20);
    expect(rendered.embeds.at(-1)?.footer?.text).toBe(`${60 - kept} more are not shown here.`);
    expect(buttonsOf(rendered)).toEqual({ [`see:trade language:en from:${kept}`]: 'More' });
  });

  it('shows what a person typed as text', () => {
    const typed = '<@1> @everyone **b** [a](https://example.com) <t:0:R>';
    const rendered = renderDiscord(card(text(typed)), PUBLIC);
    expect(rendered.embeds[0]?.description).toBe(escapeText(typed));
  });
});
