import { inLanguage, type Language, type Localized } from '../core/language.ts';
import { parsePeriod } from '../core/period/period.ts';
import type { Draft } from '../data/draft.ts';
import { printFault } from '../data/fault.ts';
import { type Standing, standingObservation } from './already-stands.ts';
import { INDICATOR_BY_HAND, remedyFor, unknownReference } from './check-given.ts';
import type { Choice, Interview, Remedy } from './interview.ts';
import { type EntryKind, type FactKind, type Given, one, PARTS, type Part } from './parts.ts';
import { proposedId, proposedSourceId } from './proposals.ts';

/** What is being asked about. */
export type Answers = { readonly kind: FactKind; readonly topic: string | null; readonly given: Given };

/** A value that is no id: chosen where the source is not in the list. */
const NEW_SOURCE = '+';

/** Asked for only when somebody says that there is more to tell. */
const RARE = [
  'aliases',
  'members',
  'break',
  'doubt',
  'contradicts',
  'vintage',
  'also',
  'unchecked',
  'caveat',
];
const isRare = ({ path: [key] }: Part) => RARE.includes(key);

/** Who chooses from a list need not know that it stands for ids. */
const questionOf = ({ about }: Part) => about.replace(/: id of .*/, '');

type Named = { readonly id: string; readonly names: Localized; readonly aliases?: object | undefined };

function choiceOf({ id, names, aliases = {} }: Named, language: Language, more = ''): Choice {
  const others = [...Object.values(names), ...Object.values(aliases).flat()].join(' ');
  return { value: id, label: inLanguage(names, language), hint: id, words: `${id} ${others} ${more}` };
}

/** Asks for what is missing of a fact, one question after the other. */
export class PartsInterview {
  private readonly given: Map<string, readonly string[]>;
  private readonly draft: Draft;
  private readonly interview: Interview;
  private readonly language: Language;

  constructor(given: Given, draft: Draft, interview: Interview, language: Language) {
    this.given = new Map(given);
    this.draft = draft;
    this.interview = interview;
    this.language = language;
  }

  /** @throws {Cancelled} when somebody leaves in the middle. */
  async ask(asked: { kind: FactKind | null; topic: string | null }): Promise<Answers> {
    const { interview } = this;
    const kind =
      asked.kind ??
      ((await interview.few('What is added?', ['a number', 'a statement in words'], null)) === 'a number'
        ? 'observation'
        : 'statement');
    const topic =
      kind === 'statement' && asked.topic === null
        ? await interview.many('Which topic is it of?', this.topics(), () => null)
        : asked.topic;
    const parts = PARTS[kind].filter(({ option }) => option !== 'id');
    for (const part of parts.filter((part) => !isRare(part))) await this.askFor(kind, part);
    const rare = parts.filter((part) => isRare(part) && this.isOpen(part));
    const names = [...new Set(rare.map(({ path: [key] }) => key))].join(', ');
    if (rare.length > 0 && (await interview.yes(`Is there more to tell? (${names})`, false))) {
      for (const part of rare) await this.askFor(kind, part);
    }
    await this.askForId(kind);
    return { kind, topic, given: this.given };
  }

  private topics(): readonly Choice[] {
    return this.draft.topics.entries.map(({ value }) => choiceOf(value, this.language));
  }

  /** Whether it was not given, and means something in this pack and beside what was given. */
  private isOpen({ option, language }: Part): boolean {
    if (this.given.has(option)) return false;
    const languages = this.draft.info?.value.languages ?? [];
    if (language !== null && !languages.includes(language)) return false;
    if (option === 'basis' || option === 'change-qualifier') return this.given.has('change');
    if (option === 'unit') {
      const indicator = this.draft.indicators.entries.find(
        ({ value }) => value.id === one(this.given, 'indicator'),
      );
      return typeof indicator?.value.unit === 'string' && indicator.value.unit !== 'percent';
    }
    return true;
  }

  private async askFor(kind: EntryKind, part: Part): Promise<void> {
    if (part.option === 'source' && kind !== 'source') return this.askForSource(kind);
    if (!this.isOpen(part)) return;
    const texts = await this.answerTo(kind, part);
    if (texts.length > 0) this.given.set(part.option, texts);
  }

  private async answerTo(kind: EntryKind, part: Part): Promise<readonly string[]> {
    const { interview, draft } = this;
    const { about, isRequired, form, values, option } = part;
    const remedy: Remedy = (text) => remedyFor(kind, part, [text]) ?? unknownReference(part, [text], draft);
    const some = (text: string) => (text === '' ? [] : [text]);
    switch (option) {
      case 'indicator':
        return some(
          await interview.many(`${questionOf(part)}? ${INDICATOR_BY_HAND}`, this.indicators(), remedy),
        );
      case 'area':
        return some(await interview.many(`${questionOf(part)}?`, this.areas(), remedy));
      default:
        break;
    }
    if (values.length > 0) return some(await interview.few(about, values, isRequired ? null : 'not said'));
    switch (form) {
      case 'flag':
        return (await interview.yes(`${about}?`, false)) ? ['true'] : [];
      case 'list':
      case 'items':
        return interview.several(about, { isRequired, remedy });
      case 'bare':
      case 'text': {
        const initial = option === 'basis' ? { initial: 'year-on-year' } : {};
        return some(await interview.words(about, { isRequired, remedy, ...initial }));
      }
      default:
        return form satisfies never;
    }
  }

  private indicators(): readonly Choice[] {
    return this.draft.indicators.entries.flatMap(({ value }) =>
      value.formula === undefined ? choiceOf(value, this.language, value.topic) : [],
    );
  }

  /** Home first. */
  private areas(): readonly Choice[] {
    const home = this.draft.info?.value.area;
    const choices = this.draft.areas.entries.map(({ value }) => choiceOf(value, this.language));
    return choices.toSorted((a, b) => Number(b.value === home) - Number(a.value === home));
  }

  private async askForSource(kind: FactKind): Promise<void> {
    const known = this.draft.sources.entries;
    if (!this.given.has('source')) {
      const choices = known.map(({ value: { id, title, publisher } }): Choice => {
        return { value: id, label: title, hint: publisher, words: `${id} ${title} ${publisher}` };
      });
      const fresh = { value: NEW_SOURCE, label: 'A source that is not in the list', hint: '', words: 'new' };
      const source = await this.interview.many(
        'Which document does it stand in? Type "new" for one that is not in the list.',
        [fresh, ...choices],
        (id) => (kind === 'observation' ? this.standing(id) : null),
      );
      if (source !== NEW_SOURCE) this.given.set('source', [source]);
    }
    if (known.some(({ value }) => value.id === one(this.given, 'source'))) return;
    const parts = PARTS.source.filter(({ option }) => option !== 'source');
    for (const part of parts) await this.askFor('source', part);
    if (this.given.has('source')) return;
    const [part] = PARTS.source;
    if (part === undefined) return;
    const ids = new Set(known.map(({ value }): string => value.id));
    const id = await this.interview.words('Id of the new source', {
      isRequired: true,
      initial: proposedSourceId(this.given, this.draft),
      remedy: (text) =>
        remedyFor('source', part, [text]) ??
        (ids.has(text) ? 'Another source has this id. Write another.' : null),
    });
    this.given.set('source', [id]);
  }

  /** Says at once that the same source tells the same already. */
  private standing(source: string): string | null {
    const fresh = this.standingOf(source);
    const fault = fresh === null ? null : standingObservation(fresh, this.draft);
    return fault === null ? null : printFault(fault);
  }

  private standingOf(source: string): Standing | null {
    const { draft, given } = this;
    const found = <Id extends string>(
      entries: readonly { readonly value: { readonly id: Id } }[],
      id: string,
    ) => entries.find(({ value }) => value.id === id)?.value.id;
    const indicator = found(draft.indicators.entries, one(given, 'indicator'));
    const area = found(draft.areas.entries, one(given, 'area'));
    const period = parsePeriod(one(given, 'period'));
    const known = found(draft.sources.entries, source);
    if (indicator === undefined || area === undefined || period === null || known === undefined) return null;
    // A later vintage, another currency or an aim make it another fact: those that are set are given as options.
    if (['vintage', 'unit', 'status'].some((option) => given.has(option))) return null;
    return { indicator, area, period, source: known };
  }

  private async askForId(kind: FactKind): Promise<void> {
    const part = PARTS[kind].find(({ option }) => option === 'id');
    if (part === undefined || this.given.has('id')) return;
    const taken = new Set((this.draft.factIds ?? []).map(({ id }) => id));
    const id = await this.interview.words('Id of the new fact', {
      isRequired: true,
      initial: proposedId(kind, this.given, this.draft),
      remedy: (text) =>
        remedyFor(kind, part, [text]) ??
        (taken.has(text) ? 'Another fact has this id. Write another.' : null),
    });
    this.given.set('id', [id]);
  }
}
