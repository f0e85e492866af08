import { expect, it } from 'vitest';

import type { Thread } from '@/sources/source';
import { openDb, type LookupRow } from '@/storage/db';
import { putThreads, threadsOf } from '@/storage/threads';

const base = 'https://support.brewpoint.example';

function aThread(id: string, url: string, isStaff: boolean): Thread {
  const answer = {
    id: `${id}-a`,
    url,
    html: '<p>Descale it.</p>',
    text: 'Descale it.',
    author: { name: 'Brewpoint', ...(isStaff ? { isStaff } : {}) },
    acceptedBy: null,
  };
  return {
    id,
    communityId: `zendesk:${base}`,
    communityName: 'Brewpoint',
    platform: 'zendesk',
    nativeId: id,
    url,
    title: 'E7 on the display',
    text: '',
    tags: [],
    answerCount: 1,
    isSolved: true,
    nativeRank: 0,
    isRead: true,
    answers: [answer],
  };
}

it('the article that the reader is on is no answer to itself, whatever its title has become', async () => {
  const db = openDb(`threads-${crypto.randomUUID()}`);
  const threads = [
    aThread('own', `${base}/hc/en-us/articles/4410-E7-explained`, true),
    aThread('other', `${base}/hc/en-us/articles/4411-E8-explained`, true),
    aThread('peers', `${base}/hc/en-us/community/posts/99`, false),
  ];
  await putThreads(db, threads, 1);
  const lookup: LookupRow = {
    id: 'l',
    tabId: 1,
    createdAt: 1,
    state: 'done',
    topicKey: '',
    page: {
      url: `${base}/hc/en-us/articles/4410-The-display-says-E7?utm_source=mail#steps`,
      title: '',
      verdict: { kind: 'article', score: 1, signals: [] },
    },
    sources: {
      z: {
        community: { id: `zendesk:${base}`, platform: 'zendesk', base, name: 'Brewpoint', relation: 'own' },
        state: 'answered',
        queries: [],
        threadIds: threads.map(({ id }) => id),
        readIds: [],
      },
    },
  };
  expect((await threadsOf(db, lookup)).map(({ id }) => id)).toEqual(['other', 'peers']);
  await db.delete();
});
