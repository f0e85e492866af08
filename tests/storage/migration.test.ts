import Dexie from 'dexie';
import { expect, it } from 'vitest';

import { openDb } from '@/storage/db';

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
