import { authorKey, communityKey, type StandingLevel } from '@/ranking/standing';
import type { Answer, Thread } from '@/sources/source';
import type { CommonplaceDb } from '@/storage/db';
import { dropStanding, setStanding, standingOf } from '@/storage/standings';

import { t, type MessageKey } from '../i18n';

/** A community or an author, as somebody of whom a reader thinks something. */
export type Somebody = { key: string; name: string };

export type StandingDeps = {
  db: CommonplaceDb;
  now: () => number;
  tell: (text: string, undo?: () => Promise<void>) => void;
  tellFailure: (error: unknown) => void;
};

const told = {
  muted: 'readingNowMuted',
  lowered: 'readingNowLowered',
  raised: 'readingNowRaised',
} as const satisfies Record<StandingLevel, MessageKey>;

/** Whom an answer comes from: its community, and its author where they have a name. */
export function somebodiesOf(
  answer: Pick<Answer, 'author'>,
  thread: Pick<Thread, 'communityId' | 'communityName'>,
): { community: Somebody; author: Somebody | null } {
  const key = authorKey(answer, thread);
  const { name } = answer.author;
  return {
    community: { key: communityKey(thread), name: thread.communityName },
    author: key === null || name === null ? null : { key, name },
  };
}

/** Keeps what the reader thinks of somebody (null: nothing any more), says so, and can undo it. */
export async function changeStanding(
  { db, now, tell, tellFailure }: StandingDeps,
  { key, name }: Somebody,
  level: StandingLevel | null,
): Promise<void> {
  try {
    const before = await standingOf(db, key);
    await (level === null ? dropStanding(db, key) : setStanding(db, { key, name, level, saidAt: now() }));
    const undo = (): Promise<void> => (before ? setStanding(db, before) : dropStanding(db, key));
    tell(level === null ? t('readingNowAsAnybody', name) : t(told[level], name), undo);
  } catch (error) {
    tellFailure(error);
  }
}
