import { enableCompileCache } from 'node:module';

// Compiled code is kept between starts; this must come before anything large is imported.
enableCompileCache();
const { start } = await import('./start.ts');
await start(process.env);
