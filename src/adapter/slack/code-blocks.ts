import { isBlank, SLACK_LIMITS, type SlackBlock } from './limits.ts';

/** A line in pieces of at most `most` characters; none parts a surrogate pair. */
function cutLine(line: string, most: number): string[] {
  if (line.length <= most) return [line];
  const end = /[\ud800-\udbff]/.test(line.charAt(most - 1)) ? most - 1 : most;
  return [line.slice(0, end), ...cutLine(line.slice(end), most)];
}

/** Lines together, as many as fit in a box. */
function boxes(text: string, most: number): string[] {
  const filled: string[] = [];
  for (const line of text.split('\n').flatMap((one) => cutLine(one, most))) {
    const joined = filled.length === 0 ? line : `${filled.at(-1)}\n${line}`;
    if (filled.length === 0 || joined.length > most) filled.push(line);
    else filled[filled.length - 1] = joined;
  }
  return filled;
}

/** Control characters but line breaks and tabs, which indent. */
const UNWANTED = /[\p{Cc}--[\n\t]]/gv;

/**
 * Text in boxes that Slack shows letter by letter. Rich text is no text object: it knows no markup, so backticks and
 * the three characters that are escaped elsewhere stand as they are:
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export function codeBlocks(text: string): SlackBlock[] {
  return boxes(text.replace(UNWANTED, ''), SLACK_LIMITS.preformatted)
    .filter((box) => !isBlank(box))
    .map((box) => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: box }] }],
    }));
}
