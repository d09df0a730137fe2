/**
 * Why a source's text cannot be had. `no-file` and `no-address`: what was given names neither. `unreachable`: no
 * answer. `refused`: an answer, but not the page. `not-text`: a picture, a PDF document. `too-large`. `no-text`: the
 * page is filled in by scripts, or empty.
 */
export type SourceTextProblem =
  | 'no-file'
  | 'no-address'
  | 'unreachable'
  | 'refused'
  | 'not-text'
  | 'too-large'
  | 'no-text';

/** Thrown when a source's text cannot be had; the message is one line and says what to do instead. */
export class SourceTextError extends Error {
  override name = 'SourceTextError';
  readonly problem: SourceTextProblem;

  constructor(problem: SourceTextProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

/** What helps with a page that a program cannot read. */
export const SAVE_THE_PAGE = 'Open it in a browser, save the page and give the file.';
