import { computed, createModel, signal } from '@preact/signals';

import type { Community } from '@/sources/source';
import type { CommonplaceDb, DraftRow, LookupRow } from '@/storage/db';
import { allDrafts, deleteDraft, restoreDraft } from '@/storage/drafts';
import { liveSignal } from '@/storage/live-signal';

import { t } from '../i18n';
import type { DraftSeed } from './DraftModel';

export type DraftsDeps = {
  db: CommonplaceDb;
  /** A community by its id alone. */
  communityOf: (id: string) => Community | null;
  tell: (text: string, undo?: () => Promise<void>) => void;
  tellFailure: (error: unknown) => void;
};

/** All questions that were begun, and the one that is open again. */
export const DraftsModel = createModel((deps: DraftsDeps) => {
  const { db } = deps;
  const openId = signal<string | null>(null);
  /** Null while the database has not answered. */
  const drafts = liveSignal<DraftRow[] | null>(() => allDrafts(db), null);
  const topic = computed(() => {
    const key = openId.value;
    return liveSignal<LookupRow | undefined>(
      async () =>
        (
          await db.lookups
            .where('topicKey')
            .equals(key ?? '')
            .sortBy('createdAt')
        ).at(-1),
      undefined,
    );
  });
  const seed = computed<DraftSeed | null>(() => {
    const row = drafts.value?.find(({ id }) => id === openId.value);
    if (row === undefined) return null;
    const { id: _id, changedAt: _changedAt, ...first } = row;
    const lookup = topic.value.value;
    const known = Object.values(lookup?.sources ?? {});
    const own = row.communityId === null ? null : deps.communityOf(row.communityId);
    const isAmong = known.some(({ community }) => community.id === own?.id);
    const more = own === null || isAmong ? [] : [progressOf(own)];
    return { first, lookup, sources: [...known, ...more] };
  });

  async function remove(id: string): Promise<void> {
    try {
      const row = await deleteDraft(db, id);
      if (row) deps.tell(t('draftDeleted'), () => restoreDraft(db, row));
    } catch (error) {
      deps.tellFailure(error);
    }
  }

  return {
    drafts,
    openId,
    seed,
    remove,
    nameOf: (id: string) => deps.communityOf(id)?.name ?? id,
    toggle(id: string) {
      openId.value = openId.peek() === id ? null : id;
    },
  };
});
export type DraftsModel = InstanceType<typeof DraftsModel>;

/** A community of which no lookup tells any more. */
function progressOf(community: Community): DraftSeed['sources'][number] {
  return { community, state: 'answered', queries: [], threadIds: [], readIds: [] };
}
