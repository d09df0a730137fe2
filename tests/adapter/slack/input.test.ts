import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pressedLine, pressedMessage, readText } from '../../../src/adapter/slack/input.ts';
import { renderSlack } from '../../../src/adapter/slack/render.ts';
import { nastyText } from '../../support/arbitrary-card.ts';

const nobody = { addressee: null, isAddresseeUnclear: false };

/** What Slack makes of a text that a person typed, where it holds no mention, channel or link. */
const asSlackSends = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('readText', () => {
  it('hands on what it does not know, private to the asker', () => {
    expect(readText('outsourcing period:2019 "two words"')).toEqual({
      line: 'outsourcing period:2019 "two words"',
      isShared: false,
      ...nobody,
    });
  });

  it.each(['outsourcing share', 'outsourcing   Share  ', 'outsourcing\nSHARE', 'outsourcing share\u200b'])(
    'shares when the last word of %j is share',
    (text) => {
      expect(readText(text)).toEqual({ line: 'outsourcing', isShared: true, ...nobody });
    },
  );

  it.each(['share of centers', 'market-share', 'centers shared', 'preshare', 'share: centers'])(
    'does not share for %j',
    (text) => {
      expect(readText(text)).toEqual({ line: text, isShared: false, ...nobody });
    },
  );

  it('shares the help when nothing but share is typed', () => {
    expect(readText('share')).toEqual({ line: '', isShared: true, ...nobody });
  });

  it.each([
    'outsourcing for:<@U123|ann>',
    'for:<@U123|ann lee> outsourcing',
    'outsourcing for: <@U123>',
    'FOR:<@u123|ann> outsourcing share',
  ])('addresses the person named in %j', (text) => {
    expect(readText(text)).toEqual({
      line: 'outsourcing',
      isShared: true,
      addressee: 'U123',
      isAddresseeUnclear: false,
    });
  });

  it.each([
    'outsourcing for:@ann',
    'outsourcing for:<!here>',
    'outsourcing for:<!subteam^S123|@desk>',
    'outsourcing for:<#C123|general>',
    'outsourcing for:<@U123|ann> for:<@U456|bob>',
  ])('says that %j names no one person', (text) => {
    expect(readText(text)).toEqual({
      line: 'outsourcing',
      isShared: true,
      addressee: null,
      isAddresseeUnclear: true,
    });
  });

  it('leaves the words for and share alone inside a question', () => {
    const text = 'what is it for: exports, and the share of Russia';
    expect(readText(text)).toEqual({ line: text, isShared: false, ...nobody });
  });

  it('reads mentions, channels and links as their words', () => {
    const text =
      'ask <@U1|bob> in <#C1|general>, <!here> or <!subteam^S1|@desk>, about <http://x.example|x.example>';
    expect(readText(text).line).toBe('ask @bob in #general, @here or @desk, about x.example');
  });

  it('undoes the escaping of Slack once', () => {
    expect(readText('a &lt;b&gt; &amp;amp; &lt;!channel&gt;').line).toBe('a <b> &amp; <!channel>');
  });

  it('gives back any text that a person typed', () => {
    fc.assert(
      fc.property(nastyText(0, 8000), (typed) => {
        // `x` keeps the text from ending in the word that shares it.
        const text = `${typed} x`.trim();
        expect(readText(asSlackSends(text))).toEqual({ line: text, isShared: false, ...nobody });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['one long word', 'a'.repeat(8000)],
    ['many words', 'share '.repeat(1333)],
    ['many spaces', ` share${' '.repeat(7990)}x`],
    ['many openings', '<'.repeat(8000)],
    ['many addressees', 'for:'.repeat(2000)],
  ])('reads 8,000 characters of %s in no time', (_, text) => {
    const started = performance.now();
    readText(text);
    expect(performance.now() - started).toBeLessThan(100);
  });
});

describe('pressedLine', () => {
  it('reads every button that the renderer makes', () => {
    const { blocks } = renderSlack(
      {
        language: 'en',
        title: 'Trade',
        tone: 'question',
        parts: [
          { kind: 'choices', prompt: 'Which?', choices: [{ label: 'Parks', line: 'find parks' }] },
          { kind: 'actions', actions: [{ label: 'Sources', line: 'sources trade' }] },
        ],
      },
      { shareLine: 'trade language:en', addressee: null, sharedBy: null, rootCommand: 'town' },
    );
    const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const pressed = buttons.map(({ action_id = '', value = '' }) => pressedLine({ action_id, value }));
    expect(pressed).toEqual([
      { kind: 'run', line: 'find parks', below: null },
      { kind: 'share', line: 'trade language:en', below: null },
      { kind: 'see', line: 'sources trade', below: null },
    ]);
  });

  it.each([
    { action_id: 'delete:0', value: 'help' },
    { action_id: 'run', value: 'help' },
    { action_id: 'run:x', value: 'help' },
    { action_id: 'run:0' },
    { action_id: 'run:0', value: ' ' },
    { action_id: 'run:0', value: 'x'.repeat(2001) },
  ])('knows that $action_id with $value is none of ours', (action) => {
    expect(pressedLine(action)).toBeNull();
  });
});

const press = {
  type: 'block_actions' as const,
  actions: [],
  team: { id: 'T1', domain: 'desk' },
  user: { id: 'U1', username: 'ann' },
  token: '',
  response_url: '',
  trigger_id: '',
  api_app_id: '',
};

describe('pressedMessage', () => {
  it('is the same for every press on one message, and another for another', () => {
    const at = (ts: string) =>
      pressedMessage({ ...press, container: { channel_id: 'C1', message_ts: ts, is_ephemeral: true } });
    expect(at('1.1')).toEqual({ key: 'T1 C1 1.1', isEphemeral: true, thread: null });
    expect(at('1.1')).toEqual(at('1.1'));
    expect(at('1.2').key).not.toBe(at('1.1').key);
  });

  it('takes a message whose kind Slack does not say for one that everybody sees', () => {
    expect(pressedMessage({ ...press, container: {} }).isEphemeral).toBe(false);
  });

  it('is the same for every press of one person where Slack does not say which it is', () => {
    const by = (id: string) => pressedMessage({ ...press, user: { id, username: 'ann' }, container: {} }).key;
    expect(by('U1')).toBe(by('U1'));
    expect(by('U2')).not.toBe(by('U1'));
  });
});
