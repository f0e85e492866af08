import englishWords from '@/assets/data/english-words.json';

import type { Stemmer } from './stem';
import { foldWord } from './words';

/** English stems that stand for a stem of another language. */
export type EnglishStems = ReadonlyMap<string, readonly string[]>;

const none: EnglishStems = new Map();
const known = new WeakMap<Stemmer, EnglishStems>();

/**
 * What a page in another language and English answers have in common beside names: the small vocabulary of help
 * pages, by hand. Empty for most languages. The English words go through the page's stemmer too, as all threads do.
 */
export function englishStems(language: string, stem: Stemmer): EnglishStems {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  const pairs = new Map(Object.entries(englishWords)).get(primary);
  if (pairs === undefined) return none;
  const remembered = known.get(stem);
  if (remembered) return remembered;
  const stems = new Map<string, readonly string[]>();
  for (const pair of pairs.split(' ')) {
    const [foreign = '', english = ''] = pair
      .split(':')
      .map((word) => stem(foldWord(word, language)[0] ?? word));
    stems.set(foreign, [...(stems.get(foreign) ?? []), english]);
  }
  known.set(stem, stems);
  return stems;
}
