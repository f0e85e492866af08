import { afterEach, describe, expect, test } from 'vitest';

import { openDb } from '@/storage/db';
import type { CommonplaceDb, FeedbackRow } from '@/storage/db';
import { allFeedback, sayFeedback, withdrawFeedback } from '@/storage/feedback';

let db: CommonplaceDb = openDb('feedback-test');

afterEach(async () => {
  await db.delete();
  db = openDb('feedback-test');
});

function aVerdict(answerId: string, more: Partial<FeedbackRow> = {}): FeedbackRow {
  return {
    answerId,
    threadId: 'discourse:https://forum.example#7',
    communityId: 'discourse:https://forum.example',
    verdict: 'helped',
    saidAt: 1000,
    ...more,
  };
}

describe('what the reader said of answers', () => {
  test('is there after the browser was closed', async () => {
    await sayFeedback(db, aVerdict('a'));
    db.close();
    db = openDb('feedback-test');
    expect(await allFeedback(db)).toEqual(new Map([['a', 'helped']]));
  });

  test('is their last word', async () => {
    await sayFeedback(db, aVerdict('a'));
    await sayFeedback(db, aVerdict('a', { verdict: 'did-not-help', saidAt: 2000 }));
    expect(await allFeedback(db)).toEqual(new Map([['a', 'did-not-help']]));
  });

  test('can be taken back', async () => {
    await sayFeedback(db, aVerdict('a'));
    await sayFeedback(db, aVerdict('b'));
    await withdrawFeedback(db, 'a');
    await withdrawFeedback(db, 'never said');
    expect([...(await allFeedback(db)).keys()]).toEqual(['b']);
  });

  test('is passed over where a later version wrote a verdict that this one does not know', async () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what another version may have written
    await db.feedback.put({ ...aVerdict('a'), verdict: 'so-so' as FeedbackRow['verdict'] });
    await sayFeedback(db, aVerdict('b'));
    expect([...(await allFeedback(db)).keys()]).toEqual(['b']);
  });
});
