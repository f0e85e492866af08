import type { Topic } from '@/detection/topic';
import { sources } from '@/sources/registry';
import type { Community } from '@/sources/source';
import { additionsFor } from '@/storage/additions';
import type { CommonplaceDb } from '@/storage/db';
import { findingsFor } from '@/storage/findings';
import { isSilenced } from '@/storage/settings';

import { applyFindings, linkedCommunities, stackExchangeSites } from './communities';
import { directoryCommunities } from './directory';
import { generalCommunities } from './general-communities';

/** At most so many of each kind are asked about one topic: a question is not broadcast. */
const MAX_OWN = 3;
/** Of the company's own, so many that its page links: what the directory knows for sure has a place beside them. */
const MAX_LINKED_OWN = 2;
const MAX_SITES = 2;
const MAX_GENERAL = 3;

/** What the reader has chosen about communities. */
export type Preferences = {
  /** Ids of general communities that are asked about every topic. */
  generalCommunities: readonly string[];
  /** Ids of communities that are never asked. */
  silencedCommunities: readonly string[];
  /** Reddit may be asked in the reader's own session. */
  asksRedditAsReader: boolean;
};

export const defaultPreferences: Preferences = {
  generalCommunities: [],
  silencedCommunities: [],
  asksRedditAsReader: false,
};

/** May this community be asked, by what the reader has chosen? That may change while it is being asked. */
export function mayBeAsked(community: Community, preferences: Preferences): boolean {
  if (isSilenced(preferences.silencedCommunities, community)) return false;
  return !isAskedAsReader(community) || preferences.asksRedditAsReader;
}

function isAskedAsReader({ platform }: Community): boolean {
  return platform !== 'unknown' && sources[platform].asksAsReader === true;
}

/** What holds where nobody has pressed: in the reader's own session nothing is asked then. */
export function withoutPress(preferences: Preferences): Preferences {
  return { ...preferences, asksRedditAsReader: false };
}

/** The communities that fit a topic, in the order in which they are shown, and the brand's place on Reddit. */
export type Choice = { communities: Community[]; subreddit?: string };

/**
 * Whom to ask: those the reader has named, those the page links, those the directory knows for the company; then the
 * Stack Exchange sites about the topic; then general places that the reader has switched on. Nothing is sent for it.
 */
export async function chooseCommunities(
  topic: Topic,
  pageUrl: string | undefined,
  about: {
    db: CommonplaceDb;
    now: number;
    words: (text: string) => string[];
    preferences: Preferences;
  },
): Promise<Choice> {
  const host = pageUrl === undefined ? undefined : new URL(pageUrl).hostname;
  const { db, now, words, preferences } = about;
  const known = directoryCommunities({
    ...(pageUrl === undefined ? {} : { pageUrl }),
    ...(topic.brand === undefined ? {} : { brand: topic.brand }),
    ...(topic.product === undefined ? {} : { product: topic.product }),
  });
  const added = await additionsFor(db, host);
  const linked = linkedCommunities(topic);
  const wide = generalCommunities.filter(({ id }) => preferences.generalCommunities.includes(id));
  const findings = await findingsFor(
    db,
    [...added, ...linked, ...known, ...wide].map(({ base }) => base),
  );
  const asTold = (communities: Community[]) => withoutDoubles(applyFindings(communities, findings, now));
  const isAsked = (community: Community) => mayBeAsked(community, preferences);
  const told = withoutDoubles([...asTold(added), ...withFewOwn(asTold(linked), isAsked), ...asTold(known)]);
  const own = told.filter(({ relation }) => relation === 'own').filter(isAsked);
  const general = told.filter(({ relation }) => relation !== 'own').filter(isAsked);
  const sites = [...general, ...stackExchangeSites(topic, words)].filter(isSite).filter(isAsked);
  const elsewhere = [...general, ...asTold(wide)].filter((community) => !isSite(community)).filter(isAsked);
  const subreddit = told.find(({ platform }) => platform === 'reddit');
  return {
    communities: withoutDoubles([
      ...own.slice(0, MAX_OWN),
      ...withoutDoubles(sites).slice(0, MAX_SITES),
      ...withoutDoubles(elsewhere).slice(0, MAX_GENERAL),
    ]),
    ...(subreddit ? { subreddit: subreddit.base.split('/').at(-1) ?? '' } : {}),
  };
}

/** The first of the company's own that may be asked, and whatever else there is. */
function withFewOwn(communities: Community[], isAsked: (community: Community) => boolean): Community[] {
  const own = communities.filter(({ relation }) => relation === 'own').filter(isAsked);
  const few = new Set(own.slice(0, MAX_LINKED_OWN));
  return communities.filter((community) => community.relation !== 'own' || few.has(community));
}

function isSite({ platform }: Community): boolean {
  return platform === 'stack-exchange';
}

/** Each community once: the first that names it, but a known platform rather than a guess at the same host. */
function withoutDoubles(communities: Community[]): Community[] {
  const knownHosts = new Set(
    communities.filter(({ platform }) => platform !== 'unknown').map(({ base }) => new URL(base).host),
  );
  const byId = new Map<string, Community>();
  for (const community of communities) {
    if (community.platform === 'unknown' && knownHosts.has(new URL(community.base).host)) continue;
    if (!byId.has(community.id)) byId.set(community.id, community);
  }
  return [...byId.values()];
}
