import Dexie, { type Table } from 'dexie';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { openDb, type CommonplaceDb, type PinRow } from '@/storage/db';
import { replaceFeedback } from '@/storage/bulk-feedback';
import { sayFeedback } from '@/storage/feedback';
import { digestOf } from '@/storage/pin-digests';
import { joinHighlights } from '@/storage/pin-highlights';
import { cleanTags, tagKey, withTagRenamed } from '@/storage/pin-tags';
import { changePins, dismissPinChanges, editPins, revertPins, takeEditedText } from '@/storage/pin-edits';
import { mendDigests } from '@/storage/pin-feed';
import {
  allPins,
  lastPinWrite,
  pinAnswer,
  pinTables,
  putPins,
  restorePins,
  unpinAnswers,
} from '@/storage/pins';
import { sweepCache } from '@/storage/sweep';
import { putThreads } from '@/storage/threads';

import { aPin } from './a-pin';

let names = 0;

async function dbWith(...pins: PinRow[]): Promise<CommonplaceDb> {
  const db = openDb(`pins-${++names}`);
  for (const pin of pins) await pinAnswer(db, pin);
  return db;
}

/** What is derived from the pins is as if it had been made from them now. */
async function expectDerived(db: CommonplaceDb): Promise<void> {
  const digests = await db.pinDigests.toArray();
  const fresh = (await db.pins.toArray()).map((pin) => digestOf(pin, 0));
  expect(digests.map((digest) => ({ ...digest, writtenAt: 0 }))).toEqual(fresh);
}

const withoutTime = (pin: PinRow): object => ({ ...pin, changedAt: undefined });

describe('an edit', () => {
  it('changes what it is about and leaves everything else of the pin, known to this version or not', async () => {
    const later = { topicKey: 'k', check: { at: 1, changes: [] }, mood: 'sunny' };
    const db = await dbWith({ ...aPin('a'), ...later });
    await editPins(db, ['a', 'gone'], () => ({ note: 'mine' }), 7);
    expect(await db.pins.get('a')).toEqual({ ...aPin('a'), ...later, note: 'mine', changedAt: 7 });
    await expectDerived(db);
  });

  it('from two windows at once keeps both', async () => {
    const db = await dbWith(aPin('a'));
    const other = openDb(db.name);
    await Promise.all([
      editPins(db, ['a'], ({ tags = [] }) => ({ tags: [...tags, 'one'] }), 7),
      editPins(other, ['a'], ({ tags = [] }) => ({ tags: [...tags, 'two'] }), 7),
      editPins(other, ['a'], () => ({ note: 'three' }), 7),
    ]);
    const pin = await db.pins.get('a');
    expect(pin?.tags?.toSorted()).toEqual(['one', 'two']);
    expect(pin?.note).toBe('three');
  });

  it('of several pins happens to all of them or to none', async () => {
    const db = await dbWith(aPin('a'), aPin('b'));
    const edit = ({ id }: PinRow) => {
      if (id === 'b') throw new Error('killed');
      return { note: 'new' };
    };
    await expect(editPins(db, ['a', 'b'], edit, 7)).rejects.toThrow('killed');
    expect(await allPins(db)).toEqual([aPin('b'), aPin('a')]);
    await expectDerived(db);
  });

  it('that changes nothing does not count as one', async () => {
    const db = await dbWith(aPin('a', { note: 'x' }));
    expect(await editPins(db, ['a', 'a'], () => ({ note: 'x', tags: [' '] }), 7)).toEqual([]);
    expect(await db.pins.get('a')).toEqual(aPin('a', { note: 'x' }));
  });

  it('is kept within limits: notes of 20,000 characters, thirty tags of sixty', async () => {
    const db = await dbWith(aPin('a'));
    const tags = Array.from({ length: 40 }, (_, at) => `${at} ${'x'.repeat(80)}`);
    await editPins(db, ['a'], () => ({ note: 'n'.repeat(30_000), tags }), 7);
    const pin = await db.pins.get('a');
    expect(pin?.note?.length).toBe(20_000);
    expect(pin?.tags?.length).toBe(30);
    expect(pin?.tags?.every((tag) => tag.length <= 60)).toBe(true);
  });

  it('that empties a note, the tags or the marks leaves the pin as if it had never had any', async () => {
    const db = await dbWith(aPin('a'));
    await editPins(db, ['a'], () => ({ note: 'n', tags: ['t'], highlights: [{ start: 0, end: 4 }] }), 7);
    await editPins(db, ['a'], () => ({ note: '', tags: [], highlights: [] }), 8);
    expect(await db.pins.get('a')).toEqual({ ...aPin('a'), changedAt: 8 });
  });

  it('gets room on a full disk, also within the transaction of somebody else', async () => {
    const db = await dbWith(aPin('a'));
    await putThreads(db, [], 1);
    await db.replies.put({
      url: 'https://x.example/',
      accept: '',
      body: '',
      contentType: '',
      bytes: 0,
      at: 1,
    });
    const table: Table = db.pins;
    const refuse = (): void => {
      table.hook('updating').unsubscribe(refuse);
      throw new Dexie.QuotaExceededError('full');
    };
    table.hook('updating', refuse);
    await editPins(db, ['a'], () => ({ note: 'kept' }), 7);
    expect((await db.pins.get('a'))?.note).toBe('kept');
    expect(await db.replies.count()).toBe(0);
  });
});

describe('an undo', () => {
  it('of an edit leaves what was edited since then', async () => {
    const db = await dbWith(aPin('a', { note: 'first', tags: ['one'] }));
    const changed = await changePins(db, ['a'], () => ({ note: 'second', tags: ['two'] }), 7);
    await editPins(db, ['a'], () => ({ tags: ['three'] }), 8);
    await revertPins(db, changed, 9);
    expect(await db.pins.get('a')).toEqual(aPin('a', { note: 'first', tags: ['three'], changedAt: 9 }));
  });

  it('of an edit of a pin that is gone brings nothing back', async () => {
    const db = await dbWith(aPin('a'));
    const changed = await changePins(db, ['a'], () => ({ note: 'x' }), 7);
    await unpinAnswers(db, ['a'], 8);
    await revertPins(db, changed, 9);
    expect(await db.pins.count()).toBe(0);
  });

  it('of a removal keeps what was pinned anew meanwhile', async () => {
    const db = await dbWith(aPin('a', { note: 'old' }), aPin('b'));
    const removed = await unpinAnswers(db, ['a', 'b', 'a'], 8);
    await pinAnswer(db, aPin('a', { pinnedAt: 9 }));
    await restorePins(db, removed, 10);
    expect(await db.pins.get('a')).toEqual(aPin('a', { pinnedAt: 9 }));
    expect(await db.pins.get('b')).toEqual(aPin('b', { changedAt: 10 }));
    expect(await db.removals.count()).toBe(0);
    await expectDerived(db);
  });

  it('restores exactly, whatever was there and whatever was done', async () => {
    const text = fc.string({ maxLength: 12 });
    const marks = fc.array(fc.record({ start: fc.nat(12), end: fc.nat(12) }), { maxLength: 3 });
    const edit = fc.record(
      { note: text, tags: fc.array(text, { maxLength: 3 }), highlights: marks },
      { requiredKeys: [] },
    );
    const step = fc.oneof(
      fc.record({ do: fc.constant('edit' as const), edit }),
      fc.record({ do: fc.constantFrom('unpin' as const, 'take' as const, 'dismiss' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(edit, fc.array(step, { maxLength: 5 }), async (first, steps) => {
        const check = { at: 3, changes: [{ kind: 'edited' as const, html: '<p>on</p>', text: 'on' }] };
        const db = await dbWith(aPin('a', { check, pinnedAt: 5 }), aPin('b'));
        await editPins(db, ['a'], () => first, 6);
        const before = await allPins(db);
        const undos: (() => Promise<void>)[] = [];
        for (const each of steps) {
          if (each.do === 'unpin') {
            const gone = await unpinAnswers(db, ['a', 'b'], 7);
            undos.push(() => restorePins(db, gone, 8));
            continue;
          }
          const changed =
            each.do === 'edit'
              ? await changePins(db, ['a', 'b'], () => each.edit, 7)
              : await (each.do === 'take' ? takeEditedText : dismissPinChanges)(db, 'a', 7);
          undos.push(() => revertPins(db, changed, 8));
        }
        for (const undo of undos.toReversed()) await undo();
        expect((await allPins(db)).map(withoutTime)).toEqual(before.map(withoutTime));
        await expectDerived(db);
        await db.delete();
      }),
      { numRuns: 40 },
    );
  });

  it('of what was said of many answers puts each word back', async () => {
    const db = await dbWith();
    const row = (answerId: string, verdict: 'helped' | 'did-not-help') =>
      ({ answerId, threadId: 't', communityId: 'c', verdict, saidAt: 1 }) as const;
    await sayFeedback(db, row('a', 'helped'));
    const before = await replaceFeedback(
      db,
      ['a', 'b'],
      [row('a', 'did-not-help'), row('b', 'did-not-help')],
    );
    await replaceFeedback(db, ['a', 'b'], before);
    expect(await db.feedback.toArray()).toEqual([row('a', 'helped')]);
  });
});

describe('what changed at the source', () => {
  const edited = {
    kind: 'edited' as const,
    html: '<p>Wait, then turn it off.</p>',
    text: 'Wait, then turn it off.',
    editedAt: 4,
  };
  const changes = [edited, { kind: 'acceptance-moved' as const }];

  it('is taken over on request: the newer text stays, marks go with their words, other news stay', async () => {
    const highlights = [
      { start: 0, end: 7 },
      { start: 12, end: 18 },
    ];
    const text = 'turn it off and on';
    const db = await dbWith(aPin('a', { text, highlights, note: 'n', check: { at: 3, changes } }));
    await takeEditedText(db, 'a', 7);
    const pin = await db.pins.get('a');
    expect(pin?.answer).toMatchObject({ text: edited.text, html: edited.html, editedAt: 4 });
    expect(pin?.highlights).toEqual([{ start: 11, end: 18 }]);
    expect(pin?.check).toEqual({ at: 3, changes: [changes[1]] });
    expect(pin?.note).toBe('n');
    await expectDerived(db);
  });

  it('is not marked any more once it was dismissed, even by a clock that is behind', async () => {
    const db = await dbWith(aPin('a', { check: { at: 30, changes } }));
    expect((await db.pinDigests.get('a'))?.changes).toEqual(['edited', 'acceptance-moved']);
    await dismissPinChanges(db, 'a', 7);
    expect((await db.pinDigests.get('a'))?.changes).toEqual([]);
  });

  it('can’t be taken over where nothing did', async () => {
    const db = await dbWith(aPin('a'));
    expect(await takeEditedText(db, 'a', 7)).toEqual([]);
    expect(await db.pins.get('a')).toEqual(aPin('a'));
  });
});

describe('marks', () => {
  it('that overlap or touch are one; none leaves the text', () => {
    const marks = [
      { start: 5, end: 9 },
      { start: 0, end: 2 },
      { start: 8, end: 12 },
      { start: 2, end: 3 },
      { start: 15, end: 99 },
      { start: 4, end: 4 },
    ];
    expect(joinHighlights(marks, 20)).toEqual([
      { start: 0, end: 3 },
      { start: 5, end: 12 },
      { start: 15, end: 20 },
    ]);
  });

  it('cover the same characters after they were joined', () => {
    const marks = fc.array(fc.record({ start: fc.integer({ min: -3, max: 25 }), end: fc.nat(25) }));
    fc.assert(
      fc.property(marks, (list) => {
        const covers = (some: typeof list, at: number) =>
          some.some(({ start, end }) => start <= at && at < end);
        const joined = joinHighlights(list, 20);
        for (let at = 0; at < 20; at += 1) expect(covers(joined, at)).toBe(covers(list, at));
        for (const [place, { start, end }] of joined.entries())
          expect(start < end && start > (joined[place - 1]?.end ?? -1)).toBe(true);
      }),
    );
  });
});

describe('tags', () => {
  it('are trimmed, composed and equal whatever their case; the first way of writing one stays', () => {
    expect(cleanTags(['  Lamp  oil ', 'lamp oil', 'e\u0301t', 'ÉT', ' '])).toEqual(['Lamp oil', 'ét']);
  });

  it('are cut between characters, never within one', () => {
    expect(cleanTags([`${'x'.repeat(59)}😀`])).toEqual(['x'.repeat(59)]);
  });

  it('are renamed in place, and become one with a tag that is there already', () => {
    expect(withTagRenamed(['a', 'Lamp', 'b'], 'lamp', 'light')).toEqual(['a', 'light', 'b']);
    expect(withTagRenamed(['Light', 'lamp'], 'lamp', 'light')).toEqual(['Light']);
    expect(withTagRenamed(['lamp'], 'LAMP', 'Lamp')).toEqual(['Lamp']);
  });

  it('are clean after one cleaning', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 70 }), { maxLength: 40 }), (tags) => {
        const clean = cleanTags(tags);
        expect(cleanTags(clean)).toEqual(clean);
        expect(new Set(clean.map(tagKey)).size).toBe(clean.length);
      }),
    );
  });
});

describe('what is derived from pins', () => {
  it('is numbered higher with each row, even when the clock was put back', async () => {
    const db = await dbWith(aPin('a', { pinnedAt: 1000 }));
    await db.transaction('rw', pinTables(db), async () => putPins(db, [aPin('b'), aPin('c')], 5));
    await editPins(db, ['a'], () => ({ note: 'x' }), 3);
    const order = (await db.pinDigests.orderBy('writtenAt').toArray()).map(({ id }) => id);
    expect(order).toEqual(['b', 'c', 'a']);
    expect(new Set((await db.pinDigests.toArray()).map(({ writtenAt }) => writtenAt)).size).toBe(3);
    expect(await lastPinWrite(db)).toBeGreaterThan(1000);
  });

  it('is made good where an older version has written pins or removed them', async () => {
    const db = await dbWith(aPin('a'), aPin('b'));
    await db.pins.delete('a');
    await db.pins.bulkPut([aPin('c'), aPin('d', { tags: ['x'] })]);
    await mendDigests(db, 9);
    await expectDerived(db);
    expect(await db.pinDigests.count()).toBe(3);
  });

  it('forgets removals after two years, and none before', async () => {
    const db = await dbWith(aPin('a'), aPin('b'));
    const day = 86_400_000;
    await unpinAnswers(db, ['a'], 0);
    await unpinAnswers(db, ['b'], 10 * day);
    await sweepCache(db, 735 * day);
    expect((await db.removals.toArray()).map(({ id }) => id)).toEqual(['b']);
  });
});

it('thousands of pins are removed, brought back and edited in one go', async () => {
  const db = await dbWith();
  const pins = Array.from({ length: 1001 }, (_, at) => aPin(`p${at}`));
  await db.transaction('rw', pinTables(db), async () => putPins(db, pins, 1));
  const ids = pins.map(({ id }) => id);
  const removed = await unpinAnswers(db, ids, 2);
  expect([removed.length, await db.pins.count(), await db.removals.count()]).toEqual([1001, 0, 1001]);
  await restorePins(db, removed, 3);
  expect((await editPins(db, ids, () => ({ note: 'x' }), 4)).length).toBe(1001);
  await expectDerived(db);
});
