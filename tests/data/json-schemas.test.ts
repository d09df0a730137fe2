import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../src/data/json-schemas.ts';
import { PORT_PACK } from '../support/broken-pack.ts';

const data = join(import.meta.dirname, '../../data');
const schemas = join(data, 'schema');

describe('the JSON Schemas in data/schema', () => {
  it('are those that the loader checks with; after a change of schema.ts run "npm run schemas"', () => {
    const written = new Map(
      readdirSync(schemas).map((name) => [name, readFileSync(join(schemas, name), 'utf8')]),
    );
    expect(written).toEqual(new Map([...jsonSchemas()].sort(([a], [b]) => (a < b ? -1 : 1))));
  });

  it.each([data, PORT_PACK])('are named at the top of every file of %s', (pack) => {
    const files = readdirSync(pack, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.yaml'),
    );
    for (const file of files) {
      const [, named] =
        /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(join(pack, file), 'utf8')) ?? [];
      const kind = file.includes('/') ? dirname(file) : file.replace('.yaml', '');
      expect(resolve(pack, dirname(file), named ?? ''), file).toBe(join(schemas, `${kind}.schema.json`));
    }
  });

  it('refuse keys that no file has', () => {
    const { items } = JSON.parse(jsonSchemas().get('observations.schema.json') ?? '');
    expect(items).toMatchObject({ type: 'object', additionalProperties: false });
    expect(items.required).toContain('printed');
    expect(items.properties.value).toMatchObject({ type: 'number' });
  });
});
