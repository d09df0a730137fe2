import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithSource } from '../../src/data/compare-source.ts';
import { paragraphsOf } from '../../src/data/paragraphs.ts';

/** Invented for this test; every digit of it is in some fact's printed strings. */
const TEXT = `North Haven Courier

Tugs for 2027

2024-04-10

The port of North Haven handled 1.45 million tonnes of cargo in March, 4.1 percent less than a year before.

Its 11 tugs, with 96 seafarers, made 1,208 trips. Three of them, built in 1979, are to be replaced.

The harbour office put the dues of 2023 at $2.35 billion; 60 percent of that came from ships over 15 years old.`;

const fact = (id: string, paragraph: number, ...printed: string[]) => ({
  id,
  provenance: { paragraph, printed },
  value: null,
  nouns: [],
});
const FACTS = [
  fact('date', 0, '2024-04-10', '2027'),
  fact('cargo', 1, '1.45 million tonnes', '4.1 percent'),
  fact('tugs', 2, '11 tugs'),
  fact('crew', 2, '96 seafarers', '1,208 trips'),
  fact('replacement', 2, 'Three', '1979'),
  fact('dues', 3, '2023', '$2.35 billion'),
  fact('old-ships', 3, '60 percent', '15 years'),
];

const compare = (text: string) => compareWithSource(FACTS, paragraphsOf(text), 'en');
const verdicts = (text: string) => Object.fromEntries(compare(text).map(({ id, verdict }) => [id, verdict]));
const allVerified = (text: string) => compare(text).every(({ verdict }) => verdict === 'verified');

describe('a source compared with the facts that cite it', () => {
  it('verifies what stands in the paragraph named', () => {
    expect(new Set(Object.values(verdicts(TEXT)))).toEqual(new Set(['verified']));
  });

  it('says where to a string has moved', () => {
    const moved = TEXT.replace('The port of', 'Good news.\n\nThe port of');
    expect(verdicts(moved)).toMatchObject({ date: 'verified', cargo: 'moved', tugs: 'moved' });
    expect(compare(moved).find(({ id }) => id === 'cargo')?.printed).toEqual([
      { text: '1.45 million tonnes', verdict: 'moved', found: [2], as: null },
      { text: '4.1 percent', verdict: 'moved', found: [2], as: null },
    ]);
  });

  it('calls a fact missing when one of its strings is nowhere', () => {
    const shorter = TEXT.replace(', with 96 seafarers', '');
    expect(verdicts(shorter)).toMatchObject({ crew: 'missing', tugs: 'verified' });
  });

  it('notices any digit that is changed, added or taken away', () => {
    const digits = Array.from(TEXT.matchAll(/\d/g), ({ index }) => index);
    const tampered = fc
      .tuple(
        fc.constantFrom(...digits),
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom('change', 'add', 'cut'),
      )
      .map(([index, digit, how]) => {
        const put = how === 'cut' ? '' : String(digit);
        return TEXT.slice(0, index) + put + TEXT.slice(how === 'add' ? index : index + 1);
      })
      .filter((text) => text !== TEXT);
    fc.assert(
      fc.property(tampered, (text) => {
        expect(allVerified(text)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Invented, in three languages, with the figures of one fact of each kind. */
const TEXTS = {
  ru: 'Порт\n\nГрузооборот порта составил 1,45 млрд юаней, что на 4,1 % больше. Работают 503 предприятия в девяти об\u00adластях.',
  zh: '港口\n\n　　港口货运收入达１４．５亿元，同比增长\n4.1％；共有 503 家企业，分布在\n九大领域。',
  en: 'Port\n\nThe port earned 1.45 billion yuan, up 4.1\u00a0percent. It has 503 enterprises in nine fields.',
} as const;

const PRINTED = {
  ru: ['1,45 млрд юаней', '4,1 %', '503 предприятия'],
  zh: ['14.5亿元', '4.1%', '503家企业'],
  en: ['1.45 billion yuan', '4.1 percent', '503 enterprises'],
} as const;

describe.each(['en', 'zh', 'ru'] as const)('a fact of a source in %s', (language) => {
  const printed = [...PRINTED[language]];
  const nouns = ['enterprises', '家企业', 'предприятия'];
  const found = (text: string, paragraph = 1) =>
    compareWithSource(
      [{ id: 'fact', provenance: { paragraph, printed }, value: null, nouns }],
      paragraphsOf(text),
      language,
    )[0];

  it('is verified by its own text, whatever its line ends, spaces and forms of signs', () => {
    expect(found(TEXTS[language])).toMatchObject({ verdict: 'verified' });
  });

  it.each(['en', 'zh', 'ru'] as const)(
    'is found in a text in %s, and that says how it is printed',
    (other) => {
      const verdict = found(TEXTS[other]);
      expect(verdict?.verdict).toBe(other === language ? 'verified' : 'other-form');
      if (other !== language)
        expect(verdict?.printed[0]).toMatchObject({ found: [1], as: PRINTED[other][0] });
    },
  );

  it('is moved, with its form, where another paragraph has it', () => {
    const other = language === 'en' ? 'ru' : 'en';
    expect(found(TEXTS[other], 0)?.printed[0]).toEqual({
      text: printed[0],
      verdict: 'moved',
      found: [1],
      as: PRINTED[other][0],
    });
  });

  it.each(['en', 'zh', 'ru'] as const)('is missing in a text in %s with another figure', (other) => {
    expect(found(TEXTS[other].replace(/[5５](?=亿| )/, '6'))?.verdict).toBe('missing');
  });
});

describe('the paragraph decides what its separators mean', () => {
  const verdict = (printed: string, text: string, language: string) =>
    compareWithSource(
      [{ id: 'fact', provenance: { paragraph: 1, printed: [printed] }, value: null, nouns: [] }],
      ['Title', text],
      language,
    )[0]?.verdict;

  it('by its letters', () => {
    expect(verdict('3450 °C', 'Температура плавления достигает 3.450 °C в печи.', 'en')).toBe('other-form');
    expect(verdict('3450 °C', 'The melting point in the furnace is 3.450 °C today.', 'en')).toBe('missing');
    expect(verdict('3450 °C', '炉内的熔点今天达到3,450 °C以上的高温水平。', 'ru')).toBe('other-form');
  });

  it('by the language of the source where Latin letters do not tell', () => {
    expect(verdict('3450 °C', 'Die Temperatur erreicht im Ofen 3.450 °C.', 'de')).toBe('other-form');
    expect(verdict('3450 °C', 'Die Temperatur erreicht im Ofen 3,450 °C.', 'de')).toBe('missing');
  });
});

describe('a value and the numbers printed for it', () => {
  const compareValue = (digits: string, printed: string, multiplier = 0, change: string | null = null) =>
    compareWithSource(
      [
        {
          id: 'fact',
          provenance: { paragraph: 0, printed: [printed] },
          value: { digits, multiplier, change },
          nouns: [],
        },
      ],
      [printed],
      'en',
    )[0];

  it.each([
    ['9', 'nine major areas'],
    ['29', 'twenty-nine areas'],
    ['109', 'one hundred and nine areas'],
    ['9', 'девять областей'],
    ['9', 'в девяти областях'],
    ['29', 'двадцатью девятью областями'],
    ['9', '九大领域'],
    ['29', '二十九个领域'],
    ['2', '两个领域'],
    ['11', 'the port’s eleven tugs of 2019'],
    ['1000', '1,000 tugs'],
    ['11', 'some tugs of 2019'],
    ['2.5', '同比下降2.5%'],
  ])('are the same: %s and %j', (digits, printed) => {
    expect(compareValue(digits, printed)).toMatchObject({ verdict: 'verified', means: null });
  });

  it.each([
    ['8', 'nine major areas', '9'],
    ['9', 'twenty-nine areas', '29'],
    ['8', 'девять областей', '9'],
    ['8', '九大领域', '9'],
    ['8', 'the 9 tugs', '9'],
  ])('differ, though the text has them: %s and %j', (digits, printed, means) => {
    expect(compareValue(digits, printed)).toMatchObject({
      verdict: 'differs',
      means: { printed: [means], value: digits },
    });
  });

  it('are the same where only the change is printed, or the head of a table has the scale', () => {
    expect(compareValue('3.45', '4.1 percent', 9, '-4.1')?.verdict).toBe('verified');
    expect(compareValue('2219892', 'Exports (10,000 dollars) 2219892', 4)?.verdict).toBe('verified');
  });
});
