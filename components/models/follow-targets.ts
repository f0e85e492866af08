import type { RankedAnswer } from '@/ranking/ranked';
import type { Author, Community, Person, PlatformId, Query } from '@/sources/source';
import type { FollowTarget, LookupRow, QueryRow } from '@/storage/db';
import { followId } from '@/storage/follows';

/** Platforms that tell what is new under a tag and by a person (`streams` of their adapters). */
export const streamPlatforms: readonly PlatformId[] = ['stack-exchange', 'discourse', 'mastodon', 'lemmy'];
/** What a search finds there is whatever came last, not what fits the words: it is followed by its tags. */
const feedPlatforms: readonly PlatformId[] = ['mastodon'];
/** A group is what a Lemmy server has for tags; its posts have none. */
const groupPlatforms: readonly PlatformId[] = ['lemmy'];
const MAX_TAGS = 3;

/** Something that can be followed from a card. */
export type Followable = { id: string; community: Community; target: FollowTarget; title: string };

/** What can be followed from a card: its question, its tags, its author, and its topic at its community. */
export function followablesOf(
  { answer, thread }: Pick<RankedAnswer, 'answer' | 'thread'>,
  lookup: Pick<LookupRow, 'topic' | 'sources'> | null | undefined,
): Followable[] {
  const source = lookup?.sources[thread.communityId];
  const community = source?.community ?? placeOf(thread);
  const { id: threadId, nativeId, url, title, platform } = thread;
  const followable = (target: FollowTarget, name: string): Followable => ({
    id: followId(community.id, target),
    community,
    target,
    title: name.slice(0, 300),
  });
  const found = [followable({ kind: 'question', question: { threadId, nativeId, url, title } }, title)];
  if (streamPlatforms.includes(platform)) {
    const tags = groupPlatforms.includes(platform) ? [] : thread.tags;
    for (const tag of [...new Set([...tags, ...(community.tags ?? [])])].slice(0, MAX_TAGS))
      found.push(followable({ kind: 'tag', tag }, tag));
    const person = personOf(platform, community.base, answer.author);
    if (person) found.push(followable({ kind: 'person', person }, person.name));
  }
  const query = lookup?.topic && bestQuery(source?.queries ?? [], lookup.topic.language);
  if (!lookup?.topic || !query || feedPlatforms.includes(platform)) return found;
  const { question, brand, product, language } = lookup.topic;
  const topic = {
    question,
    language,
    ...(brand === undefined ? {} : { brand }),
    ...(product === undefined ? {} : { product }),
  };
  return [...found, followable({ kind: 'topic', topic, query }, question)];
}

/** Where the lookup does not know the community any more: its id tells the rest. */
function placeOf({ communityId, communityName, url }: RankedAnswer['thread']): Community {
  return {
    id: communityId,
    platform: 'unknown',
    base: URL.canParse(url) ? new URL(url).origin : url,
    name: communityName,
    relation: 'general',
  };
}

/** The words that found most there. They were redacted, and sent once already. */
function bestQuery(queries: readonly QueryRow[], language: string): Query | undefined {
  const [best] = queries
    .filter(({ text, found = 0, page = 1 }) => text !== '' && found > 0 && page === 1)
    .sort((a, b) => (b.found ?? 0) - (a.found ?? 0));
  return best && { text: best.text, mode: best.mode, language, page: 1 };
}

/** By what the platform knows an author, from the address of their page; undefined where that does not tell. */
export function personOf(platform: PlatformId, base: string, { name, url }: Author): Person | undefined {
  if (name === null || url === undefined || !URL.canParse(url)) return undefined;
  const { host, pathname } = new URL(url);
  const id = idIn(platform, pathname);
  if (id === undefined) return undefined;
  const isElsewhere = groupPlatforms.concat('mastodon').includes(platform) && host !== new URL(base).host;
  return { id: isElsewhere && !id.includes('@') ? `${id}@${host}` : id, name, url };
}

function idIn(platform: PlatformId, path: string): string | undefined {
  if (platform === 'stack-exchange') return /\/users\/(\d{1,12})(?:\/|$)/.exec(path)?.[1];
  const shape = platform === 'mastodon' ? /^\/@([^/]{1,200})\/?$/ : /\/u\/([^/]{1,200})\/?$/;
  const part = shape.exec(path)?.[1];
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
