import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** Less than a test may take, so that what did not come is named. */
const WAIT_AT_MOST_MS = 10_000;

const ROOT = join(import.meta.dirname, '../..');

/** Builds the preview page as it is now into a folder of its own. */
export async function buildPage(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'preview-page-'));
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const config = join(ROOT, 'src/web/page/vite.config.ts');
  // The test runner's NODE_ENV would give the libraries' development builds, with their warnings.
  await promisify(execFile)(process.execPath, [vite, 'build', '--config', config, '--outDir', folder], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** The page in a window of its own, with everything that it asked for and complained of. */
export type OpenPage = {
  readonly page: Page;
  readonly box: Locator;
  readonly discord: Locator;
  readonly slack: Locator;
  readonly run: Locator;
  /** Addresses of all requests. */
  readonly requests: string[];
  /** Errors and warnings of the console, and errors that nothing caught. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
};

/** Opens the page, at a fixed time where one is given, and waits for its first replies. */
export async function openPage(
  browser: Browser,
  url: string,
  { at, ...options }: BrowserContextOptions & { readonly at?: Date } = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ locale: 'en-US', ...options });
  const page = await context.newPage();
  if (at !== undefined) await page.clock.setFixedTime(at);
  page.setDefaultTimeout(WAIT_AT_MOST_MS);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(url);
  const discord = page.locator('section.discord');
  const slack = page.locator('section.slack');
  await discord.locator('discord-message').first().waitFor();
  return {
    page,
    box: page.getByRole('combobox'),
    discord,
    slack,
    run: page.locator('button.run'),
    requests,
    complaints,
    close: () => context.close(),
  };
}

/** Runs in the page, whose types the tests do not know. */
const FIND_OVERFLOWING = `(() => {
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const { right, width, height } = element.getBoundingClientRect();
      // What is hidden from eyes but not from screen readers is one pixel big.
      if (width > 1 && height > 1 && right > innerWidth + 0.5) {
        found.push(element.tagName.toLowerCase() + '.' + element.className + ' ends at ' + Math.round(right));
      }
      if (element.shadowRoot !== null) look(element.shadowRoot);
    }
  };
  look(document);
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
  return found;
})()`;

/** Elements that reach beyond the window's right edge, also those that something around them cuts off. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(FIND_OVERFLOWING);
}
