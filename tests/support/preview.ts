import { pressedLine, readText } from '../../src/adapter/slack/input.ts';
import { renderSlack } from '../../src/adapter/slack/render.ts';
import type { Card, CardPart } from '../../src/card/card.ts';
import type { Runner } from '../../src/command/command.ts';
import type { Log } from '../../src/command/log.ts';
import { createRunner } from '../../src/command/run.ts';
import { openBook } from '../../src/open-book.ts';
import type { Preview } from '../../src/web/preview.ts';

export const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function field(part: CardPart): unknown[] {
  if (part.kind !== 'figure') return [];
  return [
    {
      name: part.label,
      value: `**${part.value}**\n${part.change ?? ''}\n${part.period} · ${part.published} · ${part.freshnessText}\n-# ${part.source}`,
      inline: true,
    },
  ];
}

function fakeDiscord(card: Card, isPrivate: boolean): unknown {
  const buttons = card.parts.flatMap((part) =>
    part.kind === 'actions'
      ? part.actions.map(({ label, line }) => ({ type: 2, style: 2, label, custom_id: `see:${line}` }))
      : part.kind === 'choices'
        ? part.choices.map(({ label, line }) => ({ type: 2, style: 1, label, custom_id: `run:${line}` }))
        : [],
  );
  return {
    embeds: [
      {
        title: card.title,
        color: 0x1d6fa5,
        description: card.parts
          .flatMap((part) => (part.kind === 'text' || part.kind === 'statement' ? [part.text] : []))
          .join('\n\n'),
        fields: card.parts.flatMap(field),
        footer: { text: 'footer' },
      },
    ],
    components: [{ type: 1, components: buttons }],
    flags: isPrivate ? 64 : 0,
  };
}

export function realRunner(): Runner {
  const book = openBook('data');
  return createRunner({ book: () => book, now: () => new Date('2026-11-23T09:00:00Z'), log: silent });
}

export function previewOf(runner: Runner = realRunner()): Preview {
  return {
    runner,
    discord: {
      read: (text) => ({ line: text, isPrivate: false, addressee: null }),
      render: ({ card }, { isPrivate }) => fakeDiscord(card, isPrivate),
      pressed: ({ id }) => {
        const [kind, line] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
        return kind === 'run' || kind === 'see' || kind === 'share' ? { kind, line } : null;
      },
    },
    slack: {
      read: (text) => {
        const { line, isShared, addressee } = readText(text);
        return { line, isPrivate: !isShared, addressee };
      },
      render: ({ card, line }, { isPrivate, addressee, sharedBy }) =>
        renderSlack(card, {
          shareLine: isPrivate ? line : null,
          addressee,
          sharedBy,
          rootCommand: runner.registry().info.command,
        }),
      pressed: ({ id, value }) => pressedLine({ action_id: id, ...(value === null ? {} : { value }) }),
    },
  };
}
