import type { KnownWord, Reading, ThreadReading } from '../reader';

/** How alike two texts are spelled, 0 to 1: finds inflections, compounds and typing errors that stems miss. */
export type SpellingMatch = { title: number; text: number };

const gramSpace = 1 << 14;
const longestWord = 24;
/** Different words of a thread that are compared: its question, and of its answers what room is left. */
const mostWords = 80;
const unspacedWord =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
/** With how many threads' weight a gram is thought rare before it is counted; short lists prove little. */
const trustedThreads = 40;
const usualShare = 0.004;

/** Cosines of rarity-weighted hashed character 3- and 4-grams: question to title, topic to the thread's opening. */
export function matchSpelling(
  question: Reading,
  topic: Reading,
  readings: readonly ThreadReading[],
): SpellingMatch[] {
  const texts = readings.map(pickWords);
  const idfs = weighGrams(texts);
  const titleQuery = createVector(question.words, idfs);
  const textQuery = createVector(topic.words, idfs);
  return readings.map((reading, index) => ({
    title: cosine(titleQuery, reading.title.words, idfs),
    text: cosine(textQuery, texts[index] ?? [], idfs),
  }));
}

function pickWords({ title, body, answers }: ThreadReading): readonly KnownWord[] {
  const words = new Set(title.words);
  for (const reading of [body, ...answers]) {
    if (words.size >= mostWords) break;
    for (const word of reading.words.slice(0, mostWords - words.size)) words.add(word);
  }
  return [...words];
}

type Vector = { weights: Float64Array; norm: number };

function createVector(words: readonly KnownWord[], idfs: Float64Array): Vector {
  const vector = new Float64Array(gramSpace);
  for (const word of words) for (const gram of gramsOf(word)) vector[gram] = (vector[gram] ?? 0) + 1;
  let square = 0;
  for (let gram = 0; gram < gramSpace; gram += 1) {
    const weight = Math.sqrt(vector[gram] ?? 0) * (idfs[gram] ?? 0);
    vector[gram] = weight;
    square += weight * weight;
  }
  return { weights: vector, norm: Math.sqrt(square) };
}

/** Counts of the text at hand; all zero between two calls. */
const scratch = new Uint16Array(gramSpace);
const touched = new Uint16Array(gramSpace);

function cosine(query: Vector, words: readonly KnownWord[], idfs: Float64Array): number {
  let size = 0;
  for (const word of words) {
    for (const gram of gramsOf(word)) {
      const count = scratch[gram] ?? 0;
      if (count === 0) touched[size++] = gram;
      scratch[gram] = count + 1;
    }
  }
  let dot = 0;
  let square = 0;
  for (let index = 0; index < size; index += 1) {
    const gram = touched[index] ?? 0;
    const weight = Math.sqrt(scratch[gram] ?? 0) * (idfs[gram] ?? 0);
    scratch[gram] = 0;
    square += weight * weight;
    dot += weight * (query.weights[gram] ?? 0);
  }
  return dot === 0 ? 0 : dot / (query.norm * Math.sqrt(square));
}

function weighGrams(texts: readonly (readonly KnownWord[])[]): Float64Array {
  const having = new Uint16Array(gramSpace);
  const lastText = new Uint16Array(gramSpace);
  for (const [index, words] of texts.entries()) {
    for (const word of words) {
      for (const gram of gramsOf(word)) {
        if (lastText[gram] === index + 1) continue;
        lastText[gram] = index + 1;
        having[gram] = (having[gram] ?? 0) + 1;
      }
    }
  }
  const idfs = new Float64Array(gramSpace);
  for (let gram = 0; gram < gramSpace; gram += 1) {
    const share = ((having[gram] ?? 0) + trustedThreads * usualShare) / (texts.length + trustedThreads);
    idfs[gram] = -Math.log(share);
  }
  return idfs;
}

function gramsOf(word: KnownWord): Uint16Array {
  return (word.grams ??= hashGrams(word.forms));
}

function hashGrams(forms: readonly string[]): Uint16Array {
  const hashes: number[] = [];
  for (const form of forms) {
    const word = form.slice(0, longestWord);
    if (unspacedWord.test(word)) for (const size of [1, 2]) addHashes(word, size, hashes);
    else for (const size of [3, 4]) addHashes(`_${word}_`, size, hashes);
  }
  return Uint16Array.from(hashes);
}

function addHashes(word: string, size: number, hashes: number[]): void {
  for (let start = 0; start + size <= word.length; start += 1) {
    let hash = 0x81_1c_9d_c5;
    for (let at = start; at < start + size; at += 1)
      hash = Math.imul(hash ^ word.charCodeAt(at), 0x01_00_01_93);
    hashes.push((hash ^ (hash >>> 15)) & (gramSpace - 1));
  }
}
