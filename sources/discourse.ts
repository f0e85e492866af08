import * as z from 'zod/mini';

import { communityAt } from './communities';
import { forumKnowers, latestPosts, unansweredTopics } from './discourse-people';
import { searchForum, withoutOperators } from './discourse-search';
import {
  asPathPart,
  idSchema,
  readError,
  toThread,
  topicItemSchema,
  topicSchema,
  withAnswers,
  type Topic,
  type TopicItem,
} from './discourse-topics';
import { nullOn } from './reading';
import {
  SourceError,
  type Community,
  type PageEvidence,
  type Query,
  type SearchPage,
  type Source,
  type SourceContext,
  type Thread,
} from './source';

const searchPageSize = 50;
/** The server refuses later pages. */
const lastSearchPage = 10;
const minTitleChars = 10;

const similarItemSchema = z.object({
  id: idSchema,
  title: z.nullish(z.string()),
  slug: z.nullish(z.string()),
  blurb: z.nullish(z.string()),
  created_at: z.nullish(z.string()),
  url: z.nullish(z.string()),
});
const similarSchema = z.union([
  z.object({ similar_topics: z.array(similarItemSchema), topics: z.nullish(z.array(topicItemSchema)) }),
  // What a small or a cautious site sends: no wrapper, mostly nothing in it.
  z.array(similarItemSchema),
]);

const basicInfoSchema = z.object({ title: z.nullable(z.string()) });

/** Any forum that runs Discourse, as a guest sees it. */
export const discourse: Source = {
  id: 'discourse',
  name: 'Discourse',
  engine: {
    words: 'all',
    unit: 'post',
    stems: true,
    prefixes: true,
    quotes: true,
    hasTitleSearch: true,
    titlePageSize: 5,
    maxQueryChars: 120,
    minWordChars: 3,
    pageSize: searchPageSize,
    maxPages: lastSearchPage,
  },
  openHosts: [],
  readBatch: 1,
  countsAnswers: true,
  recognise: recogniseTopic,
  fingerprint: fingerprintPage,
  probe: probeBase,
  search: (community, query, context) =>
    query.mode === 'title'
      ? searchSimilar(community, query, context)
      : searchWords(community, query, context),
  read: readTopics,
  searchUrl: (community, text) =>
    `${community.base}/search?${new URLSearchParams({ q: withoutOperators(text.replaceAll('"', ' ')) })}`,
  askUrl: (community, { title, body, tags }) => {
    const draft = new URLSearchParams({ title });
    if (body !== undefined) draft.set('body', body);
    if (tags && tags.length > 0) draft.set('tags', tags.join(','));
    return `${community.base}/new-topic?${draft}`;
  },
  rulesUrl: ({ base }) => `${base}/guidelines`,
  streams: ['tag', 'person'],
  latest: latestPosts,
  unanswered: unansweredTopics,
  knowers: forumKnowers,
  terms: ({ base, name }) => ({ name: `Terms of ${name}`, url: `${base}/tos` }),
};

/** Its own pages name their generator, and the sub-folder they are installed in. */
function fingerprintPage({ url, html }: PageEvidence): Community | null {
  if (!/<meta\s[^>]{0,40}name="generator"\s[^>]{0,20}content="Discourse[ "]/i.test(html)) return null;
  const folder = /<meta\s[^>]{0,40}name="discourse-base-uri"\s[^>]{0,20}content="(\/[\w./-]{1,200})?"/i.exec(
    html,
  )?.[1];
  return communityAt('discourse', url.origin + (folder ?? '').replace(/\/$/, ''));
}

function recogniseTopic(url: URL): Community | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.hostname === 'meta.discourse.org') return communityAt('discourse', url.origin);
  const folder = /^((?:\/[^/]{1,60}){0,3})\/t\/[^/]{1,255}\/\d{1,10}(?:\/\d{1,6})?\/?$/.exec(
    url.pathname,
  )?.[1];
  return folder === undefined ? null : communityAt('discourse', url.origin + folder);
}

async function probeBase(base: string, { http, signal }: SourceContext): Promise<Community | null> {
  try {
    const url = `${base}/site/basic-info.json`;
    const info = await http.json({ url, why: 'probe', text: '', signal, readError }, basicInfoSchema);
    const title = info.title?.trim() ?? '';
    return title === ''
      ? communityAt('discourse', base)
      : communityAt('discourse', base, { name: title.slice(0, 100) });
  } catch (error) {
    const isElse = error instanceof SourceError && (error.code === 'not-found' || error.code === 'changed');
    if (isElse) return null;
    throw error;
  }
}

async function searchWords(community: Community, query: Query, context: SourceContext): Promise<SearchPage> {
  const text = withoutOperators(query.text);
  if (text === '' || query.page > lastSearchPage) return { threads: [], hasMore: false };
  const { threads, hasMore } = await searchForum(community, { q: text, text, page: query.page }, context);
  const firstRank = (query.page - 1) * searchPageSize;
  return {
    threads: threads.map((thread, index) => ({ ...thread, nativeRank: firstRank + index })),
    hasMore: hasMore && query.page < lastSearchPage,
  };
}

/** The composer's "is your topic similar to…": takes the whole title, and any of its words is enough. */
async function searchSimilar(
  community: Community,
  query: Query,
  { http, signal }: SourceContext,
): Promise<SearchPage> {
  const { text } = query;
  if (text.length < minTitleChars || query.page > 1) return { threads: [], hasMore: false };
  // `raw` may not be empty on older servers; the title's words then count in the opening posts as well.
  const url = `${community.base}/topics/similar_to.json?${new URLSearchParams({ title: text, raw: text })}`;
  const found = await http.json({ url, why: 'search', text, signal, readError }, similarSchema);
  const items = Array.isArray(found) ? found : found.similar_topics;
  const topics = new Map(
    (Array.isArray(found) ? [] : (found.topics ?? [])).map((topic) => [topic.id, topic]),
  );
  const threads = items.flatMap((item) => toThread(community, fromSimilar(item, topics), item.blurb ?? ''));
  if (items.length > 0 && threads.length === 0) {
    throw new SourceError('changed', 'The reply has another shape at similar_topics.0.title.');
  }
  return { threads: threads.map((thread, nativeRank) => ({ ...thread, nativeRank })), hasMore: false };
}

/** The title stands beside the blurb, or in a list of topics at the end of the reply. */
function fromSimilar(
  item: z.infer<typeof similarItemSchema>,
  topics: ReadonlyMap<number, TopicItem>,
): TopicItem {
  const topic = topics.get(item.id);
  return {
    ...topic,
    id: item.id,
    title: item.title ?? topic?.title,
    slug: item.slug ?? topic?.slug ?? /\/t\/([^/]{1,255})\/\d/.exec(item.url ?? '')?.[1],
    created_at: item.created_at ?? topic?.created_at,
    // Where the number of posts isn't told, one answer is assumed: the thread is worth reading.
    posts_count: topic?.posts_count ?? 2,
  };
}

async function readTopics(
  community: Community,
  threads: Thread[],
  context: SourceContext,
): Promise<Thread[]> {
  const read: Thread[] = [];
  for (const thread of threads) {
    const topic = await nullOn(['not-found'], readTopic(community, thread.nativeId, context));
    if (topic) read.push(withAnswers(community, thread, topic));
  }
  return read;
}

/** The first twenty posts, and the accepted answer's surroundings where it comes later. */
async function readTopic(community: Community, id: string, context: SourceContext): Promise<Topic> {
  const topic = await fetchTopic(community, id, context);
  const accepted = topic.accepted_answer?.post_number;
  const { posts } = topic.post_stream;
  if (accepted === undefined || posts.some((post) => post.post_number === accepted)) return topic;
  const slug = topic.slug ? asPathPart(topic.slug) : '-';
  const later = await unlessLost(fetchTopic(community, `${slug}/${id}/${accepted}`, context));
  const all = new Map([...posts, ...(later?.post_stream.posts ?? [])].map((post) => [post.id, post]));
  const inOrder = [...all.values()].sort((a, b) => a.post_number - b.post_number);
  return { ...topic, post_stream: { posts: inOrder } };
}

/** `place` is a topic's id, or `slug/id/number` for a window around one post: another slug is sent on to the right one. */
function fetchTopic(community: Community, place: string, { http, signal }: SourceContext): Promise<Topic> {
  const url = `${community.base}/t/${place}.json`;
  return http.json({ url, why: 'answers', text: '', signal, readError }, topicSchema);
}

/** Null where it is gone, and of a part of what has been read already: that it moved is no reason to lose the rest. */
async function unlessLost<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await nullOn(['not-found'], reading);
  } catch (error) {
    if (error instanceof SourceError && error.code === 'refused') return null;
    throw error;
  }
}

// Verified against recorded topics of five forums (2013 to 2026), one recorded search (meta.discourse.org) and the
// server's own controllers and serialisers. Never seen: a live similar_to.json or basic-info.json, a topic with a
// solution, and the refusals, which follow the server's source.
