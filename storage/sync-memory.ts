import * as z from 'zod/mini';

import type { SettingsArea } from './settings';

/** What became of the last look at what the person's other machines wrote. Times are epoch ms. */
const syncReportSchema = z.object({
  at: z.number(),
  /** How many machines take part, this one among them. */
  machines: z.number(),
  /** Of so many pins so many are told of: more do not fit into the browser's quota. */
  pins: z.number(),
  fitting: z.number(),
  /** Pins that went from here because they were removed elsewhere. */
  removed: z.optional(z.number()),
  /** Of so many follows so many are told of. */
  follows: z.optional(z.number()),
  followsFitting: z.optional(z.number()),
  /** Follows that were ended here because they were ended elsewhere. */
  ended: z.optional(z.number()),
  problem: z.optional(z.enum(['full', 'unavailable'])),
});
export type SyncReport = z.infer<typeof syncReportSchema>;

export const folderProblems = [
  'insecure',
  'no-address',
  'needs-permission',
  'unauthorised',
  'forbidden',
  'no-folder',
  'no-webdav',
  'locked',
  'full',
  'busy',
  'broken-file',
  'newer-file',
  'elsewhere',
  'too-large',
  'offline',
  'unavailable',
  'refused',
] as const;
/** Why the reader's own folder could not be used. A closed set: the options have words for each. */
export type FolderProblem = (typeof folderProblems)[number];

const folderReportSchema = z.object({
  at: z.number(),
  /** How many pins the file holds now. */
  pins: z.optional(z.number()),
  added: z.optional(z.number()),
  changed: z.optional(z.number()),
  removed: z.optional(z.number()),
  problem: z.optional(z.enum(folderProblems)),
  /** Which line of a broken file is wrong. */
  detail: z.optional(z.string()),
});
export type FolderReport = z.infer<typeof folderReportSchema>;

const registerSchema = z.object({ value: z.unknown(), at: z.number() });
const memorySchema = z.object({
  /** Random; '' while this machine takes no part. */
  machineId: z.catch(z.string().check(z.regex(/^[a-z\d]{0,40}$/)), ''),
  /** The settings as all machines knew them at the last merge. */
  settings: z.pipe(
    z.catch(z.nullable(z.record(z.string(), registerSchema)), null),
    z.transform((record) => record && new Map(Object.entries(record))),
  ),
  /** As they stood on this one after it; null: it has just joined. */
  applied: z.catch(z.nullable(z.record(z.string(), z.unknown())), null),
  report: z.catch(z.optional(syncReportSchema), undefined),
  folder: z.catch(z.optional(folderReportSchema), undefined),
});

/** What this device remembers of being one of several. Stays on it. */
export type SyncMemory = {
  machineId: string;
  settings: ReadonlyMap<string, { value: unknown; at: number }> | null;
  applied: Readonly<Record<string, unknown>> | null;
  report?: SyncReport | undefined;
  folder?: FolderReport | undefined;
};

/** The key under which it is kept, beside the settings. */
export const syncMemoryKey = 'syncMemory';
const LOCK = 'sync-memory';

export async function readSyncMemory(area: Pick<SettingsArea, 'get'>): Promise<SyncMemory> {
  const stored = (await area.get([syncMemoryKey]))[syncMemoryKey];
  return memorySchema.parse(typeof stored === 'object' && stored !== null ? stored : {});
}

/** All contexts change it in turn. */
export async function changeSyncMemory(
  area: SettingsArea,
  change: (memory: SyncMemory) => Partial<SyncMemory>,
): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const memory = await readSyncMemory(area);
    const next = { ...memory, ...change(memory) };
    const settings = next.settings && Object.fromEntries(next.settings);
    await area.set({ [syncMemoryKey]: { ...next, settings } });
  });
}

export function noteSync(area: SettingsArea, report: SyncReport): Promise<void> {
  return changeSyncMemory(area, () => ({ report }));
}

export function noteFolder(area: SettingsArea, folder: FolderReport): Promise<void> {
  return changeSyncMemory(area, () => ({ folder }));
}
