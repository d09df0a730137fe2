import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDiscordMessage } from '../../src/web/page/discord/read-message.ts';
import { printLink, readLink } from '../../src/web/page/link.ts';
import { changeReplies, NO_REPLIES, type Replies } from '../../src/web/page/replies.ts';
import { buttonIn, readSlackMessage } from '../../src/web/page/slack/read-message.ts';
import type { PressReply } from '../../src/web/preview-api.ts';

describe('a link to the page', () => {
  it('restores any command and language', () => {
    const well = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.option(well), fc.option(well), (text, language) => {
        expect(readLink(printLink({ text, language }))).toEqual({ text, language });
      }),
    );
  });

  it('reads an address without one', () => {
    expect(readLink('')).toEqual({ text: null, language: null });
  });
});

describe('the messages on the page', () => {
  const at = new Date(0);
  const message = (payload: string, isPrivate = false) => ({ payload, isPrivate, files: [] });
  const ran = changeReplies(NO_REPLIES, {
    kind: 'ran',
    key: 1,
    at,
    typed: 'help',
    reply: { language: 'en', discord: message('d'), slack: message('s', true) },
  });
  const payloads = (replies: Replies) =>
    [replies.discord, replies.slack].map((side) => side.map((m) => m.payload));
  const pressed = (reply: PressReply) =>
    changeReplies(ran, { kind: 'pressed', key: 2, at, platform: 'slack', of: 1, reply });

  it('begin anew with each command', () => {
    const again = changeReplies(pressed({ instead: null, below: message('t') }), {
      kind: 'ran',
      key: 3,
      at,
      typed: 'about',
      reply: { language: 'en', discord: message('e'), slack: message('u') },
    });
    expect(payloads(again)).toEqual([['e'], ['u']]);
  });

  it('grow below a pressed button, or change in its place', () => {
    const t = message('t');
    expect(payloads(pressed({ instead: null, below: t }))).toEqual([['d'], ['s', 't']]);
    expect(payloads(pressed({ instead: t, below: null }))).toEqual([['d'], ['t']]);
    expect(payloads(pressed({ instead: t, below: message('u') }))).toEqual([['d'], ['t', 'u']]);
    expect(pressed({ instead: t, below: null }).slack[0]).toMatchObject({ key: 1, isPrivate: false });
  });

  it('go when they are put away', () => {
    expect(payloads(changeReplies(ran, { kind: 'dismissed', platform: 'discord', of: 1 }))).toEqual([
      [],
      ['s'],
    ]);
  });
});

describe('reading a Discord payload', () => {
  it('puts inline fields in rows of three, as Discord does', () => {
    const inline = (on: boolean) => ({ name: 'n', value: 'v', inline: on });
    const fields = [true, true, false, true, true, true, true].map(inline);
    const [embed] = readDiscordMessage({ embeds: [{ fields }] }).embeds;
    expect(embed?.fields.map(({ column }) => column)).toEqual([1, 2, null, 1, 2, 3, 1]);
  });

  it('reads a colour and leaves unsafe addresses alone', () => {
    const [embed] = readDiscordMessage({ embeds: [{ color: 0x00ff, url: 'javascript:alert(1)' }] }).embeds;
    expect(embed).toMatchObject({ color: '#0000ff', url: null });
  });

  it('makes something of any value', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (payload, inside) => {
        readDiscordMessage(payload);
        readDiscordMessage({
          content: inside,
          embeds: [inside, { fields: inside, footer: inside }],
          components: inside,
        });
        readSlackMessage(payload);
        buttonIn({ blocks: inside }, 'x');
        buttonIn({ blocks: [{ elements: inside, accessory: inside }] }, 'x');
      }),
    );
  });
});

describe('reading a Slack payload', () => {
  it('finds a button by its action', () => {
    const button = { type: 'button', action_id: 'see:1', value: 'sources' };
    const payload = { blocks: [{ type: 'divider' }, { type: 'actions', elements: [button] }] };
    expect(buttonIn(payload, 'see:1')).toEqual({ id: 'see:1', value: 'sources', url: null });
    expect(buttonIn(payload, 'see:2')).toBeNull();
  });
});
