import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { append, edit, faultsOf, put, type Slip } from '../support/broken-pack.ts';

/** A slip made in the sound pack, and every fault it causes: no more and no less. */
const SLIPS: readonly (readonly [name: string, slips: readonly Slip[], faults: readonly string[]])[] = [
  [
    'an empty file',
    [put('topics.yaml', '')],
    ['topics.yaml:1:1: The file is empty. Write a list of topics: lines that begin with "- id: …".'],
  ],
  [
    'a file of comments alone',
    [put('observations/fleet.yaml', '# later\n')],
    [
      'observations/fleet.yaml:1:1: The file is empty. Write a list of observations: lines that begin with "- id: …".',
    ],
  ],
  [
    'an empty pack.yaml',
    [put('pack.yaml', '')],
    ['pack.yaml:1:1: The file is empty. Write who this bot is: lines such as "command: …".'],
  ],
  [
    'a mapping where a list belongs',
    [put('sources.yaml', 'id: x\n')],
    [
      'sources.yaml:1:1: The file holds a mapping of keys at its top. Write a list of sources: lines that begin with "- id: …".',
    ],
  ],
  [
    'a list where a mapping belongs',
    [put('pack.yaml', '- command: port\n')],
    [
      'pack.yaml:1:1: The entry is a list. Write who this bot is. The keys here are: command, title, summary, accent, language, languages, timeZone, area, examples.',
    ],
  ],
  [
    'text where a list belongs',
    [put('sources.yaml', 'none\n')],
    [
      'sources.yaml:1:1: The file holds text at its top. Write a list of sources: lines that begin with "- id: …".',
    ],
  ],
  [
    'text where an entry belongs',
    [append('sources.yaml', '- later\n')],
    [
      'sources.yaml:33:3: The entry is text. Write a source. The keys here are: id, title, publisher, url, published, language, licence, reliability, retrieved, excerpt.',
    ],
  ],
  [
    'a byte order mark',
    [edit('areas.yaml', '# yaml-language-server', '\uFEFF# yaml-language-server')],
    ['areas.yaml:1:1: The file begins with a byte order mark. Save it as UTF-8 without one.'],
  ],
  [
    'a file in another encoding',
    [put('areas.yaml', Buffer.from('- id: caf\xe9\n', 'latin1'))],
    ['areas.yaml:1:10: Here stands something that is not UTF-8 text. Save the file as UTF-8.'],
  ],
  [
    'a missing file',
    [(dir) => rmSync(join(dir, 'sources.yaml'))],
    [
      'sources.yaml:1:1: "sources.yaml" does not exist. Create it, or give the folder that holds the fact pack.',
    ],
  ],
  [
    'a file with a mistyped name',
    [(dir) => renameSync(join(dir, 'areas.yaml'), join(dir, 'aeras.yaml'))],
    [
      'aeras.yaml:1:1: "aeras.yaml" is not part of a fact pack. Rename it or move it out. Write "areas.yaml"? A fact pack holds: pack.yaml, topics.yaml, areas.yaml, indicators.yaml, sources.yaml, observations, statements, indicators.',
      'areas.yaml:1:1: "areas.yaml" does not exist. Create it, or give the folder that holds the fact pack.',
    ],
  ],
  [
    'a file that no pack has',
    [put('notes.txt', 'later')],
    [
      'notes.txt:1:1: "notes.txt" is not part of a fact pack. Rename it or move it out. A fact pack holds: pack.yaml, topics.yaml, areas.yaml, indicators.yaml, sources.yaml, observations, statements, indicators.',
    ],
  ],
  [
    'a file of facts with another ending',
    [put('observations/fleet.yml', '')],
    [
      'observations/fleet.yml:1:1: "observations/fleet.yml" is not a file of facts. Name it after its topic, observations/<topic>.yaml, or move it out.',
    ],
  ],
  [
    'a folder in the place of a file',
    [
      (dir) => {
        rmSync(join(dir, 'areas.yaml'));
        mkdirSync(join(dir, 'areas.yaml'));
      },
    ],
    ['areas.yaml:1:1: "areas.yaml" is not a file. Put a file of that name in its place.'],
  ],
  [
    'a folder named like a file of facts',
    [(dir) => mkdirSync(join(dir, 'observations/cargo2.yaml'))],
    [
      'observations/cargo2.yaml:1:1: "observations/cargo2.yaml" is not a file. Put a file of that name in its place.',
    ],
  ],
  [
    'a link that leads back to itself',
    [
      (dir) => {
        rmSync(join(dir, 'areas.yaml'));
        symlinkSync('areas.yaml', join(dir, 'areas.yaml'));
      },
    ],
    [
      'areas.yaml:1:1: "areas.yaml" is a link that leads back to itself. Replace the link by what it should lead to.',
    ],
  ],
  [
    'a file in the place of a folder',
    [
      (dir) => {
        rmSync(join(dir, 'statements'), { recursive: true });
        writeFileSync(join(dir, 'statements'), '');
      },
    ],
    [
      'statements:1:1: "statements" is not a folder. Put a folder in its place, or give the folder that holds the fact pack.',
    ],
  ],
  [
    'a file larger than any list of facts',
    [put('areas.yaml', '#'.repeat(5_000_000))],
    [
      'areas.yaml:1:1: "areas.yaml" is larger than 4 MiB. Keep facts only, and divide them among several topics.',
    ],
  ],
  [
    'no folder at all',
    [(dir) => rmSync(dir, { recursive: true })],
    ['pack:1:1: "pack" does not exist. Create it, or give the folder that holds the fact pack.'],
  ],
];

describe('a folder with a slip', () => {
  it.each(SLIPS)('is reported with its path: %s', (_, slips, faults) => {
    expect(faultsOf(...slips)).toEqual(faults);
  });
});
