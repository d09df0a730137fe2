import type { Subject } from './search.ts';
import { thing } from './search.ts';
import { normalise } from './words.ts';

/** Whether a normalised text speaks of a part or a kind only. */
type Kind = (text: string) => boolean;

const has =
  (pattern: RegExp): Kind =>
  (text) =>
    pattern.test(text);

const EXPORTS = /(?<!\p{L})(?:exports?|exported|экспорт\p{L}*|вывоз\p{L}*)(?!\p{L})|(?<!进)出口/u;
const IMPORTS = /(?<!\p{L})(?:imports?|imported|импорт\p{L}*|ввоз\p{L}*)(?!\p{L})|进口|进出口/u;

/**
 * Words that make of a thing a part or a kind of it, for which its value is no answer: `domestic tourists` are not all
 * tourists, and exports are not foreign trade, though a definition may name both kinds.
 */
const KINDS: readonly Kind[] = [
  (text) => EXPORTS.test(text) && !IMPORTS.test(text),
  (text) => IMPORTS.test(text) && !EXPORTS.test(text),
  has(
    /(?<!\p{L})(?:domestic|внутренн\p{L}+|отечественн\p{L}+)(?!\p{L}| and (?:foreign|inbound)| и (?:иностр|въездн))|国内(?!外|生产)/u,
  ),
  has(
    /(?<!\p{L})(?:international|overseas|foreign|международн\p{L}+|иностранн\p{L}+|зарубежн\p{L}+)(?!\p{L}| airport| аэропорт)|国际(?!机场)|境外|外国/u,
  ),
  has(
    /(?<!\p{L})(?:industrial|промышленн\p{L}+)(?!\p{L}| park| парк| new town| новый город)|工业(?!园|新城)/u,
  ),
  has(/(?<!\p{L})(?<!(?:tertiary|services?) )industry(?= (?:share|output|value))(?!\p{L})|第[一二]产业/u),
  has(
    /(?<!\p{L})(?:agricultur\p{L}+|manufacturing|сельск\p{L}+|обрабатывающ\p{L}+)(?!\p{L})|农业|制造业|建筑业/u,
  ),
  has(/(?<!\p{L})nominal(?=.*(?:growth|grew))|номинальн\p{L}+(?=.*рост)|名义.*(?:增长|增速|增幅)/u),
  has(/(?<!\p{L})(?:net|чист(?:ый|ая|ое|ые|ого|ой))(?!\p{L})|净/u),
  has(/(?<!\p{L})(?:offshore|офшорн\p{L}+|оффшорн\p{L}+)(?!\p{L})|离岸/u),
  has(/(?<!\p{L})(?:won|winners?|wins|победи\p{L}+|выигра\p{L}+)(?!\p{L})|冠军|夺冠|获胜/u),
];

/**
 * Whether a question asks for a part or a kind of what a subject tells, and none of the subject's own names says so: its
 * value would answer for the whole.
 */
export function isNarrower(question: string, subject: Subject): boolean {
  const text = normalise(question);
  const asked = KINDS.filter((kind) => kind(text));
  if (asked.length === 0) return false;
  const { names, aliases } = thing(subject);
  const texts = subject.kind === 'statement' ? Object.values(subject.statement.text) : [];
  const own = [...Object.values(names), ...Object.values(aliases).flat(), ...texts].map(normalise);
  return asked.some((kind) => !own.some(kind));
}
