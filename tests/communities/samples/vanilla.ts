import type { Door, PlatformSample } from '../platform-sample';
import { htmlReply, jsonReply, type SampleReply } from '../reply';
import { plainText, quotedPhrases, slugOf, spellWords, stemWords } from '../words';
import {
  forumDiscussions,
  type ForumComment,
  type ForumDiscussion,
  type ForumUser,
} from './vanilla-discussions';

const folder = '/community';
const base = `https://forum.strideon.example${folder}`;
const defaultLimit = 30;
const maxLimit = 100;

/** One record of the search: an opening post or a comment. */
type PostRecord = {
  discussion: ForumDiscussion;
  comment: ForumComment | null;
  title: string;
  text: string;
  at: string;
};

/** One forum as guests see it, with the search of the hosted ones or with that of its own database. */
export function vanillaForum(driver: 'elastic' | 'mysql' = 'elastic'): Door {
  return ({ url }) => {
    if (!url.pathname.startsWith(`${folder}/`) && url.pathname !== folder) return notFound('Page');
    const path = url.pathname.slice(folder.length).replace(/\/$/, '');
    const params = url.searchParams;
    const reply = answerPath(path, params, driver);
    return { ...reply, headers: { ...reply.headers, 'x-vanilla-version': '2025.010' } };
  };
}

function answerPath(path: string, params: URLSearchParams, driver: 'elastic' | 'mysql'): SampleReply {
  if (path === '' || path === '/discussions') return homePage();
  const limit = Number(params.get('limit') ?? defaultLimit);
  if (!(limit >= 1 && limit <= maxLimit)) return invalid(`limit is more than ${maxLimit}.`);
  if (path === '/api/v2/search') return search(params, limit, driver);
  if (path === '/api/v2/discussions')
    return jsonReply(
      listed(params)
        .slice(0, limit)
        .map((row) => discussionItem(row, params)),
    );
  if (path === '/api/v2/comments') return comments(params, limit);
  const id = /^\/api\/v2\/discussions\/(\d{1,9})$/.exec(path)?.[1];
  const discussion = visible().find(({ discussionID }) => discussionID === Number(id));
  return discussion ? jsonReply(discussionItem(discussion, params)) : notFound('Discussion');
}

function visible(): ForumDiscussion[] {
  return forumDiscussions.filter(({ isPrivate }) => !isPrivate);
}

/** Of one type, with comments or without; the newest first where that is asked for. */
function listed(params: URLSearchParams): ForumDiscussion[] {
  const [type, hasComments] = [params.get('type'), params.get('hasComments')];
  const rows = visible().filter(
    (row) =>
      (type === null || row.type === type) &&
      (hasComments === null || String(row.comments.length > 0) === hasComments),
  );
  return params.get('sort') === '-dateInserted'
    ? rows.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    : rows;
}

function search(params: URLSearchParams, limit: number, driver: 'elastic' | 'mysql'): SampleReply {
  const query = params.get('query') ?? '';
  const types = (params.get('recordTypes') ?? 'discussion,comment').split(',');
  if (types.some((type) => !['article', 'discussion', 'comment', 'group', 'user'].includes(type)))
    return invalid('recordTypes[0] must be one of: article, discussion, comment, group, user.');
  const all = records().filter(({ comment }) => types.includes(comment ? 'comment' : 'discussion'));
  const page = Number(params.get('page') ?? 1);
  const found =
    driver === 'mysql'
      ? wholeString(all, query).slice(0, limit)
      : anyOrder(all, query, params.get('queryOperator') ?? 'and').slice((page - 1) * limit, page * limit);
  return jsonReply(
    found.map((record) => searchItem(record, query, params)),
    200,
    { 'x-search-powered-by': driver === 'mysql' ? 'MySQL' : 'Elasticsearch' },
  );
}

function records(): PostRecord[] {
  return visible().flatMap((discussion) => [
    {
      discussion,
      comment: null,
      title: discussion.name,
      text: plainText(discussion.body),
      at: discussion.at,
    },
    ...discussion.comments.map((comment) => ({
      discussion,
      comment,
      title: `Re: ${discussion.name}`,
      text: plainText(comment.body),
      at: comment.at,
    })),
  ]);
}

/** LIKE: the query letter for letter in an opening post's title or text, or in a comment's text; newest first. */
function wholeString(all: PostRecord[], query: string): PostRecord[] {
  const wanted = query.toLowerCase();
  return all
    .filter(
      ({ title, text, comment }) =>
        (!comment && title.toLowerCase().includes(wanted)) || text.toLowerCase().includes(wanted),
    )
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Words in any order, stemmed; quotation marks keep them together. The title counts most. */
function anyOrder(all: PostRecord[], query: string, operator: string): PostRecord[] {
  const phrases = quotedPhrases(query).map((phrase) => spellWords(phrase).join(' '));
  const wanted = [...new Set(stemWords(query))];
  const scored = all.map((record) => {
    const [title, text] = [new Set(stemWords(record.title)), new Set(stemWords(record.text))];
    const scores = wanted.map((word) => (title.has(word) ? 3 : 0) + (text.has(word) ? 1 : 0));
    const hits = scores.filter((score) => score > 0).length;
    const spelt = spellWords(`${record.title} ${record.text}`).join(' ');
    const isHit = operator === 'or' ? hits > 0 : hits === wanted.length && hits > 0;
    const score = scores.reduce((a, b) => a + b, 0) + (record.comment ? 0 : 1);
    return { record, score, isHit: isHit && phrases.every((phrase) => spelt.includes(phrase)) };
  });
  return scored
    .filter(({ isHit }) => isHit)
    .sort((a, b) => b.score - a.score)
    .map(({ record }) => record);
}

function discussionUrl({ discussionID, name }: ForumDiscussion): string {
  return `${base}/discussion/${discussionID}/${slugOf(name)}`;
}

function commentUrl({ commentID }: ForumComment): string {
  return `${base}/discussion/comment/${commentID}#Comment_${commentID}`;
}

function searchItem(
  { discussion, comment, title, text, at }: PostRecord,
  query: string,
  params: URLSearchParams,
) {
  const url = new URL(comment ? commentUrl(comment) : discussionUrl(discussion));
  url.searchParams.set('utm_source', 'community-search');
  url.searchParams.set('utm_medium', 'organic-search');
  url.searchParams.set('utm_term', query);
  const by = comment ? comment.by : discussion.by;
  return {
    recordType: comment ? 'comment' : 'discussion',
    type: comment ? (discussion.type === 'question' ? 'answer' : 'comment') : discussion.type,
    legacyType: comment ? 'Comment' : 'Discussion',
    body: comment?.body ?? discussion.body,
    ...(wants(params, 'excerpt') && { excerpt: text.slice(0, 200) }),
    recordID: comment?.commentID ?? discussion.discussionID,
    categoryID: 3,
    discussionID: discussion.discussionID,
    name: title,
    url: url.href,
    dateInserted: at,
    dateUpdated: null,
    breadcrumbs: [{ name: 'Home', url: base }],
    insertUserID: by.userID,
    updateUserID: null,
    isForeign: false,
    score: comment ? comment.score : discussion.score,
    searchScore: 1.5,
    ...(wants(params, 'insertUser') && { insertUser: userItem(by) }),
  };
}

function wants(params: URLSearchParams, name: string): boolean {
  return (params.get('expand') ?? '').split(',').includes(name);
}

function userItem({ userID, name, label }: ForumUser) {
  return {
    userID,
    name,
    url: `${base}/profile/${encodeURIComponent(name)}`,
    photoUrl: `${base}/photo.png`,
    dateLastActive: '2025-05-01T00:00:00+00:00',
    banned: 0,
    private: false,
    label,
    labelHtml: label,
  };
}

function discussionItem(discussion: ForumDiscussion, params: URLSearchParams) {
  const isAccepted = discussion.comments.some(({ acceptedBy }) => acceptedBy);
  const status = isAccepted ? 'accepted' : discussion.comments.length > 0 ? 'answered' : 'unanswered';
  return {
    discussionID: discussion.discussionID,
    type: discussion.type,
    name: discussion.name,
    body: discussion.body,
    categoryID: 3,
    dateInserted: discussion.at,
    dateUpdated: null,
    dateLastComment: discussion.comments.at(-1)?.at ?? discussion.at,
    insertUserID: discussion.by.userID,
    ...(wants(params, 'insertUser') && { insertUser: userItem(discussion.by) }),
    pinned: false,
    pinLocation: null,
    closed: discussion.isClosed === true,
    sink: false,
    countComments: discussion.comments.length,
    countViews: discussion.views,
    score: discussion.score,
    url: discussionUrl(discussion),
    canonicalUrl: discussionUrl(discussion),
    format: 'rich2',
    bookmarked: false,
    unread: false,
    statusID: 1,
    // PHP writes an empty object as an empty list.
    attributes:
      discussion.type === 'question' ? { question: { status, dateAccepted: null, dateAnswered: null } } : [],
  };
}

function comments(params: URLSearchParams, limit: number): SampleReply {
  const id = Number(params.get('discussionID'));
  const discussion = visible().find(({ discussionID }) => discussionID === id);
  if (!discussion) return notFound('Discussion');
  const page = Number(params.get('page') ?? 1);
  const qna = params.get('qna');
  const rows = discussion.comments.filter(({ acceptedBy }) => qna !== 'accepted' || acceptedBy);
  return jsonReply(
    rows.slice((page - 1) * limit, page * limit).map((row) => commentItem(discussion, row, params)),
    200,
    { 'x-app-page-result-count': String(rows.length) },
  );
}

function commentItem(discussion: ForumDiscussion, comment: ForumComment, params: URLSearchParams) {
  const { acceptedBy } = comment;
  const answer = {
    status: acceptedBy ? 'accepted' : 'pending',
    dateAccepted: acceptedBy ? discussion.at : null,
    acceptUserID: acceptedBy?.userID ?? null,
  };
  return {
    commentID: comment.commentID,
    discussionID: discussion.discussionID,
    parentRecordType: 'discussion',
    parentRecordID: discussion.discussionID,
    name: `Re: ${discussion.name}`,
    categoryID: 3,
    body: comment.body,
    dateInserted: comment.at,
    dateUpdated: comment.editedAt ?? null,
    insertUserID: comment.by.userID,
    score: comment.score,
    ...(wants(params, 'insertUser') && { insertUser: userItem(comment.by) }),
    url: commentUrl(comment),
    format: 'rich2',
    attributes: discussion.type === 'question' ? { answer } : [],
  };
}

function homePage(): SampleReply {
  return htmlReply(
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Strideon Community</title>` +
      `<meta property="og:site_name" content="Strideon Community"></head>` +
      `<body id="vanilla_discussions_index" class="Vanilla Discussions isDesktop index"><div id="Frame"></div>` +
      `<script>gdn=window.gdn||{};gdn.meta={"context":{"version":"2025.010","host":"${escapedFolder}","basePath":"${escapedFolder}","assetPath":"${escapedFolder}"}};</script></body></html>`,
    200,
    { 'x-powered-by': 'Vanilla' },
  );
}

/** As PHP writes a slash in JSON. */
const escapedFolder = folder.replaceAll('/', String.raw`\/`);

function notFound(what: string): SampleReply {
  return jsonReply({ message: `${what} not found.`, status: 404 }, 404);
}

function invalid(message: string): SampleReply {
  return jsonReply({ message, status: 422, errors: {} }, 422);
}

const [discussion] = forumDiscussions;
if (!discussion) throw new Error('The sample has lost its discussions.');

export const vanillaSample: PlatformSample = {
  platform: 'vanilla',
  community: {
    id: `vanilla:${base}`,
    platform: 'vanilla',
    base,
    name: 'Strideon Community',
    relation: 'own',
  },
  doors: { 'forum.strideon.example': vanillaForum() },
  query: { text: 'GPS forest', mode: 'words' },
  thread: {
    title: discussion.name,
    url: discussionUrl(discussion),
    isSolved: true,
    answers: discussion.comments.map((comment) => ({
      author: comment.by.name === '[Deleted User]' ? null : comment.by.name,
      text: plainText(comment.body).split(' ').at(-1) ?? '',
      acceptedBy: comment.acceptedBy ? 'asker' : null,
      url: commentUrl(comment),
    })),
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'lap journal' },
  gone: notFound('Discussion'),
  refusals: [
    {
      name: '403 of a forum for members',
      reply: jsonReply(
        { message: 'Permission Problem', status: 403, permissions: ['Vanilla.Discussions.View'] },
        403,
      ),
      code: 'refused',
    },
    {
      name: '401 for guests',
      reply: jsonReply({ message: 'You must sign in.', status: 401 }, 401),
      code: 'refused',
    },
    {
      name: 'a parameter that this version does not take',
      reply: invalid('recordTypes[1] must be one of: discussion.'),
      code: 'changed',
    },
    {
      name: '429 with its seconds in a header',
      reply: jsonReply({ message: 'Too many requests.', status: 429 }, 429, { 'retry-after': '25' }),
      code: 'throttled',
      retryAfterMs: 25_000,
    },
  ],
  ask: {
    draft: { title: 'GPS & maps', body: 'Tried a restart.', tags: ['gps', 'maps'] },
    url: `${base}/post/discussion?name=GPS+%26+maps&body=Tried+a+restart.&tags=gps%2Cmaps`,
  },
  recognised: [
    { url: discussionUrl(discussion), base },
    { url: 'https://acme.example/discussion/comment/9001/#Comment_9001', base: 'https://acme.example' },
    { url: 'https://acme.example/discussion/12/some-title/p2', base: 'https://acme.example' },
  ],
  notRecognised: [
    'https://acme.example/discussion/12',
    'https://acme.example/discussions/12/some-title',
    'https://acme.example/discussion/some-title',
  ],
  homePage: `${base}/discussions`,
};
