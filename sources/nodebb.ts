import * as z from 'zod/mini';

import { communityAt } from './communities';
import { nullOn, otherSoftware, ranked, readEach } from './reading';
import { webAddress, type HttpRequest } from './http';
import { decodeEntities, htmlToText } from './html-text';
import {
  agreementOf,
  loose,
  looseCount,
  looseText,
  plainTitleOf,
  threadStub,
  titleOf,
  told,
} from './loose-fields';
import {
  SourceError,
  type Answer,
  type Author,
  type Community,
  type HelpWanted,
  type PageEvidence,
  type ProblemCode,
  type Query,
  type SearchPage,
  type Source,
  type SourceContext,
  type Thread,
} from './source';

const pageSize = 50;
const minTagChars = 3;
/** How long to leave a forum alone that says it is overloaded. */
const overloadPauseMs = 60_000;
/** How a forum answers guests who may not search: a wall, or no such page where it has no search at all. */
const closed: readonly ProblemCode[] = ['refused', 'not-found'];
const staffGroups = new Set(['administrators', 'Global Moderators']);

/** Numbers here; for what came from another server of the fediverse a UUID or an address. */
const idSchema = z.pipe(
  z.union([z.number(), z.string().check(z.minLength(1), z.maxLength(500))]),
  z.transform((id) => String(id).toWellFormed()),
);
/** Plugins write what they keep as text: '1' for yes. */
const flagSchema = loose(
  z.pipe(
    z.union([z.boolean(), z.number(), z.string()]),
    z.transform((value) => Number(value) === 1),
  ),
);

const userSchema = z.object({
  uid: loose(idSchema),
  username: looseText,
  userslug: looseText,
  displayname: looseText,
  selectedGroups: loose(z.array(z.nullish(z.object({ name: looseText })))),
});

const topicSchema = z.object({
  tid: idSchema,
  uid: loose(idSchema),
  mainPid: loose(idSchema),
  title: z.string(),
  titleRaw: looseText,
  slug: looseText,
  tags: loose(z.array(z.object({ value: z.string() }))),
  postcount: looseCount,
  viewcount: looseCount,
  votes: looseCount,
  timestamp: looseCount,
  lastposttime: looseCount,
  locked: flagSchema,
  deleted: flagSchema,
  scheduled: flagSchema,
  isSolved: flagSchema,
  solvedPid: loose(idSchema),
  user: loose(userSchema),
});
type Topic = z.infer<typeof topicSchema>;

const postSchema = z.object({
  pid: idSchema,
  uid: loose(idSchema),
  content: z.nullish(z.string()),
  timestamp: looseCount,
  edited: looseCount,
  votes: looseCount,
  deleted: flagSchema,
  isAnswer: flagSchema,
  user: loose(userSchema),
});
type Post = z.infer<typeof postSchema>;

const foundSchema = z.object({
  posts: z.array(z.extend(postSchema, { topic: z.nullable(topicSchema), isMainPost: flagSchema })),
  pageCount: looseCount,
});
type FoundPost = z.infer<typeof foundSchema>['posts'][number];
const listSchema = z.object({
  topics: z.array(z.extend(topicSchema, { teaser: loose(z.object({ content: looseText })) })),
});
type ListedTopic = z.infer<typeof listSchema>['topics'][number];
const fullTopicSchema = z.extend(topicSchema, {
  posts: z.array(postSchema),
  pagination: loose(z.object({ pageCount: looseCount })),
});
type FullTopic = z.infer<typeof fullTopicSchema>;

const configSchema = z.object({
  relative_path: z.string(),
  postsPerPage: z.union([z.number(), z.string()]),
  siteTitle: looseText,
});
const categoriesSchema = z.object({
  categories: z.array(
    z.object({ cid: idSchema, topic_count: looseCount, disabled: flagSchema, link: looseText }),
  ),
});

/** Any forum that runs NodeBB, as a guest sees it. Most let only members search: then lists of topics stand in. */
export const nodebb: Source = {
  id: 'nodebb',
  name: 'NodeBB',
  engine: {
    words: 'all',
    unit: 'post',
    stems: true,
    prefixes: false,
    // Any word is enough there, save on PostgreSQL, which wants all of them whatever it is told.
    hasTitleSearch: true,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize,
  },
  openHosts: [],
  readBatch: 1,
  countsAnswers: true,
  recognise: ({ protocol, hostname, origin }) =>
    protocol === 'https:' && hostname === 'community.nodebb.org' ? communityAt('nodebb', origin) : null,
  fingerprint: fingerprintPage,
  nodeinfoNames: ['nodebb'],
  probe: probeBase,
  needsDetails: true,
  search: searchForum,
  read: (community, threads, context) =>
    readEach(threads, async (thread) =>
      withAnswers(community, thread, await readTopic(community, thread.nativeId, context)),
    ),
  searchUrl: ({ base }, text) =>
    `${base}/search?${new URLSearchParams({ term: withoutOperators(text), in: 'titlesposts' })}`,
  askUrl: ({ base, details }, { title, body, tags }) => {
    // The composer opens for a category and for nothing less; the list of topics has a button for it.
    const cid = details?.['cid'];
    if (cid === undefined) return `${base}/recent`;
    const draft = new URLSearchParams({ cid, title });
    if (body !== undefined) draft.set('body', body);
    if (tags && tags.length > 0) draft.set('tags', tags.join(','));
    return `${base}/compose?${draft}`;
  },
  terms: ({ base, name }) => ({ name: `Terms of ${name}`, url: base }),
  unanswered: unansweredTopics,
};

/** Its own pages carry its settings, the sub-folder among them; the header may have been renamed or cut off. */
function fingerprintPage({ url, html, headers }: PageEvidence): Community | null {
  const hasSettings = html.includes('"relative_path":"') && html.includes('"cache-buster":"');
  if (headers.get('x-powered-by') !== 'NodeBB' && !hasSettings) return null;
  const folder = /"relative_path":"(\/[\w./-]{1,200})?"/.exec(html)?.[1] ?? '';
  const cid = /<body\s[^>]{0,400}\bpage-(?:topic-)?category-(\d{1,9})\b/.exec(html)?.[1];
  return communityAt('nodebb', url.origin + folder, cid === undefined ? {} : { details: { cid } });
}

const probing = { why: 'probe', text: '' } as const;

async function probeBase(base: string, context: SourceContext): Promise<Community | null> {
  const asked = askForum(base, 'config', probing, context, configSchema);
  const config = await nullOn(otherSoftware, asked);
  if (!config) return null;
  const cid = await busiestCategory(base, context);
  const name = titleOf(config.siteTitle).slice(0, 100);
  const details: Record<string, string> = cid === undefined ? {} : { cid };
  return communityAt('nodebb', base, name === '' ? { details } : { name, details });
}

/** Where most is asked: the composer must be told a category. */
async function busiestCategory(base: string, context: SourceContext): Promise<string | undefined> {
  const asked = askForum(base, 'categories', probing, context, categoriesSchema);
  const categories = (await nullOn(['refused', 'not-found', 'changed'], asked))?.categories ?? [];
  const open = categories.filter(({ cid, disabled, link }) => /^\d{1,9}$/.test(cid) && !disabled && !link);
  return open.toSorted((a, b) => (b.topic_count ?? 0) - (a.topic_count ?? 0))[0]?.cid;
}

async function searchForum(community: Community, query: Query, context: SourceContext): Promise<SearchPage> {
  const text = withoutOperators(query.text);
  if (text === '') return { threads: [], hasMore: false };
  const asking = { why: 'search', text } as const;
  const asked = askForum(community.base, searchPath(text, query), asking, context, foundSchema);
  const found = query.mode === 'title' ? await asked : await nullOn(closed, asked);
  if (found) return toPage(community, query.page, found);
  return query.page > 1 ? { threads: [], hasMore: false } : browse(community, text, context);
}

function searchPath(text: string, { mode, page }: Query): string {
  const parameters = new URLSearchParams({
    term: text,
    in: 'titlesposts',
    matchWords: mode === 'title' ? 'any' : 'all',
    sortBy: 'relevance',
    page: String(page),
    itemsPerPage: String(pageSize),
    searchOnly: '1',
  });
  return `search?${parameters}`;
}

/** Several posts of a topic may be found, and one post by its words and by its title. */
function toPage(community: Community, page: number, found: z.infer<typeof foundSchema>): SearchPage {
  const posts = new Map(found.posts.toReversed().map((post) => [post.topic?.tid, post] as const));
  const order = [...new Set(found.posts.map(({ topic }) => topic?.tid))];
  const threads = order.flatMap((tid) => fromPost(community, posts.get(tid)));
  return {
    threads: ranked(threads, (page - 1) * pageSize),
    hasMore: page < (found.pageCount ?? 1),
  };
}

/**
 * What guests get who may not search: the latest topics that hold a word, and those with the longest word as their tag.
 * A name says more than a verb, and every list is one more request.
 */
async function browse(community: Community, text: string, context: SourceContext): Promise<SearchPage> {
  const words = [...new Set(text.split(' '))].filter((word) => word.length >= minTagChars);
  const list = (path: string, sent: string) =>
    askForum(community.base, path, { why: 'search', text: sent }, context, listSchema);
  const { topics } = await list('recent', '');
  const [tag] = words.toSorted((a, b) => b.length - a.length);
  const tagged = tag && (await nullOn(closed, list(`tags/${encodeURIComponent(tag.toWellFormed())}`, tag)));
  const all = [...topics, ...(tagged ? tagged.topics : [])];
  const hits = [...new Map(all.map((topic) => [topic.tid, topic])).values()]
    .map((topic) => ({ topic, count: countWords(topic, words) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  const threads = hits.flatMap(({ topic }) =>
    toThread(community, topic, { text: htmlToText(topic.teaser?.content ?? '') }),
  );
  return { threads: ranked(threads, 0), hasMore: false };
}

/**
 * Topics without a reply; where the forum's plugin marks questions, those with replies of which none solved them, too.
 * Both are lists that guests see; none of the reader's words is sent.
 */
async function unansweredTopics(
  community: Community,
  { tags }: HelpWanted,
  context: SourceContext,
): Promise<Thread[]> {
  const [tag] = tags;
  const list = (path: string) =>
    askForum(community.base, path, { why: 'search', text: '' }, context, listSchema);
  const parameters = new URLSearchParams({ filter: 'unreplied', ...(tag === undefined ? {} : { tag }) });
  const { topics: unreplied } = await list(`recent?${parameters}`);
  const hasPlugin = unreplied.some(({ isSolved }) => typeof isSolved === 'boolean');
  const isWorthAsking = hasPlugin || unreplied.length === 0;
  const unsolved = isWorthAsking ? await nullOn(closed, list('unsolved')) : null;
  const all = new Map([...unreplied, ...(unsolved?.topics ?? [])].map((topic) => [topic.tid, topic]));
  // Older forums do not heed the tag, and the plugin's list knows none.
  const isTagged = (thread: Thread) =>
    tag === undefined || thread.tags.some((own) => own.toLowerCase() === tag.toLowerCase());
  const threads = [...all.values()]
    .flatMap((topic) => toThread(community, topic, { text: '' }))
    .filter((thread) => !thread.isSolved && thread.closedAs === undefined && isTagged(thread));
  return ranked(threads.toSorted((a, b) => (b.askedAt ?? 0) - (a.askedAt ?? 0)));
}

function countWords({ title, tags, teaser }: ListedTopic, words: string[]): number {
  const tagNames = (tags ?? []).map(({ value }) => value);
  const held = [title, ...tagNames, teaser?.content ?? ''].join('\n').toLowerCase();
  return words.filter((word) => held.includes(word)).length;
}

/**
 * Some databases read `-word` and `"a phrase"`, the forum itself reads `in:topic-5`. In lower case, since one of them
 * knows its stop words by that alone.
 */
function withoutOperators(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\p{Cc}"“”„«»:]/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^-+/, ''))
    .filter(Boolean)
    .join(' ');
}

/** The first page of posts, and the second; of more pages, those with the most votes. */
async function readTopic(community: Community, tid: string, context: SourceContext): Promise<FullTopic> {
  const path = `topic/${encodeURIComponent(tid)}`;
  const fetchPage = (query: string) =>
    askForum(community.base, path + query, { why: 'answers', text: '' }, context, fullTopicSchema);
  const topic = await fetchPage('');
  const pages = topic.pagination?.pageCount ?? 1;
  if (pages < 2) return topic;
  const more = await nullOn(['not-found'], fetchPage(pages === 2 ? '?page=2' : '?sort=most_votes'));
  return { ...topic, posts: [...topic.posts, ...(more?.posts ?? [])] };
}

function askForum<T>(
  base: string,
  path: string,
  asking: Pick<HttpRequest, 'why' | 'text'>,
  { http, signal }: SourceContext,
  schema: z.ZodMiniType<T>,
): Promise<T> {
  const request: HttpRequest = {
    url: `${base}/api/${path}`,
    ...asking,
    signal,
    readError: (reply) => readError(reply, asking.why === 'answers'),
  };
  return http.json(request, schema);
}

function fromPost(community: Community, post: FoundPost | undefined): Thread[] {
  if (!post?.topic || post.deleted) return [];
  const text = htmlToText(post.content ?? '');
  const isOpening = post.isMainPost === true || post.pid === post.topic.mainPid;
  if (!isOpening) return toThread(community, post.topic, { text });
  const { votes, timestamp, user } = post;
  const topic = { votes, ...post.topic, user };
  return toThread(community, { ...topic, timestamp: topic.timestamp ?? timestamp }, { text });
}

/** None for a topic that is deleted, not out yet, or without a title. */
function toThread(community: Community, topic: Topic, parts: { text: string }): Thread[] {
  const title = topicTitle(topic);
  if (topic.deleted || topic.scheduled || title === '') return [];
  return [
    threadStub(community, 'nodebb', {
      nativeId: topic.tid,
      ...parts,
      ...topicFields(community, topic, title),
    }),
  ];
}

function topicFields(community: Community, topic: Topic, title: string) {
  const { votes, viewcount, postcount, user } = topic;
  return {
    url: topicUrl(community, topic),
    title,
    tags: (topic.tags ?? []).map(({ value }) => decodeEntities(value)),
    // Where the number of posts isn't told, one answer is assumed: the thread is worth reading.
    answerCount: Math.max(0, (postcount ?? 2) - 1),
    isSolved: topic.isSolved === true,
    ...told({
      author: user ? toAuthor(community, user) : undefined,
      askedAt: toTime(topic.timestamp),
      activeAt: toTime(topic.lastposttime),
      agreement: agreementOf(votes, 'votes'),
      views: viewcount ?? undefined,
      closedAs: topic.locked ? 'locked' : undefined,
    }),
  };
}

/** Until the middle of 2026 a title came as HTML, with the plain one beside it; since then it is plain, and alone. */
function topicTitle({ title, titleRaw }: Topic): string {
  return typeof titleRaw === 'string' ? titleOf(title) : plainTitleOf(title);
}

function topicUrl({ base }: Community, { tid, slug }: Topic): string {
  const isSlug = slug?.startsWith(`${tid}/`) && /^[^?#\\]{3,600}$/.test(slug) && !slug.includes('..');
  const path = isSlug ? slug : encodeURIComponent(tid);
  return webAddress(`${base}/topic/${path}`) ?? base;
}

/** Null for a topic that is deleted: its own people would still see it. */
function withAnswers(community: Community, thread: Thread, topic: FullTopic): Thread | null {
  if (topic.deleted) return null;
  const posts = [...new Map(topic.posts.map((post) => [post.pid, post])).values()];
  const opening = posts.find(({ pid }) => pid === topic.mainPid) ?? (topic.mainPid ? undefined : posts[0]);
  const answers = posts
    .filter((post) => post !== opening && !post.deleted && post.content)
    // An accepted answer stands on the first page once more, before all others.
    .toSorted((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0))
    .map((post) => toAnswer(community, topic, post));
  const fields = topicFields(community, topic, topicTitle(topic) || thread.title);
  return {
    ...thread,
    ...fields,
    ...(opening ? openingFields(community, opening) : {}),
    answerCount: Math.max(fields.answerCount, answers.length),
    isSolved: fields.isSolved || answers.some(({ acceptedBy }) => acceptedBy !== null),
    isRead: true,
    answers,
  };
}

function openingFields(community: Community, { content, user }: Post) {
  return { text: htmlToText(content ?? ''), author: toAuthor(community, user) };
}

function toAnswer(community: Community, topic: Topic, post: Post): Answer {
  const { pid, uid, votes, edited, content } = post;
  const isAccepted = post.isAnswer === true || (topic.isSolved === true && pid === topic.solvedPid);
  const html = content ?? '';
  return {
    id: `${community.id}#a${pid}`,
    url: `${community.base}/post/${encodeURIComponent(pid)}`,
    html,
    text: htmlToText(html),
    author: toAuthor(community, post.user),
    // Moderators may mark one too; nobody is told who did.
    acceptedBy: isAccepted ? 'asker' : null,
    ...told({
      agreement: agreementOf(votes, 'votes'),
      postedAt: toTime(post.timestamp),
      editedAt: edited ? toTime(edited) : undefined,
      isByAsker: uid && topic.uid && uid !== '0' ? uid === topic.uid : undefined,
    }),
  };
}

/** Guests and people who left are named by a key of the forum's dictionary: '[[global:former-user]]'. */
function toAuthor({ base }: Community, user: Post['user']): Author {
  const name = decodeEntities(user?.displayname || user?.username || '').trim();
  if (!user || name === '' || /^\[\[[\w-]{1,40}:/.test(name)) return { name: null };
  return {
    name,
    ...(user.userslug ? { url: `${base}/user/${encodeURIComponent(user.userslug.toWellFormed())}` } : {}),
    ...(user.selectedGroups?.some((group) => staffGroups.has(group?.name ?? '')) ? { isStaff: true } : {}),
  };
}

/** Epoch ms already; 0 and what no clock shows is as good as not told. */
function toTime(ms: number | null | undefined): number | undefined {
  return typeof ms === 'number' && ms > 0 && ms < 8.64e15 ? ms : undefined;
}

type ErrorReply = { status: number; body: string; now: number };

/** A forum under load sends a page, which must not read as a wall for guests. */
function readError({ status, body, now }: ErrorReply, isTopic: boolean): SourceError | null {
  if (status === 503 && /<title>\s{0,9}Excessive Load/i.test(body)) {
    const retryAt = now + overloadPauseMs;
    return new SourceError('unavailable', 'The forum is too busy to answer.', { retryAt });
  }
  // What was deleted since is refused to guests, in the forum's own words: JSON.
  const isGone = isTopic && (status === 401 || status === 403) && /^\s{0,9}["{]/.test(body);
  return isGone ? new SourceError('not-found', 'The topic is not there for guests.') : null;
}

// Verified against a true server, 4.15.1, with Redis in a sub-folder and with PostgreSQL at the root: search with and
// without the right to it, lists, topics of three pages, deleted posts, topics and accounts, the question-and-answer
// plugin; and against recordings of such a server and the source of 1.0 to 4.15. Never seen: MongoDB behind it, a live
// server before 4.15, posts of the fediverse. What is unanswered: a recorded list of the plugin, and the source.
