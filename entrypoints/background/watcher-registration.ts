import { browser } from 'wxt/browser';

const script = { id: 'watcher', js: ['/watcher.js'] };

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Has the watching script run beside the pages that these patterns name, and beside no others; pages of newly named
 * sites that are in front get it at once. To be called whenever something may have changed: what is as it is to be
 * stays. One call follows the other.
 */
export function registerWatcher(wantedPatterns: () => Promise<string[]>): Promise<void> {
  const turn = lastTurn.then(async () => register(await wantedPatterns()));
  lastTurn = turn.catch(() => undefined);
  return turn;
}

async function register(wanted: string[]): Promise<void> {
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [script.id] });
  const current = registered?.matches ?? [];
  if (isSame(current, wanted)) return;
  if (registered) await browser.scripting.unregisterContentScripts({ ids: [script.id] });
  if (wanted.length === 0) return;
  await browser.scripting.registerContentScripts([
    { ...script, matches: wanted, runAt: 'document_idle', allFrames: false, persistAcrossSessions: true },
  ]);
  await injectIntoOpenPages(wanted.filter((pattern) => !current.includes(pattern)));
}

function isSame(left: string[], right: string[]): boolean {
  return left.toSorted().join() === right.toSorted().join();
}

async function injectIntoOpenPages(patterns: string[]): Promise<void> {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: patterns, active: true });
  await Promise.allSettled(
    tabs.map(({ id: tabId = browser.tabs.TAB_ID_NONE }) =>
      browser.scripting.executeScript({ target: { tabId }, files: ['/watcher.js'] }),
    ),
  );
}
