import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { buildPage, type OpenPage, openPage } from './page.ts';
import { realPreview } from './preview.ts';
import { serve } from './serve.ts';

/** Where the README looks for them. */
const FOLDER = join(import.meta.dirname, '../../docs/images');

/** Pictures are sharper than the window they are taken in, for screens with small pixels. */
const SHARP = { deviceScaleFactor: 1.5 };

type Shot = {
  readonly name: string;
  /** What the address restores: a command and a language. */
  readonly link: Readonly<Record<string, string>>;
  readonly options: BrowserContextOptions;
  /** Whether the picture ends where the window does; else it is as long as the page. */
  readonly isCutOff?: boolean;
  /** What a person does before the picture is taken. */
  readonly act?: (open: OpenPage) => Promise<void>;
};

const SHOTS: readonly Shot[] = [
  {
    name: 'preview-light',
    link: { command: 'outsourcing contract value 2019', language: 'en' },
    options: { colorScheme: 'light', viewport: { width: 1240, height: 780 } },
  },
  {
    name: 'preview-dark',
    link: { command: 'find 外包 合同额', language: 'zh' },
    options: { colorScheme: 'dark', viewport: { width: 1240, height: 780 } },
    act: async ({ discord }) => {
      await discord.getByRole('button', { name: '来源' }).click();
      await discord.locator('discord-message.private').waitFor();
    },
  },
  {
    name: 'preview-narrow',
    link: { command: 'ecommerce', language: 'ru' },
    options: { colorScheme: 'light', viewport: { width: 390, height: 1100 } },
    isCutOff: true,
  },
];

/** The picture does not change with the hour it is taken at, nor with how far a font or a fade has come. */
async function settle(page: Page): Promise<void> {
  await page.locator('section[aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => true)');
}

const browser = await launchChromium();
const built = await buildPage();
const server = await serve({ preview: realPreview(), pageFolder: built.folder });
try {
  await mkdir(FOLDER, { recursive: true });
  for (const { name, link, options, isCutOff = false, act } of SHOTS) {
    const url = `${server.url}/#${new URLSearchParams(link)}`;
    const open = await openPage(browser, url, {
      ...SHARP,
      ...options,
      reducedMotion: 'reduce',
      at: new Date('2026-11-23T09:41:00'),
    });
    await act?.(open);
    await settle(open.page);
    const path = join(FOLDER, `${name}.png`);
    await open.page.screenshot({ path, fullPage: !isCutOff });
    await open.close();
    console.log(`docs/images/${name}.png`);
  }
} finally {
  await browser.close();
  await server.stop();
  await built.remove();
}
