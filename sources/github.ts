import * as z from 'zod/mini';

import { discussionsPerSearch, readDiscussion, searchDiscussions } from './github-discussions';
import {
  githubAddress,
  githubApi,
  repositoryOf,
  toAnswer,
  toRequest,
  toThread,
  withTokenOrGuest,
  type GitHubPost,
} from './github-posts';
import { agreementOf, looseCount, looseText, timeOf, told } from './loose-fields';
import { markdownToHtml } from './markdown';
import { readEach } from './reading';
import {
  SourceError,
  type Answer,
  type Community,
  type HelpWanted,
  type Query,
  type SearchPage,
  type Source,
  type SourceContext,
  type Thread,
} from './source';

const issuesPerPage = 30;
/** The server gives no more than a thousand issues for one search. */
const lastSearchPage = 33;
const commentsPerPage = 100;
/** It refuses more than five operators. */
const maxEitherWords = 6;

/** First parts of addresses that belong to GitHub itself. */
const reservedNames = new Set(
  (
    'about account apps assets blog business careers codespaces collections contact copilot customer-stories ' +
    'customers dashboard discussions edu education enterprise enterprises events explore features gist gists ' +
    'github-copilot home images issues join learn legal login logout marketplace mcp mobile models new ' +
    'newsletter newsroom nonprofit notifications open-source organizations orgs partners pricing pulls readme ' +
    'resources search security sessions settings signin signup site sitemap solutions sponsors stars stories ' +
    'support team teams terms topics trending user-attachments users watching why-github'
  ).split(' '),
);

const idSchema = z.int().check(z.positive());

const postSchema = z.object({
  body: looseText,
  body_html: looseText,
  html_url: looseText,
  user: z.nullish(z.object({ login: z.string(), html_url: looseText, type: looseText })),
  author_association: looseText,
  created_at: looseText,
  updated_at: looseText,
  reactions: z.nullish(z.object({ '+1': looseCount })),
});
type Post = z.infer<typeof postSchema>;
const issueSchema = z.extend(postSchema, {
  number: idSchema,
  title: z.string(),
  comments: looseCount,
  labels: z.nullish(z.array(z.union([z.string(), z.object({ name: looseText })]))),
  state: looseText,
  state_reason: looseText,
  // Issues had an empty one once.
  pull_request: z.nullish(z.object({ html_url: looseText, url: looseText })),
});
const issuesSchema = z.object({
  items: z.array(issueSchema),
  total_count: z.number(),
  incomplete_results: z.nullish(z.boolean()),
});
const commentsSchema = z.array(z.extend(postSchema, { id: idSchema, minimized: z.nullish(z.object({})) }));

/** A repository's issues as a guest sees them; its discussions too, where the reader has given a token. */
export const github: Source = {
  id: 'github',
  name: 'GitHub',
  engine: {
    words: 'all',
    unit: 'thread',
    stems: true,
    prefixes: false,
    either: ' OR ',
    hasTitleSearch: false,
    maxWords: maxEitherWords,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize: issuesPerPage,
    maxPages: lastSearchPage,
  },
  openHosts: ['api.github.com'],
  readBatch: 1,
  recognise: recogniseRepository,
  apiBase: () => githubApi,
  terms: () => ({
    name: 'GitHub Terms of Service',
    url: 'https://docs.github.com/site-policy/github-terms/github-terms-of-service',
  }),
  search: (community, query, context) =>
    withTokenOrGuest(context, (own) => searchRepository(community, query, own)),
  unanswered: (community, wanted, context) =>
    withTokenOrGuest(context, (own) => unansweredThreads(community, wanted, own)),
  read: (community, threads, context) =>
    withTokenOrGuest(context, (own) => readThreads(community, threads, own)),
  searchUrl: (community, text) =>
    `${community.base}/issues?${new URLSearchParams({ q: `is:issue ${toTerms(text)}` })}`,
  // With labels the page would be refused, and the draft lost, to all but the repository's own people.
  askUrl: (community, { title, body }) =>
    `${community.base}/issues/new?${new URLSearchParams(body === undefined ? { title } : { title, body })}`,
};

/** A repository, its issues or its discussions; not the files in it, to which "Edit this page" leads. */
function recogniseRepository(url: URL): Community | null {
  if (!/^https?:$/.test(url.protocol) || !/^(?:www\.)?github\.com$/.test(url.hostname)) return null;
  const [owner = '', written = '', section = 'issues'] = url.pathname.split('/').slice(1);
  const name = written.replace(/\.git$/, '');
  const isRepository =
    /^[a-z\d][a-z\d-]{0,38}$/i.test(owner) &&
    /^(?!\.{1,2}$)[\w.-]{1,100}$/.test(name) &&
    /^(?:issues|discussions|)$/.test(section);
  if (!isRepository || reservedNames.has(owner.toLowerCase())) return null;
  // Names are the same in whatever case they are written.
  const base = `https://github.com/${owner}/${name}`.toLowerCase();
  return { id: `github:${base}`, platform: 'github', base, name: `${owner}/${name}`, relation: 'own' };
}

async function searchRepository(
  community: Community,
  query: Query,
  context: SourceContext,
): Promise<SearchPage> {
  const text = toTerms(query.text);
  if (text === '' || query.page > lastSearchPage) return { threads: [], hasMore: false };
  const found = await searchIssues(community, text, query.page, context);
  const isAskedFor = context.token !== undefined && query.page === 1;
  const discussions = isAskedFor
    ? await unlessIssues(found.threads, searchDiscussions(community, text, context))
    : [];
  const firstRank = (query.page - 1) * (issuesPerPage + discussionsPerSearch);
  const threads = interleave(discussions, found.threads);
  return { ...found, threads: threads.map((thread, at) => ({ ...thread, nativeRank: firstRank + at })) };
}

/**
 * What the reader wants found, without GitHub's own language: qualifiers (`author:x`), phrases, brackets, `-word`,
 * `AND`, `NOT`. Only ` OR ` stays, which stands between all words where any of them is enough.
 */
function toTerms(text: string): string {
  const words = text
    .replaceAll(/[\p{Cc}"“”„«»():<>]/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^[-@#+*]+/, ''))
    .filter((word) => word !== '');
  const plain = words.filter((word) => !/^(?:AND|OR|NOT)$/.test(word));
  return words.includes('OR') ? plain.slice(0, maxEitherWords).join(' OR ') : plain.join(' ');
}

async function searchIssues(
  community: Community,
  text: string,
  page: number,
  context: SourceContext,
): Promise<SearchPage> {
  const found = await askIssues(community, { text, qualifiers: 'is:issue', page }, context);
  return {
    threads: found.threads,
    hasMore: page < lastSearchPage && page * issuesPerPage < found.total && found.count > 0,
    total: found.total,
  };
}

type Asked = { text: string; qualifiers: string; page: number; sort?: 'created' };

async function askIssues(
  community: Community,
  { text, qualifiers, page, sort }: Asked,
  context: SourceContext,
): Promise<{ threads: Thread[]; total: number; count: number }> {
  // Without brackets only the last word would be looked for in this repository, the others in all.
  const words = text.includes(' OR ') ? `(${text})` : text;
  const q = `${words} repo:${repositoryOf(community)} ${qualifiers}`.trim();
  const parameters = { q, advanced_search: 'true', per_page: String(issuesPerPage), page: String(page) };
  const order = sort === undefined ? {} : { sort, order: 'desc' };
  const path = `/search/issues?${new URLSearchParams({ ...parameters, ...order })}`;
  const request = toRequest(path, { why: 'search', text, limit: 'search' }, context);
  const reply = await context.http.json(request, issuesSchema);
  if (reply.items.length === 0 && reply.incomplete_results === true) {
    throw new SourceError('unavailable', 'GitHub ended the search before anything was found.');
  }
  const issues = reply.items.filter(
    ({ user, pull_request: pull }) => user?.type !== 'Bot' && !pull?.html_url && !pull?.url,
  );
  return {
    threads: issues.map((issue) => toIssue(community, issue)),
    total: reply.total_count,
    count: reply.items.length,
  };
}

/**
 * Open issues without a comment that have one of the words, newest first; with the reader's token also discussions in
 * which no answer was chosen.
 */
async function unansweredThreads(
  community: Community,
  { text: wanted }: HelpWanted,
  context: SourceContext,
): Promise<Thread[]> {
  const words = toTerms(wanted).replaceAll(' OR ', ' ').split(' ').filter(Boolean);
  const text = words.slice(0, maxEitherWords).join(' OR ');
  const qualifiers = 'is:issue is:open comments:0';
  const { threads } = await askIssues(community, { text, qualifiers, page: 1, sort: 'created' }, context);
  const open = 'is:open is:unanswered sort:created-desc';
  const discussions =
    context.token === undefined
      ? []
      : await unlessIssues(threads, searchDiscussions(community, text, context, open));
  const isOpen = ({ isSolved, closedAs }: Thread) => !isSolved && closedAs === undefined;
  return [...threads, ...discussions].filter(isOpen).toSorted((a, b) => (b.askedAt ?? 0) - (a.askedAt ?? 0));
}

/** Issues that are here are not lost because the discussions fail; without any, "nothing found" would be a lie. */
async function unlessIssues(issues: Thread[], discussions: Promise<Thread[]>): Promise<Thread[]> {
  try {
    return await discussions;
  } catch (error) {
    if (issues.length === 0 || (error instanceof SourceError && error.code === 'cancelled')) throw error;
    return [];
  }
}

/** Both lists are in an order of their own; neither is buried under the other. */
function interleave(first: Thread[], second: Thread[]): Thread[] {
  const longer = first.length > second.length ? first : second;
  return longer.flatMap((_, at) => [first[at], second[at]].filter((thread) => thread !== undefined));
}

function toIssue(community: Community, issue: z.infer<typeof issueSchema>): Thread {
  const { number, state, state_reason: reason } = issue;
  const url = githubAddress(issue.html_url) ?? `${community.base}/issues/${number}`;
  return {
    ...toThread(community, `i${number}`, issue.title, toPost(issue, url)),
    ...told({ activeAt: timeOf(issue.updated_at) }),
    tags: (issue.labels ?? []).flatMap((label) => (typeof label === 'string' ? label : (label.name ?? []))),
    answerCount: Math.max(0, issue.comments ?? 0),
    // Nobody marks a comment as the answer: that it was closed as completed is all that tells of a solution.
    isSolved: state === 'closed' && reason === 'completed',
    ...(state === 'closed' ? { closedAs: (reason ?? '').replaceAll('_', ' ') } : {}),
  };
}

function toPost(post: Post, url: string): GitHubPost {
  return {
    url,
    html: post.body_html ?? markdownToHtml(post.body ?? ''),
    account: post.user && { login: post.user.login, url: post.user.html_url },
    association: post.author_association,
    created: post.created_at,
    edited: post.updated_at,
    agreement: agreementOf(post.reactions?.['+1'], 'reactions'),
  };
}

async function readThreads(
  community: Community,
  threads: Thread[],
  context: SourceContext,
): Promise<Thread[]> {
  return readEach(threads, (thread) => readThread(community, thread, context));
}

async function readThread(community: Community, thread: Thread, context: SourceContext): Promise<Thread> {
  const number = Number(thread.nativeId.slice(1));
  const { pathname } = new URL(thread.url);
  // A repository that was renamed is read under the name that its threads have.
  const repository =
    /^\/([\w.-]{1,100}\/[\w.-]{1,100})\/\w{1,20}\/\d/.exec(pathname)?.[1] ?? repositoryOf(community);
  if (!thread.nativeId.startsWith('d')) return readIssue(thread, { number, repository }, context);
  // Found with a token that the reader has taken back since.
  if (context.token === undefined) return thread;
  const { nativeRank } = thread;
  return { ...(await readDiscussion(community, { number, repository }, context)), nativeRank };
}

/** The first hundred comments and the last: how a long issue ended stands there. */
async function readIssue(
  thread: Thread,
  { number, repository }: { number: number; repository: string },
  context: SourceContext,
): Promise<Thread> {
  const lastPage = Math.ceil(thread.answerCount / commentsPerPage);
  const answers = new Map<string, Answer>();
  // A guest has 60 requests an hour: none goes to an issue that nobody has answered.
  for (const page of lastPage === 0 ? [] : new Set([1, lastPage])) {
    const path = `/repos/${repository}/issues/${number}/comments?per_page=${commentsPerPage}&page=${page}`;
    const request = toRequest(path, { why: 'answers', text: '', limit: 'core' }, context);
    for (const comment of await context.http.json(request, commentsSchema)) {
      if (comment.minimized || comment.user?.type === 'Bot') continue;
      const url = githubAddress(comment.html_url) ?? `${thread.url}#issuecomment-${comment.id}`;
      const answer = toAnswer(thread, String(comment.id), toPost(comment, url));
      answers.set(answer.id, answer);
    }
  }
  const all = [...answers.values()];
  return { ...thread, isRead: true, answers: all, answerCount: Math.max(thread.answerCount, all.length) };
}

// Verified against recordings of /search/issues (2014, 2017, 2025), of an issue's comments and of GraphQL discussions,
// GitHub's OpenAPI description and GraphQL schema (2026), its documentation, and how its own command-line client
// writes searches. Never seen: a live reply with body_html, `minimized` or OR in brackets, a search for discussions,
// GraphQL's errors, what is unanswered.
