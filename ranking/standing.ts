import type { Answer, Thread } from '@/sources/source';

import { reason } from './features/reason';
import type { Reason } from './ranked';
import { weights } from './weights';

/** How a reader thinks of a community or an author; none: as of anybody. */
export type StandingLevel = 'muted' | 'lowered' | 'raised';

/** Levels by the keys that `communityKey` and `authorKey` give. */
export type Standings = ReadonlyMap<string, StandingLevel>;

/** What the reader's standings say of one answer. */
export type StandingJudge = {
  /** Points for its community and its author; they may come to both. */
  judge: (answer: Answer, thread: Thread) => Reason[];
  /** The name of who is muted, its author or its community; null: nobody. */
  mutedAs: (answer: Answer, thread: Thread) => string | null;
};

export function communityKey({ communityId }: Pick<Thread, 'communityId'>): string {
  return `community ${communityId}`;
}

/** Null for an author without a name: the deleted are not one person. Names of two communities never meet. */
export function authorKey(
  { author }: Pick<Answer, 'author'>,
  { communityId }: Pick<Thread, 'communityId'>,
): string | null {
  return author.name === null ? null : `author ${communityId} ${author.url ?? author.name}`;
}

/** Judges by what the reader has said of communities and authors; without a word of theirs it says nothing. */
export function createStandingJudge(standings: Standings = new Map()): StandingJudge {
  const levelsOf = (answer: Answer, thread: Thread) => [
    { name: thread.communityName, level: standings.get(communityKey(thread)) },
    { name: answer.author.name ?? '', level: standings.get(authorKey(answer, thread) ?? '') },
  ];
  return {
    judge: (answer, thread) =>
      standings.size === 0 ? [] : levelsOf(answer, thread).flatMap(({ name, level }) => explain(name, level)),
    mutedAs: (answer, thread) =>
      levelsOf(answer, thread).find(({ level }) => level === 'muted')?.name ?? null,
  };
}

function explain(name: string, level: StandingLevel | undefined): Reason[] {
  if (level === 'raised') return reason('raisedByYou', weights.standing.raised, [name]);
  return level === 'lowered' ? reason('loweredByYou', weights.standing.lowered, [name]) : [];
}
