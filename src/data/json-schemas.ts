import { z } from 'zod';
import {
  AreaEntry,
  IndicatorEntry,
  ObservationEntry,
  PackFile,
  SourceEntry,
  StatementEntry,
  TopicEntry,
} from './schema.ts';

const FILES = {
  pack: PackFile,
  topics: z.array(TopicEntry),
  areas: z.array(AreaEntry),
  indicators: z.array(IndicatorEntry),
  sources: z.array(SourceEntry),
  observations: z.array(ObservationEntry),
  statements: z.array(StatementEntry),
} as const;

/** The JSON Schema of each kind of file, by file name: `topics.schema.json`. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(FILES).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
      return [`${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}
