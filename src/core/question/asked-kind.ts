import { normalise } from '../words/words.ts';

/** What words of asking ask for, beside a number: a person or firm, a day, a place, a length of time, a reason. */
export const ASKED_KINDS = ['who', 'when', 'where', 'howLong', 'howOften', 'why'] as const;
export type AskedKind = (typeof ASKED_KINDS)[number];

/** The words that ask for each, and those with which a name says that it is told. */
const WORDS: Readonly<Record<AskedKind, RegExp>> = {
  who: /(?<!\p{L})(?:who|whom|whose|by which (?:company|firm|body)|кто|кем|кого|кому|с кем|чей|чья|чьё|чьи)(?!\p{L})|谁|哪位|何人|哪家(?:银行|公司|企业|机构|单位|航司|航空)|跟谁|和谁/u,
  when: /(?<!\p{L})(?:when|since when|(?:what|which) (?:exact |calendar )?(?:year|date|day|month)|date|dates|year (?:of|when|in which)|когда|с каких пор|как(?:ого|им|ом|ой) (?:числ|год|дат|дн|день|месяц)\p{L}*|с какого (?:год|числ)\p{L}*|дат[аыуе])(?!\p{L})|什么时候|啥时候|何时|哪一?年|哪一?天|哪一?日|哪个月|几月|几号|几几年|日期|年份/u,
  where:
    /(?<!\p{L})(?:where|location|located|in (?:which|what) (?:hall|venue|place|city|town|district|street|building|area)|где|куда|откуда|в как(?:ом|ой|их) (?:зал|город|мест|район|здани|округ)\p{L}*|местоположени\p{L}+)(?!\p{L})|哪里|哪儿|在哪(?!一?[年天日])|什么地方|何处|哪座?城市|地点|位于/u,
  howLong:
    /(?<!\p{L})(?:how long|for how many (?:years|months|days)|how many (?:years|months|days|hours|weeks)|duration|length of|term of|time limit|travel time|transit time|на сколько лет|сколько (?:лет|месяцев|дней|дня|суток|часов|времени|длит\p{L}+)|как долго|срок\p{L}*|длительност\p{L}+|за сколько)(?!\p{L})|多久|多长时间|几天|几年(?!一)|几个月|多少(?:天|年|个月|小时)|期限|为期|时长|耗时/u,
  howOften:
    /(?<!\p{L})(?:how often|how frequently|frequency|every how many|как часто|периодичност\p{L}+|раз в (?:сколько|год|два|неделю)|ежегодно|каждый год)(?!\p{L})|多久.{0,4}一次|几年一|一年几|一年一|隔年|每隔|多长时间一次|频率/u,
  why: /(?<!\p{L})(?:why|how come|reasons?|what for|purpose|because of what|почему|отчего|зачем|из-за чего|за счет чего|причин\p{L}*|ради чего|цель\p{L}*)(?!\p{L})|为什么|为啥|为何|怎么会|原因|靠什么|目的/u,
};

/** What a question asks for by its words, or a name says that it tells. */
export function askedKinds(text: string): ReadonlySet<AskedKind> {
  const read = normalise(text);
  return new Set(ASKED_KINDS.filter((kind) => WORDS[kind].test(read)));
}
