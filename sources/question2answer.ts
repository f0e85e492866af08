import type { Element, ParentNode } from 'domhandler';

import { byClass, byName, elementsOf, hasClass, sourceOf, textOf } from './html-elements';
import { htmlToText } from './html-text';
import { webAddress } from './http';
import { agreementOf, plainTitleOf, threadStub, timeOf, titleOf, told } from './loose-fields';
import { ranked } from './reading';
import {
  SourceError,
  type Answer,
  type Author,
  type Community,
  type HelpWanted,
  type PageEvidence,
  type Query,
  type SearchPage,
  type Source,
  type SourceContext,
  type Thread,
} from './source';

/** What the software shows on a page of results, unless its administrator has said otherwise. */
const pageSize = 10;
/** Ten answers stand on a page, the chosen one first, unless its administrator has said otherwise. */
const maxAnswerPages = 3;
const maxAnswers = 60;
const maxBodyChars = 100_000;

/** Any site that runs Question2Answer, as a guest sees it: it has pages and no other interface. */
export const question2answer: Source = {
  id: 'question2answer',
  name: 'Question2Answer',
  engine: {
    words: 'any',
    unit: 'thread',
    stems: false,
    prefixes: false,
    hasTitleSearch: false,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize,
  },
  openHosts: [],
  readBatch: 1,
  recognise: () => null,
  fingerprint: (page) => (isOurs(page.html) ? placeOf(page) : null),
  probe: async (base, { http, signal }) => {
    try {
      const { body, url, headers } = await http.html({ url: `${base}/`, why: 'probe', text: '', signal });
      return isOurs(body) ? placeOf({ url: new URL(url), html: body, headers }) : null;
    } catch (error) {
      if (error instanceof SourceError && ['not-found', 'changed'].includes(error.code)) return null;
      throw error;
    }
  },
  search: searchQuestions,
  read: async (community, threads, context) => {
    const read: Thread[] = [];
    for (const thread of threads) read.push(...(await readQuestion(community, thread, context)));
    return read;
  },
  searchUrl: (community, text) => searchAddress(community, text),
  // The form takes nothing from its address but the category.
  askUrl: (community) => `${community.base}/index.php?qa=ask`,
  terms: ({ base, name }) => ({ name: `Terms of ${name}`, url: `${base}/` }),
  unanswered: unansweredQuestions,
};

/**
 * Works with every form of addresses that the software can be set to, with or without a rewriting server. Some of
 * these take a plus for a plus.
 */
function searchAddress({ base }: Community, text: string, start = 0): string {
  const words = encodeURIComponent(text.toWellFormed());
  return `${base}/index.php?qa=search&q=${words}${start > 0 ? `&start=${start}` : ''}`;
}

/** The way from a page to the home page, as its scripts are told it. */
const rootMark = /\bvar qa_root\s?=\s?'((?:\\?[./\w:-]){1,300})'/;

/** Every page of the software says so in a comment at its beginning, or in its scripts. */
function isOurs(html: string): boolean {
  return html.slice(0, 1000).includes('Powered by Question2Answer') || rootMark.test(html);
}

/** Where it is installed, and what it calls itself. */
function placeOf({ url, html }: PageEvidence): Community {
  const root = (rootMark.exec(html)?.[1] ?? '.').replaceAll('\\', '');
  const home = URL.canParse(root, url) ? new URL(root, url) : url;
  const place = home.origin === url.origin ? home.origin + home.pathname : url.origin;
  const base = place.replace(/\/+$/, '');
  const logo = /\bclass="qa-logo-link"[^<>]{0,200}>([^<>]{2,80})</i.exec(html)?.[1];
  const name = titleOf(logo) || base.replace(/^https?:\/\//, '');
  return { id: `question2answer:${base}`, platform: 'question2answer', base, name, relation: 'own' };
}

async function searchQuestions(
  community: Community,
  query: Query,
  context: SourceContext,
): Promise<SearchPage> {
  const text = query.text.trim();
  if (text === '') return { threads: [], hasMore: false };
  const firstRank = (query.page - 1) * pageSize;
  const address = searchAddress(community, text, firstRank);
  const { page, rows, threads } = await fetchList(community, { address, text, template: 'search' }, context);
  return {
    threads: threads.map((thread, index) => ({ ...thread, nativeRank: firstRank + index })),
    // Where pages are longer, the rest of this one begins the next.
    hasMore: rows > pageSize || byClass(page.root, 'qa-page-next').length > 0,
  };
}

/**
 * The site's own list of questions that have no chosen answer, most of which have none at all; it knows no tags, and none
 * of the reader's words is sent.
 */
async function unansweredQuestions(
  community: Community,
  { tags }: HelpWanted,
  context: SourceContext,
): Promise<Thread[]> {
  const address = `${community.base}/index.php?qa=unanswered&by=selected`;
  const { threads } = await fetchList(community, { address, text: '', template: 'unanswered' }, context);
  const wanted = new Set(tags.map((tag) => tag.toLowerCase()));
  const isTagged = (thread: Thread) =>
    wanted.size === 0 || thread.tags.some((tag) => wanted.has(tag.toLowerCase()));
  return ranked(threads.filter((thread) => !thread.isSolved && isTagged(thread)));
}

type List = { address: string; text: string; template: 'search' | 'unanswered' };

async function fetchList(
  community: Community,
  { address, text, template }: List,
  { http, signal }: SourceContext,
): Promise<{ page: Page; rows: number; threads: Thread[] }> {
  const { body, url } = await http.html({ url: address, why: 'search', text, signal });
  const page = { html: body, root: elementsOf(body), url };
  if (!isOurs(body) || !new RegExp(`\\bqa-template-${template}\\b`).test(body))
    throw new SourceError('changed', 'The reply is no list of questions.');
  const rows = byClass(page.root, 'qa-q-list-item');
  if (rows.length === 0 && isClosedPage(page)) throw reasonOf(page);
  const threads = rows.slice(0, pageSize).flatMap((row) => toThread(community, row, url));
  const isList = rows.length > 0 ? threads.length > 0 : byClass(page.root, 'qa-q-list').length > 0;
  if (!isList) throw new SourceError('changed', 'The results have another shape.');
  return { page, rows: rows.length, threads };
}

/** None for a row that names no question: other kinds of results stand in the list, too. */
function toThread(community: Community, row: Element, pageUrl: string): Thread[] {
  const nativeId = /^q(\d{1,12})$/.exec(row.attribs['id'] ?? '')?.[1];
  const [link] = partsOf(row, 'qa-q-item-title').flatMap((title) => byName(title, 'a'));
  const url = link && threadAddress(link.attribs['href'] ?? '', pageUrl);
  const title = link ? plain(link) : '';
  if (nativeId === undefined || !url || title === '') return [];
  return [
    threadStub(community, 'question2answer', {
      nativeId,
      url,
      title,
      tags: tagsOf(row),
      answerCount: countOf(row, 'qa-a-count-data') ?? 0,
      isSolved: partsOf(row, 'qa-a-count-selected').length > 0,
      ...told({
        author: authorOf(row, 'qa-q-item', pageUrl),
        agreement: agreementOf(votesOf(row, nativeId), 'votes'),
        views: countOf(row, 'qa-view-count-data'),
      }),
    }),
  ];
}

/** The question's own address: the list adds which of its posts had the words. */
function threadAddress(href: string, pageUrl: string): string | undefined {
  return ownAddress(href.replace(/#.*$/s, '').replace(/[?&]show=\d{1,12}$/, ''), pageUrl);
}

function ownAddress(href: string | undefined, pageUrl: string): string | undefined {
  const address = href ? webAddress(href, pageUrl) : undefined;
  return address && new URL(address).origin === new URL(pageUrl).origin ? address : undefined;
}

type Page = { html: string; root: ParentNode; url: string };

async function fetchPage(url: string, { http, signal }: SourceContext): Promise<Page> {
  const page = await http.html({ url, why: 'thread', text: '', signal });
  return { html: page.body, root: elementsOf(page.body), url: page.url };
}

async function readQuestion(community: Community, stub: Thread, context: SourceContext): Promise<Thread[]> {
  try {
    const first = await fetchPage(stub.url, context);
    const [question] = byClass(first.root, 'qa-q-view');
    if (!question) return withoutQuestion(first);
    const pages: [Page, ...Page[]] = [first];
    while (pages.length < maxAnswerPages) {
      const next = nextOf(pages.at(-1));
      if (next === undefined) break;
      pages.push(await fetchPage(next, context));
    }
    return [joinPages(community, stub, question, pages)];
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not-found') return [];
    throw error;
  }
}

/** One that was hidden still has a page, which says so and leads on to others. Throws SourceError for all else. */
function withoutQuestion(page: Page): Thread[] {
  if (/\bqa-template-login\b/.test(page.html))
    throw new SourceError('refused', 'The community leads its guests to its log-in.');
  if (byClass(page.root, 'qa-error').length === 0)
    throw new SourceError('changed', 'The page shows no question any more.');
  if (isClosedPage(page)) throw reasonOf(page);
  return [];
}

/** Where the question's further answers stand. */
function nextOf(page: Page | undefined): string | undefined {
  return page && ownAddress(byClass(page.root, 'qa-page-next')[0]?.attribs['href'], page.url);
}

/**
 * Read by the classes of the theme, which are the same since version 1.5: the page's microdata can be switched off,
 * takes the day when an answer was chosen for an edit, and counts no votes against.
 */
function joinPages(community: Community, stub: Thread, question: Element, pages: [Page, ...Page[]]): Thread {
  const { author, text, postedAt } = readPost(pages[0], question, 'qa-q-view');
  const posts = pages.flatMap((page) => byClass(page.root, 'qa-a-list-item').map((post) => ({ page, post })));
  const found = posts
    .slice(0, maxAnswers)
    .flatMap((place) => toAnswer(community, stub, { ...place, asker: author }));
  const answers = [...new Map(found.map((answer) => [answer.id, answer])).values()];
  const tags = tagsOf(question);
  return {
    ...stub,
    text,
    tags: tags.length > 0 ? tags : stub.tags,
    answerCount: Math.max(stub.answerCount, answers.length),
    isSolved: stub.isSolved || answers.some(({ acceptedBy }) => acceptedBy !== null),
    isRead: true,
    answers,
    ...told({
      author,
      askedAt: postedAt,
      agreement: agreementOf(votesOf(question, stub.nativeId), 'votes'),
      closedAs: closedAs(question),
    }),
  };
}

/** A page that gives a reason in place of what was asked for, and no others to read. */
function isClosedPage({ root }: Page): boolean {
  return byClass(root, 'qa-error').length > 0 && byClass(root, 'qa-suggest-next').length === 0;
}

/** Whoever must sign in first is led there. A site that is being worked on only says so. */
function reasonOf({ root }: Page): SourceError {
  const isForMembers = byClass(root, 'qa-error').some((reason) => byName(reason, 'a').length > 0);
  return isForMembers
    ? new SourceError('refused', 'The community shows this to its members only.')
    : new SourceError('unavailable', 'The community shows nothing at present.');
}

/** Where an element was not closed, the next post stands in the one before. */
function partsOf(post: Element, name: string): Element[] {
  return byClass(post, name, isPost);
}

function isPost({ attribs }: Element): boolean {
  return /\bqa-[aq]-list-item\b/.test(attribs['class'] ?? '');
}

/** What begins the names of the classes of all parts of a post: in a list, on its own page, as an answer. */
type PostKind = 'qa-q-item' | 'qa-q-view' | 'qa-a-item';

type Post = Pick<Answer, 'html' | 'text'> & { author?: Author } & Partial<Answer>;

function readPost(page: Page, post: Element, kind: PostKind): Post {
  const [content] = partsOf(post, `${kind}-content`);
  const html = sourceOf(page.html, content?.children ?? []).slice(0, maxBodyChars);
  const [written, changed] = partsOf(post, `${kind}-when-data`).map(momentOf);
  const [, change] = partsOf(post, `${kind}-what`).map(plain);
  // The day of its choice stands there too, in the site's language.
  const isEdit = change === 'edited' || !hasClass(post, 'qa-a-list-item-selected');
  return {
    html,
    text: htmlToText(html),
    ...told({
      author: authorOf(post, kind, page.url),
      postedAt: written,
      editedAt: isEdit ? changed : undefined,
    }),
  };
}

function toAnswer(
  community: Community,
  thread: Thread,
  { page, post, asker }: { page: Page; post: Element; asker: Author | undefined },
): Answer[] {
  const number = /^a(\d{1,12})$/.exec(post.attribs['id'] ?? '')?.[1];
  const { author = { name: null }, ...written } = readPost(page, post, 'qa-a-item');
  if (number === undefined || written.text === '' || hasClass(post, 'qa-a-list-item-hidden')) return [];
  const link = partsOf(post, 'qa-a-item-what')[0]?.attribs['href'];
  return [
    {
      ...written,
      id: `${community.id}#a${number}`,
      url: ownAddress(link, page.url) ?? `${thread.url}#a${number}`,
      author,
      acceptedBy: hasClass(post, 'qa-a-list-item-selected') ? 'asker' : null,
      ...told({ agreement: agreementOf(votesOf(post, number), 'votes') }),
      // Two people without an account need not be the same.
      ...(author.url !== undefined && author.url === asker?.url ? { isByAsker: true } : {}),
    },
  ];
}

/** What it calls whoever has no account and gave no name, in some of its languages. */
const nobody = /^(?:anonym|anôn|anón|anoni|аноним|анонім|匿名|익명|مجهول)/iu;

/** Undefined where the site doesn't tell who wrote. */
function authorOf(post: Element, kind: PostKind, pageUrl: string): Author | undefined {
  const [who] = partsOf(post, `${kind}-who-data`);
  if (!who) return undefined;
  const href = byName(who, 'a')[0]?.attribs['href'];
  const url = href ? webAddress(href, pageUrl) : undefined;
  const name = plain(who).slice(0, 100);
  if (url !== undefined && name !== '') return { name, url };
  return { name: name === '' || nobody.test(name) ? null : name };
}

/** Its moment stands in an attribute; before version 1.8 in that of a microformat. */
function momentOf(when: Element): number | undefined {
  const mark =
    byName(when, 'time')[0]?.attribs['datetime'] ?? byClass(when, 'value-title')[0]?.attribs['title'];
  return timeOf(mark?.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}

/** By its id: a comment below an answer may have votes too. */
function votesOf(post: Element, number: string): number | undefined {
  const box = partsOf(post, 'qa-voting').find(({ attribs }) => attribs['id'] === `voting_${number}`);
  if (!box) return undefined;
  const up = countOf(box, 'qa-upvote-count-data');
  return up === undefined
    ? countOf(box, 'qa-netvote-count-data')
    : up - (countOf(box, 'qa-downvote-count-data') ?? 0);
}

/** Why nobody can answer it any more: undefined while they can. */
function closedAs(question: Element): string | undefined {
  if (byClass(question, 'qa-q-view-closed').length === 0) return undefined;
  const [reason] = byClass(question, 'qa-q-view-closed-content');
  if (reason?.name === 'a') return 'duplicate';
  return (reason && plain(reason).slice(0, 100)) || 'closed';
}

function tagsOf(post: Element): string[] {
  return partsOf(post, 'qa-tag-link').slice(0, 20).map(plain);
}

/** The parser has decoded every entity by now. */
function plain(element: Element): string {
  return plainTitleOf(textOf(element));
}

/** '1,204', '–3', '+12', '2.1k'. */
function countOf(post: Element, name: string): number | undefined {
  const [shown] = partsOf(post, name);
  const [, sign = '', digits = '', kilo = ''] =
    /^\s*([-–−+]?)\s*(\d[\d.,\s]{0,12})\s*(k?)/i.exec(shown ? textOf(shown) : '') ?? [];
  if (digits === '') return undefined;
  const number = kilo ? Number(digits.replace(',', '.')) * 1000 : Number(digits.replaceAll(/\D/g, ''));
  return Number.isFinite(number) ? Math.round(/[-–−]/.test(sign) ? -number : number) : undefined;
}

// Verified against true servers of 1.8.8 (themes SnowFlat, Snow, Classic and Candy, five forms of addresses, votes
// apart, without microdata, ten answers a page, members only, being worked on, hidden and closed questions, in a
// sub-folder) and 1.7.5; against the themes of the source of 1.5 and 1.6. Where a page of results is shorter than
// ten, a further page misses what lies between. Never seen: other people's themes; the list of unanswered questions,
// which follows the source.
