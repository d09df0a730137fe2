import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, escapeText, escapeWithin, maskedLink } from '../../../src/adapter/discord/escape.ts';
import { nastyText } from '../../support/arbitrary-card.ts';

type Node = ReturnType<typeof parse>[number];

/** What a reader sees where every node is plain text; anything else shows up as its kind in braces. */
function shown(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case 'text':
        case 'emoticon':
          return String(node.content);
        case 'br':
        case 'newline':
          return '\n';
        case 'twemoji':
          return String(node.name);
        default:
          return `{${node.type}}`;
      }
    })
    .join('');
}

const markup = fc.string({
  unit: fc.constantFrom(...'*_~`|<>@#&!?[]():/-+.\\= \nab1:e'),
  minLength: 1,
  maxLength: 300,
  size: 'max',
});

describe('escapeText', () => {
  it('makes any text show as it is written', () => {
    fc.assert(
      fc.property(fc.oneof(nastyText(1, 400), markup), (text) => {
        expect(shown(parse(escapeText(text), 'extended'))).toBe(cleanText(text));
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['<@123456789012345678>', '\\<\\@123456789012345678>'],
    ['@everyone', '\\@everyone'],
    ['<t:0:R>', '\\<t\\:0:R>'],
    ['[text](https://example.com)', '\\[text\\](https\\://example.com)'],
    [':tada:', '\\:tada:'],
    ['# head', '\\# head'],
    ['> quote', '\\> quote'],
    ['- item', '\\- item'],
    ['-# small', '\\-# small'],
    ['1. first', '1\\. first'],
  ])('takes the meaning out of %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it('leaves numbers, times and words as they are', () => {
    for (const text of ['+89.35%', '-4.1%', '50.7%', '12:30', '$3.45 billion', 'a-b', 'C#', '3 > 2']) {
      expect(escapeText(text)).toBe(text);
    }
  });

  it('takes out what turns the direction of the text around it', () => {
    expect(escapeText('a\u202eb\u2066c\u0000d\te')).toBe('abcd e');
  });

  it('keeps joined emoji and right-to-left words', () => {
    expect(escapeText('שלום 👩‍👩‍👧‍👦')).toBe('שלום 👩‍👩‍👧‍👦');
  });
});

describe('escapeWithin', () => {
  it('is never longer than asked and never cut inside an escape', () => {
    fc.assert(
      fc.property(fc.oneof(nastyText(1, 600), markup), fc.integer({ min: 10, max: 300 }), (text, most) => {
        const escaped = escapeWithin(text, most);
        expect(escaped.length).toBeLessThanOrEqual(most);
        const read = shown(parse(escaped, 'extended'));
        expect(cleanText(text).startsWith(read.replace(/…$/u, ''))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('maskedLink', () => {
  it('links the address and shows the escaped text, with round brackets for square ones', () => {
    expect(maskedLink('a [b]', 'https://example.com/x', 200)).toBe('[a (b)](https://example.com/x)');
  });

  it('encodes what would end the link early', () => {
    expect(maskedLink('a', 'https://example.com/x_(y)*', 200)).toBe(
      '[a](https://example.com/x%5F%28y%29%2A)',
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'not an address', 'discord://x', ''])(
    'shows the text alone for %j',
    (address) => {
      expect(maskedLink('text', address, 200)).toBe('text');
    },
  );

  it('shows the text alone when the address takes most of the room', () => {
    expect(maskedLink('text', `https://example.com/${'x'.repeat(200)}`, 250)).toBe('text');
  });

  it('is a single link to that address, whatever text and address are', () => {
    fc.assert(
      fc.property(
        nastyText(1, 100),
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        (text, url) => {
          const link = maskedLink(text, url, 1024);
          fc.pre(link.startsWith('['));
          const nodes = parse(link, 'extended');
          expect(nodes.map(({ type }) => type)).toEqual(['link']);
          expect(link.length).toBeLessThanOrEqual(1024);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('cleanText', () => {
  it('keeps a text that has nothing invisible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', size: 'large' }), (words) => {
        fc.pre(!/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(words));
        expect(cleanText(words)).toBe(words);
      }),
    );
  });
});
