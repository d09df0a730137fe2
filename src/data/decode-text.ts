/** Names that pages use for character sets beside those of the Encoding Standard. */
const ALIASES: Readonly<Record<string, string>> = {
  'win-1251': 'windows-1251',
  'cp-1251': 'windows-1251',
  win1251: 'windows-1251',
  koi8r: 'koi8-r',
  utf8mb4: 'utf-8',
  'gb-2312': 'gb2312',
};

function decodeAs(name: string | undefined, bytes: Uint8Array): string | null {
  if (name === undefined) return null;
  const label = name.toLowerCase();
  try {
    return new TextDecoder(ALIASES[label] ?? label, { fatal: true }).decode(bytes);
  } catch {
    return null; // another character set than its name says, or no known name
  }
}

/** By the byte order mark; UTF-8's is left to the decoder. */
function markOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** Where the text itself says it: `<meta charset>`, its older form, or an XML declaration. */
function namedInside(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const tags = head.match(/<(?:meta|\?xml)\b[^>]*>/gi) ?? [];
  return tags.flatMap((tag) => /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(tag)?.[1] ?? []).at(0);
}

const isWestern = (name: string | undefined) =>
  /^(?:iso-8859-1|latin1|windows-1252|us-ascii|ascii)$/i.test(name ?? '');

/** Of two readings of Russian bytes the one with more small letters: the other exchanges small and capital ones. */
function russian(bytes: Uint8Array): string | null {
  const readings = ['windows-1251', 'koi8-r'].flatMap((name) => decodeAs(name, bytes) ?? []);
  const small = (text: string) => text.match(/[а-я]/g)?.length ?? 0;
  return readings.sort((one, other) => small(other) - small(one)).at(0) ?? null;
}

/** The older character sets of a language, for texts that do not name theirs. */
function guess(bytes: Uint8Array, language: string): string | null {
  if (/^zh-(?:tw|hk|mo|hant)/i.test(language)) return decodeAs('big5', bytes);
  if (language.startsWith('zh')) return decodeAs('gb18030', bytes);
  if (/^(?:ru|uk|be|bg|kk)\b/.test(language)) return russian(bytes);
  if (language.startsWith('ja')) return decodeAs('shift_jis', bytes);
  if (language.startsWith('ko')) return decodeAs('euc-kr', bytes);
  return null;
}

/**
 * Bytes as text: by the byte order mark, else the character set that the server names, else the one that the page
 * names, else UTF-8, else what its language was written in before; each only if every byte fits.
 *
 * @param contentType of the response; empty for a file.
 * @param language BCP 47 tag of the source.
 */
export function decodeText(bytes: Uint8Array, contentType: string, language: string): string {
  const marked = decodeAs(markOf(bytes), bytes);
  if (marked !== null) return marked;
  const served = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(contentType)?.[1];
  const inside = namedInside(bytes);
  const names = [served, inside].filter((name) => !isWestern(name));
  // Servers say ISO 8859-1 of anything, and every byte fits it.
  return (
    decodeAs(names[0], bytes) ??
    decodeAs(names[1], bytes) ??
    decodeAs('utf-8', bytes) ??
    guess(bytes, language) ??
    new TextDecoder('windows-1252').decode(bytes)
  );
}
