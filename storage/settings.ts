import * as z from 'zod/mini';

/** The part of the browser's storage in which settings are kept. */
export type SettingsArea = {
  get: (keys: string[]) => Promise<Record<string, unknown>>;
  set: (values: Record<string, unknown>) => Promise<void>;
};

const maxHosts = 1000;
/** An address and the hashtags on it. */
const maxIdChars = 700;
const hostShape = /^(?:[\p{L}\p{N}._-]{1,253}|\[[0-9a-f:.]{2,45}\])$/u;
const isHost = (value: unknown): value is string => typeof value === 'string' && hostShape.test(value);

const hosts = z.pipe(
  z.catch(z.array(z.unknown()), []),
  z.transform((values) => [...new Set(values.filter(isHost))].slice(0, maxHosts)),
);
const isOn = z.catch(z.boolean(), false);
const communityIds = z.pipe(
  z.catch(z.array(z.unknown()), []),
  z.transform((values) =>
    [...new Set(values.filter((value) => typeof value === 'string'))]
      .filter((value) => value !== '' && value.length <= maxIdChars)
      .slice(0, maxHosts),
  ),
);
/** Tokens are made of letters, digits and a few signs; anything else was never one. */
const token = z.catch(z.string().check(z.regex(/^[\w.~+/=-]{0,255}$/)), '');

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
  /** Ids of general communities that are asked about every topic. */
  generalCommunities: communityIds,
  /** Ids of communities that are never asked. */
  silencedCommunities: communityIds,
  /** Reddit may be asked in the reader's own session, until it refuses. */
  asksRedditAsReader: isOn,
  /** Sites on whose contact forms a question is read while it is being written, by the host's name. Never stored. */
  formHosts: hosts,
  /** Pins are looked at at their sources now and then. */
  checksPins: isOn,
  /** Settings and the addresses of pins go through the browser's own sync. */
  syncs: isOn,
  /** What is followed is looked at at most every so many hours. */
  followHours: z.catch(z.number().check(z.minimum(1), z.maximum(168)), 6),
  /** How often the browser's notification may tell of news; 'never' until the reader wants it. */
  tells: z.catch(z.enum(['never', 'hourly', 'daily']), 'never'),
  /** When it last did, epoch ms. */
  toldAt: z.catch(z.number().check(z.minimum(0)), 0),
  /** The order of answers. */
  sort: z.catch(z.enum(['best', 'newest', 'agreed']), 'best'),
  /** Which answers are shown; each is off at its first value. */
  showsSolvedOnly: isOn,
  maxAgeYears: z.catch(z.number().check(z.minimum(0), z.maximum(50)), 0),
  languageShown: z.catch(z.string().check(z.maxLength(20)), ''),
  communityShown: z.catch(z.string().check(z.maxLength(maxIdChars)), ''),
  /** Keys that the reader has changed, by the action's name; '' for none. */
  keys: z.catch(z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(40))), {}),
  theme: z.catch(z.enum(['system', 'light', 'dark']), 'system'),
  /** Where whole pins are kept in the reader's own folder; '' for nowhere. Stays on this device. */
  webdavUrl: z.catch(z.string().check(z.maxLength(2000)), ''),
  webdavUser: z.catch(z.string().check(z.maxLength(255)), ''),
  webdavPassword: z.catch(z.string().check(z.maxLength(1000)), ''),
  /** The folder is brought up to date by itself: after changes, and daily. */
  webdavSyncs: isOn,
  /** The reader's token for GitHub, with which its discussions can be searched; '' for none. Goes to GitHub only. */
  githubToken: token,
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

/**
 * Is this community among those that are never asked? By its address as well as by its id, which changes once it is
 * known what runs there. A server that is never asked is not asked for any of its groups; a group that is never asked
 * says nothing of the others.
 */
export function isSilenced(silenced: readonly string[], { id, base }: { id: string; base: string }): boolean {
  const place = withoutPlatform(id);
  return silenced.some((other) => [place, base].includes(withoutPlatform(other)));
}

function withoutPlatform(id: string): string {
  return id.replace(/^[a-z\d-]{1,30}:/, '');
}

/** With the host in the list, or without it. */
export function withHost(list: string[], host: string, isIn: boolean): string[] {
  const others = list.filter((other) => other !== host);
  return isIn ? [...others, host] : others;
}

function parseSettings(stored: Record<string, unknown>): Settings {
  const entries = Object.entries(settingSchemas).map(([key, schema]) => [key, schema.parse(stored[key])]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each key got what its own schema gives
  return Object.fromEntries(entries) as Settings;
}
