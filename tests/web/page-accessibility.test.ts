import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../../src/web/server.ts';
import { isWithoutBrowser, launchChromium } from '../support/chromium.ts';
import { buildPage, openPage } from '../support/page.ts';
import { realPreview } from '../support/preview.ts';
import { serve } from '../support/serve.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong, by rule and place. */
const CHECK = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => [id, target.flat().join(' '), failureSummary].join(' | '))))`;

describe.skipIf(isWithoutBrowser())('the preview page for people who use assistive technology', () => {
  let browser: Browser;
  let built: Awaited<ReturnType<typeof buildPage>>;
  let server: Server & { readonly url: string };

  beforeAll(async () => {
    [browser, built] = await Promise.all([launchChromium(), buildPage()]);
    server = await serve({ preview: realPreview(), pageFolder: built.folder });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await built?.remove();
  });

  async function faults(page: Page): Promise<string[]> {
    // The fade while a reply is awaited would be measured as pale text.
    await page.locator('section[aria-busy=true]').first().waitFor({ state: 'detached' });
    await page.addScriptTag({ path: AXE });
    return page.evaluate<string[]>(CHECK);
  }

  it.each([
    ['light colours', { colorScheme: 'light' } as const],
    ['dark colours', { colorScheme: 'dark' } as const],
    ['a narrow window', { viewport: { width: 360, height: 740 } } as const],
  ])('has no fault that axe knows, in %s', async (_, options) => {
    const { page, box, discord, slack, close } = await openPage(browser, server.url, {
      // The check is a script of another origin than the page's.
      bypassCSP: true,
      reducedMotion: 'reduce',
      ...options,
    });
    await discord.getByRole('button', { name: 'Sources' }).click();
    await discord.getByText('Only you can see this').waitFor();
    await slack.getByRole('button', { name: 'Share' }).click();
    await slack.getByText('Shared by you').waitFor();
    expect(await faults(page)).toEqual([]);
    for (const tab of await page.getByRole('tab', { name: 'JSON' }).all()) await tab.click();
    await box.fill('outsourcing ');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await faults(page)).toEqual([]);
    await page.getByRole('radio', { name: '中文' }).check();
    await box.fill('companies 2014');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: '回复' }).first().click();
    await discord.getByText('companies 2014').waitFor();
    expect(await faults(page)).toEqual([]);
    await close();
  });
});
