import type { PageReading, Topic } from '@/detection/topic';
import { linkOutsFor } from '@/sources/link-outs';
import { readThreads } from '@/sources/page-threads';
import { pageCommunity } from '@/sources/schema-org';
import type { Community, PlatformId } from '@/sources/source';
import type { LookupRow, QueryRow, SourceProgress } from '@/storage/db';
import { findingsFor } from '@/storage/findings';
import { tidyLedger } from '@/storage/ledger';
import {
  askedEarlier,
  beginLookup,
  cachedProgress,
  changeLookup,
  latestLookup,
  lookupById,
  supersedeTab,
  unfinishedLookups,
  waitingLookups,
} from '@/storage/lookups';
import { withRoom } from '@/storage/room';
import { sweepCache } from '@/storage/sweep';
import { putThreads } from '@/storage/threads';

import { chooseCommunities, defaultPreferences, withoutPress, type Choice } from './choose-communities';
import { accessFor, apiBaseOf } from './communities';
import { MAX_READS, MAX_SEARCHES, runSource, type LookupDeps } from './run-source';
import { redact } from './redact';
import { topicKeyOf } from './topic-key';

/** An earlier answer younger than this is served without asking again. */
const CACHE_FRESH_MS = 5 * 60 * 1000;

/** How long after it began an unfinished lookup is looked after by an alarm. */
const RESUME_AFTER_MS = 60 * 1000;

export type LookupsDeps = LookupDeps & {
  newId: () => string;
  /** Wakes the worker at a time, to ask a limited source again. */
  wakeAt: (epochMs: number) => void;
  /** Restricts the lookup to these communities: nothing else is asked or discovered. */
  only?: Community[];
  /** Restricts the lookup to communities of these platforms. */
  platforms?: PlatformId[];
};

/** How a page was found when it was read. */
export type Reading =
  | {
      ok: true;
      reading: PageReading;
      isInsisted?: boolean;
      /** More of the page is still to come. */
      isUnfinished?: boolean;
    }
  | { ok: false; refusal: NonNullable<LookupRow['refusal']> };

/** Begins, runs, supersedes and resumes lookups. One instance a worker; all that must last is in the database. */
export function createLookups(deps: LookupsDeps) {
  const { db, now } = deps;
  /** The lookups that this worker is running, by id; a worker that was killed has none. */
  const running = new Map<string, { controller: AbortController; ended: Promise<void> }>();

  /** Lookups begun here and not yet settled: `resume` leaves them to the call that began them. */
  const begun = new Set<string>();
  let isFirstResume = true;

  /** A press in a tab: from now on whatever that tab was asking is superseded. */
  async function begin(tabId: number, { url }: { url?: string | undefined } = {}): Promise<string> {
    const row = await beginning(tabId, url);
    await open(row);
    return row.id;
  }

  /** As `begin`, without a press: only in the place of what was noticed. Null: a press came first. */
  async function beginAhead(tabId: number, url: string): Promise<string | null> {
    const row = { ...(await beginning(tabId, url)), isAhead: true };
    return (await open(row, ({ state }) => state === 'noticed')) ? row.id : null;
  }

  async function beginning(tabId: number, url: string | undefined): Promise<LookupRow> {
    const shown = await latestLookup(db, tabId);
    // What was noticed of this very page stays in view while it is being read.
    const known = shown?.state === 'noticed' && shown.page?.url === url ? shown : undefined;
    return {
      id: deps.newId(),
      tabId,
      createdAt: now(),
      state: 'reading',
      topicKey: '',
      sources: known?.sources ?? {},
      ...(known?.page && { page: known.page }),
      ...(known?.topic && { topic: known.topic }),
    };
  }

  /**
   * Puts a row of which nothing is to be asked beside its tab, in the place of what was there. False: a press on this
   * page is under way, and stays.
   */
  async function show(row: LookupRow): Promise<boolean> {
    const isShown = await open(row, ({ state, page }) => {
      if (state === 'reading') return false;
      return state !== 'asking' || page?.url !== row.page?.url;
    });
    begun.delete(row.id);
    return isShown;
  }

  async function open(row: LookupRow, mayReplace?: (shown: LookupRow) => boolean): Promise<boolean> {
    begun.add(row.id);
    const old = await db.lookups.where('tabId').equals(row.tabId).primaryKeys();
    const isBegun = await beginLookup(db, row, mayReplace);
    if (isBegun) for (const key of old) running.get(key)?.controller.abort();
    else begun.delete(row.id);
    return isBegun;
  }

  /** What the page turned out to be. Starts asking when it is a support page, or the reader insists. */
  async function settle(id: string, result: Reading): Promise<void> {
    if (!result.ok) {
      await changeLookup(db, id, (row) => {
        row.state = 'unreadable';
        row.sources = {};
        row.refusal = result.refusal;
        row.finishedAt = now();
      });
      begun.delete(id);
      return;
    }
    const { topic, threadMarkup, ...page } = result.reading;
    const ofPage = await keepPageThreads(page.url, threadMarkup);
    // A page of questions and answers is no help page, and yet a place where somebody is stuck.
    const isAsked = page.verdict.kind !== 'other' || result.isInsisted === true || ofPage !== null;
    const isAhead = (await lookupById(db, id))?.isAhead === true;
    const plan = isAsked && topic.question !== '' ? await planOf(topic, page.url, isAhead) : null;
    await changeLookup(db, id, (row) => {
      // Two wakings may have read the page: the first one's plan stands.
      if (row.state !== 'reading') return;
      Object.assign(row, { page, topic, sources: {} });
      if (plan) Object.assign(row, plan);
      else Object.assign(row, { state: isAsked ? 'unreadable' : 'not-support', finishedAt: now() });
      if (!plan && isAsked) row.refusal = 'no-question';
      if (plan && ofPage) row.sources[ofPage.community.id] = ofPage;
    });
    begun.delete(id);
    await run(id);
  }

  /** Asks about a topic in the reader's own words; `run` does the asking. */
  async function ask(tabId: number, topic: Topic): Promise<string> {
    const before = (await db.lookups.where('tabId').equals(tabId).sortBy('createdAt')).at(-1);
    const id = deps.newId();
    await open({
      id,
      tabId,
      createdAt: now(),
      topic,
      isInsisted: true,
      ...(before?.page ? { page: before.page } : {}),
      ...(await planOf(topic, before?.page?.url)),
    });
    begun.delete(id);
    return id;
  }

  /** Whom to ask about a topic, and what is known already. */
  async function planOf(
    topic: Topic,
    pageUrl: string | undefined,
    isAhead = false,
  ): Promise<Pick<LookupRow, 'topicKey' | 'state' | 'sources' | 'linkOuts'>> {
    const topicKey = topicKeyOf(topic);
    const { only, platforms } = deps;
    const choice: Choice = only ? { communities: only } : await choose(topic, pageUrl, isAhead);
    const chosen = choice.communities;
    const communities = chosen.filter(
      ({ platform }) => !platforms || platforms.some((allowed) => allowed === platform),
    );
    const cached = await cachedProgress(db, topicKey);
    const findings = await findingsFor(
      db,
      communities.map(({ base }) => base),
    );
    const sources = communities.map((community) => [
      community.id,
      progressFrom(
        community,
        cached.get(community.id),
        findings.get(community.base)?.declinedAt !== undefined,
      ),
    ]);
    const linkOuts = linkOutsFor(redact(topic.question).text, topic, choice.subreddit);
    return { topicKey, state: 'asking', sources: Object.fromEntries(sources), linkOuts };
  }

  function progressFrom(
    community: Community,
    cached: { threadIds: string[]; at: number } | undefined,
    isDeclined: boolean,
  ): SourceProgress {
    const access = accessFor(community);
    const elsewhere = access === community.base ? {} : { access };
    const empty = { community, ...elsewhere, queries: [], threadIds: [], readIds: [] };
    if (isDeclined) return { ...empty, state: 'declined', ...(cached ? { cached } : {}) };
    if (!cached) return { ...empty, state: 'waiting' };
    if (now() - cached.at < CACHE_FRESH_MS)
      return { ...empty, state: 'answered', threadIds: cached.threadIds, answeredAt: cached.at, ms: 0 };
    return { ...empty, state: 'waiting', cached };
  }

  async function choose(topic: Topic, pageUrl: string | undefined, isAhead: boolean): Promise<Choice> {
    const { words } = await deps.loadLexicon(topic.language);
    const chosen = (await deps.preferences?.()) ?? defaultPreferences;
    const preferences = isAhead ? withoutPress(chosen) : chosen;
    return chooseCommunities(topic, pageUrl, { db, now: now(), words, preferences });
  }

  /**
   * The page itself may hold questions and answers: they are read from its markup, without a request. Null when it
   * holds no answer.
   */
  async function keepPageThreads(url: string, threadMarkup: string): Promise<SourceProgress | null> {
    if (threadMarkup === '') return null;
    const community = pageCommunity(url);
    const threads = readThreads(threadMarkup, url, community).filter(({ answers }) => answers.length > 0);
    if (threads.length === 0) return null;
    await withRoom(db, () => putThreads(db, threads, now()));
    const ids = threads.map((thread) => thread.id);
    const progress = progressFrom(community, undefined, false);
    return { ...progress, state: 'answered', threadIds: ids, readIds: ids, ms: 0, answeredAt: now() };
  }

  /** Runs what is left of a lookup; resolves when every source has ended. Running it twice runs it once. */
  function run(id: string): Promise<void> {
    const current = running.get(id);
    if (current && !current.controller.signal.aborted) return current.ended;
    const controller = new AbortController();
    const ended = runSources(id, controller.signal).finally(() => {
      if (running.get(id)?.controller === controller) running.delete(id);
    });
    running.set(id, { controller, ended });
    return ended;
  }

  async function runSources(id: string, signal: AbortSignal): Promise<void> {
    const row = await lookupById(db, id);
    if (row?.state !== 'asking') return;
    // Should this worker be killed and no panel be open to wake it, an alarm does.
    deps.wakeAt(now() + RESUME_AFTER_MS);
    const due = Object.entries(row.sources).filter(
      ([, { state }]) => state === 'waiting' || state === 'asking',
    );
    await Promise.all(due.map(([key]) => runSource(deps, id, key, signal)));
    if (signal.aborted) return;
    await changeLookup(db, id, (done) => {
      const states = Object.values(done.sources).map(({ state }) => state);
      if (states.includes('waiting') || states.includes('asking')) return;
      done.state = 'done';
      done.finishedAt = now();
    });
    await wakeForLimits(id);
  }

  async function wakeForLimits(id: string): Promise<void> {
    const row = await lookupById(db, id);
    const times = Object.values(row?.sources ?? {}).flatMap(({ state, problem }) =>
      state === 'limited' && problem?.retryAt !== undefined ? [problem.retryAt] : [],
    );
    if (times.length > 0) deps.wakeAt(Math.min(...times));
  }

  /** Asks sources of a lookup again: one, or all that did not answer. */
  async function retry(id: string, communityId?: string): Promise<void> {
    const row = await lookupById(db, id);
    if (!row || row.state === 'superseded') return;
    for (const [key, { community, state }] of Object.entries(row.sources)) {
      const isMeant =
        communityId === undefined
          ? state !== 'answered' && state !== 'declined'
          : community.id === communityId;
      if (isMeant && community.relation !== 'page') await requeue(id, key);
    }
    await rerun(id);
  }

  /** Changes a source; where it waits then, its lookup is open again in the same step, so that no waking overlooks it. */
  async function queue(id: string, key: string, change: (progress: SourceProgress) => void): Promise<void> {
    await changeLookup(db, id, (row) => {
      const progress = row.sources[key];
      if (!progress) return;
      change(progress);
      if (progress.state !== 'waiting' || row.state !== 'done') return;
      row.state = 'asking';
      delete row.finishedAt;
    });
  }

  /** Puts a source at its beginning again; what it had found stays in view until it has answered anew. */
  async function requeue(id: string, key: string): Promise<void> {
    await queue(id, key, (progress) => {
      if (progress.state === 'waiting' || progress.state === 'asking') return;
      if (progress.state === 'answered') {
        progress.cached = { threadIds: progress.threadIds, at: progress.answeredAt ?? now() };
        Object.assign(progress, { threadIds: [], readIds: [], queries: [] });
        delete progress.searchedAt;
        delete progress.isOutOfWords;
        delete progress.budget;
      }
      progress.state = 'waiting';
      delete progress.startedAt;
      delete progress.problem;
    });
  }

  /**
   * Asks with words that have not been asked for yet: one source of a lookup, or all that have answered. What they
   * found stays, and the new findings join it. A source without further words says so (`isOutOfWords`).
   */
  async function searchAgain(id: string, communityId?: string): Promise<void> {
    const row = await lookupById(db, id);
    if (!row || row.state === 'superseded') return;
    for (const [key, { community, state }] of Object.entries(row.sources)) {
      const isMeant = communityId === undefined || community.id === communityId;
      if (!isMeant || state !== 'answered' || community.relation === 'page') continue;
      const earlier = await askedEarlier(db, row.topicKey, community.id);
      await queue(id, key, (progress) => widen(progress, earlier));
    }
    await rerun(id);
  }

  /** Gives a source that has answered a budget for more. What was served from the cache brings its queries along. */
  function widen(progress: SourceProgress, earlier: QueryRow[]): void {
    if (progress.state !== 'answered') return;
    if (progress.queries.length === 0) progress.queries = earlier;
    progress.budget = {
      searches: progress.queries.length + MAX_SEARCHES,
      reads: progress.readIds.length + MAX_READS,
    };
    progress.state = 'waiting';
    delete progress.searchedAt;
    delete progress.isOutOfWords;
    delete progress.startedAt;
  }

  /** Runs what was queued, after what is under way: that no longer looks for more. */
  async function rerun(id: string): Promise<void> {
    await running.get(id)?.ended;
    await run(id);
  }

  /** Goes on with sources whose limit has ended or whose permission has come. */
  async function resumeWaiting(): Promise<void> {
    const rows = await waitingLookups(db);
    await Promise.all(rows.map((row) => resumeRow(row)));
  }

  async function resumeRow(row: LookupRow): Promise<void> {
    const ready = [];
    for (const [key, progress] of Object.entries(row.sources))
      if (await isReady(progress)) ready.push(requeue(row.id, key));
    await Promise.all(ready);
    if (ready.length > 0) await rerun(row.id);
    else await wakeForLimits(row.id);
  }

  async function isReady({ state, community, problem }: SourceProgress): Promise<boolean> {
    if (state === 'limited') return (problem?.retryAt ?? 0) <= now();
    return state === 'needs-permission' && (await deps.mayAsk(apiBaseOf(community)));
  }

  /**
   * What a worker does when it wakes up: goes on with every lookup that an earlier worker left, reading those
   * pages again that had not been read. Resolves when all of them have ended.
   */
  async function resume(readTab?: (tabId: number) => Promise<Reading>): Promise<void> {
    if (isFirstResume) await tidyLedger(db);
    isFirstResume = false;
    const rows = await unfinishedLookups(db);
    await Promise.all([
      ...rows.map(async (row) => {
        if (running.has(row.id) || begun.has(row.id)) return;
        if (row.state === 'asking') return run(row.id);
        begun.add(row.id);
        await settle(row.id, readTab ? await readTab(row.tabId) : { ok: false, refusal: 'no-access' });
      }),
      resumeWaiting(),
    ]);
    await sweepCache(db, now());
  }

  /** The tab is gone: nobody looks at its lookups any more. */
  async function cancelTab(tabId: number): Promise<void> {
    const ids = await db.lookups.where('tabId').equals(tabId).primaryKeys();
    await supersedeTab(db, tabId);
    for (const id of ids) running.get(id)?.controller.abort();
  }

  return { begin, beginAhead, show, settle, ask, run, retry, searchAgain, resume, resumeWaiting, cancelTab };
}

export type Lookups = ReturnType<typeof createLookups>;
