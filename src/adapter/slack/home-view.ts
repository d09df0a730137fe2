import { createHash } from 'node:crypto';
import type { Card, CardPart, Choice } from '../../card/card.ts';
import type { Reader, Runner } from '../../command/command.ts';
import { say } from '../../text/say.ts';
import { buttonMaker, rows } from './buttons.ts';
import { renderSlack } from './render.ts';
import type { SlackHome } from './view-limits.ts';

const isText = (part: CardPart) => part.kind === 'text';
const isChoices = (part: CardPart) => part.kind === 'choices';

/** The first page of the app: what is known and how fresh it is, what can be asked with examples, and the topics. */
async function homeCard(runner: Runner, reader: Reader): Promise<Card> {
  const about = await runner.runLine('about', reader);
  const help = await runner.runLine('help', reader);
  const { language, title } = about.card;
  const command = `/${runner.registry().info.command}`;
  const topics = runner
    .complete({ command: 'sources', argument: 'topic', text: '' }, reader)
    .map(({ label, value }): Choice => ({ label, line: value }));
  return {
    language,
    title,
    tone: 'answer',
    parts: [
      ...about.card.parts.filter(isText),
      { kind: 'text', text: say(language, 'slack.home-how', { command }) },
      ...help.card.parts.filter(isChoices),
      { kind: 'choices', prompt: say(language, 'slack.home-topics'), choices: topics },
    ],
  };
}

/** The home page with what it was made of in its metadata, so that the same page is not sent again. */
export async function homeView(runner: Runner, reader: Reader): Promise<SlackHome> {
  const card = await homeCard(runner, reader);
  const rootCommand = runner.registry().info.command;
  const [title, ...others] = renderSlack(card, {
    shareLine: null,
    addressee: null,
    sharedBy: null,
    rootCommand,
  }).blocks;
  const search = { label: say(card.language, 'slack.search'), line: 'help' };
  // What is wanted most often stands where nobody has to scroll.
  const blocks = [title, ...rows([buttonMaker()('search', search)]), ...others].filter(
    (block) => block !== undefined,
  );
  const digest = createHash('sha256').update(JSON.stringify(blocks)).digest('base64url');
  return { type: 'home', blocks, private_metadata: digest };
}
