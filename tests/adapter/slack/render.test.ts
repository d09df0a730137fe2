import { describe, expect, it } from 'vitest';
import { slackViolations } from '../../../src/adapter/slack/limits.ts';
import { type RenderOptions, renderSlack } from '../../../src/adapter/slack/render.ts';
import type { Card, CardPart, FigurePart } from '../../../src/card/card.ts';
import { squeezed, textObjects, unescaped } from '../../support/slack-text.ts';

const OPTIONS: RenderOptions = { shareLine: null, addressee: null, sharedBy: null, rootCommand: 'town' };

const FIGURE: FigurePart = {
  kind: 'figure',
  fact: 'contract-value-2019',
  label: 'Contract value',
  value: '$3.45 billion',
  change: '+89.35% year on year',
  period: '2019',
  source: 'e.my399.com',
  published: 'published 31 Aug 2020',
  freshness: 'overdue',
  freshnessText: 'newer value overdue',
  caveat: null,
  formula: null,
  definition: null,
};

function cardOf(...parts: CardPart[]): Card {
  return { language: 'en', title: 'Trade', tone: 'answer', parts, more: { line: 'trade', from: 0 } };
}

const blocksOf = (card: Card, options: Partial<RenderOptions> = {}) =>
  renderSlack(card, { ...OPTIONS, ...options }).blocks;

describe('renderSlack', () => {
  it('shows a figure as two fields: what and how much in bold, of when and from whom', () => {
    expect(blocksOf(cardOf(FIGURE))).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Trade', emoji: false } },
      {
        type: 'section',
        fields: [
          { type: 'mrkdwn', text: 'Contract value\n*$3.45 billion*\n+89.35% year on year' },
          {
            type: 'plain_text',
            text: '2019 · published 31 Aug 2020\nnewer value overdue · e.my399.com',
            emoji: false,
          },
        ],
      },
    ]);
  });

  it('puts formula, caveat and definition under the figure in small print', () => {
    const [, , context] = blocksOf(
      cardOf({ ...FIGURE, formula: 'derived: 15 ÷ 20', caveat: 'Rounded.', definition: 'What it is.' }),
    );
    const text = 'derived: 15 ÷ 20\nRounded.\nWhat it is.';
    expect(context).toEqual({ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] });
  });

  it('links a source whose title reads the same as a link', () => {
    const source: CardPart = {
      kind: 'source',
      title: 'Harbin to expand & grow',
      publisher: 'e.my399.com',
      published: 'published 31 Aug 2020',
      url: 'http://example.com/a?b=1&c=2|3',
      note: null,
    };
    expect(blocksOf(cardOf(source))[1]).toEqual({
      type: 'context',
      elements: [
        { type: 'mrkdwn', text: '<http://example.com/a?b=1&amp;c=2%7C3|Harbin to expand &amp; grow>' },
        { type: 'plain_text', text: 'e.my399.com · published 31 Aug 2020', emoji: false },
      ],
    });
  });

  it.each(['Five *stars*', 'Look: :tada:', 'a|b', '<!here>', 'under_scored', 'see www.example.com'])(
    'shows the title %j as it is and links the host beside it',
    (title) => {
      const source = { title, publisher: 'P', published: 'p', url: 'https://example.com/x', note: null };
      const [, context] = blocksOf(cardOf({ kind: 'source', ...source }));
      const [shown, link] = context === undefined ? [] : textObjects(context);
      expect({ ...shown, text: unescaped(shown?.text ?? '') }).toMatchObject({
        type: 'plain_text',
        text: title,
      });
      expect(link).toEqual({ type: 'mrkdwn', text: '<https://example.com/x|example.com>' });
    },
  );

  it.each(['javascript:alert(1)', 'not an address', 'ftp://example.com/x'])(
    'makes no link of the address %j',
    (url) => {
      const source = { title: 'T', publisher: 'P', published: 'p', url, note: null };
      const texts = blocksOf(cardOf({ kind: 'source', ...source })).flatMap(textObjects);
      expect(texts.filter(({ type }) => type === 'mrkdwn')).toEqual([]);
    },
  );

  it('gives up the bold before it shows a character that is not there', () => {
    const [, section] = blocksOf(cardOf({ ...FIGURE, label: 'Snake_case *and* `code`' }));
    const [left] = section === undefined ? [] : textObjects(section);
    const text = 'Snake_case *and* `code`\n$3.45 billion\n+89.35% year on year';
    expect(left).toMatchObject({ type: 'plain_text', text });
  });

  it('makes buttons of choices and actions, with Share first and in green', () => {
    const blocks = blocksOf(
      cardOf(
        { kind: 'choices', prompt: 'Which one?', choices: [{ label: 'Parks', line: 'find parks' }] },
        { kind: 'actions', actions: [{ label: 'Sources', line: 'sources trade' }] },
      ),
      { shareLine: 'trade language:en' },
    );
    const button = (id: string, label: string, value: string) => ({
      type: 'button',
      action_id: id,
      text: { type: 'plain_text', text: label, emoji: false },
      value,
    });
    expect(blocks.filter(({ type }) => type === 'actions')).toEqual([
      { type: 'actions', elements: [button('run:0', 'Parks', 'find parks')] },
      {
        type: 'actions',
        elements: [
          { ...button('share:1', 'Share', 'trade language:en'), style: 'primary' },
          button('see:2', 'Sources', 'sources trade'),
        ],
      },
    ]);
  });

  it('leaves out a button that cannot carry its line, and keeps the choice in the text', () => {
    const line = `find ${'x'.repeat(2000)}`;
    const message = renderSlack(
      cardOf({ kind: 'choices', prompt: 'Which?', choices: [{ label: 'Long', line }] }),
      OPTIONS,
    );
    expect(message.blocks.map(({ type }) => type)).toEqual(['header', 'section']);
    expect(message.text).toContain(`Long (/town ${line})`);
  });

  it('pings the one person it is addressed to, and names who shares it without a ping', () => {
    const message = renderSlack(cardOf(FIGURE), {
      ...OPTIONS,
      addressee: 'U0123ABC',
      sharedBy: '<@U9> *Ann*',
    });
    expect(message.blocks.slice(0, 2)).toEqual([
      { type: 'section', text: { type: 'mrkdwn', text: 'For <@U0123ABC>' } },
      {
        type: 'context',
        elements: [{ type: 'plain_text', text: 'Shared by &lt;@U9&gt; *Ann*', emoji: false }],
      },
    ]);
    expect(message.text.split('\n').slice(0, 2)).toEqual(['For <@U0123ABC>', 'Shared by &lt;@U9&gt; *Ann*']);
  });

  it.each(['!here', 'S123', 'U1>', 'channel', ''])('pings nobody for the addressee %j', (addressee) => {
    expect(JSON.stringify(renderSlack(cardOf(FIGURE), { ...OPTIONS, addressee }))).not.toContain('<');
  });

  it('says everything in the fallback text too', () => {
    const { text } = renderSlack(cardOf(FIGURE), OPTIONS);
    expect(text).toBe(
      'Trade\nContract value: $3.45 billion (+89.35% year on year)\n  2019 · published 31 Aug 2020 · newer value overdue · e.my399.com',
    );
  });

  it('turns off what Slack would unfold or parse by itself', () => {
    const message = renderSlack(cardOf(FIGURE), OPTIONS);
    expect(message).toMatchObject({ unfurl_links: false, unfurl_media: false, parse: 'none' });
  });

  it('divides a long text between blocks and loses nothing of it', () => {
    const text = 'word & <word> '.repeat(200);
    const message = renderSlack(cardOf({ kind: 'text', text }), OPTIONS);
    expect(slackViolations(message)).toEqual([]);
    expect(squeezed(message)).toContain(text.replace(/\s/g, ''));
  });

  it('leaves out what is empty or invisible', () => {
    const blank = '\u200b \n';
    const blocks = blocksOf({
      ...cardOf({ kind: 'text', text: blank }, { kind: 'notice', text: '' }, { ...FIGURE, caveat: blank }),
      title: blank,
    });
    expect(blocks.map(({ type }) => type)).toEqual(['section']);
  });
});
