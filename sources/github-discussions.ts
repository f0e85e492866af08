import * as z from 'zod/mini';

import {
  githubAddress,
  githubApi,
  repositoryOf,
  toAnswer,
  toRequest,
  toThread,
  type GitHubPost,
} from './github-posts';
import { agreementOf, looseCount, looseFlag, looseText, timeOf, told } from './loose-fields';
import {
  SourceError,
  type Answer,
  type Community,
  type ProblemCode,
  type SourceContext,
  type Thread,
} from './source';

/** They come with their answers, so a page of them is a short one. */
export const discussionsPerSearch = 10;
const pauseMs = 60_000;

const authorSchema = z.pipe(
  z.object({ __typename: looseText, login: z.string(), url: looseText }),
  z.transform(({ login, url, ...account }) => ({ login, url, isBot: account['__typename'] === 'Bot' })),
);
const postSchema = z.object({
  url: looseText,
  bodyHTML: looseText,
  author: z.nullish(authorSchema),
  authorAssociation: looseText,
  createdAt: looseText,
  lastEditedAt: looseText,
  upvoteCount: looseCount,
});
const commentSchema = z.extend(postSchema, {
  databaseId: z.int().check(z.positive()),
  isAnswer: looseFlag,
  isMinimized: looseFlag,
  deletedAt: looseText,
});
type Comment = z.infer<typeof commentSchema>;
const repliesSchema = z.nullish(z.object({ nodes: z.nullish(z.array(z.nullable(commentSchema))) }));
const discussionSchema = z.extend(postSchema, {
  number: z.int().check(z.positive()),
  title: z.string(),
  updatedAt: looseText,
  isAnswered: looseFlag,
  answer: z.nullish(commentSchema),
  answerChosenBy: z.nullish(z.object({ login: z.string() })),
  closed: looseFlag,
  stateReason: looseText,
  labels: z.nullish(z.object({ nodes: z.nullish(z.array(z.nullable(z.object({ name: z.string() })))) })),
  repository: z.nullish(z.object({ nameWithOwner: looseText })),
  comments: z.object({
    totalCount: looseCount,
    nodes: z.array(z.nullable(z.extend(commentSchema, { replies: repliesSchema }))),
  }),
});
type Discussion = z.infer<typeof discussionSchema>;
// A node that is no discussion comes as an empty object.
const otherNodeSchema = z.pipe(
  z.strictObject({}),
  z.transform(() => null),
);
const nodeSchema = z.nullable(z.union([discussionSchema, otherNodeSchema]));
const foundSchema = z.object({ search: z.object({ nodes: z.array(nodeSchema) }) });
const readSchema = z.object({ repository: z.object({ discussion: discussionSchema }) });
const errorsSchema = z.array(z.object({ type: looseText })).check(z.minLength(1));

const fields = `fragment P on DiscussionComment{databaseId url bodyHTML createdAt lastEditedAt upvoteCount
authorAssociation isAnswer isMinimized deletedAt author{__typename login url}}
fragment D on Discussion{number title url bodyHTML createdAt updatedAt lastEditedAt upvoteCount authorAssociation
isAnswered closed stateReason author{__typename login url}answer{...P}answerChosenBy{login}repository{nameWithOwner}
labels(first:10){nodes{name}}comments(first:40){totalCount nodes{...P replies(first:5){nodes{...P}}}}}`;
const searchQuery = `query($q:String!){search(query:$q,type:DISCUSSION,first:${discussionsPerSearch}){nodes{...D}}}
${fields}`;
const readQuery = `query($owner:String!,$name:String!,$number:Int!){repository(owner:$owner,name:$name){
discussion(number:$number){...D}}}
${fields}`;

/**
 * The repository's discussions with these words, and with what GitHub's own qualifiers say of them; with their answers.
 * Needs a token. Throws SourceError.
 */
export async function searchDiscussions(
  community: Community,
  text: string,
  context: SourceContext,
  qualifiers = '',
): Promise<Thread[]> {
  const repository = repositoryOf(community);
  const variables = { q: `${text} repo:${repository} ${qualifiers}`.trim() };
  const { search } = await ask({ query: searchQuery, variables, text }, foundSchema, context);
  return search.nodes.flatMap((node) => {
    if (node === null || node.author?.isBot) return [];
    // This search does not promise to keep ' OR ' within one repository.
    const owner = node.repository?.nameWithOwner ?? repository;
    return owner.toLowerCase() === repository.toLowerCase() ? [toDiscussion(community, node)] : [];
  });
}

/** One discussion, anew. Needs a token. Throws SourceError: 'not-found' when it is gone. */
export async function readDiscussion(
  community: Community,
  { number, repository }: { number: number; repository: string },
  context: SourceContext,
): Promise<Thread> {
  const [owner, name] = repository.split('/');
  const variables = { owner, name, number };
  const { repository: found } = await ask({ query: readQuery, variables, text: '' }, readSchema, context);
  return toDiscussion(community, found.discussion);
}

type Question = { query: string; variables: Record<string, unknown>; text: string };

/** Errors come with status 200; where they only tell of a missing part, what is there is used. */
async function ask<T>(
  { query, variables, text }: Question,
  schema: z.ZodMiniType<T>,
  context: SourceContext,
): Promise<T> {
  const why = text === '' ? 'answers' : 'search';
  const jsonBody = JSON.stringify({ query, variables });
  const request = toRequest(
    '/graphql',
    { why, text, jsonBody, limit: 'graphql', accept: 'application/json' },
    context,
  );
  const replySchema = z.union([z.object({ data: schema }), z.object({ errors: errorsSchema })]);
  const reply = await context.http.json(request, replySchema);
  if ('data' in reply) return reply.data;
  const problem = toProblem(reply.errors[0]?.type ?? '', context.now);
  if (problem.retryAt !== undefined) await context.http.pause(`${new URL(githubApi).host}/graphql`, pauseMs);
  throw problem;
}

const problemCodes = new Map<string, ProblemCode>([
  ['RATE_LIMITED', 'throttled'],
  ['NOT_FOUND', 'not-found'],
  ['FORBIDDEN', 'refused'],
  ['INSUFFICIENT_SCOPES', 'refused'],
]);

function toProblem(type: string, now: number): SourceError {
  const code = problemCodes.get(type) ?? 'unavailable';
  const message = `GitHub answered with ${type === '' ? 'an error' : type.slice(0, 40)}.`;
  return new SourceError(code, message, code === 'throttled' ? { retryAt: now + pauseMs } : {});
}

function toDiscussion(community: Community, discussion: Discussion): Thread {
  const { number, title, closed, stateReason, isAnswered, labels, comments } = discussion;
  const url = githubAddress(discussion.url) ?? `${community.base}/discussions/${number}`;
  const thread = toThread(community, `d${number}`, title, toPost(discussion, url));
  const answers = answersOf(discussion, thread);
  return {
    ...thread,
    ...told({ activeAt: timeOf(discussion.updatedAt) }),
    tags: (labels?.nodes ?? []).flatMap((label) => label?.name ?? []),
    isRead: true,
    answers,
    answerCount: Math.max(comments.totalCount ?? 0, answers.length),
    isSolved: isAnswered === true || answers.some(({ acceptedBy }) => acceptedBy !== null),
    ...(closed ? { closedAs: (stateReason ?? '').toLowerCase() } : {}),
  };
}

/** Comments and the replies to them, as they stand on the page; a chosen answer further down comes last. */
function answersOf({ comments, answer, answerChosenBy }: Discussion, thread: Thread): Answer[] {
  const shown = comments.nodes.flatMap((comment) => [comment, ...(comment?.replies?.nodes ?? [])]);
  const posts = new Map<number, Comment>();
  for (const post of [...shown, answer]) {
    const isShown = post && !post.isMinimized && !post.deletedAt && !post.author?.isBot;
    if (isShown && !posts.has(post.databaseId)) posts.set(post.databaseId, post);
  }
  const isAskers = !answerChosenBy || answerChosenBy.login === thread.author?.name;
  return [...posts.values()].map((post) => {
    const url = githubAddress(post.url) ?? `${thread.url}#discussioncomment-${post.databaseId}`;
    const isChosen = post.isAnswer === true || post.databaseId === answer?.databaseId;
    const acceptedBy = isChosen ? (isAskers ? 'asker' : 'staff') : null;
    // Numbers of comments on issues are another row of numbers.
    return toAnswer(thread, `d${post.databaseId}`, toPost(post, url), acceptedBy);
  });
}

function toPost(post: z.infer<typeof postSchema>, url: string): GitHubPost {
  return {
    url,
    html: post.bodyHTML ?? '',
    account: post.author,
    association: post.authorAssociation,
    created: post.createdAt,
    edited: post.lastEditedAt,
    agreement: agreementOf(post.upvoteCount, 'votes'),
  };
}
