import { isEveryday, termsOf } from '../words/terms.ts';
import { normalise } from '../words/words.ts';

/** What a noun phrase of a question ends before. */
const ENDS =
  /^(?:is|are|was|were|be|been|do|does|did|has|have|had|can|could|will|would|should|may|of|in|at|on|for|from|to|by|with|within|per|than|and|or|there|that|came|come|went|go)$/u;
const COUNTED = /(?<!\p{L})(?:how many|number of)\s+((?:[\p{L}'-]+\s*){1,4})/gu;
const COUNTED_RUSSIAN =
  /(?<!\p{L})(?:сколько|количеств[оа]|числ[оа]|скольк\p{L}+)\s+((?:[\p{L}-]+\s*){1,3})/gu;
const COUNTED_CHINESE =
  /(?:多少|(?<![第哪])几)(?:个|家|条|名|位|座|所|项|辆|架|件|次|只|间|种|趟|班|份|支|部)((?![是在有了的到，,？?和就])\p{Script=Han}{2})/gu;
const NAMED = /(?<!\p{L})(?:which|what)\s+((?:[\p{L}'-]+\s*){1,4})/gu;
const NAMED_RUSSIAN = /(?<!\p{L})как(?:ой|ая|ое|ие|ую|их|им|ими)\s+((?:[\p{L}-]+\s*){1,3})/gu;

/** The words of an English noun phrase, up to what is said of it; none where it begins with `people` and the like. */
function phraseOf(words: string): string {
  const all = words.trim().split(/\s+/);
  const end = all.findIndex((word) => ENDS.test(word));
  const phrase = all.slice(0, end === -1 ? all.length : end);
  return isEveryday(phrase[0] ?? '') ? '' : phrase.slice(0, 2).join(' ');
}

const hardTerms = (text: string) =>
  termsOf(text)
    .filter(({ isSoft }) => !isSoft)
    .map(({ text: term }) => term);

/** The terms behind words of asking, one list for each time; where a Russian phrase ends its form alone tells. */
function behind(text: string, forms: { english: RegExp; russian: RegExp; chinese?: RegExp }) {
  const phrases = [
    ...Array.from(text.matchAll(forms.english), ([, words = '']) => hardTerms(phraseOf(words))),
    ...Array.from(text.matchAll(forms.russian), ([, words = '']) => hardTerms(words).slice(0, 1)),
    ...Array.from(forms.chinese === undefined ? [] : text.matchAll(forms.chinese), ([, words = '']) =>
      hardTerms(words),
    ),
  ];
  return phrases.filter((terms) => terms.length > 0);
}

/** The terms of what a number is asked of: athletes in `how many athletes came`. What says how much of anything is none. */
export const countedIn = (question: string): readonly (readonly string[])[] =>
  behind(normalise(question), { english: COUNTED, russian: COUNTED_RUSSIAN, chinese: COUNTED_CHINESE });

/** The terms of what a question asks for: what it counts, and an area in `какую площадь занимает парк`. */
export const focusOf = (question: string): readonly (readonly string[])[] => [
  ...countedIn(question),
  ...behind(normalise(question), { english: NAMED, russian: NAMED_RUSSIAN }),
];

/** What asks for those of some things that are so and so. */
const SOME_OF =
  /(?<!\p{L})(?:how many|how much|which|what (?:share|part|percentage|proportion)) of (?!all)|(?<!\p{L})(?:сколько|какая часть|какая доля|какой процент) (?:из(?!-)|среди)|(?:中|里|当中|其中)，?有(?:多少|几)/u;

/** Whether a question asks for some of the things that it names: `how many of the companies are foreign`. */
export const asksSomeOf = (question: string) => SOME_OF.test(normalise(question));

const WHY =
  /(?<!\p{L})(?:why|how come|почему|отчего|зачем|из-за чего|за счёт чего|за счет чего)(?!\p{L})|为什么|为啥|为何|怎么会|什么原因|原因是|靠什么/u;

/** Whether a question asks for a reason, which no figure is. */
export const asksWhy = (question: string) => WHY.test(normalise(question));

const QUANTITY =
  /(?<!\p{L})(?:how many|how much|which(?! (?:is|was|are|were|has|had))|who|what share|what part|when|сколько|как(?:ой|ая|ое|ие|ую|их) (?:дол|част|процент)\p{L}*|кто|когда|какие|как называ\p{L}+)(?!\p{L})|多少|(?<!第)几[个家条名位座所项辆架件次只间种趟班份支部成]|占|哪[些几]|谁|叫什么/u;

/** Whether a question asks for a number, a share, names or a day. */
export const asksQuantity = (question: string) => QUANTITY.test(normalise(question));

const NAMES =
  /(?<!\p{L})(?:names? of|named|which (?:\d+|two|three|four|five|six|seven|eight|nine|ten)|what other|list (?:of|the)|как называ\p{L}+|как зовут|поимённо|перечисли\p{L}*|какие (?:именно|ещё|два|две|три|четыре|пять|шесть|семь|восемь|\d+))(?!\p{L})|叫什么|哪几[个家座条所]|(?:分别|都|具体)是哪|分别是谁|哪\d+[个家座条所]|都有谁|名单|另外.{0,4}(?:哪|谁)/u;

/** Whether a question asks for the names of several, which no number is. */
export const asksNames = (question: string) => NAMES.test(normalise(question));

/** Not the asker's: `the head of sales wants to know`. */
const LEADER =
  /(?<!\p{L})who (?:now )?(?:heads?|headed|leads?|runs|chairs|manages)(?!\p{L})|(?:(?<!\p{L})(?:who (?:is|was)|name of) |^)(?:the )?(?:\p{L}+ )?(?:head|director|chairman|chairwoman|chief executive|ceo|boss|dean|rector) of(?!\p{L})(?![^?]*(?:ask|want|need))|(?<!\p{L})кто (?:сейчас |там )?(?:руководит|руководил|возглавля\p{L}+|управляет|директор|руководитель|глава|ректор|декан)(?!\p{L})|(?<!\p{L})(?:как зовут|имя) (?:\p{L}+ )?(?:директора|руководителя|главу|главы|ректора|декана)(?!\p{L})|(?:主任|院长|校长|经理|负责人|领导|掌门|老板)(?:现在|目前)?(?:是|叫|为)(?:谁|哪|什么|啥)|谁(?:是|当).{0,6}(?:主任|院长|校长|经理|老总)|谁(?:领导|主管|负责|管着)/u;

/** Whether a text asks, or says, who is at the head of something: `who heads the center`. */
export const asksLeader = (text: string) => LEADER.test(normalise(text));
