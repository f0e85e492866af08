import type { Items } from '@/lookup/sync/items';
import { leaveSync, syncNow, type SyncArea, type SyncDeps } from '@/lookup/sync/sync';
import { sharedPart } from '@/lookup/sync/settings';
import { openDb, type CommonplaceDb, type FollowRow, type PinRow } from '@/storage/db';
import { followId } from '@/storage/follows';
import { readSettings, type SettingsArea } from '@/storage/settings';

/** A browser's storage, with what is in it. */
export function anArea(
  stored: Record<string, unknown> = {},
): SettingsArea & { stored: Record<string, unknown> } {
  return {
    stored,
    get: async (keys) =>
      structuredClone(
        Object.fromEntries(keys.filter((key) => key in stored).map((key) => [key, stored[key]])),
      ),
    set: async (values) => void Object.assign(stored, structuredClone(values)),
  };
}

/** One of a person's machines: its database, its settings, and what it has heard of the synced storage. */
export type SyncedMachine = {
  id: string;
  db: CommonplaceDb;
  local: ReturnType<typeof anArea>;
  heard: Items;
  deps: SyncDeps;
  clock: { now: number };
  sync: () => ReturnType<typeof syncNow>;
  leave: () => Promise<void>;
  /** The pins that it knows of, whole or by reference, what it follows, and the choices that it shares. */
  view: () => Promise<{ pins: string[]; follows: string[]; settings: unknown }>;
};

/**
 * A synced storage as browsers have it: what one machine writes stands there for it at once, and comes to the others item
 * by item, in whatever order, some of them late.
 */
export function aCloud() {
  const machines: SyncedMachine[] = [];
  const written: Items = {};
  const writes: string[][] = [];
  let quotaBytes = 102_400;

  function areaOf(heard: Items): SyncArea {
    return {
      get: async () => structuredClone(heard),
      set: async (items) => {
        const next = { ...heard, ...items };
        for (const [key, value] of Object.entries(items)) checkItem(key, value);
        if (bytesIn(next) > quotaBytes) throw new Error('Resource::kQuotaBytes quota exceeded');
        writes.push(Object.keys(items));
        Object.assign(heard, structuredClone(items));
        Object.assign(written, structuredClone(items));
      },
      remove: async (keys) => {
        for (const key of keys) {
          delete heard[key];
          delete written[key];
        }
      },
    };
  }

  return {
    machines,
    /** The keys of each write so far. */
    writes,
    items: () => structuredClone(written),
    /** Makes the storage smaller than browsers say that it is. */
    shrink: (bytes: number) => {
      quotaBytes = bytes;
    },
    join(id: string, options: { db?: string; at?: number } = {}): SyncedMachine {
      const heard: Items = structuredClone(written);
      const clock = { now: options.at ?? 1_000_000 };
      const db = openDb(options.db ?? `machine-${id}-${crypto.randomUUID()}`);
      const local = anArea();
      const deps: SyncDeps = { db, local, area: areaOf(heard), now: () => clock.now, newId: () => id };
      const machine: SyncedMachine = {
        id,
        db,
        local,
        heard,
        deps,
        clock,
        sync: () => syncNow(deps),
        leave: () => leaveSync(deps),
        view: async () => ({
          pins: [
            ...new Set([
              ...(await db.pins.toCollection().primaryKeys()),
              ...(await db.pinReferences.toCollection().primaryKeys()),
            ]),
          ].sort(),
          follows: await db.follows.toCollection().primaryKeys(),
          settings: sharedPart(await readSettings(local)),
        }),
      };
      machines.push(machine);
      return machine;
    },
    /** One item as it stands now comes to one machine. */
    deliver(key: string, to: SyncedMachine): void {
      if (key in written) to.heard[key] = structuredClone(written[key]);
      else delete to.heard[key];
    },
    deliverAll(): void {
      for (const { heard } of machines) {
        for (const key of Object.keys(heard)) delete heard[key];
        Object.assign(heard, structuredClone(written));
      }
    },
  };
}

/** What the browsers refuse by their own words. */
function checkItem(key: string, value: unknown): void {
  if (bytesIn({ [key]: value }) > 8192) throw new Error('Resource::kQuotaBytesPerItem quota exceeded');
}

function bytesIn(items: Items): number {
  return Object.entries(items).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(JSON.stringify(value)),
    0,
  );
}

const base = 'https://community.lumenhome.example';

/** A pin of the sample forum, of one's own words. */
export function aPin(number: number, pinnedAt: number, parts: Partial<PinRow> = {}): PinRow {
  const communityId = `discourse:${base}`;
  const id = `${communityId}#a${number}`;
  return {
    id,
    pinnedAt,
    answer: {
      id,
      url: `${base}/t/lights-flicker-below-a-fifth-${number}/${number}/2`,
      html: '<p>Turn it off and on.</p>',
      text: 'Turn it off and on.',
      author: { name: 'ana' },
      acceptedBy: null,
    },
    thread: {
      id: `${communityId}#${number}`,
      title: `Lights flicker below a fifth of their brightness, case ${number}`,
      url: `${base}/t/lights-flicker-below-a-fifth-${number}/${number}`,
      communityId,
      communityName: 'community.lumenhome.example',
      platform: 'discourse',
      tags: [],
    },
    topic: { question: 'lights flicker' },
    ...parts,
  };
}

/** A tag of the sample forum that is followed. */
export function aFollow(tag: string, followedAt: number, parts: Partial<FollowRow> = {}): FollowRow {
  const communityId = `discourse:${base}`;
  const target = { kind: 'tag', tag } as const;
  return {
    id: followId(communityId, target),
    community: { id: communityId, platform: 'discourse', base, name: 'Lumenhome', relation: 'own' },
    target,
    title: tag,
    followedAt,
    notifies: true,
    nextAt: followedAt,
    failures: 0,
    known: [],
    ...parts,
  };
}
