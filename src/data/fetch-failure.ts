import { SAVE_THE_PAGE } from './source-text-error.ts';

type Reason = { readonly what: string; readonly remedy: string };

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Several addresses of one host were tried: the last failure stands for all.
  if (error instanceof AggregateError) return codeOf(error.errors.at(-1));
  return 'code' in error ? String(error.code) : error.message;
}

const TLS = /^(?:CERT_|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/;

/** Why there was no answer, or none that could be read: the system's error in words. */
export function reasonOfFailure(error: unknown, timedOut: boolean, timeout: number): Reason {
  if (timedOut) return { what: `did not answer within ${timeout / 1000} seconds`, remedy: SAVE_THE_PAGE };
  const code = codeOf(error);
  const check = `Check the address and the network, or save the page from a browser and give the file.`;
  if (code === 'ENOTFOUND') return { what: `has a host name that nobody knows (${code})`, remedy: check };
  if (code === 'EAI_AGAIN')
    return { what: `has a host name that cannot be looked up now (${code})`, remedy: check };
  if (code === 'ECONNREFUSED') return { what: `refuses the connection (${code})`, remedy: check };
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'EPIPE')
    return { what: `broke the connection off (${code})`, remedy: `Try again. ${SAVE_THE_PAGE}` };
  if (TLS.test(code))
    return { what: `has no secure connection that can be trusted (${code})`, remedy: SAVE_THE_PAGE };
  if (/^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_BUFFER|ZSTD)/.test(code))
    return { what: `is compressed wrongly (${code})`, remedy: SAVE_THE_PAGE };
  if (code.startsWith('HPE_')) return { what: `does not answer in HTTP (${code})`, remedy: check };
  return { what: `cannot be reached (${code})`, remedy: check };
}

/** Why there was an answer, but not the page. `retryAfter` is the header's value: seconds or a date. */
export function reasonOfStatus(status: number, retryAfter: string | undefined): Reason {
  const answered = `(status ${status})`;
  if (status === 404 || status === 410)
    return { what: `is not there ${answered}`, remedy: 'Check the address, or give a file with the text.' };
  if (status === 401 || status === 402 || status === 403 || status === 451)
    return { what: `is not given to programs ${answered}`, remedy: SAVE_THE_PAGE };
  if (status === 429) {
    const wait =
      retryAfter === undefined
        ? ''
        : /^\d+$/.test(retryAfter)
          ? ` in ${retryAfter} seconds`
          : ` after ${retryAfter}`;
    return {
      what: `has been asked too often ${answered}`,
      remedy: `Try again${wait || ' later'}, or save the page from a browser and give the file.`,
    };
  }
  if (status >= 500)
    return { what: `is out of order ${answered}`, remedy: `Try again later, or give a file with the text.` };
  return { what: `answered with status ${status}`, remedy: SAVE_THE_PAGE };
}
