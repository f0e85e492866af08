import { describe, expect, it } from 'vitest';

import type { Answer, Community, Thread } from '@/sources/source';
import {
  openDb,
  type DraftRow,
  type FollowRow,
  type FollowTarget,
  type LookupRow,
  type NewsRow,
  type PinRow,
  type SourceProgress,
} from '@/storage/db';
import {
  chosenSites,
  forgetEverything,
  forgetSite,
  keysOfSite,
  knownSites,
  withoutSite,
} from '@/storage/forget';
import { pinAnswer } from '@/storage/pins';
import { defaultSettings } from '@/storage/settings';

const now = Date.parse('2026-05-04T12:00:00Z');
const site = 'help.lumenhome.example';
const forum: Community = {
  id: `discourse:https://forum.${site}`,
  platform: 'discourse',
  base: `https://forum.${site}`,
  name: 'Lumenhome forum',
  relation: 'own',
};
const general: Community = {
  id: 'stack-exchange:diy',
  platform: 'stack-exchange',
  base: 'https://diy.example',
  name: 'DIY',
  relation: 'general',
};

const aThread = (id: string, url: string): Thread => ({
  id,
  communityId: general.id,
  communityName: 'DIY',
  platform: 'stack-exchange',
  nativeId: id,
  url,
  title: `Title of ${id}`,
  text: '',
  tags: [],
  answerCount: 0,
  isSolved: false,
  nativeRank: 0,
  isRead: true,
  answers: [],
});

const progress = (community: Community, text: string, threadIds: string[]): SourceProgress => ({
  community,
  state: 'answered',
  queries: [{ text, mode: 'words', cut: [], found: threadIds.length }],
  threadIds,
  readIds: [],
});

function aLookup(id: string, url: string, sources: SourceProgress[]): LookupRow {
  return {
    id,
    tabId: 1,
    createdAt: now,
    state: 'done',
    topicKey: id,
    page: { url, title: id, verdict: { kind: 'article', score: 0.9, signals: [] } },
    sources: Object.fromEntries(sources.map((source) => [source.community.id, source])),
  };
}

function aPin(id: string, pageUrl: string): PinRow {
  const answer: Answer = {
    id,
    url: `https://diy.example/a/${id}`,
    html: '<p>Reset it.</p>',
    text: 'Reset it.',
    author: { name: 'mo' },
    acceptedBy: null,
  };
  const { title, url, communityId, communityName, platform, tags } = aThread(id, 'https://diy.example/q/1');
  return {
    id,
    pinnedAt: now,
    answer,
    thread: { id: `t-${id}`, title, url, communityId, communityName, platform, tags },
    topic: { question: 'hub offline' },
    pageUrl,
  };
}

function aFollow(community: Community, target: FollowTarget): FollowRow {
  const own = target.kind === 'topic' ? target.query.text : 'hub';
  return {
    id: `${target.kind} ${own} ${community.id}`,
    community,
    target,
    title: own,
    followedAt: now,
    notifies: true,
    nextAt: now,
    failures: 0,
    known: [],
  };
}

const aboutTopic = (text: string): FollowTarget => ({
  kind: 'topic',
  topic: { question: text, language: 'en' },
  query: { text, mode: 'words', language: 'en', page: 1 },
});

const someNews = ({ id, name }: Community, of: string): NewsRow => ({
  id: `${id} ${of}`,
  followId: `${of} ${id}`,
  kind: 'question',
  title: 'Hub offline again',
  url: 'https://diy.example/q/9',
  author: null,
  communityName: name,
  excerpt: '',
  at: now,
});

const aDraft = (id: string, parts: Partial<DraftRow>): DraftRow => ({
  id,
  topicKey: '',
  communityId: null,
  title: id,
  product: '',
  version: '',
  error: '',
  body: '',
  tried: [],
  changedAt: now,
  ...parts,
});

let names = 0;

/** One device on which two sites' pages were looked up, one thread among what both found. */
async function aDevice() {
  const db = openDb(`forget-${(names += 1)}`);
  await db.lookups.bulkPut([
    aLookup('mine', `https://${site}/hub`, [
      progress(forum, 'hub offline', ['in-forum']),
      progress(general, 'hub offline', ['only-mine', 'shared']),
    ]),
    aLookup('other', 'https://www.parcelo.example/sync', [progress(general, 'sync 409', ['shared'])]),
  ]);
  await db.threads.bulkPut(
    [
      { ...aThread('in-forum', `https://forum.${site}/t/1`), communityId: forum.id },
      aThread('only-mine', 'https://diy.example/q/2'),
      aThread('shared', 'https://diy.example/q/3'),
    ].map((thread) => ({ ...thread, fetchedAt: now })),
  );
  const sent = { at: now, why: 'search' as const, outcome: 'ok' };
  await db.ledger.bulkAdd([
    { ...sent, host: `forum.${site}`, url: `https://forum.${site}/latest`, text: '' },
    { ...sent, host: 'diy.example', url: 'https://diy.example/?q=hub', text: 'hub offline' },
    { ...sent, host: 'diy.example', url: 'https://diy.example/?q=sync', text: 'sync 409' },
  ]);
  await db.findings.bulkPut([
    { base: `https://forum.${site}`, community: forum, foundAt: now },
    { base: 'https://www.parcelo.example/forum', community: null, foundAt: now },
  ]);
  await db.hosts.bulkPut([{ scope: `forum.${site}` }, { scope: `${site}/search`, retryAt: now + 60_000 }]);
  const seen = { found: 1, isAtLeast: false, seenAt: now };
  await db.sightings.bulkPut([
    { ...seen, key: `${forum.id}\nquery\nhub offline` },
    { ...seen, key: 'discourse:https://talk.parcelo.example\nquery\nsync 409' },
  ]);
  await db.standings.put({ key: `community ${forum.id}`, level: 'muted', name: 'x', saidAt: now });
  await db.follows.bulkPut([
    aFollow(forum, { kind: 'tag', tag: 'hub' }),
    aFollow(general, { kind: 'tag', tag: 'hub' }),
    aFollow(general, aboutTopic('hub offline')),
    aFollow(general, aboutTopic('sync 409')),
  ]);
  await db.news.bulkPut([someNews(forum, 'tag hub'), someNews(general, 'tag hub')]);
  const opened = { title: 'x', communityId: '', communityName: '', tags: [], openedAt: now };
  await db.openings.bulkPut([
    { ...opened, id: 'opened-mine', url: `https://forum.${site}/t/5` },
    { ...opened, id: 'opened-other', url: 'https://diy.example/q/5' },
  ]);
  await db.drafts.bulkPut([
    aDraft('of its topic', { topicKey: 'mine' }),
    aDraft('for its forum', { communityId: forum.id }),
    aDraft('other', { topicKey: 'other', communityId: general.id }),
  ]);
  const place = { wanted: { tags: [], text: '', language: 'en' }, state: 'answered', questions: [] } as const;
  const lane = (id: string, community: Community) => ({
    id,
    wantedAt: now,
    places: [{ ...place, questions: [], community }],
  });
  await db.helpLanes.bulkPut([lane('mine', general), lane('of-forum', forum), lane('other', general)]);
  await db.people.bulkPut(
    [forum, general].map(({ id }) => ({
      id: `${id} hub`,
      communityId: id,
      tag: 'hub',
      state: 'answered',
      knowers: [],
      wantedAt: now,
    })),
  );
  await pinAnswer(db, aPin('pin-mine', `https://${site}/hub`));
  await pinAnswer(db, aPin('pin-other', 'https://www.parcelo.example/sync'));
  return db;
}

describe('forgetting one site', () => {
  it('takes what is followed there or about its topics with its news, what was opened there, and drafts', async () => {
    const db = await aDevice();
    await forgetSite(db, site, { withPins: false, now });
    expect(await db.follows.toCollection().primaryKeys()).toEqual([
      `tag hub ${general.id}`,
      `topic sync 409 ${general.id}`,
    ]);
    // Else another machine that still follows them would bring them back.
    expect(await db.followRemovals.count()).toBe(2);
    expect((await db.news.toArray()).map(({ communityName }) => communityName)).toEqual(['DIY']);
    expect(await db.openings.toCollection().primaryKeys()).toEqual(['opened-other']);
    expect(await db.drafts.toCollection().primaryKeys()).toEqual(['other']);
    await db.delete();
  });

  it('takes the open questions of its topics and communities, and the people that its communities named', async () => {
    const db = await aDevice();
    await forgetSite(db, site, { withPins: false, now });
    expect(await db.helpLanes.toCollection().primaryKeys()).toEqual(['other']);
    expect(await db.people.toCollection().primaryKeys()).toEqual([`${general.id} hub`]);
    await db.delete();
  });

  it('takes its lookups, their threads and words, and what was learnt of it; another site keeps its own', async () => {
    const db = await aDevice();
    await forgetSite(db, site, { withPins: false, now });
    expect(await db.lookups.toCollection().primaryKeys()).toEqual(['other']);
    expect(await db.threads.toCollection().primaryKeys()).toEqual(['shared']);
    expect((await db.ledger.toArray()).map(({ text }) => text)).toEqual(['sync 409']);
    expect(await db.findings.toCollection().primaryKeys()).toEqual(['https://www.parcelo.example/forum']);
    expect(await db.standings.count()).toBe(0);
    expect(await db.sightings.toCollection().primaryKeys()).toEqual([
      'discourse:https://talk.parcelo.example\nquery\nsync 409',
    ]);
  });

  it('keeps its pins unless they are ticked', async () => {
    const db = await aDevice();
    await forgetSite(db, site, { withPins: false, now });
    expect(await db.pins.count()).toBe(2);
    await forgetSite(db, site, { withPins: true, now });
    expect(await db.pins.toCollection().primaryKeys()).toEqual(['pin-other']);
    expect(await db.pinDigests.toCollection().primaryKeys()).toEqual(['pin-other']);
  });

  it('keeps a pause that the site has asked for, so that it is not asked too early', async () => {
    const db = await aDevice();
    await forgetSite(db, site, { withPins: true, now });
    expect(await db.hosts.toCollection().primaryKeys()).toEqual([`${site}/search`]);
    await forgetSite(db, site, { withPins: true, now: now + 120_000 });
    expect(await db.hosts.count()).toBe(0);
  });

  it('does not touch a site whose name only ends alike', async () => {
    const db = await aDevice();
    const keys = await keysOfSite(db, 'lumenhome.example.net', now);
    expect(Object.values(keys).flat()).toEqual([]);
    expect((await keysOfSite(db, 'home.example', now)).lookups).toEqual([]);
    expect((await keysOfSite(db, 'lumenhome.example', now)).lookups).toEqual(['mine']);
  });

  it('takes the choices about it out of every list, and says nothing of lists without it', () => {
    const chosen = {
      ...defaultSettings,
      watchedHosts: [site, 'www.parcelo.example'],
      formHosts: [`forms.${site}`],
      silentHosts: ['www.parcelo.example'],
      silencedCommunities: [forum.id, general.id],
    };
    expect(withoutSite(chosen, site)).toEqual({
      watchedHosts: ['www.parcelo.example'],
      formHosts: [],
      silencedCommunities: [general.id],
    });
    expect(withoutSite(chosen, 'nobody.example')).toEqual({});
  });
});

it('the sites that can be forgotten are those of pages, pins and choices, each once', async () => {
  const db = await aDevice();
  expect(await knownSites(db)).toEqual([site, 'www.parcelo.example']);
  const chosen = { ...defaultSettings, silentHosts: ['bank.example', site], formHosts: [site] };
  expect(chosenSites(chosen)).toEqual(['bank.example', site]);
});

it('forgetting everything leaves no row in any table, not even that pins were removed', async () => {
  const db = await aDevice();
  await db.removals.put({ id: 'gone', removedAt: now });
  await forgetEverything(db);
  const counts = await Promise.all(db.tables.map(async (table) => [table.name, await table.count()]));
  expect(counts.filter(([, count]) => count !== 0)).toEqual([]);
});
