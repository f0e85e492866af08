import { readThreads } from './page-threads';
import { type Community, type Source, type SourceContext, SourceError, type Thread } from './source';

/** The page in which the reader stands, as a community. */
export function pageCommunity(pageUrl: string): Community {
  const { protocol, origin, host } = new URL(pageUrl);
  const base = protocol === 'file:' ? 'file://' : origin;
  return { id: `schema-org:${base}`, platform: 'schema-org', base, name: host || 'file', relation: 'page' };
}

/**
 * Any page that declares its questions and answers with schema.org. It has no search of its own, so `search`
 * finds nothing and asks nothing: its threads come from the page the reader is on (`readThreads`), or from
 * addresses that are already known (`read`).
 */
export const schemaOrg: Source = {
  id: 'schema-org',
  name: 'This page',
  engine: {
    words: 'all',
    unit: 'thread',
    stems: false,
    prefixes: false,
    hasTitleSearch: false,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize: 0,
  },
  openHosts: [],
  readBatch: 1,
  recognise: () => null,
  search: async () => ({ threads: [], hasMore: false }),
  read: async (community, threads, context) => {
    const read: Thread[] = [];
    for (const thread of threads) read.push(...(await readPageOf(thread, community, context)));
    return read;
  },
  searchUrl: (community, text) => `${community.base}/search?q=${encodeURIComponent(text)}`,
  askUrl: (community) => community.base,
};

async function readPageOf(stub: Thread, community: Community, context: SourceContext): Promise<Thread[]> {
  const page = await fetchPage(stub.url, context);
  if (page === null) return [];
  const threads = readThreads(page.body, page.url, community);
  const thread =
    threads.find((candidate) => candidate.nativeId === stub.nativeId) ??
    threads.find((candidate) => candidate.title === stub.title) ??
    threads.toSorted((a, b) => b.answers.length - a.answers.length)[0];
  if (thread === undefined) throw new SourceError('changed', 'The page declares no question any more.');
  const { id, nativeId, url, nativeRank } = stub;
  return [{ ...stub, ...thread, id, nativeId, url, nativeRank }];
}

async function fetchPage(url: string, context: SourceContext): Promise<{ body: string; url: string } | null> {
  try {
    return await context.http.html({ url, why: 'thread', text: '', signal: context.signal });
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not-found') return null;
    throw error;
  }
}
