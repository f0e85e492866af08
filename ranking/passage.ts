import { stepLinePattern } from './features/phrases';
import type { Passage } from './ranked';
import type { Reader } from './reader';

/** A stretch of text that is never cut: a sentence, or a line of a list. `found` are indices of topic words. */
type Piece = { start: number; end: number; isStep: boolean; found: readonly number[] };

const readChars = 6000;
const preferredChars = 320;
/** Steps are no use by halves: they may take more room. */
const mostStepsChars = 480;
const mostSentences = 3;

/**
 * The one to three sentences of a text that fit the topic best; steps of a list stay together, with the line that
 * introduces them. `worths` says what each topic word of the reader weighs, about 1 for a telling one.
 */
export function bestPassage(
  text: string,
  worths: readonly number[],
  reader: Reader,
  language: string,
): Passage {
  const pieces = splitPieces(text.slice(0, readChars), language, reader);
  let best: { start: number; end: number } | undefined;
  let bestWorth = Number.NEGATIVE_INFINITY;
  for (const first of pieces.keys()) {
    for (const window of growWindows(pieces, first)) {
      const worth = weighWindow(window, worths, first);
      if (worth <= bestWorth) continue;
      bestWorth = worth;
      best = { start: window[0]?.start ?? 0, end: window.at(-1)?.end ?? 0 };
    }
  }
  const { start, end } = best ?? { start: 0, end: 0 };
  return cutToSize(text, start, end);
}

/** All windows that begin with one piece and keep to the size. */
function growWindows(pieces: readonly Piece[], first: number): Piece[][] {
  const head = pieces[first];
  if (!head || (head.isStep && pieces[first - 1]?.isStep)) return [];
  const windows: Piece[][] = [];
  const steps = takeSteps(pieces, head.isStep ? first : first + 1, head.start);
  if (steps.length > 0) windows.push(head.isStep ? steps : [head, ...steps]);
  if (head.isStep) return windows;
  for (let count = 1; count <= mostSentences; count += 1) {
    const window = pieces.slice(first, first + count);
    const isTooLong = (window.at(-1)?.end ?? 0) - head.start > preferredChars && count > 1;
    if (window.length < count || isTooLong || window.some((piece) => piece.isStep)) break;
    windows.push(window);
  }
  return windows;
}

function takeSteps(pieces: readonly Piece[], first: number, start: number): Piece[] {
  const steps: Piece[] = [];
  for (let index = first; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (!piece?.isStep || (steps.length > 0 && piece.end - start > mostStepsChars)) break;
    steps.push(piece);
  }
  return steps;
}

/** Topic words found, a little for what stands early, and for steps; each further sentence must bring something. */
function weighWindow(window: readonly Piece[], worths: readonly number[], first: number): number {
  let worth = 0;
  for (const index of new Set(window.flatMap((piece) => piece.found))) worth += worths[index] ?? 0;
  const chars = (window.at(-1)?.end ?? 0) - (window[0]?.start ?? 0);
  const stepCount = window.filter((piece) => piece.isStep).length;
  const isMeagre = chars < 40 ? 0.4 : 0;
  return (
    worth +
    (stepCount >= 2 ? 1.5 : 0) -
    0.15 * window.length * (stepCount > 0 ? 0.3 : 1) -
    0.05 * first -
    isMeagre
  );
}

function splitPieces(text: string, language: string, reader: Reader): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    for (const bounds of splitLine(line, at, language)) {
      const { counts } = reader.readText(text.slice(bounds.start, bounds.end));
      pieces.push({ ...bounds, found: [...counts.keys()].filter((index) => counts[index] !== 0) });
    }
    at += line.length + 1;
  }
  return pieces;
}

function splitLine(
  line: string,
  at: number,
  language: string,
): { start: number; end: number; isStep: boolean }[] {
  if (line.trim() === '') return [];
  if (stepLinePattern.test(line)) return [{ ...trimBounds(line, at), isStep: true }];
  return [...sentenceSegmenter(language).segment(line)]
    .filter(({ segment }) => segment.trim() !== '')
    .map(({ segment, index }) => ({ ...trimBounds(segment, at + index), isStep: false }));
}

function trimBounds(segment: string, at: number): { start: number; end: number } {
  return { start: at + segment.length - segment.trimStart().length, end: at + segment.trimEnd().length };
}

const segmenters = new Map<string, Intl.Segmenter>();

function sentenceSegmenter(language: string): Intl.Segmenter {
  const locale = /^[a-z]{2,3}(?:-|$)/.test(language) ? language.slice(0, 2) : 'und';
  const known = segmenters.get(locale);
  if (known) return known;
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
  segmenters.set(locale, segmenter);
  return segmenter;
}

/** A sentence without an end is cut at a word, and never inside a character. */
function cutToSize(text: string, start: number, end: number): Passage {
  if (end - start <= mostStepsChars) return { text: text.slice(start, end), start, end };
  const space = text.lastIndexOf(' ', start + preferredChars);
  const cut = space > start + preferredChars / 2 ? space : start + preferredChars;
  const isInsidePair =
    /[\ud800-\udbff]/.test(text.charAt(cut - 1)) && /[\udc00-\udfff]/.test(text.charAt(cut));
  const safe = isInsidePair ? cut - 1 : cut;
  return { text: text.slice(start, safe), start, end: safe };
}
