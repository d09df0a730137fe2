import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLine, printLine } from '../../src/command/line.ts';
import { createRegistry } from '../../src/command/registry.ts';
import { nastyText } from '../support/arbitrary-card.ts';
import { aFactBook, aTopic, id } from '../support/build-pack.ts';

const registry = createRegistry(
  aFactBook({
    topics: [
      aTopic('trade'),
      {
        id: id('centers'),
        names: { en: 'Science centers', ru: 'Научные центры' },
        aliases: { en: ['Labs'] },
        first: [],
      },
    ],
  }),
);
const parse = (line: string) => parseLine(line, registry);

describe('parseLine', () => {
  it.each([
    ['', 'help', {}],
    ['  \u200b\n', 'help', {}],
    ['trade', 'trade', {}],
    ['TRADE', 'trade', {}],
    ['trade contract value 2019', 'trade', { indicator: 'contract value 2019' }],
    ['trade period:2019 contract value', 'trade', { period: '2019', indicator: 'contract value' }],
    ['trade area:"the new area" 2019', 'trade', { area: 'the new area', indicator: '2019' }],
    ['labs', 'centers', {}],
    ['научные-центры 2020', 'centers', { indicator: '2020' }],
    ['how many parks', 'find', { question: 'how many parks' }],
    ['find how many parks', 'find', { question: 'how many parks' }],
    ['найти сколько парков', 'find', { question: 'сколько парков' }],
    ['How many parks\nWhat of 2019', 'find', { question: 'How many parks; What of 2019' }],
    ['find How many parks?\n2019 as well', 'find', { question: 'How many parks? 2019 as well' }],
    ['一\r\n\r\n二', 'find', { question: '一; 二' }],
    ['find\nParks\nTrade', 'find', { question: 'Parks; Trade' }],
    ['how many\nparks', 'find', { question: 'how many parks' }],
    ['trade one\nTwo', 'trade', { indicator: 'one Two' }],
    ['cite some-fact style:short language:ru', 'cite', { fact: 'some-fact', style: 'short', language: 'ru' }],
    ['see http://example.com now', 'find', { question: 'see http://example.com now' }],
    ['trade colour:red', 'trade', { indicator: 'colour:red' }],
    ['trade from:8', 'trade', { from: '8' }],
    ['about everything', 'about', {}],
  ])('reads %j', (line, command, args) => {
    const { called: _, ...call } = parse(line);
    expect(call).toEqual({ command, args });
  });

  it('keeps the word that a command was called by', () => {
    expect(parse('Научные-центры 2020').called).toBe('Научные-центры');
    expect(parse('how many parks').called).toBeUndefined();
  });

  it('never throws, and always names a command there is', () => {
    fc.assert(
      fc.property(fc.oneof(nastyText(0, 8000), fc.string()), (line) => {
        expect(registry.find(parse(line).command)).not.toBeNull();
      }),
    );
  });

  it('reads again what printLine prints', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((some) => some.join(' '));
    fc.assert(
      fc.property(fc.record({ indicator: words, period: words, area: words }), (args) => {
        const call = { command: 'trade', args };
        expect(parse(printLine(call, 'indicator'))).toEqual({ ...call, called: 'trade' });
      }),
    );
  });
});

describe('createRegistry', () => {
  it('has a command for each topic, then the common ones', () => {
    expect(registry.commands.map(({ name }) => name)).toEqual([
      'trade',
      'centers',
      'find',
      'compare',
      'check',
      'sources',
      'cite',
      'briefing',
      'suggest',
      'help',
      'about',
    ]);
  });

  it('declares arguments as their command parses them', () => {
    const cite = registry.find('cite');
    expect(
      cite?.arguments.map(({ name, required, maxLength, values, completes }) => [
        name,
        required,
        maxLength,
        values,
        completes,
      ]),
    ).toEqual([
      ['fact', true, 300, [], true],
      ['style', false, 100, ['short', 'long', 'both', 'apa', 'bibtex', 'csl-json', 'all'], false],
    ]);
  });
});
