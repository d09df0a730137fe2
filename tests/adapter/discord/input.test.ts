import { type APIInteraction, InteractionType, Locale } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pressedLine, readInteraction } from '../../../src/adapter/discord/input.ts';
import {
  commandInteraction,
  completionInteraction,
  messageOfBot,
  pressInteraction,
} from '../../support/discord-interactions.ts';

describe('pressedLine', () => {
  it.each([
    ['run:find contract value', { kind: 'run', line: 'find contract value' }],
    ['see:sources trade language:ru', { kind: 'see', line: 'sources trade language:ru' }],
    ['share:trade period:2019', { kind: 'share', line: 'trade period:2019' }],
    ['run:a:b', { kind: 'run', line: 'a:b' }],
  ])('reads %j', (id, expected) => {
    expect(pressedLine(id)).toEqual(expected);
  });

  it.each(['', 'run', 'run:', 'run:  ', 'Run:help', 'open:help', ':help', ' run:help'])(
    'knows %j as none of ours',
    (id) => {
      expect(pressedLine(id)).toBeNull();
    },
  );

  it('reads back any line that a button can carry', () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80, size: 'max' });
    fc.assert(
      fc.property(fc.constantFrom('run', 'see', 'share'), line, (kind, text) => {
        fc.pre(text.trim() !== '');
        expect(pressedLine(`${kind}:${text}`)).toEqual({ kind, line: text });
      }),
    );
  });
});

describe('readInteraction', () => {
  it('takes a subcommand with its text options, and leaves them as they were typed', () => {
    const values = { indicator: ' contract value', period: '2019', language: 'ru' };
    expect(readInteraction(commandInteraction('town', 'trade', values))).toEqual({
      kind: 'command',
      reader: { locale: 'en-US' },
      call: { command: 'trade', args: values },
      isPrivate: false,
      addressee: null,
    });
  });

  it('reads the reader’s language from their Discord', () => {
    const { reader } = readInteraction(commandInteraction('town', 'trade', {}, { locale: Locale.ChineseTW }));
    expect(reader).toEqual({ locale: 'zh-TW' });
  });

  it('takes who sees it and whom it is for from the options that are Discord’s own', () => {
    const addressed = commandInteraction('town', 'trade', { for: { user: '42' } });
    expect(readInteraction(addressed)).toMatchObject({
      isPrivate: false,
      addressee: '42',
      call: { args: {} },
    });
    const quiet = commandInteraction('town', 'trade', { private: true });
    expect(readInteraction(quiet)).toMatchObject({ isPrivate: true, addressee: null });
    const loud = commandInteraction('town', 'trade', { private: false });
    expect(readInteraction(loud)).toMatchObject({ isPrivate: false });
  });

  it('tells nobody of an answer that is for the asker alone', () => {
    const both = commandInteraction('town', 'trade', { private: true, for: { user: '42' } });
    expect(readInteraction(both)).toMatchObject({ isPrivate: true, addressee: null });
  });

  it('takes what is being typed', () => {
    expect(readInteraction(completionInteraction('town', 'trade', 'indicator', 'contr'))).toEqual({
      kind: 'completion',
      reader: { locale: 'en-US' },
      command: 'trade',
      argument: 'indicator',
      text: 'contr',
    });
  });

  it.each(['guild', 'dm', 'private'] as const)('knows who pressed a button in a %s', (place) => {
    const pressed = pressInteraction('share:trade', messageOfBot('7', 64), { place, userId: '42' });
    expect(readInteraction(pressed)).toEqual({
      kind: 'press',
      reader: { locale: 'en-US' },
      press: { kind: 'share', line: 'trade' },
      isPrivate: true,
      messageId: '7',
      userId: '42',
    });
  });

  it('knows a public message by its flags', () => {
    const pressed = readInteraction(pressInteraction('run:trade', messageOfBot('7', 4), {}));
    expect(pressed).toMatchObject({ kind: 'press', isPrivate: false });
  });

  it('tells a button of another version from what it has not declared', () => {
    const old = readInteraction(pressInteraction('page:2', messageOfBot('7', 0), {}));
    expect(old.kind).toBe('unknown-button');
    const bare = commandInteraction('town', 'trade');
    expect(readInteraction({ ...bare, data: { ...bare.data, options: [] } }).kind).toBe('unsupported');
    const ping: APIInteraction = { ...bare, type: InteractionType.Ping, data: undefined };
    expect(readInteraction(ping).kind).toBe('unsupported');
  });
});
