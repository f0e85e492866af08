import * as z from 'zod/mini';

import { decodeEntities } from './html-text';
import { webAddress } from './http';
import { looseCount, looseText, threadStub, timeOf, titleOf, told } from './loose-fields';
import { readThreads } from './page-threads';
import {
  SourceError,
  type Community,
  type Query,
  type SearchPage,
  type Source,
  type SourceContext,
  type Thread,
} from './source';

const siteBase = 'https://learn.microsoft.com';
const searchPageSize = 10;
const maxExcerptChars = 4000;

/** The site's own codes: nothing is searched without one. */
const locales = (
  'ar-sa bg-bg cs-cz da-dk de-de el-gr en-us es-es et-ee fi-fi fr-fr he-il hr-hr hu-hu id-id it-it ja-jp ko-kr ' +
  'lt-lt lv-lv nb-no nl-nl pl-pl pt-br ro-ro ru-ru sk-sk sl-si sr-latn-rs sv-se th-th tr-tr uk-ua vi-vn zh-cn'
).split(' ');

const resultSchema = z.object({
  title: z.string(),
  url: z.string(),
  description: looseText,
  lastUpdatedDate: looseText,
});
const searchSchema = z.object({
  results: z.array(resultSchema),
  count: looseCount,
  '@nextLink': looseText,
});

/** Microsoft Q&A, which is a part of Microsoft Learn and is found by its search. */
export const microsoftQa: Source = {
  id: 'microsoft-qa',
  name: 'Microsoft Q&A',
  engine: {
    words: 'any',
    unit: 'thread',
    stems: true,
    prefixes: false,
    hasTitleSearch: false,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize: searchPageSize,
  },
  openHosts: [],
  readBatch: 1,
  recognise: recogniseQuestion,
  terms: () => ({ name: 'Microsoft Learn Terms of Use', url: `${siteBase}/legal/termsofuse` }),
  search: searchQuestions,
  read: readQuestions,
  searchUrl: ({ base }, text) =>
    `${base}/search/?${new URLSearchParams({ terms: plainWords(text), category: 'QnA' })}`,
  // The page takes what the question is about, and nothing else.
  askUrl: ({ base }, { tags }) => {
    const label = tags?.[0];
    const about = label === undefined ? '' : `?displayLabel=${encodeURIComponent(label)}`;
    return `${base}/answers/questions/ask/${about}`;
  },
};

function recogniseQuestion({ protocol, hostname, pathname }: URL): Community | null {
  const isQa = /^\/(?:[a-z]{2,3}(?:-[a-z]{2,4}){1,2}\/)?answers(?:\/|$)/i.test(pathname);
  if (!isQa || hostname !== 'learn.microsoft.com' || !/^https?:$/.test(protocol)) return null;
  return {
    id: `microsoft-qa:${siteBase}`,
    platform: 'microsoft-qa',
    base: siteBase,
    name: 'Microsoft Q&A',
    relation: 'own',
  };
}

async function searchQuestions(
  community: Community,
  query: Query,
  { http, signal }: SourceContext,
): Promise<SearchPage> {
  const text = plainWords(query.text);
  if (text === '') return { threads: [], hasMore: false };
  const skipped = (query.page - 1) * searchPageSize;
  const parameters = new URLSearchParams({
    search: text,
    locale: localeOf(query.language),
    $top: String(searchPageSize),
    $skip: String(skipped),
    expandScope: 'true',
    $filter: "category eq 'QnA'",
  });
  // A plus is a blank in forms only; the filter is a language of its own.
  const url = `${community.base}/api/search?${parameters.toString().replaceAll('+', '%20')}`;
  const found = await http.json({ url, why: 'search', text, signal }, searchSchema);
  const threads = found.results.flatMap((result) => toThread(community, result));
  if (threads.length === 0 && found.results.length > 0) {
    throw new SourceError('changed', 'The search gives pages that are no questions.');
  }
  const unique = threads.filter(({ id }, at) => threads.findIndex((other) => other.id === id) === at);
  const isMoreCounted = skipped + searchPageSize < (found.count ?? 0);
  return {
    threads: unique.map((thread, at) => ({ ...thread, nativeRank: skipped + at })),
    hasMore: found.results.length > 0 && (isMoreCounted || Boolean(found['@nextLink'])),
    ...(typeof found.count === 'number' ? { total: found.count } : {}),
  };
}

function localeOf(language: string): string {
  const wanted = language.toLowerCase();
  const start = `${wanted === 'no' ? 'nb' : wanted.split('-', 1)[0]}-`;
  return (
    locales.find((locale) => locale === wanted) ??
    locales.find((locale) => locale.startsWith(start)) ??
    'en-us'
  );
}

/** Without the operators of such searches: phrases, `+`, `-`, `|`, brackets, wildcards. */
function plainWords(text: string): string {
  return text
    .replaceAll(/[\p{Cc}"“”„«»|()*~]/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^[-+!]+/, ''))
    .filter((word) => word !== '')
    .join(' ');
}

/** None for a page that is no question. How many answers there are is not told: one is assumed. */
function toThread(community: Community, result: z.infer<typeof resultSchema>): Thread[] {
  const url = webAddress(result.url, community.base);
  const nativeId = /\/answers\/questions\/(\d{1,12})(?=\/|$)/.exec(url ? new URL(url).pathname : '')?.[1];
  const title = bareTitle(titleOf(result.title));
  const isHere = url !== undefined && new URL(url).host === new URL(community.base).host;
  if (!isHere || nativeId === undefined || title === '') return [];
  const text = decodeEntities(result.description ?? '').slice(0, maxExcerptChars);
  const times = told({ activeAt: timeOf(result.lastUpdatedDate) });
  return [threadStub(community, 'microsoft-qa', { nativeId, url, title, text, answerCount: 1, ...times })];
}

function bareTitle(title: string): string {
  return title.replace(/(?:^| )[-|–] Microsoft Q&A$/, '');
}

async function readQuestions(
  community: Community,
  threads: Thread[],
  context: SourceContext,
): Promise<Thread[]> {
  const read: Thread[] = [];
  for (const thread of threads) {
    const page = await readPage(thread.url, context);
    if (page) read.push(withAnswers(community, thread, page));
  }
  return read;
}

type Page = { body: string; url: string };

/** Null when the question was deleted. */
async function readPage(url: string, { http, signal }: SourceContext): Promise<Page | null> {
  try {
    return await http.html({ url, why: 'thread', text: '', signal });
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not-found') return null;
    throw error;
  }
}

/** The page tells of its question in its own markup, and seldom of others. */
function withAnswers(community: Community, thread: Thread, page: Page): Thread {
  const declared = readThreads(page.body, page.url, community);
  const found =
    declared.find((candidate) => bareTitle(candidate.title) === thread.title) ??
    declared.toSorted((a, b) => b.answers.length - a.answers.length)[0];
  if (!found) throw new SourceError('changed', 'The page declares no question any more.');
  const { id, nativeId, url, nativeRank, activeAt } = thread;
  const title = bareTitle(found.title) || thread.title;
  return { ...found, ...told({ activeAt }), id, nativeId, url, nativeRank, title };
}

// Verified against other clients of this undocumented search (parameters, the wrapper, a result's fields; the filter
// 'QnA' was in use in 2026) and addresses of questions in their lists. Never seen: a recorded reply, a question's page
// and its markup, which is taken to be schema.org's QAPage, and a refusal.
