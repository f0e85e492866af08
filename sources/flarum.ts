import * as z from 'zod/mini';

import { communityAt } from './communities';
import { nullOn, otherSoftware, ranked, readEach } from './reading';
import { webAddress, type HttpRequest } from './http';
import { htmlToText } from './html-text';
import {
  agreementOf,
  editTimeOf,
  loose,
  looseCount,
  looseFlag,
  looseText,
  plainTitleOf,
  threadStub,
  timeOf,
  told,
} from './loose-fields';
import {
  SourceError,
  type Answer,
  type Author,
  type Community,
  type HelpWanted,
  type PageEvidence,
  type Query,
  type SearchPage,
  type Source,
  type SourceContext,
  type Thread,
} from './source';

const searchPageSize = 30;
/** The server gives no more at once. */
const postPageSize = 50;
/** Groups that every forum has: administrators and moderators. */
const staffGroups = new Set(['1', '4']);

const idSchema = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((id) => String(id).toWellFormed()),
);
const identifierSchema = z.object({ type: z.string(), id: idSchema });
type Identifier = z.infer<typeof identifierSchema>;
/** One thing or several that a resource is related to. */
const relationSchema = loose(
  z.object({ data: z.nullish(z.union([identifierSchema, z.array(identifierSchema)])) }),
);

const attributesSchema = z.object({
  title: looseText,
  slug: looseText,
  commentCount: looseCount,
  createdAt: looseText,
  lastPostedAt: looseText,
  isHidden: looseFlag,
  isApproved: looseFlag,
  isLocked: looseFlag,
  viewCount: looseCount,
  /** FoF Best Answer: a post's id, or false. */
  hasBestAnswer: loose(z.union([z.boolean(), idSchema])),
  number: looseCount,
  contentType: looseText,
  contentHtml: looseText,
  editedAt: looseText,
  likesCount: looseCount,
  /** FoF Gamification. */
  votes: looseCount,
  username: looseText,
  displayName: looseText,
  name: looseText,
});
/** A resource of JSON:API, of any type. */
const resourceSchema = z.object({
  type: z.string(),
  id: idSchema,
  attributes: z.pipe(
    z.nullish(attributesSchema),
    z.transform((attributes) => attributes ?? attributesSchema.parse({})),
  ),
  relationships: loose(z.record(z.string(), relationSchema)),
});
type Resource = z.infer<typeof resourceSchema>;

const listSchema = z.object({
  data: z.array(resourceSchema),
  included: z.nullish(z.array(resourceSchema)),
  links: loose(z.object({ next: looseText })),
});
const oneSchema = z.object({ data: resourceSchema, included: z.nullish(z.array(resourceSchema)) });
const forumSchema = z.object({
  data: z.object({
    type: z.literal('forums'),
    attributes: z.object({ title: looseText, canViewForum: looseFlag, canViewDiscussions: looseFlag }),
  }),
});

/** Any forum that runs Flarum, as a guest sees it. */
export const flarum: Source = {
  id: 'flarum',
  name: 'Flarum',
  engine: {
    // So on MySQL and MariaDB, which every 1.x runs on; 2.x may stand on PostgreSQL, which wants all words.
    words: 'any',
    unit: 'thread',
    stems: false,
    prefixes: false,
    hasTitleSearch: false,
    maxQueryChars: 120,
    minWordChars: 3,
    pageSize: searchPageSize,
  },
  openHosts: [],
  readBatch: 1,
  recognise: ({ protocol, hostname, origin }) =>
    protocol === 'https:' && hostname === 'discuss.flarum.org' ? communityAt('flarum', origin) : null,
  fingerprint: fingerprintPage,
  nodeinfoNames: ['flarum'],
  probe: probeBase,
  search: searchDiscussions,
  read: (community, threads, context) =>
    readEach(threads, (thread) => readDiscussion(community, thread, context)),
  searchUrl: ({ base }, text) => `${base}/all?${new URLSearchParams({ q: withoutOperators(text) })}`,
  // Its composer opens on the forum's own page, and takes no draft.
  askUrl: ({ base }) => base,
  terms: ({ base, name }) => ({ name: `Terms of ${name}`, url: base }),
  unanswered: unansweredDiscussions,
};

/**
 * Its own pages load its app, and end with the forum's addresses as JSON. Of those only the paths count: many a forum
 * is reached under another scheme or host than it was set up for.
 */
function fingerprintPage({ url, html }: PageEvidence): Community | null {
  if (!/\bid="flarum-(?:json-payload|loading|content)"/.test(html)) return null;
  const home = /<a\s[^>]{0,40}href="([^"\s]{1,300})"\s[^>]{0,40}id="home-link"/.exec(html)?.[1];
  const folder = pathOf(addressIn(html, 'baseUrl') ?? home);
  const api = pathOf(addressIn(html, 'apiUrl'));
  const isUsual = api === '' || api === `${folder}/api`;
  return communityAt('flarum', url.origin + folder, isUsual ? {} : { details: { apiUrl: url.origin + api } });
}

/** Slashes may be escaped in it. */
function addressIn(html: string, key: 'baseUrl' | 'apiUrl'): string | undefined {
  return new RegExp(`"${key}":"(https?:[^"\\s]{1,300})"`).exec(html)?.[1]?.replaceAll('\\/', '/');
}

function pathOf(address = ''): string {
  const path = URL.canParse(address) ? new URL(address).pathname : '';
  return path.replace(/\/{1,99}$/, '');
}

async function probeBase(base: string, context: SourceContext): Promise<Community | null> {
  const forum = await nullOn(
    otherSoftware,
    askForum(communityAt('flarum', base), '', { why: 'probe', text: '' }, context, forumSchema),
  );
  const name = plainTitleOf(forum?.data.attributes.title).slice(0, 100);
  return forum && communityAt('flarum', base, name === '' ? {} : { name });
}

async function searchDiscussions(
  community: Community,
  query: Query,
  context: SourceContext,
): Promise<SearchPage> {
  const text = withoutOperators(query.text);
  if (text === '') return { threads: [], hasMore: false };
  const first = (query.page - 1) * searchPageSize;
  // What is included is left to the server: it refuses a request that names what its extensions don't have.
  const parameters = new URLSearchParams({
    'filter[q]': text,
    'page[offset]': String(first),
    'page[limit]': String(searchPageSize),
  });
  const found = await askForum(
    community,
    `/discussions?${parameters}`,
    { why: 'search', text },
    context,
    listSchema,
  );
  if (found.data.length === 0 && query.page === 1) await checkOpen(community, context);
  expectText(found.data, 'title');
  const included = byKey(found.included);
  const threads = found.data.flatMap((discussion) => toThread(community, discussion, included));
  return { threads: ranked(threads, first), hasMore: Boolean(found.links?.next) };
}

/** The newest discussions without a reply; none of the reader's words is sent. */
async function unansweredDiscussions(
  community: Community,
  { tags }: HelpWanted,
  context: SourceContext,
): Promise<Thread[]> {
  const parameters = new URLSearchParams({ sort: '-createdAt', 'page[limit]': String(postPageSize) });
  const asking = { why: 'search', text: '' } as const;
  const list = await askForum(community, `/discussions?${parameters}`, asking, context, listSchema);
  if (list.data.length === 0) await checkOpen(community, context);
  expectText(list.data, 'title');
  const included = byKey(list.included);
  const wanted = new Set(tags.map((tag) => tag.toLowerCase()));
  const isTagged = (thread: Thread) =>
    wanted.size === 0 || thread.tags.some((tag) => wanted.has(tag.toLowerCase()));
  const threads = list.data.flatMap((discussion) => toThread(community, discussion, included));
  return ranked(
    threads.filter(
      (thread) =>
        thread.answerCount === 0 && !thread.isSolved && thread.closedAs === undefined && isTagged(thread),
    ),
  );
}

/** A forum for members finds nothing for guests, and only its own page tells why. */
async function checkOpen(community: Community, context: SourceContext): Promise<void> {
  const forum = await nullOn(
    otherSoftware,
    askForum(community, '', { why: 'search', text: '' }, context, forumSchema),
  );
  const { canViewForum, canViewDiscussions } = forum?.data.attributes ?? {};
  if (canViewForum === false || canViewDiscussions === false) {
    throw new SourceError('refused', 'The forum is for its members.');
  }
}

/** `tag:x`, `-is:locked`, `author:y` and quotes are read by the server. */
function withoutOperators(text: string): string {
  return text
    .replaceAll(/[\p{Cc}"“”„«»:]/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^[-+]+/, ''))
    .filter(Boolean)
    .join(' ');
}

const reading = { why: 'answers', text: '' } as const;

/** The first fifty comments, and the best answer wherever it stands. Null without any: what is deleted is just empty. */
async function readDiscussion(
  community: Community,
  thread: Thread,
  context: SourceContext,
): Promise<Thread | null> {
  const parameters = new URLSearchParams({
    'filter[discussion]': thread.nativeId,
    'filter[type]': 'comment',
    sort: 'createdAt',
    'page[limit]': String(postPageSize),
  });
  const list = await askForum(community, `/posts?${parameters}`, reading, context, listSchema);
  if (list.data.length === 0) return null;
  expectText(list.data, 'contentHtml');
  const included = byKey(list.included);
  const discussion = included.get(`discussions/${thread.nativeId}`);
  const best = bestAnswerOf(discussion);
  const posts = new Map(list.data.map((post) => [post.id, post]));
  if (best !== undefined && !posts.has(best)) {
    const post = included.get(`posts/${best}`) ?? (await fetchPost(community, best, included, context));
    if (post) posts.set(best, post);
  }
  return withAnswers({ community, included, discussion, best }, thread, [...posts.values()]);
}

/** One post by its id, its author among the included; undefined when it is not for guests. */
async function fetchPost(
  community: Community,
  id: string,
  included: Included,
  context: SourceContext,
): Promise<Resource | undefined> {
  const asked = askForum(community, `/posts/${encodeURIComponent(id)}`, reading, context, oneSchema);
  const reply = await nullOn(['not-found', 'refused'], asked);
  for (const [key, one] of byKey(reply?.included)) included.set(key, one);
  return reply?.data;
}

function askForum<T>(
  { base, details }: Community,
  path: string,
  asking: Pick<HttpRequest, 'why' | 'text'>,
  { http, signal }: SourceContext,
  schema: z.ZodMiniType<T>,
): Promise<T> {
  return http.json({ url: `${details?.['apiUrl'] ?? `${base}/api`}${path}`, ...asking, signal }, schema);
}

/** Attributes may each be missing; where all of them are, the server speaks otherwise than we know. */
function expectText(resources: Resource[], name: 'title' | 'contentHtml'): void {
  if (resources.length > 0 && resources.every(({ attributes }) => typeof attributes[name] !== 'string')) {
    throw new SourceError('changed', `The reply has another shape at data.0.attributes.${name}.`);
  }
}

type Included = Map<string, Resource>;

function byKey(resources: Resource[] | null | undefined): Included {
  return new Map((resources ?? []).map((one) => [`${one.type}/${one.id}`, one]));
}

function related(of: Resource | undefined, name: string): Identifier[] {
  return [of?.relationships?.[name]?.data ?? []].flat();
}

function relatedIn(included: Included, of: Resource | undefined, name: string): Resource[] {
  return related(of, name).flatMap(({ type, id }) => included.get(`${type}/${id}`) ?? []);
}

/** The id of the post that answers; undefined where none does, or the forum has no such extension. */
function bestAnswerOf(discussion: Resource | undefined): string | undefined {
  const best = discussion?.attributes.hasBestAnswer;
  if (best === false || best === '0') return undefined;
  return typeof best === 'string' ? best : related(discussion, 'bestAnswerPost')[0]?.id;
}

function toThread(community: Community, discussion: Resource, included: Included): Thread[] {
  const { id, type, attributes } = discussion;
  const title = plainTitleOf(attributes.title);
  if (type !== 'discussions' || title === '' || isOut(discussion)) return [];
  const [author] = relatedIn(included, discussion, 'user');
  const [post] = relatedIn(included, discussion, 'mostRelevantPost');
  const parts = {
    nativeId: id,
    url: threadUrl(community, discussion),
    title,
    text: htmlToText(post?.attributes.contentHtml ?? ''),
    tags: relatedIn(included, discussion, 'tags').flatMap(({ attributes: { name } }) => name ?? []),
    author: toAuthor(community, author),
    // Where the number of posts isn't told, one answer is assumed: the thread is worth reading.
    answerCount: Math.max(0, (attributes.commentCount ?? 2) - 1),
    isSolved: bestAnswerOf(discussion) !== undefined,
    ...told({
      askedAt: timeOf(attributes.createdAt),
      activeAt: timeOf(attributes.lastPostedAt),
      views: attributes.viewCount ?? undefined,
      closedAs: attributes.isLocked ? 'locked' : undefined,
    }),
  };
  return [threadStub(community, 'flarum', parts)];
}

/** Hidden, or held back until somebody has looked at it. */
function isOut({ attributes: { isHidden, isApproved } }: Resource): boolean {
  return isHidden === true || isApproved === false;
}

/** Old servers give the slug without the number that stands before it in addresses. */
function threadUrl({ base }: Community, { id, attributes: { slug } }: Resource): string {
  const isSlug = slug && /^[^/?#\\]{1,400}$/.test(slug);
  const path = !isSlug ? id : slug.startsWith(`${id}-`) || slug === id ? slug : `${id}-${slug}`;
  return webAddress(`${base}/d/${path}`) ?? base;
}

type Place = {
  community: Community;
  included: Included;
  discussion: Resource | undefined;
  best: string | undefined;
};

function withAnswers(place: Place, thread: Thread, posts: Resource[]): Thread {
  const { community, included, best } = place;
  const shown = posts
    .filter((post) => post.attributes.contentType === 'comment' && !isOut(post))
    .toSorted((a, b) => (a.attributes.number ?? 0) - (b.attributes.number ?? 0));
  const opening = shown.find(({ attributes }) => attributes.number === 1);
  const askerId = related(opening ?? place.discussion, 'user')[0]?.id;
  const answers = shown
    .filter((post) => post !== opening)
    .map((post) => toAnswer(place, thread, post, askerId));
  return {
    ...thread,
    ...(opening ? openingFields(community, included, opening) : {}),
    answerCount: Math.max(thread.answerCount, answers.length),
    isSolved: thread.isSolved || best !== undefined,
    isRead: true,
    answers,
  };
}

function openingFields(community: Community, included: Included, opening: Resource) {
  const { contentHtml } = opening.attributes;
  return {
    text: htmlToText(contentHtml ?? ''),
    author: toAuthor(community, relatedIn(included, opening, 'user')[0]),
    ...told({ agreement: likesOf(opening) }),
  };
}

function toAnswer(place: Place, thread: Thread, post: Resource, askerId: string | undefined): Answer {
  const { community, included, best } = place;
  const { contentHtml, createdAt, editedAt, number } = post.attributes;
  const html = contentHtml ?? '';
  const authorId = related(post, 'user')[0]?.id;
  return {
    id: `${community.id}#a${post.id}`,
    url: typeof number === 'number' ? `${thread.url}/${number}` : thread.url,
    html,
    text: htmlToText(html),
    author: toAuthor(community, relatedIn(included, post, 'user')[0]),
    acceptedBy: post.id === best ? acceptedBy(place.discussion, askerId) : null,
    ...told({
      agreement: likesOf(post),
      postedAt: timeOf(createdAt),
      editedAt: editTimeOf(editedAt, createdAt),
      isByAsker: askerId !== undefined && authorId !== undefined ? authorId === askerId : undefined,
    }),
  };
}

/** The forum tells who chose it: the asker, or somebody who may choose for others. */
function acceptedBy(discussion: Resource | undefined, askerId: string | undefined): Answer['acceptedBy'] {
  const chooser = related(discussion, 'bestAnswerUser')[0]?.id;
  return chooser !== undefined && askerId !== undefined && chooser !== askerId ? 'staff' : 'asker';
}

/** Old servers name everyone who likes a post, newer ones a few of them and the number. */
function likesOf(post: Resource): Answer['agreement'] {
  const { votes, likesCount } = post.attributes;
  const likers = post.relationships?.['likes'] ? related(post, 'likes').length : undefined;
  return agreementOf(votes, 'votes') ?? agreementOf(likesCount ?? likers, 'likes');
}

/** Whoever has left is not named at all. */
function toAuthor({ base }: Community, user: Resource | undefined): Author {
  const { displayName, username, slug } = user?.attributes ?? {};
  const name = (displayName ?? username ?? '').trim().slice(0, 200);
  if (name === '') return { name: null };
  const isStaff = related(user, 'groups').some(({ id }) => staffGroups.has(id));
  return {
    name,
    url: `${base}/u/${encodeURIComponent((slug ?? username ?? name).toWellFormed())}`,
    ...(isStaff ? { isStaff: true } : {}),
  };
}

// Verified against the documentation's example of a list of discussions, the server's own source (1.8.7, and 2.x as of
// October 2024), flarum/likes and FoF Best Answer (serialisers, default includes, filters, sorts, error format, page
// template). Never seen: a live reply, a list by date, 2.x on PostgreSQL, gamification's votes.
