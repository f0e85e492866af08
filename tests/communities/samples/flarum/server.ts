import type { Door } from '../../platform-sample';
import { htmlReply, type SampleReply } from '../../reply';
import { plainText, spellWords } from '../../words';
import { members, type Discussion, type ForumPost } from './discussions';

const defaultLimit = 20;
const maxLimit = 50;
/** What MySQL's search leaves out: words of two letters, and these. */
const minWordChars = 3;
const stopWords = new Set(
  'about are com for from how that the this was what when where who will with und'.split(' '),
);
/** All that can be included; a request that names anything else is refused. */
const includable = new Set(['user', 'lastPostedUser', 'firstPost', 'lastPost', 'mostRelevantPost', 'tags']);

export type FlarumOptions = {
  /** The forum's own address, with its sub-folder. */
  base: string;
  discussions: Discussion[];
  /** Where the API stands below the base; 'api' as installed. */
  apiPath?: string;
  /** False: a forum for members, where all of its lists are empty for guests. */
  guestsMayRead?: boolean;
  /** False: without the extension that marks the best answer. */
  hasBestAnswer?: boolean;
};

/** One Flarum forum (1.8, on MySQL) as a guest sees it: any word of the query is enough. */
export function flarumForum(options: FlarumOptions): Door {
  const folder = new URL(options.base).pathname.replace(/\/$/, '');
  const api = `${folder}/${options.apiPath ?? 'api'}`;
  return ({ url: { pathname, searchParams } }) => {
    if (pathname === folder || pathname === `${folder}/`) return homePage(options);
    const path = pathname.startsWith(api) ? pathname.slice(api.length) : undefined;
    if (path === '') return document({ data: forum(options) });
    if (path === '/discussions') return listDiscussions(options, searchParams);
    if (path === '/posts') return listPosts(options, searchParams);
    const id = /^\/posts\/(\d+)$/.exec(path ?? '')?.[1];
    if (id !== undefined) return onePost(options, id);
    return path === undefined ? htmlReply('<h1>Not Found</h1>', 404) : problem(404, 'not_found');
  };
}

function document(body: unknown, status = 200): SampleReply {
  return { status, headers: { 'content-type': 'application/vnd.api+json' }, body: JSON.stringify(body) };
}

/** An error in the server's own shape. */
export function problem(status: number, code: string): SampleReply {
  return document({ errors: [{ status: String(status), code }] }, status);
}

function forum({ base, apiPath = 'api', guestsMayRead = true }: FlarumOptions) {
  return {
    type: 'forums',
    id: '1',
    attributes: {
      title: 'Parcelo Talk',
      description: '',
      baseUrl: base,
      basePath: new URL(base).pathname.replace(/\/$/, ''),
      apiUrl: `${base}/${apiPath}`,
      canViewForum: guestsMayRead,
      canStartDiscussion: false,
    },
  };
}

function homePage(options: FlarumOptions): SampleReply {
  const payload = JSON.stringify({ resources: [forum(options)], session: { userId: 0 }, locale: 'en' });
  return htmlReply(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Parcelo Talk</title></head><body>
<div id="app" class="App"><header id="header" class="App-header"><div class="Header-title">
<a href="${options.base}" id="home-link">Parcelo Talk</a></div></header></div>
<div id="flarum-loading" style="display: none">Loading</div>
<script id="flarum-json-payload" type="application/json">${payload.replaceAll('/', '\\/')}</script></body></html>`);
}

function visible({ discussions, guestsMayRead }: FlarumOptions): Discussion[] {
  return guestsMayRead === false ? [] : discussions.filter(({ isHidden }) => !isHidden);
}

function limits(params: URLSearchParams) {
  const limit = Math.min(Number(params.get('page[limit]')) || defaultLimit, maxLimit);
  return { limit, offset: Number(params.get('page[offset]')) || 0 };
}

/** Titles that match come first, by their words; then discussions by all that their posts hold. */
function listDiscussions(options: FlarumOptions, params: URLSearchParams): SampleReply {
  const { limit, offset } = limits(params);
  const unknown = (params.get('include') ?? '').split(',').filter((name) => name && !includable.has(name));
  if (offset < 0 || unknown.length > 0) return problem(400, 'invalid_parameter');
  const words = searchedWords(params.get('filter[q]') ?? '');
  const count = (text: string) => spellWords(text).filter((word) => words.has(word)).length;
  const found = visible(options)
    .map((discussion) => {
      const comments = commentsOf(discussion);
      const scores = comments.map(({ html }) => count(plainText(html)));
      return {
        discussion,
        title: count(discussion.title),
        posts: sum(scores),
        best: bestOf(comments, scores),
      };
    })
    .filter(({ title, posts }) => title + posts > 0 || words.size === 0)
    .toSorted((a, b) => b.title - a.title || b.posts - a.posts);
  if (params.get('sort') === '-createdAt')
    found.sort((a, b) => openedAt(b.discussion).localeCompare(openedAt(a.discussion)));
  const rows = found.slice(offset, offset + limit);
  return document({
    links: linksOf(options, 'discussions', params, offset + limit < found.length),
    data: rows.map(({ discussion, best }) => discussionItem(options, discussion, best)),
    included: [
      ...rows.flatMap(({ best }) => (best ? [postItem(best)] : [])),
      ...userItems(rows.flatMap(({ discussion, best }) => [discussion.posts[0]?.userId, best?.userId])),
      ...tagItems(rows.flatMap(({ discussion }) => discussion.tags)),
    ],
  });
}

function openedAt({ posts: [opening] }: Discussion): string {
  return opening?.createdAt ?? '';
}

function searchedWords(query: string): Set<string> {
  return new Set(spellWords(query).filter((word) => word.length >= minWordChars && !stopWords.has(word)));
}

function commentsOf({ posts }: Discussion): ForumPost[] {
  return posts.filter(({ type, isHidden }) => type === 'comment' && !isHidden);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}

function bestOf(posts: ForumPost[], scores: number[]): ForumPost | undefined {
  return posts[scores.indexOf(Math.max(...scores))];
}

function linksOf({ base }: FlarumOptions, path: string, params: URLSearchParams, hasMore: boolean) {
  const { limit, offset } = limits(params);
  const next = new URLSearchParams(params);
  next.set('page[offset]', String(offset + limit));
  const first = `${base}/api/${path}`;
  return hasMore ? { first, next: `${first}?${next}` } : { first };
}

function reference(type: string, id: string) {
  return { data: { type, id } };
}

function basicDiscussion({ hasBestAnswer }: FlarumOptions, { title, slug, bestAnswer }: Discussion) {
  if (hasBestAnswer === false) return { title, slug };
  return { title, slug, hasBestAnswer: bestAnswer ? Number(bestAnswer.postId) : false };
}

function discussionItem(options: FlarumOptions, discussion: Discussion, relevant: ForumPost | undefined) {
  const [opening] = discussion.posts;
  return {
    type: 'discussions',
    id: discussion.id,
    attributes: {
      ...basicDiscussion(options, discussion),
      commentCount: commentsOf(discussion).length,
      participantCount: new Set(discussion.posts.map(({ userId }) => userId)).size,
      createdAt: opening?.createdAt,
      lastPostedAt: discussion.posts.at(-1)?.createdAt,
      canReply: false,
      isApproved: true,
      isLocked: discussion.isLocked === true,
      isSticky: false,
    },
    relationships: {
      ...(opening?.userId ? { user: reference('users', opening.userId) } : {}),
      ...(relevant ? { mostRelevantPost: reference('posts', relevant.id) } : {}),
      tags: { data: discussion.tags.map((name) => ({ type: 'tags', id: name.toLowerCase() })) },
    },
  };
}

function postItem(post: ForumPost) {
  const { id, number, createdAt, type, html, editedAt, likes = [], userId } = post;
  return {
    type: 'posts',
    id,
    attributes: {
      number,
      createdAt,
      contentType: type,
      ...(type === 'comment' ? { contentHtml: html, renderFailed: false } : { content: [[], [3]] }),
      ...(editedAt === undefined ? {} : { editedAt }),
      canEdit: false,
      isApproved: true,
      likesCount: likes.length,
    },
    relationships: {
      // Of somebody who has left there is no relation at all.
      ...(userId === null ? {} : { user: reference('users', userId) }),
      likes: { data: likes.slice(0, 4).map((liker) => ({ type: 'users', id: liker })) },
    },
  };
}

function userItems(ids: (string | null | undefined)[]) {
  return members
    .filter(({ id }) => ids.includes(id))
    .map(({ id, username, displayName, groups = [] }) => ({
      type: 'users',
      id,
      attributes: { username, displayName, avatarUrl: null, slug: username },
      relationships: { groups: { data: groups.map((group) => ({ type: 'groups', id: group })) } },
    }));
}

function tagItems(names: string[]) {
  return [...new Set(names)].map((name) => ({
    type: 'tags',
    id: name.toLowerCase(),
    attributes: { name, slug: name.toLowerCase(), isHidden: false },
  }));
}

function listPosts(options: FlarumOptions, params: URLSearchParams): SampleReply {
  const { limit, offset } = limits(params);
  if (!/^-?(?:number|createdAt)$|^$/.test(params.get('sort') ?? '')) return problem(400, 'invalid_parameter');
  const discussion = visible(options).find(({ id }) => id === params.get('filter[discussion]'));
  const type = params.get('filter[type]');
  const posts = (discussion?.posts ?? []).filter(
    (post) => !post.isHidden && (type === null || post.type === type),
  );
  const rows = posts.slice(offset, offset + limit);
  return document({
    links: linksOf(options, 'posts', params, offset + limit < posts.length),
    data: rows.map(postItem),
    included: [
      ...userItems(rows.flatMap(({ userId, likes = [] }) => [userId, ...likes])),
      ...(discussion && rows.length > 0 ? [includedDiscussion(options, discussion)] : []),
    ],
  });
}

function includedDiscussion(options: FlarumOptions, discussion: Discussion) {
  const { id, bestAnswer } = discussion;
  const isTold = options.hasBestAnswer !== false && bestAnswer !== undefined;
  return {
    type: 'discussions',
    id,
    attributes: basicDiscussion(options, discussion),
    relationships: isTold
      ? {
          bestAnswerPost: reference('posts', bestAnswer.postId),
          bestAnswerUser: reference('users', bestAnswer.chosenBy),
        }
      : {},
  };
}

function onePost(options: FlarumOptions, id: string): SampleReply {
  const post = visible(options)
    .flatMap(commentsOf)
    .find((row) => row.id === id);
  if (!post) return problem(404, 'not_found');
  return document({ data: postItem(post), included: userItems([post.userId]) });
}
