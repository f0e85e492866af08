import { rarity } from '@/ranking/background';
import { loadStemmer } from '@/ranking/stem';
import { tokenize } from '@/ranking/words';

/** What the planner knows of a language's words. */
export type Lexicon = {
  /** The words of a text as they stand, lower case, in order, with repetitions. */
  words: (text: string) => string[];
  stem: (word: string) => string;
  /** How telling a word is: grows as fewer texts in general hold it. */
  rarity: (word: string) => number;
};

/** Loads what is known of a language; of one that is not known, words pass as they are. */
export async function loadLexicon(language: string): Promise<Lexicon> {
  const stem = await loadStemmer(language);
  return {
    words: (text) => tokenize(text, language),
    stem,
    rarity: (word) => rarity(stem(word), language),
  };
}
