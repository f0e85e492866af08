import { stepLinePattern } from './features/phrases';
import type { Passage } from './ranked';
import type { Reader } from './reader';
import { splitSentences } from './sentences';

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

/** A remark between two steps belongs to the first of them. */
function takeSteps(pieces: readonly Piece[], first: number, start: number): Piece[] {
  const steps: Piece[] = [];
  for (let index = first; index < pieces.length; index += 1) {
    const piece = pieces[index];
    const isRemark = steps.length > 0 && piece?.isStep === false && pieces[index + 1]?.isStep === true;
    if (!piece || !(piece.isStep || isRemark)) break;
    const whole = isRemark ? (pieces[index + 1]?.end ?? 0) : piece.end;
    if (steps.length > 0 && whole - start > mostStepsChars) break;
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
  let code: Bounds | undefined;
  const add = (bounds: Bounds): void => {
    const { counts } = reader.readText(text.slice(bounds.start, bounds.end));
    const found: number[] = [];
    for (let index = 0; index < counts.length; index += 1) if (counts[index] !== 0) found.push(index);
    pieces.push({ ...bounds, found });
  };
  const closeCode = (): void => {
    if (code) add(code);
    code = undefined;
  };
  for (const line of text.split('\n')) {
    if (isCodeLine(line)) {
      const { start, end } = trimBounds(line, at);
      // Lines of code belong together, as far as there is room for them.
      if (code && end - code.start > mostStepsChars) closeCode();
      code = { start: code?.start ?? start, end, isStep: false };
    } else {
      closeCode();
      for (const bounds of splitLine(line, at, language)) add(bounds);
    }
    at += line.length + 1;
  }
  closeCode();
  return pieces;
}

type Bounds = { start: number; end: number; isStep: boolean };

/** Every such line holds one of these. */
const codeHint = /[;{}$#><=:(/]|sudo/i;

/** Looks like a line of a program, a command or a setting: full stops in it end no sentence. */
function isCodeLine(line: string): boolean {
  if (line.length > mostStepsChars || !codeHint.test(line) || stepLinePattern.test(line)) return false;
  return /[;{}]\s*$|^\s*(?:[$#>] \S|<\/?[a-z!]|\/\/|sudo\s)|^\s*[\w.-]{1,60}\s?[=:]=?\s?\S[^ ]*$|=>|\w\([^)]{0,80}\)\s*;?\s*$/i.test(
    line.slice(0, mostStepsChars),
  );
}

function splitLine(line: string, at: number, language: string): Bounds[] {
  if (line.trim() === '') return [];
  if (stepLinePattern.test(line)) return [{ ...trimBounds(line, at), isStep: true }];
  const bounds: Bounds[] = [];
  let start = 0;
  let end = 0;
  for (const sentence of splitSentences(line, language)) {
    end += sentence.length;
    // Rules of text segmentation end a sentence after "e.g." and before a capital (Unicode annex 29).
    if (end < line.length && endsInAbbreviation(line.slice(start, end))) continue;
    const written = line.slice(start, end);
    if (written.trim() !== '') bounds.push({ ...trimBounds(written, at + start), isStep: false });
    start = end;
  }
  return bounds;
}

function endsInAbbreviation(written: string): boolean {
  return written.trimEnd().endsWith('.') && abbreviationPattern.test(written.slice(-abbreviationChars));
}

/** Longer than any abbreviation with its space; a line of nothing else must not be read again and again. */
const abbreviationChars = 24;
/** Ends in an abbreviation, an initial, or a version. */
const abbreviationPattern =
  /(?:^|[\s(“"'/])(?:e\.?\s?g|i\.?\s?e|etc|vs|approx|incl|esp|resp|no|nr|fig|sec|min|max|ver|dept|mr|mrs|ms|dr|prof|st|inc|ltd|co|ca|bzw|z\.\s?b|d\.\s?h|u\.\s?a|usw|ggf|evtl|vgl|abb|str|p\.\s?ex|par ex|env|cf|p\.\s?ej|ej|aprox|sr|sra|es|pag|bijv|t\/m|v?\d{1,4}(?:\.\d{1,4}){1,3}|v\d{1,4}|\p{L})\.\s*$/iu;

function trimBounds(segment: string, at: number): { start: number; end: number } {
  return { start: at + segment.length - segment.trimStart().length, end: at + segment.trimEnd().length };
}

/** A sentence without an end is cut at a word, and never inside a character. */
function cutToSize(text: string, start: number, end: number): Passage {
  if (end - start <= mostStepsChars) return { text: text.slice(start, end), start, end };
  const line = text.lastIndexOf('\n', start + mostStepsChars);
  const space = text.lastIndexOf(' ', start + preferredChars);
  let cut = start + preferredChars;
  if (line > start + preferredChars / 2) cut = line;
  else if (space > start + preferredChars / 2) cut = space;
  while (cut > start + 1 && isInsideCharacter(text, cut)) cut -= 1;
  const trimmed = text.slice(start, cut).trimEnd();
  return { text: trimmed, start, end: start + trimmed.length };
}

/** Between the halves of a surrogate pair, or before a mark that belongs to the letter. */
function isInsideCharacter(text: string, cut: number): boolean {
  const [before, after] = [text.charCodeAt(cut - 1), text.charCodeAt(cut)];
  const isPair = before >= 0xd8_00 && before <= 0xdb_ff && after >= 0xdc_00 && after <= 0xdf_ff;
  return isPair || before === 0x20_0d || /^(?:\p{M}|\u200d|\ufe0f)/u.test(text.slice(cut, cut + 2));
}
