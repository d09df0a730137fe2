import type {
  ApiError,
  CompleteReply,
  Info,
  PressReply,
  PressRequest,
  RunReply,
  RunRequest,
} from '../preview-api.ts';

/** A server that answers at all does so well within this. */
const ANSWER_WITHIN_MS = 10_000;

/** Thrown for every question that got no answer: the words are for the reader. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
  /** What would help; `null` where the server is not reached and the page's own words say it. */
  readonly remedy: string | null;

  constructor(message: string, remedy: string | null, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}

function isApiError(value: unknown): value is ApiError {
  return typeof value === 'object' && value !== null && 'error' in value;
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const limits = [AbortSignal.timeout(ANSWER_WITHIN_MS), ...(init.signal ? [init.signal] : [])];
  let response: Response;
  let body: T | ApiError;
  try {
    response = await fetch(path, { ...init, signal: AbortSignal.any(limits) });
    body = await response.json();
  } catch (error) {
    throw new NoAnswer('The server does not answer.', null, { cause: error });
  }
  if (isApiError(body)) throw new NoAnswer(body.error.message, body.error.remedy);
  return body;
}

const post = <T>(path: string, body: unknown): Promise<T> =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Who the bot is, and the page's words, in a language; in the reader's own where that is `null`. */
export function askInfo(language: string | null): Promise<Info> {
  return ask(`/preview/info?${new URLSearchParams({ language: language ?? navigator.language })}`);
}

/** Both platforms' replies to a command. */
export function askRun(request: RunRequest): Promise<RunReply> {
  return post('/preview/run', request);
}

/** What a platform shows after a button is pressed. */
export function askPress(request: PressRequest): Promise<PressReply> {
  return post('/preview/press', request);
}

/** What can be typed next. */
export function askCompletions(text: string, language: string, signal: AbortSignal): Promise<CompleteReply> {
  return ask(`/preview/complete?${new URLSearchParams({ text, language })}`, { signal });
}
