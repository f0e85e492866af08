import type { PinRow } from '@/storage/db';

import type { Marked } from './mark-words';

const PASSAGE_CHARS = 240;
const BEFORE_CHARS = 60;

/**
 * What a closed pin shows of its text: the reader's first mark, else where the words that are searched for stand,
 * else its opening.
 */
export function passageOf({ answer: { text }, highlights = [] }: PinRow, query: string): Marked[] {
  const [mark] = highlights;
  if (mark !== undefined) return around(text, mark.start, mark.end);
  const word = query.split(/\s+/).find((one) => one.length > 1 && !one.includes(':'));
  const at = word === undefined ? -1 : text.toLowerCase().indexOf(word.toLowerCase());
  if (word !== undefined && at !== -1) return around(text, at, at + word.length);
  return around(text, 0, 0);
}

function around(text: string, start: number, end: number): Marked[] {
  const from = Math.max(0, start - BEFORE_CHARS);
  const last = Math.min(end, start + PASSAGE_CHARS);
  const to = Math.min(text.length, from + BEFORE_CHARS + PASSAGE_CHARS);
  const until = last < end ? last : Math.max(last, to);
  return [
    { text: dots(from > 0) + text.slice(from, start), isMarked: false },
    { text: text.slice(start, last), isMarked: true },
    { text: text.slice(last, until) + dots(until < text.length), isMarked: false },
  ].filter((piece) => piece.text !== '');
}

function dots(isCut: boolean): string {
  return isCut ? '…' : '';
}
