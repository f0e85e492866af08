import * as z from 'zod/mini';

import { threadMarkdown } from './markdown';
import { htmlToText } from './html-text';
import {
  agreementOf,
  loose,
  looseCount,
  looseFlag,
  looseText,
  plainTitleOf,
  threadStub,
  told,
} from './loose-fields';
import {
  SourceError,
  type Answer,
  type Author,
  type Community,
  type Query,
  type SearchPage,
  type Source,
  type SourceContext,
  type Thread,
} from './source';

const home = 'https://www.reddit.com';
const pageSize = 25;
const maxAnswers = 100;
const maxBodyChars = 40_000;
const secondMs = 1000;

const postSchema = z.object({
  id: z.string().check(z.regex(/^[a-z\d]{1,13}$/)),
  title: z.string(),
  selftext: looseText,
  permalink: z.string().check(z.maxLength(1000)),
  author: looseText,
  score: looseCount,
  hide_score: looseFlag,
  num_comments: looseCount,
  created_utc: looseCount,
  link_flair_text: looseText,
  over_18: looseFlag,
  removed_by_category: looseText,
  locked: looseFlag,
});
type Post = z.infer<typeof postSchema>;

const commentSchema = z.object({
  id: z.string().check(z.regex(/^[a-z\d]{1,13}$/)),
  body: looseText,
  permalink: looseText,
  author: looseText,
  score: looseCount,
  score_hidden: looseFlag,
  created_utc: looseCount,
  /** False, or when it was changed. */
  edited: loose(z.union([z.boolean(), z.number()])),
  is_submitter: looseFlag,
  distinguished: looseText,
});
type Comment = z.infer<typeof commentSchema>;

/** How a reply's posts are rendered. */
type ToHtml = (markdown: string) => string;

const childSchema = z.object({ kind: z.string(), data: z.unknown() });

/** Whatever else stands between the posts ('more', advertisements) is passed over. */
const listingOf = <T extends z.ZodMiniType>(kind: string, data: T) =>
  z.pipe(
    z.object({ kind: z.literal('Listing'), data: z.object({ children: z.array(childSchema) }) }),
    z.transform((listing, context) => {
      const meant = listing.data.children.filter((child) => child.kind === kind);
      const known = meant.flatMap((child) => {
        const parsed = data.safeParse(child.data);
        return parsed.success ? [parsed.data] : [];
      });
      if (meant.length > 0 && known.length === 0)
        context.issues.push({
          code: 'custom',
          message: 'Its children have another shape.',
          input: listing,
        });
      return known;
    }),
  );
const searchSchema = listingOf('t3', postSchema);
const threadSchema = z.tuple([searchSchema, listingOf('t1', commentSchema)], z.unknown());

/**
 * Reddit, in the reader's own session: guests are refused everywhere. It is asked only after the reader has agreed to
 * that, and never again after its first refusal, until they agree anew.
 */
export const reddit: Source = {
  id: 'reddit',
  name: 'Reddit',
  engine: {
    words: 'all',
    unit: 'thread',
    stems: true,
    prefixes: false,
    hasTitleSearch: false,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize,
    // Further pages want the name of the last post of the one before.
    maxPages: 1,
  },
  openHosts: [],
  readBatch: 1,
  asksAsReader: true,
  recognise: (url) => {
    const name = /^\/r\/(\w{2,40})(?:\/|$)/.exec(url.pathname)?.[1];
    const isReddit = url.hostname === 'reddit.com' || url.hostname.endsWith('.reddit.com');
    return isReddit && name !== undefined ? toCommunity(name) : null;
  },
  search: searchPosts,
  read: async (community, threads, context) => {
    const read: Thread[] = [];
    for (const thread of threads) read.push(...(await readPost(community, thread, context)));
    return read;
  },
  searchUrl: ({ base }, text) => `${base}/search/?${new URLSearchParams({ q: text, restrict_sr: '1' })}`,
  askUrl: ({ base }, { title, body }) =>
    `${base}/submit?${new URLSearchParams({ selftext: 'true', title, ...(body === undefined ? {} : { text: body }) })}`,
  rulesUrl: ({ base }) => `${base}/about/rules`,
  terms: () => ({ name: 'Reddit User Agreement', url: 'https://redditinc.com/policies/user-agreement' }),
};

function toCommunity(name: string): Community {
  const base = `${home}/r/${name}`;
  return { id: `reddit:${base}`, platform: 'reddit', base, name: `r/${name}`, relation: 'general' };
}

async function searchPosts(
  community: Community,
  query: Query,
  { http, signal }: SourceContext,
): Promise<SearchPage> {
  const text = withoutOperators(query.text);
  if (text === '' || query.page > 1) return { threads: [], hasMore: false };
  const words = new URLSearchParams({
    q: text,
    restrict_sr: 'on',
    sort: 'relevance',
    t: 'all',
    raw_json: '1',
  });
  const url = `${community.base}/search.json?${words}&limit=${pageSize}`;
  const request = { url, why: 'search', text, signal, asReader: true, readError } as const;
  const posts = await http.json(request, searchSchema);
  const toHtml = threadMarkdown();
  const threads = posts.flatMap((post) => toThread(community, post, toHtml));
  return { threads: threads.map((thread, nativeRank) => ({ ...thread, nativeRank })), hasMore: false };
}

/**
 * A place that is closed, or closed to this country, is no refusal of the reader's session. Every other 403 is one,
 * also where it names a time: it is not asked again, as the general reading would have it.
 */
function readError({ status, body }: { status: number; body: string }): SourceError | null {
  const isClosed = status === 451 || /"reason":\s?"(?:private|banned|quarantined|gold_only)"/.test(body);
  if (isClosed) return new SourceError('not-found', 'This place on Reddit is closed.');
  return status === 403 ? new SourceError('refused', 'Reddit refuses this session.') : null;
}

/** Words in capitals join others, and `field:` narrows. */
function withoutOperators(text: string): string {
  return text
    .replaceAll(/[:"()]/g, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^[-+]+/, ''))
    .filter((word) => word !== '')
    .join(' ')
    .toLowerCase();
}

function toThread(community: Community, post: Post, toHtml: ToHtml): Thread[] {
  const title = plainTitleOf(post.title);
  const url = addressOf(post.permalink);
  if (title === '' || !url || post.over_18 || post.removed_by_category) return [];
  const author = authorOf(post);
  return [
    threadStub(community, 'reddit', {
      nativeId: post.id,
      url,
      title,
      text: htmlToText(htmlOf(post.selftext, toHtml)),
      answerCount: Math.max(0, post.num_comments ?? 0),
      // A custom of some places: nobody but the asker or a moderator sets the flair.
      isSolved: /^\W*(?:solved|fixed|resolved|answered)\b/i.test(post.link_flair_text ?? ''),
      ...told({
        author: author.name === null ? undefined : author,
        askedAt: toTime(post.created_utc),
        agreement: post.hide_score ? undefined : agreementOf(post.score, 'points'),
        closedAs: post.locked ? 'locked' : undefined,
      }),
    }),
  ];
}

/** By its permalink: any other address of it is sent on, which would read as a refusal. */
async function readPost(
  community: Community,
  stub: Thread,
  { http, signal }: SourceContext,
): Promise<Thread[]> {
  const page = `${stub.url.replace(/\/$/, '')}.json?raw_json=1&limit=${maxAnswers}&depth=1&sort=top`;
  const request = { url: page, why: 'answers', text: '', signal, asReader: true, readError } as const;
  try {
    const [posts, comments] = await http.json(request, threadSchema);
    const [post] = posts;
    const toHtml = threadMarkdown();
    const [thread] = post ? toThread(community, post, toHtml) : [stub];
    // It was removed meanwhile.
    if (!thread) return [];
    const answers = comments
      .slice(0, maxAnswers)
      .flatMap((one) => toAnswer({ community, thread, toHtml }, one));
    return [{ ...stub, ...thread, nativeRank: stub.nativeRank, isRead: true, answers }];
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not-found') return [];
    throw error;
  }
}

type Place = { community: Community; thread: Thread; toHtml: ToHtml };

function toAnswer({ community, thread, toHtml }: Place, comment: Comment): Answer[] {
  const url = addressOf(comment.permalink ?? '') ?? `${thread.url.replace(/\/$/, '')}/${comment.id}/`;
  const html = htmlOf(comment.body, toHtml);
  const text = htmlToText(html);
  if (text === '' || comment.author === 'AutoModerator') return [];
  const isReddits = comment.distinguished === 'admin';
  return [
    {
      id: `${community.id}#a${comment.id}`,
      url,
      html,
      text,
      author: { ...authorOf(comment), ...(isReddits ? { isStaff: true } : {}) },
      acceptedBy: null,
      ...told({
        agreement: comment.score_hidden ? undefined : agreementOf(comment.score, 'points'),
        postedAt: toTime(comment.created_utc),
        editedAt: typeof comment.edited === 'number' ? toTime(comment.edited) : undefined,
        isByAsker: comment.is_submitter || undefined,
      }),
    },
  ];
}

/** Empty where the words were taken away: '[deleted]', '[removed]', '[ Removed by Reddit ]'. */
function htmlOf(markdown: string | null | undefined, toHtml: ToHtml): string {
  const text = (markdown ?? '').slice(0, maxBodyChars);
  return /^\s*\[\s?(?:deleted|removed)\b[^\]]{0,60}\]\s*$/i.test(text) ? '' : toHtml(text);
}

function toTime(seconds: number | null | undefined): number | undefined {
  return seconds ? seconds * secondMs : undefined;
}

/** A path on Reddit itself; anything else is no permalink. */
function addressOf(permalink: string): string | undefined {
  return /^\/(?:r|user)\/[^\s<>"]{1,900}$/.test(permalink) ? `${home}${permalink}` : undefined;
}

/** A deleted account is '[deleted]', which no account can be called. */
function authorOf({ author }: Pick<Post, 'author'>): Author {
  if (!author || !/^[\w-]{1,40}$/.test(author)) return { name: null };
  return { name: author, url: `${home}/user/${author}` };
}

// Verified against recorded searches, threads and refusals of its API for signed-in programs (oauth.reddit.com), whose
// shapes are those of the pages with '.json'. Never seen: an answer to a browser's own session.
