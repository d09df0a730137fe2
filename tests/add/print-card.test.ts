import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, escapeText, maskedLink } from '../../src/adapter/discord/escape.ts';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { renderSlack } from '../../src/adapter/slack/render.ts';
import { escaped, isLiteral } from '../../src/adapter/slack/text-object.ts';
import { discordLines, type Paint, shownByDiscord } from '../../src/add/print-discord.ts';
import { shownBySlack, slackLines } from '../../src/add/print-slack.ts';
import type { Card } from '../../src/card/card.ts';
import { id } from '../support/build-pack.ts';

const plain: Paint = (_, text) => text;
const marked: Paint = (style, text) => (style === 'bold' ? `<b>${text}</b>` : text);

const CARD: Card = {
  language: 'en',
  title: 'Parks & *gardens*',
  tone: 'answer',
  parts: [
    { kind: 'text', text: 'A > B' },
    {
      kind: 'figure',
      fact: id('parks-2019'),
      label: 'Parks',
      value: '$3.45 billion',
      change: '+1%',
      period: '2019',
      published: 'published 1 May 2020',
      freshness: 'current',
      freshnessText: 'current',
      source: 'example.com',
      formula: null,
      caveat: 'Rounded_up.',
      definition: null,
    },
    {
      kind: 'source',
      title: 'A report',
      publisher: 'P',
      published: '1 May 2020',
      url: 'https://example.com/a',
      note: null,
    },
    { kind: 'code', label: 'BibTeX', name: 'a.bib', mediaType: 'text/plain', text: '@misc{a}' },
    { kind: 'actions', actions: [{ label: 'Cite', line: 'cite a' }] },
  ],
};

describe('a card in the terminal', () => {
  it('shows what Discord is sent: every text, its link and its buttons, without markup', () => {
    const payload = renderDiscord(CARD, {
      accent: '#112233',
      shareLine: null,
      addressee: null,
      isPrivate: false,
    });
    const lines = discordLines(payload, marked);
    expect(lines[0]).toBe('<b>Parks & *gardens*</b>');
    expect(lines).toContain('<b>$3.45 billion</b> (+1%)');
    expect(lines).toContain('Rounded_up.');
    expect(lines.join('\n')).toContain('A report <https://example.com/a>');
    expect(lines).toContain('@misc{a}');
    expect(lines.at(-1)).toBe('[Cite]');
  });

  it('shows what Slack is sent: every text, its link and its buttons, without markup', () => {
    const payload = renderSlack(CARD, { shareLine: null, addressee: null, sharedBy: null, rootCommand: 'x' });
    const lines = slackLines(payload, marked);
    expect(lines[0]).toBe('<b>Parks & *gardens*</b>');
    expect(lines).toContain('A > B');
    expect(lines.join('\n')).toContain('$3.45 billion');
    expect(lines).toContain('Rounded_up.');
    expect(lines).toContain('A report <https://example.com/a>');
    expect(lines).toContain('@misc{a}');
    expect(lines.at(-1)).toBe('[Cite]');
  });

  it('undoes what the adapters escape, for any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', size: 'large' }),
      fc.string({ unit: fc.constantFrom(...'*[]()`\\_<>&|@~#a \n') }),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect(shownByDiscord(escapeText(one), plain)).toBe(cleanText(one));
        // The adapter makes no formatted text of words that hold Slack's own signs.
        if (isLiteral(one)) expect(shownBySlack(escaped(one), plain)).toBe(one);
      }),
    );
  });

  it('shows a link with its address', () => {
    expect(shownByDiscord(maskedLink('A*b', 'https://example.com/x', 500), plain)).toBe(
      'A*b <https://example.com/x>',
    );
    expect(shownBySlack('<https://example.com/?a=1&amp;b=2|A &amp; B>', plain)).toBe(
      'A & B <https://example.com/?a=1&b=2>',
    );
    expect(shownBySlack('1 &lt; 2 &amp;&amp; 2 &gt; 1', plain)).toBe('1 < 2 && 2 > 1');
    expect(shownBySlack('*Bold* no\n*Bold*', marked)).toBe('*Bold* no\n<b>Bold</b>');
  });
});
