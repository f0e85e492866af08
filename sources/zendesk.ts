import * as z from 'zod/mini';

import { ownAddress, type HttpRequest } from './http';
import { htmlToText } from './html-text';
import {
  agreementOf,
  editTimeOf,
  loose,
  looseCount,
  looseFlag,
  looseId,
  looseText,
  threadStub,
  timeOf,
  titleOf,
  told,
} from './loose-fields';
import { readThreads } from './page-threads';
import {
  SourceError,
  type Answer,
  type Author,
  type Community,
  type PageEvidence,
  type Query,
  type SearchPage,
  type Source,
  type SourceContext,
  type Thread,
} from './source';
import {
  homeOf,
  isCode,
  placeOf,
  postSchema,
  postsSchema,
  toThread,
  unansweredPosts,
  uniqueById,
  withoutOperators,
  type Post,
} from './zendesk-posts';
import { readThemeComments, type ThemeComment } from './zendesk-theme';

const postsPageSize = 25;
/** A search gives 1,000 results at most. */
const lastPostsPage = 40;
const commentsPageSize = 100;
/** The company's own voice is an aside here. */
const maxArticles = 3;
/** Where so many peers have written of it, the company need not be asked as well. */
const enoughPosts = 10;
/** Articles and posts count their ids apart. */
const articleMark = 'article-';
const maxBodyChars = 200_000;

const articleSchema = z.object({
  id: looseId,
  title: looseText,
  name: looseText,
  body: looseText,
  html_url: looseText,
  locale: looseText,
  vote_sum: looseCount,
  draft: looseFlag,
  label_names: loose(z.array(z.string())),
  created_at: looseText,
  edited_at: looseText,
});
type Article = z.infer<typeof articleSchema>;
const foundArticlesSchema = z.object({ results: z.array(articleSchema) });
const oneArticleSchema = z.object({ article: articleSchema });
const listedArticlesSchema = z.object({
  articles: z.array(z.object({ locale: looseText, html_url: z.string() })),
});

const commentSchema = z.object({
  id: looseId,
  body: looseText,
  author_id: loose(looseId),
  official: looseFlag,
  vote_sum: looseCount,
  html_url: looseText,
  created_at: looseText,
  non_author_updated_at: looseText,
});
type Comment = z.infer<typeof commentSchema>;
const userSchema = z.object({ id: looseId, name: looseText, role: looseText });
type User = z.infer<typeof userSchema>;
const commentsSchema = z.object({
  comments: z.array(commentSchema),
  users: loose(z.array(userSchema)),
  posts: loose(z.array(postSchema)),
});

/** A company's help centre: its community's posts (Gather) first, then a few of its own articles. */
export const zendesk: Source = {
  id: 'zendesk',
  name: 'Zendesk',
  engine: {
    words: 'any',
    unit: 'thread',
    stems: true,
    prefixes: false,
    hasTitleSearch: false,
    maxWords: 6,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize: postsPageSize,
    maxPages: lastPostsPage,
  },
  openHosts: [],
  readBatch: 1,
  recognise: recogniseAddress,
  fingerprint: fingerprintPage,
  probe: probeBase,
  search: searchHelpCentre,
  read: readThreadsOf,
  searchUrl: (community, text) =>
    `${homeOf(community)}/search?${new URLSearchParams({ filter_by: 'community', query: withoutOperators(text) })}`,
  askUrl: (community) => `${homeOf(community)}/community/posts/new`,
  terms: (community) => ({ name: `Terms of ${community.name}`, url: homeOf(community) }),
  unanswered: unansweredPosts,
};

/** A locale that the help centre does not have is read as its default one. */
function localeFor(community: Community, language: string): string {
  const { locale } = placeOf(community);
  const [wanted = ''] = language.toLowerCase().split('-');
  if (locale !== undefined && (wanted === '' || locale.toLowerCase().split('-')[0] === wanted)) return locale;
  return wanted === 'en' || wanted === '' ? 'en-us' : language.toLowerCase();
}

function recogniseAddress(url: URL): Community | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const found =
    /^\/hc(?:\/([a-z]{2,3}(?:-[a-z\d]{2,4}){0,2}))?\/(?:community\/(?:posts|topics)|articles|sections)\/\d{6,20}(?:[-/]|$)/i.exec(
      url.pathname,
    );
  return found ? toCommunity(url.origin, found[1]) : null;
}

/** Its script on every page of a help centre; its chat widget, which stands on other pages too, has another. */
function fingerprintPage({ url, html }: PageEvidence): Community | null {
  if (!/\bHelpCenter\.account\s*=\s*\{|\/\/[\w.-]{1,60}zdassets\.com\/hc\/assets\//.test(html)) return null;
  return toCommunity(
    url.origin,
    /^\/hc\/([a-z]{2,3}(?:-[a-z\d]{2,4}){0,2})(?:\/|$)/i.exec(url.pathname)?.[1],
  );
}

function toCommunity(base: string, locale: string | undefined): Community {
  return {
    id: `zendesk:${base}`,
    platform: 'zendesk',
    base,
    name: base.replace(/^https?:\/\//, ''),
    relation: 'own',
    ...(locale === undefined ? {} : { details: { locale: locale.toLowerCase() } }),
  };
}

/** Its list of articles is open to guests where anything is, and names the language it is written in. */
async function probeBase(base: string, { http, signal }: SourceContext): Promise<Community | null> {
  const { root, locale } = placeOf(toCommunity(base, undefined));
  try {
    const url = `${root}/api/v2/help_center/articles.json?per_page=1`;
    const { articles } = await http.json({ url, why: 'probe', text: '', signal }, listedArticlesSchema);
    return toCommunity(base, locale ?? articles[0]?.locale?.slice(0, 12));
  } catch (error) {
    if (isCode(error, 'not-found', 'changed')) return null;
    throw error;
  }
}

/** Posts first. Where guests are shown none, or there are few, the help centre's own articles follow. */
async function searchHelpCentre(
  community: Community,
  query: Query,
  context: SourceContext,
): Promise<SearchPage> {
  const text = withoutOperators(query.text);
  if (text === '' || query.page > lastPostsPage) return { threads: [], hasMore: false };
  const asked = { ...query, text };
  const found = await searchPosts(community, asked, context).catch((error: unknown) => {
    if (query.page === 1 && isCode(error, 'refused', 'not-found')) return error;
    throw error;
  });
  const isClosed = found instanceof SourceError;
  const posts = isClosed ? [] : found.threads;
  if (!isClosed && (query.page > 1 || posts.length >= enoughPosts)) return found;
  const articles = await searchArticles(community, asked, context).catch((error: unknown) => {
    if (posts.length > 0 && !isCode(error, 'cancelled')) return [];
    throw error;
  });
  // That guests may not read the community must not look as if nobody had written of it.
  if (isClosed && articles.length === 0 && found.code === 'refused') throw found;
  const threads = [...posts, ...articles].map((thread, nativeRank) => ({ ...thread, nativeRank }));
  return { threads, hasMore: !isClosed && found.hasMore };
}

async function searchPosts(
  community: Community,
  { text, page }: Query,
  { http, signal }: SourceContext,
): Promise<SearchPage> {
  const { root } = placeOf(community);
  const params = new URLSearchParams({ query: text, per_page: String(postsPageSize), page: String(page) });
  const url = `${root}/api/v2/help_center/community_posts/search.json?${params}`;
  const reply = await http.json({ url, why: 'search', text, signal }, postsSchema);
  const threads = uniqueById(reply.results.flatMap((post) => toThread(community, post)));
  if (reply.results.length > 0 && threads.length === 0)
    throw new SourceError('changed', 'The reply has another shape at results.0.title.');
  const firstRank = (page - 1) * postsPageSize;
  return {
    threads: threads.map((thread, index) => ({ ...thread, nativeRank: firstRank + index })),
    hasMore: page < lastPostsPage && (Boolean(reply.next_page) || (reply.page_count ?? 0) > page),
  };
}

async function searchArticles(
  community: Community,
  { text, language }: Query,
  { http, signal }: SourceContext,
): Promise<Thread[]> {
  const { root } = placeOf(community);
  const locale = localeFor(community, language);
  const params = new URLSearchParams({ query: text, locale, per_page: String(maxArticles) });
  const url = `${root}/api/v2/help_center/articles/search.json?${params}`;
  const { results } = await http.json({ url, why: 'search', text, signal }, foundArticlesSchema);
  const threads = results.flatMap((article) => articleThread(community, article));
  return uniqueById(threads).slice(0, maxArticles);
}

/** The company answers its own question: the article is a thread's one answer, marked as the company's. */
function articleThread(community: Community, article: Article): Thread[] {
  const title = titleOf(article.title ?? article.name);
  const html = (article.body ?? '').slice(0, maxBodyChars);
  const text = htmlToText(html);
  if (title === '' || text === '' || article.draft) return [];
  const nativeId = articleMark + article.id;
  const path = `${homeOf(community)}/articles/${article.id}`;
  const url = ownAddress(article.html_url || path, path) ?? path;
  const facts = told({
    postedAt: timeOf(article.created_at),
    editedAt: editTimeOf(article.edited_at, article.created_at),
    agreement: agreementOf(article.vote_sum, 'votes'),
  });
  const author = { name: community.name, url: homeOf(community), isStaff: true };
  const id = `${community.id}#a${nativeId}`;
  const answer: Answer = { id, url, html, text, author, acceptedBy: 'staff', ...facts };
  const tags = article.label_names ?? [];
  const isDone = { isSolved: true, isRead: true };
  const thread = { nativeId, url, title, tags, answerCount: 1, answers: [answer], ...isDone };
  return [threadStub(community, 'zendesk', { ...thread, ...told({ askedAt: facts.postedAt }) })];
}

async function readThreadsOf(
  community: Community,
  threads: Thread[],
  context: SourceContext,
): Promise<Thread[]> {
  const read: Thread[] = [];
  for (const thread of threads) {
    try {
      const isArticle = thread.nativeId.startsWith(articleMark);
      read.push(...(await (isArticle ? readArticle : readPost)(community, thread, context)));
    } catch (error) {
      if (!isCode(error, 'not-found')) throw error;
    }
  }
  return read;
}

async function readArticle(
  community: Community,
  thread: Thread,
  { http, signal }: SourceContext,
): Promise<Thread[]> {
  const id = thread.nativeId.slice(articleMark.length);
  const url = `${placeOf(community).root}/api/v2/help_center/articles/${encodeURIComponent(id)}.json`;
  const { article } = await http.json({ url, why: 'answers', text: '', signal }, oneArticleSchema);
  return articleThread(community, article).map((now) => ({ ...now, nativeRank: thread.nativeRank }));
}

async function readPost(community: Community, thread: Thread, context: SourceContext): Promise<Thread[]> {
  const { http, signal } = context;
  const params = `include=users,posts&per_page=${commentsPageSize}`;
  const id = encodeURIComponent(thread.nativeId);
  const request: HttpRequest = {
    url: `${placeOf(community).root}/api/v2/community/posts/${id}/comments.json?${params}`,
    why: 'answers',
    text: '',
    signal,
  };
  try {
    return [withComments(community, thread, await http.json(request, commentsSchema))];
  } catch (error) {
    // The API's comments are for those who are signed in, as its documentation has it; the page is for everybody.
    if (!isCode(error, 'refused')) throw error;
    const read = await readPage(community, thread, context);
    if (!read) throw error;
    return [read];
  }
}

function withComments(community: Community, thread: Thread, reply: z.infer<typeof commentsSchema>): Thread {
  const post = reply.posts?.find(({ id }) => id === thread.nativeId);
  const users = new Map((reply.users ?? []).map((user) => [user.id, user]));
  const comments = new Map(reply.comments.map((comment) => [comment.id, comment]));
  const answers = [...comments.values()]
    .filter(({ body }) => body)
    .map((comment) => toAnswer({ community, thread, post, users }, comment));
  if (answers.length === 0 && comments.size > 0)
    throw new SourceError('changed', 'The reply has another shape at comments.0.body.');
  const fresh = post ? (toThread(community, post)[0] ?? thread) : thread;
  const author = post ? authorOf(thread.url, post.author_id, users) : undefined;
  return { ...thread, ...withAnswers(fresh, answers), nativeRank: thread.nativeRank, ...told({ author }) };
}

function withAnswers(thread: Thread, answers: Answer[]): Thread {
  return {
    ...thread,
    isRead: true,
    answers,
    answerCount: Math.max(thread.answerCount, answers.length),
    isSolved: thread.isSolved || answers.some(({ acceptedBy }) => acceptedBy !== null),
  };
}

type Place = {
  community: Community;
  thread: Thread;
  post: Post | undefined;
  users: ReadonlyMap<string, User>;
};

function toAnswer({ community, thread, post, users }: Place, comment: Comment): Answer {
  const html = withNames((comment.body ?? '').slice(0, maxBodyChars), users);
  const author = authorOf(thread.url, comment.author_id, users);
  const path = commentUrl(thread.url, comment.id);
  const { author_id: authorId } = comment;
  return {
    id: `${community.id}#a${comment.id}`,
    url: ownAddress(comment.html_url || path, path) ?? path,
    html,
    text: htmlToText(html),
    author: comment.official ? { ...author, isStaff: true } : author,
    acceptedBy: comment.official ? 'staff' : null,
    ...told({
      postedAt: timeOf(comment.created_at),
      editedAt: timeOf(comment.non_author_updated_at),
      agreement: agreementOf(comment.vote_sum, 'votes'),
      isByAsker: authorId && post?.author_id ? authorId === post.author_id : undefined,
    }),
  };
}

function commentUrl(threadUrl: string, id: string): string {
  return `${threadUrl.replace(/[?#].*$/s, '')}/comments/${id}`;
}

/** Who is gone is missing among the users, or stands there under a name that says so. */
function authorOf(
  threadUrl: string,
  id: string | null | undefined,
  users: ReadonlyMap<string, User>,
): Author {
  const user = users.get(id ?? '');
  const name = nameOf(user?.name);
  if (name === null) return { name };
  const profile = threadUrl.replace(/\/community\/.*$/s, `/profiles/${user?.id ?? ''}`);
  const url = ownAddress(profile, threadUrl);
  return { name, ...told({ url, isStaff: /^(?:agent|admin)$/.test(user?.role ?? '') || undefined }) };
}

function nameOf(text: string | null | undefined): string | null {
  const name = titleOf(text);
  return name === '' || /^\W?(?:permanently )?deleted user\W?$/i.test(name) ? null : name;
}

/** People who are mentioned stand in a comment by their number. */
function withNames(html: string, users: ReadonlyMap<string, User>): string {
  return html.replaceAll(/<x-zendesk-user>\s{0,5}(\d{1,20})\s{0,5}<\/x-zendesk-user>/g, (_, id: string) => {
    const name = nameOf(users.get(id)?.name);
    return name === null ? '' : `@${name.replaceAll(/[<>&]/g, '')}`;
  });
}

/**
 * Null where the page shows no comments in a shape that we know. Only the help centre's own page is asked for, wherever
 * the thread is said to stand.
 */
async function readPage(
  community: Community,
  thread: Thread,
  { http, signal }: SourceContext,
): Promise<Thread | null> {
  const path = `${homeOf(community)}/community/posts/${encodeURIComponent(thread.nativeId)}`;
  const page = ownAddress(thread.url, path) ?? path;
  const { body, url } = await http.html({ url: page, why: 'thread', text: '', signal });
  const marked = readThreads(body, url, community).find(({ answers }) => answers.length > 0);
  const answers =
    marked?.answers ?? readThemeComments(body).map((comment) => themeAnswer(community, thread, comment));
  return answers.length === 0 && thread.answerCount > 0 ? null : withAnswers(thread, answers);
}

function themeAnswer(community: Community, thread: Thread, comment: ThemeComment): Answer {
  const id = /(\d{4,20})$/.exec(comment.anchor)?.[1];
  const html = comment.html.slice(0, maxBodyChars);
  const name = nameOf(comment.name);
  const profile =
    name === null || comment.profile === '' ? undefined : ownAddress(comment.profile, thread.url);
  return {
    id: `${community.id}#a${id ?? comment.anchor.slice(0, 60)}`,
    url:
      id === undefined ? `${thread.url}#${encodeURIComponent(comment.anchor)}` : commentUrl(thread.url, id),
    html,
    text: htmlToText(html),
    author: { name, ...told({ url: profile, isStaff: comment.isAgent || comment.isOfficial || undefined }) },
    acceptedBy: comment.isOfficial ? 'staff' : null,
    ...told({
      postedAt: timeOf(comment.time),
      agreement: agreementOf(comment.votes, 'votes'),
    }),
  };
}

// Verified against the API's reference (search, posts, comments), recorded objects of clients (a post, an article, a
// 404) and the templates of Zendesk's standard theme. Never seen: a live search or list of comments as a guest; so
// guests' refusals fall back to articles and to the post's page. The widget's instant_search.json is left out: it is
// undocumented, gives articles and names them by an opaque click address. That the list of all posts, and not the
// search alone, is open to guests is told by no reference.
