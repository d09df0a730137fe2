import { describe, expect, it } from 'vitest';
import { append, edit, faultsOf, put, type Slip } from '../support/broken-pack.ts';

/** A slip made in the sound pack, and every fault it causes: no more and no less. */
const SLIPS: readonly (readonly [name: string, slips: readonly Slip[], faults: readonly string[]])[] = [
  [
    'a tab as indentation',
    [edit('topics.yaml', '  names: { ru: Флот', '\tnames: { ru: Флот')],
    ['topics.yaml:8:1: A tab stands in the indentation. Indent with spaces.'],
  ],
  [
    'a key given twice',
    [edit('pack.yaml', 'command: port', 'command: port\ncommand: harbour')],
    ['pack.yaml:4:1: A key stands twice in one entry. Keep one of the two.'],
  ],
  [
    'a quotation mark that is not closed',
    [edit('pack.yaml', '"#B3472F"', '"#B3472F')],
    ['pack.yaml:6:9: A quotation mark is not closed. Close it at the end of its text.'],
  ],
  [
    'a bracket that is not closed',
    [edit('topics.yaml', '[tugs, fleet-renewal]', '[tugs, fleet-renewal')],
    ['topics.yaml:9:10: A bracket is not closed. Close it at the end of its list.'],
  ],
  [
    'two documents in one file',
    [append('areas.yaml', '---\n- id: other\n')],
    ['areas.yaml:9:1: The file holds several documents. Keep one, without lines of three hyphens.'],
  ],
  [
    'an anchor and a reference to it',
    [
      edit(
        'areas.yaml',
        '{ ru: Дальний Берег, en: Far Coast }',
        '&far { ru: Дальний Берег, en: Far Coast }\n  aliases: *far',
      ),
    ],
    [
      'areas.yaml:8:15: "&far" is an anchor. Write the value out where it is used.',
      'areas.yaml:9:12: "*far" refers to an anchor. Write the value out where it is used.',
    ],
  ],
  [
    'references that would multiply',
    [put('topics.yaml', 'a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n')],
    [
      'topics.yaml:1:7: "&a" is an anchor. Write the value out where it is used.',
      'topics.yaml:2:7: "&b" is an anchor. Write the value out where it is used.',
      'topics.yaml:2:8: "*a" refers to an anchor. Write the value out where it is used.',
      'topics.yaml:2:12: "*a" refers to an anchor. Write the value out where it is used.',
      'topics.yaml:2:16: "*a" refers to an anchor. Write the value out where it is used.',
      'topics.yaml:3:5: "*b" refers to an anchor. Write the value out where it is used.',
      'topics.yaml:3:9: "*b" refers to an anchor. Write the value out where it is used.',
      'topics.yaml:3:13: "*b" refers to an anchor. Write the value out where it is used.',
    ],
  ],
  [
    'a tag',
    [edit('pack.yaml', 'command: port', 'command: !!binary port')],
    ['pack.yaml:3:19: "!!binary" is a tag. Remove the tag.'],
  ],
  [
    'an older YAML version, where "no" is false',
    [
      edit(
        'pack.yaml',
        '# yaml-language-server: $schema=../../../data/schema/pack.schema.json\n',
        '%YAML 1.1\n---\n',
      ),
    ],
    ['pack.yaml:1:1: The file sets a YAML version. Remove the line that begins with %YAML.'],
  ],
  [
    'a key that is a number',
    [edit('pack.yaml', 'title: {', '1: x\ntitle: {')],
    ['pack.yaml:4:1: A key is not text. Write a key as a plain word.'],
  ],
  [
    'brackets without end',
    [put('topics.yaml', '['.repeat(20_000))],
    [
      'topics.yaml:1:1: The file is nested too deeply to be read. Remove the brackets or the indentation: no entry is deeper than six levels.',
    ],
  ],
  [
    'more levels than any entry has',
    [put('topics.yaml', `${'['.repeat(60)}${']'.repeat(60)}`)],
    [
      'topics.yaml:1:41: The file is nested too deeply. Remove the brackets or the indentation: no entry is deeper than six levels.',
    ],
  ],
  [
    'a colon in text without quotation marks',
    [edit('sources.yaml', 'title: Invented news report on the port, April 2024', 'title: Invented: report')],
    [
      'sources.yaml:13:10: YAML: Nested mappings are not allowed in compact mappings. Put text that contains a colon and a space into quotation marks.',
    ],
  ],
  [
    'a comma in text without quotation marks',
    [edit('areas.yaml', '{ ru: Дальний Берег, en: Far Coast }', '{ ru: Дальний Берег, en: Far, Coast }')],
    [
      'areas.yaml:8:40: "Coast" is no key here. The keys here are: en, zh, ru. If it is part of a text, put the whole text into quotation marks.',
    ],
  ],
  [
    'a hash that makes the value a comment',
    [edit('pack.yaml', '"#B3472F"', '#B3472F')],
    ['pack.yaml:6:1: "accent" is empty. Write a colour in quotation marks: "#1d6fa5".'],
  ],
  [
    'a merge key',
    [edit('areas.yaml', '- id: far-coast', '- id: far-coast\n  <<: {parent: north-haven}')],
    ['areas.yaml:8:3: "<<" is no key here. The keys here are: id, names, aliases, parent.'],
  ],
];

describe('YAML with a slip', () => {
  it.each(SLIPS)('is reported at its place: %s', (_, slips, faults) => {
    expect(faultsOf(...slips)).toEqual(faults);
  });
});
