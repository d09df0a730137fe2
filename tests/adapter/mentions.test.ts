import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { slackViolations } from '../../src/adapter/slack/limits.ts';
import { renderSlack } from '../../src/adapter/slack/render.ts';
import { PAUSE_REASONS } from '../../src/briefing/briefing.ts';
import { noticeCard } from '../../src/briefing/notice-card.ts';
import { NOTICES } from '../../src/briefing/outcome.ts';
import type { Card, TextPart } from '../../src/card/card.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { aBriefing } from '../support/briefings.ts';
import { day } from '../support/build-pack.ts';
import { townBook } from '../support/discord-harness.ts';

const NOBODY = { shareLine: null, addressee: null, sharedBy: null, rootCommand: 'town' };

const cardWith = (...parts: TextPart[]): Card => ({ language: 'en', title: 'x', tone: 'answer', parts });

const onDiscord = (card: Card) =>
  renderDiscord(card, { accent: '#000000', shareLine: null, addressee: null, isPrivate: true });

describe('mentions', () => {
  it('are shown as what they name, and nothing else of the text is', () => {
    const card = cardWith({
      kind: 'text',
      text: 'in <#C12>, not <#C99>, by <@U1> & co',
      mentions: ['<#C12>', '<@U1>'],
    });
    expect(onDiscord(card).embeds[0]?.description).toBe('in <#C12>, not \\<#C99>, by \\<\\@U1> & co');
    expect(onDiscord(card).allowed_mentions).toEqual({ parse: [] });
    const literal = cardWith({ kind: 'text', text: 'in <#C12>, of A & B', mentions: ['<#C12>'] });
    const { blocks, text } = renderSlack(literal, NOBODY);
    expect(blocks[1]).toEqual({ type: 'section', text: { type: 'mrkdwn', text: 'in <#C12>, of A &amp; B' } });
    expect(text).toContain('in <#C12>, of A &amp; B');
    // What would read otherwise formatted is shown as it is written, mention and all.
    expect(renderSlack(card, NOBODY).blocks[1]).toMatchObject({ text: { type: 'plain_text' } });
  });
});

describe('notices of a briefing', () => {
  const options = { command: 'town', book: townBook } as const;
  const owner = { kind: 'person', person: '1' } as const;

  it.each(LANGUAGES)('say in private which one it is, by topics and channel, in %s', (language) => {
    for (const platform of ['discord', 'slack'] as const) {
      for (const kind of NOTICES) {
        for (const reason of PAUSE_REASONS) {
          const channel = { platform, workspace: '1', channel: 'C012AB3CD' };
          const briefing = aBriefing({ language, channel, state: { kind: 'paused', reason } });
          const at = day('2026-03-02');
          const card = noticeCard(briefing, { kind, date: at, earlier: null }, { ...options, to: owner });
          if (card === null) {
            expect([kind, reason]).toEqual(['paused', 'asked']);
            continue;
          }
          const topic = townBook.topic(briefing.topics[0] ?? '')?.names[language] ?? briefing.topics[0];
          expect(cardToPlainText(card)).toContain(topic);
          expect(onDiscord(card).embeds[0]?.description).toContain('<#C012AB3CD>');
          const message = renderSlack(card, NOBODY);
          expect(JSON.stringify(message.blocks)).toContain('"mrkdwn"');
          expect(message.text).toContain('<#C012AB3CD>');
          expect(slackViolations(message)).toEqual([]);
          const inChannel = noticeCard(
            briefing,
            { kind, date: at, earlier: null },
            { ...options, to: { kind: 'channel' } },
          );
          expect(JSON.stringify(inChannel)).not.toContain('<#');
        }
      }
    }
  });

  it('say what to do of a channel that is archived, by what each platform calls it', () => {
    const paused = { kind: 'paused', reason: 'archived' } as const;
    const said = (platform: 'discord' | 'slack') => {
      const briefing = aBriefing({ channel: { platform, workspace: '1', channel: '2' }, state: paused });
      const card = noticeCard(
        briefing,
        { kind: 'paused', date: day('2026-03-02'), earlier: null },
        { ...options, to: owner },
      );
      return card === null ? '' : cardToPlainText(card);
    };
    expect(said('slack')).toContain('Its channel is archived. Unarchive it, then type /town briefing resume');
    expect(said('discord')).toContain('Open it again, then type /town briefing resume');
  });
});
