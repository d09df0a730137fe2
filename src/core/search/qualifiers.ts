import type { Subject } from './search.ts';
import { thing } from './search.ts';

const INLAND =
  /(?<!\p{L})(?:domestic|отечественн\p{L}+|внутренн\p{L}+)(?!\p{L})|国内(?!外|生产)|境内(?!外)/iu;
// What is sold `到国外` is no other thing for that.
const FOREIGN =
  /(?<!\p{L})(?:foreign|overseas|inbound|иностранн\p{L}+|зарубежн\p{L}+|въездн\p{L}+)(?!\p{L})|(?<!国内)(?<![到往向在从去])(?:外国|国外|境外|入境|海外)/iu;
const INTERNATIONAL = /(?<!\p{L})(?:international|международн\p{L}+)(?!\p{L})|国际/iu;
const OFFSHORE = /(?<!\p{L})(?:off-?shore|оф+шорн\p{L}+)(?!\p{L})|离岸/iu;
const ONSHORE = /(?<!\p{L})(?:on-?shore|оншорн\p{L}+)(?!\p{L})|在岸/iu;
const EXPORTS = /(?<!\p{L})(?:export|экспорт|вывоз)|(?<!进)出口/iu;
const IMPORTS = /(?<!\p{L})(?:import(?!an)|импорт|ввоз)|进口|进出口/iu;
// `it` is another word.
const COMPUTING = /(?<!\p{L})(?:IT|ИТ)(?!\p{L})|信息技术/u;
const INDUSTRIAL = /(?<!\p{L})(?:industrial|промышленн\p{L}+)(?!\p{L})|工业/iu;
const SECTOR =
  /(?<!\p{L})(?<!(?:tertiary|services?) )industry(?= (?:share|output|value))(?!\p{L})|第[一二]产业/iu;
const GOODS_MADE =
  /(?<!\p{L})(?:agricultur\p{L}+|manufacturing|сельск\p{L}+|обрабатывающ\p{L}+)(?!\p{L})|农业|制造业|建筑业/iu;
const NOMINAL = /(?<!\p{L})nominal(?=.*(?:growth|grew))|номинальн\p{L}+(?=.*рост)|名义.*(?:增长|增速|增幅)/iu;
const NET = /(?<!\p{L})(?:net|чист(?:ый|ая|ое|ые|ого|ой))(?!\p{L})|净/iu;
const WON = /(?<!\p{L})(?:won|winners?|wins|победи\p{L}+|выигра\p{L}+)(?!\p{L})|冠军|夺冠|获胜/iu;

const NEW_CARS =
  /(?<!\p{L})(?:new (?:car|vehicle|auto)s?|нов\p{L}{2,3} (?:авто|машин)\p{L}*)(?!\p{L})|新车/iu;
const COME_TO_NOTHING =
  /(?<!\p{L})(?:cancell?ed|fell through|fallen through|went bust|bankrupt|dropped out|pulled out|missed|сорва\p{L}+|отмен\p{L}+|уехал\p{L}*|закрыл\p{L}+|обанкрот\p{L}+)(?!\p{L})|黄了|取消|倒闭|撤出|退出|破产|关门|落空/iu;
const COMING =
  /(?<!\p{L})(?:next (?:year|edition|batch|round|time|expo|forum|fair|convention|conference)|следующ\p{L}+|будущ\p{L}+ (?:год|раз)\p{L}*)(?!\p{L})|下一?[届批次]|明年/iu;
const SPEED = /(?<!\p{L})(?:speed|скорост\p{L}+)(?!\p{L})|时速|(?<!增长|发展)速度/iu;
const COORDINATES = /(?<!\p{L})(?:latitude|longitude|широт\p{L}+|долгот\p{L}+)(?!\p{L})|[经纬]度/iu;
const WORDING = /(?<!\p{L})(?:full text|полн\p{L}+ текст\p{L}*)(?!\p{L})|全文/iu;

/** A word that makes a part or a kind of a thing, or another thing of it. */
export type Qualifier = RegExp;

/**
 * Each with what it is the other side of: with that, both together are the whole, as `domestic and foreign tourists` are,
 * and `imports and exports`.
 */
const QUALIFIERS: readonly { readonly word: Qualifier; readonly others: readonly Qualifier[] }[] = [
  { word: INLAND, others: [FOREIGN, INTERNATIONAL] },
  { word: FOREIGN, others: [INLAND] },
  { word: INTERNATIONAL, others: [INLAND] },
  { word: OFFSHORE, others: [ONSHORE] },
  { word: ONSHORE, others: [OFFSHORE] },
  { word: EXPORTS, others: [IMPORTS] },
  { word: IMPORTS, others: [EXPORTS] },
  ...[
    COMPUTING,
    INDUSTRIAL,
    SECTOR,
    GOODS_MADE,
    NOMINAL,
    NET,
    WON,
    NEW_CARS,
    COME_TO_NOTHING,
    COMING,
    SPEED,
    COORDINATES,
    WORDING,
  ].map((word) => ({ word, others: [] })),
];

/** Names in which one of them qualifies nothing. */
const NAMES_ONLY =
  /international airport|国际机场|международн\p{L}+ аэропорт\p{L}*|аэропорт\p{L}* [^,;.]*международн\p{L}+|industrial (?:park|new town)s?|промышленн\p{L}+ (?:парк|нов)\p{L}*|工业(?:园|新城)/giu;

/** A text without the names in which a qualifier qualifies nothing. */
export const withoutNamesOnly = (text: string) => text.replace(NAMES_ONLY, ' ');

/** The qualifiers of a text, without those that stand there with their other side. */
export function qualifiersIn(text: string): readonly Qualifier[] {
  const bare = withoutNamesOnly(text);
  return QUALIFIERS.filter(
    ({ word, others }) => word.test(bare) && !others.some((other) => other.test(bare)),
  ).map(({ word }) => word);
}

const known = new WeakMap<ReturnType<typeof thing>, ReadonlySet<Qualifier>>();

/** The qualifiers that a subject is called with, and a sentence told with. */
export function qualifiersOf(subject: Subject): ReadonlySet<Qualifier> {
  const named = thing(subject);
  const before = known.get(named);
  if (before !== undefined) return before;
  const texts = subject.kind === 'statement' ? Object.values(subject.statement.text) : [];
  const own = [...Object.values(named.names), ...Object.values(named.aliases).flat(), ...texts];
  const has = new Set(own.flatMap(qualifiersIn));
  known.set(named, has);
  return has;
}

/**
 * Whether a question asks for a part or a kind of what a subject tells, and none of its names says so: its value would
 * answer for the whole, though a definition may name both kinds.
 */
export function isNarrower(question: string, subject: Subject): boolean {
  const asked = qualifiersIn(question);
  return asked.length > 0 && asked.some((one) => !qualifiersOf(subject).has(one));
}
