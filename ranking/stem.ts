import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as bulgarian } from '@orama/stemmers/bulgarian';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as stemEnglishWord } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as turkish } from '@orama/stemmers/turkish';

/** Reduces one lower-case, folded word to what its inflections share. */
export type Stemmer = (word: string) => string;

/**
 * By the language's code on a page. All of them come with the code that stems: Chromium's worker may load none later,
 * and shares them with the panel.
 */
const stemmers: Record<string, Stemmer> = {
  ar: arabic,
  bg: bulgarian,
  da: danish,
  de: german,
  es: spanish,
  fi: finnish,
  fr: french,
  hu: hungarian,
  it: italian,
  nb: norwegian,
  nl: dutch,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sv: swedish,
  tr: turkish,
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
  const stem = Object.hasOwn(stemmers, primary) ? stemmers[primary] : undefined;
  return stem ? rememberStems(stem) : keepWord;
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
