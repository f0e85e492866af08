import * as z from 'zod/mini';

import { htmlToText } from './html-text';
import { ownAddress, type HttpRequest } from './http';
import { editTimeOf, loose, looseText, plainTitleOf, threadStub, timeOf, told } from './loose-fields';
import {
  SourceError,
  type Agreement,
  type Answer,
  type Author,
  type Community,
  type SourceContext,
  type Thread,
} from './source';

export const githubApi = 'https://api.github.com';
const githubHome = 'https://github.com';
/** Thirty issues, or a hundred comments, with whole log files pasted into them. */
const maxReplyBytes = 6_000_000;
/** GitHub takes 65,536 characters of Markdown. */
const maxHtmlChars = 400_000;
const minuteMs = 60_000;
/** Who may change the repository or belongs to its organisation. */
const teamRoles = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

const errorSchema = z.object({
  message: looseText,
  errors: loose(z.array(z.object({ message: looseText }))),
});

/** An address that a reply names, where it is one of GitHub's own. */
export function githubAddress(text: string | null | undefined): string | undefined {
  return text ? ownAddress(text, githubHome) : undefined;
}

/** The reader's token has run out, or was taken back. */
class TokenRefused extends SourceError {}

/**
 * Tokens that were refused since the worker began: GitHub shuts out whoever comes with a bad one again and again, and
 * guests may ask for nearly all the same.
 */
const refusedTokens = new Set<string>();

/** Asks with the reader's token, where there is one that GitHub takes, and else as a guest. */
export async function withTokenOrGuest<T>(
  { token, ...guest }: SourceContext,
  ask: (context: SourceContext) => Promise<T>,
): Promise<T> {
  if (token === undefined || refusedTokens.has(token)) return ask(guest);
  try {
    return await ask({ ...guest, token });
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    refusedTokens.add(token);
    return ask(guest);
  }
}

/** `owner/name`. */
export function repositoryOf({ base }: Community): string {
  return new URL(base).pathname.split('/').slice(1, 3).join('/');
}

type Purpose = Pick<HttpRequest, 'why' | 'text'> &
  Partial<HttpRequest> & {
    /** GitHub counts these apart: a pause of one is none of the others. */
    limit: 'search' | 'core' | 'graphql';
  };

/** One request of the API, as a guest or with the reader's token. `path` begins with a slash. */
export function toRequest(
  path: string,
  { limit, ...purpose }: Purpose,
  { signal, token }: SourceContext,
): HttpRequest {
  return {
    url: githubApi + path,
    signal,
    scope: `api.github.com/${limit}`,
    accept: 'application/vnd.github.html+json',
    maxBytes: maxReplyBytes,
    ...(token === undefined ? {} : { bearer: token }),
    readError,
    ...purpose,
  };
}

type ErrorReply = { status: number; body: string; headers: Headers; now: number };

/** Too many requests, and a repository that is not there for guests, have statuses that mean something else. */
function readError({ status, body, headers, now }: ErrorReply): SourceError | null {
  const { message, errors } = parseError(body);
  const isTold = headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0';
  if ((status === 403 || status === 429) && !isTold && /rate limit|abuse/i.test(message ?? '')) {
    return new SourceError('throttled', 'GitHub asks for a pause.', { retryAt: now + minuteMs });
  }
  if (status === 401) return new TokenRefused('refused', 'GitHub does not take this token.');
  const isHidden = errors?.some((error) => /do(?:es)? not exist|permission/i.test(error.message ?? ''));
  return status === 422 && isHidden === true
    ? new SourceError('not-found', 'GitHub shows guests no such repository.')
    : null;
}

function parseError(body: string): z.infer<typeof errorSchema> {
  try {
    return errorSchema.safeParse(JSON.parse(body)).data ?? {};
  } catch {
    // A proxy's page: the status has to tell.
    return {};
  }
}

/** What an issue, a comment and a discussion have in common, whichever API told it. */
export type GitHubPost = {
  url: string;
  html: string;
  /** Null once the account was deleted. */
  account: { login: string; url?: string | null | undefined } | null | undefined;
  association: string | null | undefined;
  created: string | null | undefined;
  edited: string | null | undefined;
  agreement: Agreement | undefined;
};

/** An opening post; the caller knows its answers, its tags and how it ended. */
export function toThread(community: Community, nativeId: string, title: string, post: GitHubPost): Thread {
  return threadStub(community, 'github', {
    nativeId,
    url: post.url,
    title: plainTitleOf(title),
    text: htmlToText(post.html),
    author: toAuthor(post),
    ...told({ askedAt: timeOf(post.created), agreement: post.agreement }),
  });
}

export function toAnswer(
  thread: Thread,
  nativeId: string,
  post: GitHubPost,
  acceptedBy: Answer['acceptedBy'] = null,
): Answer {
  const author = toAuthor(post);
  const asker = thread.author?.name;
  return {
    id: `${thread.communityId}#a${nativeId}`,
    url: post.url,
    html: post.html.slice(0, maxHtmlChars),
    text: htmlToText(post.html),
    author,
    acceptedBy,
    ...told({
      agreement: post.agreement,
      postedAt: timeOf(post.created),
      editedAt: editTimeOf(post.edited, post.created),
      isByAsker: author.name && asker ? author.name === asker : undefined,
    }),
  };
}

/** The account 'ghost' stands for all that were deleted. */
function toAuthor({ account, association }: GitHubPost): Author {
  const isStaff = teamRoles.has(association ?? '') || undefined;
  if (!account || account.login === 'ghost') return { name: null, ...told({ isStaff }) };
  return { name: account.login, ...told({ url: githubAddress(account.url), isStaff }) };
}
