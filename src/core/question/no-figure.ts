import { normalise } from '../words/words.ts';
import { withoutAspect } from './aspect.ts';

const WHICH_ONE =
  /(?<!\p{L})(?:which (?!year|month|quarter|share|percent|proportion|part|number|amount|figure|value|sum|total|rate)\p{L}+|who|whose|whom|where|why|как(?:ой|ая|ое) (?:из )?(?:стран|город|компани|банк|провинци|предприяти|фирм|проект|вуз|университет|завод|регион|район)\p{L}*|кто|кем|кому|чей|чья|где|куда|откуда|почему|зачем)(?!\p{L})|哪(?:个(?!月|季度|比例|数)|家|座|一家|一个|所|里|儿|国)|谁|为什么|为何/u;
const WHETHER =
  /^(?:(?:hi|hello|hey|so|and|by the way|ok|okay)[,! ]+)*(?:is|are|was|were|did|does|do|has|have|will)(?!\p{L})|(?:吗|(?<![什怎多])么)[?？。! ]*$|了没有|有没有|是不是|^(?:\p{L}+ ){0,2}\p{L}+ ли(?!\p{L})/u;
/** What has been asked for a number as well. */
const AMOUNT =
  /(?<!\p{L})(?:how (?!do|does|did|can|could|come|to)\p{L}+|numbers?|shares?|percentage|per ?cent|percent|proportion|portion|weight|rate|figures?|amount|total|value|count|average|size|data|sum|tell me|give me|grow|grew|grown|rise|rose|risen|fall|fell|fallen|increase\p{L}*|decrease\p{L}*|more|less|скольк\p{L}*|насколько|дол[яюией]+|процент\p{L}*|числ\p{L}*|количеств\p{L}*|часть|сумм\p{L}*|объем\p{L}*|размер\p{L}*|показател\p{L}*|цифр\p{L}*|данны\p{L}*|каков\p{L}*|подскаж\p{L}*|выро\p{L}*|рос\p{L}*|увелич\p{L}*|упал\p{L}*|сниз\p{L}*|больше|меньше)(?!\p{L})|多少|(?<!第)几|占|多[大长高远快]|比例|比重|数|额|总|合计|率|告诉|增|升|降|涨|跌/u;
/** A figure, and a number that is no year. */
const FIGURE = /\d[.,]\d|\d{5,}|\d\s*(?:%|[mbt]n(?!\p{L})|billion|million|trillion|млн|млрд|трлн|亿|万)/u;
const NUMBER = /(?<!\d)(?!(?:19|20)\d{2}(?!\d))\d{2,}/u;
/** Where a number was read is asked of it. */
const READ_IN = /(?<!\p{L})(?:come from|comes from|from where|откуда)(?!\p{L})|出自|来自|出处/u;

/**
 * Whether a question asks for what no figure tells, and for no number beside: which one, who, where, why, or whether
 * something is so. One that has a figure itself may ask whose that is, or whether it is right.
 */
export function asksNoFigure(question: string): boolean {
  const text = withoutAspect(normalise(question));
  const isOfNumber =
    FIGURE.test(text) || (NUMBER.test(text) && (READ_IN.test(text) || !WHICH_ONE.test(text)));
  return (WHICH_ONE.test(text) || WHETHER.test(text)) && !AMOUNT.test(text) && !isOfNumber;
}

const HOW_TO =
  /(?<!\p{L})(?:how (?:do|can|could|should|would|may|might) (?:i|we|you|one|someone|somebody|an? \p{L}+)|how to|how (?:do|does|can) (?:\p{L}+ ){1,4}(?:apply|register|join|become|open|order|buy|obtain|submit|show|enrol|enroll|participate)|как (?:мне |нам |можно |лучше )?\p{L}{2,}(?:ть|ться|ти|тись))(?!\p{L})|(?:怎么|如何|怎样)(?:才能|去|能|可以)?(?:申请|办理|报名|注册|开店|开户|购买|买|加入|成为|查询|参加)|需要(?:哪些|什么)(?:材料|手续|条件)/u;

/** Whether a question asks how one does something. */
export const asksHowTo = (question: string) => HOW_TO.test(normalise(question));
