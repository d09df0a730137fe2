import type { z } from 'zod';
import { checkWhole, type Entry, type Listed, NOTHING, readList } from './check-shape.ts';
import { type Fault, faultAt, type Place } from './fault.ts';
import type { FactFolder, FolderText, PackFileName, SourceText } from './read-folder.ts';
import {
  AreaEntry,
  IndicatorEntry,
  ObservationEntry,
  PackFile,
  SourceEntry,
  StatementEntry,
  TopicEntry,
} from './schema.ts';
import { parseYamlFile } from './yaml-file.ts';

/** A file of facts and the topic it is named after. */
export type FactFile = { readonly place: Place; readonly folder: FactFolder; readonly topic: string };

/** A fact pack whose entries have the right form each, before they are compared with each other. */
export type Draft = {
  readonly info: Entry<PackFile> | null;
  readonly topics: Listed<TopicEntry>;
  readonly areas: Listed<AreaEntry>;
  readonly indicators: Listed<IndicatorEntry>;
  readonly sources: Listed<SourceEntry>;
  readonly files: readonly FactFile[];
  readonly observations: readonly Entry<ObservationEntry>[];
  readonly statements: readonly Entry<StatementEntry>[];
  /** Of observations and statements together; `null` when one of their files could not be read. */
  readonly factIds: Listed<never>['ids'];
};

/** Parses every file of a pack and checks the form of every entry. */
export function readDraft(text: FolderText, faults: Fault[]): Draft {
  const listed = <T>(name: PackFileName, schema: z.ZodType<T>, what: string): Listed<T> => {
    const source = text.pack.get(name);
    return source === undefined ? NOTHING : readList(schema, source, what, faults);
  };
  const factsIn = <T>(folder: FactFolder, schema: z.ZodType<T>) =>
    text.facts
      .filter((source) => source.folder === folder)
      .map((source) => {
        const { name, topic } = source;
        const place = { file: name, line: 1, column: 1 };
        return { place, folder, topic, ...readList(schema, source, folder, faults, topic) };
      });

  const indicatorFiles = text.indicators.map((source) => {
    const list = readList(IndicatorEntry, source, 'indicators', faults);
    for (const entry of list.entries) faults.push(...checkTopicFile(entry, source.topic));
    return list;
  });
  const ownFile = text.pack.has('indicators.yaml') || text.indicators.length === 0;
  const indicators = ownFile
    ? [listed('indicators.yaml', IndicatorEntry, 'indicators'), ...indicatorFiles]
    : indicatorFiles;
  const observations = factsIn('observations', ObservationEntry);
  const statements = factsIn('statements', StatementEntry);
  const files = [...observations, ...statements];
  return {
    info: readInfo(text.pack.get('pack.yaml'), faults),
    topics: listed('topics.yaml', TopicEntry, 'topics'),
    areas: listed('areas.yaml', AreaEntry, 'areas'),
    indicators: {
      entries: indicators.flatMap(({ entries }) => entries),
      ids:
        !text.indicatorsComplete || indicators.some(({ ids }) => ids === null)
          ? null
          : indicators.flatMap(({ ids }) => ids ?? []),
    },
    sources: listed('sources.yaml', SourceEntry, 'sources'),
    files,
    observations: observations.flatMap(({ entries }) => entries),
    statements: statements.flatMap(({ entries }) => entries),
    factIds:
      !text.complete || files.some(({ ids }) => ids === null) ? null : files.flatMap(({ ids }) => ids ?? []),
  };
}

/** An indicator stands in the file of its topic. */
function checkTopicFile(entry: Entry<IndicatorEntry>, topic: string): readonly Fault[] {
  if (String(entry.value.topic) === topic) return [];
  return [
    faultAt(
      entry.place('topic'),
      `The indicator belongs to "${entry.value.topic}", but stands in the file of "${topic}"`,
      `Move it to indicators/${entry.value.topic}.yaml, or correct the topic.`,
    ),
  ];
}

function readInfo(source: SourceText | undefined, faults: Fault[]): Entry<PackFile> | null {
  if (source === undefined) return null;
  const { yaml, faults: unreadable } = parseYamlFile(source);
  faults.push(...unreadable);
  if (yaml === null) return null;
  if (yaml.content === null) {
    faults.push(
      faultAt(yaml.file.place([]), 'The file is empty', 'Write who this bot is: lines such as "command: …".'),
    );
    return null;
  }
  return checkWhole(PackFile, yaml, faults);
}
