import * as z from 'zod/mini';

import { communityAt } from './communities';
import { authorNamed, firstSentence, fromMarkdown, placeOnServer, withoutHandles } from './fediverse';
import { nullOn, otherSoftware, ranked, readEach, withAnswers } from './reading';
import { webAddress } from './http';
import {
  agreementOf,
  looseCount,
  looseFlag,
  looseId,
  looseText,
  threadStub,
  timeOf,
  titleOf,
  told,
} from './loose-fields';
import {
  type Agreement,
  type Answer,
  type Author,
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
/** Of a tree that a hostile server sends. */
const maxDepth = 30;
const maxAnswers = 300;

/** Servers that any page may ask, as Mbin has it for its API everywhere. */
const openHosts = ['fedia.io', 'kbin.earth', 'thebrainbin.org'];

const userSchema = z.object({
  username: looseText,
  title: looseText,
  apProfileId: looseText,
  isAdmin: looseFlag,
  isGlobalModerator: looseFlag,
});

const contentSchema = z.object({
  user: z.nullish(userSchema),
  magazine: z.nullish(z.object({ name: looseText })),
  body: looseText,
  visibility: looseText,
  isAdult: looseFlag,
  uv: looseCount,
  dv: looseCount,
  favourites: looseCount,
  createdAt: looseText,
  editedAt: looseText,
  lastActive: looseText,
  apId: looseText,
  isAuthorModeratorInMagazine: looseFlag,
});
type Content = z.infer<typeof contentSchema>;

const entrySchema = z.extend(contentSchema, {
  entryId: looseId,
  title: looseText,
  slug: looseText,
  tags: z.nullish(z.array(z.string())),
  numComments: looseCount,
  isLocked: looseFlag,
});
type Entry = z.infer<typeof entrySchema>;

const commentSchema = z.extend(contentSchema, {
  commentId: looseId,
  entryId: z.nullish(looseId),
  /** Read one by one: a tree has no end that a schema could name. */
  children: z.nullish(z.array(z.unknown())),
});
type Comment = z.infer<typeof commentSchema>;

type Found = { entry?: Entry | null | undefined; entryComment?: Comment | null | undefined };

const finds = ['itemType', 'entry', 'entryComment', 'post', 'postComment', 'magazine', 'user'];
/** Version 1 gives the finds side by side, version 2 (Mbin 1.10) each in a field of its own, the others null. */
const foundSchema: z.ZodMiniType<Found> = z.union([
  z.pipe(
    z.extend(entrySchema, { itemType: z.literal('entry') }),
    z.transform((entry) => ({ entry })),
  ),
  z.pipe(
    z.extend(commentSchema, { itemType: z.literal('entry_comment') }),
    z.transform((entryComment) => ({ entryComment })),
  ),
  z
    .looseObject({ entry: z.nullish(entrySchema), entryComment: z.nullish(commentSchema) })
    .check(
      z.refine((row) => !String(row['itemType']).startsWith('entry') && finds.some((find) => find in row)),
    ),
]);

const paginationSchema = z.object({ count: looseCount, currentPage: looseCount, maxPage: looseCount });
const searchSchema = z.object({
  items: z.array(z.nullable(foundSchema)),
  pagination: z.nullish(paginationSchema),
});
const commentsSchema = z.object({ items: z.array(commentSchema) });
const infoSchema = z.object({
  softwareName: z.string().check(z.regex(/^mbin$/i)),
  softwareVersion: looseText,
  websiteTitle: looseText,
});

/** Any server that runs Mbin: its threads ("entries") and the comments on them. */
export const mbin: Source = {
  id: 'mbin',
  name: 'Mbin',
  engine: {
    words: 'all',
    unit: 'post',
    stems: true,
    prefixes: false,
    hasTitleSearch: false,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize,
  },
  openHosts,
  readBatch: 1,
  recognise: (url) => placeOnServer('mbin', openHosts, url),
  fingerprint: fingerprintPage,
  nodeinfoNames: ['mbin'],
  probe: probeBase,
  search: searchContent,
  read: (community, threads, context) => readEach(threads, (thread) => readEntry(community, thread, context)),
  searchUrl: ({ base }, text) =>
    `${base}/search?${new URLSearchParams({ 'search[q]': withoutHandles(text) })}`,
  askUrl: ({ base }, { title, body, tags }) => {
    const draft = new URLSearchParams({ title, ...(body === undefined ? {} : { body }) });
    for (const tag of tags ?? []) draft.append('tags[]', tag);
    return `${base}/new_entry?${draft}`;
  },
  terms: ({ base, name }) => ({ name: `Terms of ${name}`, url: `${base}/terms` }),
};

function fingerprintPage({ url, html }: PageEvidence): Community | null {
  const isMbin = /<body\s[^>]{0,400}data-controller="(?:mbin|kbin) notifications"/i.test(html);
  return isMbin && /\bmbin[-_]/.test(html) ? communityAt('mbin', url.origin) : null;
}

async function probeBase(base: string, { http, signal }: SourceContext): Promise<Community | null> {
  const request = { url: `${base}/api/info`, why: 'probe', text: '', signal } as const;
  const info = await nullOn(otherSoftware, http.json(request, infoSchema));
  if (!info) return null;
  const name = info.websiteTitle?.trim().slice(0, 100);
  const isOld = /^1\.\d\./.test(info.softwareVersion ?? '');
  return communityAt('mbin', base, {
    ...(name ? { name } : {}),
    ...(isOld ? { details: { search: 'v1' } } : {}),
  });
}

async function searchContent(
  community: Community,
  query: Query,
  context: SourceContext,
): Promise<SearchPage> {
  const text = withoutHandles(query.text);
  if (text === '') return { threads: [], hasMore: false };
  const askAt = (path: string) => askSearch(community, path, text, query.page, context);
  const isOld = community.details?.['search'] === 'v1';
  const newer = isOld ? null : await nullOn(['not-found'], askAt('/api/search/v2'));
  const { items, pagination } = newer ?? (await askAt('/api/search'));
  const { count, currentPage, maxPage } = pagination ?? {};
  return {
    threads: ranked(toThreads(community, items), (query.page - 1) * pageSize),
    hasMore: (currentPage ?? query.page) < (maxPage ?? 0),
    ...(typeof count === 'number' ? { total: count } : {}),
  };
}

function askSearch(
  community: Community,
  path: string,
  text: string,
  page: number,
  { http, signal }: SourceContext,
): Promise<z.infer<typeof searchSchema>> {
  const parameters = new URLSearchParams({
    q: text,
    type: 'entry',
    p: String(page),
    perPage: String(pageSize),
  });
  const url = `${community.base}${path}?${parameters}`;
  return http.json({ url, why: 'search', text, signal, maxBytes: maxReplyBytes }, searchSchema);
}

/** A comment stands for its thread, of which the search tells no more; the thread's own row comes first. */
function toThreads(community: Community, items: (Found | null)[]): Thread[] {
  const byEntry = new Map<string, Thread>();
  for (const item of items) {
    const thread = item?.entry
      ? ofEntry(community, item.entry)
      : item?.entryComment
        ? ofComment(community, item.entryComment)
        : null;
    if (!thread) continue;
    const known = byEntry.get(thread.nativeId);
    if (!known || (known.author === undefined && thread.author !== undefined)) {
      byEntry.set(thread.nativeId, thread);
    }
  }
  return [...byEntry.values()];
}

function ofEntry(community: Community, entry: Entry): Thread | null {
  const title = titleOf(entry.title ?? '');
  if (!isShown(entry) || title === '') return null;
  return threadStub(community, 'mbin', {
    nativeId: entry.entryId,
    url: webAddress(entry.apId ?? '') ?? addressOf(community, entry),
    title,
    text: fromMarkdown(entry.body ?? '').text,
    tags: [...new Set([entry.magazine?.name ?? '', ...(entry.tags ?? [])])].filter(Boolean).slice(0, 20),
    author: toAuthor(community, entry),
    answerCount: Math.max(0, entry.numComments ?? 1),
    ...told({
      askedAt: timeOf(entry.createdAt),
      activeAt: timeOf(entry.lastActive),
      agreement: pointsOf(entry),
      closedAs: entry.isLocked ? 'locked' : undefined,
    }),
  });
}

function ofComment(community: Community, comment: Comment): Thread | null {
  const { text } = fromMarkdown(comment.body ?? '');
  const { entryId } = comment;
  if (!entryId || !isShown(comment) || text === '') return null;
  return threadStub(community, 'mbin', {
    nativeId: entryId,
    url: addressOf(community, { entryId, magazine: comment.magazine }),
    title: firstSentence(text),
    text,
    answerCount: 1,
  });
}

/** Trashed and deleted posts keep their place without their words. */
function isShown({ visibility, isAdult }: Content): boolean {
  return (visibility ?? 'visible') === 'visible' && isAdult !== true;
}

function addressOf(
  { base }: Community,
  { magazine, entryId, slug }: Pick<Entry, 'entryId' | 'magazine'> & { slug?: string | null | undefined },
): string {
  const name = encodeURIComponent((magazine?.name ?? 'random').toWellFormed());
  return `${base}/m/${name}/t/${encodeURIComponent(entryId)}/${encodeURIComponent((slug || '-').toWellFormed())}`;
}

async function readEntry(
  community: Community,
  thread: Thread,
  context: SourceContext,
): Promise<Thread | null> {
  const path = `/api/entry/${encodeURIComponent(thread.nativeId)}`;
  // Who asked is known of every thread that was found by its own words.
  const entry = thread.author === undefined ? await ask(community, path, entrySchema, context) : null;
  const own = entry ? ofEntry(community, entry) : thread;
  if (!own) return null;
  const query = `sortBy=top&perPage=${pageSize}`;
  const { items } = await ask(community, `${path}/comments?${query}`, commentsSchema, context);
  const answers = inTreeOrder(items).flatMap((comment) => toAnswers(community, own, comment));
  return withAnswers({ ...own, nativeRank: thread.nativeRank }, answers);
}

function ask<T>(
  { base }: Community,
  path: string,
  schema: z.ZodMiniType<T>,
  { http, signal }: SourceContext,
): Promise<T> {
  const request = {
    url: `${base}${path}`,
    why: 'answers',
    text: '',
    signal,
    maxBytes: maxReplyBytes,
  } as const;
  return http.json(request, schema);
}

function inTreeOrder(comments: readonly unknown[], depth = 0): Comment[] {
  if (depth > maxDepth) return [];
  return comments
    .flatMap((row) => {
      const comment = commentSchema.safeParse(row).data;
      return comment ? [comment, ...inTreeOrder(comment.children ?? [], depth + 1)] : [];
    })
    .slice(0, maxAnswers);
}

function toAnswers(community: Community, thread: Thread, comment: Comment): Answer[] {
  if (!isShown(comment) || !comment.body?.trim()) return [];
  const place = { entryId: thread.nativeId, magazine: comment.magazine };
  return [
    {
      id: `${community.id}#a${comment.commentId}`,
      url:
        webAddress(comment.apId ?? '') ??
        `${addressOf(community, place)}/comment/${encodeURIComponent(comment.commentId)}`,
      ...fromMarkdown(comment.body),
      author: toAuthor(community, comment),
      acceptedBy: null,
      ...told({
        agreement: pointsOf(comment),
        postedAt: timeOf(comment.createdAt),
        editedAt: timeOf(comment.editedAt),
      }),
    },
  ];
}

/** As the server scores: boosts and favourites, less what was voted down. */
function pointsOf({ uv, dv, favourites }: Content): Agreement | undefined {
  const isTold = [uv, dv, favourites].some((count) => typeof count === 'number');
  return isTold ? agreementOf((uv ?? 0) + (favourites ?? 0) - (dv ?? 0), 'points') : undefined;
}

function toAuthor({ base }: Community, { user, isAuthorModeratorInMagazine }: Content): Author {
  const username = user?.username?.trim();
  const url =
    webAddress(user?.apProfileId ?? '') ??
    (username ? `${base}/u/${encodeURIComponent(username)}` : undefined);
  const author = authorNamed([user?.title, username], url);
  const isStaff = user?.isAdmin || user?.isGlobalModerator || isAuthorModeratorInMagazine;
  return isStaff ? { ...author, isStaff: true } : author;
}

// Verified against the server's own source: 1.10.1 (search version 2, entries, comments, users, limits, page marks) and
// 1.8.4 (search version 1). Never seen: any live reply.
