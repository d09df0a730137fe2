import { afterEach, describe, expect, it } from 'vitest';
import { codeBlocks } from '../../../src/adapter/slack/code-blocks.ts';
import { slackViolations } from '../../../src/adapter/slack/limits.ts';
import { readBibtex } from '../../cite/citations.ts';
import { LONG_CITATION, runnerWithTitleOf } from '../../support/long-citation.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import { asSlackMessage, readable, textObjects } from '../../support/slack-text.ts';

let slack: SlackHarness | null = null;
afterEach(async () => {
  await slack?.stop();
  slack = null;
});

async function connected(words: number, mode: 'http' | 'socket' = 'http') {
  const { runner, title } = runnerWithTitleOf(words);
  slack = await startSlackHarness({ runner, mode });
  return { slack, title };
}

const NO_ROOM = 3000;

const boxesOf = (reply: { readonly blocks: readonly { readonly type: string }[] }) =>
  reply.blocks.filter(({ type }) => type === 'rich_text');

describe('a citation for programs', () => {
  it('stands in a box, letter by letter', async () => {
    const { slack: it } = await connected(3);
    const { reply } = await it.command(LONG_CITATION);
    expect(boxesOf(reply)).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_preformatted',
            elements: [
              {
                type: 'text',
                text: expect.stringContaining('note = {contract value, 2019: \\$3.45 billion'),
              },
            ],
          },
        ],
      },
    ]);
    expect(slackViolations(asSlackMessage(reply))).toEqual([]);
  });

  it('fills several boxes where one is too small, and is no file yet', async () => {
    const { slack: it, title } = await connected(500);
    const { reply } = await it.command(LONG_CITATION);
    const message = asSlackMessage(reply);
    const boxes = message.blocks.filter(({ type }) => type === 'rich_text').flatMap(textObjects);
    expect(boxes.length).toBeGreaterThan(1);
    expect(boxes.map(({ text }) => text).join('')).toContain(title.slice(0, 2000));
    expect(slackViolations(message)).toEqual([]);
    expect(it.api.calls.filter((call) => /^(?:files|conversations)\./.test(call))).toEqual([]);
  });

  it.each(['http', 'socket'] as const)(
    'comes as a direct message where no message holds it, over %s',
    async (mode) => {
      const { slack: it, title } = await connected(NO_ROOM, mode);
      const { reply } = await it.command(LONG_CITATION);
      expect(readable(reply)).toContain('The file contract-value-2019.bib comes to you as a direct message.');
      const [file, ...others] = await it.api.filesOfAnn(1);
      expect(others).toEqual([]);
      expect(file).toMatchObject({
        name: 'contract-value-2019.bib',
        title: 'BibTeX: contract-value-2019.bib',
        shown: { directly: 1, inChannels: 0 },
      });
      expect(readBibtex(file?.text ?? '')[0]?.title).toBe(title);
    },
  );

  it('comes to whoever presses a button', async () => {
    const { slack: it } = await connected(NO_ROOM);
    const { replies } = await it.press({ action: { action_id: 'see:0', value: LONG_CITATION } });
    expect(replies.map(readable)).toEqual([expect.stringContaining('comes to you as a direct message')]);
    expect(await it.api.filesOfAnn(1)).toHaveLength(1);
  });

  it('is not sent to a channel, which is told how to get it', async () => {
    const { slack: it } = await connected(NO_ROOM);
    const { reply } = await it.command(`${LONG_CITATION} share`);
    expect(reply.response_type).toBe('in_channel');
    expect(readable(reply)).toMatch(
      /Type \/\w+ cite contract-value-2019 style:bibtex language:en to get the file/,
    );
    expect(it.api.calls.filter((call) => /^(?:files|conversations)\./.test(call))).toEqual([]);
  });
});

describe('a file that cannot be sent', () => {
  it.each([
    ['conversations.open', { kind: 'error', error: 'missing_scope' }, 'files:write and im:write'],
    ['files.getUploadURLExternal', { kind: 'error', error: 'missing_scope' }, 'files:write and im:write'],
    [
      'files.completeUploadExternal',
      { kind: 'error', error: 'internal_error' },
      'Try again in a few minutes',
    ],
    ['files.getUploadURLExternal', { kind: 'cut-off' }, 'Try again in a few minutes'],
  ] as const)('by %s (%o) leaves short and long, and says how to mend it', async (method, how, remedy) => {
    const { slack: it } = await connected(NO_ROOM);
    it.api.trouble(method, how);
    const responseUrl = it.urls.create();
    const { reply } = await it.command(LONG_CITATION, 'ann', { responseUrl });
    expect(readable(reply)).toContain('Short Publisher of gazette, Aug 31, 2020');
    expect(readable(reply)).toContain('Long Publisher of gazette');
    const [told] = await it.urls.replies(responseUrl, 1);
    expect(told).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(told === undefined ? '' : readable(told)).toContain(remedy);
    expect(it.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a box of code', () => {
  it('keeps every letter, and parts no character', () => {
    const text = `@online{a,\n\ttitle = {${'😀'.repeat(4000)} \`\`\` <@U1> & *b*},\n}`;
    const boxes = codeBlocks(text).flatMap((block) =>
      block.type === 'rich_text' ? block.elements[0].elements.map((one) => one.text) : [],
    );
    expect(boxes.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
    expect(boxes.every((box) => box.isWellFormed() && box.length <= 3000)).toBe(true);
  });
});
