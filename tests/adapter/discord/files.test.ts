import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { codeBlock } from '../../../src/adapter/discord/escape.ts';
import { renderDiscord } from '../../../src/adapter/discord/render.ts';
import type { Card } from '../../../src/card/card.ts';
import { readBibtex } from '../../cite/citations.ts';
import { nastyText } from '../../support/arbitrary-card.ts';
import { isEphemeral, textOf } from '../../support/discord-body.ts';
import { discordHarness } from '../../support/discord-harness.ts';
import { LONG_CITATION, runnerWithTitleOf } from '../../support/long-citation.ts';

const harness = discordHarness();
afterEach(async () => {
  expect(await harness.end()).toEqual([]);
});

async function connected(words: number) {
  const { runner, title } = runnerWithTitleOf(words);
  const discord = await harness.discord();
  await harness.bot(discord, { runner: () => runner });
  return { discord, title };
}

const CITED = { fact: 'contract-value-2019', style: 'bibtex' };

describe('a citation for programs', () => {
  it('stands in a block of code where it is short', async () => {
    const { discord } = await connected(3);
    const message = await discord.command('cite', CITED).message();
    const [, code = ''] = /```\n([\s\S]*)\n```/u.exec(textOf(message)) ?? [];
    expect(readBibtex(code)[0]?.title).toBe('word 0 word 1 word 2');
    expect(message.attachments).toBeUndefined();
  });

  it('comes as a file with the first response where it is long', async () => {
    const { discord, title } = await connected(400);
    const sent = discord.command('cite', CITED);
    const message = await sent.message();
    const [request] = await sent.attempts(1);
    expect(request?.files.map(({ name, type }) => ({ name, type }))).toEqual([
      { name: 'contract-value-2019.bib', type: 'application/x-bibtex' },
    ]);
    expect(readBibtex(request?.files[0]?.text ?? '')[0]?.title).toBe(title);
    expect(message.attachments).toEqual([
      { id: '0', filename: 'contract-value-2019.bib', description: 'BibTeX' },
    ]);
    expect(textOf(message)).toContain('Short');
  });

  it('keeps its file when it is shared, and leaves the asker theirs', async () => {
    const { discord } = await connected(400);
    const asked = discord.command('cite', { ...CITED, private: true });
    expect(isEphemeral(await asked.message())).toBe(true);
    const pressed = asked.press(`share:${LONG_CITATION} language:en`);
    const [posted] = await pressed.followUps(1);
    expect(posted?.attachments).toHaveLength(1);
    const post = await discord.request('POST', /^\/webhooks\//);
    expect(post.files).toHaveLength(1);
    const [edit] = await pressed.attempts(1);
    expect(edit?.files).toEqual([]);
    expect((await pressed.message()).attachments).toBeUndefined();
  });
});

describe('a block of code', () => {
  const shown = (block: string) => /^```\n([\s\S]*)\n```$/u.exec(block)?.[1];

  it('ends where it should, whatever it holds', () => {
    fc.assert(
      fc.property(nastyText(1, 300), (text) => {
        const inside = shown(codeBlock(text));
        expect(inside).toBeDefined();
        expect(inside).not.toContain('```');
      }),
    );
  });

  it('keeps letters, tabs and markup as they are', () => {
    expect(shown(codeBlock('\ttitle = {*a* _b_ `c` <@1> \\&},'))).toBe('\ttitle = {*a* _b_ `c` <@1> \\&},');
  });

  it('that has no room becomes a file, whole', () => {
    const text = 'x'.repeat(5000);
    const code = {
      kind: 'code',
      label: 'BibTeX',
      name: 'a.bib',
      mediaType: 'application/x-bibtex',
      text,
    } as const;
    const card: Card = { language: 'en', title: 'Cite', tone: 'answer', parts: [code] };
    const options = { accent: '#1d6fa5', shareLine: null, addressee: null, isPrivate: false };
    const message = renderDiscord(card, options);
    expect(message.files).toEqual([{ name: 'a.bib', contentType: 'application/x-bibtex', data: text }]);
    expect(textOf(message)).toBe('Cite\nBibTeX: file a.bib');
  });
});
