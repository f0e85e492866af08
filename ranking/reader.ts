import type { Answer, Thread } from '@/sources/source';

import { instructionWords } from './features/phrases';
import type { Stemmer } from './stem';
import type { TopicWord } from './topic-words';
import { foldWord, scanWords } from './words';

/** What a text has of the topic. Made in one pass; no text is read twice. */
export type Reading = {
  /** Times each topic word stands in it, by the index of the topic word. */
  counts: Uint16Array;
  /** Number of words. */
  length: number;
  /** How many of them tell someone what to press. */
  instructions: number;
  /** Its different words. */
  words: readonly KnownWord[];
};

/** One written word, looked at once for all threads. */
export type KnownWord = {
  forms: readonly string[];
  /** Indices of the topic words it stands for. */
  matches: readonly number[];
  isInstruction: boolean;
  /** Hashes of its character n-grams, made when first asked for. */
  grams: Uint16Array | undefined;
  lastReading: number;
};

export type ThreadReading = { title: Reading; body: Reading; answers: readonly Reading[] };

/** Reads texts against one topic. */
export type Reader = { readText: (text: string) => Reading; readThread: (thread: Thread) => ThreadReading };

const longestTitle = 300;
const longestBody = 8000;
const longestAnswer = 5000;
/** Threads of hundreds of posts exist; what is no use among the first forty is none at all. */
export const mostAnswersRead = 40;

/** Reads texts of a language against the words of a topic. */
export function createReader(topicWords: readonly TopicWord[], language: string, stem: Stemmer): Reader {
  const lookUp = createLookUp(topicWords, language, stem);
  let readings = 0;
  const readText = (text: string): Reading => {
    readings += 1;
    const counts = new Uint16Array(topicWords.length);
    const words: KnownWord[] = [];
    let length = 0;
    let instructions = 0;
    scanWords(text, language, (start, end) => {
      const word = lookUp(text.slice(start, end));
      length += 1;
      if (word.matches.length > 0) for (const index of word.matches) counts[index] = (counts[index] ?? 0) + 1;
      if (word.isInstruction) instructions += 1;
      if (word.lastReading === readings) return;
      word.lastReading = readings;
      words.push(word);
    });
    return { counts, length, instructions, words };
  };
  const readAnswer = (answer: Answer): Reading => readText(answer.text.slice(0, longestAnswer));
  return {
    readText,
    readThread: (thread) => ({
      title: readText(thread.title.slice(0, longestTitle)),
      body: readText(thread.text.slice(0, longestBody)),
      answers: thread.answers.slice(0, mostAnswersRead).map(readAnswer),
    }),
  };
}

function createLookUp(
  topicWords: readonly TopicWord[],
  language: string,
  stem: Stemmer,
): (written: string) => KnownWord {
  const indices = new Map(topicWords.map((word, index) => [word.stem, index]));
  const starts = new Set(topicWords.map((word) => word.stem.slice(0, 2)));
  const known = new Map<string, KnownWord>();
  // Stemming is the dear part, and it leaves a word's start alone: most words can't be one of the topic's.
  const match = (form: string): number | undefined =>
    mayMatch(form, starts) ? indices.get(stem(form)) : undefined;
  return (written) => {
    const remembered = known.get(written);
    if (remembered) return remembered;
    const forms = foldWord(written, language);
    const matches = forms.map(match).filter((index) => index !== undefined);
    const isInstruction = forms.some((form) => instructionWords.has(form));
    const word: KnownWord = { forms, matches, isInstruction, grams: undefined, lastReading: 0 };
    known.set(written, word);
    return word;
  };
}

/** Scripts whose stemmers also cut at the front (Arabic), and the shortest words, are always looked up. */
function mayMatch(form: string, starts: ReadonlySet<string>): boolean {
  return form.length < 3 || form.charCodeAt(0) > 0x5_2f || starts.has(form.slice(0, 2));
}
