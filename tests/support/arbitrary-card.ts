import fc from 'fast-check';
import type { Card, CardPart, Choice, FactFrame } from '../../src/card/card.ts';
import { LANGUAGES } from '../../src/core/language.ts';

/**
 * Text that breaks careless renderers: markup of both platforms, mentions, right-to-left, combining marks, emoji,
 * long runs. `size` is `max`, since the short default would never reach a platform's limit.
 */
export function nastyText(minLength: number, maxLength: number): fc.Arbitrary<string> {
  const bits = fc.oneof(
    { weight: 6, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12, size: 'max' }) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '<!channel>',
        '<@U123>',
        '<@123456789012345678>',
        '@everyone',
        '@here',
        '&amp;',
        '<b>',
        '*bold*',
        '_it_',
        '~s~',
        '`code`',
        '```',
        '> quote',
        '# head',
        '- item',
        '[text](https://example.com)',
        '<https://example.com|x>',
        '||spoiler||',
        '<t:0:R>',
        'שלום',
        '\u202e',
        '\u200b',
        'e\u0301\u0301\u0301',
        '👩‍👩‍👧‍👦',
        '服务外包合同额',
        'исполнение',
        '\n',
        '  ',
        '\\',
      ),
    },
  );
  return fc
    .tuple(bits, fc.array(bits, { maxLength: 40, size: 'max' }), fc.boolean())
    .map(([first, others, isLong]) => {
      const text = `${first}${others.join(' ')}`;
      const long = isLong ? text.repeat(Math.ceil(maxLength / Math.max(1, text.length))) : text;
      return `x${long}`.slice(0, maxLength).padEnd(minLength, 'x');
    });
}

const choice: fc.Arbitrary<Choice> = fc.record({
  label: nastyText(1, 150),
  line: fc.oneof(
    fc.constantFrom('sources outsourcing', 'cite a-fact', 'help'),
    fc.string({ minLength: 1, maxLength: 330, size: 'max' }),
  ),
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** Within the bounds that the fact pack's own checks set. */
const frame: fc.Arbitrary<FactFrame> = fc.record({
  fact: fc.stringMatching(/^[a-z]{1,30}-[a-z0-9]{1,29}$/),
  label: nastyText(1, 200),
  period: nastyText(1, 60),
  source: nastyText(1, 240),
  published: nastyText(1, 60),
  freshness: fc.constantFrom('current', 'due', 'overdue', 'historical'),
  freshnessText: nastyText(1, 40),
  caveat: maybe(nastyText(1, 300)),
});

const part: fc.Arbitrary<CardPart> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: nastyText(1, 1200) }),
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        frame,
        fc.record({
          value: nastyText(1, 120),
          change: maybe(nastyText(1, 60)),
          formula: maybe(nastyText(1, 500)),
          definition: maybe(nastyText(1, 300)),
        }),
      )
      .map(([about, own]) => ({ kind: 'figure' as const, ...about, ...own })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(frame, nastyText(1, 600))
      .map(([about, text]) => ({ kind: 'statement' as const, ...about, text })),
  },
  fc.record({
    kind: fc.constant('source' as const),
    title: nastyText(1, 250),
    publisher: nastyText(1, 120),
    published: nastyText(1, 60),
    url: maybe(fc.webUrl({ size: 'large', withQueryParameters: true }).filter((url) => url.length <= 512)),
    note: maybe(nastyText(1, 200)),
  }),
  fc.record({
    kind: fc.constant('choices' as const),
    prompt: nastyText(1, 150),
    choices: fc.array(choice, { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('notice' as const), text: nastyText(1, 300) }),
  fc.record({
    kind: fc.constant('actions' as const),
    actions: fc.array(choice, { minLength: 1, maxLength: 4 }),
  }),
);

/** Text for programs, from a line to more than any message holds; a card has at most two such parts. */
const verbatim: fc.Arbitrary<CardPart> = fc.record({
  kind: fc.constantFrom('code', 'file'),
  label: nastyText(1, 40),
  text: fc.oneof(nastyText(1, 2500), nastyText(1, 15_000)),
  name: fc.stringMatching(/^[a-z0-9]{1,20}\.bib$/),
  mediaType: fc.constant('application/x-bibtex'),
});

const anyCard = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  title: nastyText(1, 250),
  tone: fc.constantFrom('answer', 'question', 'nothing', 'error'),
  parts: fc.array(part, { minLength: 1, maxLength: 60, size: 'max' }),
  more: fc.constant({ line: 'pilot language:en', from: 0 }),
});

/** Any card a command could make, and many that none would. */
export const arbitraryCard: fc.Arbitrary<Card> = fc
  .tuple(anyCard, fc.array(verbatim, { maxLength: 2 }))
  .map(([card, verbatims]) => ({ ...card, parts: [...card.parts, ...verbatims] }));
