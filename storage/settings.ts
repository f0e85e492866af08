import { z } from 'zod';

/** The part of the browser's storage in which settings are kept. */
export type SettingsArea = {
  get: (keys: string[]) => Promise<Record<string, unknown>>;
  set: (values: Record<string, unknown>) => Promise<void>;
};

const maxHosts = 1000;
const hostShape = /^(?:[\p{L}\p{N}._-]{1,253}|\[[0-9a-f:.]{2,45}\])$/u;
const isHost = (value: unknown): value is string => typeof value === 'string' && hostShape.test(value);

const hosts = z
  .array(z.unknown())
  .catch([])
  .transform((values) => [...new Set(values.filter(isHost))].slice(0, maxHosts));
const isOn = z.boolean().catch(false);

/**
 * What the reader has chosen, each under a key of its own: what was stored badly falls back to its default and takes
 * nothing else with it. Nothing is written before something is chosen.
 */
const settingSchemas = {
  /** Help pages of every site are noticed as they load, where the browser allows it. */
  watchesAll: isOn,
  /** Sites whose help pages are noticed as they load, by the host's name, where the browser allows it. */
  watchedHosts: hosts,
  /** Pages that were noticed are asked about without a press. */
  asksAhead: isOn,
  /** Hosts where the reader wants silence. */
  silentHosts: hosts,
  /** Hosts that are not to be silent although they look private. */
  unsilentHosts: hosts,
  /** Hosts of communities that the reader allowed to be asked, by name. */
  communityHosts: hosts,
};

export type Settings = { [Key in keyof typeof settingSchemas]: z.output<(typeof settingSchemas)[Key]> };

/** What a browser has in which nothing has been chosen. */
export const defaultSettings: Settings = parseSettings({});

export async function readSettings(area: SettingsArea): Promise<Settings> {
  return parseSettings(await area.get(Object.keys(settingSchemas)));
}

/** All contexts of the extension change settings in turn: what one chose is never overwritten by another. */
const LOCK = 'settings';

/** Stores what the change gives back; everything else stays as it is. */
export async function changeSettings(
  area: SettingsArea,
  change: (settings: Settings) => Partial<Settings> | Promise<Partial<Settings>>,
): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const changed = await change(await readSettings(area));
    if (Object.keys(changed).length > 0) await area.set(changed);
  });
}

/** With the host in the list, or without it. */
export function withHost(list: string[], host: string, isIn: boolean): string[] {
  const others = list.filter((other) => other !== host);
  return isIn ? [...others, host] : others;
}

function parseSettings(stored: Record<string, unknown>): Settings {
  return {
    watchesAll: settingSchemas.watchesAll.parse(stored['watchesAll']),
    watchedHosts: settingSchemas.watchedHosts.parse(stored['watchedHosts']),
    asksAhead: settingSchemas.asksAhead.parse(stored['asksAhead']),
    silentHosts: settingSchemas.silentHosts.parse(stored['silentHosts']),
    unsilentHosts: settingSchemas.unsilentHosts.parse(stored['unsilentHosts']),
    communityHosts: settingSchemas.communityHosts.parse(stored['communityHosts']),
  };
}
