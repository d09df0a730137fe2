import type { Card, CardPart } from '../card/card.ts';
import { factPart } from '../card/fact-parts.ts';
import type { CardContext } from '../card/label.ts';
import type { Fact } from '../core/fact.ts';
import { say } from '../text/say.ts';
import type { Sender } from './form.ts';
import type { Suggestion } from './suggestion.ts';

/** A name is for recognising a person; a longer one takes room from what they say. */
const MOST_NAME = 60;

/** An address between quotation marks, where a shell takes nothing in it for a command. */
const quoted = (address: string) => `'${address.replaceAll("'", '%27')}'`;

/** What is known of a fact already, as the options of `facts:add`; a derived one has no entry of its own. */
function knownOptions(fact: Fact | null): readonly string[] {
  if (fact === null || fact.kind === 'derived') return [];
  const where = [`--area ${fact.area.id}`, `--period ${fact.period.text}`];
  return fact.kind === 'statement'
    ? ['--statement', `--topic ${fact.topic}`, ...where]
    : [`--indicator ${fact.indicator.id}`, ...where];
}

/** A document that the book knows already is named by its id. */
function sourceOptions(address: string | null, { book }: CardContext): readonly string[] {
  if (address === null) return [];
  const known = book.sources.find(({ url }) => url !== null && new URL(url).href === address);
  return [known === undefined ? `--source-url ${quoted(address)}` : `--source ${known.id}`];
}

/**
 * The command that adds a fact, with what is known for certain: it asks for the rest, since which digits the source
 * prints is for whoever reads it.
 */
export function addPart(fact: Fact | null, source: string | null, context: CardContext): CardPart {
  const options = [...knownOptions(fact), ...sourceOptions(source, context)];
  return {
    kind: 'code',
    label: say(context.language, 'suggest.add'),
    text: ['npm run facts:add', ...(options.length === 0 ? [] : ['--', ...options])].join(' '),
    name: 'facts-add.txt',
    mediaType: 'text/plain',
  };
}

function fromWhom({ platform, id, name, place }: Sender, { language }: CardContext): string {
  const person = `${name.slice(0, MOST_NAME).toWellFormed()} (${id})`;
  if (place === null) return say(language, 'suggest.from-direct', { person, platform });
  return say(language, 'suggest.from', {
    person,
    platform,
    place: place.slice(0, MOST_NAME).toWellFormed(),
  });
}

/** What the people who look after the facts are told of a suggestion. Nothing on it is checked, and it says so. */
export function cardOfSuggestion(suggestion: Suggestion, sender: Sender, context: CardContext): Card {
  const { book, language } = context;
  const { fact: about, text, source, note } = suggestion;
  const fact = book.fact(about);
  const told: CardPart[] = [
    say(language, 'suggest.told-fact', { text: about }),
    say(language, 'suggest.told-text', { text }),
    ...(note === '' ? [] : [say(language, 'suggest.told-note', { text: note })]),
    fromWhom(sender, context),
  ].map((words) => ({ kind: 'text', text: words }));
  const standing = fact === null ? null : factPart(fact, context, 'glance');
  return {
    language,
    title: say(language, fact === null ? 'suggest.review-new' : 'suggest.review-correction'),
    tone: 'question',
    parts: [
      ...told,
      ...(standing === null
        ? []
        : [{ ...standing, label: say(language, 'suggest.stands', { label: standing.label }) }]),
      {
        kind: 'source',
        title: say(language, 'suggest.source'),
        publisher: source,
        published: say(language, 'suggest.unread'),
        url: source,
        note: null,
      },
      addPart(fact, source, context),
    ],
  };
}
