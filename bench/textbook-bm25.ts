import { stemmer } from '@orama/stemmers/english';

const stopWords = new Set(
  `a about above after again all am an and any are as at be because been before being below between both but by can did
  do does doing don down during each few for from further had has have having he her here hers him his how i if in into
  is it its just me more most my no nor not now of off on once only or other our out over own s same she should so some
  such t than that the their them then there these they this those through to too under until up very was we were what
  when where which while who whom why will with you your`.split(/\s+/),
);
const saturation = 1.2;
const lengthPenalty = 0.75;
const stems = new Map<string, string>();

/** Is it a word of the textbook's stop list? */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

type Document = { counts: ReadonlyMap<string, number>; length: number };
export type Bm25Index = { documents: Document[]; frequencies: Map<string, number>; averageLength: number };

/** The yardstick: BM25 as in the textbook (k1 1.2, b 0.75, Porter, stop words) over whole texts. */
export function indexTexts(texts: readonly string[]): Bm25Index {
  const documents = texts.map(readDocument);
  const frequencies = new Map<string, number>();
  for (const { counts } of documents)
    for (const stem of counts.keys()) frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
  const length = documents.reduce((sum, document) => sum + document.length, 0);
  return { documents, frequencies, averageLength: length / Math.max(1, documents.length) };
}

/** The score of each indexed text, in the order they were given. */
export function scoreTexts(index: Bm25Index, query: string): number[] {
  const words = [...readDocument(query).counts];
  return index.documents.map((document) => {
    let score = 0;
    for (const [stem, asked] of words) score += asked * scoreWord(index, document, stem);
    return score;
  });
}

function scoreWord(
  { documents, frequencies, averageLength }: Bm25Index,
  document: Document,
  stem: string,
): number {
  const count = document.counts.get(stem) ?? 0;
  if (count === 0) return 0;
  const having = frequencies.get(stem) ?? 0;
  const idf = Math.log(1 + (documents.length - having + 0.5) / (having + 0.5));
  const norm = saturation * (1 - lengthPenalty + (lengthPenalty * document.length) / averageLength);
  return (idf * count * (saturation + 1)) / (count + norm);
}

function readDocument(text: string): Document {
  const counts = new Map<string, number>();
  let length = 0;
  for (const word of text.toLowerCase().match(/[a-z0-9]+/g) ?? []) {
    if (stopWords.has(word)) continue;
    const stem = stemOnce(word);
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
    length += 1;
  }
  return { counts, length };
}

function stemOnce(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = word.length > 32 ? word : stemmer(word);
  stems.set(word, stem);
  return stem;
}
