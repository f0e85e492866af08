import * as z from 'zod/mini';

import { communityAt } from './communities';
import { placeOnServer, withoutHandles } from './fediverse';
import { nullOn, otherSoftware, ranked, readEach } from './reading';
import {
  commentViewSchema,
  postViewSchema,
  toAnswers,
  toThreads,
  withComments,
  type CommentView,
  type PostView,
} from './lemmy-views';
import { looseText, titleOf } from './loose-fields';
import {
  SourceError,
  type Community,
  type HelpWanted,
  type PageEvidence,
  type Post,
  type PostStream,
  type Query,
  type SearchPage,
  type Source,
  type SourceContext,
  type Thread,
} from './source';

const pageSize = 50;
/** Of a person's posts, and as many comments. */
const personPageSize = 20;
const excerptChars = 300;
/** A post brings its group's whole sidebar along, fifty times. */
const maxReplyBytes = 6_000_000;
/** How long to leave a server alone that asks for a pause without saying for how long. */
const pauseMs = 60_000;

/** Servers that any page may ask, as Lemmy's own settings have it. */
const openHosts = ['lemmy.world', 'lemmy.ml', 'sh.itjust.works', 'programming.dev', 'feddit.org', 'lemmy.ca'];

const siteSchema = z.object({
  version: z.string(),
  site_view: z.object({ site: z.object({ name: looseText }) }),
});
const searchSchema = z.object({ posts: z.array(postViewSchema) });
const commentsSchema = z.union([
  z.object({ comments: z.array(commentViewSchema) }),
  z.pipe(
    z.object({ items: z.array(commentViewSchema) }),
    z.transform(({ items }) => ({ comments: items })),
  ),
]);
const refusalSchema = z.object({ error: z.string() });
/** Version 4 calls its lists `items`. */
const postListSchema = z.union([
  z.pipe(
    z.object({ posts: z.array(postViewSchema) }),
    z.transform(({ posts }) => posts),
  ),
  z.pipe(
    z.object({ items: z.array(postViewSchema) }),
    z.transform(({ items }) => items),
  ),
]);
const personSchema = z.union([
  z.object({ posts: z.array(postViewSchema), comments: z.array(commentViewSchema) }),
  // Version 4 mixes them.
  z.pipe(
    z.object({
      items: z.array(
        z.discriminatedUnion('type_', [
          z.extend(commentViewSchema, { type_: z.literal('comment') }),
          z.extend(postViewSchema, { type_: z.literal('post') }),
        ]),
      ),
    }),
    z.transform(({ items }) => ({
      posts: items.flatMap((item) => ('comment' in item ? [] : [item])),
      comments: items.flatMap((item) => ('comment' in item ? [item] : [])),
    })),
  ),
]);

/** Any server that runs Lemmy, over version 3 of its API (0.x) or version 4 (1.x), whichever `details.api` names. */
export const lemmy: Source = {
  id: 'lemmy',
  name: 'Lemmy',
  engine: {
    words: 'all',
    unit: 'post',
    stems: false,
    prefixes: false,
    substrings: true,
    isOrdered: true,
    hasTitleSearch: false,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize,
  },
  openHosts,
  readBatch: 1,
  recognise: (url) =>
    placeOnServer('lemmy', openHosts, url, /^\/c\/([\w.-]{1,100}(?:@[\w.-]{1,100})?)(?:\/|$)/),
  fingerprint: fingerprintPage,
  nodeinfoNames: ['lemmy'],
  probe: probeBase,
  needsDetails: true,
  search: searchPosts,
  read: (community, threads, context) =>
    readEach(threads, (thread) => readComments(community, thread, context)),
  searchUrl: ({ base }, text) =>
    `${base}/search?${new URLSearchParams({ q: withoutHandles(text), type: 'Posts' })}`,
  askUrl: ({ base }, { title, body }) =>
    `${base}/create_post?${new URLSearchParams({ title, ...(body === undefined ? {} : { body }) })}`,
  terms: ({ base, name }) => ({ name: `Terms of ${name}`, url: `${base}/legal` }),
  streams: ['tag', 'person'],
  latest: latestPosts,
  unanswered: unansweredPosts,
};

/** Its own user interface: other apps for Lemmy stand at other hosts. */
function fingerprintPage({ url, html }: PageEvidence): Community | null {
  const isLemmyUi =
    html.includes('window.isoData') &&
    /<meta\s[^>]{0,40}name="Description"\s{1,9}content="Lemmy"/i.test(html);
  return isLemmyUi ? communityAt('lemmy', url.origin) : null;
}

/** 1.0 still speaks version 3, but its search then heeds neither group nor page. */
async function probeBase(base: string, { http, signal }: SourceContext): Promise<Community | null> {
  for (const api of ['v3', 'v4']) {
    const url = `${base}/api/${api}/site`;
    const request = { url, why: 'probe', text: '', signal, readError } as const;
    const site = await nullOn(otherSoftware, http.json(request, siteSchema));
    if (!site) continue;
    const name = site.site_view.site.name?.trim().slice(0, 100);
    const details = { api: /^[1-9]/.test(site.version) ? 'v4' : api };
    return communityAt('lemmy', base, { details, ...(name ? { name } : {}) });
  }
  return null;
}

function speaksV4({ details }: Community): boolean {
  return details?.['api'] === 'v4';
}

async function searchPosts(
  community: Community,
  query: Query,
  { http, signal }: SourceContext,
): Promise<SearchPage> {
  const text = withoutHandles(query.text);
  const isV4 = speaksV4(community);
  // Version 4 gives cursors in place of page numbers, and whoever asks for a page here has none.
  if (text === '' || (isV4 && query.page > 1)) return { threads: [], hasMore: false };
  const group = (query.tags ?? community.tags)?.[0];
  const parameters = new URLSearchParams({
    ...(isV4
      ? { search_term: text, type_: 'posts' }
      : { q: text, type_: 'Posts', sort: 'TopAll', listing_type: 'All', page: String(query.page) }),
    limit: String(pageSize),
    ...(group === undefined ? {} : { community_name: group.replace(/^!/, '') }),
  });
  const url = `${community.base}/api/${isV4 ? 'v4' : 'v3'}/search?${parameters}`;
  const request = { url, why: 'search', text, signal, maxBytes: maxReplyBytes, readError } as const;
  const { posts } = await http.json(request, searchSchema);
  return {
    threads: ranked(
      posts.flatMap((view) => toThreads(community, 'lemmy', view)),
      (query.page - 1) * pageSize,
    ),
    hasMore: !isV4 && posts.length >= pageSize,
  };
}

/** The newest posts of a group ('support@server'), or the newest posts and comments of a person ('ana@server'). */
async function latestPosts(
  community: Community,
  stream: PostStream,
  context: SourceContext,
): Promise<Post[]> {
  if (stream.kind === 'tag') {
    const list = `post/list?${newestOf({ group: stream.tag }, speaksV4(community))}`;
    return threadsOf(community, await askList(community, list, '', postListSchema, context)).map(postOf);
  }
  const parameters = speaksV4(community)
    ? { username: stream.person.id, limit: String(personPageSize) }
    : { username: stream.person.id, sort: 'New', limit: String(personPageSize) };
  const path = `${speaksV4(community) ? 'person/content' : 'user'}?${new URLSearchParams(parameters)}`;
  const { posts, comments } = await askList(community, path, '', personSchema, context);
  const replies = comments.flatMap((view) => toReplies(community, view));
  return [...threadsOf(community, posts).map(postOf), ...replies].toSorted(
    (a, b) => (b.postedAt ?? 0) - (a.postedAt ?? 0),
  );
}

/** Posts without a comment: of the group that is wanted; where there is no such group, of those with the words. */
async function unansweredPosts(
  community: Community,
  { tags, text }: HelpWanted,
  context: SourceContext,
): Promise<Thread[]> {
  const isV4 = speaksV4(community);
  const group = tags[0] ?? community.tags?.[0];
  const words = withoutHandles(text);
  const list = (wanted: Wanted, sent: string) => {
    const path = `post/list?${newestOf({ ...wanted, isUnanswered: true }, isV4)}`;
    return askList(community, path, sent, postListSchema, context);
  };
  const ofGroup = group === undefined ? null : await nullOn(['not-found'], list({ group }, ''));
  const found = async () => {
    if (words === '' || isV4) return list(words === '' ? {} : { words }, words);
    const parameters = {
      q: words,
      type_: 'Posts',
      sort: 'New',
      listing_type: 'All',
      limit: String(pageSize),
    };
    return askList(community, `search?${new URLSearchParams(parameters)}`, words, postListSchema, context);
  };
  return threadsOf(community, ofGroup ?? (await found())).filter(
    ({ answerCount, closedAs }) => answerCount === 0 && closedAs === undefined,
  );
}

function askList<T>(
  community: Community,
  path: string,
  text: string,
  schema: z.ZodMiniType<T>,
  { http, signal }: SourceContext,
): Promise<T> {
  const url = `${community.base}/api/${speaksV4(community) ? 'v4' : 'v3'}/${path}`;
  return http.json({ url, why: 'search', text, signal, maxBytes: maxReplyBytes, readError }, schema);
}

type Wanted = { group?: string; words?: string; isUnanswered?: boolean };

function newestOf({ group, words, isUnanswered }: Wanted, isV4: boolean): URLSearchParams {
  return new URLSearchParams({
    ...(group === undefined ? {} : { community_name: group.replace(/^!/, '') }),
    ...(words === undefined ? {} : { search_term: words }),
    sort: isV4 ? 'new' : 'New',
    type_: isV4 ? 'all' : 'All',
    limit: String(pageSize),
    // Version 3 gives them all; 0: not only as far back as the site's own front page reaches.
    ...(isV4 ? { time_range_seconds: '0' } : {}),
    ...(isV4 && isUnanswered ? { no_comments_only: 'true' } : {}),
  });
}

/** The newest first: a group's pinned posts stand before all others in its lists. */
function threadsOf(community: Community, views: PostView[]): Thread[] {
  const threads = views.flatMap((view) => toThreads(community, 'lemmy', view));
  return ranked(threads.toSorted((a, b) => (b.askedAt ?? 0) - (a.askedAt ?? 0)));
}

function postOf({ id, title, url, author, askedAt, text }: Thread): Post {
  return {
    id,
    kind: 'question',
    title,
    url,
    author: author ?? { name: null },
    ...(askedAt === undefined ? {} : { postedAt: askedAt }),
    excerpt: text.slice(0, excerptChars),
  };
}

function toReplies(community: Community, view: CommentView): Post[] {
  const title = titleOf(view.post?.name ?? '');
  return toAnswers(community, view).map(({ id, url, author, text, postedAt }) => ({
    id,
    kind: 'answer',
    title: title === '' ? text.slice(0, 120) : title,
    url,
    author,
    ...(postedAt === undefined ? {} : { postedAt }),
    excerpt: text.slice(0, excerptChars),
  }));
}

/** The fifty comments with the most points. Without a depth, since with one the limit is ignored. */
async function readComments(
  community: Community,
  thread: Thread,
  { http, signal }: SourceContext,
): Promise<Thread | null> {
  const parameters = new URLSearchParams({
    post_id: thread.nativeId,
    limit: String(pageSize),
    // 0: not only as far back as the site's own front page reaches.
    ...(speaksV4(community)
      ? { sort: 'top', type_: 'all', time_range_seconds: '0' }
      : { sort: 'Top', type_: 'All' }),
  });
  const url = `${community.base}/api/${speaksV4(community) ? 'v4' : 'v3'}/comment/list?${parameters}`;
  const request = { url, why: 'answers', text: '', signal, maxBytes: maxReplyBytes, readError } as const;
  const { comments } = await http.json(request, commentsSchema);
  return withComments(community, thread, comments);
}

/** Nearly every refusal has status 400; only the body tells which. */
function readError({ status, body, now }: { status: number; body: string; now: number }): SourceError | null {
  const name = status === 429 ? '' : errorOf(body);
  if (name === 'rate_limit_error') {
    return new SourceError('throttled', 'The server asks for a pause.', { retryAt: now + pauseMs });
  }
  if (/^(?:instance_is_private|not_logged_in|site_ban)$/.test(name)) {
    return new SourceError('refused', 'The server is for its members.');
  }
  if (/^(?:couldnt_find_\w{1,40}|not_found)$/.test(name)) {
    return new SourceError('not-found', 'The server has no such post or group.');
  }
  return null;
}

function errorOf(body: string): string {
  try {
    const parsed = refusalSchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.error : '';
  } catch {
    // A proxy's page: the status has to tell.
    return '';
  }
}

// Verified against one recorded comment of a 0.19 server and the server's own source: 0.17 to 0.19.20 (version 3),
// 1.0.0-beta.1 and the commits of August 2026 (version 4, and version 3 as 1.0 keeps it); addresses and page marks
// against lemmy-ui. Never seen: a live search or list, a person's posts, and refusals, which follow the source.
