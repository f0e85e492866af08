import type { Highlight } from './db';

/** Marks within a text, in its order: those that overlap or touch are one, empty ones go. `length`: the text's. */
export function joinHighlights(marks: readonly Highlight[], length: number): Highlight[] {
  const joined: Highlight[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(0, mark.start);
    const end = Math.min(length, mark.end);
    const last = joined.at(-1);
    if (!(start < end)) continue;
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Marks of a text in a newer form of it: each goes to where its words stand nearest by now, or goes away. */
export function carryHighlights(marks: readonly Highlight[], from: string, to: string): Highlight[] {
  const carried = marks.flatMap(({ start, end }) => {
    const words = from.slice(start, end);
    const before = to.lastIndexOf(words, start);
    const after = to.indexOf(words, start);
    const isBefore = before !== -1 && (after === -1 || start - before <= after - start);
    const place = isBefore ? before : after;
    return place === -1 ? [] : [{ start: place, end: place + words.length }];
  });
  return joinHighlights(carried, to.length);
}
