import type { EngineSemantics } from '@/sources/source';

import type { AskedWord } from './asked-words';
import { gainOf, startCoverage, takeFrom, type Coverage } from './coverage';
import { communitySize, queryKeyOf, shareOf, type AnsweredQuery, type CommunityKnowledge } from './knowledge';
import { countTogether, titleShare, type Memory, type Recalled } from './memory';
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

/** What is still to be found: by the words of the question, and among the threads that are remembered. */
type Open = {
  coverage: Coverage;
  /** The bit of each stem in `coverage`. */
  bits: ReadonlyMap<string, number>;
  /** For each stem, whether the recalled threads hold it: `IN_TITLE`, `IN_EXCERPT` or 0. */
  holdings: ReadonlyMap<string, Uint8Array>;
};

const IN_EXCERPT = 1;
const IN_TITLE = 2;
/** Of what is nearly certain, something is left. */
const LEAST_LEFT = 0.05;

type ProposalInput = {
  words: readonly AskedWord[];
  engine: EngineSemantics;
  knowledge: CommunityKnowledge;
  memory: Memory;
  /** Remembered threads that may be the right one and that no query of this lookup has brought. */
  recalled: readonly Recalled[];
  /** What this lookup has asked here already, in order. */
  asked: readonly AnsweredQuery[];
  stemsOf: (text: string) => string[];
  /** Everybody's products are discussed: a name narrows best. */
  isGeneral: boolean;
};

/**
 * Queries of words, each with its value: the chance that it finds the right thread and no asked one did. That chance
 * is reckoned in two ways, which count the more, the more of the community is remembered: by how likely the right
 * thread holds the words and stands on the page that comes back, and by which remembered threads would. Pure.
 */
export function proposeWords(input: ProposalInput): Proposal[] {
  const { engine, memory } = input;
  const size = Math.max(memory.threads.length, communitySize(input.knowledge));
  const words = input.words.map((word) => countWord(word, input, size));
  if (engine.words === 'any' || engine.either !== undefined) return proposeBags(words, input);
  const useful = words.filter(({ threads }) => threads > 0);
  const singles = useful.filter(isSubject).map((word): Draft => ({
    words: [word],
    threads: word.threads,
    doubt: word.doubt,
    page: 1,
  }));
  const drafts = [...singles, ...pairsOf(useful, input, size)];
  const open = openTo(useful, drafts, input);
  return [...drafts, ...laterPages(drafts, input)].flatMap((draft) => {
    const value = valueOf(draft, open, input);
    return value > 0 ? [{ text: textOf(draft.words), mode: 'words', page: draft.page, value }] : [];
  });
}

/** The share of the planner's trust that what is remembered of a community of this size has. */
export function trustInMemory({ threads }: Memory, knowledge: CommunityKnowledge): number {
  const size = Math.max(threads.length, communitySize(knowledge));
  return (planWeights.recall.trust * threads.length) / size;
}

function countWord(word: AskedWord, input: ProposalInput, size: number): CountedWord {
  const { knowledge, engine } = input;
  const known = knowledge.stems.get(word.stem);
  const estimate = Math.max(1, size * shareOf(word.stem, word.general, knowledge));
  const isExhausted = known !== undefined && !known.isAtLeast;
  const threads = isExhausted
    ? known.found
    : Math.max(estimate, known === undefined ? 0 : engine.pageSize * planWeights.fullPage);
  const doubt =
    known !== undefined
      ? 0
      : planWeights.doubtThreads / (planWeights.doubtThreads + knowledge.vocabulary.threads);
  const match = matchOf(word, threads / size, doubt, input);
  return { ...word, threads, isExhausted, doubt, match };
}

/** How likely the right thread holds a word that this share of all threads holds, more or less. */
function matchOf(word: AskedWord, share: number, doubt: number, input: ProposalInput): number {
  const { words, memory } = input;
  if (share === 0) return 0;
  const { base, common, doubtfulCommon, company, inTitles, kin } = planWeights.match;
  const { surprise, leastSurprise, mostSurprise } = planWeights.match;
  const isSurprising = Math.min(mostSurprise, Math.max(leastSurprise, Math.log(share / word.general)));
  const others = words.filter(
    ({ stem, part }) => stem !== word.stem && part !== 'remembered' && part !== 'quoted',
  );
  const kinship = others.reduce((sum, { stem }) => sum + kinshipOf(memory, word.stem, stem), 0);
  const logit =
    base +
    (common + doubt * (doubtfulCommon - common)) * Math.log(Math.min(1, share)) +
    surprise * isSurprising +
    company * Math.log(1 + others.length) +
    inTitles * Math.log(titleShare(memory, word.stem)) +
    kin * (kinship / (others.length || 1));
  return (word.isName ? 1 : planWeights.part[word.part]) / (1 + Math.exp(-logit));
}

/** How much oftener two words stand in one remembered thread than chance has it, as a logarithm. */
function kinshipOf(memory: Memory, one: string, other: string): number {
  const { together, byChance } = countTogether(memory, one, other);
  return Math.log((together + planWeights.kinWeight) / (byChance + planWeights.kinWeight));
}

/** Grammar in quotation marks only narrows what a word of the subject finds. */
function isSubject({ part }: AskedWord): boolean {
  return part !== 'quoted';
}

/** Two words together make sense only where each alone would bring more than a page. */
function pairsOf(
  words: readonly CountedWord[],
  { knowledge, engine, memory }: ProposalInput,
  size: number,
): Draft[] {
  const open = words.filter(({ isExhausted }) => !isExhausted);
  if (engine.maxWords === 1) return [];
  return open.flatMap((first, index) =>
    open.slice(index + 1).flatMap((second): Draft[] => {
      if (!isSubject(first) && !isSubject(second)) return [];
      const pair = [first, second].sort((a, b) => a.position - b.position);
      // Words that must follow one another are only found so where they stand together.
      if (engine.isOrdered === true && (pair[1]?.position ?? 0) - (pair[0]?.position ?? 0) !== 1) return [];
      const known = knowledge.queries.get(queryKeyOf({ text: textOf(pair), mode: 'words' }));
      const chance = (first.threads * second.threads * liftOf(memory, first.stem, second.stem)) / size;
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

/** How much oftener than by chance two words stand in one thread. */
function liftOf(memory: Memory, one: string, other: string): number {
  const { lift, liftWeight } = planWeights;
  const { together, byChance } = countTogether(memory, one, other);
  return (together + liftWeight * lift) / (byChance + liftWeight);
}

/** The pages after full ones that this lookup has seen. */
function laterPages(drafts: readonly Draft[], { asked, engine, stemsOf }: ProposalInput): Draft[] {
  return asked.flatMap((query): Draft[] => {
    const page = (query.page ?? 1) + 1;
    const first = draftOf(query, drafts, stemsOf);
    if (query.isFull !== true || page > (engine.maxPages ?? 3) || first === undefined) return [];
    const seen = engine.pageSize * planWeights.fullPage * (page - 1);
    return [{ words: first.words, threads: Math.max(first.threads, seen), doubt: 0, page }];
  });
}

/** The draft whose words were asked. */
function draftOf(
  { text, mode }: AnsweredQuery,
  drafts: readonly Draft[],
  stemsOf: ProposalInput['stemsOf'],
): Draft | undefined {
  if (mode === 'title') return undefined;
  const stems = stemsOf(text);
  return drafts.find(
    ({ words }) => words.length === stems.length && words.every(({ stem }) => stems.includes(stem)),
  );
}

/** What asked queries have left to be found. */
function openTo(words: readonly CountedWord[], drafts: readonly Draft[], input: ProposalInput): Open {
  const { engine, asked, stemsOf } = input;
  const own = words.filter(({ part }) => part !== 'remembered');
  const coverage = startCoverage(own.map(({ match }) => match));
  const bits = new Map(own.map(({ stem }, bit) => [stem, 2 ** bit]));
  for (const query of asked) {
    const draft = draftOf(query, drafts, stemsOf);
    if (draft === undefined || !draft.words.every(({ stem }) => bits.has(stem))) continue;
    const reach = query.isFull === true ? reachOf({ ...draft, page: query.page ?? 1 }, engine) : 1;
    takeFrom(coverage, { words: bitsOf(draft, bits), reach });
  }
  return { coverage, bits, holdings: holdingsOf(words, input) };
}

function bitsOf({ words }: Draft, bits: ReadonlyMap<string, number>): number {
  return words.reduce((sum, { stem }) => sum + (bits.get(stem) ?? 0), 0);
}

/** For each word, which of the recalled threads hold it. */
function holdingsOf(words: readonly CountedWord[], { memory, recalled }: ProposalInput): Open['holdings'] {
  const at = new Map(recalled.map(({ place }, index) => [place, index]));
  const mark = (holding: Uint8Array, places: readonly number[] = [], value: number): void => {
    for (const place of places) {
      const index = at.get(place);
      if (index !== undefined) holding[index] = value;
    }
  };
  return new Map(
    words.map(({ stem }) => {
      const holding = new Uint8Array(recalled.length);
      mark(holding, memory.inExcerpt.get(stem), IN_EXCERPT);
      mark(holding, memory.inTitle.get(stem), IN_TITLE);
      return [stem, holding];
    }),
  );
}

function valueOf(draft: Draft, open: Open, input: ProposalInput): number {
  const trust = trustInMemory(input.memory, input.knowledge);
  const hasNames = input.words.some(({ isName }) => isName);
  const isUnnamed = input.isGeneral && hasNames && !draft.words.some(({ isName }) => isName);
  const isOwn = draft.words.every(({ stem }) => open.bits.has(stem));
  const byWords = isOwn
    ? gainOf(open.coverage, { words: bitsOf(draft, open.bits), reach: reachOf(draft, input.engine) })
    : 0;
  const value = (1 - trust) * byWords + trust * gainAmongRecalled(draft, open, input);
  return isUnnamed ? value * planWeights.unnamed : value;
}

/** The chance of the recalled threads that this would bring; hits in titles stand before others. */
function gainAmongRecalled(draft: Draft, { holdings }: Open, { recalled, engine }: ProposalInput): number {
  const holding = draft.words.map(({ stem }) => holdings.get(stem));
  const reachOfTitles = reachOf({ ...draft, doubt: 0 }, engine, planWeights.recall.fall);
  const reach = reachOf({ ...draft, doubt: 0 }, engine);
  return recalled.reduce((sum, { chance }, index) => {
    const where = Math.min(...holding.map((each) => each?.[index] ?? 0));
    return where === 0 ? sum : sum + chance * (where === IN_TITLE ? reachOfTitles : reach);
  }, 0);
}

/** The chance that a thread with all of the words stands on this page, if it stands on none before. */
function reachOf(draft: Draft, engine: EngineSemantics, fall: number = planWeights.fall): number {
  const before = draft.page === 1 ? 0 : onPages(draft, draft.page - 1, engine, fall);
  return (onPages(draft, draft.page, engine, fall) - before) / Math.max(LEAST_LEFT, 1 - before);
}

/**
 * The chance that a thread with all of the words stands on the first `pages` pages: right ones stand rather at the top.
 * It falls the slower, and the earlier, the less the number of threads is known.
 */
function onPages(
  { threads, doubt }: Draft,
  pages: number,
  { pageSize }: EngineSemantics,
  fall: number,
): number {
  const { goodPages, doubtfulFall } = planWeights;
  const crowd = threads / (pageSize * pages);
  const known = crowd <= 1 ? 1 : 1 - (1 - 1 / crowd) ** fall;
  return (1 - doubt) * known + doubt / (1 + (crowd / goodPages) ** doubtfulFall);
}

/** Where any word is enough, all of them go at once; then the rarest alone, and later pages. */
function proposeBags(words: readonly CountedWord[], { engine, asked }: ProposalInput): Proposal[] {
  const askable = words.filter((word) => word.threads > 0 && isSubject(word));
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
