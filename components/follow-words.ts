import type { FollowRow, FollowTarget, NewsRow } from '@/storage/db';

import { t, type MessageKey } from './i18n';
import { outcomeText } from './state-words';

const kindKeys = {
  question: 'followKindQuestion',
  tag: 'followKindTag',
  person: 'followKindPerson',
  topic: 'followKindTopic',
} as const satisfies Record<FollowTarget['kind'], MessageKey>;

const newsKeys = {
  answer: 'newsAnswer',
  question: 'newsQuestion',
  accepted: 'newsAccepted',
} as const satisfies Record<NewsRow['kind'], MessageKey>;

/** 'Tag at Lumenhome Community': what kind of thing is followed, and where. */
export function followKind({ target, community }: Pick<FollowRow, 'target' | 'community'>): string {
  return t(kindKeys[target.kind], community.name);
}

/** 'New answer'. */
export function newsKind({ kind }: NewsRow): string {
  return t(newsKeys[kind]);
}

/** Why the last look told nothing; '' where it did. */
export function followProblem({ problem }: FollowRow): string {
  if (problem === undefined) return '';
  return problem === 'not-asked' ? t('followNotAsked') : outcomeText(problem);
}
