import * as z from 'zod/mini';

import { ownAddress, type HttpRequest } from './http';
import { htmlToText } from './html-text';
import {
  agreementOf,
  editTimeOf,
  isStaffTitle,
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
import { communityAt } from './communities';
import { ranked } from './reading';
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
/** Hosted forums give 1,000 results at most. */
const lastSearchPage = 33;
const commentsPageSize = 100;
const newestPageSize = 50;
const maxReplyBytes = 6_000_000;
const maxBodyChars = 200_000;

const userSchema = loose(
  z.object({ userID: looseCount, name: looseText, url: looseText, label: looseText, title: looseText }),
);
type User = z.infer<typeof userSchema>;

const rowSchema = z.object({
  recordType: z.string(),
  recordID: loose(looseId),
  discussionID: loose(looseId),
  type: looseText,
  name: looseText,
  body: looseText,
  bodyPlainText: looseText,
  excerpt: looseText,
  url: looseText,
  score: looseCount,
  countComments: looseCount,
  dateInserted: looseText,
  insertUser: userSchema,
});
type Row = z.infer<typeof rowSchema>;

const discussionSchema = z.object({
  discussionID: looseId,
  type: looseText,
  name: z.string(),
  body: looseText,
  url: looseText,
  score: looseCount,
  closed: looseFlag,
  countComments: looseCount,
  countViews: looseCount,
  dateInserted: looseText,
  dateLastComment: looseText,
  insertUser: userSchema,
  insertUserID: looseCount,
  // PHP writes an empty object as an empty list.
  attributes: loose(z.object({ question: loose(z.object({ status: looseText })) })),
});
type Discussion = z.infer<typeof discussionSchema>;

const commentSchema = z.object({
  commentID: looseId,
  body: looseText,
  url: looseText,
  score: looseCount,
  dateInserted: looseText,
  dateUpdated: looseText,
  insertUser: userSchema,
  insertUserID: looseCount,
  attributes: loose(
    z.object({
      answer: loose(z.object({ status: looseText, acceptUserID: looseCount })),
    }),
  ),
});
type Comment = z.infer<typeof commentSchema>;

/** Forums by Vanilla, the hosted ones of Higher Logic and those that companies run themselves. */
export const vanilla: Source = {
  id: 'vanilla',
  name: 'Vanilla',
  engine: {
    words: 'all',
    unit: 'post',
    // A forum with the database's own search takes the query for one string; the hosted ones any order of words.
    isOrdered: true,
    stems: false,
    prefixes: false,
    hasTitleSearch: true,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize: searchPageSize,
    maxPages: lastSearchPage,
  },
  openHosts: [],
  readBatch: 1,
  recognise: recogniseDiscussion,
  fingerprint: fingerprintPage,
  probe: probeBase,
  search: searchDiscussions,
  read: readDiscussions,
  searchUrl: ({ base }, text) => `${base}/search?${new URLSearchParams({ query: withoutOperators(text) })}`,
  askUrl: ({ base }, { title, body, tags }) => {
    const draft = new URLSearchParams({ name: title });
    if (body !== undefined) draft.set('body', body);
    if (tags && tags.length > 0) draft.set('tags', tags.join(','));
    return `${base}/post/discussion?${draft}`;
  },
  terms: ({ base, name }) => ({ name: `Terms of ${name}`, url: `${base}/home/termsofservice` }),
  unanswered: unansweredDiscussions,
};

function recogniseDiscussion({ protocol, origin, pathname }: URL): Community | null {
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const folder =
    /^((?:\/[^/]{1,60}){0,3}?)\/discussion\/(?:comment\/\d{1,10}|\d{1,10}\/[^/]{1,255})(?:\/|$)/.exec(
      pathname,
    )?.[1];
  return folder === undefined ? null : communityAt('vanilla', origin + folder);
}

/** Its headers and its scripts name it; the scripts name the folder, too, in which it is installed. */
function fingerprintPage({ url, html, headers }: PageEvidence): Community | null {
  const isNamed = headers.get('x-powered-by') === 'Vanilla' || headers.has('x-vanilla-version');
  const isMarked =
    /\bgdn=window\.gdn\|\||\b__VANILLA_GLOBALS_DO_NOT_USE_DIRECTLY__\b|<body\b[^<>]{0,100}\sid="vanilla_\w/.test(
      html,
    );
  if (!isNamed && !isMarked) return null;
  const written = /"basePath":"((?:\\?\/[\w.-]{1,60}){0,3})"/.exec(html)?.[1]?.replaceAll('\\', '');
  const inPath = /^(.{0,120}?)\/(?:discussions?|categories|search|kb|post|profile)(?:\/|$)/.exec(
    url.pathname,
  )?.[1];
  return communityAt('vanilla', url.origin + (written ?? inPath ?? '').replace(/\/$/, ''));
}

async function probeBase(base: string, { http, signal }: SourceContext): Promise<Community | null> {
  const url = `${base}/api/v2/discussions?limit=1`;
  try {
    const newest = await http.json({ url, why: 'probe', text: '', signal }, z.array(discussionSchema));
    return newest.length > 0 ? communityAt('vanilla', base) : null;
  } catch (error) {
    if (isCode(error, 'not-found', 'changed')) return null;
    throw error;
  }
}

function isCode(error: unknown, ...codes: SourceError['code'][]): boolean {
  return error instanceof SourceError && codes.includes(error.code);
}

/** A whole title goes out with any of its words enough, best first; where that means nothing, it finds its like. */
async function searchDiscussions(
  community: Community,
  query: Query,
  { http, signal }: SourceContext,
): Promise<SearchPage> {
  const text = withoutOperators(query.text);
  if (text === '' || query.page > lastSearchPage) return { threads: [], hasMore: false };
  const params = new URLSearchParams({ query: text, recordTypes: 'discussion,comment' });
  if (query.mode === 'title') params.set('queryOperator', 'or');
  params.set('expand', 'insertUser,excerpt');
  params.set('limit', String(searchPageSize));
  params.set('page', String(query.page));
  const url = `${community.base}/api/v2/search?${params}`;
  const request: HttpRequest = { url, why: 'search', text, signal, maxBytes: maxReplyBytes };
  const rows = await http.json(request, z.array(rowSchema));
  const threads = joinRows(rows.flatMap((row) => toThread(community, row)));
  const isPost = ({ recordType }: Row) => recordType === 'discussion' || recordType === 'comment';
  if (threads.length === 0 && rows.some(isPost))
    throw new SourceError('changed', 'The reply has another shape at 0.name.');
  const firstRank = (query.page - 1) * searchPageSize;
  return {
    threads: threads.map((thread, index) => ({ ...thread, nativeRank: firstRank + index })),
    hasMore: rows.length >= searchPageSize && query.page < lastSearchPage,
  };
}

/** Quotes keep words together and a minus leaves them out, on hosted forums. */
function withoutOperators(text: string): string {
  return text
    .replaceAll(/[\p{Cc}"“”„«»*|~\\()]/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^[-+]+/, ''))
    .filter((word) => word !== '')
    .join(' ');
}

/** A thread once, where its best row stands; what its opening post tells goes before what a comment tells. */
function joinRows(threads: Thread[]): Thread[] {
  const joined = new Map<string, Thread>();
  for (const thread of threads) {
    const known = joined.get(thread.id);
    if (!known || (known.askedAt === undefined && thread.askedAt !== undefined))
      joined.set(thread.id, thread);
  }
  return [...joined.values()];
}

/** None where the row is no post, or has no title that could be shown. */
function toThread(community: Community, row: Row): Thread[] {
  const isComment = row.recordType === 'comment';
  if (!isComment && row.recordType !== 'discussion') return [];
  const id = isComment ? row.discussionID : (row.recordID ?? row.discussionID);
  const title = titleOf(isComment ? row.name?.replace(/^\s{0,9}re\s?:\s{0,9}/i, '') : row.name);
  if (!id || title === '' || row.type === 'redirect') return [];
  const opening = told({
    author: row.insertUser ? toAuthor(row.insertUser, community) : undefined,
    askedAt: timeOf(row.dateInserted),
    agreement: agreementOf(row.score, 'points'),
  });
  const html = row.body ?? row.excerpt ?? '';
  return [
    threadStub(community, 'vanilla', {
      nativeId: id,
      url: discussionUrl(community, id, isComment ? null : row.url),
      title,
      text: row.bodyPlainText?.slice(0, maxBodyChars) ?? htmlToText(html.slice(0, maxBodyChars)),
      // Where the number isn't told, one answer is assumed: the thread is worth reading.
      answerCount: Math.max(isComment ? 1 : 0, row.countComments ?? 1),
      ...(isComment ? {} : opening),
    }),
  ];
}

/** Any slug will do, but there must be one. */
function discussionUrl({ base }: Community, id: string, url: string | null | undefined): string {
  return postUrl(url, base) ?? `${base}/discussion/${id}/x`;
}

/** The search adds to each address what was searched for. */
function postUrl(url: string | null | undefined, base: string): string | undefined {
  const address = url ? ownAddress(url, `${base}/`) : undefined;
  if (address === undefined) return undefined;
  const clean = new URL(address);
  for (const name of ['utm_source', 'utm_medium', 'utm_term']) clean.searchParams.delete(name);
  return clean.href;
}

async function readDiscussions(
  community: Community,
  threads: Thread[],
  context: SourceContext,
): Promise<Thread[]> {
  const read: Thread[] = [];
  for (const thread of threads) {
    try {
      read.push(...(await readDiscussion(community, thread, context)));
    } catch (error) {
      if (!isCode(error, 'not-found')) throw error;
    }
  }
  return read;
}

/** The discussion, and its first hundred comments; an accepted answer that comes later is asked for by itself. */
async function readDiscussion(
  community: Community,
  thread: Thread,
  context: SourceContext,
): Promise<Thread[]> {
  const id = encodeURIComponent(thread.nativeId);
  const url = `${community.base}/api/v2/discussions/${id}?expand=insertUser`;
  const discussion = await fetchJson(url, discussionSchema, context);
  // Moved elsewhere, and without a word of its own.
  if (discussion.type === 'redirect') return [];
  const count = discussion.countComments ?? 1;
  const comments = count > 0 ? await fetchComments(community, id, '', context) : [];
  const isMissing = isAccepted(discussion) && !comments.some(isSolution) && count > comments.length;
  const later = isMissing ? await fetchComments(community, id, '&qna=accepted', context) : [];
  return [withAnswers(community, thread, discussion, [...comments, ...later])];
}

function fetchComments(
  { base }: Community,
  id: string,
  filter: string,
  context: SourceContext,
): Promise<Comment[]> {
  const params = `discussionID=${id}${filter}&limit=${commentsPageSize}&expand=insertUser&quoteParent=false`;
  return fetchJson(`${base}/api/v2/comments?${params}`, z.array(commentSchema), context);
}

function fetchJson<T>(url: string, schema: z.ZodMiniType<T>, { http, signal }: SourceContext): Promise<T> {
  return http.json({ url, why: 'answers', text: '', signal, maxBytes: maxReplyBytes }, schema);
}

function isAccepted({ attributes }: Discussion): boolean {
  return attributes?.question?.status === 'accepted';
}

function isSolution({ attributes }: Comment): boolean {
  return attributes?.answer?.status === 'accepted';
}

function withAnswers(
  community: Community,
  thread: Thread,
  discussion: Discussion,
  comments: Comment[],
): Thread {
  if (comments.length > 0 && comments.every(({ body }) => typeof body !== 'string'))
    throw new SourceError('changed', 'The reply has another shape at 0.body.');
  const byId = new Map(comments.map((comment) => [comment.commentID, comment]));
  const answers = [...byId.values()]
    .filter(({ body }) => body)
    .map((comment) => toAnswer(community, discussion, comment));
  const fields = fieldsOf(community, discussion);
  return {
    ...thread,
    ...fields,
    title: fields.title || thread.title,
    text: fields.text || thread.text,
    answerCount: Math.max(fields.answerCount, answers.length),
    isSolved: fields.isSolved || answers.some(({ acceptedBy }) => acceptedBy !== null),
    isRead: true,
    answers,
  };
}

/** What a discussion tells of itself, in a list as by itself. */
function fieldsOf(community: Community, discussion: Discussion) {
  const { discussionID: id, insertUser, body, countComments, countViews } = discussion;
  return {
    url: discussionUrl(community, id, discussion.url),
    title: titleOf(discussion.name),
    text: htmlToText((body ?? '').slice(0, maxBodyChars)),
    answerCount: countComments ?? 0,
    isSolved: isAccepted(discussion),
    ...told({
      author: insertUser ? toAuthor(insertUser, community) : undefined,
      askedAt: timeOf(discussion.dateInserted),
      activeAt: timeOf(discussion.dateLastComment),
      agreement: agreementOf(discussion.score, 'points'),
      views: countViews ?? undefined,
      closedAs: discussion.closed ? 'closed' : undefined,
    }),
  };
}

/**
 * The newest questions of which no answer was accepted; on a forum without questions, the newest discussions without a
 * comment. Its lists know tags by number only, and none of the reader's words is sent.
 */
async function unansweredDiscussions(
  community: Community,
  _wanted: HelpWanted,
  { http, signal }: SourceContext,
): Promise<Thread[]> {
  const list = (narrowed: string) => {
    const params = `${narrowed}&sort=-dateInserted&pinOrder=mixed&limit=${newestPageSize}&expand=insertUser`;
    const url = `${community.base}/api/v2/discussions?${params}`;
    const request = { url, why: 'search', text: '', signal, maxBytes: maxReplyBytes } as const;
    return http.json(request, z.array(discussionSchema));
  };
  const questions = await list('type=question');
  const found = questions.length > 0 ? questions : await list('hasComments=false');
  const isQuestion = questions.length > 0;
  const threads = found
    .filter(({ type }) => type !== 'redirect' && (!isQuestion || type === 'question'))
    .map((discussion) =>
      threadStub(community, 'vanilla', {
        nativeId: discussion.discussionID,
        ...fieldsOf(community, discussion),
      }),
    );
  return ranked(
    threads.filter(
      ({ title, isSolved, closedAs, answerCount }) =>
        title !== '' && !isSolved && closedAs === undefined && (isQuestion || answerCount === 0),
    ),
  );
}

function toAnswer(community: Community, discussion: Discussion, comment: Comment): Answer {
  const { commentID: id, insertUserID: writer } = comment;
  const asker = discussion.insertUserID;
  const html = (comment.body ?? '').slice(0, maxBodyChars);
  return {
    id: `${community.id}#a${id}`,
    url: postUrl(comment.url, community.base) ?? `${community.base}/discussion/comment/${id}#Comment_${id}`,
    html,
    text: htmlToText(html),
    author: toAuthor(comment.insertUser, community),
    acceptedBy: isSolution(comment) ? accepterOf(comment, asker) : null,
    ...told({
      agreement: agreementOf(comment.score, 'points'),
      postedAt: timeOf(comment.dateInserted),
      editedAt: editTimeOf(comment.dateUpdated, comment.dateInserted),
      isByAsker: writer && asker ? writer === asker : undefined,
    }),
  };
}

/** Only the asker and the site's trusted people can accept an answer. */
function accepterOf({ attributes }: Comment, asker: number | null | undefined): Answer['acceptedBy'] {
  const accepter = attributes?.answer?.acceptUserID;
  return accepter && asker && accepter !== asker ? 'staff' : 'asker';
}

function toAuthor(user: User, { base }: Community): Author {
  const name = titleOf(user?.name);
  const isGone = user?.userID === 0 || /^(?:\W?deleted user\W?|guest|unknown)?$/i.test(name);
  if (!user || isGone) return { name: null };
  const url = user.url ? ownAddress(user.url, `${base}/`) : undefined;
  return { name, ...told({ url, isStaff: isStaffTitle(user.label ?? user.title) || undefined }) };
}

// Verified against the server's source and its OpenAPI description (2025): both search drivers, discussions, comments,
// the Q&A addon, the prefilled form. Never seen: a live reply. The database's search knows no pages and takes a query
// for one string; the number of results stands in a header that is not relied on. Lists of questions follow the same
// description.
