import type { Topic } from '@/detection/topic';

export type Marked = { text: string; isMarked: boolean };

const wordPattern = /[\p{L}\p{N}]+/gu;
const minStemChars = 4;

/** Cuts a passage at the topic's words, so that they can be marked. Joined, the pieces are the passage. */
export function markWords(passage: string, topic: Topic): Marked[] {
  const stems = stemsOf(topic);
  const pieces: Marked[] = [];
  let end = 0;
  for (const match of passage.matchAll(wordPattern)) {
    if (!isTopicWord(match[0], stems)) continue;
    if (match.index > end) pieces.push({ text: passage.slice(end, match.index), isMarked: false });
    end = match.index + match[0].length;
    pieces.push({ text: match[0], isMarked: true });
  }
  if (end < passage.length) pieces.push({ text: passage.slice(end), isMarked: false });
  return pieces;
}

function stemsOf(topic: Topic): string[] {
  const texts = [...topic.terms, ...topic.codes, topic.product ?? ''];
  return texts
    .flatMap((text) => text.toLowerCase().match(wordPattern) ?? [])
    .filter((word) => word.length > 2);
}

/** Rough on purpose: 'printing' is marked for 'printer'. Only the eye depends on it, no score does. */
function isTopicWord(word: string, stems: string[]): boolean {
  const lower = word.toLowerCase();
  return stems.some(
    (stem) => lower === stem || (stem.length > minStemChars && lower.startsWith(stem.slice(0, -1))),
  );
}
