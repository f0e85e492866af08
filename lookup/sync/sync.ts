import { takeInFollows } from '@/storage/arrived-follows';
import type { CommonplaceDb, FollowRow, PinReferenceRow, PinRow } from '@/storage/db';
import { addedAtOf, takeInReferences } from '@/storage/pin-references';
import { changeSettings, type SettingsArea } from '@/storage/settings';
import {
  changeSyncMemory,
  noteSync,
  readSyncMemory,
  type SyncMemory,
  type SyncReport,
} from '@/storage/sync-memory';

import { toldFollow } from './follow-rows';
import {
  readItems,
  shareOf,
  writeItems,
  type Items,
  type Machine,
  type OwnPart,
  type WrittenPart,
} from './items';
import { choicesOf, sharedPart, withOwnChoices, type SharedChoices } from './settings';
import {
  emptyState,
  laterRegister,
  liveFollows,
  livePins,
  mergeStates,
  textOf,
  type Register,
  type SharedFollow,
  type SharedPin,
  type SharedState,
} from './state';

type Registers = SharedState['settings'];

const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** A machine that nobody has seen for so long is gone: another one tells of its pins from then on. */
const GONE_MS = 90 * DAY_MS;
/** A machine shows that it is there this often. */
const SEEN_EVERY_MS = 7 * DAY_MS;
/** No more pins than these could fit, however short they are: only the newest are looked at. */
const MAX_CANDIDATES = 2000;
/** Removals are told for so long: by then every machine that is not gone has heard of them. */
const REMOVAL_MS = GONE_MS;

/** The browser's synced storage. */
export type SyncArea = {
  get: (keys: null) => Promise<Items>;
  set: (items: Items) => Promise<void>;
  remove: (keys: string[]) => Promise<void>;
};

export type SyncDeps = {
  db: CommonplaceDb;
  /** This device's own storage, in which settings are kept. */
  local: SettingsArea;
  area: SyncArea;
  now: () => number;
  /** A random id, letters and digits. */
  newId: () => string;
};

/**
 * Takes in what the person's other machines have written, and writes what this one has to tell: only items under its own
 * id. Doing it again changes nothing, so that a killed worker's work is simply done anew. Throws what the storage
 * throws, but for a lack of room.
 */
export async function syncNow(deps: SyncDeps): Promise<SyncReport> {
  const memory = await joinedMemory(deps);
  const stored = await deps.area.get(null);
  const read = readItems(stored);
  const others = read.machines.filter(({ id }) => id !== memory.machineId);
  const told = others.map(({ state }) => state).reduce(mergeStates, emptyState);
  const removed = await takeInPins(deps, told, others);
  const ended = await takeInFollows(deps.db, {
    follows: liveFollows(told).map((follow) => arrived(follow, deps.now())),
    removals: rowsOf(told.followRemovals),
  });
  const settings = await takeInSettings(deps, told);
  const report = await tell(deps, memory.machineId, { ...read, stored }, settings);
  await noteSync(deps.local, { ...report, removed, ended });
  return report;
}

/** Takes this machine out of the storage; what it has learnt stays here. */
export async function leaveSync({ local, area }: Pick<SyncDeps, 'local' | 'area'>): Promise<void> {
  const { machineId } = await readSyncMemory(local);
  if (machineId === '') return;
  const { machines } = readItems(await area.get(null));
  const own = machines.find(({ id }) => id === machineId)?.keys ?? [];
  if (own.length > 0) await area.remove(own);
  await changeSyncMemory(local, () => ({ machineId: '', settings: null, applied: null }));
}

async function joinedMemory({ local, newId }: SyncDeps): Promise<SyncMemory> {
  const known = await readSyncMemory(local);
  if (known.machineId !== '') return known;
  await changeSyncMemory(local, ({ machineId }) => (machineId === '' ? { machineId: newId() } : {}));
  return readSyncMemory(local);
}

/** Gives how many pins went because they were removed elsewhere. */
async function takeInPins({ db, now }: SyncDeps, told: SharedState, others: Machine[]): Promise<number> {
  const adopted = new Set(
    others.filter((machine) => isGone(machine, now())).flatMap(({ state }) => [...state.pins.keys()]),
  );
  return takeInReferences(db, {
    references: livePins(told).map((pin) => ({
      ...toReference(pin),
      ...(adopted.has(pin.id) ? { isAdopted: true } : {}),
    })),
    removals: rowsOf(told.removals),
  });
}

function rowsOf(removals: ReadonlyMap<string, number>): { id: string; removedAt: number }[] {
  return [...removals].map(([id, removedAt]) => ({ id, removedAt }));
}

/** As this machine begins with it: nothing is known yet, so that the first look brings no news. */
function arrived({ community, ...follow }: SharedFollow, now: number): FollowRow {
  return {
    ...follow,
    community: { ...community, relation: community.platform === 'schema-org' ? 'page' : 'general' },
    // The other machine's notifications tell already.
    notifies: false,
    // Not all of them at once.
    nextAt: now + Math.floor(Math.random() * HOUR_MS),
    failures: 0,
    known: [],
  };
}

function isGone({ seenAt }: Machine, now: number): boolean {
  // Without a head it may just be arriving.
  return seenAt > 0 && now - seenAt > GONE_MS;
}

/** One step under the settings' own lock: what the reader chooses meanwhile comes after it. */
async function takeInSettings({ local, now }: SyncDeps, told: SharedState): Promise<Registers> {
  let merged: Registers = new Map();
  let applied: SharedChoices = {};
  await changeSettings(local, async (chosen) => {
    const { settings, applied: before } = await readSyncMemory(local);
    const own = withOwnChoices(settings, before, chosen, now());
    merged = mergeStates({ ...emptyState, settings: own }, told).settings;
    const news = await choicesOf(merged, chosen);
    applied = sharedPart({ ...chosen, ...news });
    return news;
  });
  // After the settings themselves: were it before, a worker killed in between would take the old choice for a new one.
  await changeSyncMemory(local, () => ({ settings: merged, applied }));
  return merged;
}

type Read = { machines: Machine[]; foreignBytes: number; stored: Items };

/** Writes what has changed of this machine's part, then clears away what is of no use any more. */
async function tell(
  deps: SyncDeps,
  machineId: string,
  { machines, foreignBytes, stored }: Read,
  settings: Registers,
): Promise<SyncReport> {
  const { area, now } = deps;
  const gone = machines.filter((machine) => machine.id !== machineId && isGone(machine, now()));
  const others = machines.filter((machine) => machine.id !== machineId && !isGone(machine, now()));
  const own = machines.find(({ id }) => id === machineId);
  // Of two that would tell the same, the one with the smaller id does.
  const elders = others.filter(({ id }) => id < machineId).map(({ state }) => state);
  const { pins, count } = await ownPins(deps);
  const follows = await ownFollows(deps);
  const mine = withoutTold(
    {
      settings,
      pins,
      removals: await ownRemovals(deps, 'removals'),
      follows,
      followRemovals: await ownRemovals(deps, 'followRemovals'),
    },
    elders.reduce(mergeStates, emptyState),
  );
  const isSeen = own !== undefined && own.seenAt <= now() && now() - own.seenAt < SEEN_EVERY_MS;
  const part = { ...mine, seenAt: isSeen ? own.seenAt : now() };
  const share = shareOf(others.length + 1, foreignBytes);
  const kept = await putPart(area, machineId, part, share, stored);
  const report = {
    at: now(),
    machines: others.length + 1,
    pins: count,
    follows: follows.length,
  };
  if (kept === null) return { ...report, fitting: 0, followsFitting: 0, problem: 'full' };
  const stale = (own?.keys ?? []).filter((key) => !(key in kept.items));
  const useless = [...stale, ...gone.flatMap(({ keys }) => keys)];
  if (useless.length > 0) await area.remove(useless);
  return {
    ...report,
    fitting: kept.fitting + pins.length - part.pins.length,
    followsFitting: kept.followsFitting + follows.length - part.follows.length,
  };
}

function withoutTold(part: Omit<OwnPart, 'seenAt'>, elder: SharedState): Omit<OwnPart, 'seenAt'> {
  const isNews = ([key, own]: [string, Register]): boolean => {
    const known = elder.settings.get(key);
    return known === undefined || textOf(laterRegister(known, own)) !== textOf(known);
  };
  return {
    settings: new Map([...part.settings].filter(isNews)),
    pins: part.pins.filter(({ id, addedAt }) => (elder.pins.get(id)?.addedAt ?? -1) < addedAt),
    removals: part.removals.filter(({ id, removedAt }) => (elder.removals.get(id) ?? -1) < removedAt),
    follows: part.follows.filter(
      ({ id, followedAt }) => (elder.follows.get(id)?.followedAt ?? -1) < followedAt,
    ),
    followRemovals: part.followRemovals.filter(
      ({ id, removedAt }) => (elder.followRemovals.get(id) ?? -1) < removedAt,
    ),
  };
}

/** Where the storage has less room than there should be, fewer pins and follows are told of. Null: it has none. */
async function putPart(
  area: SyncArea,
  machineId: string,
  part: OwnPart,
  share: number,
  stored: Items,
): Promise<WrittenPart | null> {
  for (const bytes of [share, share / 2, share / 4]) {
    const written = writeItems(machineId, part, Math.floor(bytes));
    const changed = Object.fromEntries(
      Object.entries(written.items).filter(([key, value]) => textOf(value) !== textOf(stored[key])),
    );
    try {
      if (Object.keys(changed).length > 0) await area.set(changed);
      return written;
    } catch (error) {
      if (!isOutOfRoom(error)) throw error;
    }
  }
  return null;
}

/** In the words of Chromium ('Resource::kQuotaBytes quota exceeded') and Firefox; a limit of writes is another matter. */
function isOutOfRoom(error: unknown): boolean {
  return /quota_?bytes|max_?items|QuotaExceeded|exceeded its quota/i.test(String(error));
}

/** What this machine can tell of: its newest pins, and those of machines that are gone; and how many it has in all. */
async function ownPins({ db }: SyncDeps): Promise<{ pins: SharedPin[]; count: number }> {
  const newest = await db.pins.orderBy('pinnedAt').reverse().limit(MAX_CANDIDATES).toArray();
  const adopted = await db.pinReferences.filter(({ isAdopted }) => isAdopted === true).toArray();
  return {
    pins: [...newest.map(toShared), ...adopted.map(fromReference)],
    count: (await db.pins.count()) + adopted.length,
  };
}

function toShared(pin: PinRow): SharedPin {
  const { id, pinnedAt, answer, thread } = pin;
  return {
    id,
    url: answer.url,
    threadUrl: thread.url,
    threadId: thread.id,
    title: thread.title,
    communityId: thread.communityId,
    pinnedAt,
    addedAt: addedAtOf(pin),
  };
}

async function ownFollows({ db }: SyncDeps): Promise<SharedFollow[]> {
  return (await db.follows.toArray()).map(toldFollow);
}

async function ownRemovals({ db, now }: SyncDeps, table: 'removals' | 'followRemovals') {
  return db[table]
    .where('removedAt')
    .above(now() - REMOVAL_MS)
    .toArray();
}

function toReference({ threadId, threadUrl, ...pin }: SharedPin): PinReferenceRow {
  return { ...pin, thread: { id: threadId, url: threadUrl } };
}

function fromReference(row: PinReferenceRow): SharedPin {
  const { id, url, title, communityId, pinnedAt, thread, addedAt = pinnedAt } = row;
  return {
    id,
    url,
    title,
    communityId,
    pinnedAt,
    threadId: thread?.id ?? '',
    threadUrl: thread?.url ?? url,
    addedAt,
  };
}
