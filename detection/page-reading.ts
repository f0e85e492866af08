import type { Concept } from './languages/language-words';
import { wordsIn } from './languages/phrases';
import type { Page } from './page';
import type { SignName } from './page-signs';
import type { Lane } from './url-families';
import { coverages, mentionsIn } from './words';

/**
 * One thing that a page shows for or against being a support page. `weighedAs` names its weight in the data file:
 * signs of which few examples exist share one. `value` is how much of the sign is there, at most 1.
 */
export type PageFeature = { weighedAs: SignName; text: string; lane?: Lane; value: number };

type Sign = [isSeen: boolean, weighedAs: SignName, text: string];

/** The signs that are seen, as features of a lane. */
export function seen(lane: Lane | undefined, signs: Sign[]): PageFeature[] {
  return signs
    .filter(([isSeen]) => isSeen)
    .map(([, weighedAs, text]) => ({ weighedAs, text, value: 1, ...(lane && { lane }) }));
}

/** A text by what it is about: how much of its letters each concept's words take up. */
export type Reading = { text: string; words: number; shares: ReadonlyMap<Concept, number> };

export function read(text: string): Reading {
  return { text, words: wordsIn(text).length, shares: coverages(text) };
}

export function share({ shares }: Reading, ...concepts: Concept[]): number {
  return Math.max(0, ...concepts.map((concept) => shares.get(concept) ?? 0));
}

/** What a page says of itself: the parts of its title, its main headings, its trail, its site's names. */
export type Head = { parts: Reading[]; headings: Reading[]; crumbs: Reading[]; site: Reading[] };

export function readHead({ titleParts, mainHeadings, crumbs, metas, logoTexts }: Page): Head {
  const names = [metas['og:site_name'], metas['application-name'], ...logoTexts];
  return {
    parts: titleParts.slice(0, 6).map(read),
    headings: mainHeadings.slice(0, 3).map(read),
    crumbs: crumbs.slice(0, 12).map(read),
    site: names.filter((name) => name !== undefined).map(read),
  };
}

/** Ends as a question does, or begins as one. */
export function isQuestion(text: string): boolean {
  if (/[?？؟]\s*$/u.test(text)) return true;
  const first = mentionsIn(text.slice(0, 60))[0];
  return first?.start === 0 && first.concepts.includes('asks') && wordsIn(text).length > 2;
}
