import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { parseLibrary, writeLibrary } from '@/sharing/library-file';
import type { Library } from '@/sharing/library-schema';
import { openDb, type CommonplaceDb, type PinRow } from '@/storage/db';
import { importLibrary, readLibrary, readPortableSettings, takeOverSettings } from '@/storage/library-import';
import { digestOf } from '@/storage/pin-digests';
import { editPins } from '@/storage/pin-edits';
import { pinAnswer, unpinAnswers } from '@/storage/pins';

import { anyLibrary } from '../sharing/any-library';

const words = { deletedAuthor: '', excerpt: '', day: String };

let db: CommonplaceDb;
beforeEach(() => {
  db = openDb(`library-${crypto.randomUUID()}`);
});
afterEach(() => db.delete());

function aPin(id: string, parts: Partial<PinRow> = {}): PinRow {
  return {
    id,
    pinnedAt: 1000,
    topic: { question: 'Kettle stays cold' },
    thread: {
      id: `thread ${id}`,
      title: `Title of ${id}`,
      url: `https://kitchen.example/q/${id}`,
      communityId: 'stack-exchange:kitchen',
      communityName: 'Kitchen',
      platform: 'stack-exchange',
      tags: [],
    },
    answer: {
      id,
      url: `https://kitchen.example/a/${id}`,
      html: '<p>Descale it.</p>',
      text: 'Descale it.',
      author: { name: 'Ines' },
      acceptedBy: null,
    },
    ...parts,
  };
}

function aLibrary(pins: PinRow[], parts: Partial<Library> = {}): Library {
  return { pins, verdicts: [], standings: [], removals: [], ...parts };
}

/** All that an import may touch, as it stands. */
async function everything(of: CommonplaceDb = db): Promise<unknown> {
  const digests = await of.pinDigests.toArray();
  return {
    pins: await of.pins.toArray(),
    digests: digests.map((row) => ({ ...row, writtenAt: 0 })),
    removals: await of.removals.toArray(),
    references: await of.pinReferences.toArray(),
    feedback: await of.feedback.toArray(),
    standings: await of.standings.toArray(),
  };
}

async function exported(of: CommonplaceDb): Promise<string> {
  const { parts } = await writeLibrary(await readLibrary(of), 'json', { words });
  return parts.join('');
}

test('a library that goes to an empty browser by a file is the same file there, whatever stands in it', async () => {
  await fc.assert(
    fc.asyncProperty(anyLibrary, async (any) => {
      const [here, there] = [openDb(`here-${crypto.randomUUID()}`), openDb(`there-${crypto.randomUUID()}`)];
      await importLibrary(here, any, { now: 5 });
      const file = await exported(here);
      const report = await importLibrary(there, await parseLibrary(file), { now: 9 });
      expect(report).toMatchObject({ added: any.pins.length, changed: 0, same: 0, leftOut: 0 });
      expect(await exported(there)).toBe(file);
      expect(await there.pinDigests.count()).toBe(any.pins.length);
      await Promise.all([here.delete(), there.delete()]);
    }),
    { numRuns: 30 },
  );
});

test('taking the same file in twice adds nothing, and the second time says so', async () => {
  const library = aLibrary([aPin('a', { changedAt: 7 }), aPin('b')], {
    verdicts: [{ answerId: 'a', threadId: 't', communityId: 'c', verdict: 'helped', saidAt: 3 }],
    standings: [{ key: 'community c', level: 'muted', name: 'C', saidAt: 3 }],
  });
  expect(await importLibrary(db, library, { now: 10 })).toMatchObject({ added: 2, said: 2 });
  const once = await everything();
  expect(await importLibrary(db, library, { now: 20 })).toMatchObject({
    added: 0,
    changed: 0,
    same: 2,
    said: 0,
  });
  expect(await everything()).toEqual(once);
});

describe('where a pin is here already', () => {
  test('the file’s later edit takes its place, with what is searched of it', async () => {
    await pinAnswer(db, aPin('a', { note: 'old', changedAt: 5 }));
    const report = await importLibrary(db, aLibrary([aPin('a', { note: 'new', changedAt: 6 })]), { now: 10 });
    expect(report).toMatchObject({ added: 0, changed: 1 });
    expect((await db.pins.get('a'))?.note).toBe('new');
    expect((await db.pinDigests.get('a'))?.text).toContain('new');
  });

  test('an earlier edit of the file changes nothing', async () => {
    await pinAnswer(db, aPin('a', { note: 'mine', changedAt: 6 }));
    const report = await importLibrary(db, aLibrary([aPin('a', { note: 'theirs', changedAt: 5 })]), {
      now: 10,
    });
    expect(report).toMatchObject({ changed: 0, same: 1 });
    expect((await db.pins.get('a'))?.note).toBe('mine');
  });

  test('what nobody has edited gives way to an edit, though it was pinned later', async () => {
    await pinAnswer(db, aPin('a', { pinnedAt: 9000 }));
    await importLibrary(db, aLibrary([aPin('a', { note: 'kept', changedAt: 5000 })]), { now: 10_000 });
    expect((await db.pins.get('a'))?.note).toBe('kept');
  });

  test('of the same pin twice in one file the later edit counts, once', async () => {
    const twice = [aPin('a', { note: 'late', changedAt: 6 }), aPin('a', { note: 'early', changedAt: 5 })];
    expect(await importLibrary(db, aLibrary(twice), { now: 10 })).toMatchObject({
      added: 1,
      changed: 0,
      same: 0,
    });
    expect((await db.pins.get('a'))?.note).toBe('late');
  });

  test('what was said later of an answer or a community stays', async () => {
    const said = { answerId: 'a', threadId: 't', communityId: 'c', saidAt: 5 };
    await db.feedback.put({ ...said, verdict: 'helped' });
    await importLibrary(db, aLibrary([], { verdicts: [{ ...said, verdict: 'did-not-help', saidAt: 4 }] }), {
      now: 9,
    });
    expect((await db.feedback.get('a'))?.verdict).toBe('helped');
    await importLibrary(db, aLibrary([], { verdicts: [{ ...said, verdict: 'did-not-help', saidAt: 6 }] }), {
      now: 9,
    });
    expect((await db.feedback.get('a'))?.verdict).toBe('did-not-help');
  });
});

describe('a pin that was removed here', () => {
  test('stays away when an older file has it, and comes back when the reader wants it', async () => {
    await pinAnswer(db, aPin('a'));
    const file = await readLibrary(db);
    await unpinAnswers(db, ['a'], 2000);
    expect(await importLibrary(db, file, { now: 3000 })).toMatchObject({ added: 0, leftOut: 1 });
    expect(await db.pins.count()).toBe(0);
    expect(await importLibrary(db, file, { now: 3000, bringsBack: true })).toMatchObject({
      added: 1,
      leftOut: 0,
    });
    expect((await db.pins.get('a'))?.changedAt).toBeGreaterThan(2000);
    expect(await db.removals.count()).toBe(0);
  });

  test('comes in when it was edited elsewhere after its removal', async () => {
    await pinAnswer(db, aPin('a'));
    await unpinAnswers(db, ['a'], 2000);
    await importLibrary(db, aLibrary([aPin('a', { changedAt: 2500 })]), { now: 3000 });
    expect(await db.pins.count()).toBe(1);
  });
});

describe('removals in a file', () => {
  const removals = [{ id: 'a', removedAt: 5000 }];

  test('take nothing away when a reader adds the file by hand', async () => {
    await pinAnswer(db, aPin('a'));
    expect(await importLibrary(db, aLibrary([], { removals }), { now: 6000 })).toMatchObject({ removed: 0 });
    expect(await db.pins.count()).toBe(1);
  });

  test('take away what was changed before, and nothing that was changed since, when two machines become one', async () => {
    await pinAnswer(db, aPin('a'));
    await pinAnswer(db, aPin('b', { changedAt: 5500 }));
    const both = [...removals, { id: 'b', removedAt: 5000 }];
    const report = await importLibrary(db, aLibrary([], { removals: both }), { now: 6000, removes: true });
    expect(report.removed).toBe(1);
    expect(await db.pins.toCollection().primaryKeys()).toEqual(['b']);
    expect(await db.removals.toArray()).toEqual(removals);
  });
});

describe('an undo', () => {
  test('makes everything exactly as it was, whatever was taken in', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLibrary,
        anyLibrary,
        fc.boolean(),
        fc.boolean(),
        async (before, after, bringsBack, removes) => {
          const at = openDb(`undo-${crypto.randomUUID()}`);
          await importLibrary(at, before, { now: 5 });
          // Some of the same pins, edited, removed, and known from another machine.
          const [first, second, third] = before.pins;
          const file = {
            ...after,
            pins: [
              ...after.pins,
              ...(first ? [{ ...first, note: 'changed', changedAt: 5e12 }] : []),
              ...(second ? [second] : []),
            ],
            removals: [third, after.pins[0]].flatMap((pin) => (pin ? [{ id: pin.id, removedAt: 7e12 }] : [])),
          };
          if (second) await unpinAnswers(at, [second.id], 6e12);
          await at.pinReferences.put({
            id: file.pins[0]?.id ?? 'r',
            url: 'https://x.example/',
            title: '',
            communityId: 'c',
            pinnedAt: 1,
          });
          const stood = await everything(at);
          const { undo } = await importLibrary(at, file, { now: 8e12, bringsBack, removes });
          await undo();
          expect(await everything(at)).toEqual(stood);
          await at.delete();
        },
      ),
      { numRuns: 30 },
    );
  });

  test('leaves what the reader has changed since', async () => {
    const { undo } = await importLibrary(db, aLibrary([aPin('a'), aPin('b')]), { now: 10 });
    await editPins(db, ['a'], () => ({ note: 'mine' }), 20);
    await undo();
    expect((await db.pins.toArray()).map(({ id, note }) => [id, note])).toEqual([['a', 'mine']]);
  });
});

test('nothing is taken in when the database fails on the way', async () => {
  await pinAnswer(db, aPin('a'));
  const before = await everything();
  const broken = { answerId: undefined } as unknown as Library['verdicts'][number];
  await expect(
    importLibrary(db, aLibrary([aPin('b')], { verdicts: [broken] }), { now: 10 }),
  ).rejects.toThrow();
  expect(await everything()).toEqual(before);
});

test('a choice of pins goes out with what was said of them, and without anything else', async () => {
  await importLibrary(
    db,
    aLibrary([aPin('a'), aPin('b')], {
      verdicts: ['a', 'b'].map((answerId) => ({
        answerId,
        threadId: 't',
        communityId: 'c',
        verdict: 'helped',
        saidAt: 1,
      })),
      standings: [{ key: 'community c', level: 'muted', name: 'C', saidAt: 3 }],
    }),
    { now: 10 },
  );
  const { pins, verdicts, standings } = await readLibrary(db, { ids: ['b', 'gone'] });
  expect(pins.map(({ id }) => id)).toEqual(['b']);
  expect(verdicts.map(({ answerId }) => answerId)).toEqual(['b']);
  expect(standings).toEqual([]);
});

test('digests of pins that came by a file are those of pins', async () => {
  const pin = aPin('a', { note: 'Größe', tags: ['hub'] });
  await importLibrary(db, aLibrary([pin]), { now: 10 });
  expect(await db.pinDigests.get('a')).toEqual(digestOf(pin, 10));
});

describe('settings in a file', () => {
  function area(values: Record<string, unknown> = {}) {
    return {
      values,
      get: async () => values,
      set: async (changed: Record<string, unknown>) => void Object.assign(values, changed),
    };
  }

  test('hold no secret, no permission and no consent', async () => {
    const full = area({
      githubToken: 'ghp_secret',
      webdavPassword: 'pw',
      watchesAll: true,
      asksAhead: true,
      theme: 'dark',
    });
    const text = JSON.stringify(await readPortableSettings(full));
    expect(text).not.toMatch(/secret|pw|watchesAll|asksAhead|webdav|github/);
    expect(text).toContain('"theme":"dark"');
  });

  test('are taken over only as far as they are choices, and can be taken back', async () => {
    const here = area({ theme: 'light', sort: 'newest' });
    const before = await takeOverSettings(here, {
      theme: 'dark',
      sort: 'nonsense',
      watchesAll: true,
      githubToken: 'x',
      __proto__: { a: 1 },
    });
    expect(here.values).toEqual({ theme: 'dark', sort: 'best' });
    await takeOverSettings(here, before);
    expect(here.values).toEqual({ theme: 'light', sort: 'newest' });
  });
});
