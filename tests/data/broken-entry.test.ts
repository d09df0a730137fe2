import { describe, expect, it } from 'vitest';
import { append, edit, faultsOf, type Slip } from '../support/broken-pack.ts';

/** A slip made in the sound pack, and every fault it causes: no more and no less. */
const SLIPS: readonly (readonly [name: string, slips: readonly Slip[], faults: readonly string[]])[] = [
  [
    'a mistyped key',
    [edit('areas.yaml', 'parent: far-coast', 'parnet: far-coast')],
    [
      'areas.yaml:5:3: "parnet" is no key here. Write "parent"? The keys here are: id, names, aliases, parent.',
    ],
  ],
  [
    'a key of no entry',
    [edit('areas.yaml', 'parent: far-coast', 'population: 5')],
    ['areas.yaml:5:3: "population" is no key here. The keys here are: id, names, aliases, parent.'],
  ],
  [
    'a missing key',
    [edit('indicators.yaml', '- id: crew\n  topic: fleet\n', '- id: crew\n')],
    [
      'indicators.yaml:71:3: "topic" is missing. Write the id of a topic. Lower-case letters, digits and single hyphens, at most 60 characters.',
    ],
  ],
  [
    'a key without a value',
    [edit('areas.yaml', 'parent: far-coast', 'parent:')],
    [
      'areas.yaml:5:3: "parent" is empty. Write the id of the area it lies in, or leave the key out. Lower-case letters, digits and single hyphens, at most 60 characters.',
    ],
  ],
  [
    'a number as text',
    [edit('observations/cargo.yaml', 'value: 1.31', 'value: "1.31"')],
    [
      'observations/cargo.yaml:16:10: "value" is text. Write the number with the digits of the source, without grouping and quotation marks: 3.45.',
    ],
  ],
  [
    'a word where a number belongs',
    [edit('observations/fleet.yaml', 'value: 11', 'value: eleven')],
    [
      'observations/fleet.yaml:6:10: "value" is text. Write the number with the digits of the source, without grouping and quotation marks: 3.45.',
    ],
  ],
  [
    'yes where a number belongs',
    [edit('observations/fleet.yaml', 'value: 11', 'value: true')],
    [
      'observations/fleet.yaml:6:10: "value" is the word true, which YAML reads as yes or no. Write the number with the digits of the source, without grouping and quotation marks: 3.45.',
    ],
  ],
  [
    'a number with grouping',
    [edit('observations/cargo.yaml', 'value: 1500000', 'value: 1,500,000')],
    [
      'observations/cargo.yaml:51:10: "value" is text. Write the number with the digits of the source, without grouping and quotation marks: 3.45.',
    ],
  ],
  [
    'a number with an exponent',
    [edit('observations/cargo.yaml', 'value: 1500000', 'value: 15e5')],
    [
      'observations/cargo.yaml:51:10: "value" is written as 15e5. Write a plain decimal of at most 30 characters such as 3.45; the power of ten goes into "multiplier".',
    ],
  ],
  [
    'a number in hexadecimal digits',
    [edit('observations/fleet.yaml', 'value: 96', 'value: 0x60')],
    [
      'observations/fleet.yaml:24:10: "value" is written as 0x60. Write a plain decimal of at most 30 characters such as 3.45; the power of ten goes into "multiplier".',
    ],
  ],
  [
    'a number with leading zeros',
    [edit('observations/fleet.yaml', 'value: 96', 'value: 096')],
    [
      'observations/fleet.yaml:24:10: "value" is written as 096. Write a plain decimal of at most 30 characters such as 3.45; the power of ten goes into "multiplier".',
    ],
  ],
  [
    'a number without end',
    [edit('observations/fleet.yaml', 'value: 96', 'value: .inf')],
    [
      'observations/fleet.yaml:24:10: "value" is no finite number. Write the number with the digits of the source, without grouping and quotation marks: 3.45.',
    ],
  ],
  [
    'a percentage as text',
    [edit('observations/cargo.yaml', 'percent: 11.9', 'percent: 11.9%')],
    [
      'observations/cargo.yaml:84:22: "change.percent" is text. Write the percentage as printed, negative for a fall: 89.35.',
    ],
  ],
  [
    'a power of ten below zero',
    [edit('observations/cargo.yaml', '  value: 2.10\n  multiplier: 8', '  value: 2.10\n  multiplier: -8')],
    [
      'observations/cargo.yaml:72:15: "multiplier" is -8. Write the power of ten: 9 for billion, 6 for million, 8 for 亿.',
    ],
  ],
  [
    'a period that is none',
    [edit('observations/cargo.yaml', 'period: 2024-01', 'period: 2024-13')],
    [
      'observations/cargo.yaml:5:11: "period" is "2024-13". Write 2019, 2019-H1, 2019-Q3, 2019-09 or 2019-09-30, a range of two of one kind, the earlier first: 2018/2020, or ../2019-05 for a running total.',
    ],
  ],
  [
    'a period in words',
    [edit('observations/cargo.yaml', 'period: 2024-01', 'period: January 2024')],
    [
      'observations/cargo.yaml:5:11: "period" is "January 2024". Write 2019, 2019-H1, 2019-Q3, 2019-09 or 2019-09-30, a range of two of one kind, the earlier first: 2018/2020, or ../2019-05 for a running total.',
    ],
  ],
  [
    'a range that ends before it begins',
    [edit('statements/fleet.yaml', 'period: 2024/2027', 'period: 2027/2024')],
    [
      'statements/fleet.yaml:14:11: "period" is "2027/2024". Write 2019, 2019-H1, 2019-Q3, 2019-09 or 2019-09-30, a range of two of one kind, the earlier first: 2018/2020, or ../2019-05 for a running total.',
    ],
  ],
  [
    'a date in another order',
    [edit('sources.yaml', 'published: 2024-04-10', 'published: 10.04.2024')],
    [
      'sources.yaml:16:14: "published" is "10.04.2024". Write a calendar day, or the month where only that is known: 2020-08-31 or 2018-07.',
    ],
  ],
  [
    'a day that no calendar has',
    [edit('sources.yaml', 'published: 2024-04-10', 'published: 2023-02-29')],
    [
      'sources.yaml:16:14: "published" is "2023-02-29". Write a calendar day, or the month where only that is known: 2020-08-31 or 2018-07.',
    ],
  ],
  [
    'an address without its protocol',
    [edit('sources.yaml', 'url: http://copy.example/almanac', 'url: copy.example/almanac')],
    [
      'sources.yaml:29:8: "url" is "copy.example/almanac". Write the whole address with http:// or https://, or leave the key out.',
    ],
  ],
  [
    'an address that is no web page',
    [edit('sources.yaml', 'url: http://copy.example/almanac', 'url: javascript:alert(1)')],
    [
      'sources.yaml:29:8: "url" is "javascript:alert(1)". Write the whole address with http:// or https://, or leave the key out.',
    ],
  ],
  [
    'an address with a password',
    [edit('sources.yaml', 'url: http://copy.example/almanac', 'url: http://me:secret@copy.example/')],
    [
      'sources.yaml:29:8: "url" is "http://me:secret@copy.example/". Write the whole address with http:// or https://, or leave the key out. Without a user name.',
    ],
  ],
  [
    'an address that is too long',
    [edit('sources.yaml', 'copy.example/almanac', `copy.example/${'a'.repeat(600)}`)],
    [
      'sources.yaml:29:8: "url" is 620 characters long. Write the whole address with http:// or https://, or leave the key out. At most 512 characters.',
    ],
  ],
  [
    'a language written in words',
    [
      edit(
        'sources.yaml',
        '  published: 2024-05-20\n  language: ru',
        '  published: 2024-05-20\n  language: Russian',
      ),
    ],
    ['sources.yaml:7:13: "language" is "Russian". Write the language it is written in: en, zh, ru, zh-Hant.'],
  ],
  [
    'a colour by name',
    [edit('pack.yaml', '"#B3472F"', 'red')],
    ['pack.yaml:6:9: "accent" is "red". Write a colour as six hexadecimal digits: "#1d6fa5".'],
  ],
  [
    'a time zone that is none',
    [edit('pack.yaml', 'Asia/Vladivostok', 'Asia/Wladiwostok')],
    ['pack.yaml:9:11: "timeZone" is "Asia/Wladiwostok". Write an IANA time zone such as Asia/Shanghai.'],
  ],
  [
    'an offset instead of a time zone',
    [edit('pack.yaml', 'Asia/Vladivostok', '"+10:00"')],
    ['pack.yaml:9:11: "timeZone" is "+10:00". Write an IANA time zone such as Asia/Shanghai.'],
  ],
  [
    'a command with its slash',
    [edit('pack.yaml', 'command: port', 'command: /port')],
    [
      'pack.yaml:3:10: "command" is "/port". Write the slash command without its slash: up to 32 lower-case letters, digits and hyphens.',
    ],
  ],
  [
    'a mistyped choice',
    [
      edit(
        'indicators.yaml',
        '  definition: { ru: Сборы порта за год., en: Dues taken by the port in a year. }\n  unit: CNY\n  frequency: annual',
        '  definition: { ru: Сборы порта за год., en: Dues taken by the port in a year. }\n  unit: CNY\n  frequency: anual',
      ),
    ],
    [
      'indicators.yaml:54:14: "frequency" is "anual". Write "annual"? The choices are: annual, half-yearly, quarterly, monthly, irregular, once.',
    ],
  ],
  [
    'a choice that is not offered',
    [edit('statements/fleet.yaml', 'tells: goal', 'tells: rumour')],
    [
      'statements/fleet.yaml:3:10: "tells" is "rumour". The choices are: event, goal, list, membership, status.',
    ],
  ],
  [
    'a language the interface does not speak',
    [edit('pack.yaml', 'languages: [ru, en]', 'languages: [ru, en, de]')],
    ['pack.yaml:8:21: "languages[2]" is "de". The choices are: en, zh, ru.'],
  ],
  [
    'an id with capitals',
    [edit('areas.yaml', '- id: far-coast', '- id: Far Coast')],
    [
      'areas.yaml:7:7: "id" is "Far Coast". Write an id for the area. Lower-case letters, digits and single hyphens, at most 60 characters.',
    ],
  ],
  [
    'an id that is too long',
    [append('areas.yaml', `- id: ${'a'.repeat(61)}\n  names: {ru: Мыс, en: Cape}\n`)],
    [
      'areas.yaml:9:7: "id" is 61 characters long. Write an id for the area. Lower-case letters, digits and single hyphens, at most 60 characters.',
    ],
  ],
  [
    'a name that is too long',
    [append('areas.yaml', `- id: cape\n  names: {ru: Мыс, en: ${'Cape'.repeat(30)}}\n`)],
    [
      'areas.yaml:10:24: "names.en" is 120 characters long. Write the name of the area. At most 100 characters on one line, without spaces at the ends.',
    ],
  ],
  [
    'a topic name too long to be typed',
    [edit('topics.yaml', 'en: Fleet', 'en: The fleet of the port and all who sail')],
    [
      'topics.yaml:8:26: "names.en" is 38 characters long. Write the name of the topic. At most 32 characters on one line, without spaces at the ends.',
    ],
  ],
  [
    'an empty text',
    [edit('topics.yaml', 'en: Fleet', 'en: ""')],
    [
      'topics.yaml:8:26: "names.en" is an empty text. Write the name of the topic. At most 32 characters on one line, without spaces at the ends.',
    ],
  ],
  [
    'a text of spaces',
    [edit('topics.yaml', 'en: Fleet', 'en: "  "')],
    [
      'topics.yaml:8:26: "names.en" is "  ". Write the name of the topic. At most 32 characters on one line, without spaces at the ends.',
    ],
  ],
  [
    'a text with a line break',
    [edit('topics.yaml', 'en: Fleet', 'en: "The\\nfleet"')],
    [
      'topics.yaml:8:26: "names.en" is "The\\nfleet". Write the name of the topic. At most 32 characters on one line, without spaces at the ends.',
    ],
  ],
  [
    'a text that turns the direction of writing',
    [edit('topics.yaml', 'en: Fleet', 'en: "The \\u202efleet"')],
    [
      'topics.yaml:8:26: "names.en" is "The \\u202efleet". Write the name of the topic. At most 32 characters on one line, without spaces at the ends.',
    ],
  ],
  [
    'no printed strings',
    [edit('observations/fleet.yaml', 'printed: ["96 seafarers"]', 'printed: []')],
    [
      'observations/fleet.yaml:27:12: "printed" has no entries. Write at least one number string or name as it stands in the paragraph.',
    ],
  ],
  [
    'an empty printed string',
    [edit('observations/fleet.yaml', 'printed: ["96 seafarers"]', 'printed: ["96 seafarers", ""]')],
    [
      'observations/fleet.yaml:27:29: "printed[1]" is an empty text. Write the number strings and names exactly as they stand in the paragraph. At most 200 characters on one line, without spaces at the ends.',
    ],
  ],
  [
    'one printed string without a list',
    [edit('observations/fleet.yaml', 'printed: ["96 seafarers"]', 'printed: 96 seafarers')],
    [
      'observations/fleet.yaml:27:12: "printed" is text. Write the number strings and names exactly as they stand in the paragraph. A list of at most 20 entries.',
    ],
  ],
  [
    'a negative paragraph',
    [edit('statements/fleet.yaml', 'paragraph: 5', 'paragraph: -1')],
    [
      'statements/fleet.yaml:17:14: "paragraph" is -1. Write the number of the paragraph in the source: 0 for the title block, the body from 1.',
    ],
  ],
  [
    'half a paragraph',
    [edit('statements/fleet.yaml', 'paragraph: 5', 'paragraph: 1.5')],
    [
      'statements/fleet.yaml:17:14: "paragraph" is the number 1.5. Write the number of the paragraph in the source: 0 for the title block, the body from 1.',
    ],
  ],
  [
    'a currency that does not exist',
    [edit('indicators.yaml', 'unit: CNY', 'unit: XYZ')],
    [
      'indicators.yaml:53:9: "unit" is "XYZ". Write percent, count with its nouns, or a currency code of ISO 4217 such as USD or CNY.',
    ],
  ],
  [
    'a unit that is a word',
    [edit('indicators.yaml', 'unit: CNY', 'unit: yuan')],
    [
      'indicators.yaml:53:9: "unit" is "yuan". Write percent, a currency code such as USD, or count with the nouns by language.',
    ],
  ],
  [
    'a unit with a mistyped key',
    [edit('indicators.yaml', '      ru: { one: буксир,', '      rus: { one: буксир,')],
    ['indicators.yaml:65:7: "rus" is no key here. Write "ru"? The keys here are: en, zh, ru.'],
  ],
  [
    'a plural form that no language has',
    [edit('indicators.yaml', 'en: { one: tug, other: tugs }', 'en: { one: tug, other: tugs, plural: tugs }')],
    ['indicators.yaml:66:36: "plural" is no key here. The keys here are: zero, one, two, few, many, other.'],
  ],
  [
    'a formula of an unknown kind',
    [edit('indicators.yaml', 'kind: per,', 'kind: ratio,')],
    [
      'indicators.yaml:93:20: "formula.kind" is "ratio". Write {kind: share, part: …, whole: …}, {kind: per, amount: …, by: …}, {kind: implied-previous, of: …}, {kind: growth, of: …} or {kind: share-of-area, of: …, whole: an area}.',
    ],
  ],
  [
    'a formula without one of its indicators',
    [edit('indicators.yaml', '{ kind: per, amount: crew, by: tugs }', '{ kind: per, amount: crew }')],
    [
      'indicators.yaml:93:12: "formula.by" is missing. Write the id of an indicator. Lower-case letters, digits and single hyphens, at most 60 characters.',
    ],
  ],
  [
    'no examples',
    [
      edit(
        'pack.yaml',
        'examples:\n  - cargo\n  - cargo turnover 2024-03\n  - fleet\n  - find сколько буксиров\n  - sources cargo\n  - cite cargo-2024-03',
        'examples: []',
      ),
    ],
    [
      'pack.yaml:11:11: "examples" has no entries. Write at least one line that works as typed after the root command.',
    ],
  ],
  [
    'a text that ends in something invisible',
    [edit('topics.yaml', 'en: Fleet', 'en: "Fleet\\u200b"')],
    [
      'topics.yaml:8:26: "names.en" is "Fleet\\u200b". Write the name of the topic. At most 32 characters on one line, without spaces at the ends.',
    ],
  ],
  [
    'half a character',
    [edit('topics.yaml', 'en: Fleet', 'en: "Fleet \\ud800 all"')],
    [
      'topics.yaml:8:26: "names.en" is "Fleet \\ud800 all". Write the name of the topic. At most 32 characters on one line, without spaces at the ends.',
    ],
  ],
  [
    'a formula with a key of another',
    [edit('indicators.yaml', 'kind: per, amount: crew,', 'kind: per, part: crew,')],
    [
      'indicators.yaml:93:12: "formula.amount" is missing. Write the id of an indicator. Lower-case letters, digits and single hyphens, at most 60 characters.',
      'indicators.yaml:93:25: "part" is no key here. The keys here are: kind, amount, by.',
    ],
  ],
  [
    'an entry with several faults',
    [
      append(
        'sources.yaml',
        '- id: Later\n  titel: x\n  publisher: ""\n  language: 7\n  reliability: good\n',
      ),
    ],
    [
      'sources.yaml:33:3: "title" is missing. Write the title of the document. At most 250 characters on one line, without spaces at the ends.',
      'sources.yaml:33:7: "id" is "Later". Write an id for the source. Lower-case letters, digits and single hyphens, at most 60 characters.',
      'sources.yaml:34:3: "titel" is no key here. Write "title"? The keys here are: id, title, publisher, url, published, language, licence, reliability, retrieved, excerpt.',
      'sources.yaml:35:14: "publisher" is an empty text. Write who published it. At most 120 characters on one line, without spaces at the ends.',
      'sources.yaml:36:13: "language" is the number 7. Write the language it is written in: en, zh, ru, zh-Hant.',
      'sources.yaml:37:16: "reliability" is "good". The choices are: primary, official-media, media, weak, mirror.',
    ],
  ],
];

describe('an entry with a slip', () => {
  it.each(SLIPS)('is reported with the key and the remedy: %s', (_, slips, faults) => {
    expect(faultsOf(...slips)).toEqual(faults);
  });
});
