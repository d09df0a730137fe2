import type { Topic } from '../fact.ts';
import type { Localized } from '../language.ts';
import type { Knows } from '../question/mend.ts';
import { hasJoined, type Term, termsOf, termsOfStems } from '../words/terms.ts';
import { stemsOf } from '../words/words.ts';
import { countOf, PostingsBuilder } from './postings.ts';
import type { Subject } from './search.ts';
import { type Reading, Vocabulary } from './vocabulary.ts';

/** How well a subject fits a question, by that of its names which fits best. */
export type Fit = {
  readonly subject: Subject;
  /** From 0 to 1; of use to order subjects, not to tell whether the best one is right. */
  readonly score: number;
  /** The mean of the scores of its three best names: by chance one fits, hardly three. */
  readonly support: number;
  /** How much of the name the question says, 0 to 1. */
  readonly precision: number;
  /** How much of what the question says the subject has, 0 to 1. */
  readonly coverage: number;
  /** The weight of the terms that name and question share: what is rare weighs more. */
  readonly shared: number;
  /** The weight of what the question says and the subject lacks, and the number of such terms. */
  readonly lost: number;
  readonly lacking: number;
  /** Those terms themselves, of the first thirty of a question. */
  readonly unmet: readonly Unmet[];
};

/** A term of the question that a subject lacks; others may have it. */
export type Unmet = { readonly text: string; readonly weight: number; readonly isKnown: boolean };

/** Subjects by how well they fit a question's terms; `optional` ones count only where a name has them. */
export type Rank = (terms: readonly Term[], optional: readonly Term[], most: number) => readonly Fit[];

/** What is ranked by, and which words there are. */
export type Ranking = { readonly rank: Rank; readonly knows: Knows };

/** Divides a text into stems, or remembers how it was divided. */
export type StemsIn = (text: string) => readonly string[];

/** How much it counts that a term stands in another part of a subject than the name that is compared. */
const WEIGHT = { otherName: 0.8, definition: 0.55, text: 0.7, member: 0.85, topic: 0.5, unit: 0.6 } as const;

/** What a term of no subject weighs, against one of a third of the subjects. */
const UNKNOWN_TERM = 0.7;
const OPTIONAL_TERM = 0.5;

/** How much more the name counts than the rest of the subject. */
const NAME = 0.6;

const textsOf = (localized: Localized) => Object.values(localized);

/** A subject's names, and its other texts with how much they count. */
type Described = {
  readonly subject: Subject;
  readonly names: readonly string[];
  readonly texts: readonly (readonly [weight: number, texts: readonly string[]])[];
};

/** What there is to find, and the topics whose names stand beside it. */
export type Ranked = { readonly topics: readonly Topic[]; readonly subjects: readonly Subject[] };

function* describe({ topics, subjects }: Ranked): Generator<Described> {
  const topicNames = new Map<string, readonly string[]>(
    topics.map(({ id, names, aliases }) => [id, [...textsOf(names), ...Object.values(aliases).flat()]]),
  );
  for (const subject of subjects) {
    switch (subject.kind) {
      case 'topic':
        break; // named whole or not at all: a topic is no answer to what names more
      case 'indicator': {
        const { names, aliases, definition, unit, topic } = subject.indicator;
        const nouns =
          unit.kind === 'count' ? Object.values(unit.nouns).flatMap((forms) => Object.values(forms)) : [];
        yield {
          subject,
          names: [...textsOf(names), ...Object.values(aliases).flat()],
          texts: [
            [WEIGHT.definition, textsOf(definition)],
            [WEIGHT.unit, nouns],
            [WEIGHT.topic, topicNames.get(topic) ?? []],
          ],
        };
        break;
      }
      case 'statement': {
        const { names, aliases, text, members, topic } = subject.statement;
        yield {
          subject,
          names: [...textsOf(names), ...Object.values(aliases).flat()],
          texts: [
            [WEIGHT.text, textsOf(text)],
            [WEIGHT.member, members.flatMap(textsOf)],
            [WEIGHT.topic, topicNames.get(topic) ?? []],
          ],
        };
        break;
      }
      default:
        subject satisfies never;
    }
  }
}

/** What no other subject is told with, so that nobody need remember how it was divided. */
const isOwn = (weight: number) => weight !== WEIGHT.topic && weight !== WEIGHT.unit;

/** What is indexed: each subject's names as sets of terms, and where each term stands. */
class Index {
  readonly vocabulary = new Vocabulary();
  readonly subjects: Subject[] = [];
  /** By name: the subject it is of, and its terms. */
  readonly subjectOf: number[] = [];
  readonly termsOfName: (readonly number[])[] = [];
  readonly inNames = new PostingsBuilder();
  readonly inSubjects = new PostingsBuilder();
  private readonly stemsIn: StemsIn;
  private readonly stemsOnce: StemsIn;

  constructor(stemsIn: StemsIn, stemsOnce: StemsIn) {
    this.stemsIn = stemsIn;
    this.stemsOnce = stemsOnce;
  }

  add({ subject, names, texts }: Described): void {
    const at = this.subjects.length;
    this.subjects.push(subject);
    const has = new Map<number, number>();
    const note = (term: number, weight: number) => has.set(term, Math.max(has.get(term) ?? 0, weight));
    const met = new Set<string>();
    for (const name of names) {
      const terms = this.numbers(name, this.stemsIn).sort((a, b) => a - b);
      const key = terms.join(' ');
      if (key === '' || met.has(key)) continue;
      met.add(key);
      for (const term of terms) {
        note(term, WEIGHT.otherName);
        this.inNames.add(term, this.subjectOf.length, 1);
      }
      this.subjectOf.push(at);
      this.termsOfName.push(terms);
    }
    for (const [weight, of] of texts) {
      for (const text of of)
        for (const term of this.numbers(text, isOwn(weight) ? this.stemsOnce : this.stemsIn))
          note(term, weight);
    }
    for (const [term, weight] of has) this.inSubjects.add(term, at, weight);
  }

  private numbers(text: string, stemsIn: StemsIn): number[] {
    const terms = hasJoined(text) ? termsOf(text) : termsOfStems(stemsIn(text));
    return terms.map((term) => this.vocabulary.add(term.text));
  }
}

/** How many subjects are divided into terms before others have their turn. */
const SUBJECTS_A_STEP = 1;

/**
 * Indexes what each indicator and statement is called and told with, in all languages at once. In steps, between which
 * answers can have their turn.
 *
 * A term weighs the more the fewer subjects have it (inverse document frequency, Spärck Jones 1972). A subject's score
 * is the weighted harmonic mean of how much of the question it covers and how much of its best name the question says.
 * Names are divided by `stemsIn`, which may remember them for others, what is told but once by `stemsOnce`.
 */
export function* buildRank(
  ranked: Ranked,
  stemsIn: StemsIn = stemsOf,
  stemsOnce: StemsIn = stemsOf,
): Generator<void, Ranking> {
  const index = new Index(stemsIn, stemsOnce);
  let step = 0;
  for (const described of describe(ranked)) {
    if (step++ % SUBJECTS_A_STEP === 0) yield;
    index.add(described);
  }
  // Of the index no more is kept than what is asked for.
  const { vocabulary } = index;
  const knows: Knows = {
    exactly: (stem) => vocabulary.has(stem),
    nearly: (stem) => vocabulary.readings(stem).length > 0,
    terms: () => vocabulary.terms(),
  };
  return { rank: remembering(rankOf(index)), knows };
}

/** One question is ranked several times over: strictly, loosely, and for what to offer beside. */
const MOST_REMEMBERED = 16;

/** The same ranking, which remembers its last results. */
function remembering(rank: Rank): Rank {
  const known = new Map<string, readonly Fit[]>();
  const keyOf = (terms: readonly Term[]) => terms.map(({ text, isSoft }) => (isSoft ? `${text}~` : text));
  return (terms, optional, most) => {
    const key = [most, ...keyOf(terms), '|', ...keyOf(optional)].join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const fits = rank(terms, optional, most);
    known.set(key, fits);
    return fits;
  };
}

/** As many as a number has bits to tell apart. */
const MOST_BITS = 30;

/** A term of a question with what it weighs. */
type Asked = {
  readonly text: string;
  readonly isSoft: boolean;
  readonly isOptional: boolean;
  readonly weight: number;
  readonly readings: readonly Reading[];
};

/** Those with the highest scores, the best first; of equals the first. What is not among them is never sorted. */
function highest(things: readonly number[], scores: Float64Array, most: number): readonly number[] {
  const best: number[] = [];
  for (const thing of things) {
    const score = scores[thing] ?? 0;
    if (best.length >= most && score <= (scores[best.at(-1) ?? 0] ?? 0)) continue;
    let at = best.length;
    while (at > 0 && score > (scores[best[at - 1] ?? 0] ?? 0)) at--;
    best.splice(at, 0, thing);
    if (best.length > most) best.pop();
  }
  return best;
}

function rankOf({ vocabulary, subjects, subjectOf, termsOfName, ...index }: Index): Rank {
  const many = subjects.length;
  const inNames = index.inNames.build(vocabulary.size);
  const inSubjects = index.inSubjects.build(vocabulary.size);
  const weights = Float64Array.from({ length: vocabulary.size }, (_, term) =>
    Math.log(1 + many / (1 + countOf(inSubjects, term))),
  );
  const weightOf = (term: number) => weights[term] ?? 0;
  const nameWeights = Float64Array.from(termsOfName, (terms) =>
    terms.reduce((sum, term) => sum + weightOf(term), 0),
  );
  const unknown = Math.log(1 + many / 3) * UNKNOWN_TERM;

  // Sums of the question that is being answered; they are set back to zero after each.
  const shared = new Float64Array(subjectOf.length);
  const more = new Float64Array(subjectOf.length);
  const covered = new Float64Array(many);
  const hard = new Float64Array(many);
  const met = new Int32Array(many);
  /** A bit for each of the first terms of the question. */
  const metTerms = new Int32Array(many);
  const here = new Float64Array(many);
  const qualities = new Float64Array(subjectOf.length);
  const isNearName = new Uint8Array(subjectOf.length);
  const isNearSubject = new Uint8Array(many);
  const scores = new Float64Array(many);
  const bestNames = new Int32Array(many);
  /** The scores of the second and the third best name. */
  const seconds = new Float64Array(many);
  const thirds = new Float64Array(many);

  const asked = ({ text, isSoft }: Term, isOptional: boolean): Asked => {
    const readings = vocabulary.readings(text).filter(({ quality }) => !isOptional || quality === 1);
    const best = readings.reduce((most, { term }) => Math.max(most, weightOf(term)), 0);
    const weight = readings.length === 0 ? unknown : best;
    return { text, isSoft, isOptional, weight: isOptional ? weight * OPTIONAL_TERM : weight, readings };
  };

  return (terms, optional, most) => {
    const question = [
      ...terms.map((term) => asked(term, false)),
      ...optional.map((term) => asked(term, true)),
    ].filter(({ readings, isOptional }) => readings.length > 0 || !isOptional);
    const nearNames: number[] = [];
    const nearSubjects: number[] = [];
    const noteSubject = (subject: number) => {
      if (isNearSubject[subject] === 1) return;
      isNearSubject[subject] = 1;
      nearSubjects.push(subject);
    };
    let allHard = 0;
    let countHard = 0;
    const hardTerms: Unmet[] = [];
    for (const { text, weight, readings, isSoft, isOptional } of question) {
      const isHard = !isSoft && !isOptional;
      const bit = isHard && countHard < MOST_BITS ? 1 << countHard : 0;
      if (isHard) {
        allHard += weight;
        countHard++;
        hardTerms.push({ text, weight, isKnown: vocabulary.has(text) });
      }
      const touched: number[] = [];
      for (const { term, quality } of isOptional ? [] : readings) {
        const end = inSubjects.starts[term + 1] ?? 0;
        for (let at = inSubjects.starts[term] ?? 0; at < end; at++) {
          const subject = inSubjects.things[at] ?? 0;
          const before = here[subject] ?? 0;
          if (before === 0) touched.push(subject);
          const counted = quality * (inSubjects.weights[at] ?? 0);
          if (counted > before) here[subject] = counted;
        }
      }
      const named: number[] = [];
      for (const { term, quality } of readings) {
        const end = inNames.starts[term + 1] ?? 0;
        for (let at = inNames.starts[term] ?? 0; at < end; at++) {
          const name = inNames.things[at] ?? 0;
          const before = qualities[name] ?? 0;
          if (before === 0) named.push(name);
          if (quality > before) qualities[name] = quality;
        }
      }
      for (const name of named) {
        const quality = qualities[name] ?? 0;
        qualities[name] = 0;
        const subject = subjectOf[name] ?? 0;
        shared[name] = (shared[name] ?? 0) + weight * quality * (isOptional ? 1 / OPTIONAL_TERM : 1);
        more[name] = (more[name] ?? 0) + weight * Math.max(0, quality - (here[subject] ?? 0));
        if (isNearName[name] === 0) nearNames.push(name);
        isNearName[name] = 1;
        noteSubject(subject);
      }
      for (const subject of touched) {
        covered[subject] = (covered[subject] ?? 0) + weight * (here[subject] ?? 0);
        if (isHard) {
          hard[subject] = (hard[subject] ?? 0) + weight;
          met[subject] = (met[subject] ?? 0) + 1;
          metTerms[subject] = (metTerms[subject] ?? 0) | bit;
        }
        noteSubject(subject);
        here[subject] = 0;
      }
    }
    const precisionOf = (name: number) => Math.min(1, (shared[name] ?? 0) / (nameWeights[name] ?? 1));
    const coverageOf = (name: number, at: number) => {
      const gained = (covered[at] ?? 0) + (more[name] ?? 0);
      return gained / (gained + (allHard - (hard[at] ?? 0)));
    };
    /** Subjects in the order in which they were met, which is that of those that fit alike. */
    const fitting: number[] = [];
    for (const name of nearNames) {
      const at = subjectOf[name] ?? 0;
      const precision = precisionOf(name);
      const coverage = coverageOf(name, at);
      const score = ((1 + NAME) * precision * coverage) / (NAME * precision + coverage);
      const before = scores[at] ?? 0;
      const second = seconds[at] ?? 0;
      if (!(score > before)) {
        if (score > second) thirds[at] = second;
        if (score > second) seconds[at] = score;
        else if (score > (thirds[at] ?? 0)) thirds[at] = score;
        continue;
      }
      if (before === 0) fitting.push(at);
      thirds[at] = second;
      seconds[at] = before;
      scores[at] = score;
      bestNames[at] = name;
    }
    const fits = highest(fitting, scores, most).flatMap((at): readonly Fit[] => {
      const subject = subjects[at];
      const name = bestNames[at] ?? 0;
      if (subject === undefined) return [];
      return [
        {
          subject,
          score: scores[at] ?? 0,
          support: ((scores[at] ?? 0) + (seconds[at] ?? 0) + (thirds[at] ?? 0)) / 3,
          precision: precisionOf(name),
          coverage: coverageOf(name, at),
          shared: shared[name] ?? 0,
          lost: allHard - (hard[at] ?? 0),
          lacking: countHard - (met[at] ?? 0),
          unmet: hardTerms.filter((_, i) => i < MOST_BITS && ((metTerms[at] ?? 0) & (1 << i)) === 0),
        },
      ];
    });
    for (const name of nearNames) {
      shared[name] = 0;
      more[name] = 0;
      isNearName[name] = 0;
    }
    for (const subject of nearSubjects) {
      covered[subject] = 0;
      scores[subject] = 0;
      seconds[subject] = 0;
      thirds[subject] = 0;
      isNearSubject[subject] = 0;
      hard[subject] = 0;
      met[subject] = 0;
      metTerms[subject] = 0;
    }
    return fits;
  };
}
