import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../../src/web/server.ts';
import { isWithoutBrowser, launchChromium } from '../support/chromium.ts';
import { buildPage, type OpenPage, openPage, overflowing } from '../support/page.ts';
import { realPreview, realRunner } from '../support/preview.ts';
import { serve } from '../support/serve.ts';

const { command, examples, languages } = realRunner().registry().info;

describe.skipIf(isWithoutBrowser())('the preview page in Chromium', () => {
  let browser: Browser;
  let built: Awaited<ReturnType<typeof buildPage>>;
  let server: Server & { readonly url: string };
  const opened: OpenPage[] = [];

  const servePage = (port = 0) => serve({ port, preview: realPreview(), pageFolder: built.folder });

  beforeAll(async () => {
    [browser, built] = await Promise.all([launchChromium(), buildPage()]);
    server = await servePage();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await built?.remove();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((page) => page.close()));
  });

  async function open(link = '', options: BrowserContextOptions = {}): Promise<OpenPage> {
    const page = await openPage(browser, `${server.url}/${link}`, options);
    opened.push(page);
    return page;
  }
  const linkTo = (text: string, language = 'en') => `#${new URLSearchParams({ command: text, language })}`;

  it('greets with the first example, answered on both sides', async () => {
    const { page, box, discord, slack, complaints } = await open();
    expect(await page.title()).toBe('Harbin services trade · Preview');
    expect(await box.inputValue()).toBe(examples[0]);
    await discord.getByText('$3.45 billion').first().waitFor();
    await slack.getByText('$3.45 billion').first().waitFor();
    await slack.getByText('Only visible to you').waitFor();
    expect(await discord.getByText('Only you can see this').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is worked by keyboard alone, from typing with completion to a pressed button', async () => {
    const { page, box, discord } = await open();
    for (let presses = 0; presses < 10; presses += 1) {
      if ((await page.locator('input[role=combobox]:focus').count()) === 1) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('outs');
    await page.getByRole('option', { name: /^outsourcing/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('option', { selected: true }).textContent()).toMatch(/^outsourcing/);
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('outsourcing ');
    await page.keyboard.type('executed value');
    await page
      .getByRole('option', { name: /executed value/i })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(await box.inputValue()).toBe('outsourcing executed value');
    await page.keyboard.press('Enter');
    await discord.getByText(`/${command} outsourcing executed value`).waitFor();
    const sources = discord.getByRole('button', { name: 'Sources' });
    await sources.focus();
    await page.keyboard.press('Enter');
    await discord.getByText('Only you can see this').waitFor();
  });

  it('answers each of the eleven examples with one click', async () => {
    expect(examples).toHaveLength(11);
    const { page, discord, slack, complaints } = await open();
    for (const example of examples) {
      await page.getByRole('button', { name: `/${command} ${example}`, exact: true }).click();
      await discord.getByText(`/${command} ${example}`, { exact: true }).waitFor();
      expect(await slack.getByRole('heading', { level: 3 }).count()).toBeGreaterThan(0);
      expect(await page.getByText('Something went wrong').count()).toBe(0);
    }
    expect(complaints).toEqual([]);
  });

  it('presses Discord’s buttons: a private answer below, shared once it is, put away when done', async () => {
    const { discord } = await open();
    await discord.getByRole('button', { name: 'Sources' }).click();
    const answer = discord.locator('discord-message.private');
    await answer.getByText('Sources: Services outsourcing').waitFor();
    await answer.getByRole('button', { name: 'Share' }).click();
    await discord.getByText('@you').waitFor();
    expect(await discord.locator('discord-message').count()).toBe(3);
    await answer.getByRole('button', { name: 'Dismiss message' }).click();
    expect(await discord.locator('discord-message').count()).toBe(2);
  });

  it('presses Slack’s buttons: an answer in the question’s place, a shared one below', async () => {
    const { slack } = await open(linkTo('companies 2014'));
    const messages = slack.locator('.slack-message');
    await slack.getByRole('button', { name: 'Companies', exact: true }).click();
    await slack.getByText('1,000 companies').first().waitFor();
    expect(await messages.count()).toBe(1);
    await slack.getByRole('button', { name: 'Share' }).click();
    await slack.locator('.slack-message.public').getByText('Shared by you').waitFor();
    expect(await messages.count()).toBe(2);
    expect(await slack.getByRole('button', { name: 'Share' }).count()).toBe(0);
    await slack.locator('.slack-message.private').getByRole('button', { name: 'Sources' }).click();
    await slack.getByText(/^Sources: /).waitFor();
    expect(await messages.count()).toBe(3);
  });

  it('speaks the language that is chosen, on both sides and itself', async () => {
    const { page, discord, slack, run } = await open();
    expect(await page.getByRole('radio').count()).toBe(languages.length + 3);
    await page.getByRole('radio', { name: 'Русский' }).check();
    await run.getByText('Выполнить').waitFor();
    await discord.getByText('3,45 млрд долларов США').first().waitFor();
    await slack.getByText('Видно только вам').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
    await page.getByRole('radio', { name: '中文' }).check();
    await discord.getByText('34.5亿美元').first().waitFor();
    await discord.getByRole('button', { name: '来源' }).click();
    await discord.getByText('只有您才能看到此信息').waitFor();
  });

  it('begins in the reader’s own language', async () => {
    const { run } = await open('', { locale: 'zh-CN' });
    expect(await run.textContent()).toBe('运行');
  });

  it('is restored by a link and by the browser’s way back', async () => {
    const { page, box, discord, run } = await open(linkTo('centers', 'ru'));
    expect(await box.inputValue()).toBe('centers');
    expect(await run.textContent()).toBe('Выполнить');
    await box.fill('pilot');
    await page.keyboard.press('Enter');
    await discord.getByText(`/${command} pilot`).waitFor();
    expect(new URL(page.url()).hash).toBe(linkTo('pilot', 'ru'));
    await page.goBack();
    await discord.getByText(`/${command} centers`).waitFor();
    expect(await box.inputValue()).toBe('centers');
  });

  it('follows the system’s colours and its own switch, on both sides', async () => {
    const { page, slack } = await open('', { colorScheme: 'light' });
    const seen = () =>
      page.evaluate<string[]>(
        "['.discord', '.slack'].map((side) => getComputedStyle(document.querySelector(side + ' .panel')).backgroundColor)",
      );
    const light = await seen();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme=dark]').waitFor();
    await slack.locator('[data-theme=dark]').first().waitFor();
    const dark = await seen();
    expect(dark).not.toEqual(light);
    await page.getByRole('radio', { name: 'Light' }).check();
    await page.locator('html[data-theme=light]').waitFor();
    expect(await seen()).toEqual(light);
    await page.reload();
    await page.locator('html[data-theme=light]').waitFor();
    await page.getByRole('radio', { name: 'As the system' }).check();
    await page.locator('html[data-theme=dark]').waitFor();
  });

  it('shows the payloads as they would be sent, and copies them', async () => {
    const { page, slack } = await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
    const reply = await fetch(`${server.url}/preview/run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: examples[0], language: 'en' }),
    });
    const sent: { slack: { payload: unknown } } = JSON.parse(await reply.text());
    await slack.getByRole('tab', { name: 'Reply' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(JSON.parse((await slack.locator('pre').textContent()) ?? '')).toEqual(sent.slack.payload);
    await slack.getByRole('button', { name: 'Copy' }).click();
    await slack.getByText('Copied').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(JSON.parse(copied)).toEqual(sent.slack.payload);
  });

  it('asks nothing of any other server, whatever it shows and whoever presses', async () => {
    const hostile =
      '<img src=https://example.com/a.png> 123456789012345678 <:x:123456789012345678> **b** :smile:';
    const { page, discord, slack, requests, complaints } = await open(linkTo(`find ${hostile}`));
    await discord.getByText('123456789012345678').first().waitFor();
    expect(await page.locator('img[src^="http"]:not([src^="http://127.0.0.1"])').count()).toBe(0);
    await page.getByRole('button', { name: `/${command} outsourcing`, exact: true }).click();
    await discord.getByRole('button', { name: 'Cite' }).click();
    await slack.getByRole('button', { name: 'Sources' }).click();
    await discord.getByText('Only you can see this').waitFor();
    await page.waitForLoadState('networkidle');
    expect(requests.length).toBeGreaterThan(5);
    expect(requests.filter((url) => new URL(url).origin !== server.url)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('opens links beside itself, without telling where they were followed from', async () => {
    const { page } = await open(linkTo('sources'));
    const links = await page.locator('a[href^="http"]').all();
    expect(links.length).toBeGreaterThanOrEqual(2);
    for (const link of links) {
      expect(await link.getAttribute('target')).toBe('_blank');
      expect(await link.getAttribute('rel')).toContain('noopener');
    }
  });

  it('fits a window of 360 pixels with long texts in every language', async () => {
    const { page, box, discord } = await open('', { viewport: { width: 360, height: 740 } });
    const texts = ['outsourcing', 'centers', 'pilot', 'sources', 'help', `find ${'длинноеслово'.repeat(20)}`];
    for (const language of ['Русский', '中文', 'English']) {
      await page.getByRole('radio', { name: language }).check();
      for (const text of texts) {
        await box.fill(text);
        await page.keyboard.press('Enter');
        await discord.getByText(`/${command} ${text}`, { exact: true }).waitFor();
        expect([language, text, await overflowing(page)]).toEqual([language, text, []]);
      }
    }
    for (const tab of await page.getByRole('tab', { name: 'JSON' }).all()) await tab.click();
    expect(await overflowing(page)).toEqual([]);
    await box.fill('outsourcing ');
    await page.getByRole('option').first().waitFor();
    expect(await overflowing(page)).toEqual([]);
  });

  it('shows where the keyboard is', async () => {
    const { page } = await open();
    const outline = `(() => {
      let at = document.activeElement;
      while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      const seen = [at, at.nextElementSibling, at.closest('.command-box')].filter(Boolean);
      const marked = seen.some((one) => getComputedStyle(one).outlineStyle !== 'none' || (one !== at && getComputedStyle(one).boxShadow.includes('0px 0px 0px 1px')));
      return at === document.body ? null : at.outerHTML.slice(0, 80) + (marked ? '' : ' IS NOT MARKED');
    })()`;
    const places = new Set<string>();
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const place = await page.evaluate<string | null>(outline);
      if (place === null) break;
      places.add(place);
    }
    expect(places.size).toBeGreaterThan(15);
    expect([...places].filter((place) => place.endsWith('IS NOT MARKED'))).toEqual([]);
  });

  it('says that the server is gone, and goes on when it is back', async () => {
    const own = await servePage();
    const { page, box, discord, close } = await openPage(browser, own.url);
    await own.stop();
    await box.fill('centers');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('The server does not answer.').waitFor();
    expect(await discord.getByText('$3.45 billion').count()).toBeGreaterThan(0);
    const again = await servePage(own.port);
    await page.getByRole('button', { name: 'Try again' }).click();
    await discord.getByText(`/${command} centers`).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await close();
    await again.stop();
  });

  it('says that the server is gone even before it has learned any words', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('**/preview/info*', (route) => route.abort());
    await page.goto(server.url);
    await page.getByRole('alert').getByText('The server does not answer.').waitFor();
    await page.unroute('**/preview/info*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('discord-message').first().waitFor();
    await context.close();
  });

  it('takes its name, colour and languages from the pack', async () => {
    const port = await serve({ preview: realPreview('tests/fixtures/port-pack'), pageFolder: built.folder });
    const { info } = realRunner('tests/fixtures/port-pack').registry();
    const { page, close } = await openPage(browser, port.url);
    expect(await page.locator('h1').textContent()).toContain(info.title.en);
    expect(await page.locator('label.prefix').textContent()).toContain(`/${info.command}`);
    const accent = await page.evaluate<string>("document.documentElement.style.getPropertyValue('--accent')");
    expect(accent).toBe(info.accent);
    expect(await page.getByRole('radio').count()).toBe(info.languages.length + 3);
    expect((await page.content()).toLowerCase()).not.toContain('harbin');
    await close();
    await port.stop();
  });
});
