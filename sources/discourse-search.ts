/** A forum's own search, as a guest asks it. */
import * as z from 'zod/mini';

import {
  idSchema,
  parseRefusal,
  readError,
  toThread,
  topicItemSchema,
  type ErrorReply,
} from './discourse-topics';
import type { HttpRequest } from './http';
import { SourceError, type Community, type SourceContext, type Thread } from './source';

/** How long to leave a site alone that says it is overloaded without saying for how long. */
const overloadPauseMs = 60_000;

const searchSchema = z.object({
  posts: z.array(z.object({ topic_id: idSchema, blurb: z.nullish(z.string()) })),
  // Left out when nothing was found.
  topics: z.nullish(z.array(topicItemSchema)),
  grouped_search_result: z.nullish(
    z.object({ more_full_page_results: z.nullish(z.boolean()), error: z.nullish(z.string()) }),
  ),
});

/** `q` is what the forum is asked, `text` how much of it are the reader's words. */
type Asked = { q: string; text: string; page: number };

type Found = {
  /** In the forum's own order. */
  threads: Thread[];
  hasMore: boolean;
  /** Some topic says whether it is solved: the forum marks solutions. */
  marksSolutions: boolean;
};

/** One page of results. A query that is too short finds nothing. Throws SourceError. */
export async function searchForum(
  community: Community,
  { q, text, page }: Asked,
  { http, signal, now }: SourceContext,
): Promise<Found> {
  const url = `${community.base}/search.json?${new URLSearchParams({ q, page: String(page) })}`;
  let isTooShort = false;
  const request: HttpRequest = {
    url,
    why: 'search',
    text,
    signal,
    readError: (reply) => {
      isTooShort = saysTooShort(reply);
      return readError(reply);
    },
  };
  const found = await http.json(request, searchSchema).catch((error: unknown) => {
    if (isTooShort) return null;
    throw error;
  });
  if (!found) return { threads: [], hasMore: false, marksSolutions: false };
  const result = found.grouped_search_result;
  if (result?.error) {
    // A busy site says so inside a good reply, which must not read as "nothing found".
    await http.pause(new URL(url).host, overloadPauseMs);
    throw new SourceError('throttled', 'The forum is too busy to search.', {
      retryAt: now + overloadPauseMs,
    });
  }
  return {
    threads: joinPosts(community, found),
    hasMore: result?.more_full_page_results === true,
    marksSolutions: (found.topics ?? []).some((topic) => typeof topic.has_accepted_answer === 'boolean'),
  };
}

function joinPosts(community: Community, found: z.infer<typeof searchSchema>): Thread[] {
  const topics = new Map((found.topics ?? []).map((topic) => [topic.id, topic]));
  const blurbs = new Map(found.posts.toReversed().map((post) => [post.topic_id, post.blurb ?? ''] as const));
  const ids = [...new Set(found.posts.map((post) => post.topic_id))];
  return ids.flatMap((id) => toThread(community, topics.get(id), blurbs.get(id) ?? ''));
}

/**
 * Discourse reads operators in a query: `-word`, `@user`, `#category`, `"phrase"`, `status:solved`, and lone
 * letters as shortcuts. A page's words must not become one; a word that stands in quotes by itself was quoted on purpose.
 */
export function withoutOperators(text: string): string {
  return text
    .replaceAll(/[\p{Cc}“”„«»:]/gu, ' ')
    .split(/\s+/)
    .flatMap((word) => (/^"\p{L}{3,30}"$/u.test(word) ? word : word.split('"')))
    .map((word) => word.replace(/^[-@#+]+/, ''))
    .filter((word) => word !== '' && !/^[lrtf]$/i.test(word))
    .join(' ');
}

function saysTooShort({ status, body }: ErrorReply): boolean {
  const refusal = status === 400 ? parseRefusal(body) : null;
  const words = refusal?.errors?.join(' ').slice(0, 1000) ?? '';
  return /too short/i.test(words) || (refusal?.error_type === 'invalid_parameters' && /:\s*q$/.test(words));
}
