import Dexie from 'dexie';
import { expect, it } from 'vitest';

import { openDb } from '@/storage/db';
import { follow, nextDue, unfollow } from '@/storage/follows';
import { beginLane, unfinishedPresses } from '@/storage/help-lanes';
import { healthOf } from '@/storage/hosts';
import { editPins } from '@/storage/pin-edits';
import { allPins } from '@/storage/pins';
import { pinsBeside } from '@/storage/pins-beside';

/** The database as its first version made it: what is written here stands on people's disks. */
async function makeVersion1(name: string): Promise<void> {
  const db = new Dexie(name);
  db.version(1).stores({
    lookups: 'id, tabId, [tabId+createdAt], topicKey, createdAt, state',
    threads: 'id, communityId, fetchedAt',
    pins: 'id, pinnedAt',
    hosts: 'scope',
    findings: 'base',
    ledger: '++id, at, host',
  });
  await db.table('pins').add({
    id: 'discourse:x#a2',
    pinnedAt: 5,
    answer: {
      id: 'discourse:x#a2',
      url: 'https://x.example/t/1/2',
      html: '<p>Turn it off.</p>',
      text: 'Turn it off.',
      author: { name: 'ana' },
      acceptedBy: null,
    },
    thread: {
      id: 'discourse:x#1',
      title: 'Lights flicker',
      url: 'https://x.example/t/1',
      communityId: 'discourse:x',
      communityName: 'x',
      platform: 'discourse',
      tags: [],
    },
    topic: { question: 'lights flicker' },
  });
  await db.table('hosts').add({ scope: 'api.stackexchange.com', retryAt: 99 });
  await db.table('findings').add({ base: 'https://x.example', community: null, foundAt: 3, declinedAt: 4 });
  db.close();
}

it('opens a database of version 1 with every pin, pause and refusal still in it', async () => {
  await makeVersion1('migrate-1');
  const db = openDb('migrate-1');
  expect(await db.pins.toArray()).toMatchObject([{ id: 'discourse:x#a2', answer: { text: 'Turn it off.' } }]);
  expect(await db.hosts.get('api.stackexchange.com')).toEqual({
    scope: 'api.stackexchange.com',
    retryAt: 99,
  });
  expect((await db.findings.get('https://x.example'))?.declinedAt).toBe(4);
  await db.feedback.put({ answerId: 'a', threadId: 't', communityId: 'c', verdict: 'helped', saidAt: 1 });
  expect(await db.feedback.count()).toBe(1);
  await db.delete();
});

/** As the second version made it, with what it learned of hosts. */
async function makeVersion2(name: string): Promise<void> {
  await makeVersion1(name);
  const db = new Dexie(name);
  db.version(2).stores({
    lookups: 'id, tabId, [tabId+createdAt], topicKey, createdAt, state',
    threads: 'id, communityId, fetchedAt',
    pins: 'id, pinnedAt',
    hosts: 'scope',
    findings: 'base',
    ledger: '++id, at, host',
    feedback: 'answerId, threadId',
    sightings: 'key, seenAt',
    models: 'id',
    modelFiles: 'id',
  });
  await db.table('hosts').add({ scope: 'x.example', quotaLeft: 12, quotaMax: 300, quotaAt: 7 });
  await db.table('hosts').add({ scope: 'y.example', titleSearchRefusedAt: 8 });
  await db
    .table('feedback')
    .add({ answerId: 'a', threadId: 't', communityId: 'c', verdict: 'helped', saidAt: 1 });
  db.close();
}

it('opens a database of version 2, and goes on counting at the hosts that it knew', async () => {
  await makeVersion2('migrate-2');
  const db = openDb('migrate-2');
  expect(await db.feedback.count()).toBe(1);
  expect(await db.pins.count()).toBe(1);
  await healthOf(db).change(['x.example', 'y.example'], (book) => {
    for (const [scope, known] of book) book.set(scope, { ...known, askedOn: 0, askedCount: 1 });
  });
  expect(await db.hosts.bulkGet(['x.example', 'y.example', 'api.stackexchange.com'])).toEqual([
    { scope: 'x.example', quotaLeft: 12, quotaMax: 300, quotaAt: 7, askedOn: 0, askedCount: 1 },
    { scope: 'y.example', titleSearchRefusedAt: 8, askedOn: 0, askedCount: 1 },
    { scope: 'api.stackexchange.com', retryAt: 99 },
  ]);
  const kept = { url: 'https://x.example/', accept: '', body: '', contentType: '', bytes: 0, at: 1 };
  await db.replies.put(kept);
  expect(await db.replies.toArray()).toEqual([kept]);
  await db.delete();
});

/** As the third version made it, with a pin that nobody can tell the shape of. */
async function makeVersion3(name: string): Promise<void> {
  await makeVersion2(name);
  const db = new Dexie(name);
  db.version(3).stores({
    lookups: 'id, tabId, [tabId+createdAt], topicKey, createdAt, state',
    threads: 'id, communityId, fetchedAt',
    pins: 'id, pinnedAt',
    hosts: 'scope',
    findings: 'base',
    ledger: '++id, at, host',
    feedback: 'answerId, threadId',
    sightings: 'key, seenAt',
    models: 'id',
    modelFiles: 'id',
    additions: 'id, domain',
    replies: 'url, [at+bytes]',
  });
  await db.table('pins').add({ id: 'odd', pinnedAt: 6, answer: null });
  const added = { id: 'x.example flarum:https://f.example', domain: 'x.example', addedAt: 1 };
  await db.table('additions').add({ ...added, community: { id: 'flarum:https://f.example' } });
  db.close();
}

const untouched = {
  writtenAt: expect.any(Number),
  hasNote: false,
  isSelection: false,
  tags: [],
  changes: [],
};

it('opens a database of version 3: every pin is found in the library, and what was added is still there', async () => {
  await makeVersion3('migrate-3');
  const db = openDb('migrate-3');
  expect((await allPins(db)).map(({ id }) => id)).toEqual(['odd', 'discourse:x#a2']);
  expect(await db.pinDigests.toArray()).toEqual([
    {
      ...untouched,
      id: 'discourse:x#a2',
      pinnedAt: 5,
      title: 'Lights flicker',
      communityId: 'discourse:x',
      communityName: 'x',
      text: 'lights flicker\n\n\nlights flicker\n\nx\nana\nturn it off.',
    },
    {
      ...untouched,
      id: 'odd',
      pinnedAt: 6,
      title: '',
      communityId: '',
      communityName: '',
      text: '\n\n\n\n\n\n\n',
    },
  ]);
  expect((await db.additions.toArray()).length).toBe(1);
  await editPins(db, ['discourse:x#a2', 'odd'], () => ({ tags: ['kept'] }), 9);
  expect((await db.pinDigests.toArray()).map(({ tags }) => tags)).toEqual([['kept'], ['kept']]);
  await db.delete();
});

const reference = { id: 'far', url: 'https://x.example/t/9', title: 'Far', communityId: 'c', pinnedAt: 3 };

/** As the fourth version made it, with notes and tags on the pin that version 1 made. */
async function makeVersion4(name: string): Promise<void> {
  await makeVersion3(name);
  const old = new Dexie(name);
  old.version(4).stores({
    lookups: 'id, tabId, [tabId+createdAt], topicKey, createdAt, state',
    threads: 'id, communityId, fetchedAt',
    pins: 'id, pinnedAt, pageKey, topicKey',
    hosts: 'scope',
    findings: 'base',
    ledger: '++id, at, host',
    feedback: 'answerId, threadId',
    sightings: 'key, seenAt',
    models: 'id',
    modelFiles: 'id',
    additions: 'id, domain',
    replies: 'url, [at+bytes]',
    pinDigests: 'id, pinnedAt, writtenAt',
    removals: 'id, removedAt',
    pinReferences: 'id',
    standings: 'key',
  });
  await old.table('pins').update('discourse:x#a2', { note: 'mine', tags: ['a'], pageKey: 'p', changedAt: 8 });
  await old.table('removals').add({ id: 'gone', removedAt: 7 });
  await old.table('pinReferences').add(reference);
  await old.table('standings').add({ key: 'community c', level: 'muted', name: 'c', saidAt: 1 });
  old.close();
}

it('opens a database of version 4 with notes, tags, removals and pins of other machines as they were', async () => {
  await makeVersion4('migrate-4');
  const db = openDb('migrate-4');
  expect(await pinsBeside(db, { pageKey: 'p' })).toMatchObject([{ note: 'mine', tags: ['a'], changedAt: 8 }]);
  expect(await db.removals.toArray()).toEqual([{ id: 'gone', removedAt: 7 }]);
  expect(await db.pinReferences.toArray()).toEqual([reference]);
  expect(await db.standings.count()).toBe(1);
  await db.delete();
});

it('opens a database of version 5 with its looks at pins, and keeps follows and drafts from then on', async () => {
  await makeVersion4('migrate-5');
  const old = new Dexie('migrate-5');
  old.version(5).stores({
    lookups: 'id, tabId, [tabId+createdAt], topicKey, createdAt, state',
    threads: 'id, communityId, fetchedAt',
    pins: 'id, pinnedAt, pageKey, topicKey',
    hosts: 'scope',
    findings: 'base',
    ledger: '++id, at, host',
    feedback: 'answerId, threadId',
    sightings: 'key, seenAt',
    models: 'id',
    modelFiles: 'id',
    additions: 'id, domain',
    replies: 'url, [at+bytes]',
    pinDigests: 'id, pinnedAt, writtenAt',
    removals: 'id, removedAt',
    pinReferences: 'id',
    standings: 'key',
    pinLooks: 'id',
    wantedChecks: 'id',
  });
  const look = { id: 'discourse:x#a2', at: 9, outcome: 'read', missedAt: 9 };
  await old.table('pinLooks').add(look);
  await old.table('wantedChecks').add({ id: 'discourse:x#a2' });
  old.close();
  const db = openDb('migrate-5');
  expect(await db.pinLooks.toArray()).toEqual([look]);
  expect(await db.wantedChecks.toArray()).toEqual([{ id: 'discourse:x#a2' }]);
  expect((await db.pins.toArray()).find(({ id }) => id === 'discourse:x#a2')?.note).toBe('mine');
  expect(await nextDue(db, 1)).toBeUndefined();
  await follow(db, {
    id: 'tag discourse:x lamp',
    community: {
      id: 'discourse:x',
      platform: 'discourse',
      base: 'https://x.example',
      name: 'x',
      relation: 'own',
    },
    target: { kind: 'tag', tag: 'lamp' },
    title: 'lamp',
    followedAt: 1,
    notifies: true,
    nextAt: 7,
    failures: 0,
    known: [],
  });
  expect(await nextDue(db, 1)).toBe(7);
  expect([await db.news.count(), await db.openings.count(), await db.drafts.count()]).toEqual([0, 0, 0]);
  await db.delete();
});

it('opens a database of version 6 with its follows and openings, and keeps lists of open questions from then on', async () => {
  await makeVersion4('migrate-6');
  const old = new Dexie('migrate-6');
  old.version(6).stores({
    lookups: 'id, tabId, [tabId+createdAt], topicKey, createdAt, state',
    threads: 'id, communityId, fetchedAt',
    pins: 'id, pinnedAt, pageKey, topicKey',
    hosts: 'scope',
    findings: 'base',
    ledger: '++id, at, host',
    feedback: 'answerId, threadId',
    sightings: 'key, seenAt',
    models: 'id',
    modelFiles: 'id',
    additions: 'id, domain',
    replies: 'url, [at+bytes]',
    pinDigests: 'id, pinnedAt, writtenAt',
    removals: 'id, removedAt',
    pinReferences: 'id',
    standings: 'key',
    pinLooks: 'id',
    wantedChecks: 'id',
    follows: 'id, nextAt',
    news: 'id, followId, at',
    openings: 'id, openedAt',
    drafts: 'id, topicKey, changedAt',
  });
  const opening = { id: 'discourse:x#3', url: 'https://x.example/t/3', title: 'Lamp', openedAt: 4, tags: [] };
  await old.table('openings').add(opening);
  old.close();
  const db = openDb('migrate-6');
  expect(await db.openings.toArray()).toEqual([opening]);
  expect((await db.pins.toArray()).find(({ id }) => id === 'discourse:x#a2')?.note).toBe('mine');
  await beginLane(db, { id: 'lamp', wantedAt: 5, places: [] }, () => false);
  expect(await unfinishedPresses(db)).toEqual({ lanes: [], people: [] });
  expect(await db.helpLanes.count()).toBe(1);
  await db.delete();
});

it('opens a database of version 7 with its follows, and remembers from then on which were ended', async () => {
  await makeVersion4('migrate-7');
  const old = new Dexie('migrate-7');
  old.version(7).stores({
    lookups: 'id, tabId, [tabId+createdAt], topicKey, createdAt, state',
    threads: 'id, communityId, fetchedAt',
    pins: 'id, pinnedAt, pageKey, topicKey',
    hosts: 'scope',
    findings: 'base',
    ledger: '++id, at, host',
    feedback: 'answerId, threadId',
    sightings: 'key, seenAt',
    models: 'id',
    modelFiles: 'id',
    additions: 'id, domain',
    replies: 'url, [at+bytes]',
    pinDigests: 'id, pinnedAt, writtenAt',
    removals: 'id, removedAt',
    pinReferences: 'id',
    standings: 'key',
    pinLooks: 'id',
    wantedChecks: 'id',
    follows: 'id, nextAt',
    news: 'id, followId, at',
    openings: 'id, openedAt',
    drafts: 'id, topicKey, changedAt',
    helpLanes: 'id, wantedAt',
    people: 'id, wantedAt',
  });
  const row = { id: 'tag discourse:x lamp', title: 'lamp', followedAt: 5, nextAt: 7, known: ['1'] };
  await old.table('follows').add(row);
  old.close();
  const db = openDb('migrate-7');
  expect(await db.follows.toArray()).toEqual([row]);
  await unfollow(db, [row.id], 9);
  expect(await db.follows.count()).toBe(0);
  expect(await db.followRemovals.toArray()).toEqual([{ id: row.id, removedAt: 9 }]);
  await db.delete();
});
