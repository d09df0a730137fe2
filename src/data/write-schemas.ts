import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jsonSchemas } from './json-schemas.ts';

/** `npm run schemas`: writes the JSON Schemas that an editor completes and checks the fact pack with. */
const folder = fileURLToPath(new URL('../../data/schema/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of jsonSchemas()) writeFileSync(join(folder, name), text);
