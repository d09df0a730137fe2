import type { APIEmbed } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { discordViolations, LIMITS } from '../../../src/adapter/discord/limits.ts';
import type { ButtonRow, DiscordMessage } from '../../../src/adapter/discord/message.ts';

const message = (more: Partial<DiscordMessage>): DiscordMessage => ({
  embeds: [{ title: 'title' }],
  components: [],
  allowed_mentions: { parse: [] },
  ...more,
});
const embed = (more: APIEmbed): DiscordMessage => message({ embeds: [more] });
const row = (count: number, more: { label?: string; id?: string } = {}): ButtonRow => ({
  type: 1,
  components: Array.from({ length: count }, (_, at) => ({
    type: 2,
    style: 2,
    label: more.label ?? 'label',
    custom_id: more.id ?? `run:${at} ${Math.random()}`,
  })),
});
const x = (count: number) => 'x'.repeat(count);
const fields = (count: number, value = 'value') =>
  Array.from({ length: count }, () => ({ name: 'name', value, inline: false }));

describe('discordViolations', () => {
  it.each<[string, DiscordMessage]>([
    ['content', message({ content: x(2000) })],
    ['ten embeds', message({ embeds: Array.from({ length: 10 }, () => ({ title: 'title' })) })],
    ['a title', embed({ title: x(256) })],
    ['a description', embed({ description: x(4096) })],
    ['fields', embed({ fields: fields(25) })],
    ['a field', embed({ fields: [{ name: x(256), value: x(1024) }] })],
    ['a footer', embed({ title: 'title', footer: { text: x(2048) } })],
    ['all embeds together', message({ embeds: [{ description: x(4000) }, { description: x(2000) }] })],
    ['rows of buttons', message({ components: Array.from({ length: 5 }, () => row(5)) })],
    ['a button', message({ components: [row(1, { label: x(80), id: x(100) })] })],
  ])('allows %s at the limit', (_, most) => {
    expect(discordViolations(most)).toEqual([]);
  });

  it.each<[string, DiscordMessage, RegExp]>([
    ['content', message({ content: x(2001) }), /^content: 2001, at most 2000/],
    [
      'embeds',
      message({ embeds: Array.from({ length: 11 }, () => ({ title: 'title' })) }),
      /^embeds: 11, at most 10/,
    ],
    ['a title', embed({ title: x(257) }), /^embeds\[0\]\.title: 257, at most 256/],
    ['a description', embed({ description: x(4097) }), /^embeds\[0\]\.description: 4097/],
    ['fields', embed({ fields: fields(26) }), /^embeds\[0\]\.fields: 26, at most 25/],
    ['a field name', embed({ fields: [{ name: x(257), value: 'v' }] }), /fields\[0\]\.name: 257/],
    ['a field value', embed({ fields: [{ name: 'n', value: x(1025) }] }), /fields\[0\]\.value: 1025/],
    ['a footer', embed({ title: 't', footer: { text: x(2049) } }), /footer: 2049/],
    [
      'all embeds together',
      message({ embeds: [{ description: x(4000) }, { description: x(1990), footer: { text: x(11) } }] }),
      /^embeds, all characters: 6001, at most 6000/,
    ],
    ['rows', message({ components: Array.from({ length: 6 }, () => row(1)) }), /^components: 6, at most 5/],
    ['buttons in a row', message({ components: [row(6)] }), /^components\[0\]: 6, at most 5/],
    ['a label', message({ components: [row(1, { label: x(81) })] }), /label: 81, at most 80/],
    ['a custom id', message({ components: [row(1, { id: x(101) })] }), /custom_id: 101, at most 100/],
    [
      'a repeated custom id',
      message({ components: [row(2, { id: 'run:a' })] }),
      /^custom_id repeated: run:a/,
    ],
    ['a blank title', embed({ title: '  ' }), /title: empty/],
    ['a blank description', embed({ description: '\n' }), /description: empty/],
    ['a blank field name', embed({ fields: [{ name: ' ', value: 'v' }] }), /name: empty/],
    ['a blank field value', embed({ fields: [{ name: 'n', value: '' }] }), /value: empty/],
    ['a blank footer', embed({ title: 't', footer: { text: '' } }), /footer: empty/],
    ['a blank label', message({ components: [row(1, { label: ' ' })] }), /label: empty/],
    ['an empty row', message({ components: [row(0)] }), /^components\[0\]: empty/],
    ['an empty embed', embed({ color: 1 }), /^embeds\[0\]: empty/],
    ['nothing at all', message({ embeds: [] }), /^message: empty/],
  ])('notices %s', (_, wrong, expected) => {
    const found = discordViolations(wrong);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });

  it('names the page that states each limit', () => {
    for (const { page } of Object.values(LIMITS)) expect(page).toMatch(/^https:\/\/docs\.discord\.com\//);
    expect(discordViolations(embed({ title: x(257) }))[0]).toContain(LIMITS.title.page);
  });
});
