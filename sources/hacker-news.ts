import * as z from 'zod/mini';

import { htmlToText } from './html-text';
import { agreementOf, looseCount, looseText, threadStub, timeOf, titleOf, told } from './loose-fields';
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

const siteBase = 'https://news.ycombinator.com';
const apiBase = 'https://hn.algolia.com';
const searchPageSize = 30;
/** The index gives no more than a thousand hits for one search. */
const lastSearchPage = 33;
const maxAnswers = 200;
const maxHtmlChars = 100_000;
/** A story comes with every comment on it, in one reply. */
const maxItemBytes = 8_000_000;

/** Written as a number or, in the index, as a string. */
const idSchema = z.coerce.number().check(z.int(), z.positive());

const postSchema = z.object({
  author: looseText,
  created_at: looseText,
  created_at_i: looseCount,
  points: looseCount,
});
const hitSchema = z.extend(postSchema, {
  objectID: idSchema,
  title: looseText,
  story_text: looseText,
  num_comments: looseCount,
  // Only a comment has these, of the story it stands under.
  story_id: z.nullish(idSchema),
  story_title: looseText,
  comment_text: looseText,
});
type Hit = z.infer<typeof hitSchema>;
const searchSchema = z.object({
  hits: z.array(hitSchema),
  nbHits: looseCount,
  nbPages: looseCount,
});

// What was deleted or flagged to death keeps its place and its number, and nothing else.
const nodeSchema = z.extend(postSchema, { id: idSchema, text: looseText });
type Node = z.infer<typeof nodeSchema>;
const commentSchema = z.extend(nodeSchema, { children: z.nullish(z.array(nodeSchema)) });
const storySchema = z.extend(nodeSchema, { title: looseText, children: z.array(commentSchema) });

/** Hacker News, by the index that Algolia keeps of it. */
export const hackerNews: Source = {
  id: 'hacker-news',
  name: 'Hacker News',
  engine: {
    words: 'all',
    unit: 'post',
    stems: false,
    prefixes: false,
    hasTitleSearch: true,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize: searchPageSize,
    maxPages: lastSearchPage,
  },
  openHosts: ['hn.algolia.com'],
  readBatch: 1,
  recognise: ({ protocol, hostname }) =>
    /^https?:$/.test(protocol) && hostname === 'news.ycombinator.com' ? hackerNewsCommunity() : null,
  apiBase: () => apiBase,
  terms: () => ({ name: 'Y Combinator Terms of Use', url: 'https://www.ycombinator.com/legal/' }),
  search: searchPosts,
  read: readStories,
  searchUrl: (_, text) => `${apiBase}/?${new URLSearchParams({ q: plainWords(text) })}`,
  askUrl: (_, { title }) => `${siteBase}/submitlink?${new URLSearchParams({ u: '', t: `Ask HN: ${title}` })}`,
  rulesUrl: () => `${siteBase}/newsguidelines.html`,
};

/** There is one of it. */
export function hackerNewsCommunity(): Community {
  return {
    id: `hacker-news:${siteBase}`,
    platform: 'hacker-news',
    base: siteBase,
    name: 'Hacker News',
    relation: 'general',
  };
}

async function searchPosts(
  community: Community,
  query: Query,
  { http, signal }: SourceContext,
): Promise<SearchPage> {
  const text = plainWords(query.text);
  if (text === '' || query.page > lastSearchPage) return { threads: [], hasMore: false };
  const parameters = new URLSearchParams({
    query: text,
    tags: '(story,comment)',
    hitsPerPage: String(searchPageSize),
    page: String(query.page - 1),
    // Every word is wanted otherwise.
    ...(query.mode === 'title' ? { optionalWords: text } : {}),
  });
  const url = `${apiBase}/api/v1/search?${parameters}`;
  const found = await http.json({ url, why: 'search', text, signal }, searchSchema);
  const firstRank = (query.page - 1) * searchPageSize;
  return {
    threads: toThreads(community, found.hits).map((thread, at) => ({
      ...thread,
      nativeRank: firstRank + at,
    })),
    hasMore: query.page < Math.min(found.nbPages ?? 0, lastSearchPage),
    ...(typeof found.nbHits === 'number' ? { total: found.nbHits } : {}),
  };
}

/** Without the index's operators: phrases in quotation marks, and `-word`. */
function plainWords(text: string): string {
  return text
    .replaceAll(/[\p{Cc}"“”„«»]/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^-+/, ''))
    .filter((word) => word !== '')
    .join(' ');
}

/** Stories and comments are found alike. A comment stands for its story, and stays with it as an answer. */
function toThreads(community: Community, hits: Hit[]): Thread[] {
  const threads = new Map<number, Thread>();
  for (const hit of hits) {
    const id = hit.title ? hit.objectID : hit.story_id;
    const title = titleOf(hit.title || hit.story_title);
    if (!id || title === '') continue;
    const place = { nativeId: String(id), url: itemUrl(id), title };
    const thread = threads.get(id) ?? threadStub(community, 'hacker-news', place);
    threads.set(id, hit.title ? withStory(thread, hit) : withComment(thread, hit));
  }
  return [...threads.values()];
}

function withStory(thread: Thread, hit: Hit): Thread {
  const answerCount = Math.max(thread.answers.length, hit.num_comments ?? 0);
  return { ...thread, ...storyFields(hit, hit.story_text), answerCount };
}

function withComment(thread: Thread, hit: Hit): Thread {
  const comment = toAnswer(thread, { ...hit, id: hit.objectID, text: hit.comment_text });
  if (!comment) return thread;
  const answers = [...thread.answers, comment];
  const answerCount = Math.max(thread.answerCount, answers.length);
  return { ...thread, text: thread.text || comment.text, answers, answerCount };
}

/** What the index and the story itself tell alike. Comments have no points of their own. */
function storyFields(post: z.infer<typeof postSchema>, html: string | null | undefined) {
  return {
    text: htmlToText(html ?? ''),
    author: toAuthor(post.author),
    ...told({ askedAt: toTime(post), agreement: agreementOf(post.points, 'points') }),
  };
}

async function readStories(_: Community, threads: Thread[], context: SourceContext): Promise<Thread[]> {
  const read: Thread[] = [];
  for (const thread of threads) {
    const story = await readStory(thread, context);
    if (story) read.push(withAnswers(thread, story));
  }
  return read;
}

/** Null when the story was deleted. */
async function readStory(
  { nativeId }: Thread,
  { http, signal }: SourceContext,
): Promise<z.infer<typeof storySchema> | null> {
  const url = `${apiBase}/api/v1/items/${nativeId}`;
  try {
    return await http.json({ url, why: 'answers', text: '', signal, maxBytes: maxItemBytes }, storySchema);
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not-found') return null;
    throw error;
  }
}

/** Replies to the story and the replies to those; what is deeper has mostly left the subject. */
function withAnswers(thread: Thread, story: z.infer<typeof storySchema>): Thread {
  const whole = {
    ...thread,
    ...storyFields(story, story.text),
    title: titleOf(story.title) || thread.title,
    isRead: true,
  };
  const nodes: Node[] = story.children.flatMap((child) => [child, ...(child.children ?? [])]);
  const shown = nodes.slice(0, maxAnswers).flatMap((node) => toAnswer(whole, node) ?? []);
  // A comment that was found stays, however deep it stands.
  const found = thread.answers.map((answer) => ({ ...answer, ...byAsker(answer.author, whole.author) }));
  const answers = [...new Map([...shown, ...found].map((answer) => [answer.id, answer])).values()];
  return { ...whole, answers, answerCount: Math.max(thread.answerCount, answers.length) };
}

/** Null for what was deleted, flagged to death or never written. */
function toAnswer(thread: Thread, node: Node): Answer | null {
  const text = htmlToText(node.text ?? '');
  if (text === '' || !node.author || /^\[(?:deleted|dead|flagged)\]$/.test(text)) return null;
  const author = toAuthor(node.author);
  return {
    id: `${thread.communityId}#a${node.id}`,
    url: itemUrl(node.id),
    html: (node.text ?? '').slice(0, maxHtmlChars),
    text,
    author,
    acceptedBy: null,
    ...told({ postedAt: toTime(node) }),
    ...byAsker(author, thread.author),
  };
}

function byAsker(author: Author, asker: Author | undefined): { isByAsker?: boolean } {
  return asker?.name ? { isByAsker: author.name === asker.name } : {};
}

function toAuthor(name: string | null | undefined): Author {
  return name ? { name, url: `${siteBase}/user?id=${encodeURIComponent(name)}` } : { name: null };
}

function itemUrl(id: number): string {
  return `${siteBase}/item?id=${id}`;
}

/** Epoch ms. */
function toTime({ created_at_i: seconds, created_at: text }: z.infer<typeof postSchema>): number | undefined {
  return typeof seconds === 'number' ? seconds * 1000 : timeOf(text);
}

// Verified against recorded search replies and a recorded story (2018), and the source of the index's own server
// (2023: routes, serialisers, error replies). Never seen: a live refusal, `optionalWords` (Algolia's documentation), a
// story with deleted comments (the serialiser leaves them a number and their children).
