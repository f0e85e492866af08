import { stemmer as stemEnglishWord } from '@orama/stemmers/english';

/** Reduces one lower-case, folded word to what its inflections share. */
export type Stemmer = (word: string) => string;

type StemmerModule = { stemmer: Stemmer };

/** Dutch, for one, is 'nl' on a page and './dutch' in the package: written out so that bundlers see each file. */
const stemmerModules: Record<string, () => Promise<StemmerModule>> = {
  ar: () => import('@orama/stemmers/arabic'),
  bg: () => import('@orama/stemmers/bulgarian'),
  da: () => import('@orama/stemmers/danish'),
  de: () => import('@orama/stemmers/german'),
  es: () => import('@orama/stemmers/spanish'),
  fi: () => import('@orama/stemmers/finnish'),
  fr: () => import('@orama/stemmers/french'),
  hu: () => import('@orama/stemmers/hungarian'),
  it: () => import('@orama/stemmers/italian'),
  nb: () => import('@orama/stemmers/norwegian'),
  nl: () => import('@orama/stemmers/dutch'),
  no: () => import('@orama/stemmers/norwegian'),
  pt: () => import('@orama/stemmers/portuguese'),
  ro: () => import('@orama/stemmers/romanian'),
  ru: () => import('@orama/stemmers/russian'),
  sv: () => import('@orama/stemmers/swedish'),
  tr: () => import('@orama/stemmers/turkish'),
};

/** Longer strings are tokens, hashes or hostile: no stemmer is shown them. */
const longestStemmedWord = 32;
const rememberedWords = 20_000;
const firstKoreanParticle = /(?:으로|에서|에게|까지|부터|은|는|이|가|을|를|에|의|도|로|와|과)$/u;

/** English, without waiting. */
export const englishStem: Stemmer = rememberStems(stemEnglishWord);

/** The stemmer of a language ('de', 'de-AT'); words pass unchanged where none is known. */
export async function loadStemmer(language: string): Promise<Stemmer> {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  if (primary === 'en') return englishStem;
  if (primary === 'ko') return stemKoreanWord;
  const load = Object.hasOwn(stemmerModules, primary) ? stemmerModules[primary] : undefined;
  if (!load) return keepWord;
  return rememberStems((await load()).stemmer);
}

function rememberStems(stem: Stemmer): Stemmer {
  const known = new Map<string, string>();
  return (word) => {
    const remembered = known.get(word);
    if (remembered !== undefined) return remembered;
    const stemmed = stemOrKeep(stem, word);
    if (known.size >= rememberedWords) known.clear();
    known.set(word, stemmed);
    return stemmed;
  };
}

/** Codes and model names are not words of a language. */
function stemOrKeep(stem: Stemmer, word: string): string {
  if (word.length < 3 || word.length > longestStemmedWord || /[\d_.]/.test(word)) return word;
  return stem(word) || word;
}

function keepWord(word: string): string {
  return word;
}

/** Particles hang on Korean nouns: "프린터가" and "프린터를" are the same printer. */
function stemKoreanWord(word: string): string {
  const stemmed = word.replace(firstKoreanParticle, '');
  return stemmed.length >= 2 ? stemmed : word;
}
