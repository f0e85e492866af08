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
export type ThreadReading = {
  title: Reading;
  body: Reading;
  answers: readonly Reading[];
  /** Of all openings together. */
  inAnswers: Pick<Reading, 'counts' | 'length'>;
};

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
      const slot = known.lookUp(text, start, end, hash, isPlain);
      length += 1;
      if (known.isTelling(slot)) {
        const { matches, isInstruction } = known.wordIn(slot);
        if (matches.length > 0) counts ??= [...noCounts];
        for (const index of matches) if (counts) counts[index] = (counts[index] ?? 0) + 1;
        if (isInstruction) instructions += 1;
      }
      if (known.isFirstIn(readings, slot)) words.push(known.wordIn(slot));
    });
    return { counts: counts ?? noCounts, length, instructions, words };
  };
  return {
    readText,
    readThread: (thread) => {
      const title = readText(thread.title.slice(0, longestTitle));
      const body = readText(thread.text.slice(0, longestBody));
      const answers = thread.answers
        .slice(0, mostOpenings)
        .map((answer) => readText(answer.text.slice(0, longestOpening)));
      return { title, body, answers, inAnswers: addReadings(answers, noCounts) };
    },
    readAnswer: ({ text }, opening) =>
      opening && text.length <= longestOpening ? opening : readText(text.slice(0, longestAnswer)),
  };
}

/** Most readings have no topic word: they share one list of zeros. */
function addReadings(
  readings: readonly Reading[],
  noCounts: readonly number[],
): Pick<Reading, 'counts' | 'length'> {
  let counts: number[] | undefined;
  let length = 0;
  for (const reading of readings) {
    length += reading.length;
    if (reading.counts === noCounts) continue;
    counts ??= [...noCounts];
    for (let index = 0; index < counts.length; index += 1)
      counts[index] = (counts[index] ?? 0) + (reading.counts[index] ?? 0);
  }
  return { counts: counts ?? noCounts, length };
}

class SeenWord implements KnownWord {
  matches: readonly number[] = noMatches;
  isInstruction = false;
  grams: readonly number[] | undefined = undefined;
  private readonly text: string;
  private readonly start: number;
  private readonly length: number;
  /** Undefined for plain words, which fold alike in all languages. */
  private readonly language: string | undefined;
  private folded: readonly string[] | undefined = undefined;

  constructor(text: string, start: number, length: number, language: string | undefined) {
    this.text = text;
    this.start = start;
    this.length = length;
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
const plainPattern = /^[a-z]+$/;
const firstCapacity = 16_384;
/**
 * What the table has of a word, side by side, so that a common word costs one look at memory: its place among the
 * words, from 1, negative for words that tell something; its hash; its length; the last reading that met it.
 */
const slotSize = 4;

/**
 * A hash table of words by the hash that scanning gives them, so that a word seen before costs no string. Two words
 * of one hash and length would be taken for one: about one pair in a million.
 */
class KnownWords {
  private slots = new Int32Array(firstCapacity * slotSize);
  private capacity = firstCapacity;
  private readonly words: SeenWord[] = [];
  /** Stands for what is in no slot. */
  private readonly noWord = new SeenWord('', 0, 0, undefined);
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
    // Those in other letters are folded when they are met, and known then.
    for (const word of instructionWords) {
      if (!plainPattern.test(word)) continue;
      const slot = this.lookUp(word, 0, word.length, hashWord(word), true);
      this.wordIn(slot).isInstruction = true;
      this.slots[slot] = -Math.abs(this.slots[slot] ?? 0);
    }
  }

  /** The slot of a word, good until the next one is looked up. */
  lookUp(text: string, start: number, end: number, hash: number, isPlain: boolean): number {
    const length = end - start;
    const { slots } = this;
    let slot = this.firstSlot(hash);
    while (slots[slot] !== 0) {
      if (slots[slot + 1] === hash && slots[slot + 2] === length) return slot;
      slot = this.nextSlot(slot);
    }
    const word = new SeenWord(text, start, length, isPlain ? undefined : this.language);
    if (!isPlain || length < 3 || this.mayMatch(text, start)) this.match(word);
    const place = this.words.push(word);
    slots[slot] = word.matches.length > 0 || word.isInstruction ? -place : place;
    slots[slot + 1] = hash;
    slots[slot + 2] = length;
    if (place * 2 <= this.capacity) return slot;
    this.grow();
    return this.lookUp(text, start, end, hash, isPlain);
  }

  /** Is it one of the topic's, or an instruction? */
  isTelling(slot: number): boolean {
    return (this.slots[slot] ?? 0) < 0;
  }

  wordIn(slot: number): SeenWord {
    return this.words[Math.abs(this.slots[slot] ?? 0) - 1] ?? this.noWord;
  }

  /** Told once for each word of a reading. */
  isFirstIn(reading: number, slot: number): boolean {
    if (this.slots[slot + 3] === reading) return false;
    this.slots[slot + 3] = reading;
    return true;
  }

  private firstSlot(hash: number): number {
    return ((hash ^ (hash >>> 15)) & (this.capacity - 1)) * slotSize;
  }

  private nextSlot(slot: number): number {
    return (slot + slotSize) & (this.capacity * slotSize - 1);
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
    const before = this.slots;
    this.capacity *= 2;
    this.slots = new Int32Array(this.capacity * slotSize);
    for (let from = 0; from < before.length; from += slotSize) {
      if (before[from] === 0) continue;
      let slot = this.firstSlot(before[from + 1] ?? 0);
      while (this.slots[slot] !== 0) slot = this.nextSlot(slot);
      this.slots.set(before.subarray(from, from + slotSize), slot);
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
