import { describe, expect, it } from 'vitest';
import { decimalOfWords } from '../../src/numbers/number-words.ts';

describe('a number in words', () => {
  it.each([
    ['nine', '9'],
    ['Twenty-nine', '29'],
    ['one hundred and nine', '109'],
    ['nine hundred ninety-nine thousand one', '999001'],
    ['three million two hundred thousand', '3200000'],
    ['a hundred', '100'],
    ['девять', '9'],
    ['двадцати девяти', '29'],
    ['сорока', '40'],
    ['трех', '3'],
    ['две тысячи девятнадцать', '2019'],
    ['сто двадцать три миллиона', '123000000'],
    ['九', '9'],
    ['十', '10'],
    ['十二', '12'],
    ['二十九', '29'],
    ['九十九', '99'],
    ['一百零九', '109'],
    ['三千五百', '3500'],
    ['两万三千', '23000'],
    ['十五万', '150000'],
    ['三亿四千五百万', '345000000'],
    ['五万亿', '5000000000000'],
    ['三点四五亿', '345000000'],
    ['二〇一九', '2019'],
    ['兩百', '200'],
  ])('is read: %s', (words, decimal) => {
    expect(decimalOfWords(words)).toBe(decimal);
  });

  it.each([
    'one two',
    'twenty fifteen',
    'nine twenty',
    'two million three million',
    'два три',
    '百',
    '一九',
    '万',
  ])('is none, or no single one: %s', (words) => {
    expect(decimalOfWords(words)).toBeNull();
  });
});
