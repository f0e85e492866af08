import type { Answer, Thread } from '@/sources/source';

import { instructionWords } from './features/phrases';
import type { Stemmer } from './stem';
import type { TopicWord } from './topic-words';
import { foldWord, hashWord, scanWords } from './words';

/** What a text has of the topic. Made in one pass. */
export type Reading = {
  /** Times each topic word stands in it, by the index of the topic word. */
  counts: readonly number[];
  /** Number of words. */
  length: number;
  /** How many of them tell someone what to press. */
  instructions: number;
  /** Its different words. */
  words: readonly KnownWord[];
};

/** One written word, looked at once for all threads. */
export type KnownWord = {
  /** Folded; most of the time one. */
  readonly forms: readonly string[];
  /** Indices of the topic words it stands for. */
  matches: readonly number[];
  isInstruction: boolean;
  /** Hashes of its character n-grams, made when first asked for. */
  grams: readonly number[] | undefined;
};

/** `answers` holds their openings, enough to tell what the thread is about. */
export type ThreadReading = { title: Reading; body: Reading; answers: readonly Reading[] };

/** Reads texts against one topic. */
export type Reader = {
  readText: (text: string) => Reading;
  readThread: (thread: Thread) => ThreadReading;
  /** A whole answer; `opening` is taken for it where it was all there is. */
  readAnswer: (answer: Answer, opening: Reading | undefined) => Reading;
};

const longestTitle = 300;
const longestBody = 1500;
const longestOpening = 800;
const mostOpenings = 8;
const longestAnswer = 5000;
/** Threads of hundreds of posts exist; what is no use among the first forty is none at all. */
export const mostAnswersRead = 40;

/** Reads texts of a language against the words of a topic. */
export function createReader(topicWords: readonly TopicWord[], language: string, stem: Stemmer): Reader {
  const known = new KnownWords(topicWords, language, stem);
  const noCounts: readonly number[] = topicWords.map(() => 0);
  let readings = 0;
  const readText = (text: string): Reading => {
    readings += 1;
    let counts: number[] | undefined;
    const words: KnownWord[] = [];
    let length = 0;
    let instructions = 0;
    scanWords(text, language, (start, end, hash, isPlain) => {
      const word = known.lookUp(text, start, end, hash, isPlain);
      length += 1;
      if (word.matches.length > 0) {
        counts ??= [...noCounts];
        for (const index of word.matches) counts[index] = (counts[index] ?? 0) + 1;
      }
      if (word.isInstruction) instructions += 1;
      if (word.lastReading === readings) return;
      word.lastReading = readings;
      words.push(word);
    });
    return { counts: counts ?? noCounts, length, instructions, words };
  };
  return {
    readText,
    readThread: (thread) => ({
      title: readText(thread.title.slice(0, longestTitle)),
      body: readText(thread.text.slice(0, longestBody)),
      answers: thread.answers
        .slice(0, mostOpenings)
        .map((answer) => readText(answer.text.slice(0, longestOpening))),
    }),
    readAnswer: ({ text }, opening) =>
      opening && text.length <= longestOpening ? opening : readText(text.slice(0, longestAnswer)),
  };
}

class SeenWord implements KnownWord {
  readonly hash: number;
  readonly length: number;
  matches: readonly number[] = noMatches;
  isInstruction = false;
  grams: readonly number[] | undefined = undefined;
  lastReading = 0;
  private readonly text: string;
  private readonly start: number;
  /** Undefined for plain words, which fold alike in all languages. */
  private readonly language: string | undefined;
  private folded: readonly string[] | undefined = undefined;

  constructor(text: string, start: number, length: number, hash: number, language: string | undefined) {
    this.text = text;
    this.start = start;
    this.length = length;
    this.hash = hash;
    this.language = language;
  }

  /** Its forms are not the written word in small letters. */
  get isFolded(): boolean {
    return this.language !== undefined;
  }

  get forms(): readonly string[] {
    if (this.folded) return this.folded;
    const written = this.text.slice(this.start, this.start + this.length);
    this.folded = this.language === undefined ? [written.toLowerCase()] : foldWord(written, this.language);
    return this.folded;
  }
}

const noMatches: readonly number[] = [];
const firstCapacity = 16_384;

/**
 * A hash table of words by the hash that scanning gives them, so that a word seen before costs no string. Two words
 * of one hash and length would be taken for one: about one pair in a million.
 */
class KnownWords {
  private slots = new Int32Array(firstCapacity);
  private readonly words: SeenWord[] = [];
  private readonly language: string;
  private readonly stem: Stemmer;
  private readonly indices: ReadonlyMap<string, number>;
  /** How topic words begin: the first two characters of the short ones, the first three of all others. */
  private readonly starts: ReadonlySet<number>;

  constructor(topicWords: readonly TopicWord[], language: string, stem: Stemmer) {
    this.language = language;
    this.stem = stem;
    const english = topicWords.flatMap((word, index) =>
      (word.english ?? []).map((other): [string, number] => [other, index]),
    );
    // A stem of the topic's own stands for itself first.
    this.indices = new Map([
      ...english,
      ...topicWords.map((word, index): [string, number] => [word.stem, index]),
    ]);
    this.starts = new Set(
      [...this.indices.keys()].map((own) => (own.length > 3 ? startOf(own, 0, 3) : startOf(own, 0, 2))),
    );
    for (const word of instructionWords) {
      this.lookUp(word, 0, word.length, hashWord(word), /^[a-z]+$/.test(word)).isInstruction = true;
    }
  }

  lookUp(text: string, start: number, end: number, hash: number, isPlain: boolean): SeenWord {
    const length = end - start;
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const place = this.slots[slot] ?? 0;
      if (place === 0) break;
      const word = this.words[place - 1];
      if (word && word.hash === hash && word.length === length) return word;
      slot = (slot + 1) & mask;
    }
    const word = new SeenWord(text, start, length, hash, isPlain ? undefined : this.language);
    if (!isPlain || length < 3 || this.mayMatch(text, start)) this.match(word);
    this.slots[slot] = this.words.push(word);
    if (this.words.length * 2 > this.slots.length) this.grow();
    return word;
  }

  /** Stemming is the dear part, and it leaves a word's start alone: most words can't be one of the topic's. */
  private mayMatch(text: string, start: number): boolean {
    return this.starts.has(startOf(text, start, 3)) || this.starts.has(startOf(text, start, 2));
  }

  private match(word: SeenWord): void {
    const matches = word.forms.map((form) => this.indices.get(this.stem(form)));
    const found = matches.filter((index) => index !== undefined);
    if (found.length > 0) word.matches = found;
    // Other scripts have capitals too, which the hash does not fold.
    if (word.isFolded) word.isInstruction = word.forms.some((form) => instructionWords.has(form));
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (const [index, { hash }] of this.words.entries()) {
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = index + 1;
    }
  }
}

/** The first two or three characters as a number; ASCII capitals as small letters, of others the low bits. */
function startOf(text: string, at: number, length: 2 | 3): number {
  const two = (lower(text.charCodeAt(at)) & 0x3_ff) | ((lower(text.charCodeAt(at + 1)) & 0x3_ff) << 10);
  return length === 2 ? two : two | ((lower(text.charCodeAt(at + 2)) & 0x3_ff) << 20);
}

function lower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}
