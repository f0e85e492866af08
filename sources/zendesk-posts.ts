/** The posts of a help centre's community, as its API lists and finds them. */
import * as z from 'zod/mini';

import { htmlToText } from './html-text';
import { ownAddress } from './http';
import {
  agreementOf,
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
import { ranked } from './reading';
import { SourceError, type Community, type HelpWanted, type SourceContext, type Thread } from './source';

const maxBodyChars = 200_000;
const newestPageSize = 100;

export const postSchema = z.object({
  id: looseId,
  title: looseText,
  name: looseText,
  details: looseText,
  html_url: looseText,
  author_id: loose(looseId),
  vote_sum: looseCount,
  comment_count: looseCount,
  status: looseText,
  closed: looseFlag,
  created_at: looseText,
  updated_at: looseText,
});
export type Post = z.infer<typeof postSchema>;
export const postsSchema = z.object({
  results: z.array(postSchema),
  next_page: looseText,
  page_count: looseCount,
});

const listedSchema = z.object({ posts: z.array(postSchema) });

/** Where the API stands, and the locale that the address or a probe names; a base may end with '/hc/en-us'. */
export function placeOf({ base, details }: Community): { root: string; locale: string | undefined } {
  const [, root = base, locale] = /^(.{1,500}?)\/hc(?:\/([a-z\d-]{2,12}))?$/i.exec(base) ?? [];
  return { root, locale: locale ?? details?.['locale'] };
}

/** The help centre's own pages, in its language. */
export function homeOf(community: Community): string {
  const { root, locale = 'en-us' } = placeOf(community);
  return `${root}/hc/${locale}`;
}

/** Did it go wrong in one of these ways? */
export function isCode(error: unknown, ...codes: SourceError['code'][]): error is SourceError {
  return error instanceof SourceError && codes.includes(error.code);
}

/** Each thread once, where it stands first. */
export function uniqueById(threads: Thread[]): Thread[] {
  return [...new Map(threads.map((thread) => [thread.id, thread])).values()];
}

/** Quotes, stars and `word:` narrow a search of the help centre, a leading minus turns it round. */
export function withoutOperators(text: string): string {
  return text
    .replaceAll(/[\p{Cc}"“”„«»:*()]/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^[-+]+/, ''))
    .filter((word) => word !== '')
    .join(' ');
}

/** None when the post has no title that could be shown. */
export function toThread(community: Community, post: Post): Thread[] {
  const title = titleOf(post.title ?? post.name);
  if (title === '') return [];
  const path = `${homeOf(community)}/community/posts/${post.id}`;
  const url = ownAddress(post.html_url || path, path) ?? path;
  return [
    threadStub(community, 'zendesk', {
      nativeId: post.id,
      url,
      title,
      text: htmlToText((post.details ?? '').slice(0, maxBodyChars)),
      answerCount: Math.max(0, post.comment_count ?? 0),
      isSolved: post.status === 'answered' || post.status === 'completed',
      ...told({
        askedAt: timeOf(post.created_at),
        activeAt: timeOf(post.updated_at),
        closedAs: post.closed ? 'closed' : undefined,
        agreement: agreementOf(post.vote_sum, 'votes'),
      }),
    }),
  ];
}

/**
 * Posts without a comment that nobody has marked as answered, newest first: those with the words, or of all where there
 * are none. A community has no tags that guests could ask by.
 */
export async function unansweredPosts(
  community: Community,
  { text: wanted }: HelpWanted,
  { http, signal }: SourceContext,
): Promise<Thread[]> {
  const text = withoutOperators(wanted);
  const ask = <T>(path: string, schema: z.ZodMiniType<T>) => {
    const url = `${placeOf(community).root}/api/v2/${path}`;
    return http.json({ url, why: 'search', text, signal }, schema);
  };
  const newest = { sort_by: 'created_at', per_page: String(newestPageSize) };
  const search = new URLSearchParams({ query: text, ...newest, sort_order: 'desc' });
  const list = new URLSearchParams({ ...newest, filter_by: 'none' });
  const posts =
    text === ''
      ? (await ask(`community/posts.json?${list}`, listedSchema)).posts
      : (await ask(`help_center/community_posts/search.json?${search}`, postsSchema)).results;
  // What is planned, or not, has been answered by the company.
  const undecided = posts.filter(({ status }) => (status ?? 'none') === 'none');
  const threads = uniqueById(undecided.flatMap((post) => toThread(community, post)));
  return ranked(
    threads
      .filter(
        ({ answerCount, isSolved, closedAs }) => answerCount === 0 && !isSolved && closedAs === undefined,
      )
      .toSorted((a, b) => (b.askedAt ?? 0) - (a.askedAt ?? 0)),
  );
}
