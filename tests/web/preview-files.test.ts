import { describe, expect, it } from 'vitest';
import { createPreview } from '../../src/preview.ts';
import { answerPress, answerText } from '../../src/web/preview-answers.ts';
import { readBibtex } from '../cite/citations.ts';
import { LONG_CITATION, runnerWithTitleOf } from '../support/long-citation.ts';

const READER = { locale: 'en' };

describe('files in the preview', () => {
  it('stand beside the payload that brings them, with their text', async () => {
    const { runner, title } = runnerWithTitleOf(3000);
    const reply = await answerText(createPreview(runner), LONG_CITATION, READER);
    for (const { files, payload } of [reply.discord, reply.slack]) {
      expect(files).toMatchObject([{ name: 'contract-value-2019.bib', label: 'BibTeX' }]);
      expect(readBibtex(files[0]?.text ?? '')[0]?.title).toBe(title);
      expect(payload).not.toHaveProperty('files');
    }
  });

  it('come with a pressed button too, and with nothing that has none', async () => {
    const { runner } = runnerWithTitleOf(3000);
    const preview = createPreview(runner);
    const press = {
      platform: 'discord',
      id: `see:${LONG_CITATION}`,
      value: null,
      isPrivate: false,
      language: 'en',
    } as const;
    expect((await answerPress(preview, press, READER))?.below?.files).toHaveLength(1);
    const { discord, slack } = await answerText(preview, 'help', READER);
    expect([discord.files, slack.files]).toEqual([[], []]);
  });
});
