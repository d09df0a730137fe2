/** What asks, wherever it stands in a clause: `how many`, `сколько`, `多少`. */
const ASKING =
  /(?<![\p{L}'-])(?:how (?:many|much|big|large|fast|long|far|old|high|often|did|does|do|has|is|was)|what(?:'s)?|which|when|who|where|why|сколько|сколькими|как(?:ой|ая|ое|ие|ова|ов|ово|овы|ую|им|их|ого)|когда|кто|где|почему|насколько|на сколько)(?!\p{L})|多少|几(?:个|家|座|所|年|月|成|号|次|条)|什么|哪|谁|何时|多大|多高|多长|怎么样|如何|吗|呢/u;
/** What tells the bot to answer. */
const TELLING =
  /^\s*(?:please |pls |and |also |then )*(?:tell|give|show|list|find|name|need|i need|i want|i'd like|could you|can you|do you know|скажите?|покажите?|назовите?|дайте?|подскажите?|пожалуйста|нужн\p{L}+|请|告诉|给我|查|列出|想知道|我想)/u;
const QUESTION_MARK = /[?？]["”'»)\s]*$/u;

/** Words that stand for something told before: a clause that has one may ask of something else than its words say. */
const POINTING =
  /(?<!\p{L})(?:they|them|their|theirs|these|those|it|its|of which|this|that|he|she|his|her|the (?:same|latter|former)|они|их|ими|них|ним|нему|ней|него|его|её|ее|этого|этих|этой|том числе|такой|такие|столько)(?!\p{L})|其中|它|他们|她|该|上述|此/u;

/** Whether a sentence or a clause asks for something. */
export function asks(text: string): boolean {
  const words = text.toLowerCase();
  return QUESTION_MARK.test(text) || ASKING.test(words) || TELLING.test(words);
}

/** Whether it has a word of asking of its own. */
export const isAsking = (clause: string): boolean => ASKING.test(clause.toLowerCase());

/** Whether it points to something that was told before it. */
export const isPointing = (clause: string): boolean => POINTING.test(clause.toLowerCase());

/** Whom it is put to, and that it is put: before a comma, a colon or a Chinese question none of it is asked about. */
const ADDRESS =
  /^\s*(?:(?:(?:dear |hi |hello |hey |good (?:morning|afternoon|evening) |thanks )?(?:colleagues?|all|team|everyone|everybody|guys|folks|friends|there)|hi|hello|hey|good (?:morning|afternoon|evening)|excuse me|sorry|please|may i ask|quick questions?|(?:please |could you |can you |would you )*(?:tell|help)(?: me| us)?|(?:уважаемые |дорогие |всем )?(?:коллеги|друзья|ребята|команда)|(?:всем )?(?:привет|здравствуйте)|(?:всем )?добр(?:ый день|ое утро|ый вечер)|извините|простите|(?:пожалуйста |а )*(?:под)?скажите(?: пожалуйста)?|пожалуйста|вопрос)\s*[,:：!—–-]\s*|(?:(?:大家|各位|同事们?|您|你)好|各位(?:同事|老师)?|同事们|不好意思|打扰一下|你好)[，,！!：:、\s]\s*|(?:请问|请教一下|请教|麻烦问一下|想问一下|问一下)(?:一下)?[，,：:\s]*)/iu;

/** A sentence without the words that only put it to somebody: `Colleagues, please tell: how many parks`. */
export function withoutAddress(sentence: string): string {
  let rest = sentence;
  for (let found = ADDRESS.exec(rest); found !== null; found = ADDRESS.exec(rest)) {
    const left = rest.slice(found[0].length);
    if (!/[\p{L}\p{N}]/u.test(left)) return rest;
    rest = left;
  }
  return rest;
}

/** A stop behind these ends no sentence. */
const ABBREVIATED =
  /(?:^|[\s\d(])(?:г|гг|тыс|млн|млрд|трлн|долл|руб|кв|пол|км|ул|им|т|п|acc|approx|ca|vs|no|st|mr|ms|dr|u\.s|bn|mn|e\.g|i\.e)\.\s*$/iu;
/** What divides a text as well, where the rules of sentences see none. */
const BREAK = /(?<=[;；\n]|[?？!！](?=\s*\S)|。)/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text, in order; `In the U.S. in 2019.` is one. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of segmenter.segment(text)) {
    open += segment;
    if (ABBREVIATED.test(open.slice(-12))) continue;
    sentences.push(...open.split(BREAK));
    open = '';
  }
  if (open !== '') sentences.push(open);
  return sentences
    .map((one) => one.replace(/^[\s•*–—-]+|[\s;；]+$/gu, ''))
    .filter((one) => /[\p{L}\p{N}]/u.test(one));
}

/** What may stand between two clauses: a comma, a word that joins, or both. */
const BETWEEN_CLAUSES =
  /\s*[,，;；、]\s*(?:(?:and|but|also|as well as|plus|а также|а|и|но|以及|还有|并且|另外|那么|和)(?![\p{Script=Latin}\p{Script=Cyrillic}])\s*)?|\s+(?:and|as well as|plus|а также|и|а)(?:\s+also)?\s+|(?:以及|还有|并且|另外)/gu;
const JOINS = /[\p{L}]/u;

/** A clause, and whether a word joins it to the one before. */
export type Clause = { readonly text: string; readonly isJoined: boolean };

/** More joints than a sentence of questions has. */
const MOST_JOINTS = 24;

/**
 * The clauses of a sentence that each have a word of asking of their own; what has none belongs to the one before it,
 * or where it only says when or where and is joined by a word, to the one behind.
 */
export function clausesOf(sentence: string, saysOnlyWhere: (piece: string) => boolean): readonly Clause[] {
  const joints = Array.from(sentence.matchAll(BETWEEN_CLAUSES));
  if (joints.length === 0 || joints.length > MOST_JOINTS) return [{ text: sentence, isJoined: false }];
  const clauses: { start: number; end: number; isJoined: boolean; asks: boolean }[] = [];
  let from = 0;
  let isJoined = false;
  /** What waits for the clause that it belongs to. */
  let waiting: number | null = null;
  for (const joint of [...joints, null]) {
    const end = joint?.index ?? sentence.length;
    const piece = sentence.slice(from, end);
    const isQuestion = isAsking(piece);
    const last = clauses.at(-1);
    const start: number = waiting ?? from;
    waiting = null;
    if (isQuestion && (last === undefined || last.asks)) {
      clauses.push({ start, end, isJoined, asks: true });
    } else if (last === undefined) clauses.push({ start, end, isJoined: false, asks: isQuestion });
    else if (isJoined && saysOnlyWhere(piece) && joint !== null) waiting = start;
    else Object.assign(last, { end, asks: last.asks || isQuestion });
    if (joint !== null) {
      from = joint.index + joint[0].length;
      if (waiting === null) isJoined = JOINS.test(joint[0]);
    }
  }
  const last = clauses.at(-1);
  if (waiting !== null && last !== undefined) last.end = sentence.length;
  return clauses.map(({ start, end, isJoined: joined }) => ({
    text: sentence.slice(start, end).trim(),
    isJoined: joined,
  }));
}
