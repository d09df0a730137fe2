import { describe, expect, it } from 'vitest';
import { createRunner } from '../../src/command/run.ts';
import { openBook } from '../../src/open-book.ts';
import { recordingLog } from '../support/recording-log.ts';

const book = openBook('data');
const now = () => new Date('2026-06-01T12:00:00Z');
const runner = createRunner({ book: () => book, now, log: recordingLog().log });
const ENGLISH = { locale: 'en-GB' };

async function offered(text: string, locale = 'en-GB') {
  const { card } = await runner.runLine(text, { locale });
  return card.parts.flatMap((part) => (part.kind === 'choices' ? part.choices : []));
}

describe('a mistyped command', () => {
  it.each([
    ['sorces', 'sources'],
    ['outsorcing', 'outsourcing'],
    ['outsorcing 2019', 'outsourcing 2019'],
    ['comparre exports imports', 'compare exports imports'],
    ['turism', 'tourism'],
  ])('%j is answered, or led to %j by the first button', async (text, line) => {
    const { outcome } = await runner.runLine(text, ENGLISH);
    const [first] = await offered(text);
    expect(outcome === 'found' ? line : first?.line).toBe(line);
  });

  it('is understood in every language of the pack', async () => {
    const [first] = await offered('источникки', 'ru');
    expect(first?.line).toBe('sources');
  });

  it('leaves room for what else may be meant, five in all', async () => {
    const choices = await offered('outsorcing');
    expect(choices.length).toBeLessThanOrEqual(5);
    expect(choices.length).toBeGreaterThan(1);
  });

  it('is found for every command that has lost a letter', async () => {
    for (const { name } of runner.registry().commands) {
      if (name.length < 6) continue;
      const text = `${name.slice(0, 2)}${name.slice(3)}`;
      const { outcome } = await runner.runLine(text, ENGLISH);
      const lines = (await offered(text)).map(({ line }) => line);
      expect(outcome === 'found' || lines.includes(name), text).toBe(true);
    }
  });

  it.each([
    ['tourists from Japan', 'en-GB'],
    ['biggest companies in Harbin', 'en-GB'],
    ['tourists', 'en-GB'],
    ['туристы из Японии', 'ru'],
  ])('is none where the first word is another word: %s', async (text, locale) => {
    expect((await offered(text, locale)).filter(({ label }) => label.startsWith('/'))).toEqual([]);
  });

  it('is none where the words are a question of their own', async () => {
    expect((await offered('quantum entanglement')).map(({ label }) => label)).not.toContainEqual(
      expect.stringMatching(/^\/harbin quantum/),
    );
    expect(
      (await offered('value')).map(({ label }) => label).filter((label) => label.startsWith('/')),
    ).toEqual([]);
  });
});
