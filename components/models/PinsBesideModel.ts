import { computed, createModel, type ReadonlySignal } from '@preact/signals';

import type { CommonplaceDb, FeedbackRow, PinRow } from '@/storage/db';
import { liveSignal } from '@/storage/live-signal';
import { pinsBeside } from '@/storage/pins-beside';

export type PinBeside = { pin: PinRow; verdict: FeedbackRow['verdict'] | null };
export type PinsBesideDeps = {
  db: CommonplaceDb;
  /** What the panel stands beside. */
  place: ReadonlySignal<Pick<PinRow, 'pageKey' | 'topicKey'>>;
};

/** What the reader has kept for the page that they are on, or for what it is about; newest first. */
export const PinsBesideModel = createModel(({ db, place }: PinsBesideDeps) => {
  const key = computed(() => JSON.stringify([place.value.pageKey, place.value.topicKey]));
  const live = computed(() => {
    // A new signal for a new place only, not for every step of a lookup there.
    void key.value;
    const here = place.peek();
    return liveSignal<PinBeside[]>(() => readBeside(db, here), []);
  });
  return { pins: computed(() => live.value.value) };
});
export type PinsBesideModel = InstanceType<typeof PinsBesideModel>;

async function readBeside(
  db: CommonplaceDb,
  place: Pick<PinRow, 'pageKey' | 'topicKey'>,
): Promise<PinBeside[]> {
  const pins = await pinsBeside(db, place);
  const said = await db.feedback.bulkGet(pins.map(({ id }) => id));
  return pins.map((pin, at) => ({ pin, verdict: said[at]?.verdict ?? null }));
}
