/**
 * What is new under a tag or by a person, and who answers: against the sample communities, where a search and a read must
 * know the same posts by the same ids.
 */
import { describe, expect, test } from 'vitest';

import { sources, sourceFor } from '@/sources/registry';
import {
  authorSchema,
  platformIds,
  type Community,
  type Person,
  type PlatformId,
  type Post,
  type PostStream,
} from '@/sources/source';

import { jsonReply, problemOf } from './fixtures/ports';
import { inFrontOfSample, knownIds, readyCommunity, type Instead } from './fixtures/sample-reader';

type More = { instead?: Instead; community?: Partial<Community> };

async function newPosts(platform: PlatformId, stream: PostStream, more: More = {}) {
  const community = { ...(await readyCommunity(platform)), ...more.community };
  const reader = inFrontOfSample(platform, more.instead);
  const posts = await sourceFor(platform).latest?.(community, stream, reader.context);
  if (!posts) throw new Error(`${platform} does not tell what is new.`);
  return { ...reader, community, posts };
}

async function whoKnows(platform: PlatformId, tag: string | undefined, more: More = {}) {
  const community = { ...(await readyCommunity(platform)), ...more.community };
  const reader = inFrontOfSample(platform, more.instead);
  const knowers = await sourceFor(platform).knowers?.(community, tag, reader.context);
  if (!knowers) throw new Error(`${platform} does not tell who knows.`);
  return { ...reader, community, knowers };
}

function tagged(tag: string): PostStream {
  return { kind: 'tag', tag };
}

function by(id: string): PostStream {
  const person: Person = { id, name: id };
  return { kind: 'person', person };
}

const kindsOf = (posts: Post[]) => new Set(posts.map(({ kind }) => kind));
const timesOf = (posts: Post[]) => posts.map(({ postedAt }) => postedAt ?? 0);
const descending = (numbers: number[]) => numbers.toSorted((a, b) => b - a);

test('a platform that tells what is new says of which streams, and no other does', () => {
  for (const id of platformIds)
    expect(sources[id].streams !== undefined).toBe(sources[id].latest !== undefined);
});

/** Of each sample a stream, words by which its posts are searched for, and how its first post begins. */
const streams: {
  platform: PlatformId;
  stream: PostStream;
  search: string;
  kinds: Post['kind'][];
  requests: number;
}[] = [
  {
    platform: 'stack-exchange',
    stream: tagged('zigbee'),
    search: 'zigbee',
    kinds: ['question'],
    requests: 1,
  },
  { platform: 'discourse', stream: tagged('hub-2'), search: 'hub', kinds: ['question'], requests: 1 },
  {
    platform: 'discourse',
    stream: by('marit_k'),
    search: 'hub',
    kinds: ['question', 'answer'],
    requests: 1,
  },
  { platform: 'lemmy', stream: tagged('lumenhome'), search: 'lamp', kinds: ['question'], requests: 1 },
  {
    platform: 'lemmy',
    stream: by('mira_k'),
    search: 'motion sensor',
    kinds: ['question', 'answer'],
    requests: 1,
  },
  { platform: 'mastodon', stream: tagged('GlowLamp'), search: '', kinds: ['question'], requests: 1 },
  { platform: 'mastodon', stream: by('mira'), search: '', kinds: ['question', 'answer'], requests: 2 },
];

describe.each(streams)(
  'what is new on $platform ($stream.kind)',
  ({ platform, stream, search, ...expected }) => {
    test('comes newest first, each post once, with all that a digest shows', async () => {
      const { posts } = await newPosts(platform, stream);
      expect(kindsOf(posts)).toEqual(new Set(expected.kinds));
      expect(timesOf(posts)).toEqual(descending(timesOf(posts)));
      expect(Math.min(...timesOf(posts))).toBeGreaterThan(0);
      expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
      for (const { title, url, author, excerpt } of posts) {
        expect(title).not.toBe('');
        expect(excerpt.length).toBeLessThanOrEqual(300);
        expect(new URL(url).protocol).toBe('https:');
        expect(() => authorSchema.parse(author)).not.toThrow();
      }
    });

    test('is known by the ids that a search and a thread give it', async () => {
      const { posts, community } = await newPosts(platform, stream);
      const known = new Set(await knownIds(community, search));
      const shared = posts.filter(({ id }) => known.has(id));
      expect(kindsOf(shared)).toEqual(new Set(expected.kinds));
    });

    test('is asked for by lists alone, without any of the reader’s words', async () => {
      const { ledger, paths } = await newPosts(platform, stream);
      expect(ledger).toHaveLength(expected.requests);
      for (const row of ledger) expect(row).toMatchObject({ why: 'search', text: '' });
      expect(paths().join('\n')).not.toMatch(/\/search/);
    });

    test('is refused by its name where guests see nothing', async () => {
      const instead = () => jsonReply({ error: 'forbidden', errors: ['Log in first.'] }, 403);
      expect(await problemOf(newPosts(platform, stream, { instead }))).toMatchObject({ code: 'refused' });
    });

    test('is no empty list where the reply is in a shape that nobody knows', async () => {
      const instead = () => jsonReply({ threads: [] });
      expect(await problemOf(newPosts(platform, stream, { instead }))).toMatchObject({ code: 'changed' });
    });
  },
);

describe.each(['discourse', 'lemmy', 'mastodon'] as const)('somebody who has left %s', (platform) => {
  test('is gone, not silent', async () => {
    expect(await problemOf(newPosts(platform, by('nobody-by-this-name')))).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('Stack Exchange', () => {
  test('gives a person’s newest answers by the ids and addresses that a thread gives them', async () => {
    const { knowers, community } = await whoKnows('stack-exchange', 'zigbee');
    const { posts, paths } = await newPosts('stack-exchange', by(knowers[0]?.person.id ?? ''));
    expect(paths()[0]).toBe(
      `/2.3/users/${knowers[0]?.person.id}/answers?site=iot&sort=creation&order=desc&pagesize=30&filter=withbody`,
    );
    expect(kindsOf(posts)).toEqual(new Set(['answer']));
    expect(await knownIds(community, 'zigbee')).toContain(posts[0]?.id);
    expect(posts[0]).toMatchObject({
      url: `https://iot.stackexchange.com/a/${posts[0]?.id.split('#a')[1]}`,
      author: { name: knowers[0]?.person.name },
    });
  });

  test('names an answer by its first line, since its question’s title does not come along', async () => {
    const item = { answer_id: 5, question_id: 4, body: '<p>Set it to 11 &amp; wait.</p><p>Twice.</p>' };
    const { posts } = await newPosts('stack-exchange', by('12'), {
      instead: () => jsonReply({ items: [item] }),
    });
    expect(posts).toEqual([
      {
        id: 'stack-exchange:iot#a5',
        kind: 'answer',
        title: 'Set it to 11 & wait.',
        url: 'https://iot.stackexchange.com/a/5',
        author: { name: null },
        excerpt: 'Set it to 11 & wait.\nTwice.',
      },
    ]);
  });

  test('tells who answered most under a tag, with where to see it', async () => {
    const { knowers, paths } = await whoKnows('stack-exchange', 'zigbee');
    expect(paths()).toEqual(['/2.3/tags/zigbee/top-answerers/all_time?site=iot&pagesize=10&filter=withbody']);
    const votes = knowers.map(({ agreement }) => agreement?.value ?? -1);
    expect(votes).toEqual(descending(votes));
    expect(knowers[0]).toMatchObject({
      person: { id: expect.stringMatching(/^\d+$/), url: expect.stringContaining('/users/') },
      answers: expect.any(Number),
      agreement: { unit: 'votes' },
      proofUrl: 'https://iot.stackexchange.com/tags/zigbee/topusers',
    });
  });

  test('names nobody without a tag, and asks nothing', async () => {
    const { knowers, paths } = await whoKnows('stack-exchange', undefined);
    expect([knowers, paths()]).toEqual([[], []]);
  });

  test('leaves out who has been deleted, and decodes names', async () => {
    const items = [
      { user: { user_type: 'does_not_exist', display_name: 'user48' }, score: 90, post_count: 3 },
      { user: { user_id: 7, display_name: 'Ana &amp; Bo', link: 'javascript:alert(1)' }, score: 8 },
    ];
    const { knowers } = await whoKnows('stack-exchange', 'c#', { instead: () => jsonReply({ items }) });
    expect(knowers).toEqual([
      {
        person: { id: '7', name: 'Ana & Bo' },
        agreement: { value: 8, unit: 'votes' },
        proofUrl: 'https://iot.stackexchange.com/tags/c%23/topusers',
      },
    ]);
  });

  test('that asks for a pause is obeyed', async () => {
    const refusal = {
      error_id: 502,
      error_name: 'throttle_violation',
      error_message: 'too many requests from this IP, more requests available in 41 seconds',
    };
    const instead = () => jsonReply(refusal, 400);
    expect(await problemOf(whoKnows('stack-exchange', 'zigbee', { instead }))).toMatchObject({
      code: 'throttled',
    });
  });
});

describe('Discourse', () => {
  const base = 'https://community.lumenhome.example';

  test('names who opened a topic under a tag', async () => {
    const { posts, paths } = await newPosts('discourse', tagged('hub-2'));
    expect(paths()).toEqual(['/tag/hub-2/l/latest.json?order=created']);
    expect(posts.every(({ author }) => author.name !== null)).toBe(true);
  });

  test('has no such tag, and says so', async () => {
    expect(await problemOf(newPosts('discourse', tagged('no-such-tag')))).toMatchObject({
      code: 'not-found',
    });
  });

  test('gives the newest first even where it forgot the order, and whoever it names', async () => {
    const topic = (id: number, created_at: string, posters: object[]) => ({
      id,
      title: `Topic ${id}`,
      slug: 't',
      created_at,
      posters,
    });
    const ana = { id: 3, username: 'ana', name: ' ' };
    const topics = [
      topic(1, '2026-01-01T00:00:00Z', [{ user_id: 3 }, { user_id: 4 }]),
      topic(2, '2026-01-03T00:00:00Z', [{ user: { id: 9, username: 'bo', name: 'Bo' } }]),
      topic(4, '2026-01-02T00:00:00Z', []),
    ];
    const instead = () => jsonReply({ users: [ana], topic_list: { topics } });
    const { posts } = await newPosts('discourse', tagged('hub'), { instead });
    expect(posts.map(({ id, author }) => [id, author.name])).toEqual([
      [`discourse:${base}#2`, 'Bo'],
      [`discourse:${base}#4`, null],
      [`discourse:${base}#1`, 'ana'],
    ]);
  });

  test('asks for a person’s topics and replies at once, and links each reply', async () => {
    const { posts, paths } = await newPosts('discourse', by('marit_k'));
    expect(paths()).toEqual(['/user_actions.json?username=marit_k&filter=4%2C5&offset=0']);
    const replies = posts.filter(({ kind }) => kind === 'answer');
    expect(replies.map(({ url }) => url)).toEqual(
      replies.map(() => expect.stringMatching(/\/t\/[^/]+\/\d+\/\d+$/)),
    );
  });

  test('shows nothing of a person that is hidden, deleted, liked only, or a note of the system', async () => {
    const action = (post_id: number, more: object = {}) => ({
      action_type: 5,
      created_at: '2026-02-01T00:00:00.000Z',
      excerpt: 'Turn it &amp; wait',
      topic_id: 8,
      post_id,
      post_number: 2,
      title: 'Router drops',
      slug: 'router-drops',
      username: 'ana',
      name: '',
      ...more,
    });
    const user_actions = [
      action(31),
      action(32, { hidden: true }),
      action(33, { deleted: true }),
      action(34, { action_type: 2 }),
      action(35, { post_type: 3 }),
      { ...action(36), post_id: null },
    ];
    const { posts } = await newPosts('discourse', by('ana'), { instead: () => jsonReply({ user_actions }) });
    expect(posts).toEqual([
      {
        id: `discourse:${base}#a31`,
        kind: 'answer',
        title: 'Router drops',
        url: `${base}/t/router-drops/8/2`,
        author: { name: 'ana' },
        postedAt: Date.UTC(2026, 1, 1),
        excerpt: 'Turn it & wait',
      },
    ]);
  });

  test('tells who solved most in the last year, with their own page as the proof', async () => {
    const { knowers, paths } = await whoKnows('discourse', undefined);
    expect(paths()).toEqual(['/directory_items.json?period=yearly&order=solutions']);
    const solutions = knowers.map((knower) => knower.solutions ?? 0);
    expect(solutions).toEqual(descending(solutions));
    expect(Math.min(...solutions)).toBeGreaterThan(0);
    const { person, proofUrl } = knowers[0] ?? {};
    expect([person?.url, proofUrl]).toEqual([`${base}/u/${person?.id}`, `${base}/u/${person?.id}/summary`]);
  });

  test('whose directory has no solutions is asked once more, for those who are liked most', async () => {
    const item = (username: string, likes_received: number, post_count: number) => ({
      likes_received,
      post_count,
      user: { username, name: null, ...(username === 'bo' ? { moderator: true } : {}) },
    });
    const instead: Instead = ({ searchParams }) =>
      jsonReply({
        directory_items:
          searchParams.get('order') === 'solutions'
            ? [item('zed', 0, 0), item('ana', 4, 2)]
            : [item('bo', 9, 5), item('ana', 4, 2), item('zed', 0, 0), { likes_received: 1, user: null }],
      });
    const { knowers, paths } = await whoKnows('discourse', 'hub', { instead });
    expect(paths()[1]).toBe('/directory_items.json?period=yearly&order=likes_received');
    expect(knowers.map(({ person, answers, isStaff }) => [person.id, answers, isStaff])).toEqual([
      ['bo', 5, true],
      ['ana', 2, undefined],
    ]);
  });

  test('may keep its directory to its members', async () => {
    const instead = () =>
      jsonReply({ errors: ['You are not permitted to see this.'], error_type: 'invalid_access' }, 403);
    expect(await problemOf(whoKnows('discourse', undefined, { instead }))).toMatchObject({ code: 'refused' });
  });

  test('with nobody in its directory knows nobody', async () => {
    const { knowers, paths } = await whoKnows('discourse', undefined, {
      instead: () => jsonReply({ directory_items: [] }),
    });
    expect(knowers).toEqual([]);
    expect(paths()).toHaveLength(1);
  });
});

describe('Lemmy', () => {
  test('has no such group, and says so', async () => {
    expect(await problemOf(newPosts('lemmy', tagged('no_such_group')))).toMatchObject({ code: 'not-found' });
  });

  test('gives a comment under its post’s title', async () => {
    const { posts } = await newPosts('lemmy', by('nora'));
    expect(posts.map(({ kind, title }) => [kind, title])).toContainEqual([
      'answer',
      'Motion sensor leaves the hall lamp on all night',
    ]);
  });

  test('in its version 4 mixes a person’s posts and comments, which are told apart', async () => {
    const v4 = { details: { api: 'v4' } };
    const post = { id: 7, name: 'Lamp hums', published_at: '2026-01-01T00:00:00Z' };
    const comment = { id: 9, content: 'Turn it.', path: '0.9', published_at: '2026-01-02T00:00:00Z' };
    const items = [
      { type_: 'comment', comment, post: { ...post, name: 'Another lamp' } },
      { type_: 'post', post },
    ];
    const { posts, paths, community } = await newPosts('lemmy', by('ana@far.example'), {
      community: v4,
      instead: () => jsonReply({ items, next_page: null, prev_page: null }),
    });
    expect(paths()).toEqual(['/api/v4/person/content?username=ana%40far.example&limit=20']);
    expect(posts.map(({ id, kind, title }) => [id, kind, title])).toEqual([
      [`${community.id}#a9`, 'answer', 'Another lamp'],
      [`${community.id}#7`, 'question', 'Lamp hums'],
    ]);
  });
});

describe('Mastodon', () => {
  test('leaves out what a person shared of others, hid behind a warning or said to few', async () => {
    const { posts, paths } = await newPosts('mastodon', by('glow_news'));
    expect(posts.map(({ title }) => title)).toEqual(['New shades for the #glowlamp are in the shop.']);
    expect(paths()[1]).toMatch(/^\/api\/v1\/accounts\/\d+\/statuses\?exclude_reblogs=true&limit=40$/);
  });

  test('leaves out what was shared even where a server does not heed that', async () => {
    const status = { id: '5', content: '<p>Mine?</p>', created_at: '2026-01-01T00:00:00Z' };
    const instead: Instead = ({ pathname }) =>
      pathname.endsWith('/lookup')
        ? jsonReply({ id: 12 })
        : jsonReply([
            { ...status, id: '6', reblog: { id: '1' } },
            { ...status, reblog: null },
          ]);
    const { posts, community } = await newPosts('mastodon', by('@ana'), { instead });
    expect(posts.map(({ id }) => id)).toEqual([`${community.id}#5`]);
  });

  test('knows a person of another server by their whole name', async () => {
    const { posts, paths } = await newPosts('mastodon', by('tilda@elsewhere.example'));
    expect(paths()[0]).toBe('/api/v1/accounts/lookup?acct=tilda%40elsewhere.example');
    expect(posts.every(({ url }) => url.startsWith('https://elsewhere.example/@tilda/'))).toBe(true);
  });
});
