/** Between two blocks, or where there was more than one space: only white space stands there. */
const gap = '\n';
/** An emoji, which is text on one site and a picture on another: nobody knows what stands there. */
const doubt = '\u{0}';

const listMark = /^(?:•|\d{1,7}\.)$/;
const emojiName = /^:[\w+-]{1,60}:$/;
const emoji =
  /((?:\p{Extended_Pictographic}|\p{Regional_Indicator})(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u{200D}|\u{FE0F}|\u{20E3})*)/u;
/** A line that has nothing of that in it stands as it is. */
const unplain = /[^\S ]|\s\s|:|^\s|\s$|^[>•\d]|\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
// oxlint-disable-next-line no-control-regex -- all of ASCII
const ascii = /^[\u{0}-\u{7F}]*$/u;
const invisible = /[\p{M}\u{AD}\u{200B}-\u{200F}\u{2060}]/gu;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Text as the search of a browser meets it on the page. */
export type LaidOutText = {
  /** Runs of words with single spaces. What stands between two runs is a gap or a doubt. */
  text: string;
  /** Where pieces of it came from: an offset in it, and the one in the plain text. Ascending. */
  pieces: { start: number; offset: number }[];
};

/**
 * Words that a search may be given in one piece: they stand in one block. One without a word, such as a bracket, is
 * taken for a word itself. Offsets in the laid-out text.
 */
export type Run = {
  start: number;
  end: number;
  readonly words: readonly Word[];
  /** Nothing but white space stands before the next one. */
  isSureOfNext: boolean;
};
/** What begins and ends at a boundary that no word breaker doubts; in Japanese or Thai, a whole clause. */
export type Word = { start: number; end: number };

type Write = (text: string, offset: number) => void;

/**
 * Lays out the plain text of a post: a line is a block, the marks of lists and quotes are not on the page as text.
 * Linear.
 */
export function layOut(plain: string): LaidOutText {
  const parts: string[] = [];
  const pieces: LaidOutText['pieces'] = [];
  let length = 0;
  const write: Write = (text, offset) => {
    parts.push(text);
    pieces.push({ start: length, offset });
    length += text.length;
  };
  let offset = 0;
  for (const line of plain.split('\n')) {
    if (unplain.test(line)) layLine(line, offset, write);
    else write(line, offset);
    write(gap, offset + line.length);
    offset += line.length + 1;
  }
  return { text: parts.join(''), pieces };
}

function layLine(line: string, offset: number, write: Write): void {
  let end = -1;
  let isMarkPossible = true;
  for (const { 0: token, index } of line.matchAll(/\S+/g)) {
    if (isMarkPossible && (token === '>' || listMark.test(token))) {
      isMarkPossible = token === '>';
      continue;
    }
    isMarkPossible = false;
    if (end >= 0) write(line.slice(end, index) === ' ' ? ' ' : gap, offset + end);
    writeToken(token, offset + index, write);
    end = index + token.length;
  }
}

function writeToken(token: string, offset: number, write: Write): void {
  if (emojiName.test(token)) return write(doubt, offset);
  let at = offset;
  for (const [place, part] of token.split(emoji).entries()) {
    if (place % 2 === 1) write(doubt, at);
    else if (part !== '') write(part, at);
    at += part.length;
  }
}

/** Where an offset of the plain text stands in the laid-out one; what is not there stands where the next thing is. */
export function placeInLaidOut({ pieces, text }: LaidOutText, offset: number): number {
  const after = firstFrom(pieces.length, (at) => (pieces[at]?.offset ?? 0) > offset);
  const piece = pieces[after - 1];
  const next = pieces[after]?.start ?? text.length;
  return piece === undefined ? next : Math.min(next, piece.start + offset - piece.offset);
}

/** The offset in the plain text of what stands at a place of the laid-out one. */
export function offsetInPlain({ pieces }: LaidOutText, place: number): number {
  const piece = pieces[firstFrom(pieces.length, (at) => (pieces[at]?.start ?? 0) > place) - 1];
  return piece === undefined ? 0 : piece.offset + place - piece.start;
}

/** The first index for which it holds, where it holds for all later ones; `count` if for none. */
function firstFrom(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Words this far from what is looked at are of no use. */
const farChars = 1500;

/**
 * The runs of a laid-out text, in order. Linear; words are looked for in those only that are asked for them, and in a
 * long run only around the part that is looked at: breaking words is slow.
 */
export function runsOf(text: string, part: { start: number; end: number }): Run[] {
  const runs: Run[] = [];
  const near = {
    start: Math.max(text.lastIndexOf(' ', part.start - farChars) + 1, part.start - 2 * farChars),
    end: part.end + 2 * farChars,
  };
  for (const { 0: run, index } of text.matchAll(/[^\n\0]+/g)) {
    const end = index + run.trimEnd().length;
    const start = index + run.length - run.trimStart().length;
    if (end > start) runs.push(runOf(text, { start, end }, near));
  }
  for (const [place, run] of runs.entries()) {
    const next = runs[place + 1];
    run.isSureOfNext = next !== undefined && text.slice(run.end, next.start).trim() === '';
  }
  return runs;
}

function runOf(text: string, { start, end }: Word, near: Word): Run {
  let words: Word[] | undefined;
  const isFar = near.start >= end || near.end <= start;
  const from = isFar ? start : Math.max(start, near.start);
  const to = isFar ? end : Math.min(end, near.end);
  return {
    start,
    end,
    isSureOfNext: false,
    get words() {
      words ??= wordsOf(text.slice(from, to), from);
      return words;
    },
  };
}

/** Words that touch one another are one: where they part depends on the dictionary and on what stands around them. */
function wordsOf(run: string, offset: number): Word[] {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(run)) {
    if (!isWordLike) continue;
    const start = offset + index;
    const last = words.at(-1);
    if (last?.end === start) last.end += segment.length;
    else words.push({ start, end: start + segment.length });
  }
  return words.length > 0 ? words : [{ start: offset, end: offset + run.length }];
}

/**
 * The letters that a browser's search compares: no case, no accents, nothing invisible. What a beginning of the text
 * becomes is the beginning of what the text becomes.
 */
export function foldLetters(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replaceAll(invisible, '').toLowerCase();
}
