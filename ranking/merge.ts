import type { RankedAnswer } from './ranked';
import { tokenize } from './words';

type Fingerprint = {
  card: RankedAnswer;
  title: string;
  language: string;
  answer: ReadonlySet<number>;
  answerWords: number;
};

const shingleWords = 4;
const readChars = 3000;
const sketchSize = 6;
/** Short answers ("Restart it.") are alike by chance. */
const fewestAnswerWords = 20;
const sameAnswerShare = 0.85;
const sameQuestionShare = 0.6;
/** With the same question, answers need not be copies, but must say much the same. */
const relatedAnswerShare = 0.3;

/**
 * Makes one card of the same answer found at several communities: the best one stays and says where else it stands.
 * Cards come and stay in order. When in doubt two cards stay two.
 */
export function mergeSameAnswers(cards: readonly RankedAnswer[], language: string): RankedAnswer[] {
  const kept: Fingerprint[] = [];
  const bySketch = new Map<string, Fingerprint[]>();
  for (const card of cards) {
    const print = takeFingerprint(card, language);
    const keys = sketch(print);
    const twin = keys.flatMap((key) => bySketch.get(key) ?? []).find((other) => isSameAnswer(print, other));
    if (twin) {
      twin.card = addAlsoOn(twin.card, card);
      continue;
    }
    kept.push(print);
    for (const key of keys) bySketch.set(key, [...(bySketch.get(key) ?? []), print]);
  }
  return kept.map(({ card }) => card);
}

function addAlsoOn(card: RankedAnswer, twin: RankedAnswer): RankedAnswer {
  const place = { communityName: twin.thread.communityName, url: twin.answer.url };
  return { ...card, alsoOn: [...card.alsoOn, place] };
}

function isSameAnswer(a: Fingerprint, b: Fingerprint): boolean {
  if (a.card.thread.communityId === b.card.thread.communityId) return false;
  const shared = shareOf(a.answer, b.answer);
  if (Math.min(a.answerWords, b.answerWords) >= fewestAnswerWords && shared >= sameAnswerShare) return true;
  const isSameQuestion = a.title === b.title && shareOf(questionOf(a), questionOf(b)) >= sameQuestionShare;
  return isSameQuestion && shared >= relatedAnswerShare;
}

function takeFingerprint(card: RankedAnswer, language: string): Fingerprint {
  const answerWords = tokenize(card.answer.text.slice(0, readChars), language);
  return {
    card,
    title: tokenize(card.thread.title, language).join(' '),
    language,
    answer: shingle(answerWords),
    answerWords: answerWords.length,
  };
}

function questionOf({ card, language }: Fingerprint): Set<number> {
  return shingle(tokenize(card.thread.text.slice(0, readChars), language));
}

/** Hashes of each run of four words. */
function shingle(words: readonly string[]): Set<number> {
  const hashes = words.map(hash);
  const shingles = new Set<number>();
  for (let start = 0; start <= Math.max(0, hashes.length - shingleWords) && hashes.length > 0; start += 1) {
    let value = 0;
    for (const each of hashes.slice(start, start + shingleWords))
      value = Math.imul(value ^ each, 0x01_00_01_93);
    shingles.add(value >>> 0);
  }
  return shingles;
}

/** Keys that copies are all but sure to share: the title, and the smallest hashes of the answer's shingles. */
function sketch({ title, answer }: Fingerprint): string[] {
  const smallest = [...answer].toSorted((a, b) => a - b).slice(0, sketchSize);
  return [`title ${title}`, ...smallest.map((value) => `answer ${value}`)];
}

function hash(text: string): number {
  let value = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01_00_01_93);
  return value >>> 0;
}

/** Jaccard: what both have of what either has. */
function shareOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let both = 0;
  for (const each of a) if (b.has(each)) both += 1;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : both / either;
}
