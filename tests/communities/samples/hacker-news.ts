import type { PlatformSample } from '../platform-sample';
import { jsonReply, type SampleReply, type SampleRequest } from '../reply';
import { plainText, quotedPhrases, spellWords } from '../words';
import { stories, type HnComment, type HnStory } from './hacker-news/stories';

type Item = Record<string, unknown>;
/** What the index holds: one record for each story and each comment. */
type Entry = { id: number; points: number; tags: string[]; text: string; item: Item };

const base = 'https://news.ycombinator.com';
const maxHits = 1000;
const openCors = { 'access-control-allow-origin': '*' };

function algoliaApi({ url }: SampleRequest): SampleReply {
  if (url.pathname === '/api/v1/search') return search(url.searchParams);
  const id = /^\/api\/v1\/items\/(\d+)$/.exec(url.pathname)?.[1];
  const story = stories.find((row) => String(row.id) === id);
  if (!story || story.isGone) return jsonReply({ status: 404, error: 'Not Found' }, 404, openCors);
  return jsonReply(storyItem(story), 200, openCors);
}

function search(params: URLSearchParams): SampleReply {
  const size = Number(params.get('hitsPerPage') ?? 20);
  const page = Number(params.get('page') ?? 0);
  if (!Number.isInteger(size) || size < 1 || size > maxHits) return refuse('invalid value for hitsPerPage');
  if (!Number.isInteger(page) || page < 0) return refuse('invalid value for page');
  const query = params.get('query') ?? '';
  if (new TextEncoder().encode(query).length > 512) return refuse('query is too long');
  const found = findEntries(query, params.get('optionalWords') ?? '', params.get('tags') ?? '').slice(
    0,
    maxHits,
  );
  return jsonReply(
    {
      hits: found.slice(page * size, (page + 1) * size).map(({ item }) => item),
      nbHits: found.length,
      page,
      nbPages: Math.ceil(found.length / size),
      hitsPerPage: size,
      exhaustiveNbHits: true,
      query,
      params: params.toString(),
      processingTimeMS: 2,
    },
    200,
    openCors,
  );
}

function refuse(message: string): SampleReply {
  return jsonReply({ message }, 400, openCors);
}

/** Every word that is not optional stands in one record; the last may be cut off. Points decide between equals. */
function findEntries(query: string, optional: string, tags: string): Entry[] {
  const excluded = query.split(/\s+/).filter((word) => /^-\w/.test(word));
  const words = spellWords(query);
  const free = new Set(spellWords(optional));
  const phrases = quotedPhrases(query);
  const scored = entries.map((entry) => {
    const held = spellWords(entry.text);
    const isHeld = (word: string, at: number) =>
      held.includes(word) || (at === words.length - 1 && held.some((other) => other.startsWith(word)));
    const found = words.filter(isHeld);
    const isHit =
      words.every((word, at) => free.has(word) || isHeld(word, at)) &&
      found.length > 0 &&
      phrases.every((phrase) => entry.text.toLowerCase().includes(phrase)) &&
      !excluded.some((word) => held.includes(word.slice(1).toLowerCase())) &&
      hasTags(entry.tags, tags);
    return { entry, score: isHit ? found.length : 0 };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.entry.points - a.entry.points)
    .map(({ entry }) => entry);
}

/** `story,author_x` are both needed; of `(story,comment)` one is enough. */
function hasTags(own: string[], wanted: string): boolean {
  const groups = wanted.match(/\([^()]*\)|[^,()]+/g) ?? [];
  return groups.every((group) =>
    group
      .replaceAll(/[()]/g, '')
      .split(',')
      .some((tag) => own.includes(tag)),
  );
}

const entries: readonly Entry[] = stories
  .filter(({ isGone }) => !isGone)
  .flatMap((story) => [
    storyEntry(story),
    ...story.comments.flatMap((comment) => commentEntries(story, comment)),
  ]);

function storyEntry(story: HnStory): Entry {
  const isQuestion = /^ask hn\b/i.test(story.title);
  const tags = ['story', `author_${story.author}`, `story_${story.id}`, ...(isQuestion ? ['ask_hn'] : [])];
  const text = story.text.join('<p>');
  const item = {
    ...hitFields(story.id, story.author, story.at, tags),
    title: story.title,
    url: story.url,
    points: story.points,
    story_text: text === '' ? null : text,
    comment_text: null,
    num_comments: story.comments.flatMap(withReplies).filter(({ isGone }) => !isGone).length,
    story_id: null,
    story_title: null,
    story_url: null,
    parent_id: null,
  };
  return { id: story.id, points: story.points, tags, text: plainText(`${story.title} ${text}`), item };
}

function commentEntries(story: HnStory, comment: HnComment, parent = story.id): Entry[] {
  const below = (comment.replies ?? []).flatMap((reply) => commentEntries(story, reply, comment.id));
  if (comment.isGone) return below;
  const tags = ['comment', `author_${comment.author}`, `story_${story.id}`];
  const text = comment.text.join('<p>');
  const item = {
    ...hitFields(comment.id, comment.author, comment.at, tags),
    title: null,
    url: null,
    points: null,
    story_text: null,
    comment_text: text,
    num_comments: null,
    story_id: story.id,
    story_title: story.title,
    story_url: story.url,
    parent_id: parent,
  };
  return [{ id: comment.id, points: 0, tags, text: plainText(text), item }, ...below];
}

function hitFields(id: number, author: string, at: number, tags: string[]): Item {
  return {
    created_at: isoTime(at),
    created_at_i: at,
    author,
    _tags: tags,
    objectID: String(id),
    _highlightResult: { author: { value: author, matchLevel: 'none', matchedWords: [] } },
  };
}

function withReplies(comment: HnComment): HnComment[] {
  return [comment, ...(comment.replies ?? []).flatMap(withReplies)];
}

function storyItem(story: HnStory): Item {
  return {
    ...nodeFields(story.id, 'story', story),
    title: story.title,
    url: story.url,
    points: story.points,
    parent_id: null,
    story_id: null,
    children: story.comments.map((comment) => commentItem(story, comment, story.id)),
    options: [],
  };
}

function commentItem(story: HnStory, comment: HnComment, parent: number): Item {
  const children = (comment.replies ?? []).map((reply) => commentItem(story, reply, comment.id));
  if (comment.isGone) return { id: comment.id, children };
  return {
    ...nodeFields(comment.id, 'comment', comment),
    title: null,
    url: null,
    points: null,
    parent_id: parent,
    story_id: story.id,
    children,
    options: [],
  };
}

function nodeFields(
  id: number,
  type: string,
  { author, text, at }: Pick<HnComment, 'author' | 'text' | 'at'>,
): Item {
  const html = text.length === 0 ? null : `<p>${text.join('</p><p>')}</p>`;
  return { id, created_at: isoTime(at), created_at_i: at, type, author, text: html };
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

export const hackerNewsSample: PlatformSample = {
  platform: 'hacker-news',
  community: {
    id: `hacker-news:${base}`,
    platform: 'hacker-news',
    base,
    name: 'Hacker News',
    relation: 'general',
  },
  doors: { 'hn.algolia.com': algoliaApi },
  query: { text: 'Why does my Lumenhome hub show E04 when it should pair?', mode: 'title' },
  thread: {
    title: "Ask HN: Lumenhome hub won't pair after the E04 error?",
    url: `${base}/item?id=40100200`,
    isSolved: false,
    answers: [
      { author: 'brackish', text: 'Unplug it for ten minutes', id: 40_100_310 },
      { author: 'quietlamp', text: 'That was it, thanks / all bulbs are back.', id: 40_100_410 },
      { author: 'mildmay', text: 'That helps nobody.', id: 40_100_330 },
      { author: 'oldtimer', text: 'Mine died the same week.', id: 40_100_350 },
    ].map(({ author, text, id }) => ({ author, text, acceptedBy: null, url: `${base}/item?id=${id}` })),
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'firmware digest' },
  gone: jsonReply({ status: 404, error: 'Not Found' }, 404, openCors),
  refusals: [
    {
      name: 'too many requests from one address',
      reply: jsonReply({ message: 'Too many requests' }, 429, openCors),
      code: 'throttled',
    },
    {
      name: 'an index that takes no requests of guests any more',
      reply: jsonReply({ message: 'Invalid Application-ID or API key' }, 403, openCors),
      code: 'refused',
    },
    {
      name: 'an index that cannot be reached',
      reply: jsonReply({ message: 'Cannot reach any hosts' }, 500, openCors),
      code: 'unavailable',
    },
    {
      name: 'a parameter that it does not know',
      reply: jsonReply({ message: 'invalid value for hitsPerPage' }, 400, openCors),
      code: 'changed',
    },
  ],
  ask: {
    draft: { title: 'Hub & E04', body: 'It will not pair.' },
    url: `${base}/submitlink?u=&t=Ask+HN%3A+Hub+%26+E04`,
  },
  recognised: [
    { url: base, base },
    { url: `${base}/item?id=40100200`, base },
    { url: `${base}/ask`, base },
  ],
  notRecognised: [
    'https://www.ycombinator.com/companies/lumenhome',
    'https://news.ycombinator.com.example/item?id=1',
    'https://hn.example/item?id=40100200',
    'ftp://news.ycombinator.com/item?id=1',
  ],
};
