import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Reader } from '../command/command.ts';
import { completeLine } from './complete-line.ts';
import { onlyOwnPage } from './guard.ts';
import { inkOn, pageIcon } from './page-icon.ts';
import { pageWords } from './page-words.ts';
import type { Preview } from './preview.ts';
import { answerPress, answerText } from './preview-answers.ts';
import type { CompleteReply, Info } from './preview-api.ts';
import { refuse } from './refuse.ts';
import { PAGE_FOLDER, staticPage } from './static-page.ts';

/** As much as anybody types: Slack takes 8,000 characters after a command. */
const MOST_TEXT = 8000;

/** Six bytes a character, which is what a `\uXXXX` escape takes, and the rest of the request. */
const MOST_BODY_BYTES = 64 * 1024;

const language = z.string().max(35);
const RunBody = z.object({ text: z.string(), language });
const PressBody = z.object({
  platform: z.enum(['discord', 'slack']),
  id: z.string().min(1).max(255),
  value: z.string().max(2000).nullable(),
  isPrivate: z.boolean(),
  language,
});

/** A request's body, or the refusal that says what is wrong with it. */
async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<{ body: T } | { refused: Response }> {
  const example = 'Send JSON as the page does, with content-type application/json.';
  // Other pages can send forms and plain text without asking first, but never this type.
  if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? '')) {
    return { refused: refuse(c, 415, 'The request’s content type is not application/json.', example) };
  }
  let json: unknown;
  try {
    json = await c.req.json();
  } catch {
    return { refused: refuse(c, 400, 'The request’s body is not JSON.', example) };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { body: parsed.data };
  return {
    refused: refuse(
      c,
      400,
      `The request does not fit: ${whatIsWrong(parsed.error)}.`,
      'Correct these fields.',
    ),
  };
}

function tooLong(c: Context): Response {
  return refuse(c, 413, 'That is too long.', `Send at most ${MOST_TEXT} characters.`);
}

const readerOf = (locale: string | undefined): Reader => ({ locale: locale ?? null });

/** Which field of a request does not fit, for a person who writes requests by hand. */
function whatIsWrong(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
}

/** The page, and the questions that it asks. */
export function previewRoutes(preview: Preview, boundTo: string, pageFolder = PAGE_FOLDER): Hono {
  const { runner } = preview;
  const routes = new Hono();
  routes.use(onlyOwnPage(boundTo));

  routes.get('/preview/info', (c) => {
    const spoken = runner.languageOf(readerOf(c.req.query('language')));
    const { info } = runner.registry();
    const body: Info = {
      language: spoken,
      title: info.title[spoken] ?? info.command,
      summary: info.summary[spoken] ?? '',
      command: info.command,
      accent: info.accent,
      onAccent: inkOn(info.accent),
      languages: info.languages,
      examples: info.examples,
      words: pageWords(spoken),
    };
    return c.json(body);
  });
  routes.get('/preview/icon.svg', (c) => {
    const { info } = runner.registry();
    return c.body(pageIcon(info.command, info.accent), 200, { 'content-type': 'image/svg+xml' });
  });
  routes.get('/preview/complete', (c) => {
    const text = c.req.query('text') ?? '';
    if (text.length > MOST_TEXT) return tooLong(c);
    const reader = readerOf(c.req.query('language'));
    const body: CompleteReply = { completions: completeLine(text, runner, reader) };
    return c.json(body);
  });

  routes.use('/preview/*', bodyLimit({ maxSize: MOST_BODY_BYTES, onError: tooLong }));
  routes.post('/preview/run', async (c) => {
    const read = await bodyOf(c, RunBody);
    if ('refused' in read) return read.refused;
    const { text, language: locale } = read.body;
    if (text.length > MOST_TEXT) return tooLong(c);
    return c.json(await answerText(preview, text, readerOf(locale)));
  });
  routes.post('/preview/press', async (c) => {
    const read = await bodyOf(c, PressBody);
    if ('refused' in read) return read.refused;
    const reply = await answerPress(preview, read.body, readerOf(read.body.language));
    if (reply !== null) return c.json(reply);
    return refuse(
      c,
      404,
      'That button is none of this bot’s.',
      'Run the command again and press the new button.',
    );
  });
  routes.all('/preview/*', (c) => {
    return refuse(c, 404, 'The preview has no such question.', 'Open / for the page.');
  });

  routes.route('/', staticPage(pageFolder));
  return routes;
}
