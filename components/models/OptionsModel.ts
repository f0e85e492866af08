import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals';

import { allAdditions } from '@/storage/additions';
import type { AdditionRow, CommonplaceDb } from '@/storage/db';
import {
  forgetEverything,
  forgetSite,
  keysOfSite,
  knownSites,
  chosenSites,
  withoutSite,
  type SiteKeys,
} from '@/storage/forget';
import { clearLedger, recentLedger } from '@/storage/ledger';
import { liveSignal } from '@/storage/live-signal';
import { withHost, type Settings } from '@/storage/settings';

import { t } from '../i18n';
import { ToastModel } from './ToastModel';

export type OptionsDeps = {
  db: CommonplaceDb;
  settings: ReadonlySignal<Settings>;
  /** Stores what the change gives back. */
  change: (change: (settings: Settings) => Partial<Settings>) => Promise<void>;
  /** Match patterns that the browser has granted. */
  granted: ReadonlySignal<string[]>;
  /** The match patterns of all sites, and of one host. */
  everySite: string;
  patternForHost: (host: string) => string;
  /** Shows the browser's own prompt; must be called within the press. */
  request: (pattern: string) => Promise<boolean>;
  /** Gives a permission back. */
  release: (pattern: string) => Promise<void>;
  saveLedger: () => Promise<void>;
  /** Forgets what the browser keeps for the extension beside its database: choices, synced items, permissions. */
  forgetChoices: () => Promise<void>;
  now: () => number;
};

/** Lists of hosts that the reader has made, each of which can be taken apart again. */
export type HostList = 'watchedHosts' | 'silentHosts' | 'unsilentHosts' | 'formHosts';

const ledgerRows = 200;

/** All that the reader has chosen, and ways to choose otherwise or to have it forgotten. */
export const OptionsModel = createModel((deps: OptionsDeps) => {
  const { db, settings, change } = deps;
  const toasts = new ToastModel();
  const { tell, tellFailure } = toasts;
  /** The site that is to be forgotten, and what is kept of it. */
  const site = signal<{ host: string; keys: SiteKeys } | null>(null);
  const additions = liveSignal<AdditionRow[]>(() => allAdditions(db), []);
  const known = liveSignal<string[]>(() => knownSites(db), []);

  const guarded = async (run: () => Promise<unknown>): Promise<void> => {
    try {
      await run();
    } catch (error) {
      tellFailure(error);
    }
  };

  const withList = (list: HostList, host: string, isIn: boolean): Promise<void> =>
    change((chosen) => ({ [list]: withHost(chosen[list], host, isIn) }));

  /** A site's permission goes with the wish to have it watched, unless a community of that host may be asked. */
  const removeHost = (list: HostList, host: string): Promise<void> =>
    guarded(async () => {
      const isGivenBack = list === 'watchedHosts' && !settings.peek().communityHosts.includes(host);
      await withList(list, host, false);
      if (isGivenBack) await deps.release(deps.patternForHost(host));
      tell(t('optionsRemoved', host), async () => {
        // Nothing may be awaited before the browser's prompt.
        if (isGivenBack && !(await deps.request(deps.patternForHost(host)))) return;
        await withList(list, host, true);
      });
    });

  /** `name`: as the reader sees it. The background takes out of the choices what they can't do any more. */
  const giveBack = (pattern: string, name: string): Promise<void> =>
    guarded(async () => {
      const { watchesAll, watchedHosts, communityHosts } = settings.peek();
      await deps.release(pattern);
      tell(t('permissionGivenBack', name), async () => {
        if (await deps.request(pattern)) await change(() => ({ watchesAll, watchedHosts, communityHosts }));
      });
    });

  const setWatchesAll = (isOn: boolean): Promise<void> =>
    guarded(async () => {
      if (isOn && !(await deps.request(deps.everySite))) return;
      await change(() => ({ watchesAll: isOn }));
      if (!isOn) await deps.release(deps.everySite);
    });

  const chooseSite = (host: string): Promise<void> =>
    guarded(async () => {
      site.value = host === '' ? null : { host, keys: await keysOfSite(db, host, deps.now()) };
    });

  const forgetChosenSite = (withPins: boolean): Promise<void> =>
    guarded(async () => {
      const host = site.peek()?.host;
      if (host === undefined) return;
      await forgetSite(db, host, { withPins, now: deps.now() });
      await change((chosen) => withoutSite(chosen, host));
      const isOfSite = (pattern: string): boolean =>
        pattern.includes(`//${host}/`) || pattern.includes(`.${host}/`);
      for (const pattern of deps.granted.peek().filter(isOfSite)) await deps.release(pattern);
      site.value = null;
      tell(t('siteForgotten', host));
    });

  const forgetAll = (): Promise<void> =>
    guarded(async () => {
      // Permissions first: whatever is under way then sends nothing any more, and writes nothing that comes after.
      await deps.forgetChoices();
      await forgetEverything(db);
      tell(t('allForgotten'));
    });

  return {
    settings,
    granted: computed(() => deps.granted.value),
    everySite: computed(() => deps.everySite),
    additions,
    ledger: liveSignal(() => recentLedger(db, ledgerRows), null),
    sites: computed(() => [...new Set([...known.value, ...chosenSites(settings.value)])].sort()),
    site,
    toast: toasts.toast,
    now: deps.now,
    tell,
    tellFailure,
    removeHost,
    giveBack,
    setWatchesAll,
    chooseSite,
    forgetChosenSite,
    forgetAll,
    set: (next: Partial<Settings>) => guarded(() => change(() => next)),
    clearLedger: () => clearLedger(db),
    saveLedger: () => guarded(deps.saveLedger),
    undo: toasts.undo,
    dismissToast: toasts.dismissToast,
  };
});
export type OptionsModel = InstanceType<typeof OptionsModel>;
