import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { discourseForum } from './discourse';
import { forums } from './discourse-forums';

const searchReply = z.object({
  posts: z.array(
    z.object({
      id: z.number(),
      username: z.string().nullable(),
      created_at: z.iso.datetime(),
      like_count: z.number(),
      blurb: z.string(),
      post_number: z.number(),
      topic_id: z.number(),
    }),
  ),
  topics: z
    .array(
      z.object({
        id: z.number(),
        title: z.string(),
        fancy_title: z.string(),
        slug: z.string(),
        posts_count: z.number(),
        tags: z.array(z.string()),
        has_accepted_answer: z.boolean(),
      }),
    )
    .optional(),
  grouped_search_result: z.object({
    more_full_page_results: z.boolean().nullable(),
    post_ids: z.array(z.number()),
  }),
});
const post = z.object({
  id: z.number(),
  username: z.string().nullable(),
  cooked: z.string(),
  post_number: z.number(),
  post_type: z.number(),
  actions_summary: z.array(z.object({ id: z.number(), count: z.number() })),
  accepted_answer: z.boolean(),
  user_deleted: z.boolean(),
  hidden: z.boolean(),
  staff: z.boolean(),
  post_url: z.string(),
});
const topicReply = z.object({
  id: z.number(),
  title: z.string(),
  slug: z.string(),
  posts_count: z.number(),
  closed: z.boolean(),
  accepted_answer: z.object({ post_number: z.number(), username: z.string() }).optional(),
  post_stream: z.object({ posts: z.array(post), stream: z.array(z.number()) }),
});

function forum(id: 'lumenhome' | 'parcelo') {
  const found = forums.find((row) => row.id === id);
  if (!found) throw new Error(`no forum ${id}`);
  return { found, get: discourseForum(found) };
}
function ask(path: string, id: 'lumenhome' | 'parcelo' = 'lumenhome', door = '') {
  const { found, get } = forum(id);
  return get({ url: new URL(`https://${found.host}${found.folder}${path}`), headers: {}, door });
}
const find = (term: string) =>
  searchReply.parse(JSON.parse(ask(`/search.json?q=${encodeURIComponent(term)}`).body));
const titles = (term: string) => find(term).topics?.map((topic) => topic.title) ?? [];
const read = (path: string) => topicReply.parse(JSON.parse(ask(path).body));
const idOf = (title: string) => forums[0]?.topics.find((topic) => topic.title.startsWith(title))?.id ?? 0;

describe('the search of the sample Discourse', () => {
  test('wants every word in one post or its title', () => {
    expect(titles('e04 amber scenes')).toEqual([]);
    expect(titles('amber radio channel')).toContain(
      'E04 on Hub 2 after the 3.2 firmware update, all lights offline',
    );
    expect(titles('e04 rhubarb')).toEqual([]);
  });

  test('without a hit there is no list of topics at all', () => {
    expect(find('e04 rhubarb').topics).toBeUndefined();
  });

  test('takes a word as the beginning of a longer one', () => {
    expect(titles('flick bright')).toContain('Lights flicker below 20 % brightness');
  });

  test('shows one row a topic, with its first fitting post', () => {
    const { posts } = find('radio table');
    expect(new Set(posts.map((row) => row.topic_id)).size).toBe(posts.length);
    expect(posts.find((row) => row.topic_id === idOf('E04 on Hub 2'))?.post_number).toBe(4);
  });

  test('keeps to its operators', () => {
    expect(find('e04 status:unsolved').topics?.every((topic) => !topic.has_accepted_answer)).toBe(true);
    expect(titles('leuchten tags:deutsch').length).toBeGreaterThan(2);
    expect(titles('table in:title')).toEqual([]);
  });

  test('refuses a term of too few letters, and an eleventh page', () => {
    expect(ask('/search.json?q=e0').status).toBe(400);
    expect(ask('/search.json?q=firmware&page=11').status).toBe(400);
  });

  test('finds similar titles by any word, five at most, with the titles beside the rows', () => {
    const schema = z.object({
      similar_topics: z.array(z.object({ id: z.number(), url: z.string(), topic_id: z.number() })).max(5),
      topics: z.array(z.object({ id: z.number(), title: z.string() })),
    });
    const title = 'Hub shows error E04 and lights go offline after a firmware update';
    const reply = schema.parse(
      JSON.parse(ask(`/topics/similar_to.json?title=${encodeURIComponent(title)}`).body),
    );
    expect(reply.topics.map((topic) => topic.title).join(' ')).toContain('E04 on Hub 2');
    expect(JSON.parse(ask('/topics/similar_to.json?title=short').body)).toEqual([]);
    expect(
      JSON.parse(ask(`/topics/similar_to.json?title=${encodeURIComponent(title)}`, 'parcelo').body),
    ).toEqual([]);
  });
});

describe('a thread of the sample Discourse', () => {
  test('shows twenty posts, and the accepted one of a long thread stands beyond them', () => {
    const thread = read(`/t/${idOf('[Megathread]')}.json`);
    expect(thread.post_stream.posts).toHaveLength(20);
    expect(thread.accepted_answer?.post_number).toBe(24);
    expect(thread.post_stream.posts.some((row) => row.accepted_answer)).toBe(false);
    expect(thread.post_stream.stream).toHaveLength(thread.posts_count);
  });

  test('gives the missing posts by id, and the window around a number', () => {
    const id = idOf('[Megathread]');
    const missing = read(`/t/${id}.json`).post_stream.stream[23];
    const picked = z
      .object({ post_stream: z.object({ posts: z.array(post) }) })
      .parse(JSON.parse(ask(`/t/${id}/posts.json?post_ids[]=${missing}`).body));
    expect(picked.post_stream.posts.map((row) => row.accepted_answer)).toEqual([true]);
    expect(read(`/t/${id}/24.json`).post_stream.posts.some((row) => row.accepted_answer)).toBe(true);
  });

  test('marks staff, deleted people, hidden posts and the note of a closed thread', () => {
    const posts = [idOf('[Megathread]'), idOf('You people'), idOf('Hub E04???')].flatMap(
      (id) => read(`/t/${id}.json`).post_stream.posts,
    );
    expect(posts.some((row) => row.staff)).toBe(true);
    expect(posts.some((row) => row.user_deleted && row.username === null)).toBe(true);
    expect(posts.some((row) => row.hidden && !row.cooked.includes('donkey'))).toBe(true);
    expect(posts.some((row) => row.post_type === 3 && row.cooked === '')).toBe(true);
  });

  test('likes are action 2, and an unliked post has none', () => {
    const [first, second] = read(`/t/${idOf('Hub stuck')}.json`).post_stream.posts;
    expect(second?.actions_summary).toEqual([{ id: 2, count: 38 }]);
    expect(first?.actions_summary).toEqual([{ id: 2, count: 9 }]);
    expect(read(`/t/${idOf('You people')}.json`).post_stream.posts[0]?.actions_summary).toEqual([]);
  });

  test('an unknown thread is not found, in JSON', () => {
    const reply = ask('/t/1.json');
    expect(reply.status).toBe(404);
    expect(JSON.parse(reply.body)).toMatchObject({ error_type: 'not_found' });
  });

  test('as a page it carries question markup when solved and forum markup when not', () => {
    const solved = forums[0]?.topics.find((topic) => topic.posts.some((row) => row.isAccepted));
    const open = forums[0]?.topics.find((topic) => !topic.posts.some((row) => row.isAccepted));
    expect(ask(`/t/${solved?.slug}/${solved?.id}`).body).toContain('"@type":"QAPage"');
    expect(ask(`/t/${open?.slug}/${open?.id}`).body).toContain('"@type":"DiscussionForumPosting"');
  });
});

describe('the marks of the sample Discourse', () => {
  test('no other site may read it', () => {
    expect(Object.keys(ask('/search.json?q=firmware').headers)).not.toContain('access-control-allow-origin');
  });

  test('it says what it is, in its pages and by name', () => {
    expect(ask('/').body).toMatch(/<meta name="generator" content="Discourse 3/);
    expect(JSON.parse(ask('/site/basic-info.json').body)).toMatchObject({ title: 'Lumenhome Community' });
    expect(JSON.parse(ask('/about.json', 'parcelo').body)).toMatchObject({
      about: { title: 'Parcelo Forum' },
    });
  });

  test('one in a sub-folder says so everywhere', () => {
    expect(ask('/', 'parcelo').body).toContain('<meta name="discourse-base-uri" content="/community">');
    const id = forums[1]?.topics[0]?.id;
    const thread = topicReply.parse(JSON.parse(ask(`/t/${id}.json`, 'parcelo').body));
    expect(thread.post_stream.posts[0]?.post_url).toMatch(/^\/community\/t\//);
  });
});
