import type { CutKind } from '@/storage/db';

/** What a rule's pattern found. */
export type Found = {
  /** Its group `cut`, or the whole match where the pattern has no such group. */
  text: string;
  groups: Readonly<Record<string, string | undefined>>;
  /** Up to 24 characters on each side of `text`. */
  before: string;
  after: string;
};

/** One way to tell something private by its shape or by the words beside it. */
export type Rule = {
  /** `kept` shields what it finds from the rules behind it. */
  kind: CutKind | 'kept';
  /** Has the flags `d` and `g`. Every quantifier has an upper bound, so that each search takes linear time. */
  pattern: RegExp;
  /** Nothing can be found in a text that lacks this. */
  needs?: RegExp;
  /** The beginning of `text` that is meant, '' for none of it. Where a rule has no say, it is all of it. */
  meantIn?: (found: Found) => string;
};

/** No letter, digit or underscore before: `\b` knows Latin letters only. */
export const wordStart = '(?<![\\p{L}\\p{M}\\p{N}_])';
/** No letter, digit or underscore behind. */
export const wordEnd = '(?![\\p{L}\\p{M}\\p{N}_])';

/** A pattern that looks past upper and lower case. `source` is joined from its parts. */
export function anyCase(...source: string[]): RegExp {
  return new RegExp(source.join(''), 'dgiu');
}

/** A pattern to which upper and lower case are different. */
export function exactCase(...source: string[]): RegExp {
  return new RegExp(source.join(''), 'dgu');
}

/** All that a table of words says, in one alternation. */
export function anyOf(words: Readonly<Record<string, string>>): string {
  return Object.values(words).join('|');
}

/** The digits of a text, without what stands between them. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Without what ends a sentence or closes a bracket. */
export function withoutEnd(text: string): string {
  return text.replace(/[\s.,;:!?()[\]{}"'/-]{1,20}$/, '');
}

/**
 * The longest beginning of `text`, ending before one of its gaps or with it, that `isMeant`: of "4111 1111 1111 1111
 * 12" the card without what stands behind it. '' where there is none.
 */
export function longestBeginning(text: string, isMeant: (beginning: string) => boolean): string {
  for (let end = text.length; end > 0; end = text.lastIndexOf(' ', end - 1)) {
    const beginning = withoutEnd(text.slice(0, end));
    if (isMeant(beginning)) return beginning;
  }
  return '';
}
