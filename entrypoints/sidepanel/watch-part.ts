import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { browser } from 'wxt/browser';

import { WatchModel, type Sites, type WatchPlace } from '@/components/models/WatchModel';
import { everySite, isGranted, patternForHost, releasePattern, requestPattern } from '@/lookup/permissions';
import { watchStatusOf } from '@/lookup/watched';
import { changeSettings, defaultSettings, readSettings, withHost } from '@/storage/settings';

export { WatchMenu } from '@/components/WatchMenu';

const access = { everySite, patternForHost, isGranted };
const area = browser.storage.local;

type Beside = {
  tabId: ReadonlySignal<number | null>;
  /** The page that was read last beside this tab: where the browser does not tell what stands there now. */
  readUrl: ReadonlySignal<string | undefined>;
};

/** All that the panel knows of watching. It is loaded after the first paint, with what it is drawn by. */
export function createWatchModel({ tabId, readUrl }: Beside): WatchModel {
  const settings = signal(defaultSettings);
  const place = signal<WatchPlace | null>(null);
  let turn = 0;

  async function look(tab: number | null, lastUrl: string | undefined): Promise<void> {
    const mine = (turn += 1);
    const chosen = await readSettings(area);
    const url = (await tabUrl(tab)) ?? lastUrl;
    const found = url === undefined ? null : await placeOf(url, chosen);
    if (mine !== turn) return;
    settings.value = chosen;
    place.value = found;
  }

  const lookAgain = (): void => void look(tabId.peek(), readUrl.peek());
  effect(() => void look(tabId.value, readUrl.value));
  browser.tabs.onUpdated.addListener((id, { url, status }) => {
    if (id === tabId.peek() && (url !== undefined || status === 'complete')) lookAgain();
  });
  browser.permissions.onAdded.addListener(lookAgain);
  browser.permissions.onRemoved.addListener(lookAgain);
  area.onChanged.addListener(lookAgain);

  const patternOf = (sites: Sites): string =>
    sites === 'every-site' ? everySite : patternForHost(sites.host);
  return new WatchModel({
    place,
    settings,
    change: (change) => changeSettings(area, change),
    request: (sites) => requestPattern(patternOf(sites)),
    release: (sites) => releasePattern(patternOf(sites)),
  });
}

/** Remembers that the reader allowed this community's host by name. */
export async function rememberCommunity(url: string): Promise<void> {
  const { hostname } = new URL(url);
  await changeSettings(area, ({ communityHosts }) => ({
    communityHosts: withHost(communityHosts, hostname, true),
  }));
}

/** Undefined where the browser tells this extension nothing of the tab. */
async function tabUrl(tab: number | null): Promise<string | undefined> {
  if (tab === null) return undefined;
  try {
    return (await browser.tabs.get(tab)).url;
  } catch {
    return undefined;
  }
}

async function placeOf(
  url: string,
  settings: Awaited<ReturnType<typeof readSettings>>,
): Promise<WatchPlace | null> {
  if (!URL.canParse(url) || !/^https?:/.test(url)) return null;
  const page = new URL(url);
  return { host: page.hostname, ...(await watchStatusOf(page, settings, access)) };
}
