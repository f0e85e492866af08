import stemFrequencies from '@/assets/data/stem-frequencies.json';

/** How common the words of a language are, before any thread has been seen. */
export type BackgroundTable = {
  language: string;
  /** Share of posts with the stem, 0 < share < 1. Empty where no table is shipped for the language. */
  frequencies: ReadonlyMap<string, number>;
  /** Share of posts with the stem, 0 < share < 1; a stem that is not in the table is rare. */
  documentFrequency: (stem: string) => number;
};

// A JSON import has lost that each row is a pair.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table's own builder writes pairs
const levels = stemFrequencies.levels as [number, string][];
const rarestShare = 0.000_05;
/** A stem outside the English table stands in fewer posts than the last one inside. */
const unlistedShare = 0.000_2;
/** Where no table is shipped, short words are the common ones: shares for 1, 2, 3… characters. */
const shareByLength = [0.4, 0.4, 0.25, 0.1, 0.04, 0.015, 0.008, 0.004, 0.002];
/** A Chinese, Japanese or Thai word of one character is a particle as often as not; of two, already a noun. */
const shareByLengthUnspaced = [0.15, 0.15, 0.01, 0.002, 0.001];
const unspacedWord =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

let english: BackgroundTable | undefined;

/** The table of a language ('en', 'de'…); 'und' gets the English one, which knows most error messages. */
export function backgroundTable(language: string): BackgroundTable {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  if (primary === 'en' || primary === 'und' || primary === '') return (english ??= readEnglishTable());
  return { language: primary, frequencies: new Map(), documentFrequency: shareOfLength };
}

/** Share of English posts with the stem, between 0 and 1. */
export function documentFrequency(stem: string): number {
  return backgroundTable('en').documentFrequency(stem);
}

/** Inverse document frequency: 0.4 for "the", about 8.5 for what no table lists. */
export function idf(stem: string, language: string): number {
  return -Math.log(backgroundTable(language).documentFrequency(stem));
}

/** How rare a stem is, from 0 (every post) to 1 (hardly any). */
export function rarity(stem: string, language: string): number {
  return Math.min(1, idf(stem, language) / -Math.log(rarestShare));
}

function readEnglishTable(): BackgroundTable {
  const frequencies = new Map<string, number>();
  for (const [level, stems] of levels) {
    const share = stemFrequencies.levelBase ** -level;
    for (const stem of stems.split(' ')) frequencies.set(stem, share);
  }
  return {
    language: 'en',
    frequencies,
    documentFrequency: (stem) => frequencies.get(stem) ?? shareOfUnlisted(stem),
  };
}

/** Outside the table, a number is more often chance than a word is: "2019" says less than "carabiner". */
function shareOfUnlisted(stem: string): number {
  if (/^\d{1,2}$/.test(stem)) return 0.05;
  if (/^\d+$/.test(stem)) return 0.002;
  return stem.length === 1 ? 0.02 : unlistedShare;
}

function shareOfLength(stem: string): number {
  const shares = unspacedWord.test(stem) ? shareByLengthUnspaced : shareByLength;
  return shares[Math.min(stem.length, shares.length - 1)] ?? rarestShare;
}
