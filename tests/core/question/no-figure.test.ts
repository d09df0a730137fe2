import { describe, expect, it } from 'vitest';
import { asksHowTo, asksNoFigure } from '../../../src/core/question/no-figure.ts';

describe('a question for no figure', () => {
  it.each([
    'Which company is the largest?',
    'who finances the centers',
    'where do I track a parcel',
    'Is the plant hiring engineers right now?',
    '哪家企业最大',
    '对俄服贸目标最后完成了没有',
    'Какой город стал побратимом последним?',
    'кто вложился в парк',
  ])('asks which one, who, where, or whether something is so: %s', (question) => {
    expect(asksNoFigure(question)).toBe(true);
  });

  it.each([
    'Which share of the contracts is offshore?',
    'who knows how many companies there are',
    'Did exports grow in 2020?',
    'which is 19.46 percent of the target',
    'where does the number 16,539 come from',
    'Is it true that 213 projects were signed?',
    'contract value 2019',
    '122项举措是指什么？',
    '18.07%是哪个比例',
    'кто публикует стоимость контрактов',
    'Кто знает, сколько компаний в парке?',
    'откуда взялось число 213',
  ])('is none that asks for a number too, or has one itself: %s', (question) => {
    expect(asksNoFigure(question)).toBe(false);
  });

  it.each([
    ['How do I register a company?', true],
    ['how to become a sister city', true],
    ['怎么申请入驻', true],
    ['办出口许可证需要哪些材料', true],
    ['как зарегистрироваться на выставке', true],
    ['how does the share compare', false],
    ['怎么增长的', false],
    ['как изменился экспорт', false],
  ])('asks how one does something: %s', (question, asks) => {
    expect(asksHowTo(question)).toBe(asks);
  });
});
