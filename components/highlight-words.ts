import type { Topic } from '@/detection/topic';

import { markWords } from './mark-words';

/** The name under which the style sheet knows the marked words. */
const name = 'topic-words';
/** A long answer needs no more marks than a reader can follow. */
const mostRanges = 2000;

/**
 * Marks the topic's words in an answer without touching its nodes, where the browser can (the CSS Custom Highlight
 * API). Gives back what takes the marks away.
 */
export function highlightWords(place: HTMLElement, topic: Topic): () => void {
  const highlights = typeof Highlight === 'undefined' ? undefined : CSS.highlights;
  if (highlights === undefined) return () => undefined;
  const ranges = rangesOf(place, topic);
  const known = highlights.get(name) ?? new Highlight();
  for (const range of ranges) known.add(range);
  highlights.set(name, known);
  return () => {
    for (const range of ranges) known.delete(range);
    if (known.size === 0) highlights.delete(name);
  };
}

function rangesOf(place: HTMLElement, topic: Topic): Range[] {
  const walker = place.ownerDocument.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (let node = walker.nextNode(); node !== null && ranges.length < mostRanges; node = walker.nextNode()) {
    let start = 0;
    for (const { text, isMarked } of markWords(node.textContent ?? '', topic)) {
      if (isMarked) ranges.push(rangeIn(node, start, start + text.length));
      start += text.length;
    }
  }
  return ranges;
}

function rangeIn(node: Node, start: number, end: number): Range {
  const range = new Range();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}
