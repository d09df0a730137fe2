/** A file that somebody gave with a command. */
export type Attached = { readonly url: string; readonly size: number };

/** A list of briefings or of holidays is far shorter; what is longer is something else. */
const MOST_BYTES = 200_000;

/** A first response is due three seconds after the command. */
const WITHIN_MS = 1500;

/** The text of a file; `null` where it is too long, no text, or could not be had in time. */
export async function readAttached({ url, size }: Attached, until: AbortSignal): Promise<string | null> {
  if (size > MOST_BYTES) return null;
  const signal = AbortSignal.any([until, AbortSignal.timeout(WITHIN_MS)]);
  const answer = await fetch(url, { signal, redirect: 'error' });
  if (!answer.ok) return null;
  const bytes = await answer.arrayBuffer();
  if (bytes.byteLength > MOST_BYTES) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
