import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { append, edit, faultsOf, type Slip } from '../support/broken-pack.ts';

/** A slip made in the sound pack, and every fault it causes: no more and no less. */
const SLIPS: readonly (readonly [name: string, slips: readonly Slip[], faults: readonly string[]])[] = [
  [
    'an id given twice',
    [append('areas.yaml', '- id: far-coast\n  names: {ru: Мыс, en: Cape}\n')],
    ['areas.yaml:9:7: "far-coast" is already the id at line 7. Give one of the two another id.'],
  ],
  [
    'one id for two facts of different files',
    [edit('observations/fleet.yaml', '- id: crew-2023', '- id: fleet-renewal')],
    [
      'statements/fleet.yaml:2:7: "fleet-renewal" is already the id at observations/fleet.yaml:20. Give one of the two another id.',
    ],
  ],
  [
    'one id for a fact and an indicator',
    [edit('observations/fleet.yaml', '- id: crew-2023', '- id: crew')],
    [
      'observations/fleet.yaml:20:7: "crew" is already the id at indicators.yaml:71. Give one of the two another id.',
    ],
  ],
  [
    'an unknown home area',
    [edit('pack.yaml', 'area: north-haven', 'area: north-heaven')],
    [
      'pack.yaml:10:7: There is no area "north-heaven". Write "north-haven"? Known ones: north-haven, far-coast.',
    ],
  ],
  [
    'an unknown thing to show first',
    [edit('topics.yaml', 'fleet-renewal]', 'fleet-renewals]')],
    [
      'topics.yaml:9:17: There is no indicator or statement "fleet-renewals". Write "fleet-renewal"? Known ones: cargo-turnover, cargo-turnover-year-before, container-turnover, container-share, cargo-revenue, tugs, crew, crew-per-tug, cargo-2024-01, cargo-2024-02, cargo-2024-03-first, cargo-2024-03, cargo-2024-03-news, containers-2024-03, revenue-2022, revenue-2023, coast-cargo-2024-03, tugs-2023, tugs-2023-copy, crew-2023, fleet-renewal.',
    ],
  ],
  [
    'an unknown topic',
    [edit('indicators.yaml', '- id: crew\n  topic: fleet', '- id: crew\n  topic: boats')],
    ['indicators.yaml:72:10: There is no topic "boats". Known ones: cargo, fleet.'],
  ],
  [
    'an unknown indicator',
    [edit('observations/fleet.yaml', 'indicator: crew', 'indicator: crews')],
    [
      'observations/fleet.yaml:21:14: There is no indicator "crews". Write "crew"? Known ones: cargo-turnover, cargo-turnover-year-before, container-turnover, container-share, cargo-revenue, tugs, crew, crew-per-tug.',
    ],
  ],
  [
    'an unknown area',
    [edit('statements/fleet.yaml', 'area: north-haven', 'area: atlantis')],
    ['statements/fleet.yaml:13:9: There is no area "atlantis". Known ones: north-haven, far-coast.'],
  ],
  [
    'an unknown source',
    [edit('statements/fleet.yaml', 'source: port-bulletin-2024-05', 'source: port-bulletin-2024-06')],
    [
      'statements/fleet.yaml:16:11: There is no source "port-bulletin-2024-06". Write "port-bulletin-2024-05"? Known ones: port-bulletin-2024-05, coast-news-2024-04, harbour-almanac, almanac-copy.',
    ],
  ],
  [
    'an unknown parent',
    [edit('areas.yaml', 'parent: far-coast', 'parent: far-cost')],
    ['areas.yaml:5:11: There is no area "far-cost". Write "far-coast"? Known ones: north-haven, far-coast.'],
  ],
  [
    'a formula over an unknown indicator',
    [edit('indicators.yaml', 'by: tugs }', 'by: boats }')],
    [
      'indicators.yaml:93:43: There is no indicator "boats". Known ones: cargo-turnover, cargo-turnover-year-before, container-turnover, container-share, cargo-revenue, tugs, crew, crew-per-tug.',
    ],
  ],
  [
    'a file named after no topic',
    [(dir) => renameSync(join(dir, 'observations/fleet.yaml'), join(dir, 'observations/fleets.yaml'))],
    [
      'observations/fleets.yaml:1:1: The file is named after "fleets", which is no topic. Write "fleet"? The topics are: cargo, fleet.',
    ],
  ],
  [
    'an observation in the file of another topic',
    [edit('observations/fleet.yaml', 'indicator: crew', 'indicator: cargo-turnover')],
    [
      'observations/fleet.yaml:21:14: "cargo-turnover" belongs to the topic "cargo". Move the observation to observations/cargo.yaml.',
    ],
  ],
  [
    'an area that lies within itself',
    [edit('areas.yaml', 'en: Far Coast }', 'en: Far Coast }\n  parent: north-haven')],
    [
      'areas.yaml:5:11: "north-haven" lies within itself. Leave the parent out of the outermost area.',
      'areas.yaml:9:11: "far-coast" lies within itself. Leave the parent out of the outermost area.',
    ],
  ],
  [
    'a name that is not translated',
    [edit('topics.yaml', '{ ru: Флот, en: Fleet }', '{ ru: Флот }')],
    ['topics.yaml:8:3: "names" has no text in English. Add "en: …": every text is given in ru, en.'],
  ],
  [
    'a caveat that is not translated',
    [
      edit(
        'observations/cargo.yaml',
        '{ ru: Первая оценка., en: First estimate. }',
        '{ en: First estimate. }',
      ),
    ],
    [
      'observations/cargo.yaml:33:3: "caveat" has no text in Russian. Add "ru: …": every text is given in ru, en.',
    ],
  ],
  [
    'a member that is not translated',
    [edit('statements/fleet.yaml', '{ ru: «Бета», en: Beta }', '{ ru: «Бета» }')],
    [
      'statements/fleet.yaml:11:7: "members[1]" has no text in English. Add "en: …": every text is given in ru, en.',
    ],
  ],
  [
    'a text in a language the pack does not have',
    [edit('topics.yaml', '{ ru: Флот, en: Fleet }', '{ ru: Флот, en: Fleet, zh: 船队 }')],
    [
      'topics.yaml:8:33: "zh" is not among the languages of the pack. Remove the text, or add "zh" to "languages" in pack.yaml.',
    ],
  ],
  [
    'a default language the pack does not have',
    [edit('pack.yaml', 'languages: [ru, en]', 'languages: [en]')],
    [
      'pack.yaml:7:11: "ru" is not among the languages of the pack. Write one of: en, or add it to "languages".',
    ],
  ],
  [
    'a missing plural form',
    [
      edit(
        'indicators.yaml',
        '{ one: буксир, few: буксира, many: буксиров, other: буксира }',
        '{ one: буксир, many: буксиров, other: буксира }',
      ),
    ],
    [
      'indicators.yaml:65:7: The noun has no form "few". Add it: Russian has the forms: one, few, many, other.',
    ],
  ],
  [
    'a plural form the language does not have',
    [edit('indicators.yaml', '{ one: tug, other: tugs }', '{ one: tug, few: tugs, other: tugs }')],
    [
      'indicators.yaml:66:23: English has no plural form "few". Remove it: English has the forms: one, other.',
    ],
  ],
  [
    'a noun that is not translated',
    [edit('indicators.yaml', '\n      en: { one: tug, other: tugs }', '')],
    ['indicators.yaml:64:5: "unit.count" has no noun in English. Add "en: {one: …, other: …}".'],
  ],
  [
    'digits that the source does not print',
    [edit('observations/fleet.yaml', 'value: 96', 'value: 69')],
    [
      'observations/fleet.yaml:24:10: The digits 69 of "value" are not among the printed strings. Write the digits as printed, with their last zeros (printed are: 96), or add the string that prints them.',
    ],
  ],
  [
    'a last zero left out',
    [edit('observations/cargo.yaml', 'value: 1.20', 'value: 1.2')],
    [
      'observations/cargo.yaml:6:10: The digits 1.2 of "value" are not among the printed strings. Write the digits as printed, with their last zeros (printed are: 1.20), or add the string that prints them.',
    ],
  ],
  [
    'a change that the source does not print',
    [edit('observations/cargo.yaml', 'percent: 11.9', 'percent: 19.1')],
    [
      'observations/cargo.yaml:84:22: The digits 19.1 of "change.percent" are not among the printed strings. Write the digits as printed, with their last zeros (printed are: 2.35, 11.9), or add the string that prints them.',
    ],
  ],
  [
    'a change that cannot be',
    [
      edit('observations/cargo.yaml', 'percent: 11.9', 'percent: -119'),
      edit('observations/cargo.yaml', '11.9 percent', '119 percent'),
    ],
    [
      'observations/cargo.yaml:84:22: A change of -119 percent is not plausible. Write the percentage itself, from -100 to 10000: 89.35 for 89.35 percent.',
    ],
  ],
  [
    'a vintage later than its source',
    [edit('observations/cargo.yaml', 'vintage: 2024-04-20', 'vintage: 2024-05-21')],
    [
      'observations/cargo.yaml:29:12: The vintage 2024-05-21 is later than its source, which was published on 2024-05-20. Write a day up to 2024-05-20, or leave the key out.',
    ],
  ],
  [
    'a period after its publication',
    [edit('observations/cargo.yaml', 'period: 2024-01', 'period: 2024-07')],
    [
      'observations/cargo.yaml:5:11: The period 2024-07 begins after the value was published on 2024-05-20. Correct the period, or write "status: target" or "status: estimate".',
    ],
  ],
  [
    'a source retrieved before it was published',
    [edit('sources.yaml', 'retrieved: 2024-06-01', 'retrieved: 2024-05-01')],
    [
      'sources.yaml:10:14: The source was retrieved on 2024-05-01, before it was published. Write a day from 2024-05-20 on.',
    ],
  ],
  [
    'the same value given twice',
    [edit('observations/cargo.yaml', 'vintage: 2024-04-20', 'vintage: 2024-05-20')],
    [
      'observations/cargo.yaml:35:3: The same indicator, area, period, source and vintage stand already at observations/cargo.yaml:23. Remove one of the two; a revised value has a later vintage.',
    ],
  ],
  [
    'an observation of what is computed',
    [edit('observations/fleet.yaml', 'indicator: crew', 'indicator: crew-per-tug')],
    [
      'observations/fleet.yaml:21:14: "crew-per-tug" is computed by a formula. Observe an indicator without a formula; a reported share is an indicator of its own.',
    ],
  ],
  [
    'a formula over a formula',
    [edit('indicators.yaml', 'amount: crew, by: tugs', 'amount: crew-per-tug, by: tugs')],
    [
      'indicators.yaml:93:33: "crew-per-tug" is itself computed by a formula. Name indicators that sources report.',
    ],
  ],
  [
    'a share of unlike things',
    [edit('indicators.yaml', 'part: container-turnover,', 'part: cargo-revenue,')],
    ['indicators.yaml:46:12: A share of CNY in count means nothing. Name two indicators of one unit.'],
  ],
  [
    'a share that is not in percent',
    [edit('indicators.yaml', 'unit: percent', 'unit: CNY')],
    ['indicators.yaml:43:9: A share is not in percent. Write "unit: percent".'],
  ],
  [
    'a quotient by money',
    [edit('indicators.yaml', 'by: tugs }', 'by: cargo-revenue }')],
    [
      'indicators.yaml:93:43: "cargo-revenue" is measured in CNY, not counted. Divide by an indicator that counts something.',
    ],
  ],
  [
    'a quotient in another unit than its amount',
    [
      edit(
        'indicators.yaml',
        '\n    count:\n      ru: { one: моряк на буксир, few: моряка на буксир, many: моряков на буксир, other: моряка на буксир }\n      en: { one: seafarer per tug, other: seafarers per tug }',
        ' EUR',
      ),
    ],
    ['indicators.yaml:87:9: The unit is EUR, but that of the amount is count. Write the unit as count.'],
  ],
  [
    'an implied value in another unit',
    [edit('indicators.yaml', 'of: cargo-turnover }', 'of: cargo-revenue }')],
    [
      'indicators.yaml:20:5: The unit differs from that of "cargo-revenue". Write the unit of "cargo-revenue".',
    ],
  ],
  [
    'an implied value without a change',
    [edit('observations/cargo.yaml', '  change: { percent: -4.1, basis: year-on-year }\n', '')],
    [
      'indicators.yaml:25:12: No observation of "cargo-turnover" for a year, half, quarter or month prints a change. Add the change that the source prints, or remove the indicator.',
    ],
  ],
  [
    'a formula whose inputs never meet',
    [
      edit(
        'observations/fleet.yaml',
        '  indicator: crew\n  area: north-haven\n  period: 2023',
        '  indicator: crew\n  area: north-haven\n  period: 2022',
      ),
    ],
    [
      'indicators.yaml:93:12: "crew" and "tugs" are never observed for the same area and period. Add the observation that is lacking, or remove the indicator.',
    ],
  ],
  [
    'no word on the next value',
    [
      edit(
        'indicators.yaml',
        '  definition: { ru: Буксиры на ходу., en: Tugs in service. }',
        '  definition: { ru: Буксиры на ходу., en: Tugs. }',
      ),
      edit(
        'indicators.yaml',
        'other: tugs }\n  frequency: annual\n  aggregation: last\n  nextAfterMonths: 15',
        'other: tugs }\n  frequency: annual\n  aggregation: last',
      ),
    ],
    [
      'indicators.yaml:67:14: "nextAfterMonths" is missing beside the frequency "annual". Add the months from the end of a period until a newer value should be out.',
    ],
  ],
  [
    'a next value of a series that has ended',
    [edit('indicators.yaml', 'other: tugs }\n  frequency: annual', 'other: tugs }\n  frequency: once')],
    [
      'indicators.yaml:69:3: A series with the frequency "once" has no next value. Remove the key, or write another frequency.',
    ],
  ],
  [
    'a next value of a computed figure',
    [edit('indicators.yaml', '  formula: { kind: per,', '  nextAfterMonths: 3\n  formula: { kind: per,')],
    [
      'indicators.yaml:93:3: A computed indicator has a date of its own for the next value. Remove the key: a computed figure is as old as its inputs.',
    ],
  ],
  [
    'a topic called like a command',
    [edit('topics.yaml', 'ru: [груз]', 'ru: [груз, найти]')],
    ['topics.yaml:4:25: "найти" is the name of a command. Choose another word.'],
  ],
  [
    'a topic id that is a command',
    [append('topics.yaml', '- id: help\n  names: {ru: Спасение, en: Rescue}\n  first: [tugs]\n')],
    ['topics.yaml:10:7: "help" is the name of a command. Choose another word.'],
  ],
  [
    'two topics with one name',
    [edit('topics.yaml', 'en: [freight]', 'en: [freight, fleet]')],
    [
      'topics.yaml:7:7: "fleet" means "cargo" already. Give the two different names.',
      'topics.yaml:8:26: "Fleet" means "cargo" already. Give the two different names.',
    ],
  ],
  [
    'two areas with one name',
    [edit('areas.yaml', 'en: [NH]', 'en: [NH, far coast]')],
    ['areas.yaml:8:35: "Far Coast" means "north-haven" already. Give the two different names.'],
  ],
  [
    'an alias of an area without a letter or digit',
    [edit('areas.yaml', 'en: [NH]', 'en: ["!!"]')],
    ['areas.yaml:4:19: "!!" has no letter or digit. Write a name that can be typed.'],
  ],
  [
    'an alias of an indicator without a letter or digit',
    [edit('indicators.yaml', '[tugboats]', '["!!"]')],
    ['indicators.yaml:61:19: "!!" has no letter or digit. Write a name that can be typed.'],
  ],
  [
    'an alias of filler words alone',
    [edit('indicators.yaml', '[tugboats]', '["how many"]')],
    [
      'indicators.yaml:61:19: "how many" has no word that carries meaning in a question. Write a name that says what it is.',
    ],
  ],
  [
    'an area called by a number',
    [edit('areas.yaml', 'en: [NH]', 'en: ["2024"]')],
    [
      'areas.yaml:4:19: "2024" has no letter, so that it reads as a period or a number. Write a name with letters.',
    ],
  ],
  [
    'an area called like an indicator',
    [edit('areas.yaml', 'en: Far Coast', 'en: Tugboats')],
    ['areas.yaml:8:35: "Tugboats" means "tugs" already. Give the area another name.'],
  ],
  [
    'a share of a thing in itself',
    [edit('indicators.yaml', 'whole: cargo-turnover', 'whole: container-turnover')],
    ['indicators.yaml:46:60: "container-turnover" is divided by itself. Name two different indicators.'],
  ],
  [
    'a quotient of a thing by itself',
    [edit('indicators.yaml', 'by: tugs }', 'by: crew }')],
    ['indicators.yaml:93:43: "crew" is divided by itself. Name two different indicators.'],
  ],
  [
    'two indicators with one name',
    [edit('indicators.yaml', 'en: Crew of the tugs', 'en: Tugs')],
    ['indicators.yaml:73:45: "Tugs" means "tugs" already. Give the two different names.'],
  ],
  [
    'an alias given twice',
    [edit('indicators.yaml', 'en: [tugboats]', 'en: [tugboats, Tugboats]')],
    ['indicators.yaml:61:29: "Tugboats" is given twice. Remove one of the two.'],
  ],
  [
    'one thing shown first twice',
    [edit('topics.yaml', '[tugs, fleet-renewal]', '[tugs, tugs]')],
    ['topics.yaml:9:17: "tugs" is shown twice. Remove one of the two.'],
  ],
  [
    'a computed figure whose id is too long',
    [edit('indicators.yaml', '- id: crew-per-tug', `- id: ${'crew-per-tug-'.repeat(4)}a`)],
    [
      'indicators.yaml:83:7: Its figure gets the id "crew-per-tug-crew-per-tug-crew-per-tug-crew-per-tug-a-north-haven-2023" of 70 characters. Shorten the id by 10 characters.',
    ],
  ],
  [
    'a fact with the id of a computed figure',
    [edit('observations/fleet.yaml', '- id: crew-2023', '- id: crew-per-tug-north-haven-2023')],
    [
      'indicators.yaml:83:7: Its figure gets the id "crew-per-tug-north-haven-2023", which is taken at observations/fleet.yaml:20. Rename one of the two.',
    ],
  ],
  [
    'a break without its reason',
    [edit('observations/cargo.yaml', '  value: 1.20', '  value: 1.20\n  break: true')],
    ['observations/cargo.yaml:7:3: A break without its reason. Say in "caveat" what is counted otherwise.'],
  ],
  [
    'a break at a target',
    [edit('observations/cargo.yaml', '  value: 1.20', '  value: 1.20\n  break: true\n  status: target')],
    ['observations/cargo.yaml:7:3: A series cannot break at a target. Mark the next reported value.'],
  ],
  [
    'a quotient on an interval scale',
    [edit('indicators.yaml', 'en: Crew of the tugs }', 'en: Crew of the tugs }\n  scale: interval')],
    [
      'indicators.yaml:94:12: "crew" is on an interval scale, where a quotient means nothing. Name indicators whose zero means none.',
    ],
  ],
  [
    'a doubt without its reason',
    [edit('observations/cargo.yaml', '  value: 1.20', '  value: 1.20\n  doubt: misprint')],
    ['observations/cargo.yaml:7:3: A doubt without its reason. Say why in "caveat".'],
  ],
  [
    'a currency that the indicator has already',
    [edit('observations/cargo.yaml', '- id: revenue-2023', '- id: revenue-2023\n  unit: CNY')],
    ['observations/cargo.yaml:78:3: CNY is the unit of the indicator already. Remove the key.'],
  ],
  [
    'a currency on what is no money',
    [edit('observations/cargo.yaml', '  value: 1.20', '  value: 1.20\n  unit: RUB')],
    [
      'observations/cargo.yaml:7:3: The value is in RUB, but its indicator is no amount of money. Remove the key, or name another indicator.',
    ],
  ],
  [
    'a second place that is the first',
    [
      edit(
        'observations/cargo.yaml',
        '  value: 1.20',
        '  value: 1.20\n  also: [{source: port-bulletin-2024-05, paragraph: 2, printed: ["1,20 млн"]}]',
      ),
    ],
    ['observations/cargo.yaml:7:10: This is the place that is given already. Remove the entry.'],
  ],
  [
    'a second place in no known source',
    [
      edit(
        'observations/cargo.yaml',
        '  value: 1.20',
        '  value: 1.20\n  also: [{source: nowhere, paragraph: 2, printed: ["1,20 млн"]}]',
      ),
    ],
    [
      'observations/cargo.yaml:7:19: There is no source "nowhere". Known ones: port-bulletin-2024-05, coast-news-2024-04, harbour-almanac, almanac-copy.',
    ],
  ],
  [
    'a fact that contradicts itself',
    [edit('observations/cargo.yaml', '  value: 1.20', '  value: 1.20\n  contradicts: [cargo-2024-01]')],
    ['observations/cargo.yaml:7:17: The fact contradicts itself. Name another fact.'],
  ],
  [
    'a contradiction of nothing known',
    [edit('observations/cargo.yaml', '  value: 1.20', '  value: 1.20\n  contradicts: [cargo-1999]')],
    [
      'observations/cargo.yaml:7:17: There is no fact "cargo-1999". Known ones: cargo-2024-01, cargo-2024-02, cargo-2024-03-first, cargo-2024-03, cargo-2024-03-news, containers-2024-03, revenue-2022, revenue-2023, coast-cargo-2024-03, tugs-2023, tugs-2023-copy, crew-2023, fleet-renewal.',
    ],
  ],
  [
    'a growth that never has two years to go by',
    [
      append(
        'indicators.yaml',
        '- id: cargo-growth\n  topic: cargo\n  names: {ru: Рост грузооборота, en: Cargo growth}\n  definition: {ru: Рост., en: Growth.}\n  unit: percent\n  frequency: annual\n  aggregation: none\n  formula: {kind: growth, of: cargo-turnover}\n',
      ),
    ],
    [
      'indicators.yaml:101:12: "cargo-turnover" is never observed without a change for a year that follows another. Add the observation that is lacking, or remove the indicator.',
    ],
  ],
  [
    'a growth that is not in percent',
    [
      append(
        'indicators.yaml',
        '- id: cargo-growth\n  topic: cargo\n  names: {ru: Рост грузооборота, en: Cargo growth}\n  definition: {ru: Рост., en: Growth.}\n  unit: RUB\n  frequency: annual\n  aggregation: none\n  formula: {kind: growth, of: cargo-turnover}\n',
      ),
    ],
    ['indicators.yaml:98:9: A growth is not in percent. Write "unit: percent".'],
  ],
  [
    'a share of an area that is unknown',
    [
      append(
        'indicators.yaml',
        '- id: cargo-part\n  topic: cargo\n  names: {ru: Доля порта, en: Part of the port}\n  definition: {ru: Доля., en: Part.}\n  unit: percent\n  frequency: annual\n  aggregation: none\n  formula: {kind: share-of-area, of: cargo-turnover, whole: atlantis}\n',
      ),
    ],
    [
      'indicators.yaml:101:12: "cargo-turnover" is never observed for "atlantis" and another area in the same period. Add the observation that is lacking, or remove the indicator.',
      'indicators.yaml:101:61: There is no area "atlantis". Known ones: north-haven, far-coast.',
    ],
  ],
  [
    'a topic of which nothing is known',
    [append('topics.yaml', '- id: weather\n  names: {ru: Погода, en: Weather}\n  first: []\n')],
    ['topics.yaml:10:7: Nothing is known about the topic "weather". Add a fact, or remove the topic.'],
  ],
  [
    'more topics than a command has room for',
    [
      append(
        'topics.yaml',
        Array.from(
          { length: 12 },
          (_, i) => `- id: topic-${i}\n  names: {ru: Тема ${i}, en: Topic ${i}}\n  first: [tugs]\n`,
        ).join(''),
      ),
    ],
    ['topics.yaml:43:7: This is topic 14. Keep to 13: a command has room for no more subcommands.'],
  ],
];

describe('entries that do not agree', () => {
  it.each(SLIPS)('is reported on the side to correct: %s', (_, slips, faults) => {
    expect(faultsOf(...slips)).toEqual(faults);
  });
});
