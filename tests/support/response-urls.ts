import { z } from 'zod';
import { listenOnLoopback, readBody } from './http-server.ts';

/** What a message to Slack holds, as far as tests look at it. */
export const SlackReplyShape = z.looseObject({
  response_type: z.enum(['ephemeral', 'in_channel']),
  replace_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
  text: z.string(),
  blocks: z.array(z.looseObject({ type: z.string() })),
});
export type RecordedReply = z.infer<typeof SlackReplyShape>;

/** How a response URL answers. */
export type UrlTrouble = 'expired' | 'error' | 'silence' | 'not-ok' | null;

export type ResponseUrls = {
  /** A response URL of its own for one request. */
  readonly create: () => string;
  /** The next `count` messages that a URL gets, those it has got already first. */
  readonly replies: (url: string, count: number) => Promise<readonly RecordedReply[]>;
  /** Everything that a URL has got so far, also what it refused. */
  readonly posted: (url: string) => readonly RecordedReply[];
  readonly trouble: (how: UrlTrouble) => void;
  readonly close: () => Promise<void>;
};

/** Stands for hooks.slack.com: records what is posted, or refuses it as Slack would. */
export async function startResponseUrls(): Promise<ResponseUrls> {
  const posts = new Map<string, RecordedReply[]>();
  const waiting = new Set<() => void>();
  let made = 0;
  let trouble: UrlTrouble = null;

  const server = await listenOnLoopback(async (request, response) => {
    const url = `${server.url}${request.url}`;
    const body = await readBody(request);
    posts.get(url)?.push(SlackReplyShape.parse(JSON.parse(body)));
    for (const look of waiting) look();
    switch (trouble) {
      case 'expired':
        return void response.writeHead(404).end('expired_url');
      case 'error':
        return void response.writeHead(500).end('internal_error');
      case 'not-ok':
        return void response.writeHead(200).end('{"ok":false,"error":"invalid_blocks"}');
      case 'silence':
        return;
      case null:
        return void response.writeHead(200).end('ok');
      default:
        return trouble satisfies never;
    }
  });

  const posted = (url: string) => posts.get(url) ?? [];
  return {
    create: () => {
      const url = `${server.url}/actions/T0000000001/${++made}`;
      posts.set(url, []);
      return url;
    },
    posted,
    replies: (url, count) =>
      new Promise((resolve) => {
        const look = () => {
          if (posted(url).length < count) return;
          waiting.delete(look);
          resolve(posted(url).slice(0, count));
        };
        waiting.add(look);
        look();
      }),
    trouble: (how) => {
      trouble = how;
    },
    close: server.close,
  };
}
