/** What lies on the same keys of an English and of a Russian keyboard. */
const ENGLISH_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

/** Russian written in Latin letters, as it is typed; longer groups first. No standard is kept to by anyone in a hurry. */
const LATIN_GROUPS: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['yo', 'е'],
  ['jo', 'йо'],
  ['ye', 'е'],
  ['yy', 'ый'],
  ['iy', 'ий'],
  ['x', 'кс'],
];
const LATIN = 'abvgdezijklmnoprstufhcyw';
const CYRILLIC = 'абвгдезийклмнопрстуфхцыв';

function exchange(text: string, from: string, to: string): string {
  return Array.from(text, (sign) => {
    const at = from.indexOf(sign);
    return at === -1 ? sign : (to[at] ?? sign);
  }).join('');
}

/** `ts` is one letter in `Hejluntszjan` and two in `autsorsing`. */
function fromLatin(text: string, ts: 'ц' | 'тс'): string {
  const grouped = LATIN_GROUPS.reduce(
    (done, [from, to]) => done.replaceAll(from, to),
    text
      .replaceAll('ts', ts)
      .replace(/(?<!\p{L})e(?=k|x|t|l)/gu, 'э')
      .replace(/l(?=[knst])/g, "l'"),
  );
  return exchange(grouped, LATIN, CYRILLIC).replaceAll("'", 'ь');
}

/** Words that hardly a question in English lacks, and none in Russian has. */
const ENGLISH =
  /\b(?:the|of|in|is|was|were|are|and|for|how|what|when|where|which|who|many|much|did|does|from|by|with|has|have|at)\b/;

/** The ways to read a normalised text as Russian in Latin letters; none for one in another script, or in English. */
export function russianInLatin(text: string): readonly string[] {
  if (!/[a-z]/.test(text) || /[а-яё]|\p{Script=Han}/u.test(text) || ENGLISH.test(text)) return [];
  return text.includes('ts') ? [fromLatin(text, 'ц'), fromLatin(text, 'тс')] : [fromLatin(text, 'ц')];
}

/**
 * The other ways in which a normalised text may have been meant: typed with the keyboard of the other language, or
 * Russian in Latin letters. Numbers stay.
 */
export function respellings(text: string): readonly string[] {
  const hasLatin = /[a-z]/.test(text);
  const hasCyrillic = /[а-яё]/.test(text);
  // Beside Chinese, Latin letters are a code or a name.
  if ((hasLatin && hasCyrillic) || /\p{Script=Han}/u.test(text)) return [];
  if (hasCyrillic) return [exchange(text, RUSSIAN_KEYS, ENGLISH_KEYS)];
  if (hasLatin) return [exchange(text, ENGLISH_KEYS, RUSSIAN_KEYS), ...russianInLatin(text)];
  return [];
}
