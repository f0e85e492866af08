import * as z from 'zod/mini';

import { communityAt } from './communities';
import { placeOnServer } from './fediverse';
import { nullOn, otherSoftware, ranked, readEach } from './reading';
import { commentViewSchema, postViewSchema, toThreads, withComments } from './lemmy-views';
import { looseText } from './loose-fields';
import {
  SourceError,
  type Community,
  type PageEvidence,
  type Query,
  type SearchPage,
  type Source,
  type SourceContext,
  type Thread,
} from './source';

const pageSize = 50;
const maxReplyBytes = 6_000_000;

/** Servers that any page may ask, as PieFed's own settings have it. */
const openHosts = ['piefed.social', 'piefed.world', 'piefed.zip'];

const siteSchema = z.object({
  version: z.string(),
  site: z.object({ name: looseText, actor_id: looseText }),
});
const searchSchema = z.object({ posts: z.array(postViewSchema) });
const commentsSchema = z.object({ comments: z.array(commentViewSchema) });
const refusalSchema = z.object({ message: looseText, status: looseText });

/** Any server that runs PieFed, over its alpha API, which is much like Lemmy's. */
export const piefed: Source = {
  id: 'piefed',
  name: 'PieFed',
  engine: {
    words: 'all',
    unit: 'post',
    stems: true,
    prefixes: true,
    hasTitleSearch: false,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize,
  },
  openHosts,
  readBatch: 1,
  recognise: (url) =>
    placeOnServer('piefed', openHosts, url, /^\/c\/([\w.-]{1,100}(?:@[\w.-]{1,100})?)(?:\/|$)/),
  fingerprint: fingerprintPage,
  nodeinfoNames: ['piefed'],
  probe: probeBase,
  search: searchPosts,
  read: (community, threads, context) =>
    readEach(threads, (thread) => readComments(community, thread, context)),
  searchUrl: ({ base }, text) => `${base}/search?${new URLSearchParams({ q: withoutOperators(text) })}`,
  // Its form takes no text from the address, and stands in the group that is written to.
  askUrl: ({ base, tags }) => {
    const group = tags?.[0];
    return group === undefined
      ? `${base}/communities`
      : `${base}/community/${encodeURIComponent(group)}/submit`;
  },
  terms: ({ base, name }) => ({ name: `Terms of ${name}`, url: `${base}/about` }),
};

function fingerprintPage({ url, html }: PageEvidence): Community | null {
  const isPieFed =
    /<body\s[^>]{0,300}hx-headers='\{"x-csrftoken"/i.test(html) &&
    /\/static\/(?:js\/set_theme\.js|themes\/high_contrast\/styles\.css)/.test(html);
  return isPieFed ? communityAt('piefed', url.origin) : null;
}

async function probeBase(base: string, { http, signal }: SourceContext): Promise<Community | null> {
  const request = { url: `${base}/api/alpha/site`, why: 'probe', text: '', signal, readError } as const;
  const reply = await nullOn(otherSoftware, http.json(request, siteSchema));
  if (!reply) return null;
  const name = reply.site.name?.trim().slice(0, 100);
  return communityAt('piefed', base, name ? { name } : {});
}

async function searchPosts(
  community: Community,
  query: Query,
  { http, signal }: SourceContext,
): Promise<SearchPage> {
  const text = withoutOperators(query.text);
  if (text === '') return { threads: [], hasMore: false };
  const group = (query.tags ?? community.tags)?.[0];
  const parameters = new URLSearchParams({
    q: text,
    type_: 'Posts',
    sort: 'Relevance',
    limit: String(pageSize),
    page: String(query.page),
    ...(group === undefined ? {} : { community_name: group.replace(/^!/, '') }),
  });
  const url = `${community.base}/api/alpha/search?${parameters}`;
  const asking = { why: 'search', text, signal, maxBytes: maxReplyBytes, readError } as const;
  const request = { ...asking, url, pace: 'piefed' } as const;
  const { posts } = await http.json(request, searchSchema);
  return {
    threads: ranked(
      posts.flatMap((view) => toThreads(community, 'piefed', view)),
      (query.page - 1) * pageSize,
    ),
    hasMore: posts.length >= pageSize,
  };
}

/** As PostgreSQL's `websearch_to_tsquery` has it: `-word`, `"phrase"`, `or`. */
function withoutOperators(text: string): string {
  return text
    .replaceAll(/[\p{Cc}"“”„«»]/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^-+/, ''))
    .filter((word) => word !== '' && !/^or$/i.test(word))
    .join(' ');
}

async function readComments(
  community: Community,
  thread: Thread,
  { http, signal }: SourceContext,
): Promise<Thread | null> {
  const parameters = new URLSearchParams({ post_id: thread.nativeId, sort: 'Top', limit: String(pageSize) });
  const url = `${community.base}/api/alpha/comment/list?${parameters}`;
  const request = { url, why: 'answers', text: '', signal, maxBytes: maxReplyBytes, readError } as const;
  const { comments } = await http.json(request, commentsSchema);
  return withComments(community, thread, comments);
}

/** What is refused, and what is gone, comes as status 400 with the reason in words. */
function readError({ status, body }: { status: number; body: string }): SourceError | null {
  if (status !== 400) return null;
  const { message, status: kind } = refusalOf(body);
  if (kind === 'Not found' || message === 'No object found.') {
    return new SourceError('not-found', 'The server has no such post.');
  }
  if (kind === 'Bad credentials' || /incorrect.login|required$/i.test(message?.slice(0, 300) ?? '')) {
    return new SourceError('refused', 'The server is for its members.');
  }
  return null;
}

function refusalOf(body: string): z.infer<typeof refusalSchema> {
  try {
    return refusalSchema.safeParse(JSON.parse(body)).data ?? {};
  } catch {
    // A proxy's page: the status has to tell.
    return {};
  }
}

// Verified against the server's own source as a fork keeps it (PieFed 1.6.18, April 2026): routes, schemas, views,
// search, errors and page marks; the search's operators against SQLAlchemy-Searchable. Never seen: any live reply, and
// the challenge pages that some servers put before their API.
