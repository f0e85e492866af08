import { browser } from 'wxt/browser';

import { tn } from '@/components/i18n';
import { lookAtFollows, lookNow, type FollowReport } from '@/lookup/follow';
import type { QuietDeps } from '@/lookup/quiet-asking';
import type { Handlers } from '@/messaging/bus';
import type { NewsRow } from '@/storage/db';
import { hastenFollows, hasUntold, nextDue, sweepNews, takeUntold } from '@/storage/follows';
import { changeSettings, readSettings, type Settings } from '@/storage/settings';

/** One alarm, for whatever is due next; there is none where nothing is followed. */
const ALARM = 'follow';
/** One id: a later notification takes the place of an earlier one. */
const NOTIFICATION = 'follow-news';
const HOUR_MS = 3600 * 1000;
/** Between two turns, so that what is too much for one does not follow at its heels. */
const BETWEEN_TURNS_MS = 60_000;
const NEWS_PAGE = '/library.html#news';
/** How far apart two notifications are at least. */
const tellGaps = { hourly: HOUR_MS, daily: 24 * HOUR_MS } as const;

export type FollowDutyDeps = QuietDeps & {
  /** Keeps the worker awake until the work has ended. */
  keepAlive: (work: Promise<unknown>) => void;
};

/**
 * Looks at what is followed when it is due, and tells of news as rarely as the reader wants. To be called as the worker
 * starts, since its listeners must be there at once. Gives the handler of its message.
 */
export function startFollowDuty(deps: FollowDutyDeps): Pick<Handlers, 'follow:look'> {
  const { db, now, keepAlive } = deps;
  const local = browser.storage.local;
  const asking = { ...deps, everyHours: async () => (await readSettings(local)).followHours };
  /** Nobody calls a look off: it ends with its worker. */
  const { signal } = new AbortController();
  let underWay: Promise<unknown> = Promise.resolve();
  let isListening = false;

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) keepAlive(turn(lookAtDue));
  });
  // The browser starts a worker for this; what was due meanwhile is looked at then.
  browser.runtime.onStartup.addListener(() => undefined);
  browser.storage.local.onChanged.addListener((changes) => {
    if ('followHours' in changes || 'tells' in changes) keepAlive(turn(takeChoices));
  });
  browser.permissions.onAdded.addListener(listenToPresses);
  browser.permissions.onRemoved.addListener(({ permissions = [] }) => {
    // What was taken back in the browser's own settings is no choice of the reader any more.
    if (permissions.includes('notifications')) keepAlive(changeSettings(local, () => ({ tells: 'never' })));
  });
  listenToPresses();
  keepAlive(turn(lookAtDue));

  /** One turn at a time: two would look at the same. Afterwards the alarm stands for what comes next. */
  function turn<T>(work: () => Promise<T>): Promise<T> {
    const mine = underWay.then(async () => {
      try {
        const came = await work();
        await settleAlarm(BETWEEN_TURNS_MS);
        return came;
      } catch (error) {
        // What has failed once (a full disk) may fail again: not at once.
        await settleAlarm(HOUR_MS);
        throw error;
      }
    });
    underWay = mine.catch(() => undefined);
    return mine;
  }

  async function lookAtDue(): Promise<void> {
    await lookAtFollows(asking, signal);
    await afterLooks();
  }

  async function afterLooks(): Promise<void> {
    await tellOfNews();
    await sweepNews(db, now());
  }

  async function takeChoices(): Promise<void> {
    await hastenFollows(db, (await readSettings(local)).followHours * HOUR_MS);
    await tellOfNews();
  }

  async function settleAlarm(pauseMs: number): Promise<void> {
    const due = await nextDue(db, now());
    const telling = (await hasUntold(db)) ? tellAt(await readSettings(local), now()) : undefined;
    const next = Math.min(due ?? Infinity, telling ?? Infinity);
    if (next === Infinity) return void (await browser.alarms.clear(ALARM));
    await browser.alarms.create(ALARM, { when: Math.max(next, now() + pauseMs) });
  }

  /** All that must hold afterwards is written before it is shown: a worker killed in between tells too little, not twice. */
  async function tellOfNews(): Promise<void> {
    const settings = await readSettings(local);
    const canTell = await browser.permissions.contains({ permissions: ['notifications'] });
    // Whoever wants to be told later is not told of what came before.
    if (settings.tells === 'never' || !canTell) return void (await takeUntold(db, now()));
    if ((tellAt(settings, now()) ?? 0) > now()) return;
    const news = await takeUntold(db, now());
    if (news.length === 0) return;
    await changeSettings(local, () => ({ toldAt: now() }));
    await browser.notifications.create(NOTIFICATION, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      title: browser.runtime.getManifest().name,
      message: wordsFor(news),
    });
  }

  /** The interface is there once the reader has allowed it, which may be in the middle of a worker's life. */
  function listenToPresses(): void {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- absent until its permission is granted
    const notifications = browser.notifications as typeof browser.notifications | undefined;
    if (isListening || !notifications) return;
    isListening = true;
    notifications.onClicked.addListener((id) => {
      if (id !== NOTIFICATION) return;
      void notifications.clear(id);
      // A panel opens at a person's press in the browser alone, and this counts as none.
      void browser.tabs.create({ url: browser.runtime.getURL(NEWS_PAGE) });
    });
  }

  return {
    'follow:look': async ({ ids }) => {
      const looking = turn(async (): Promise<FollowReport> => {
        const report = await lookNow(asking, ids, signal);
        await afterLooks();
        return report;
      });
      keepAlive(looking);
      return looking;
    },
  };
}

/** When the next notification may be shown, epoch ms; undefined: never. A time to come is from before the clock was set back. */
function tellAt({ tells, toldAt }: Settings, now: number): number | undefined {
  if (tells === 'never') return undefined;
  return toldAt > now ? now : toldAt + tellGaps[tells];
}

/** How much there is and no more: others may see the screen. */
function wordsFor(news: readonly NewsRow[]): string {
  const areAnswers = news.every(({ kind }) => kind === 'answer');
  return areAnswers ? tn('followNoticeAnswers', news.length) : tn('followNoticePosts', news.length);
}
