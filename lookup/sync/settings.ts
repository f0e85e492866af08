import { defaultSettings, readSettings, type Settings } from '@/storage/settings';

import { textOf, type Register } from './state';

/**
 * The choices that go from machine to machine. Not among them: secrets; what needs a permission of this browser; and
 * consent to send something without a press or in the reader's own session, which is given on each machine.
 */
export const sharedKeys = [
  'silentHosts',
  'unsilentHosts',
  'generalCommunities',
  'silencedCommunities',
  'sort',
  'showsSolvedOnly',
  'maxAgeYears',
  'languageShown',
  'communityShown',
  'keys',
  'theme',
] as const satisfies readonly (keyof Settings)[];
type SharedKey = (typeof sharedKeys)[number];

/** The part of the settings that is shared. */
export type SharedChoices = Partial<Pick<Settings, SharedKey>>;

export function sharedPart(settings: Settings): SharedChoices {
  return Object.fromEntries(sharedKeys.map((key) => [key, settings[key]]));
}

/** Older than any choice: what a machine had before it joined gives way to what the others have. */
const BEFORE_JOINING = 1;

/**
 * What this machine knows of the settings: what it knew at the last merge, with what was chosen here since. `applied`:
 * how they stood after that merge; null: it has just joined. `now` in epoch ms.
 */
export function withOwnChoices(
  known: ReadonlyMap<string, Register> | null,
  applied: Readonly<Record<string, unknown>> | null,
  chosen: Settings,
  now: number,
): Map<string, Register> {
  const registers = new Map(known);
  for (const key of sharedKeys) {
    const before = applied && key in applied ? applied[key] : defaultSettings[key];
    if (textOf(chosen[key]) === textOf(before)) continue;
    // Later than what it replaces, whatever this machine's clock says.
    const at = applied === null ? BEFORE_JOINING : Math.max(now, (known?.get(key)?.at ?? 0) + 1);
    registers.set(key, { value: chosen[key], at });
  }
  return registers;
}

/**
 * The settings that differ from what the registers say. A value that this version would not store is passed over: it
 * stays with those who know it.
 */
export async function choicesOf(
  registers: ReadonlyMap<string, Register>,
  chosen: Settings,
): Promise<Partial<Settings>> {
  const values = Object.fromEntries([...registers].map(([key, { value }]) => [key, value]));
  const read = await readSettings({ get: async () => values, set: async () => undefined });
  const isNews = (key: SharedKey): boolean =>
    registers.has(key) &&
    textOf(read[key]) === textOf(values[key]) &&
    textOf(read[key]) !== textOf(chosen[key]);
  return Object.fromEntries(sharedKeys.filter(isNews).map((key) => [key, read[key]]));
}
