import type { Door, PlatformSample } from '../platform-sample';
import { htmlReply, jsonReply, redirectReply, type SampleReply } from '../reply';
import { escapeHtml, plainText, stemWords } from '../words';
import {
  communityPosts,
  helpArticles,
  type CommunityPost,
  type HelpArticle,
  type Person,
  type PostComment,
} from './zendesk-posts';

const base = 'https://support.brewpoint.example';
const api = `${base}/api/v2`;
const defaultPageSize = 25;
const lastResult = 1000;

/**
 * One help centre with a community, as guests see it. `refusesComments`: the API keeps comments for those who are
 * signed in; `hasCommunity: false`: there are articles only.
 */
export function zendeskHelpCentre({ refusesComments = false, hasCommunity = true } = {}): Door {
  return ({ url, door }) => {
    const path = url.pathname.replace(/\.json$/, '').replace(/\/$/, '');
    const params = url.searchParams;
    if (path === '') return redirectReply(`${door}/hc/en-us`);
    if (path.startsWith('/hc')) return page(path);
    if (path === '/api/v2/help_center/articles')
      return jsonReply(listed('articles', guestArticles().map(articleItem), params));
    if (path === '/api/v2/help_center/articles/search') return searchArticles(params);
    const article = /^\/api\/v2\/help_center\/(?:[a-z-]{2,10}\/)?articles\/(\d+)$/.exec(path)?.[1];
    if (article !== undefined) return oneArticle(Number(article));
    if (!hasCommunity) return notFound();
    if (path === '/api/v2/help_center/community_posts/search') return searchPosts(params);
    if (path === '/api/v2/community/posts') return listPosts(params);
    const [, id, part] = /^\/api\/v2\/community\/posts\/(\d+)(\/comments)?$/.exec(path) ?? [];
    const post = guestPosts().find((row) => row.id === Number(id));
    if (!post) return notFound();
    if (part === undefined) return jsonReply({ post: postItem(post) });
    return refusesComments ? unauthenticated() : commentsOf(post, params);
  };
}

function guestPosts(): CommunityPost[] {
  return communityPosts.filter((post) => !post.isPending);
}

function guestArticles(): HelpArticle[] {
  return helpArticles.filter((article) => !article.isDraft);
}

function searchPosts(params: URLSearchParams): SampleReply {
  const query = params.get('query');
  if (!query) return badRequest('query');
  const found = ranked(guestPosts(), query, ({ title, details, comments }) => [
    { text: title, weight: 3 },
    { text: plainText(details), weight: 1 },
    { text: comments.map(({ body }) => plainText(body)).join(' '), weight: 1 },
  ]);
  const isByDate = params.get('sort_by') === 'created_at';
  const sorted = isByDate ? found.toSorted((a, b) => b.at.localeCompare(a.at)) : found;
  return jsonReply(listed('results', sorted.map(postItem), params));
}

/** Of one state, or of all; the newest first. */
function listPosts(params: URLSearchParams): SampleReply {
  const wanted = params.get('filter_by');
  const posts = guestPosts()
    .filter(({ status }) => wanted === null || status === wanted)
    .toSorted((a, b) => b.at.localeCompare(a.at));
  return jsonReply(listed('posts', posts.map(postItem), params));
}

/** A locale that is not enabled is read as the default one. */
function searchArticles(params: URLSearchParams): SampleReply {
  const query = params.get('query');
  if (!query) return badRequest('query');
  const wanted = params.get('locale') ?? '';
  const locale = helpArticles.some((row) => row.locale === wanted) ? wanted : 'en-us';
  const inLocale = guestArticles().filter((row) => row.locale === locale);
  const found = ranked(inLocale, query, ({ title, body }) => [
    { text: title, weight: 3 },
    { text: plainText(body), weight: 1 },
  ]);
  const items = found.map((row) => ({
    ...articleItem(row),
    snippet: `…${plainText(row.body).slice(0, 60)} <em>${query.split(' ')[0]}</em>…`,
    result_type: 'article',
  }));
  return jsonReply(listed('results', items, params));
}

/** One or two words must all be there; of more, half are enough. The best fields count most. */
function ranked<T>(rows: T[], query: string, fieldsOf: (row: T) => { text: string; weight: number }[]): T[] {
  const words = [...new Set(stemWords(query))];
  const needed = words.length <= 2 ? words.length : Math.ceil(words.length / 2);
  const scored = rows.map((row) => {
    const fields = fieldsOf(row).map(({ text, weight }) => ({ stems: new Set(stemWords(text)), weight }));
    const best = words.map((word) =>
      Math.max(0, ...fields.map(({ stems, weight }) => (stems.has(word) ? weight : 0))),
    );
    return { row, hits: best.filter((weight) => weight > 0).length, score: best.reduce((a, b) => a + b, 0) };
  });
  return scored
    .filter(({ hits }) => hits > 0 && hits >= needed)
    .sort((a, b) => b.score - a.score)
    .map(({ row }) => row);
}

function listed(name: string, items: unknown[], params: URLSearchParams): Record<string, unknown> {
  const size = Math.min(100, Number(params.get('per_page') ?? defaultPageSize));
  const number = Number(params.get('page') ?? 1);
  const all = items.slice(0, lastResult);
  const pages = Math.max(1, Math.ceil(all.length / size));
  const pageUrl = (to: number) => `${api}/help_center/search.json?page=${to}&per_page=${size}`;
  return {
    count: all.length,
    next_page: number < pages ? pageUrl(number + 1) : null,
    page: number,
    page_count: pages,
    per_page: size,
    previous_page: number > 1 ? pageUrl(number - 1) : null,
    [name]: all.slice((number - 1) * size, number * size),
  };
}

function postUrl({ id, title }: CommunityPost): string {
  return `${base}/hc/en-us/community/posts/${id}-${title.replaceAll(/\W+/g, '-')}`;
}

function commentUrl(post: CommunityPost, { id }: PostComment): string {
  return `${postUrl(post)}/comments/${id}`;
}

function postItem(post: CommunityPost): Record<string, unknown> {
  return {
    id: post.id,
    title: post.title,
    details: post.details,
    author_id: post.author.id,
    vote_sum: post.votes,
    vote_count: Math.abs(post.votes),
    comment_count: post.comments.length,
    follower_count: 2,
    topic_id: 115000213000,
    html_url: postUrl(post),
    created_at: post.at,
    updated_at: post.comments.at(-1)?.at ?? post.at,
    url: `${api}/help_center/community/posts/${post.id}.json`,
    featured: false,
    pinned: false,
    closed: post.isClosed === true,
    frozen: false,
    status: post.status,
    non_author_editor_id: null,
    non_author_updated_at: null,
    content_tag_ids: [],
  };
}

function commentsOf(post: CommunityPost, params: URLSearchParams): SampleReply {
  const include = (params.get('include') ?? '').split(',');
  const authors = [post.author, ...post.comments.map(({ author }) => author)];
  const users = [...new Set(authors)].filter((person) => person !== null);
  return jsonReply({
    ...listed(
      'comments',
      post.comments.map((comment) => commentItem(post, comment)),
      params,
    ),
    ...(include.includes('users') && { users: users.map(userItem) }),
    ...(include.includes('posts') && { posts: [postItem(post)] }),
  });
}

function commentItem(post: CommunityPost, comment: PostComment): Record<string, unknown> {
  return {
    id: comment.id,
    body: comment.body,
    // Whoever is gone leaves their number behind.
    author_id: comment.author?.id ?? 380001000999,
    vote_sum: comment.votes,
    vote_count: comment.votes,
    official: comment.isOfficial === true,
    html_url: commentUrl(post, comment),
    created_at: comment.at,
    updated_at: comment.at,
    url: `${api}/help_center/community/posts/${post.id}/comments/${comment.id}.json`,
    post_id: post.id,
    non_author_editor_id: null,
    non_author_updated_at: null,
  };
}

function userItem({ id, name, role }: Person): Record<string, unknown> {
  return { id, url: `${api}/users/${id}.json`, name, role, photo: null, active: true };
}

function articleItem(article: HelpArticle): Record<string, unknown> {
  return {
    id: article.id,
    url: `${api}/help_center/${article.locale}/articles/${article.id}.json`,
    html_url: articleUrl(article),
    author_id: 380001000333,
    comments_disabled: true,
    draft: false,
    promoted: false,
    position: 0,
    vote_sum: article.votes,
    vote_count: article.votes,
    section_id: 360000000001,
    created_at: article.at,
    updated_at: article.at,
    edited_at: article.at,
    name: article.title,
    title: article.title,
    body: article.body,
    source_locale: article.locale,
    locale: article.locale,
    outdated: false,
    outdated_locales: [],
    label_names: ['grinder'],
    user_segment_id: null,
    permission_group_id: 2147,
  };
}

function articleUrl({ id, title, locale }: HelpArticle): string {
  return `${base}/hc/${locale}/articles/${id}-${title.replaceAll(/\W+/g, '-')}`;
}

function oneArticle(id: number): SampleReply {
  const article = guestArticles().find((row) => row.id === id);
  return article ? jsonReply({ article: articleItem(article) }) : notFound();
}

function page(path: string): SampleReply {
  const id = Number(/\/community\/posts\/(\d+)/.exec(path)?.[1]);
  const post = guestPosts().find((row) => row.id === id);
  const content = post ? postPage(post) : '<h1>How can we help?</h1>';
  return htmlReply(
    `<!DOCTYPE html><html dir="ltr" lang="en-US"><head><meta charset="utf-8"><title>Brewpoint Help</title>` +
      `<link rel="stylesheet" href="//static.zdassets.com/hc/assets/application-0a1b2c.css"></head><body>` +
      `<header class="header"></header><main role="main">${content}</main>` +
      `<script>HelpCenter = {};\nHelpCenter.account = {"subdomain":"brewpoint","environment":"production","name":"Brewpoint"};\n` +
      `HelpCenter.user = {"identifier":"","email":null,"name":"","role":"anonymous","avatar_url":""};</script></body></html>`,
  );
}

/** The post's page in the standard theme. */
function postPage(post: CommunityPost): string {
  return (
    `<div class="post"><article id="main-content"><div class="post-title"><h1 title="${escapeHtml(post.title)}">${escapeHtml(post.title)}</h1></div>` +
    `<div class="post-body">${post.details}</div></article></div>` +
    `<ul id="comments" class="comment-list">${post.comments.map(commentPart).join('')}</ul>`
  );
}

function commentPart({ id, author, body, at, votes, isOfficial }: PostComment): string {
  const anchor = `community_comment_${id}`;
  const name = escapeHtml(author?.name ?? 'Permanently deleted user');
  const agent = author?.role === 'agent' ? '<svg class="icon-agent"><path d="M6 0"/></svg>' : '';
  const profile = author ? `<a href="/hc/en-us/profiles/${author.id}">${name}</a>` : name;
  return (
    `<li id="${anchor}" class="comment"><div class="comment-wrapper ${isOfficial ? 'comment-official' : ''}"><div class="comment-info">` +
    (isOfficial
      ? '<span class="comment-official status-label status-label-official">Official comment</span>'
      : '') +
    `<div class="comment-author"><div class="avatar comment-avatar">${agent}<img src="/avatar.png" alt="" class="user-avatar"/></div>` +
    `<div class="comment-meta"><span title="${name}" id="${anchor}-author">${profile}</span>` +
    `<div class="meta-group"><span class="meta-data"><time datetime="${at}" title="${at}" data-datetime="relative">a while ago</time></span></div></div></div>` +
    `<section class="comment-body" id="${anchor}-body">${body}</section></div>` +
    `<div class="comment-actions-container"><div class="comment-vote vote" role="group"><button class="vote-up"></button>` +
    `<span class="vote-sum">${votes}</span></div></div></div></li>`
  );
}

function notFound(): SampleReply {
  return jsonReply({ error: 'RecordNotFound', description: 'Not found' }, 404);
}

function unauthenticated(): SampleReply {
  return jsonReply({ error: "Couldn't authenticate you" }, 401);
}

function badRequest(name: string): SampleReply {
  return jsonReply({ error: 'InvalidQuery', description: `Parameter ${name} is required` }, 400);
}

const [post] = communityPosts;
if (!post) throw new Error('The sample has lost its posts.');

export const zendeskSample: PlatformSample = {
  platform: 'zendesk',
  community: { id: `zendesk:${base}`, platform: 'zendesk', base, name: 'Brewpoint Help', relation: 'own' },
  doors: { 'support.brewpoint.example': zendeskHelpCentre() },
  query: { text: 'grinder stops', mode: 'words' },
  thread: {
    title: post.title,
    url: postUrl(post),
    isSolved: true,
    answers: post.comments.map((comment) => ({
      author: comment.author?.name ?? null,
      text: plainText(comment.body).split(' ').at(-1) ?? '',
      acceptedBy: comment.isOfficial ? 'staff' : null,
      url: commentUrl(post, comment),
    })),
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'hardness diary' },
  gone: notFound(),
  refusals: [
    { name: '401 of a help centre for customers', reply: unauthenticated(), code: 'refused' },
    {
      name: '403 with an error object',
      reply: jsonReply(
        { error: { title: 'Forbidden', message: 'You do not have access to this page.' } },
        403,
      ),
      code: 'refused',
    },
    {
      name: '429 with its seconds in a header',
      reply: jsonReply(
        { error: 'APIRateLimitExceeded', description: 'Number of allowed API requests per minute exceeded' },
        429,
        { 'retry-after': '93' },
      ),
      code: 'throttled',
      retryAfterMs: 93_000,
    },
  ],
  ask: { draft: { title: 'Pump & heater' }, url: `${base}/hc/en-us/community/posts/new` },
  recognised: [
    { url: postUrl(post), base },
    { url: `${base}/hc/de/articles/360010000013-Mahlwerk-reinigen`, base },
    { url: 'https://acme.example/hc/pt-br/community/posts/115001114911', base: 'https://acme.example' },
  ],
  notRecognised: [
    'https://acme.example/hc/en-us/requests/new',
    'https://acme.example/en/articles/360010000013-title',
    'https://acme.example/hc/en-us/articles/12',
    'https://acme.example/blog/hc/en-us/community/posts/115001114911',
  ],
  homePage: `${base}/hc/en-us`,
};
