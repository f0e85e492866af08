import { computed, createModel } from '@preact/signals';

import type { Send } from '@/messaging/contract';
import type { CommonplaceDb, FollowRow, NewsRow } from '@/storage/db';
import {
  allFollows,
  follow,
  markSeen,
  recentNews,
  refollow,
  setNotifies,
  unfollow,
  unseenCount,
} from '@/storage/follows';
import { liveSignal } from '@/storage/live-signal';

import { t } from '../i18n';
import type { Followable } from './follow-targets';

export type FollowDeps = {
  db: CommonplaceDb;
  send: Send;
  now: () => number;
  tell: (text: string, undo?: () => Promise<void>) => void;
  tellFailure: (error: unknown) => void;
};

/** News of one follow, unseen first. */
export type NewsGroup = { follow: FollowRow; news: NewsRow[] };

/** More than anybody reads; older news waits until these are gone. */
const MAX_NEWS = 200;

/** What the reader follows, and what came there. The looks themselves are the worker's. */
export const FollowModel = createModel((deps: FollowDeps) => {
  const { db } = deps;
  /** Null while the database has not answered. */
  const follows = liveSignal<FollowRow[] | null>(() => allFollows(db), null);
  const news = liveSignal<NewsRow[] | null>(() => recentNews(db, MAX_NEWS), null);
  const unseen = liveSignal(() => unseenCount(db), 0);
  const followedIds = computed(() => new Set(follows.value?.map(({ id }) => id)));
  /** By follow, those with something unseen first. Null while the database has not answered. */
  const digest = computed(() => digestOf(follows.value, news.value));

  const guarded = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      deps.tellFailure(error);
    }
  };

  /** The first look only learns what is there. Where it has to wait, the alarm has it done. */
  const lookLater = (ids: string[]): void => void deps.send('follow:look', { ids }).catch(() => undefined);

  const start = ({ id, community, target, title }: Followable): Promise<void> =>
    guarded(async () => {
      const at = deps.now();
      await follow(db, {
        id,
        community,
        target,
        title,
        followedAt: at,
        notifies: true,
        nextAt: at,
        failures: 0,
        known: [],
      });
      lookLater([id]);
      deps.tell(t('followStarted', title), async () => void (await unfollow(db, [id], deps.now())));
    });

  const stop = (id: string): Promise<void> =>
    guarded(async () => {
      const taken = await unfollow(db, [id], deps.now());
      const [row] = taken.follows;
      if (!row) return;
      deps.tell(t('followEnded', row.title), async () => {
        await refollow(db, taken);
        // Its alarm may be gone by now: whoever looks sets the next one.
        lookLater([]);
      });
    });

  const lookNow = (): Promise<void> =>
    guarded(async () => {
      const { answered, failed, notAsked } = await deps.send('follow:look', {});
      deps.tell(
        failed + notAsked === 0 ? t('followLooked') : t('followLookedPartly', answered, failed + notAsked),
      );
    });

  return {
    follows,
    followedIds,
    digest,
    unseen,
    now: deps.now,
    stop,
    lookNow,
    /** Begins a follow, or ends it. */
    toggle: (what: Followable) => (followedIds.peek().has(what.id) ? stop(what.id) : start(what)),
    setNotifies: (id: string, notifies: boolean) => guarded(() => setNotifies(db, id, notifies)),
    markSeen: (ids: string[]) => guarded(() => markSeen(db, ids, deps.now())),
    markAllSeen: () =>
      guarded(() =>
        markSeen(
          db,
          (news.peek() ?? []).map(({ id }) => id),
          deps.now(),
        ),
      ),
  };
});
export type FollowModel = InstanceType<typeof FollowModel>;

function digestOf(follows: FollowRow[] | null, news: NewsRow[] | null): NewsGroup[] | null {
  if (follows === null || news === null) return null;
  const byId = new Map(follows.map((row) => [row.id, row]));
  return [...Map.groupBy(news, ({ followId: id }) => id)].flatMap(([id, own]) => {
    const row = byId.get(id);
    return row ? [{ follow: row, news: own }] : [];
  });
}
