import { stopWordsOf } from '@/detection/words';
import { rarity } from '@/ranking/background';
import { loadStemmer } from '@/ranking/stem';
import { locateWords } from '@/ranking/words';

import { englishGrammar } from './plan/english-grammar';

/** What the planner knows of a language's words. */
export type Lexicon = {
  language: string;
  /** The words of a text as they are written, lower case, in order, with repetitions; compounds in their parts. */
  words: (text: string) => string[];
  stem: (word: string) => string;
  /** How telling a word is, 0..1: grows as fewer texts in general hold it. */
  rarity: (word: string) => number;
  /** Grammar, not subject ("which", "been"): engines drop such words, or find everything by them. */
  isGrammar: (word: string) => boolean;
};

/** Loads what is known of a language; of one that is not known, words pass as they are. */
export async function loadLexicon(language: string): Promise<Lexicon> {
  const stem = await loadStemmer(language);
  const primary = language.toLowerCase().split('-')[0] ?? '';
  const isEnglish = primary === 'en' || primary === 'und' || primary === '';
  const grammar = isEnglish ? englishGrammar : stopWordsOf(primary);
  return {
    language: primary,
    words: (text) =>
      locateWords(text, language).flatMap(({ start, end }) => askableWords(text.slice(start, end))),
    stem,
    // The table knows "doesnt".
    rarity: (word) => rarity(stem(word.replaceAll(/['’]/g, '')), language),
    // "What's" and "didn't" are two words of grammar each.
    isGrammar: (word) => word.split(/['’]/).every((part) => part.length === 0 || grammar.has(part)),
  };
}

/**
 * "Firmware-Update" is asked for as two words; "WH-1000XM4" is one name, and so is "3.1.4". Accents stay: not every
 * engine drops them. "Printer's" is the printer.
 */
function askableWords(written: string): string[] {
  const word = written.toLowerCase().replace(/['’]s$/, '');
  return /\d/.test(word) ? [word] : word.split(/[-‐–/_.]+/).filter((part) => part !== '');
}
