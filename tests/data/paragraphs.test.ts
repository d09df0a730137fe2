import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../src/data/paragraphs.ts';

describe('paragraphs of a text', () => {
  it('count the body from 1 and put title, date, byline and menus into 0', () => {
    expect(
      paragraphsOf(
        'Start > News\n\nTugs wanted\n\nUpdated: 2024-04-10\n\nBy J. Doe\n\nA tug came.\n\nIt left.',
      ),
    ).toEqual(['Start > News\nTugs wanted\nUpdated: 2024-04-10\nBy J. Doe', 'A tug came.', 'It left.']);
  });

  it('count a short line inside the body, which may be a caption', () => {
    expect(paragraphsOf('Title\n\nOne.\n\nA tug at sea\n\nTwo.')).toEqual([
      'Title',
      'One.',
      'A tug at sea',
      'Two.',
    ]);
  });

  it('do not count a marked heading but keep its words with what follows', () => {
    expect(paragraphsOf('# Title\n\nOne.\n\n## In 2024\n\nTwo.\n\n## End')).toEqual([
      '# Title',
      'One.',
      '## In 2024\nTwo.',
      '## End\n',
    ]);
  });

  it('take a title that asks or exclaims for a title', () => {
    expect(paragraphsOf('How many tugs?\n\nEleven.')).toEqual(['How many tugs?', 'Eleven.']);
  });

  it('see the end of a sentence behind closing marks, in Chinese too', () => {
    expect(paragraphsOf('标题\n\n他说：“共有11艘。”\n\n完。')).toEqual([
      '标题',
      '他说：“共有11艘。”',
      '完。',
    ]);
    expect(paragraphsOf('T\n\n"We have 11 tugs."\n\nEnd.')[1]).toBe('"We have 11 tugs."');
  });

  it('are divided by blank lines of any kind, not by single line ends', () => {
    expect(paragraphsOf('T\r\n\r\nOne,\r\nstill one.\r\n \t\r\nTwo.')).toEqual([
      'T',
      'One,\nstill one.',
      'Two.',
    ]);
  });

  it('are a title block alone where nothing ends like a sentence', () => {
    expect(paragraphsOf('One\n\nTwo')).toEqual(['One\nTwo']);
    expect(paragraphsOf('')).toEqual(['']);
  });
});
