/** What is not there by then is being waited for, and the reader is told so. Milliseconds. */
const PATIENCE = 2_000;

/**
 * Waits for something; when it takes long, says what is being waited for on the error stream: turning in a terminal,
 * a plain line elsewhere.
 */
export async function withProgress<T>(waitingFor: string, work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = setTimeout(() => {
    import('yocto-spinner').then(({ default: yoctoSpinner }) => {
      if (done.signal.aborted) return;
      const spinner = yoctoSpinner({ text: `Waiting for ${waitingFor}` }).start();
      done.signal.addEventListener('abort', () => spinner.stop());
    }, console.error);
  }, PATIENCE);
  try {
    return await work;
  } finally {
    clearTimeout(late);
    done.abort();
  }
}
