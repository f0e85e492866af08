import { silenceOf, type Silence } from '@/detection/skip-list';
import type { Settings } from '@/storage/settings';

/** The match patterns of all sites, and of one host; whether the browser has granted one. */
export type Access = {
  everySite: string;
  patternForHost: (host: string) => string;
  isGranted: (pattern: string) => Promise<boolean>;
};

/**
 * What stands between a page and being watched: the reader's choice and the browser's permission are both needed.
 * A permission alone, given so that a community may be asked, makes nobody watched.
 */
export type WatchStatus = {
  watched: 'all' | 'site' | null;
  /** Why the page is left alone all the same until the reader presses on it. */
  silence: Silence | null;
};

/** The patterns of the pages on which the watching script runs. */
export async function watchedPatterns(settings: Settings, access: Access): Promise<string[]> {
  if (settings.watchesAll && (await access.isGranted(access.everySite))) return [access.everySite];
  const patterns = settings.watchedHosts.map((host) => access.patternForHost(host));
  const granted = await Promise.all(patterns.map((pattern) => access.isGranted(pattern)));
  return patterns.filter((_, at) => granted[at]);
}

export async function watchStatusOf(url: URL, settings: Settings, access: Access): Promise<WatchStatus> {
  const isWeb = /^https?:$/.test(url.protocol);
  return {
    watched: isWeb ? await watchedAs(url, settings, access) : null,
    silence: isWeb ? silenceOf(url, settings) : null,
  };
}

async function watchedAs(
  { hostname }: URL,
  settings: Settings,
  { everySite, patternForHost, isGranted }: Access,
): Promise<WatchStatus['watched']> {
  if (settings.watchesAll && (await isGranted(everySite))) return 'all';
  const isChosen = settings.watchedHosts.includes(hostname);
  return isChosen && (await isGranted(patternForHost(hostname))) ? 'site' : null;
}

/**
 * May this community's host be asked? What was granted so that pages may be watched says nothing of communities:
 * those the reader allows by name.
 */
export async function mayAskHost(host: string, settings: Settings, access: Access): Promise<boolean> {
  if (!(await access.isGranted(access.patternForHost(host)))) return false;
  const isForWatching = settings.watchesAll || settings.watchedHosts.includes(host);
  return !isForWatching || settings.communityHosts.includes(host);
}

/** The reader's choices without those whose permission the browser has taken back. */
export async function withoutRevoked(settings: Settings, access: Access): Promise<Partial<Settings>> {
  const kept = async (hosts: string[]) => {
    const granted = await Promise.all(hosts.map((host) => access.isGranted(access.patternForHost(host))));
    return hosts.filter((_, at) => granted[at]);
  };
  const watchedHosts = await kept(settings.watchedHosts);
  const communityHosts = await kept(settings.communityHosts);
  const watchesAll = settings.watchesAll && (await access.isGranted(access.everySite));
  return {
    ...(watchedHosts.length < settings.watchedHosts.length && { watchedHosts }),
    ...(communityHosts.length < settings.communityHosts.length && { communityHosts }),
    ...(watchesAll !== settings.watchesAll && { watchesAll }),
  };
}
