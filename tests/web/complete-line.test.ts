import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeLine } from '../../src/web/complete-line.ts';
import { realRunner } from '../support/preview.ts';

const runner = realRunner();
const complete = (text: string, locale = 'en') => completeLine(text, runner, { locale });
const texts = (text: string, locale?: string) => complete(text, locale).map((offered) => offered.text);

describe('the command box’s completion', () => {
  it('offers every command before anything is typed, topics first', () => {
    const { commands } = runner.registry();
    expect(complete('').map(({ label }) => label)).toEqual(commands.map(({ name }) => name));
  });

  it('offers the commands that the first word begins, with what they are for', () => {
    const [first] = complete('so');
    expect(first).toMatchObject({ label: 'sources', text: 'sources ' });
    expect(first?.detail).toBe('Where the figures come from');
  });

  it('finds a command by its name in any language and shows it in the reader’s', () => {
    expect(texts('外包', 'zh')).toContain('服务外包 ');
    expect(texts('外包', 'en')).toContain('outsourcing ');
    expect(texts('out', 'zh')).toContain('服务外包 ');
  });

  it('goes on with the command’s own argument', () => {
    expect(texts('outsourcing contract')).toContain('outsourcing outsourcing-contract-value ');
    const [first] = complete('outsourcing contract value');
    expect(first?.detail).toBe('$3.45 billion, 2019 (e.my399.com)');
  });

  it('names the other arguments, each once', () => {
    expect(texts('outsourcing ')).toContain('outsourcing period:');
    expect(texts('outsourcing pe')).toContain('outsourcing period:');
    expect(texts('outsourcing period:2019 ')).not.toContain('outsourcing period:2019 period:');
  });

  it('completes the value of a named argument and keeps the words before it', () => {
    expect(texts('outsourcing period:20')).toContain('outsourcing period:2019 ');
    expect(texts('outsourcing area:har')).toContain('outsourcing area:harbin ');
  });

  it('keeps named arguments when the main one is chosen', () => {
    expect(texts('outsourcing period:2019 contract')).toContain(
      'outsourcing outsourcing-contract-value period:2019 ',
    );
  });

  it('goes on with the actions of a command, and with what an action takes', () => {
    expect(texts('briefing ')).toContain('briefing schedule ');
    expect(texts('简报 ', 'zh')).toContain('简报 设置 ');
    expect(texts('briefing schedule out')).toContain('briefing schedule outsourcing ');
    expect(texts('briefing schedule zone:mosc')).toContain('briefing schedule zone:Europe/Moscow ');
    expect(texts('briefing schedule ').filter((text) => text.includes('save:'))).toEqual([]);
  });

  it('takes words that begin with no command for a question', () => {
    expect(texts('warehouses ').every((text) => text.startsWith('find '))).toBe(true);
    expect(texts('contract val')).toContain('find outsourcing-contract-value ');
  });

  it('offers the command that a first word is with a typing error before questions', () => {
    expect(texts('outsorcing')[0]).toBe('outsourcing ');
    expect(texts('sorces outsourcing')[0]).toBe('sources outsourcing ');
  });

  it('offers only texts that the bot takes for the same command', async () => {
    for (const { text } of [...complete(''), ...complete('cite contract')]) {
      const { reference } = await runner.runLine(text, { locale: 'en' });
      expect([text, reference]).toEqual([text, null]);
    }
  });

  it('offers at most 25 things and throws on no text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', size: 'large' }),
          fc
            .array(
              fc.constantFrom(
                'outsourcing',
                ' ',
                'period:',
                '"',
                '2019',
                'find',
                'area:"New',
                '*',
                '(',
                '\\',
              ),
            )
            .map((words) => words.join('')),
        ),
        fc.constantFrom('en', 'zh', 'ru', ''),
        (text, locale) => {
          const offered = complete(text, locale);
          expect(offered.length).toBeLessThanOrEqual(25);
          expect(offered.every(({ label }) => label !== '')).toBe(true);
        },
      ),
    );
  });
});
