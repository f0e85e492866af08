import type { Topic } from '@/detection/topic';
import type { Http } from '@/sources/http';
import { sources } from '@/sources/registry';
import {
  SourceError,
  type Community,
  type EngineSemantics,
  type PlatformId,
  type Source,
  type SourceContext,
  type Thread,
} from '@/sources/source';
import type { CommonplaceDb, QueryRow, SourceProgress } from '@/storage/db';
import { doubtFinding, rememberFinding, rememberRefusal } from '@/storage/findings';
import { refusesTitleSearch, rememberTitleSearchRefused } from '@/storage/hosts';
import { changeSource, lookupById, recordStep, type SourceStep } from '@/storage/lookups';
import { isFull, withRoom } from '@/storage/room';
import { putSightings, sightingsOf } from '@/storage/sightings';
import { freshThreadIds } from '@/storage/threads';

import { mayBeAsked, withoutPress, type Preferences } from './choose-communities';
import { apiBaseOf, asFound, isPlaced, isReady } from './communities';
import { withDetails } from './discover';
import type { Lexicon } from './lexicon';
import { learn, withoutMisses, type AnsweredQuery, type CommunityKnowledge } from './plan/knowledge';
import { likeliestThreads, rememberThreads } from './plan/memory';
import { nextQuery, type PlannedQuery } from './plan/next-query';
import { countPromising, isPromisingAtAll, promiseOf, readingOrder } from './promise';
import { redact } from './redact';

/** At most this many searches at one source for one topic, unless the reader wants more. */
export const MAX_SEARCHES = 3;
/** Once this many threads promise an answer, no further query is sent. */
const ENOUGH_PROMISING = 6;
/** At most this many threads are read at one source for one topic, unless the reader wants more. */
export const MAX_READS = 8;
/** Where one request reads many threads, this many are asked for. */
const MAX_BATCHED_READS = 40;
/** A thread read this recently, with no newer activity, is not asked for again. */
const THREAD_FRESH_MS = 24 * 3600 * 1000;

export type LookupDeps = {
  db: CommonplaceDb;
  http: Http;
  now: () => number;
  loadLexicon: (language: string) => Promise<Lexicon>;
  /** False while the browser would block requests to this address for want of a host permission. */
  mayAsk: (url: string) => Promise<boolean>;
  /**
   * What the reader has chosen about communities, looked at anew before every search and every read. Where it is not
   * given, nothing has been chosen, and what the lookup names is asked.
   */
  preferences?: () => Promise<Preferences>;
  /** The reader's own token for a platform, where they gave one. */
  tokenFor?: (platform: PlatformId) => Promise<string | undefined>;
  /** A platform that is asked in the reader's own session has refused: it is not asked again until they want it. */
  sessionRefused?: (platform: PlatformId) => Promise<void>;
};

/** The lookup was superseded or its row is gone: nothing more is to be done, and nothing is wrong. */
class Unwanted extends Error {}

/** The reader does not want this community asked, or not any more: nothing is sent, and nothing is wrong. */
class Declined extends Error {}

type Work = {
  deps: LookupDeps;
  lookupId: string;
  key: string;
  topic: Topic;
  /** The reader has put this topic in their own words. */
  isEdited: boolean;
  /** Nobody has pressed. */
  isAhead: boolean;
  lexicon: Lexicon;
  promise: (thread: Thread) => number;
  signal: AbortSignal;
};

/**
 * Asks one source until it has answered, and writes down each step when it is complete. Every step begins by
 * reading the row, so that a worker which takes over goes on after the last complete step. Resolves when the
 * source has ended in whatever state; failures become the row's problem.
 */
export async function runSource(
  deps: LookupDeps,
  lookupId: string,
  key: string,
  signal: AbortSignal,
): Promise<void> {
  const lookup = await lookupById(deps.db, lookupId);
  if (!lookup?.topic || lookup.state === 'superseded') return;
  const { topic } = lookup;
  const lexicon = await deps.loadLexicon(topic.language);
  const isEdited = lookup.isInsisted === true && lookup.page !== undefined;
  const promise = promiseOf(topic, lexicon);
  const isAhead = lookup.isAhead === true;
  const work: Work = { deps, lookupId, key, topic, isEdited, isAhead, lexicon, promise, signal };
  try {
    await begin(work);
    const community = await identify(work);
    const source = sources[community.platform];
    await link(work, source, community);
    await search(work, source, community);
    await read(work, source, community);
    await end(work);
  } catch (error) {
    if (error instanceof Unwanted) return;
    if (error instanceof Declined) return declineNow(work);
    await fail(work, error);
  }
}

async function progressOf({ deps, lookupId, key }: Work): Promise<SourceProgress> {
  const row = await lookupById(deps.db, lookupId);
  const progress = row?.sources[key];
  if (!progress || row.state === 'superseded') throw new Unwanted();
  return progress;
}

async function change(work: Work, edit: (progress: SourceProgress) => void): Promise<void> {
  if (!(await changeSource(work.deps.db, work.lookupId, work.key, edit))) throw new Unwanted();
}

async function record(work: Work, step: SourceStep): Promise<void> {
  const { db, now } = work.deps;
  if (!(await recordStep(db, work.lookupId, work.key, step, now()))) throw new Unwanted();
}

function contextOf({ deps, signal }: Work): SourceContext {
  return { http: deps.http, signal, now: deps.now() };
}

/** As `contextOf`, with the reader's token for this platform. */
async function contextFor(work: Work, platform: PlatformId): Promise<SourceContext> {
  const token = await work.deps.tokenFor?.(platform);
  return { ...contextOf(work), ...(token ? { token } : {}) };
}

/** Throws Declined where the reader's choices, as they are at this moment, forbid to ask. */
async function heedChoices({ deps, isAhead }: Work, community: Community): Promise<void> {
  const chosen = await deps.preferences?.();
  if (chosen && !mayBeAsked(community, isAhead ? withoutPress(chosen) : chosen)) throw new Declined();
}

async function declineNow({ deps, lookupId, key }: Work): Promise<void> {
  await changeSource(deps.db, lookupId, key, (progress) => {
    progress.state = 'declined';
    delete progress.problem;
  });
}

async function begin(work: Work): Promise<void> {
  await change(work, (progress) => {
    progress.state = 'asking';
    // A query without an answer was only a preview, or is planned again.
    progress.queries = progress.queries.filter(({ found }) => found !== undefined);
    progress.startedAt ??= work.deps.now();
    delete progress.problem;
  });
}

type KnownCommunity = Community & { platform: Exclude<Community['platform'], 'unknown'> };

function isKnown(community: Community): community is KnownCommunity {
  return community.platform !== 'unknown';
}

/** Tells the platform of an address that only looked like a community; throws when it runs none that we know. */
async function identify(work: Work): Promise<KnownCommunity> {
  const { community } = await progressOf(work);
  await heedChoices(work, community);
  if (!(await work.deps.mayAsk(apiBaseOf(community)))) {
    await preview(work, community);
    throw new SourceError('needs-permission', `The browser must be asked before ${community.name} can be`);
  }
  if (isKnown(community) && isReady(community)) return community;
  const found = await lookAt(work, community);
  const known = found && asFound(community, found);
  if (!known || !isKnown(known))
    throw new SourceError('changed', `${community.name} runs no community software that can be asked`);
  await change(work, (progress) => {
    progress.community = known;
  });
  return known;
}

/** Asks the place itself what it runs, and remembers what it said, or that it said nothing. */
async function lookAt(work: Work, community: Community): Promise<Community | null> {
  const { db, now } = work.deps;
  try {
    const found = await withDetails(community, contextOf(work));
    await rememberFinding(db, community.base, found, now());
    return found;
  } catch (error) {
    const isWall = error instanceof SourceError && (error.code === 'refused' || error.code === 'too-large');
    if (isWall) await rememberRefusal(db, community.base, now());
    throw error;
  }
}

/** What most engines are like: shows what would be sent before the platform is known. */
export const COMMON_ENGINE: EngineSemantics = {
  words: 'all',
  unit: 'post',
  stems: true,
  prefixes: false,
  hasTitleSearch: false,
  maxQueryChars: 120,
  minWordChars: 3,
  pageSize: 30,
};

/** Before anything is sent, the reader sees what would be. */
async function preview(work: Work, community: Community): Promise<void> {
  const engine = isKnown(community) ? sources[community.platform].engine : COMMON_ENGINE;
  if (engine.isFeed) return;
  const { topic, lexicon } = work;
  const first = nextQuery({ topic, community, engine, lexicon, mayUseTitleSearch: true });
  if (!first) return;
  const { text, mode } = first.query;
  await change(work, (progress) => {
    progress.queries = [{ text, mode, cut: first.cut }];
  });
}

/** The panel offers these when nobody knows: it needs no adapter for them then. */
async function link(work: Work, source: Source, community: KnownCommunity): Promise<void> {
  const title = redact(work.topic.question).text;
  const links = { search: source.searchUrl(community, title), ask: source.askUrl(community, { title }) };
  await change(work, (progress) => {
    progress.links = links;
  });
}

/**
 * Asks until the budget is used up, enough was found or no words are left; then remembers what that showed of the
 * community. Until then planning goes by what was known before: a worker that takes over plans the same.
 */
async function search(work: Work, source: Source, community: KnownCommunity): Promise<void> {
  if (source.engine.pageSize === 0) return offerPage(work, community);
  if (source.engine.isFeed) return askFeed(work, source, community);
  const { topic, isEdited, lexicon, promise } = work;
  const { db, now } = work.deps;
  const before = await sightingsOf(db, community.id, now());
  // Who writes a word themselves wants it asked, whatever it found last week.
  const known = isEdited ? withoutMisses(before) : before;
  const host = new URL(community.base).host;
  const recalled = await recall(work, known);
  for (;;) {
    const progress = await progressOf(work);
    if (progress.searchedAt !== undefined) return;
    const asked = answeredQueries(progress);
    const found = await storedThreads(work, progress.threadIds);
    const knowledge = learn(known, asked, found, lexicon);
    const isWanted =
      asked.length < (progress.budget?.searches ?? MAX_SEARCHES) &&
      (progress.budget !== undefined || countPromising(found, promise) < ENOUGH_PROMISING);
    const mayUseTitleSearch = !(await refusesTitleSearch(db, host, now()));
    const { engine } = source;
    const foundIds = new Set([...progress.threadIds, ...recalled]);
    const input = { topic, community, engine, lexicon, mayUseTitleSearch, knowledge, asked, foundIds };
    const planned = nextQuery(input);
    if (isWanted && planned) {
      await askOne(work, source, community, planned);
      continue;
    }
    await withRoom(db, () =>
      db.transaction('rw', db.lookups, db.threads, db.sightings, async () => {
        await list(work, recalled, progress.threadIds, engine.pageSize);
        await change(work, (row) => {
          row.searchedAt = now();
          if (!planned) row.isOutOfWords = true;
        });
        const threads = rememberThreads(known.threads, found, lexicon);
        await putSightings(db, community.id, known, { ...knowledge, threads }, now());
      }),
    );
    return;
  }
}

/** Kept threads of earlier lookups that look like this topic: no query need be spent on them. */
async function recall({ deps, topic, lexicon, promise }: Work, known: CommunityKnowledge): Promise<string[]> {
  const rows = await deps.db.threads.bulkGet(likeliestThreads(known.threads, topic.question, lexicon));
  return rows.flatMap((row) => (row && isPromisingAtAll(promise(row)) ? [row.id] : []));
}

/** Puts recalled threads behind those that this lookup's searches have listed. */
async function list(work: Work, recalled: string[], found: string[], pageSize: number): Promise<void> {
  const added = recalled.filter((id) => !found.includes(id));
  await change(work, (row) => {
    row.threadIds.push(...added);
  });
  // The place that another query gave them says nothing of this topic.
  await work.deps.db.threads
    .where('id')
    .anyOf(added)
    .modify((row) => {
      row.nativeRank = pageSize + added.indexOf(row.id);
    });
}

function answeredQueries({ queries }: SourceProgress): AnsweredQuery[] {
  return queries.flatMap(({ found, ...query }) => (found === undefined ? [] : [{ ...query, found }]));
}

/** A platform without a search is asked for the one page that its address names. */
async function offerPage(work: Work, community: KnownCommunity): Promise<void> {
  const { id, name, base, platform } = community;
  const page: Thread = {
    id: `${id}#page`,
    communityId: id,
    communityName: name,
    platform,
    nativeId: base,
    url: base,
    title: '',
    text: '',
    tags: [],
    answerCount: 1,
    isSolved: false,
    nativeRank: 0,
    isRead: false,
    answers: [],
  };
  await record(work, { threads: [page], foundIds: [page.id] });
}

/** A place without a search is asked for its latest threads, once, with no word of the reader's. */
async function askFeed(work: Work, source: Source, community: KnownCommunity): Promise<void> {
  const { searchedAt } = await progressOf(work);
  if (searchedAt !== undefined) return;
  const { language } = work.topic;
  const query = { text: '', mode: 'words', language, page: 1 } as const;
  await askOne(work, source, community, { query, cut: [] });
  await change(work, (row) => {
    row.searchedAt = work.deps.now();
    row.isOutOfWords = true;
  });
}

async function askOne(
  work: Work,
  source: Source,
  community: KnownCommunity,
  { query, cut }: PlannedQuery,
): Promise<void> {
  await heedChoices(work, community);
  const { text, mode, page } = query;
  const row: QueryRow = { text, mode, cut, ...(page > 1 ? { page } : {}) };
  await record(work, { threads: [], query: row });
  try {
    const came = await source.search(community, query, await contextFor(work, community.platform));
    const { hasMore } = came;
    const threads = came.threads.map((thread) => withTerms(thread, source, community));
    const ids = threads.map(({ id }) => id);
    const answered = { ...row, found: ids.length, ...(hasMore ? { isFull: true } : {}) };
    await record(work, { threads, foundIds: ids, query: answered });
  } catch (error) {
    // Guests may be refused the search by title and still use the other: remembered, so that it is asked once.
    if (query.mode !== 'title' || !(error instanceof SourceError)) throw error;
    if (error.code !== 'refused' && error.code !== 'not-found') throw error;
    await rememberTitleSearchRefused(work.deps.db, new URL(community.base).host, work.deps.now());
    await record(work, { threads: [], query: { ...row, found: 0 } });
  }
}

/** Posts without a licence of their own stand under the terms of their place. */
export function withTerms(thread: Thread, source: Source, community: Community): Thread {
  const license = thread.license ?? source.terms?.(community);
  return license ? { ...thread, license } : thread;
}

async function storedThreads(work: Work, ids: string[]): Promise<Thread[]> {
  const rows = await work.deps.db.threads.bulkGet(ids);
  return rows.filter((row) => row !== undefined);
}

async function read(work: Work, source: Source, community: KnownCommunity): Promise<void> {
  for (;;) {
    const progress = await progressOf(work);
    const usual = source.readBatch > 1 ? MAX_BATCHED_READS : MAX_READS;
    const budget = progress.budget?.reads ?? usual;
    const found = await storedThreads(work, progress.threadIds);
    const ordered = readingOrder(found, work.promise);
    // Who wants more has seen the first ones, whether they were read for this lookup or served from the cache.
    const order = progress.budget ? ordered : ordered.slice(0, budget);
    const fresh = await freshThreadIds(work.deps.db, order, work.deps.now(), THREAD_FRESH_MS);
    const wanted = order
      .filter(({ id }) => !fresh.has(id) && !progress.readIds.includes(id))
      .slice(0, Math.min(source.readBatch, budget - progress.readIds.length));
    if (wanted.length === 0) return;
    await readBatch(work, source, community, wanted);
  }
}

async function readBatch(
  work: Work,
  source: Source,
  community: KnownCommunity,
  wanted: Thread[],
): Promise<void> {
  const readIds = wanted.map(({ id }) => id);
  await heedChoices(work, community);
  try {
    const came = await source.read(community, wanted, await contextFor(work, community.platform));
    const threads = came.map((thread) => withTerms(thread, source, community));
    const cameIds = new Set(threads.map(({ id }) => id));
    await record(work, { threads, readIds, goneIds: readIds.filter((id) => !cameIds.has(id)) });
  } catch (error) {
    // One thread that is private or gone says nothing about the rest.
    if (source.readBatch > 1 || !(await isOfThread(work, source, error))) throw error;
    await record(work, { threads: [], readIds, goneIds: readIds });
  }
}

async function isOfThread(work: Work, source: Source, error: unknown): Promise<boolean> {
  if (!(error instanceof SourceError)) return false;
  if (error.code !== 'refused') return error.code === 'not-found' || error.code === 'too-large';
  // In the reader's own session the first refusal is the last one. Elsewhere a wall for guests stands before every
  // thread, and the first one tells.
  return source.asksAsReader !== true && (await progressOf(work)).readIds.length > 0;
}

async function end(work: Work): Promise<void> {
  const now = work.deps.now();
  await change(work, (progress) => {
    progress.state = 'answered';
    progress.answeredAt = now;
    progress.ms = now - (progress.startedAt ?? now);
    delete progress.cached;
  });
}

async function fail(work: Work, error: unknown): Promise<void> {
  const problem = asProblem(error);
  // A cancelled request belongs to a lookup that nobody wants any more; a later worker may still resume it.
  if (problem.code === 'cancelled') return;
  // Nor is a database that closes in the middle the source's failure: this worker is being ended.
  if (problem.code === 'unavailable' && isClosing(error)) return;
  if (!(error instanceof SourceError)) console.error('A source failed in a way it does not name', error);
  const now = work.deps.now();
  const { db } = work.deps;
  if (problem.code === 'changed' || problem.code === 'not-found') await doubt(work, now);
  if (problem.code === 'refused') await stopSession(work);
  await changeSource(db, work.lookupId, work.key, (progress) => {
    progress.state = stateAfter(problem);
    progress.ms = now - (progress.startedAt ?? now);
    progress.problem = {
      code: problem.code,
      message: problem.message,
      ...(problem.retryAt === undefined ? {} : { retryAt: problem.retryAt }),
    };
  });
}

/** A full disk says nothing of the community; whatever else an adapter does not name is a reply that it did not expect. */
function asProblem(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  return new SourceError(isFull(error) ? 'unavailable' : 'changed', String(error), { cause: error });
}

/** What runs at that address may have become something else: the next lookup looks at it anew. */
async function doubt({ deps, lookupId, key }: Work, now: number): Promise<void> {
  const community = (await lookupById(deps.db, lookupId))?.sources[key]?.community;
  // What is unknown has just been looked at, and what stands at a fixed address stays what it is.
  if (!community || !isKnown(community) || !isPlaced(community.platform)) return;
  await doubtFinding(deps.db, community.base, now);
}

/** Whoever refuses the reader's own session is left alone from the first time on. */
async function stopSession({ deps, lookupId, key }: Work): Promise<void> {
  const community = (await lookupById(deps.db, lookupId))?.sources[key]?.community;
  if (community && isKnown(community) && sources[community.platform].asksAsReader)
    await deps.sessionRefused?.(community.platform);
}

/** Names under which a database tells that its worker is going away. */
const CLOSING = new Set([
  'DatabaseClosedError',
  'InvalidStateError',
  'AbortError',
  'TransactionInactiveError',
]);

function isClosing(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    // A full disk aborts a transaction, too, and this worker lives on.
    if (isFull(cause)) return false;
    if (CLOSING.has(cause.name)) return true;
  }
  return false;
}

function stateAfter(problem: SourceError): SourceProgress['state'] {
  if (problem.code === 'needs-permission') return 'needs-permission';
  return problem.retryAt === undefined ? 'failed' : 'limited';
}
