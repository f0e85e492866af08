import { rarity } from '@/ranking/background';
import { loadStemmer } from '@/ranking/stem';
import { locateWords } from '@/ranking/words';

/** What the planner knows of a language's words. */
export type Lexicon = {
  /** The words of a text as they are written, lower case, in order, with repetitions; compounds in their parts. */
  words: (text: string) => string[];
  stem: (word: string) => string;
  /** How telling a word is: grows as fewer texts in general hold it. */
  rarity: (word: string) => number;
};

/** Loads what is known of a language; of one that is not known, words pass as they are. */
export async function loadLexicon(language: string): Promise<Lexicon> {
  const stem = await loadStemmer(language);
  return {
    words: (text) =>
      locateWords(text, language).flatMap(({ start, end }) => askableWords(text.slice(start, end))),
    stem,
    rarity: (word) => rarity(stem(word), language),
  };
}

/** "Firmware-Update" is asked for as two words; "WH-1000XM4" is one name. Accents stay: not every engine drops them. */
function askableWords(written: string): string[] {
  const word = written.toLowerCase();
  return /\d/.test(word) ? [word] : word.split(/[-‐–/_.]+/).filter((part) => part !== '');
}
