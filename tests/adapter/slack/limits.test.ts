import { describe, expect, it } from 'vitest';
import { type SlackBlock, type SlackMessage, slackViolations } from '../../../src/adapter/slack/limits.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const;
const section = (text: string): SlackBlock => ({ type: 'section', text: plain(text) });
const button = (id: string, text = 'x', value = 'help') =>
  ({ type: 'button', action_id: id, text: plain(text), value }) as const;

function message(blocks: SlackBlock[], text = 'text'): SlackMessage {
  return { text, blocks, unfurl_links: false, unfurl_media: false, parse: 'none' };
}

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n));

describe('slackViolations', () => {
  it('has nothing to say of a message at its limits', () => {
    const blocks: SlackBlock[] = [
      { type: 'header', text: plain('h'.repeat(150)) },
      section('s'.repeat(3000)),
      { type: 'section', fields: times(10, () => plain('f'.repeat(80))) },
      { type: 'context', elements: times(10, () => plain('c')) },
      { type: 'actions', elements: times(25, (n) => button(`see:${n}`, 'b'.repeat(75), 'v'.repeat(2000))) },
      ...times(45, () => section('x')),
    ];
    expect(slackViolations(message(blocks, 't'.repeat(40_000)))).toEqual([]);
  });

  it.each<[string, SlackMessage]>([
    ['fallback text: 40001 of at most 40000', message([section('x')], 't'.repeat(40_001))],
    ['no fallback text', message([section('x')], ' \n')],
    ['no blocks', message([])],
    ['blocks: 51 of at most 50', message(times(51, () => section('x')))],
    [
      'all block text: 12001 of at most 12000',
      message(times(5, (n) => section('x'.repeat(n === 0 ? 1 : 3000)))),
    ],
    ['header: 151 of at most 150', message([{ type: 'header', text: plain('h'.repeat(151)) }])],
    ['section text: 3001 of at most 3000', message([section('s'.repeat(3001))])],
    ['field: 2001 of at most 2000', message([{ type: 'section', fields: [plain('f'.repeat(2001))] }])],
    [
      'fields of a section: 11 of at most 10',
      message([{ type: 'section', fields: times(11, () => plain('f')) }]),
    ],
    ['too few fields of a section', message([{ type: 'section' }])],
    [
      'elements of a context: 11 of at most 10',
      message([{ type: 'context', elements: times(11, () => plain('c')) }]),
    ],
    ['too few elements of a context', message([{ type: 'context', elements: [] }])],
    [
      'context text: 3001 of at most 3000',
      message([{ type: 'context', elements: [plain('c'.repeat(3001))] }]),
    ],
    [
      'buttons of a row: 26 of at most 25',
      message([{ type: 'actions', elements: times(26, (n) => button(`see:${n}`)) }]),
    ],
    ['too few buttons of a row', message([{ type: 'actions', elements: [] }])],
    [
      'button text: 76 of at most 75',
      message([{ type: 'actions', elements: [button('see:0', 'b'.repeat(76))] }]),
    ],
    [
      'a button value of 2001 characters',
      message([{ type: 'actions', elements: [button('see:0', 'x', 'v'.repeat(2001))] }]),
    ],
    ['a button value of 0 characters', message([{ type: 'actions', elements: [button('see:0', 'x', '')] }])],
    ['an empty section text', message([section('\u200b')])],
    ['an empty header', message([{ type: 'header', text: plain(' ') }])],
    [
      'action_id "see:0" stands twice',
      message([{ type: 'actions', elements: [button('see:0'), button('see:0')] }]),
    ],
    [`action_id "${'i'.repeat(256)}"`, message([{ type: 'actions', elements: [button('i'.repeat(256))] }])],
  ])('says: %s', (fault, wrong) => {
    expect(slackViolations(wrong)).toContain(fault);
  });
});
