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

  it('count a caption above the first sentence that is told by its credit or its first word', () => {
    expect(paragraphsOf('Title\n\nA tug leaves. [Photo/Agency]\n\nOne.')).toHaveLength(3);
    expect(paragraphsOf('标题\n\n图为一艘拖轮 某某 摄\n\n完。')).toHaveLength(3);
    expect(paragraphsOf('Заголовок\n\nНа фото: буксир\n\nОдин.')).toHaveLength(3);
  });

  it('take a Russian date and a byline in brackets for the title block', () => {
    expect(paragraphsOf('Буксиры\n\n31 августа 2020 г.\n\nОдин.')).toEqual([
      'Буксиры\n31 августа 2020 г.',
      'Один.',
    ]);
    expect(paragraphsOf('Title\n\nBy ( courier )\n\nOne.')).toHaveLength(2);
  });

  it('are divided before lines that Chinese typesetting indents', () => {
    expect(paragraphsOf('标题\n　　第一段，\n续行。\n　　第二段。')).toEqual([
      '标题',
      '第一段，\n续行。',
      '第二段。',
    ]);
  });

  it('are lines where a text has no blank lines and its lines are not wrapped', () => {
    const long = `${'A long line goes on. '.repeat(10)}End.`;
    expect(paragraphsOf(`Title\n${long}\nTwo.`)).toEqual(['Title', long, 'Two.']);
    expect(paragraphsOf('A wrapped\nline.')).toEqual(['', 'A wrapped\nline.']);
  });
});
