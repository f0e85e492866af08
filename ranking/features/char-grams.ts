import type { KnownWord, Reading, ThreadReading } from '../reader';

/** How alike two texts are spelled, 0 to 1: finds inflections, compounds and typing errors that stems miss. */
export type SpellingMatch = { title: number; text: number };

const gramSpace = 1 << 14;
const longestWord = 24;
/** Different words of a thread that are compared: its question, and of its answers what room is left. */
const mostWords = 40;
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
  const having = new Uint16Array(gramSpace);
  const texts = readings.map((reading) => countGrams(pickWords(reading), having));
  const idfs = { having, byCount: weighCounts(texts.length) };
  const titleQuery = createVector(countGrams(question.words), idfs);
  const textQuery = createVector(countGrams(topic.words), idfs);
  return readings.map((reading, index) => ({
    title: cosine(titleQuery, countGrams(reading.title.words), idfs),
    text: cosine(textQuery, texts[index] ?? noGrams, idfs),
  }));
}

function pickWords({ title, body, answers }: ThreadReading): readonly KnownWord[] {
  const words = [...title.words];
  addWords(words, body, title);
  for (const answer of answers) {
    if (words.length >= mostWords) break;
    addWords(words, answer, title);
  }
  return words;
}

function addWords(words: KnownWord[], reading: Reading, title: Reading): void {
  for (const word of reading.words) {
    if (words.length >= mostWords) return;
    if (!title.words.includes(word)) words.push(word);
  }
}

/** Each gram of a text with how often it stands there, in turns. */
type GramCounts = Uint16Array;
const noGrams: GramCounts = new Uint16Array(0);
type Vector = { weights: Float32Array; norm: number };
/** `byCount[having[gram]]` is how much a gram weighs. */
type GramIdfs = { having: Uint16Array; byCount: Float64Array };

/** Counts of the text at hand; all zero between two calls. */
const scratch = new Uint16Array(gramSpace);
/** Its different grams, in the order they were met. */
const met = new Uint16Array(gramSpace);

/** `having`, where given, learns which grams the text has. */
function countGrams(words: readonly KnownWord[], having?: Uint16Array): GramCounts {
  let size = 0;
  for (const word of words) {
    const grams = gramsOf(word);
    for (let at = 0; at < grams.length; at += 1) {
      const gram = grams[at] ?? 0;
      const count = scratch[gram] ?? 0;
      if (count === 0) met[size++] = gram;
      scratch[gram] = count + 1;
    }
  }
  const counts = new Uint16Array(size * 2);
  for (let at = 0; at < size; at += 1) {
    const gram = met[at] ?? 0;
    counts[at * 2] = gram;
    counts[at * 2 + 1] = scratch[gram] ?? 0;
    scratch[gram] = 0;
    if (having) having[gram] = (having[gram] ?? 0) + 1;
  }
  return counts;
}

function createVector(counts: GramCounts, { having, byCount }: GramIdfs): Vector {
  const weights = new Float32Array(gramSpace);
  let square = 0;
  for (let at = 0; at < counts.length; at += 2) {
    const gram = counts[at] ?? 0;
    const weight = Math.sqrt(counts[at + 1] ?? 0) * (byCount[having[gram] ?? 0] ?? 0);
    weights[gram] = weight;
    square += weight * weight;
  }
  return { weights, norm: Math.sqrt(square) };
}

function cosine(query: Vector, counts: GramCounts, { having, byCount }: GramIdfs): number {
  let dot = 0;
  let square = 0;
  for (let at = 0; at < counts.length; at += 2) {
    const gram = counts[at] ?? 0;
    const count = counts[at + 1] ?? 0;
    const idf = byCount[having[gram] ?? 0] ?? 0;
    const asked = query.weights[gram] ?? 0;
    square += count * idf * idf;
    if (asked !== 0) dot += Math.sqrt(count) * idf * asked;
  }
  return dot === 0 ? 0 : dot / (query.norm * Math.sqrt(square));
}

/** What a gram weighs that this many of the texts have. */
function weighCounts(texts: number): Float64Array {
  const weights = new Float64Array(texts + 1);
  for (let count = 0; count <= texts; count += 1)
    weights[count] = -Math.log((count + trustedThreads * usualShare) / (texts + trustedThreads));
  return weights;
}

function gramsOf(word: KnownWord): readonly number[] {
  return (word.grams ??= hashGrams(word.forms));
}

function hashGrams(forms: readonly string[]): readonly number[] {
  const hashes: number[] = [];
  for (const form of forms) {
    const word = form.slice(0, longestWord);
    if (word.charCodeAt(0) > 0x5_ff && unspacedWord.test(word)) {
      addHashes(word, 1, hashes);
      addHashes(word, 2, hashes);
    } else addMarkedHashes(word, hashes);
  }
  return hashes;
}

/** All of three characters, then all of four, of the word between two underscores. */
function addMarkedHashes(word: string, hashes: number[]): void {
  const { length } = word;
  const first = hashes.length;
  for (let at = 0; at < length; at += 1) {
    let hash = Math.imul(firstHash ^ (at === 0 ? mark : word.charCodeAt(at - 1)), hashPrime);
    hash = Math.imul(hash ^ word.charCodeAt(at), hashPrime);
    hash = Math.imul(hash ^ (at + 1 < length ? word.charCodeAt(at + 1) : mark), hashPrime);
    hashes[first + at] = (hash ^ (hash >>> 15)) & (gramSpace - 1);
  }
  for (let at = 0; at + 1 < length; at += 1) {
    let hash = Math.imul(firstHash ^ (at === 0 ? mark : word.charCodeAt(at - 1)), hashPrime);
    hash = Math.imul(hash ^ word.charCodeAt(at), hashPrime);
    hash = Math.imul(hash ^ word.charCodeAt(at + 1), hashPrime);
    hash = Math.imul(hash ^ (at + 2 < length ? word.charCodeAt(at + 2) : mark), hashPrime);
    hashes[first + length + at] = (hash ^ (hash >>> 15)) & (gramSpace - 1);
  }
}

const mark = 0x5f;
const firstHash = 0x81_1c_9d_c5;
const hashPrime = 0x01_00_01_93;

function addHashes(word: string, size: number, hashes: number[]): void {
  for (let start = 0; start + size <= word.length; start += 1) {
    let hash = firstHash;
    for (let at = start; at < start + size; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), hashPrime);
    hashes.push((hash ^ (hash >>> 15)) & (gramSpace - 1));
  }
}
