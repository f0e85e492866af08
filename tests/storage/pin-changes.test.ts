import { expect, it } from 'vitest';

import { openDb } from '@/storage/db';
import { onPinChanges } from '@/storage/pin-changes';
import { pinAnswer, unpinAnswers } from '@/storage/pins';

import { aPin } from '../lookup/sync-machines';

it('every pin that comes or goes is noticed, in whichever context', async () => {
  const [db, elsewhere] = [openDb('pin-changes'), openDb('pin-changes')];
  let noticed = 0;
  const stop = onPinChanges(db, () => {
    noticed += 1;
  });
  let pinned = 0;
  // What is there at the first look is no change: so many until one comes after it.
  const pinOne = async (): Promise<number> => {
    pinned += 1;
    await pinAnswer(elsewhere, aPin(pinned, pinned * 10));
    return noticed;
  };
  await expect.poll(pinOne).toBeGreaterThan(0);
  const before = noticed;
  await unpinAnswers(elsewhere, [aPin(1, 10).id], 99);
  await expect.poll(() => noticed).toBeGreaterThan(before);
  stop();
  elsewhere.close();
  await db.delete();
});
