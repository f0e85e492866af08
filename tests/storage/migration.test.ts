import Dexie from 'dexie';
import { expect, it } from 'vitest';

import { openDb } from '@/storage/db';
import { healthOf } from '@/storage/hosts';

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
