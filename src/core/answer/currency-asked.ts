import { normalise } from '../words/words.ts';
import type { Answer } from './answer.ts';

/** How the currencies that figures are asked in are called, by their ISO 4217 codes, in the three languages. */
const CURRENCIES: readonly (readonly [code: string, words: string, chinese: string])[] = [
  ['USD', 'usd|(?:us |u\\.s\\. )?dollars?|долларах(?: сша)?|долл\\.?', '美元|美金'],
  ['CNY', 'cny|rmb|yuan|renminbi|юанях', '人民币|元'],
  ['RUB', 'rub|rubles?|roubles?|рублях', '卢布'],
  ['EUR', 'eur|euros?|евро', '欧元'],
  ['JPY', 'jpy|yen|иенах', '日元'],
  ['GBP', 'gbp|pounds?(?: sterling)?|фунтах(?: стерлингов)?', '英镑'],
];

const FORMS = CURRENCIES.map(([code, words, chinese]) => ({
  code,
  form: new RegExp(
    `(?<!\\p{L})(?:in|в)\\s+(?:${words})(?![\\p{L}\\d])|(?<=多少)(?:${chinese})|(?:以|用|按)(?:${chinese})计?(?!\\p{L})`,
    'u',
  ),
}));

/** In which currency a figure is asked for, and the question without that. */
export type CurrencyAsked = { readonly code: string; readonly rest: string };

/** What `GDP in USD`, `ВВП в долларах` and GDP多少美元 ask beside the figure; `null` where no currency is asked for. */
export function currencyAsked(given: string): CurrencyAsked | null {
  const text = normalise(given);
  for (const { code, form } of FORMS) {
    if (form.test(text)) return { code, rest: text.replace(form, ' ') };
  }
  return null;
}

/** Whether what was found is a sum of money. */
export function isMoney(answer: Answer): boolean {
  const [first] = answer.outcome === 'found' && answer.topic === null ? answer.facts : [];
  return first !== undefined && first.kind !== 'statement' && first.unit.kind === 'currency';
}

/** Says of a sum that it is of another currency than was asked for, if it is: nothing is converted. */
export function withCurrency(answer: Answer, code: string): Answer {
  const [first] = answer.outcome === 'found' ? answer.facts : [];
  if (answer.outcome !== 'found' || first === undefined || first.kind === 'statement') return answer;
  return first.unit.kind === 'currency' && first.unit.code !== code
    ? { ...answer, currencyAsked: code }
    : answer;
}
