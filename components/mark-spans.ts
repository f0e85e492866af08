import type { Span } from './text-spans';

/** Marks of ours, beside those that an answer may hold itself. */
const OURS = 'mark[data-ours]';

/** Takes our marks out, and puts these in: pieces of the element's text content, in any order. */
export function markSpans(root: HTMLElement, spans: readonly Span[]): void {
  for (const mark of root.querySelectorAll(OURS)) mark.replaceWith(...mark.childNodes);
  root.normalize();
  const pieces = textPieces(root).flatMap((piece) => spans.flatMap((span) => overlap(piece, span)));
  for (const { node, start, end } of pieces.reverse()) wrap(node, start, end);
}

/** What is selected within the element, as a piece of its text content; null when nothing is. */
export function selectedSpan(root: HTMLElement): Span | null {
  const selection = root.ownerDocument.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const start = root.contains(range.startContainer) ? lengthUntil(root, range, 'start') : 0;
  const end = root.contains(range.endContainer) ? lengthUntil(root, range, 'end') : root.textContent.length;
  return root.textContent.slice(start, end).trim() === '' ? null : { start, end };
}

type TextPiece = { node: Text; at: number };

function textPieces(root: HTMLElement): TextPiece[] {
  const pieces: TextPiece[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    pieces.push({ node, at });
    at += node.data.length;
  }
  return pieces;
}

/** White space between blocks is left out: a list holds nothing but its items. */
function overlap({ node, at }: TextPiece, span: Span): { node: Text; start: number; end: number }[] {
  const start = Math.max(0, span.start - at);
  const end = Math.min(node.data.length, span.end - at);
  return start < end && node.data.slice(start, end).trim() !== '' ? [{ node, start, end }] : [];
}

function wrap(node: Text, start: number, end: number): void {
  const mark = node.ownerDocument.createElement('mark');
  mark.dataset.ours = '';
  const middle = node.splitText(start);
  middle.splitText(end - start);
  middle.replaceWith(mark);
  mark.append(middle);
}

function lengthUntil(root: HTMLElement, range: Range, edge: 'start' | 'end'): number {
  const before = root.ownerDocument.createRange();
  before.setStart(root, 0);
  before.setEnd(
    edge === 'start' ? range.startContainer : range.endContainer,
    edge === 'start' ? range.startOffset : range.endOffset,
  );
  return before.toString().length;
}
