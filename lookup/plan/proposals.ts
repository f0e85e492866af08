import type { EngineSemantics } from '@/sources/source';

import type { AskedWord } from './asked-words';
import { communitySize, queryKeyOf, shareOf, type AnsweredQuery, type CommunityKnowledge } from './knowledge';
import { planWeights } from './weights';

/** A query that could be sent, with what it promises. */
export type Proposal = { text: string; mode: 'words' | 'title'; page: number; value: number };

/** A word with how many threads it would find. */
type CountedWord = AskedWord & {
  threads: number;
  /** Asked for alone and not a full page: the number is exact, and every thread of it came back. */
  isExhausted: boolean;
  /** The number is an estimate: how little stands behind it, 0 (known) to 1 (only the general table). */
  doubt: number;
  /** How likely the right thread holds the word. */
  match: number;
};

/** A set of words, or one of its later pages. */
type Draft = { words: CountedWord[]; threads: number; doubt: number; page: number };

type ProposalInput = {
  words: readonly AskedWord[];
  engine: EngineSemantics;
  knowledge: CommunityKnowledge;
  /** What this lookup has asked here already, in order. */
  asked: readonly AnsweredQuery[];
  stemsOf: (text: string) => string[];
  /** Everybody's products are discussed: a name narrows best. */
  isGeneral: boolean;
};

/**
 * Queries of words, each with its value: the chance that the right thread has all of its words and stands on the
 * page that comes back, less what asked queries have brought already. A word alone finds most; where a word alone
 * would fill more than the page, two words narrow it. Pure.
 */
export function proposeWords(input: ProposalInput): Proposal[] {
  const { engine } = input;
  const size = communitySize(input.knowledge);
  const words = input.words.map((word) => countWord(word, input.knowledge, size, engine));
  if (engine.words === 'any' || engine.either !== undefined) return proposeBags(words, input);
  const useful = words.filter(({ threads }) => threads > 0);
  const singles = useful.map((word): Draft => ({
    words: [word],
    threads: word.threads,
    doubt: word.doubt,
    page: 1,
  }));
  const drafts = [...singles, ...pairsOf(useful, input, size), ...laterPages(useful, input)];
  return drafts.flatMap((draft) => {
    const value = valueOf(draft, input);
    return value > 0 ? [{ text: textOf(draft.words), mode: 'words', page: draft.page, value }] : [];
  });
}

function countWord(
  word: AskedWord,
  knowledge: CommunityKnowledge,
  size: number,
  { pageSize }: EngineSemantics,
): CountedWord {
  const known = knowledge.stems.get(word.stem);
  const estimate = Math.max(1, size * shareOf(word.stem, word.general, knowledge));
  const isExhausted = known !== undefined && !known.isAtLeast;
  const threads = isExhausted
    ? known.found
    : Math.max(estimate, known === undefined ? 0 : pageSize * planWeights.fullPage);
  const doubt =
    known !== undefined
      ? 0
      : planWeights.doubtThreads / (planWeights.doubtThreads + knowledge.vocabulary.threads);
  return { ...word, threads, isExhausted, doubt, match: matchOf(word, threads, size) };
}

function matchOf({ general, part, isName }: AskedWord, threads: number, size: number): number {
  if (threads === 0) return 0;
  const { base, common, surprise, leastSurprise, mostSurprise } = planWeights.match;
  const share = threads / size;
  const isSurprising = Math.min(mostSurprise, Math.max(leastSurprise, Math.log(share / general)));
  const logit = base + common * Math.log(share) + surprise * isSurprising;
  return (isName ? 1 : planWeights.part[part]) / (1 + Math.exp(-logit));
}

/** Two words together make sense only where each alone would bring more than a page. */
function pairsOf(words: readonly CountedWord[], { knowledge, engine }: ProposalInput, size: number): Draft[] {
  const open = words.filter(({ isExhausted }) => !isExhausted);
  if (engine.maxWords === 1) return [];
  return open.flatMap((first, index) =>
    open.slice(index + 1).flatMap((second): Draft[] => {
      const pair = [first, second].sort((a, b) => a.position - b.position);
      // Words that must follow one another are only found so where they stand together.
      if (engine.isOrdered === true && (pair[1]?.position ?? 0) - (pair[0]?.position ?? 0) !== 1) return [];
      const known = knowledge.queries.get(queryKeyOf({ text: textOf(pair), mode: 'words' }));
      const chance = (first.threads * second.threads * planWeights.lift) / size;
      const estimate = Math.min(first.threads, second.threads, chance);
      const threads =
        known === undefined
          ? estimate
          : known.isAtLeast
            ? engine.pageSize * planWeights.fullPage
            : known.found;
      const doubt = Math.max(first.doubt, second.doubt);
      return threads > 0 ? [{ words: pair, threads, doubt, page: 1 }] : [];
    }),
  );
}

/** The pages after full ones that this lookup has seen. */
function laterPages(words: readonly CountedWord[], { asked, engine, stemsOf }: ProposalInput): Draft[] {
  return asked.flatMap((query): Draft[] => {
    const page = (query.page ?? 1) + 1;
    if (query.isFull !== true || query.mode === 'title' || page > (engine.maxPages ?? 3)) return [];
    const stems = stemsOf(query.text);
    const found = words.filter(({ stem }) => stems.includes(stem));
    if (found.length === 0 || found.length !== stems.length) return [];
    const threads = Math.max(
      engine.pageSize * planWeights.fullPage * (page - 1),
      found.length === 1 ? (found[0]?.threads ?? 0) : 0,
    );
    return [{ words: found, threads, doubt: 0, page }];
  });
}

function valueOf(draft: Draft, input: ProposalInput): number {
  const { engine, asked, stemsOf, isGeneral } = input;
  const chances = draft.words.map(({ match }) => match).sort((a, b) => a - b);
  let value = chances.reduce(
    (product, chance, index) => product * chance ** (index === 0 ? 1 : planWeights.together),
    1,
  );
  value *= onPage(draft, draft.page, engine) - (draft.page > 1 ? onPage(draft, draft.page - 1, engine) : 0);
  const hasNames = input.words.some(({ isName }) => isName);
  if (isGeneral && hasNames && !draft.words.some(({ isName }) => isName)) value *= planWeights.unnamed;
  for (const query of asked) {
    const stems = stemsOf(query.text);
    if (query.mode === 'title' || stems.length === 0) continue;
    const shared = draft.words.filter(({ stem }) => stems.includes(stem)).length;
    const isNarrower = stems.every((stem) => draft.words.some((word) => word.stem === stem));
    const isSame = isNarrower && stems.length === draft.words.length;
    if (isSame && (query.page ?? 1) === draft.page) return 0;
    // All that it would find came back already.
    if (isNarrower && query.isFull !== true) return 0;
    if (isSame && draft.page > 1) continue;
    if (shared > 0) value *= planWeights.shared ** (shared / Math.min(stems.length, draft.words.length));
  }
  return value;
}

/**
 * The chance that the right thread, if it matches, stands on the first `pages` pages. It falls the slower with the
 * number of threads, and the earlier, the less that number is known.
 */
function onPage({ threads, doubt }: Draft, pages: number, { pageSize }: EngineSemantics): number {
  const { goodPages, fall, doubtfulFall } = planWeights;
  const crowd = threads / (goodPages * pageSize * pages);
  return (1 - doubt) * Math.min(1, crowd ** -fall) + doubt / (1 + crowd ** doubtfulFall);
}

/** Where any word is enough, all of them go at once; then the rarest alone, and later pages. */
function proposeBags(words: readonly CountedWord[], { engine, asked }: ProposalInput): Proposal[] {
  const askable = words.filter(({ threads }) => threads > 0);
  const maxWords = engine.words === 'any' ? (engine.maxWords ?? 12) : 5;
  const byWorth = askable.toSorted((a, b) => b.match / Math.sqrt(b.threads) - a.match / Math.sqrt(a.threads));
  const bags: [CountedWord[], number][] = [
    [askable.slice(0, maxWords), planWeights.bag.all],
    [byWorth.slice(0, 2), planWeights.bag.some],
    ...byWorth.map((word): [CountedWord[], number] => [[word], planWeights.bag.some * word.match]),
  ];
  const proposals: Proposal[] = [];
  for (const [bag, value] of bags) {
    if (bag.length === 0) continue;
    const text = textOf(bag, engine.words === 'any' ? ' ' : engine.either);
    const pages = asked.filter((query) => query.mode === 'words' && query.text === text);
    const last = pages.at(-1);
    if (last === undefined) proposals.push({ text, mode: 'words', page: 1, value });
    else if (last.isFull === true && pages.length < (engine.maxPages ?? 3))
      proposals.push({ text, mode: 'words', page: pages.length + 1, value: value / (1 + pages.length) });
  }
  return proposals;
}

function textOf(words: readonly AskedWord[], between = ' '): string {
  return words
    .toSorted((a, b) => a.position - b.position)
    .map(({ text }) => text)
    .join(between);
}
