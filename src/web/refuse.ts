import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiError } from './preview-api.ts';

/** Answers with what is wrong and what would be right, for people and programs alike. */
export function refuse(c: Context, status: ContentfulStatusCode, message: string, remedy: string): Response {
  const body: ApiError = { error: { message, remedy } };
  return c.json(body, status, { 'cache-control': 'no-store' });
}
