import type { CommonplaceDb, NewsRow } from '@/storage/db';
import { hasUntold, takeUntold } from '@/storage/follows';
import type { Settings } from '@/storage/settings';

const HOUR_MS = 3600 * 1000;
/** How far apart two notifications are at least. */
const gaps = { hourly: HOUR_MS, daily: 24 * HOUR_MS } as const;

export type TellDeps = {
  db: CommonplaceDb;
  now: () => number;
  /** How often the reader wants to be told, and when they last were. */
  settings: () => Promise<Pick<Settings, 'tells' | 'toldAt'>>;
  /** Keeps when the reader was told, epoch ms. */
  noteTold: (at: number) => Promise<void>;
  /** May notifications be shown? */
  canTell: () => Promise<boolean>;
  /** Shows one notification, in the place of any earlier one. */
  show: (news: readonly NewsRow[]) => Promise<void>;
};

/**
 * Tells of news that came since the last time, not more often than the reader wants. All that must hold afterwards is
 * written before it is shown: a worker that is killed in between tells too little, never twice.
 */
export async function tellOfNews({ db, now, settings, noteTold, canTell, show }: TellDeps): Promise<void> {
  const chosen = await settings();
  // Whoever wants to be told later is not told of what came before.
  if (chosen.tells === 'never' || !(await canTell())) return void (await takeUntold(db, now()));
  if (tellingAt(chosen, now()) > now()) return;
  const news = await takeUntold(db, now());
  if (news.length === 0) return;
  await noteTold(now());
  await show(news);
}

/** When there will be something to tell of, epoch ms; undefined: not as things are. */
export async function nextTelling({ db, now, settings }: TellDeps): Promise<number | undefined> {
  return (await hasUntold(db)) ? tellingAt(await settings(), now()) : undefined;
}

/** A time to come is from before the clock was set back. */
function tellingAt({ tells, toldAt }: Pick<Settings, 'tells' | 'toldAt'>, now: number): number {
  return tells === 'never' || toldAt > now ? now : toldAt + gaps[tells];
}
