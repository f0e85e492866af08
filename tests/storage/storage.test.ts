import Dexie, { type Table } from 'dexie';
import { describe, expect, it } from 'vitest';

import type { Thread } from '@/sources/source';
import { addCommunity } from '@/storage/additions';
import { openDb, type PinRow } from '@/storage/db';
import { rememberFinding } from '@/storage/findings';
import { healthOf } from '@/storage/hosts';
import {
  clearLedger,
  exportLedger,
  ledgerOf,
  MAX_LEDGER_ROWS,
  recentLedger,
  tidyLedger,
} from '@/storage/ledger';
import { liveSignal } from '@/storage/live-signal';
import { allPins, pinAnswer, pinTables, restorePins, unpinAnswers } from '@/storage/pins';
import { withRoom } from '@/storage/room';
import { sweepCache } from '@/storage/sweep';
import { putThreads } from '@/storage/threads';

let names = 0;
const newDb = () => openDb(`storage-${++names}`);

function aThread(changes: Partial<Thread> = {}): Thread {
  return {
    id: 'discourse:x#1',
    communityId: 'discourse:x',
    communityName: 'x',
    platform: 'discourse',
    nativeId: '1',
    url: 'https://x.example/t/1',
    title: 'Lights flicker',
    text: 'They do.',
    tags: [],
    answerCount: 1,
    isSolved: false,
    nativeRank: 0,
    isRead: false,
    answers: [],
    ...changes,
  };
}

const anAnswer = {
  id: 'discourse:x#a2',
  url: 'https://x.example/t/1/2',
  html: '<p>Turn it off.</p>',
  text: 'Turn it off.',
  author: { name: 'ana' },
  acceptedBy: null,
} as const;

function aPin(changes: Partial<PinRow> = {}): PinRow {
  const { id, title, url, communityId, communityName, platform, tags } = aThread();
  return {
    id: anAnswer.id,
    pinnedAt: 1,
    answer: anAnswer,
    thread: { id, title, url, communityId, communityName, platform, tags },
    topic: { question: 'lights flicker' },
    ...changes,
  };
}

describe('pins', () => {
  it('kept twice are one, and the first stays as it was', async () => {
    const db = newDb();
    await pinAnswer(db, aPin({ pinnedAt: 1 }));
    await pinAnswer(db, aPin({ pinnedAt: 2 }));
    expect(await allPins(db)).toEqual([aPin({ pinnedAt: 1 })]);
  });

  it('that were removed come back whole when the removal is undone', async () => {
    const db = newDb();
    await pinAnswer(db, aPin());
    const removed = await unpinAnswers(db, [anAnswer.id], 5);
    expect(await allPins(db)).toEqual([]);
    await restorePins(db, removed, 6);
    expect(await allPins(db)).toEqual([aPin({ changedAt: 6 })]);
  });

  it('survive a full disk: the cache goes instead', async () => {
    const db = newDb();
    await putThreads(db, [aThread()], 5);
    let tries = 0;
    await withRoom(db, () => {
      tries += 1;
      if (tries === 1) throw new Dexie.QuotaExceededError('full');
      return pinAnswer(db, aPin());
    });
    expect(await db.threads.count()).toBe(0);
    expect(await allPins(db)).toEqual([aPin()]);
  });

  it('are kept when the disk is full in the middle of a transaction that knows nothing of the cache', async () => {
    const db = newDb();
    await putThreads(db, [aThread()], 1);
    let tries = 0;
    await withRoom(db, () =>
      db.transaction('rw', pinTables(db), async () =>
        withRoom(db, async () => {
          tries += 1;
          if (tries === 1) throw new Dexie.QuotaExceededError('full');
          await pinAnswer(db, aPin());
        }),
      ),
    );
    expect(await db.threads.count()).toBe(0);
    expect(await allPins(db)).toEqual([aPin()]);
  });

  it('are not the only thing that room is made for: what the reader added, and what was found out, is kept too', async () => {
    const db = newDb();
    await putThreads(db, [aThread()], Date.now());
    const community = {
      id: 'flarum:https://x.example',
      platform: 'flarum',
      base: 'https://x.example',
    } as const;
    const named = { ...community, name: 'x.example', relation: 'own' } as const;
    const refuseOnce = (table: Table): void => {
      const refuse = (): void => {
        table.hook('creating').unsubscribe(refuse);
        throw new Dexie.QuotaExceededError('full');
      };
      table.hook('creating', refuse);
    };
    refuseOnce(db.additions);
    await addCommunity(db, 'help.example', named, 1);
    refuseOnce(db.findings);
    await rememberFinding(db, named.base, named, 1);
    refuseOnce(db.ledger);
    await ledgerOf(db).open({ at: 1, host: 'x.example', url: 'https://x.example/', text: '', why: 'search' });
    const counts = [await db.additions.count(), await db.findings.count(), await db.ledger.count()];
    expect(counts).toEqual([1, 1, 1]);
    expect(await db.threads.count()).toBe(0);
  });

  it('survive the sweeping of the cache, however old they are', async () => {
    const db = newDb();
    await pinAnswer(db, aPin({ pinnedAt: 1 }));
    await sweepCache(db, Date.now());
    expect((await allPins(db)).length).toBe(1);
  });

  it('say so when they could not be kept at all', async () => {
    const db = newDb();
    const write = () => Promise.reject(new Dexie.QuotaExceededError('full'));
    await expect(withRoom(db, write)).rejects.toThrow('full');
  });
});

describe('cached threads', () => {
  it('keep their answers when a later search brings only their row', async () => {
    const db = newDb();
    await putThreads(db, [aThread({ isRead: true, answers: [anAnswer], text: 'whole' })], 1);
    await putThreads(db, [aThread({ text: 'excerpt', nativeRank: 4 })], 2);
    expect(await db.threads.get('discourse:x#1')).toMatchObject({
      isRead: true,
      text: 'whole',
      nativeRank: 4,
      answers: [anAnswer],
      fetchedAt: 1,
    });
  });

  it('take the newer answers when the thread is read again', async () => {
    const db = newDb();
    await putThreads(db, [aThread({ isRead: true, answers: [anAnswer] })], 1);
    await putThreads(db, [aThread({ isRead: true, answers: [] })], 2);
    expect((await db.threads.get('discourse:x#1'))?.answers).toEqual([]);
  });
});

describe('the ledger', () => {
  it('holds a request before its outcome is known, and the outcome afterwards', async () => {
    const db = newDb();
    const ledger = ledgerOf(db);
    const row = {
      at: 1,
      host: 'x.example',
      url: 'https://x.example/?q=a',
      text: 'a',
      why: 'search' as const,
    };
    const id = await ledger.open(row);
    expect(await recentLedger(db, 5)).toEqual([{ ...row, id, outcome: 'pending' }]);
    await ledger.close(id, 'ok');
    expect((await recentLedger(db, 5))[0]?.outcome).toBe('ok');
    await clearLedger(db);
    expect(await recentLedger(db, 5)).toEqual([]);
  });

  it('marks what a killed worker had in flight, and keeps the newest rows only', async () => {
    const db = newDb();
    const row = { at: 1, host: 'x', url: 'https://x/', text: '', why: 'search' as const, outcome: 'pending' };
    await db.ledger.bulkAdd(Array.from({ length: MAX_LEDGER_ROWS + 3 }, (_, at) => ({ ...row, at })));
    await tidyLedger(db);
    expect(await db.ledger.count()).toBe(MAX_LEDGER_ROWS);
    expect(await db.ledger.orderBy('at').first()).toMatchObject({ at: 3, outcome: 'stopped' });
  });
});

it('a host’s pause and quota outlast the worker that learned them', async () => {
  const db = newDb();
  const told = { retryAt: 99, quotaLeft: 12, quotaMax: 300, quotaAt: 7 };
  await healthOf(db).change(['x.example'], (book) => book.set('x.example', told));
  const later = await healthOf(openDb(db.name)).change(['x.example'], (book) => book.get('x.example'));
  expect(later).toMatchObject(told);
});

it('a live signal follows writes while it is watched, and rests when it is not', async () => {
  const db = newDb();
  const pins = liveSignal(() => allPins(db), null as PinRow[] | null);
  const seen: number[] = [];
  const stop = pins.subscribe((value) => void (value && seen.push(value.length)));
  await pinAnswer(db, aPin());
  await expect.poll(() => seen.at(-1)).toBe(1);
  stop();
  await unpinAnswers(db, [anAnswer.id], 5);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(seen.at(-1)).toBe(1);
});

it('the ledger is exported whole, oldest first, with every word that was sent', async () => {
  const db = newDb();
  const row = { at: Date.UTC(2026, 4, 4, 12), host: 'x.example', why: 'search' } as const;
  for (const text of ['first', 'second'])
    await ledgerOf(db).open({ ...row, url: `https://x.example/search?q=${text}`, text });
  expect(JSON.parse(await exportLedger(db))).toEqual({
    format: 'commonplace-ledger',
    version: 1,
    requests: ['first', 'second'].map((text) => ({
      at: '2026-05-04T12:00:00.000Z',
      host: 'x.example',
      url: `https://x.example/search?q=${text}`,
      text,
      why: 'search',
      outcome: 'pending',
    })),
  });
});
