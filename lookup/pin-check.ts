import { sources } from '@/sources/registry';
import { SourceError, type SourceContext, type Thread } from '@/sources/source';
import type { PinCheck, PinLookRow, PinRow } from '@/storage/db';
import { pinAges, pinLooks, recordLooks, wantChecks, wantedChecks, type PinAge } from '@/storage/pin-checks';
import { pinsOf, pinTables, putPins } from '@/storage/pins';
import { withRoom } from '@/storage/room';

import { betterThan, changesOf } from './pin-changes';
import { communityOfId, readyCommunity, stubOf, type KnownCommunity } from './pin-community';
import { mayAskNow, noteRefusal, quietContext, type QuietDeps } from './quiet-asking';

const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** A pin is looked at again after so long, and in its first month more often: then most of it happens. */
const REST_MS = 30 * DAY_MS;
const YOUNG = { ageMs: 30 * DAY_MS, restMs: 7 * DAY_MS };
/** What could not be told, and what seemed to be gone, is looked at again after so long. */
const RETRY_MS = DAY_MS;
/** 'On another day': a moderator's evening and a server's restart are over by then. */
const MISSED_TWICE_MS = 20 * HOUR_MS;
/** Without a press no more pins than these are asked about in an hour. */
const MAX_PER_HOUR = 20;
/** A press without a choice of pins checks so many, those longest unchecked first. */
const MAX_PER_PRESS = 100;
/** Threads in one request, where a platform takes many. */
const MAX_BATCH = 40;
export type PinCheckDeps = QuietDeps;

/** What came of looking at pins: how many were asked about and answered, how many have news, how many told nothing. */
export type CheckReport = {
  checked: number;
  changed: number;
  failed: number;
  /** Their communities may not be asked. */
  notAsked: number;
};

type Group = { community: KnownCommunity | null; pins: PinRow[] };
type Run = { deps: PinCheckDeps; signal: AbortSignal; isPress: boolean; report: CheckReport };

/** Looks at pins at their sources. One instance a worker; all that must last is in the database. */
export function createPinChecks(deps: PinCheckDeps) {
  const { db, now } = deps;
  let underWay: Promise<unknown> = Promise.resolve();

  /** One run at a time: two would ask about the same pins. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = underWay.then(work, work);
    underWay = turn.catch(() => undefined);
    return turn;
  }

  /** On a press: these pins, or those that were not looked at for longest. */
  async function check(ids?: readonly string[]): Promise<CheckReport> {
    await wantChecks(db, ids ?? (await longestUnchecked(MAX_PER_PRESS)));
    return resume();
  }

  async function longestUnchecked(count: number): Promise<string[]> {
    const looks = await pinLooks(db);
    const byLook = (await pinAges(db)).sort((a, b) => lookedAt(looks, a) - lookedAt(looks, b));
    return byLook.slice(0, count).map(({ id }) => id);
  }

  /** Goes on with what was pressed for before this worker began. */
  function resume(): Promise<CheckReport> {
    return inTurn(async () => {
      const run = startRun(deps, true);
      await lookAt(run, await wantedChecks(db));
      return run.report;
    });
  }

  /** Without a press: a few of the pins that are due. */
  function checkDue(): Promise<CheckReport> {
    return inTurn(async () => {
      const run = startRun(deps, false);
      const looks = await pinLooks(db);
      const lastHour = [...looks.values()].filter(
        ({ at, outcome }) => outcome !== 'not-asked' && at > now() - HOUR_MS && at <= now(),
      ).length;
      const due = (await pinAges(db))
        .filter((pin) => isDue(pin, looks.get(pin.id), now()))
        .sort((a, b) => lookedAt(looks, a) - lookedAt(looks, b))
        .slice(0, Math.max(0, MAX_PER_HOUR - lastHour));
      await lookAt(
        run,
        due.map(({ id }) => id),
      );
      return run.report;
    });
  }

  return { check, checkDue, resume, fetchWhole: (id: string) => fetchWhole(deps, id) };
}
export type PinChecks = ReturnType<typeof createPinChecks>;

function startRun(deps: PinCheckDeps, isPress: boolean): Run {
  const report = { checked: 0, changed: 0, failed: 0, notAsked: 0 };
  return { deps, signal: new AbortController().signal, isPress, report };
}

function lookedAt(looks: ReadonlyMap<string, PinLookRow>, { id }: PinAge): number {
  return looks.get(id)?.at ?? 0;
}

function isDue({ pinnedAt }: PinAge, look: PinLookRow | undefined, now: number): boolean {
  // A time to come was written before the clock was set back.
  if (!look || look.at > now) return true;
  const isOpen = look.outcome !== 'read' || look.missedAt !== undefined;
  const restMs = isOpen ? RETRY_MS : now - pinnedAt < YOUNG.ageMs ? YOUNG.restMs : REST_MS;
  return now - look.at >= restMs;
}

async function lookAt(run: Run, ids: readonly string[]): Promise<void> {
  const { db } = run.deps;
  const pins = await pinsOf(db, ids);
  const there = new Set(pins.map(({ id }) => id));
  await db.wantedChecks.bulkDelete(ids.filter((id) => !there.has(id)));
  const byCommunity = Map.groupBy(pins, ({ thread }) => thread.communityId);
  const groups = [...byCommunity.values()].map((own): Group => ({ community: communityOf(own), pins: own }));
  await Promise.all(groups.map((group) => lookAtGroup(run, group)));
}

/** Null for what was marked on a page: nobody can be asked about it. */
function communityOf([pin]: readonly PinRow[]): KnownCommunity | null {
  if (!pin || pin.origin === 'selection') return null;
  return communityOfId(pin.thread.communityId, pin.thread.communityName);
}

async function lookAtGroup(run: Run, { community, pins }: Group): Promise<void> {
  const asked = pins.filter(({ origin }) => origin !== 'selection');
  await passOver(
    run,
    pins.filter(({ origin }) => origin === 'selection'),
  );
  if (community === null || !(await mayAskNow(run.deps, community, run.isPress))) return passOver(run, asked);
  let left = asked;
  try {
    const context = await quietContext(run.deps, community, 'pin', run.signal);
    const ready = await readyCommunity(run.deps.db, community, context);
    if (ready === null) return await recordFailure(run, left);
    for (const batch of batchesOf(asked, ready)) {
      await lookAtBatch(run, ready, batch, context);
      const done = new Set(batch.pins.map(({ id }) => id));
      left = left.filter(({ id }) => !done.has(id));
    }
    await passOver(run, left);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    await noteRefusal(run.deps, community, error.code);
    await recordFailure(run, left);
  }
}

/** Threads that one call of the adapter reads, and the pins that stand in them. */
type Batch = { threads: Thread[]; pins: PinRow[] };

/** Pins whose thread can't be told by its id are in none. */
function batchesOf(pins: readonly PinRow[], community: KnownCommunity): Batch[] {
  const byThread = Map.groupBy(pins, ({ thread }) => thread.id);
  const places = [...byThread.values()].flatMap((own) => {
    const stub = own[0] && stubOf(own[0].thread, community);
    return stub ? [{ stub, own }] : [];
  });
  const size = Math.min(sources[community.platform].readBatch, MAX_BATCH);
  return Array.from({ length: Math.ceil(places.length / size) }, (_, at) => {
    const part = places.slice(at * size, (at + 1) * size);
    return { threads: part.map(({ stub }) => stub), pins: part.flatMap(({ own }) => own) };
  });
}

async function lookAtBatch(
  run: Run,
  community: KnownCommunity,
  { threads, pins }: Batch,
  context: SourceContext,
): Promise<void> {
  const source = sources[community.platform];
  const came = await source.read(community, threads, context).catch((error: unknown) => {
    // Where each thread is asked for by itself, that it is not there says something of it alone.
    if (source.readBatch === 1 && error instanceof SourceError && error.code === 'not-found') return [];
    throw error;
  });
  const byId = new Map(came.map((thread) => [thread.id, thread]));
  const known = await pinLooks(run.deps.db);
  const at = run.deps.now();
  const looks = pins.map((pin) => {
    const thread = byId.get(pin.thread.id);
    if (!thread) return missing(pin, known.get(pin.id), at);
    if (!thread.isRead) return { look: failedLook(pin, known.get(pin.id), at) };
    return judged(pin, thread, known.get(pin.id), at);
  });
  await recordLooks(run.deps.db, looks);
  noteLooks(run.report, looks);
}

type Looked = { look: PinLookRow; check?: PinCheck };

function missing({ id }: PinRow, before: PinLookRow | undefined, at: number): Looked {
  const missedAt = before?.missedAt ?? at;
  const look: PinLookRow = { ...before, id, at, outcome: 'read', missedAt };
  return at - missedAt >= MISSED_TWICE_MS
    ? { look, check: { at, changes: [{ kind: 'deleted' }] } }
    : { look };
}

/** What was preferred already when it was pinned, the reader has seen and passed over. */
function judged(pin: PinRow, thread: Thread, before: PinLookRow | undefined, at: number): Looked {
  const knownBetter =
    before?.knownBetter ??
    betterThan(pin, thread)
      .filter(({ postedAt = 0 }) => postedAt <= pin.pinnedAt)
      .map(({ url }) => url);
  const countsAnswers = sources[thread.platform].countsAnswers === true;
  const changes = changesOf(pin, thread, { countsAnswers, knownBetter });
  const look: PinLookRow = { id: pin.id, at, outcome: 'read', knownBetter };
  return changes === null ? { look } : { look, check: { at, changes } };
}

/** That it seemed to be gone is not forgotten over a bad moment of its server. */
function failedLook({ id }: PinRow, before: PinLookRow | undefined, at: number): PinLookRow {
  return { ...before, id, at, outcome: 'failed' };
}

function noteLooks(report: CheckReport, looks: readonly Looked[]): void {
  for (const { look, check } of looks) {
    if (look.outcome === 'failed') report.failed += 1;
    else report.checked += 1;
    if (check && check.changes.length > 0) report.changed += 1;
  }
}

/** A source that does not answer has said nothing of any pin. */
async function recordFailure(run: Run, pins: readonly PinRow[]): Promise<void> {
  const known = await pinLooks(run.deps.db);
  const at = run.deps.now();
  await recordLooks(
    run.deps.db,
    pins.map((pin) => ({ look: failedLook(pin, known.get(pin.id), at) })),
  );
  run.report.failed += pins.length;
}

/** They wait until tomorrow, so that those that may be asked have their turn. */
async function passOver(run: Run, pins: readonly PinRow[]): Promise<void> {
  if (pins.length === 0) return;
  const known = await pinLooks(run.deps.db);
  const at = run.deps.now();
  await recordLooks(
    run.deps.db,
    pins.map((pin) => ({ look: { ...failedLook(pin, known.get(pin.id), at), outcome: 'not-asked' } })),
  );
  run.report.notAsked += pins.length;
}

/** How fetching a pin of another machine ended; 'gone': it is not at its source any more, or not to be found there. */
export type FetchOutcome = 'fetched' | 'gone' | 'not-asked';

/**
 * Fetches the answer behind a reference of another machine, and keeps it whole as it was pinned there. Throws
 * SourceError.
 */
async function fetchWhole(deps: PinCheckDeps, id: string): Promise<FetchOutcome> {
  const { db, now } = deps;
  const reference = await db.pinReferences.get(id);
  const community = reference && communityOfId(reference.communityId);
  if (!reference?.thread || !community) return 'not-asked';
  const { title: told, communityId } = reference;
  const stub = stubOf({ ...reference.thread, title: told, communityId }, community);
  if (!stub || !(await mayAskNow(deps, community, true))) return 'not-asked';
  const context = await quietContext(deps, community, 'pin', new AbortController().signal);
  const ready = await readyCommunity(db, community, context);
  const [thread] = ready ? await sources[ready.platform].read(ready, [stub], context) : [];
  const answer = thread?.answers.find((one) => one.id === id);
  if (!thread || !answer || !ready) return 'gone';
  const { title, url, tags, askedAt, communityName, platform } = thread;
  const license = thread.license ?? sources[ready.platform].terms?.(ready);
  const pin: PinRow = {
    id,
    pinnedAt: reference.pinnedAt,
    answer,
    thread: {
      id: thread.id,
      title,
      url,
      communityId,
      communityName,
      platform,
      tags,
      ...(license === undefined ? {} : { license }),
      ...(askedAt === undefined ? {} : { askedAt }),
    },
    topic: { question: title },
    ...(reference.addedAt === undefined ? {} : { changedAt: reference.addedAt }),
  };
  await withRoom(db, () =>
    db.transaction('rw', pinTables(db), async () => {
      if ((await db.pins.get(id)) === undefined) await putPins(db, [pin], now());
    }),
  );
  return 'fetched';
}
