import { enableCompileCache } from 'node:module';

// Compiled code is kept between starts; this must come before anything large is imported.
enableCompileCache();
const { loadEnvFile } = await import('./config.ts');
const { start } = await import('./start.ts');
loadEnvFile();
await start(process.env);
