import { isStructurallySame, parse } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/core/language.ts';
import { en } from '../../src/text/en.ts';
import { formatDate } from '../../src/text/format.ts';
import { ru } from '../../src/text/ru.ts';
import { isMessageKey, say } from '../../src/text/say.ts';
import { zh } from '../../src/text/zh.ts';

const catalogues = { en, zh, ru };
const keys = Object.keys(en).filter(isMessageKey);

import { day } from '../support/build-pack.ts';

describe('the message catalogue', () => {
  it.each(LANGUAGES)('holds every key of the English one in %s, and no other', (language) => {
    expect(Object.keys(catalogues[language]).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(LANGUAGES)('asks for the same values in %s as in English', (language) => {
    const different = keys.filter(
      (key) =>
        !isStructurallySame(
          parse(en[key], { ignoreTag: true }),
          parse(catalogues[language][key], { ignoreTag: true }),
        ).success,
    );
    expect(different).toEqual([]);
  });

  it.each(LANGUAGES)('has no empty sentence and no English left over in %s', (language) => {
    const texts = keys.map((key) => catalogues[language][key]);
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
    if (language === 'en') return;
    const script = language === 'zh' ? /\p{Script=Han}/u : /\p{Script=Cyrillic}/u;
    const words = keys.filter((key) => /\p{Ll}{3}/u.test(en[key].replace(/\{[^{}]*\}/g, '')));
    expect(words.filter((key) => !script.test(catalogues[language][key]))).toEqual([]);
  });

  it('has the four plural forms of Russian', () => {
    const counted = [1, 2, 5, 1.5].map((count) => say('ru', 'sources.taken', { count, list: 'А', more: 0 }));
    expect(counted).toEqual(['1 факт: А', '2 факта: А', '5 фактов: А', '1,5 факта: А']);
  });

  it('says a user’s braces, tags and quotes as they are', () => {
    expect(say('en', 'answer.question', { question: "{x} <b>'{y}'" })).toBe("“{x} <b>'{y}'”");
  });

  it('throws when a value is missing, so that a test finds it', () => {
    expect(() => say('en', 'answer.question', {})).toThrow(/question/);
  });

  it('ends no Russian sentence with the two full stops of a date and its own', () => {
    const date = formatDate(day('2026-03-05'), 'ru');
    const texts = [
      say('ru', 'briefing.corrected', { corrected: date, sent: date }),
      say('ru', 'answer.not-published-period', { period: date }),
      say('ru', 'answer.not-published-both', { area: 'Харбин', period: date }),
    ];
    expect(date).toMatch(/г\.$/);
    for (const text of texts) expect(text).not.toContain('..');
  });
});
