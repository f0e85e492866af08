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
  const texts = readings.map((reading) => countGrams(pickWords(reading)));
  const idfs = weighGrams(texts);
  const titleQuery = createVector(countGrams(question.words), idfs);
  const textQuery = createVector(countGrams(topic.words), idfs);
  return readings.map((reading, index) => ({
    title: cosine(titleQuery, countGrams(reading.title.words), idfs),
    text: cosine(textQuery, texts[index] ?? [], idfs),
  }));
}

function pickWords({ title, body, answers }: ThreadReading): readonly KnownWord[] {
  const words = [...title.words];
  for (const reading of [body, ...answers]) {
    for (const word of reading.words) {
      if (words.length >= mostWords) return words;
      if (!title.words.includes(word)) words.push(word);
    }
  }
  return words;
}

/** Each gram of a text with how often it stands there, in turns. */
type GramCounts = ArrayLike<number>;
type Vector = { weights: Float32Array; norm: number };
/** `byCount[having[gram]]` is how much a gram weighs. */
type GramIdfs = { having: Uint16Array; byCount: readonly number[] };

/** Counts of the text at hand; all zero between two calls. */
const scratch = new Uint16Array(gramSpace);

function countGrams(words: readonly KnownWord[]): GramCounts {
  const touched: number[] = [];
  for (const word of words) {
    const grams = gramsOf(word);
    for (let at = 0; at < grams.length; at += 1) {
      const gram = grams[at] ?? 0;
      const count = scratch[gram] ?? 0;
      if (count === 0) touched.push(gram, 0);
      scratch[gram] = count + 1;
    }
  }
  for (let at = 0; at < touched.length; at += 2) {
    const gram = touched[at] ?? 0;
    touched[at + 1] = scratch[gram] ?? 0;
    scratch[gram] = 0;
  }
  return touched;
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

function weighGrams(texts: readonly GramCounts[]): GramIdfs {
  const having = new Uint16Array(gramSpace);
  for (const counts of texts) {
    for (let at = 0; at < counts.length; at += 2) {
      const gram = counts[at] ?? 0;
      having[gram] = (having[gram] ?? 0) + 1;
    }
  }
  const byCount = Array.from(
    { length: texts.length + 1 },
    (_, count) => -Math.log((count + trustedThreads * usualShare) / (texts.length + trustedThreads)),
  );
  return { having, byCount };
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
    } else {
      const marked = `_${word}_`;
      addHashes(marked, 3, hashes);
      addHashes(marked, 4, hashes);
    }
  }
  return hashes;
}

function addHashes(word: string, size: number, hashes: number[]): void {
  for (let start = 0; start + size <= word.length; start += 1) {
    let hash = 0x81_1c_9d_c5;
    for (let at = start; at < start + size; at += 1)
      hash = Math.imul(hash ^ word.charCodeAt(at), 0x01_00_01_93);
    hashes.push((hash ^ (hash >>> 15)) & (gramSpace - 1));
  }
}
