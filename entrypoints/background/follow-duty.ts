import { browser } from 'wxt/browser';

import { tn } from '@/components/i18n';
import { lookAtFollows, lookNow, type FollowReport } from '@/lookup/follow';
import type { QuietDeps } from '@/lookup/quiet-asking';
import { nextTelling, tellOfNews, type TellDeps } from '@/lookup/tell-news';
import type { Handlers } from '@/messaging/bus';
import type { NewsRow } from '@/storage/db';
import { hastenFollows, nextDue, sweepNews } from '@/storage/follows';
import { changeSettings, readSettings } from '@/storage/settings';

/** One alarm, for whatever is due next; there is none where nothing is followed. */
const ALARM = 'follow';
/** One id: a later notification takes the place of an earlier one. */
const NOTIFICATION = 'follow-news';
const HOUR_MS = 3600 * 1000;
/** Between two turns, so that what is too much for one does not follow at its heels. */
const BETWEEN_TURNS_MS = 60_000;
const NEWS_PAGE = '/library.html#news';

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
  const telling: TellDeps = {
    db,
    now,
    settings: () => readSettings(local),
    noteTold: (toldAt) => changeSettings(local, () => ({ toldAt })),
    canTell: () => browser.permissions.contains({ permissions: ['notifications'] }),
    show: async (news) => {
      await browser.notifications.create(NOTIFICATION, {
        type: 'basic',
        iconUrl: browser.runtime.getURL('/icon/128.png'),
        title: browser.runtime.getManifest().name,
        message: wordsFor(news),
      });
    },
  };
  /** Nobody calls a look off: it ends with its worker. */
  const { signal } = new AbortController();
  let underWay: Promise<unknown> = Promise.resolve();
  let isListening = false;

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) keepAlive(turn(lookAtDue));
  });
  browser.storage.local.onChanged.addListener((changes) => {
    if ('followHours' in changes || 'tells' in changes) keepAlive(turn(takeChoices));
  });
  browser.permissions.onAdded.addListener(listenToPresses);
  browser.permissions.onRemoved.addListener(({ permissions = [] }) => {
    // What was taken back in the browser's own settings is no choice of the reader any more.
    if (permissions.includes('notifications')) keepAlive(changeSettings(local, () => ({ tells: 'never' })));
  });
  listenToPresses();
  // A browser that starts starts a worker, too: what came due meanwhile is looked at then.
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
    await tellOfNews(telling);
    await sweepNews(db, now());
  }

  async function takeChoices(): Promise<void> {
    await hastenFollows(db, (await readSettings(local)).followHours * HOUR_MS);
    await tellOfNews(telling);
  }

  async function settleAlarm(pauseMs: number): Promise<void> {
    const due = await nextDue(db, now());
    const next = Math.min(due ?? Infinity, (await nextTelling(telling)) ?? Infinity);
    if (next === Infinity) return void (await browser.alarms.clear(ALARM));
    await browser.alarms.create(ALARM, { when: Math.max(next, now() + pauseMs) });
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

/** How much there is and no more: others may see the screen. */
function wordsFor(news: readonly NewsRow[]): string {
  const areAnswers = news.every(({ kind }) => kind === 'answer');
  return areAnswers ? tn('followNoticeAnswers', news.length) : tn('followNoticePosts', news.length);
}
