import type { CommonplaceDb, HostRow, LookupRow } from './db';
import { unfollow } from './follows';
import { unpinAnswers } from './pins';
import type { Settings } from './settings';

/** The keys of all rows that tell of one site, by table. */
export type SiteKeys = {
  lookups: string[];
  threads: string[];
  findings: string[];
  additions: string[];
  ledger: number[];
  sightings: string[];
  replies: string[];
  hosts: string[];
  feedback: string[];
  standings: string[];
  follows: string[];
  news: string[];
  openings: string[];
  drafts: string[];
  helpLanes: string[];
  people: string[];
  pins: string[];
};

/** Hosts of pages that were looked up or on which something was pinned. */
export async function knownSites(db: CommonplaceDb): Promise<string[]> {
  const hosts = new Set<string>();
  await db.lookups.each(({ page }) => hosts.add(hostOf(page?.url)));
  await db.pins.each(({ pageUrl }) => hosts.add(hostOf(pageUrl)));
  hosts.delete('');
  return [...hosts].sort();
}

/** Hosts of which the reader has chosen something. */
export function chosenSites(settings: Settings): string[] {
  return [...new Set(hostLists.flatMap((list) => settings[list]))].sort();
}

/**
 * What is kept of a site: `host` and all that lies below it. Its pages' lookups, threads that no other lookup found, what
 * was sent to it or with the words of its pages, what was learnt of it, and pins of its pages and posts. A pause that the
 * site has asked for is kept until it ends. `now` in epoch ms.
 */
export function keysOfSite(db: CommonplaceDb, host: string, now: number): Promise<SiteKeys> {
  const isOf: IsOfSite = (url) => isWithin(hostOf(url), host);
  return db.transaction('r', db.tables, async () => {
    const traces = await tracesOf(db, isOf);
    const sent = await db.ledger
      .filter((row) => isWithin(row.host, host) || (row.text !== '' && traces.words.has(row.text)))
      .toArray();
    const sentTo = new Set(sent.map(({ url }) => url));
    const { hosts, replies, pins } = db;
    const isOver = (row: HostRow): boolean =>
      isWithin(partOf(row.scope, 0, '/'), host) && !isPaused(row, now);
    return {
      lookups: traces.lookups,
      threads: traces.threads,
      ledger: sent.map(({ id }) => id),
      sightings: await sightingsOf(db, traces.communities),
      replies: await replies.filter(({ url }) => sentTo.has(url) || isOf(url)).primaryKeys(),
      hosts: await hosts.filter(isOver).primaryKeys(),
      pins: await pins.filter(({ pageUrl, answer }) => isOf(pageUrl) || isOf(answer.url)).primaryKeys(),
      ...(await sayingsOf(db, isOf, new Set(traces.threads), (domain) => isWithin(domain, host))),
      ...(await pursuitsOf(db, isOf, traces)),
    };
  });
}

type IsOfSite = (url: string | undefined) => boolean;

/** What the lookups of a site's pages have left: their words, whom they asked, threads that nobody else found. */
async function tracesOf(db: CommonplaceDb, isOf: IsOfSite) {
  const lookups: LookupRow[] = [];
  const usedElsewhere = new Set<string>();
  await db.lookups.each((row) => {
    if (isOf(row.page?.url)) lookups.push(row);
    else for (const id of threadsIn(row)) usedElsewhere.add(id);
  });
  const sources = lookups.flatMap((row) => Object.values(row.sources));
  const found = lookups.flatMap(threadsIn).filter((id) => !usedElsewhere.has(id));
  const ids = await db.threads.orderBy('communityId').uniqueKeys();
  const own = ids.map(String).filter((id) => isOf(placeOf(id)));
  const threads = [
    ...(await db.threads.where('id').anyOf(found).primaryKeys()),
    ...(await db.threads.where('communityId').anyOf(own).primaryKeys()),
  ];
  return {
    lookups: lookups.map(({ id }) => id),
    threads: [...new Set(threads)],
    words: new Set(sources.flatMap(({ queries }) => queries.map(({ text }) => text))),
    topicKeys: new Set(lookups.map(({ topicKey }) => topicKey).filter((key) => key !== '')),
    communities: new Set([...own, ...sources.map(({ community }) => community.id)]),
  };
}

/** Which words stand for which page is not told apart in there: all that these communities taught. */
async function sightingsOf(db: CommonplaceDb, communities: ReadonlySet<string>): Promise<string[]> {
  const keys = [...communities].map((id) => db.sightings.where('key').startsWith(`${id}\n`).primaryKeys());
  return (await Promise.all(keys)).flat();
}

/** What a probe or the reader has said of a site, its communities and its threads. */
async function sayingsOf(
  { findings, additions, feedback, standings }: CommonplaceDb,
  isOf: IsOfSite,
  threads: ReadonlySet<string>,
  isDomain: (domain: string) => boolean,
): Promise<Pick<SiteKeys, 'findings' | 'additions' | 'feedback' | 'standings'>> {
  return {
    findings: await findings
      .filter(({ base, community }) => isOf(base) || isOf(community?.base))
      .primaryKeys(),
    additions: await additions
      .filter(({ domain, community }) => isDomain(domain) || isOf(community.base))
      .primaryKeys(),
    feedback: await feedback
      .filter(({ threadId, communityId }) => threads.has(threadId) || isOf(placeOf(communityId)))
      .primaryKeys(),
    standings: await standings.filter(({ key }) => isOf(placeOf(partOf(key, 1, ' ')))).primaryKeys(),
  };
}

/** What the reader follows, has opened and writes there, or about what stood on its pages. */
async function pursuitsOf(
  { follows, news, openings, drafts, helpLanes, people }: CommonplaceDb,
  isOf: IsOfSite,
  { words, topicKeys }: { words: ReadonlySet<string>; topicKeys: ReadonlySet<string> },
): Promise<Pick<SiteKeys, 'follows' | 'news' | 'openings' | 'drafts' | 'helpLanes' | 'people'>> {
  const followed = await follows
    .filter(
      ({ community, target }) =>
        isOf(community.base) || (target.kind === 'topic' && words.has(target.query.text)),
    )
    .primaryKeys();
  return {
    follows: followed,
    news: await news.where('followId').anyOf(followed).primaryKeys(),
    openings: await openings.filter(({ url }) => isOf(url)).primaryKeys(),
    drafts: await drafts
      .filter(({ topicKey, communityId }) => topicKeys.has(topicKey) || isOf(placeOf(communityId ?? '')))
      .primaryKeys(),
    helpLanes: await helpLanes
      .filter(({ id, places }) => topicKeys.has(id) || places.some(({ community }) => isOf(community.base)))
      .primaryKeys(),
    people: await people.filter(({ communityId }) => isOf(placeOf(communityId))).primaryKeys(),
  };
}

/**
 * Forgets what is kept of a site (see `keysOfSite`), its pins only where the reader wants that, too. What was said of a
 * pin that stays, stays. Resolves when it is gone from the disk; it can't be undone.
 */
export async function forgetSite(
  db: CommonplaceDb,
  host: string,
  { withPins, now }: { withPins: boolean; now: number },
): Promise<void> {
  const { pins, feedback, follows, ...keys } = await keysOfSite(db, host, now);
  const kept = new Set(withPins ? [] : pins);
  await db.transaction('rw', db.tables, async () => {
    for (const [table, rows] of Object.entries(keys)) await db.table(table).bulkDelete(rows);
    await db.feedback.bulkDelete(feedback.filter((id) => !kept.has(id)));
    // Not only deleted: another machine that is told nothing would bring them back.
    await unfollow(db, follows, now);
    if (withPins) await unpinAnswers(db, pins, now);
  });
}

const hostLists = ['watchedHosts', 'silentHosts', 'unsilentHosts', 'communityHosts', 'formHosts'] as const;

/** The reader's choices without those about a site, as far as there are any. */
export function withoutSite(settings: Settings, host: string): Partial<Settings> {
  const changed: Partial<Settings> = {};
  for (const list of hostLists) {
    const others = settings[list].filter((other) => !isWithin(other, host));
    if (others.length < settings[list].length) changed[list] = others;
  }
  const silencedCommunities = settings.silencedCommunities.filter(
    (id) => !isWithin(hostOf(placeOf(id)), host),
  );
  const isSame = silencedCommunities.length === settings.silencedCommunities.length;
  return isSame ? changed : { ...changed, silencedCommunities };
}

/** Empties every table, pins among them. Resolves when it is gone from the disk; it can't be undone. */
export async function forgetEverything(db: CommonplaceDb): Promise<void> {
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear();
  });
}

function isPaused({ retryAt = 0, breaker }: HostRow, now: number): boolean {
  return retryAt > now || (breaker?.openUntil ?? 0) > now;
}

function threadsIn({ sources }: LookupRow): string[] {
  return Object.values(sources).flatMap(({ threadIds, cached }) => [
    ...threadIds,
    ...(cached?.threadIds ?? []),
  ]);
}

/** The address in a community's id: 'discourse:https://forum.example'. */
function placeOf(communityId: string): string {
  return communityId.replace(/^[a-z\d-]{1,30}:/, '');
}

function partOf(text: string, place: number, gap: string): string {
  return text.split(gap, place + 1)[place] ?? '';
}

function hostOf(url = ''): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

function isWithin(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}
