import { PGlite } from '@electric-sql/pglite';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('No folder is given.');
const database = await PGlite.create({ dataDir: folder });
await database.close();
process.disconnect?.();
