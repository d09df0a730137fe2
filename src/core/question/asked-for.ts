import type { Unit } from '../unit.ts';
import { normalise, stemsOf } from '../words/words.ts';
import { withoutAspect } from './aspect.ts';

/** What kind of answer a question asks for, as far as its words say so. */
export type AskedFor = {
  /** A part of a whole: `what share`, `сколько процентов`, `几成`. */
  readonly isShare: boolean;
  /** An amount for each of something: `on average`, `per`, `平均每`. */
  readonly isPerUnit: boolean;
  /** A sum of money: `how much money`, `in dollars`, `多少钱`. */
  readonly isMoney: boolean;
  /** What tells a day, a name, a place or a reason, which no figure does. */
  readonly isSentence: boolean;
  /** Stems of the words beside `how many`; `null` where no number of things is asked for. */
  readonly counted: readonly string[] | null;
};

const SHARE =
  /(?<!\p{L})(?:share|percentage|proportion|fraction|slice|what part|per ?cent of|% of|дол[яюеи]|дол[ьи]?|удельн\p{L}+|какая часть|какую часть)(?!\p{L})|占比|占多|占了多|占全|比例|比重|份额|几成/u;
/** So much of a growth too. */
const PERCENT = /(?<!\p{L})(?:how many per ?cent|what per ?cent|процент\p{L}*)(?!\p{L})|百分比|百分之多少|%/u;
const GROWN =
  /(?<!\p{L})(?:grow|grew|rise|rose|risen|increas|jump|рост|вырос|прирост|увелич|подскоч|прибав)|增|涨|升/u;
const PER_UNIT =
  /(?<!\p{L})(?:average|averages|averaged|typical|typically|mean|per (?!cent)\p{L}+|each|apiece|a head|в среднем|средн\p{L}+|типичн\p{L}+|на (?:одн\p{L}+|кажд\p{L}+)|приходится на)(?!\p{L})|平均|每(?!年|月|天|日|周)|人均|单均|笔均/u;
const MONEY =
  /(?<!\p{L})(?:how much money|money|dollars?|usd|yuan|rmb|rubles?|roubles?|in value|worth|spen[dt]|earn\p{L}*|денег|долларах?|долларов|юаней|юанях|рублей|рублях|на какую сумму|стоимост\p{L}+|выручк\p{L}+)(?!\p{L})|多少钱|多少亿|多少万?(?:美元|元|卢布|人民币)|金额|[额額](?!度)|收入/u;
const SENTENCE =
  /(?<!\p{L})(?:when|since when|what date|which day|what day|who|whose|whom|why|where|which (?:\p{L}+ )?(?:two|three|four|five|six|ones|cities|districts|areas|fields|companies|provinces|countries|sectors|partners)|what is the (?:purpose|aim|goal)|how did|когда|с каких пор|с какого|какого числа|дата|дату|кто|кем|кому|чья|чей|почему|зачем|за что|где|куда|откуда|какие|каких|каким образом)(?!\p{L})|什么时候|何时|哪一?年|哪一?天|哪一?日|哪个月|几月|几号|日期|谁|为什么|为啥|为何|哪里|哪儿|在哪|哪些|哪几|哪两|哪三|哪四|什么叫|怎么/u;
const COUNTED =
  /(?<!\p{L})(?:how many|number of|count of|сколько|скольк\p{L}+|количеств\p{L}+|числ[оа]|число)(?!\p{L})\s*((?:[\p{L}\p{M}'-]+\s*){0,4})/gu;
const COUNTED_CHINESE = /(?:多少|几)((?!亿|万亿|钱|美元|成|月|号|年|天)[\p{Script=Han}]{1,8})/gu;
/** `сколько` asks for sums and shares as well. */
const UNCOUNTABLE =
  /^(?:процент\p{L}*|per ?cent|денег|доллар\p{L}*|юан\p{L}*|рубл\p{L}*|стоил\p{L}*|составил\p{L}*)/u;

function countedIn(text: string): readonly string[] | null {
  const beside = [...text.matchAll(COUNTED), ...text.matchAll(COUNTED_CHINESE)]
    .map(([, words = '']) => words.trim())
    .filter((words) => !UNCOUNTABLE.test(words));
  return beside.length === 0 ? null : [...new Set(beside.flatMap(stemsOf))];
}

/** Reads it from the question's own words. */
export function askedFor(question: string): AskedFor {
  const text = withoutAspect(normalise(question));
  return {
    isShare: SHARE.test(text) || (PERCENT.test(text) && !GROWN.test(text)),
    isPerUnit: PER_UNIT.test(text),
    isMoney: MONEY.test(text),
    isSentence: SENTENCE.test(text),
    counted: countedIn(text),
  };
}

/** Asked of thirty subjects a question, and a book has few units. */
const nouns = new WeakMap<Unit, readonly string[]>();

/** Stems of what a unit counts: `enterprises`, `家企业`. */
export function nounStems(unit: Unit): readonly string[] {
  if (unit.kind !== 'count') return [];
  const known = nouns.get(unit);
  if (known !== undefined) return known;
  const all = Object.values(unit.nouns).flatMap((forms) => Object.values(forms).flatMap(stemsOf));
  const stems = [...new Set(all)];
  nouns.set(unit, stems);
  return stems;
}

/** Whether a question says how what it asks for is measured: as a number, a sum, a share or so much for each. */
export function asksMeasure(question: string): boolean {
  const { counted, isMoney, isShare, isPerUnit } = askedFor(question);
  return counted !== null || isMoney || isShare || isPerUnit;
}
