import type { Thread } from '@/sources/source';

import { rarity } from './background';
import type { Stemmer } from './stem';
import { tokenize } from './words';

/** Of the weight of a title's words, so much at least stands in a title that is like it. */
const MIN_SHARE = 0.34;

/**
 * The threads whose titles share most with a title, most alike first; rare words count more. Titles in the same words, no
 * more: whether a question is the same is for its reader to see.
 */
export function similarTitles(
  title: string,
  threads: readonly Thread[],
  { language, stem }: { language: string; stem: Stemmer },
): Thread[] {
  const stemsOf = (text: string): Set<string> => new Set(tokenize(text, language).map(stem));
  const wanted = [...stemsOf(title)].map((word) => ({ word, weight: rarity(word, language) + 0.01 }));
  const whole = wanted.reduce((sum, { weight }) => sum + weight, 0);
  return threads
    .map((thread) => {
      const held = stemsOf(thread.title);
      const shared = wanted.reduce((sum, { word, weight }) => sum + (held.has(word) ? weight : 0), 0);
      return { thread, share: whole === 0 ? 0 : shared / whole };
    })
    .filter(({ share }) => share >= MIN_SHARE)
    .sort((a, b) => b.share - a.share)
    .map(({ thread }) => thread);
}
