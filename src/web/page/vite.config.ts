import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the preview page into files that the bot's own server serves. */
export default defineConfig({
  root: here('.'),
  build: {
    outDir: here('../../../build/page'),
    emptyOutDir: true,
    // Small files stay files: the page's content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Half of it are Slack's components, with their tables of Unicode and emoji. It comes from this machine.
    chunkSizeWarningLimit: 1500,
  },
});
