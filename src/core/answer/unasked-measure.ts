import type { Indicator } from '../fact.ts';
import { namesGrowth } from '../question/question.ts';
import { normalise } from '../words/words.ts';

const GROWTH =
  /(?<!\p{L})(?:grow\p{L}*|grew|ris(?:e|es|en|ing)|rose|increas\p{L}*|expan\p{L}*|fast\p{L}*|pace|speed|rate|chang\p{L}*|climb\p{L}*|jump\p{L}*|up|down|drop\p{L}*|fell|fall\p{L}*|declin\p{L}*|more|less|рост\p{L}*|рос\p{L}{0,3}|вырос\p{L}*|прирос\p{L}*|прирост\p{L}*|увелич\p{L}*|темп\p{L}*|прибав\p{L}*|упал\p{L}*|сниз\p{L}*|снижен\p{L}*|измен\p{L}*)(?!\p{L})|[%增长涨升降跌掉快]|提高|减少|变化/u;

const SHARE =
  /(?<!\p{L})(?:shares?|per ?cent\p{L}*|proportion|parts?|portion|slice|piece|chunk|fraction|ratio|how much of|how (?:big|large) (?:a|is)|stake|depend\p{L}*|cover\p{L}*|relian\p{L}*|out of|of (?:all|every|each|the|its)|weigh\p{L}*|дол[яиюей]\p{L}*|дол|процент\p{L}*|част[ьи]\p{L}*|удельн\p{L}*|из (?:всех|всего|каждых|общ\p{L}+)|завис\p{L}*|сколько из)(?!\p{L})|[%占比成率]|份额|百分|几分/u;

/**
 * Whether an indicator tells a growth or a share that a question says nothing of: `GDP of the free trade zone` asks for
 * no average growth, though nothing else is called so.
 */
export function isUnasked(question: string, { unit, names }: Indicator): boolean {
  if (unit.kind !== 'percent') return false;
  const text = normalise(question);
  return Object.values(names).some(namesGrowth) ? !GROWTH.test(text) : !SHARE.test(text);
}
