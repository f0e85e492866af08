import { layOut, offsetInPlain } from './laid-out-text';
import type { Passage } from './text-fragment';

/** What a reader has marked in an answer as it is drawn, and what stands before it there. */
export type MarkedText = { marked: string; before: string };

const letter = /[\p{L}\p{N}]/gu;

/**
 * Where marked words stand in an answer's plain text; null where they don't. The two differ in spaces and in the marks
 * of lists, so letters are compared; of several places the one with as much before it is meant. Linear.
 */
export function findMarked(text: string, { marked, before }: MarkedText): Passage | null {
  const laidOut = layOut(text);
  const { letters, at } = lettersOf(laidOut.text);
  const wanted = lettersOf(layOut(marked).text).letters;
  if (wanted === '') return null;
  const expected = lettersOf(layOut(before).text).letters.length;
  let best = -1;
  for (let found = letters.indexOf(wanted); found >= 0; found = letters.indexOf(wanted, found + 1)) {
    if (best < 0 || Math.abs(found - expected) < Math.abs(best - expected)) best = found;
    if (found > expected) break;
  }
  const start = at[best];
  const last = at[best + wanted.length - 1];
  if (start === undefined || last === undefined) return null;
  return { start: offsetInPlain(laidOut, start), end: offsetInPlain(laidOut, last) + 1 };
}

function lettersOf(text: string): { letters: string; at: number[] } {
  const parts: string[] = [];
  const at: number[] = [];
  for (const { 0: sign, index } of text.matchAll(letter)) {
    parts.push(sign);
    for (let unit = 0; unit < sign.length; unit += 1) at.push(index + unit);
  }
  return { letters: parts.join(''), at };
}
