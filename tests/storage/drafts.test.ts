import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openDb, type CommonplaceDb } from '@/storage/db';
import { allDrafts, deleteDraft, draftLimits, draftOf, keepDraft, restoreDraft } from '@/storage/drafts';

const now = Date.parse('2026-05-04T12:00:00Z');
const forum = 'discourse:https://forum.lumenhome.example';
const first = {
  topicKey: 'hub e04',
  communityId: null,
  title: 'Hub shows E04',
  product: 'Hub 2',
  version: '',
  error: 'E04',
  body: '',
  tried: [],
};

let db: CommonplaceDb;
let count = 0;
beforeEach(() => {
  db = openDb(`drafts-${(count += 1)}`);
});
afterEach(() => db.delete());

describe('a draft', () => {
  it('begins with what the topic gave, and keeps what was written since', async () => {
    await keepDraft(db, first, { body: 'Since Monday.' }, now);
    await keepDraft(db, { ...first, title: 'another reading of the page' }, { version: '3.2' }, now + 1);
    expect(await draftOf(db, 'hub e04')).toEqual({
      ...first,
      id: 'hub e04',
      body: 'Since Monday.',
      version: '3.2',
      changedAt: now + 1,
    });
  });

  it('is one for each topic, and the one that was changed last stands first', async () => {
    await keepDraft(db, first, {}, now);
    await keepDraft(db, { ...first, topicKey: 'other' }, { communityId: forum }, now + 1);
    await keepDraft(db, first, { title: 'Hub: E04' }, now + 2);
    expect((await allDrafts(db)).map(({ id }) => id)).toEqual(['hub e04', 'other']);
    expect(await draftOf(db, '')).toBeUndefined();
  });

  it('of two pages that write at once loses no field of either', async () => {
    await Promise.all([
      keepDraft(db, first, { body: 'from one page' }, now),
      keepDraft(db, first, { version: 'from the other' }, now),
    ]);
    expect(await draftOf(db, 'hub e04')).toMatchObject({ body: 'from one page', version: 'from the other' });
  });

  it('that was deleted comes back whole, unless it was begun anew meanwhile', async () => {
    await keepDraft(db, first, { body: 'Since Monday.' }, now);
    const row = await deleteDraft(db, 'hub e04');
    if (!row) throw new Error('nothing was deleted');
    expect(await allDrafts(db)).toEqual([]);
    await restoreDraft(db, row);
    expect(await allDrafts(db)).toEqual([row]);
    await deleteDraft(db, row.id);
    await keepDraft(db, first, { body: 'Anew.' }, now + 5);
    await restoreDraft(db, row);
    expect(await draftOf(db, row.id)).toMatchObject({ body: 'Anew.' });
    expect(await deleteDraft(db, 'none')).toBeUndefined();
  });

  it('is no longer than its fields may be', async () => {
    const long = 'x'.repeat(100_000);
    const tried = Array.from({ length: 99 }, (_, at) => ({ title: `${at}`, url: '', isTicked: true }));
    await keepDraft(
      db,
      first,
      { title: long, error: long, body: long, version: long, product: long, tried },
      now,
    );
    const row = await draftOf(db, 'hub e04');
    for (const field of ['title', 'error', 'body', 'version', 'product', 'tried'] as const)
      expect(row?.[field]).toHaveLength(draftLimits[field]);
  });

  it('outlives a database that is opened anew', async () => {
    await keepDraft(db, first, { body: 'Since Monday.' }, now);
    db.close();
    db = openDb(`drafts-${count}`);
    expect(await draftOf(db, 'hub e04')).toMatchObject({ body: 'Since Monday.' });
  });
});
