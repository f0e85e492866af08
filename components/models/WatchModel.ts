import { computed, createModel, type ReadonlySignal } from '@preact/signals';

import type { WatchStatus } from '@/lookup/watched';
import { withHost, type Settings } from '@/storage/settings';

/** The site of the page beside which the panel stands, and what is done there. */
export type WatchPlace = WatchStatus & { host: string };

/** One host, or every site. */
export type Sites = { host: string } | 'every-site';

export type WatchDeps = {
  /** Null where no page of the web is known. */
  place: ReadonlySignal<WatchPlace | null>;
  settings: ReadonlySignal<Settings>;
  /** Stores what the change gives back. */
  change: (change: (settings: Settings) => Partial<Settings>) => Promise<void>;
  /** Shows the browser's own prompt for one host, or for every site; must be called within the press. */
  request: (sites: Sites) => Promise<boolean>;
  /** Gives a permission back. */
  release: (sites: Sites) => Promise<void>;
};

/** What the reader may have watched, and where the extension is to be silent. */
export const WatchModel = createModel((deps: WatchDeps) => {
  const { place, settings, change } = deps;
  const isAnythingWatched = computed(
    () => settings.value.watchesAll || settings.value.watchedHosts.length > 0,
  );

  async function watchSite(): Promise<void> {
    const host = place.peek()?.host;
    if (host === undefined || !(await deps.request({ host }))) return;
    await change(({ watchedHosts }) => ({ watchedHosts: withHost(watchedHosts, host, true) }));
  }

  /** The permission stays where a community of that host may be asked. */
  async function unwatchSite(host: string): Promise<void> {
    await change(({ watchedHosts }) => ({ watchedHosts: withHost(watchedHosts, host, false) }));
    if (!settings.peek().communityHosts.includes(host)) await deps.release({ host });
  }

  async function watchAll(): Promise<void> {
    if (await deps.request('every-site')) await change(() => ({ watchesAll: true }));
  }

  async function unwatchAll(): Promise<void> {
    await change(() => ({ watchesAll: false }));
    await deps.release('every-site');
  }

  async function setSilent(host: string, isSilent: boolean): Promise<void> {
    await change(({ silentHosts, unsilentHosts }) => ({
      silentHosts: withHost(silentHosts, host, isSilent),
      unsilentHosts: withHost(unsilentHosts, host, !isSilent),
    }));
  }

  return {
    place,
    settings,
    isAnythingWatched,
    watchSite,
    unwatchSite,
    watchAll,
    unwatchAll,
    setSilent,
    setAsksAhead: (asksAhead: boolean) => change(() => ({ asksAhead })),
  };
});
export type WatchModel = InstanceType<typeof WatchModel>;
