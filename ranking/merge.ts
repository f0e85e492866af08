import type { BackgroundTable } from './background';
import type { RankedAnswer, Reason } from './ranked';
import { compareShingles, eachShingle, hashWords, sketchWords } from './shingles';
import type { Stemmer } from './stem';
import { tokenize } from './words';

/** What texts of the topic's language are compared by. */
export type MergeOptions = { language: string; stem: Stemmer; table: BackgroundTable };

/** `shingles` and `vectors` are made only for cards that may have a twin. */
type Print = {
  card: RankedAnswer;
  words: Uint32Array;
  shingles: ReadonlySet<number> | undefined;
  vectors: Vectors | undefined;
};
type Vectors = { answer: Vector; title: Vector; question: Vector };
type Vector = ReadonlyMap<string, number>;

const sketchSize = 10;
/** One run of words in common is chance ("I want to"), unless the titles are the same. */
const fewestShared = 2;
/** Texts that this many cards share a run of words of are templates, and tell nothing. */
const mostSharing = 24;
const questionChars = 800;
const answerChars = 2000;

/**
 * What makes two answers one. `words`: shorter ones ("Restart it.") are alike by chance. `question`: the same words
 * under unlike questions are a template. Chosen with `bench/eval-merge.ts`.
 */
const limits = {
  fewestWords: 12,
  copy: { resemblance: 0.6, containment: 0.9, fewestContained: 20, leastShare: 0.12, question: 0.25 },
  sameQuestion: { question: 0.8, resemblance: 0.22, words: 0.8 },
  paraphrase: { question: 0.5, resemblance: 0.12, words: 0.8, fewestWords: 25 },
} as const;

/**
 * Makes one card of the same answer found at several communities: the best one stays and says where else it stands.
 * Cards come and stay in order. When in doubt two cards stay two.
 */
export function mergeSameAnswers(cards: readonly RankedAnswer[], options: MergeOptions): RankedAnswer[] {
  // Only cards of two communities are ever merged.
  const [first] = cards;
  if (cards.every(({ thread }) => thread.communityId === first?.thread.communityId)) return [...cards];
  const kept: Print[] = [];
  const bySketch = new Map<number | string, Print[]>();
  for (const card of cards) {
    const words = hashWords(card.answer.text);
    const print: Print = { card, words, shingles: undefined, vectors: undefined };
    const keys = [...sketchWords(words, sketchSize), titleKey(card)];
    const twin = findTwin(print, keys, bySketch, options);
    if (twin) {
      twin.card = addAlsoOn(twin.card, card);
      continue;
    }
    kept.push(print);
    for (const key of keys) {
      const sharing = bySketch.get(key);
      if (!sharing) bySketch.set(key, [print]);
      else if (sharing.length < mostSharing) sharing.push(print);
    }
  }
  return kept.map(({ card }) => card);
}

function findTwin(
  print: Print,
  keys: readonly (number | string)[],
  bySketch: ReadonlyMap<number | string, Print[]>,
  options: MergeOptions,
): Print | undefined {
  const shared = new Map<Print, number>();
  for (const key of keys) {
    const points = typeof key === 'string' ? fewestShared : 1;
    for (const other of bySketch.get(key) ?? []) shared.set(other, (shared.get(other) ?? 0) + points);
  }
  for (const [other, points] of shared) {
    const isElsewhere = other.card.thread.communityId !== print.card.thread.communityId;
    if (points >= fewestShared && isElsewhere && isSameAnswer(print, other, options)) return other;
  }
  return undefined;
}

/** What the reader said of the twin counts for the card: it is the same answer. */
function addAlsoOn(card: RankedAnswer, twin: RankedAnswer): RankedAnswer {
  const place = { communityName: twin.thread.communityName, url: twin.answer.url };
  const said = card.why.some(isReadersWord) ? [] : twin.why.filter(isReadersWord);
  return {
    ...card,
    alsoOn: [...card.alsoOn, place],
    why: [...card.why, ...said],
    score: said.reduce((score, { value }) => score + value, card.score),
  };
}

function isReadersWord({ id, params }: Reason): boolean {
  return (id === 'helpedYou' || id === 'didNotHelpYou') && params[0] === 'answer';
}

function isSameAnswer(a: Print, b: Print, options: MergeOptions): boolean {
  const [shorter, longer] = a.words.length <= b.words.length ? [a, b] : [b, a];
  if (shorter.words.length < limits.fewestWords) return false;
  const { resemblance, containment } = compareShingles(shinglesOf(a), shinglesOf(b));
  if (resemblance < limits.paraphrase.resemblance && containment < limits.copy.containment) return false;
  const [one, two] = [vectorsOf(a, options), vectorsOf(b, options)];
  const question = Math.max(cosine(one.title, two.title), cosine(one.question, two.question));
  const { copy, sameQuestion, paraphrase } = limits;
  const isContained =
    containment >= copy.containment &&
    shorter.words.length >= copy.fewestContained &&
    shorter.words.length >= longer.words.length * copy.leastShare;
  if ((resemblance >= copy.resemblance || isContained) && question >= copy.question) return true;
  const words = cosine(one.answer, two.answer);
  if (question >= sameQuestion.question && resemblance >= sameQuestion.resemblance)
    return words >= sameQuestion.words;
  return (
    question >= paraphrase.question &&
    words >= paraphrase.words &&
    shorter.words.length >= paraphrase.fewestWords
  );
}

function shinglesOf(print: Print): ReadonlySet<number> {
  return (print.shingles ??= new Set(eachShingle(print.words)));
}

function vectorsOf(print: Print, options: MergeOptions): Vectors {
  const { thread, answer } = print.card;
  return (print.vectors ??= {
    answer: readVector(answer.text.slice(0, answerChars), options),
    title: readVector(thread.title, options),
    question: readVector(`${thread.title}\n${thread.text.slice(0, questionChars)}`, options),
  });
}

/** The words of a text, each by how rare it is. */
function readVector(text: string, { language, stem, table }: MergeOptions): Vector {
  const vector = new Map<string, number>();
  for (const word of tokenize(text, language)) {
    const stemmed = stem(word);
    vector.set(stemmed, (vector.get(stemmed) ?? 0) + 1);
  }
  for (const [word, count] of vector)
    vector.set(word, Math.sqrt(count) * -Math.log(table.documentFrequency(word)));
  return vector;
}

function cosine(a: Vector, b: Vector): number {
  let dot = 0;
  for (const [word, weight] of a) dot += weight * (b.get(word) ?? 0);
  return dot === 0 ? 0 : dot / Math.sqrt(squareOf(a) * squareOf(b));
}

function squareOf(vector: Vector): number {
  let square = 0;
  for (const weight of vector.values()) square += weight * weight;
  return square;
}

/** The words of a title in no order. */
function titleKey({ thread }: RankedAnswer): string {
  return `title ${hashWords(thread.title).toSorted().join(' ')}`;
}
