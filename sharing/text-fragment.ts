import type { Answer } from '@/sources/source';

import { foldLetters, layOut, placeInLaidOut, runsOf, type Run, type Word } from './laid-out-text';

/** A part of a post's plain text: UTF-16 offsets, end exclusive. */
export type Passage = { start: number; end: number };

/** A post as its permalink shows it. */
export type LinkedPost = {
  /** The permalink; what it has behind a `#` is kept. */
  url: string;
  /** The post's plain text, a line per block. */
  text: string;
  /** What the link leads to; the post itself where it is left out, or holds no word. */
  passage?: Passage | undefined;
  /** What else is known to stand on the same page: its title, the question, other answers. */
  elsewhere?: readonly string[];
};

/** The parts of a text directive: https://wicg.github.io/scroll-to-text-fragment/ */
export type TextDirective = { prefix?: string; start: string; end?: string; suffix?: string };

/** Longer ones are named by their first and last words: a link stays short, and survives edits between the two. */
const mostExactChars = 200;
/** So few may stand in what is not known of the page, too. */
const fewChars = 20;
type Attempt = {
  /** How many words of each end. */
  ends: number;
  /** How many words around. */
  around: number;
  /** Takes whole blocks, beginning as many blocks later: their neighbours' words tell them apart. */
  laterBy?: number;
};
/** What is tried in turn until nothing else that is known of the page fits. The last ones lead near the passage. */
const attempts: readonly Attempt[] = [
  { ends: 5, around: 0 },
  { ends: 8, around: 0 },
  { ends: 8, around: 3 },
  { ends: 10, around: 6 },
  { ends: 12, around: 12 },
  { ends: 16, around: 24 },
  ...[0, -1, 1, -2, 2, -3].map((laterBy) => ({ ends: 16, around: 24, laterBy })),
];

/** As much of a thread as is known: what stands around the answer on the thread's page. */
export type AnsweredThread = {
  title: string;
  url: string;
  /** The question. */
  text?: string;
  answers?: readonly Pick<Answer, 'id' | 'text'>[];
};

/** The address of an answer, with a text fragment that leads the reader's browser to the passage. */
export function answerLink(
  answer: Pick<Answer, 'id' | 'url' | 'text'>,
  { title, url, text = '', answers = [] }: AnsweredThread,
  passage?: Passage,
): string {
  const others = answers.filter(({ id }) => id !== answer.id);
  return passageLink({
    url: landingAddress(answer.url, url),
    text: answer.text,
    passage,
    elsewhere: [title, text, ...others.map((other) => other.text)],
  });
}

/** Stack Exchange's short permalink redirects to an address with a fragment of its own, and ours would be lost. */
function landingAddress(permalink: string, threadUrl: string): string {
  const [, origin, id] = /^(https?:\/\/[^/]+)\/a\/(\d{1,12})$/.exec(permalink) ?? [];
  const [, question] = /^(https?:\/\/[^/]+\/questions\/\d{1,12}\/[^/?#]+)/.exec(threadUrl) ?? [];
  return origin !== undefined && question?.startsWith(`${origin}/`) ? `${question}/${id}#${id}` : permalink;
}

/** The permalink of a post, with a text fragment that leads the reader's browser to the passage. */
export function passageLink(post: LinkedPost): string {
  const [address = ''] = post.url.split(':~:');
  const directive = textDirective(post);
  if (directive === null) return address;
  return `${address}${address.includes('#') ? '' : '#'}:~:text=${writeDirective(directive)}`;
}

/**
 * What to search for, so that the passage is what a browser finds first. Null: the passage holds no word, or nothing
 * tells it from what else is known of the page; the bare permalink leads to the post then, and not to another one.
 */
export function textDirective({ text, passage, elsewhere = [] }: LinkedPost): TextDirective | null {
  if (passage === undefined) return null;
  const laidOut = layOut(text);
  const part = {
    start: placeInLaidOut(laidOut, passage.start),
    end: placeInLaidOut(laidOut, passage.end),
  };
  const runs = runsOf(laidOut.text, part);
  const chosen = chooseWords(runs, part);
  if (chosen === null) return null;
  const post = {
    text: laidOut.text,
    runs,
    folded: foldLetters(laidOut.text),
    others: elsewhere.map((other) => foldLetters(layOut(other).text)),
  };
  for (const attempt of attempts) {
    if (spanOf(chosen) < fewChars && attempt.around === 0) continue;
    const words = attempt.laterBy === undefined ? chosen : wholeRuns(runs, chosen, attempt.laterBy);
    if (words === null) continue;
    const isExact = words.first.run === words.last.run && spanOf(words) <= mostExactChars;
    const directive = isExact ? exact(post, words, attempt) : range(post, words, attempt);
    if (isOnlyThere(post, words, directive)) return directive;
  }
  return null;
}

type FoldedPost = {
  text: string;
  runs: readonly Run[];
  /** As a search compares it: the post itself, and what else stands on its page. */
  folded: string;
  others: readonly string[];
};
/** A word by its place among the words of a run. */
type WordPlace = { run: number; word: number; at: Word };
type Chosen = { first: WordPlace; last: WordPlace };

/** The words that the passage, in the laid-out text, touches: one that it cuts is taken whole. */
function chooseWords(runs: readonly Run[], passage: Passage): Chosen | null {
  let first: WordPlace | undefined;
  let last: WordPlace | undefined;
  for (const [run, { words }] of touched(runs, passage))
    for (const [word, at] of words.entries()) {
      if (at.end <= passage.start || at.start >= passage.end) continue;
      first ??= { run, word, at };
      last = { run, word, at };
    }
  return first && last ? { first, last } : null;
}

function touched(runs: readonly Run[], { start, end }: Passage): [number, Run][] {
  return [...runs.entries()].filter(([, run]) => run.end > start && run.start < end);
}

function wholeRuns(runs: readonly Run[], { first, last }: Chosen, laterBy: number): Chosen | null {
  const run = first.run + laterBy;
  const [head] = runs[run]?.words ?? [];
  const words = runs[last.run]?.words ?? [];
  const tail = words.at(-1);
  if (!head || !tail || run > last.run) return null;
  return { first: { run, word: 0, at: head }, last: { run: last.run, word: words.length - 1, at: tail } };
}

function spanOf({ first, last }: Chosen): number {
  return last.at.end - first.at.start;
}

function exact(post: FoldedPost, chosen: Chosen, { around }: Attempt): TextDirective {
  const before = contextBefore(post, chosen.first, around);
  const after = contextAfter(post, chosen.last, around);
  return {
    ...(before.prefix === undefined ? {} : { prefix: before.prefix }),
    start: post.text.slice(before.start, after.end),
    ...(after.suffix === undefined ? {} : { suffix: after.suffix }),
  };
}

/** The two ends never overlap, for the browser looks for the last words behind the first. */
function range(post: FoldedPost, chosen: Chosen, attempt: Attempt): TextDirective {
  const { first, last } = chosen;
  const before = contextBefore(post, first, attempt.around);
  const after = contextAfter(post, last, attempt.around);
  const isOneRun = first.run === last.run;
  const heads = post.runs[first.run]?.words.slice(first.word, isOneRun ? last.word + 1 : undefined) ?? [];
  const tails = post.runs[last.run]?.words.slice(0, last.word + 1) ?? [];
  const half = Math.ceil(heads.length / 2);
  const head = heads[Math.min(attempt.ends, isOneRun ? half : heads.length) - 1] ?? first.at;
  const tail = tails.slice(-attempt.ends).find(({ start }) => !isOneRun || start >= head.end);
  // One word without end.
  if (tail === undefined) return exact(post, chosen, attempt);
  // Where the passage ends with its run, its last words reach to the end of it.
  return {
    ...(before.prefix === undefined ? {} : { prefix: before.prefix }),
    start: post.text.slice(before.start, head.end),
    end: post.text.slice(tail.start, after.end),
    ...(after.suffix === undefined ? {} : { suffix: after.suffix }),
  };
}

/**
 * Words right before the passage: of the same run, else the last ones of the run before. Nothing but white space may
 * stand between them and the passage, which then takes in the signs before its first word.
 */
function contextBefore(
  post: FoldedPost,
  { run, word, at }: WordPlace,
  count: number,
): { start: number; prefix?: string } {
  const here = post.runs[run];
  const above = post.runs[run - 1];
  if (count === 0 || here === undefined) return { start: at.start };
  const first = here.words.slice(Math.max(0, word - count), word)[0];
  if (first) return { start: at.start, prefix: post.text.slice(first.start, at.start).trimEnd() };
  if (!above?.isSureOfNext) return { start: at.start };
  const [start = above] = above.words.slice(-count);
  return { start: here.start, prefix: post.text.slice(start.start, above.end) };
}

/** The same behind the passage. */
function contextAfter(
  post: FoldedPost,
  { run, word, at }: WordPlace,
  count: number,
): { end: number; suffix?: string } {
  const here = post.runs[run];
  const below = post.runs[run + 1];
  if (count === 0 || here === undefined) return { end: at.end };
  const last = here.words.slice(word + 1, word + 1 + count).at(-1);
  if (last) return { end: at.end, suffix: post.text.slice(at.end, last.end).trimStart() };
  if (!here.isSureOfNext || below === undefined) return { end: at.end };
  const end = below.words.slice(0, count).at(-1) ?? below;
  return { end: here.end, suffix: post.text.slice(below.start, end.end) };
}

/** Does a browser that reads the page from its beginning find the passage, and nothing before it? */
function isOnlyThere(post: FoldedPost, chosen: Chosen, directive: TextDirective): boolean {
  const wanted = {
    prefix: foldLetters(directive.prefix ?? ''),
    start: foldLetters(directive.start),
    end: foldLetters(directive.end ?? ''),
    suffix: foldLetters(directive.suffix ?? ''),
  };
  const found = firstMatch(post.folded, wanted);
  const start = foldLetters(post.text.slice(0, chosen.first.at.start)).length;
  const end = foldLetters(post.text.slice(0, chosen.last.at.end)).length;
  // Signs around the words may belong to the match.
  const isHere =
    found !== null && found.start <= start && found.end >= end && found.end - found.start < end - start + 40;
  // What begins in one text may end in another: for a range, no other may so much as begin.
  const begun = directive.end === undefined ? wanted : { ...wanted, end: '', suffix: '' };
  return isHere && post.others.every((other) => firstMatch(other, begun) === null);
}

/** What the specification finds first, in one text; '' for a part that is not given. Linear. */
function firstMatch(text: string, { prefix, start, end, suffix }: Required<TextDirective>): Passage | null {
  for (const at of placesOf(text, start, 0)) {
    if (!endsBefore(text, prefix, at)) continue;
    const after = at + start.length;
    if (end === '') {
      if (beginsAfter(text, suffix, after)) return { start: at, end: after };
      continue;
    }
    for (const last of placesOf(text, end, after))
      if (beginsAfter(text, suffix, last + end.length)) return { start: at, end: last + end.length };
    return null;
  }
  return null;
}

/** Where words stand, not as a part of longer ones. */
function* placesOf(text: string, words: string, from: number): Generator<number> {
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1))
    if (isBoundary(text, at) && isBoundary(text, at + words.length)) yield at;
}

const spacedLetter = /[\p{L}\p{N}_]/u;
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Between two letters of a script with spaces a word goes on; in other scripts it may end anywhere. */
function isBoundary(text: string, at: number): boolean {
  const pair = [text.slice(Math.max(0, at - 1), at), text.slice(at, at + 1)];
  return !pair.every((letter) => spacedLetter.test(letter) && !unspacedScript.test(letter));
}

function endsBefore(text: string, words: string, at: number): boolean {
  if (words === '') return true;
  let end = at;
  while (/\s/.test(text.charAt(end - 1))) end -= 1;
  return text.endsWith(words, end);
}

function beginsAfter(text: string, words: string, at: number): boolean {
  if (words === '') return true;
  let start = at;
  while (/\s/.test(text.charAt(start))) start += 1;
  return text.startsWith(words, start);
}

function writeDirective({ prefix, start, end, suffix }: TextDirective): string {
  return [
    ...(prefix === undefined ? [] : [`${encode(prefix)}-`]),
    encode(start),
    ...(end === undefined ? [] : [encode(end)]),
    ...(suffix === undefined ? [] : [`-${encode(suffix)}`]),
  ].join(',');
}

/** The signs of the directive itself are encoded, and those at which chat and Markdown cut a link off. */
function encode(words: string): string {
  return encodeURIComponent(words.toWellFormed()).replaceAll(
    /[-!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
