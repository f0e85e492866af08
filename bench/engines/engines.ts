import { COMMON_ENGINE } from '@/lookup/run-source';
import type { EngineSemantics } from '@/sources/source';
import { discourse } from '@/sources/discourse';
import { stackExchange } from '@/sources/stack-exchange';

import { spell, withoutGrammar, type Corpus } from './corpus';
import { indexUnits, matchAll, matchAny, wordsFrom, type InvertedIndex } from './inverted-index';

/** A community's own search, in process. All hits come back as numbers of threads, in the engine's order. */
export type BenchEngine = {
  name: string;
  semantics: EngineSemantics;
  search: (text: string) => number[];
  similar?: (title: string) => number[];
};

/** Engines of every kind that communities run, over one corpus; their semantics are what the planner is told. */
export function createEngines(corpus: Corpus): BenchEngine[] {
  const { threads, stem } = corpus;
  const stems = (words: readonly string[]): string[] => withoutGrammar(words).map(stem);
  const asked = (text: string): string[][] => stems(spell(text)).map((word) => [word]);
  const posts = threads.flatMap((thread) => thread.posts);
  const threadOfPost = posts.map(({ thread }) => thread);
  const withTitles = indexUnits(
    posts.map(({ thread, words }) => {
      const title = stems(threads[thread]?.titleWords ?? []);
      return [...title, ...title, ...stems(words)];
    }),
  );
  const questions = indexUnits(
    threads.map(({ titleWords, posts: [first] }) =>
      stems([...titleWords, ...titleWords, ...(first?.words ?? [])]),
    ),
  );
  const written = indexUnits(
    threads.map(({ titleWords, posts: all }) => [...titleWords, ...all.flatMap(({ words }) => words)]),
  );
  const byThread = (units: readonly number[]): number[] => [
    ...new Set(units.map((unit) => threadOfPost[unit] ?? 0)),
  ];
  const anyQuestion = (text: string): number[] => matchAny(questions, asked(text));
  return [
    {
      name: 'Discourse',
      semantics: discourse.engine,
      search: (text) =>
        byThread(
          matchAll(
            withTitles,
            stems(spell(text)).map((word) => wordsFrom(withTitles, word)),
          ),
        ),
      similar: (title) => similarTitles(corpus, anyQuestion(title), title).slice(0, 5),
    },
    {
      name: 'Stack Exchange',
      semantics: stackExchange.engine,
      search: (text) => matchAll(questions, asked(text)),
      similar: (title) => anyQuestion(title).slice(0, stackExchange.engine.pageSize),
    },
    {
      name: 'all words, post alone (NodeBB on PostgreSQL, Mbin)',
      semantics: { ...COMMON_ENGINE, pageSize: 25 },
      search: (text) => matchPostsAlone(corpus, asked(text).flat()),
    },
    {
      name: 'any word (NodeBB matchWords=any, Zendesk, Question2Answer)',
      semantics: { ...COMMON_ENGINE, words: 'any', pageSize: 25 },
      search: (text) => byThread(matchAny(withTitles, asked(text))),
    },
    {
      name: 'any word, no stemming (Flarum on MySQL)',
      semantics: { ...COMMON_ENGINE, words: 'any', unit: 'thread', stems: false, pageSize: 50 },
      search: (text) =>
        matchAny(
          written,
          withoutGrammar(spell(text)).map((word) => [word]),
        ),
    },
    {
      name: 'optional words and typos (Algolia)',
      semantics: { ...COMMON_ENGINE, words: 'any', stems: false, prefixes: true, unit: 'thread' },
      search: (text) => matchTolerantly(written, withoutGrammar(spell(text))),
    },
    {
      name: 'OR between words (GitHub, Reddit)',
      semantics: { ...COMMON_ENGINE, either: ' OR ', unit: 'thread' },
      search: (text) =>
        text.includes(' OR ') ? anyQuestion(text.replaceAll(' OR ', ' ')) : matchAll(questions, asked(text)),
    },
    {
      name: 'substrings in order (Lemmy)',
      semantics: {
        ...COMMON_ENGINE,
        stems: false,
        substrings: true,
        isOrdered: true,
        minWordChars: 1,
        pageSize: 50,
      },
      search: (text) => matchInOrder(corpus, text),
    },
    {
      name: 'any of five substrings (Apache Answer)',
      semantics: {
        ...COMMON_ENGINE,
        words: 'any',
        stems: false,
        substrings: true,
        maxWords: 5,
        maxQueryChars: 60,
      },
      search: (text) => matchFiveSubstrings(corpus, text),
    },
  ];
}

/** The best fifteen of those with any word, by trigrams of the title; too unlike ones are dropped. */
function similarTitles({ threads }: Corpus, found: readonly number[], title: string): number[] {
  const wanted = trigrams(title);
  return found
    .slice(0, 15)
    .map((thread): [number, number] => [thread, likeness(wanted, trigrams(threads[thread]?.title ?? ''))])
    .filter(([, alike]) => alike > 0.2)
    .sort(([, a], [, b]) => b - a)
    .map(([thread]) => thread);
}

/** As pg_trgm makes them: each word with two gaps before and one after. */
function trigrams(text: string): Set<string> {
  const grams = new Set<string>();
  for (const word of spell(text)) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) grams.add(padded.slice(at, at + 3));
  }
  return grams;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((gram) => b.has(gram)).length;
  return shared / (a.size + b.size - shared || 1);
}

/** Titles and posts are separate records: all words must stand in one of them. */
function matchPostsAlone({ threads, stem }: Corpus, words: readonly string[]): number[] {
  if (words.length === 0) return [];
  const holdsAll = (text: readonly string[]): boolean => {
    const stems = new Set(text.map(stem));
    return words.every((word) => stems.has(word));
  };
  const inTitle = threads.flatMap(({ titleWords }, thread) => (holdsAll(titleWords) ? [thread] : []));
  const inPosts = threads.flatMap(({ posts }, thread) =>
    posts.some((post) => holdsAll(post.words)) ? [thread] : [],
  );
  return [...new Set([...inTitle, ...inPosts])];
}

/** Every word also in words that begin with it, or with one letter other than it. */
function matchTolerantly(index: InvertedIndex, words: readonly string[]): number[] {
  const forms = words.map((word) => {
    const exact = wordsFrom(index, word);
    if (exact.length > 0 || word.length < 4) return exact;
    const near = wordsFrom(index, word.slice(0, 2)).filter((other) => isOneTypoAway(word, other));
    return near.slice(0, 20);
  });
  return matchAny(index, forms);
}

function isOneTypoAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

/** Newest first; the newest stand last in the corpus. */
function matchInOrder({ threads }: Corpus, text: string): number[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (field: string): boolean => {
    let from = 0;
    for (const word of words) {
      const at = field.indexOf(word, from);
      if (at < 0) return false;
      from = at + word.length;
    }
    return words.length > 0;
  };
  return threads
    .flatMap(({ title, posts }, thread) =>
      [title, ...posts.map((post) => post.text)].some((field) => holds(field.toLowerCase())) ? [thread] : [],
    )
    .toReversed();
}

/** By how many characters of the five words stand in the text. */
function matchFiveSubstrings({ threads }: Corpus, text: string): number[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
  return threads
    .map(({ title, posts }, thread): [number, number] => {
      const all = [title, ...posts.map((post) => post.text)].join('\n').toLowerCase();
      return [thread, words.reduce((sum, word) => sum + (all.includes(word) ? word.length : 0), 0)];
    })
    .filter(([, rank]) => rank > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([thread]) => thread);
}
