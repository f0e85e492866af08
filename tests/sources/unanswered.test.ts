/**
 * What nobody has answered or solved yet, as every adapter that can tell gives it: against the sample communities, whose
 * searches must know the same threads.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { sourceFor } from '@/sources/registry';
import {
  SourceError,
  threadSchema,
  type Community,
  type HelpWanted,
  type PlatformId,
  type Thread,
} from '@/sources/source';

import { jsonReply, problemOf, textReply } from './fixtures/ports';
import { inFrontOfSample, knownIds, readyCommunity, type Instead } from './fixtures/sample-reader';

type More = { instead?: Instead; community?: Partial<Community>; token?: string };

async function helpLane(platform: PlatformId, wanted: Partial<HelpWanted> = {}, more: More = {}) {
  const community = { ...(await readyCommunity(platform)), ...more.community };
  const reader = inFrontOfSample(platform, more.instead, more.token);
  const asked: HelpWanted = { tags: [], text: '', language: 'en', ...wanted };
  const threads = await sourceFor(platform).unanswered?.(community, asked, reader.context);
  if (!threads) throw new Error(`${platform} does not tell what is unanswered.`);
  return { ...reader, community, threads, titles: threads.map(({ title }) => title) };
}

const timesOf = (threads: Thread[]) => threads.map(({ askedAt }) => askedAt ?? 0);
const descending = (numbers: number[]) => numbers.toSorted((a, b) => b - a);

/** Of each sample something that is wanted, what is found by it first, and what of it is sent as the reader's words. */
const lanes: { platform: PlatformId; wanted: Partial<HelpWanted>; first: string; sent: string }[] = [
  {
    platform: 'stack-exchange',
    wanted: { tags: ['thermostat'], text: 'secretly' },
    first: 'Sedgewick thermostat says hub offline',
    sent: '',
  },
  {
    platform: 'discourse',
    wanted: { text: 'outdoor sensor' },
    first: 'Does the outdoor sensor survive -25 °C?',
    sent: 'outdoor sensor',
  },
  {
    platform: 'lemmy',
    wanted: { text: 'label printer' },
    first: 'Label printer feeds blank labels since the spring update',
    sent: 'label printer',
  },
  {
    platform: 'mastodon',
    wanted: { text: 'secretly' },
    first: '#GlowHub のランプが点かない。だれか直せた？',
    sent: '',
  },
  {
    platform: 'github',
    wanted: { text: 'wallbox WLAN' },
    first: 'Wallbox fällt nach Stromausfall aus dem WLAN',
    sent: 'wallbox OR WLAN',
  },
  {
    platform: 'nodebb',
    wanted: { tags: ['cable'], text: 'secretly' },
    first: 'Which cable length is allowed for the wallbox outdoors?',
    sent: '',
  },
  {
    platform: 'zendesk',
    wanted: { text: 'descaling light' },
    first: 'Descaling light stays on after descaling',
    sent: 'descaling light',
  },
  {
    platform: 'khoros',
    wanted: { text: 'secretly' },
    first: 'WLAN im Keller zu schwach',
    sent: '',
  },
  { platform: 'vanilla', wanted: { text: 'secretly' }, first: 'Strap for small wrists?', sent: '' },
  {
    platform: 'flarum',
    wanted: { tags: ['lockers'], text: 'secretly' },
    first: 'Which size of parcel fits the small locker?',
    sent: '',
  },
  {
    platform: 'apache-answer',
    wanted: { tags: ['time'], text: 'secretly' },
    first: 'Schedule number 55 is late',
    sent: '',
  },
  {
    platform: 'askbot',
    wanted: { tags: ['deutsch'], text: 'secretly' },
    first: 'Bremse quietscht bei Regen',
    sent: '',
  },
  { platform: 'question2answer', wanted: { text: 'secretly' }, first: 'Roast diary, week 24', sent: '' },
];

describe.each(lanes)('what nobody has answered on $platform', ({ platform, wanted, first, sent }) => {
  test('is open and unsolved, each once, the newest first', async () => {
    const { threads, titles, community } = await helpLane(platform, wanted);
    expect(titles[0]).toBe(first);
    for (const thread of threads) {
      expect(() => threadSchema.parse(thread)).not.toThrow();
      expect(thread).toMatchObject({ isSolved: false, communityId: community.id, platform });
      expect(thread.closedAs).toBeUndefined();
    }
    expect(new Set(threads.map(({ id }) => id)).size).toBe(threads.length);
    expect(timesOf(threads)).toEqual(descending(timesOf(threads)));
  });

  test('is known by the id that it has everywhere else', async () => {
    const { threads, community } = await helpLane(platform, wanted);
    expect(await knownIds(community, first)).toContain(threads[0]?.id);
  });

  test('is asked for with no more of the reader’s words than the book says', async () => {
    const { ledger, paths } = await helpLane(platform, wanted);
    expect(ledger.length).toBeGreaterThan(0);
    expect(ledger.length).toBeLessThanOrEqual(2);
    for (const row of ledger) expect(row).toMatchObject({ why: 'search', text: sent });
    expect(paths().join('\n')).not.toContain('secretly');
  });

  test('is refused by its name where guests see nothing', async () => {
    const instead = () => jsonReply({ error: 'forbidden', errors: ['Log in first.'] }, 403);
    expect(await problemOf(helpLane(platform, wanted, { instead }))).toMatchObject({ code: 'refused' });
  });

  test('whatever comes instead: nothing but a SourceError is ever thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (body) => {
        const instead = () => textReply(body, 'application/json');
        const came: unknown = await helpLane(platform, wanted, { instead }).catch((error: unknown) => error);
        if (came instanceof Error) expect(came).toBeInstanceOf(SourceError);
      }),
      { numRuns: 40 },
    );
  });

  test('is no empty list where the reply is in a shape that nobody knows', async () => {
    const instead = () => jsonReply({ threads: [] });
    expect(await problemOf(helpLane(platform, wanted, { instead }))).toMatchObject({ code: 'changed' });
  });
});

describe('Stack Exchange', () => {
  test('is asked for what it calls unanswered under one tag, the newest first', async () => {
    const { paths } = await helpLane('stack-exchange', { tags: ['thermostat', 'zigbee'], text: 'hub' });
    expect(paths()).toEqual([
      '/2.3/questions/unanswered?site=iot&tagged=thermostat&sort=creation&order=desc&pagesize=30&filter=withbody',
    ]);
  });

  test('without a tag searches for the words, within the community’s own tags', async () => {
    const { paths, titles } = await helpLane(
      'stack-exchange',
      { text: 'motion sensor' },
      { community: { site: 'superuser', tags: ['home-automation', 'lumenhome'] } },
    );
    expect(titles).toEqual(['Does a motion sensor use the network when idle?']);
    expect(paths()[0]).toContain(
      'tagged=home-automation%3Blumenhome&q=motion+sensor&accepted=False&closed=False',
    );
  });

  test('keeps an answer that nobody voted for, and leaves out what has a good one', async () => {
    const item = (question_id: number, more: object) => ({
      question_id,
      title: `Question ${question_id}`,
      creation_date: 1_700_000_000 - question_id,
      ...more,
    });
    const items = [
      item(1, { answer_count: 2, is_answered: false }),
      item(2, { answer_count: 1, is_answered: true }),
      item(3, { answer_count: 0, is_answered: false, closed_reason: 'Duplicate' }),
      item(4, { answer_count: 0 }),
    ];
    const { threads } = await helpLane(
      'stack-exchange',
      { text: 'hub' },
      { instead: () => jsonReply({ items }) },
    );
    expect(threads.map(({ nativeId, answerCount }) => [nativeId, answerCount])).toEqual([
      ['1', 2],
      ['4', 0],
    ]);
  });
});

describe('Discourse', () => {
  const topic = (id: number, more: object = {}) => ({
    id,
    title: `Topic ${id}`,
    slug: 't',
    posts_count: 1,
    created_at: `2026-01-0${id}T00:00:00.000Z`,
    ...more,
  });
  const found = (...topics: { id: number }[]) =>
    jsonReply({
      posts: topics.map(({ id }) => ({ topic_id: id, blurb: 'words' })),
      ...(topics.length > 0 ? { topics } : {}),
      grouped_search_result: { more_full_page_results: null, error: null },
    });

  test('marks apart what has no reply, and what has replies of which none solved it', async () => {
    const { threads, paths } = await helpLane('discourse', { text: 'sensor' });
    expect(threads.map(({ title, answerCount }) => [title, answerCount])).toEqual(
      expect.arrayContaining([
        ['Does the outdoor sensor survive -25 °C?', 0],
        ['Door sensor shows open though the door is closed', 1],
      ]),
    );
    expect(paths()).toEqual([
      '/search.json?q=sensor+status%3Anoreplies+order%3Alatest_topic&page=1',
      '/search.json?q=sensor+status%3Aunsolved+order%3Alatest_topic&page=1',
    ]);
  });

  test('is narrowed by its tags, as far as they can stand in a search, and then not by words', async () => {
    const { paths, ledger } = await helpLane('discourse', {
      tags: ['hub-2', 'e 04', 'übung'],
      text: 'secretly',
    });
    expect(paths()[0]).toContain(`q=${encodeURIComponent('tags:hub-2,übung')}+status`);
    expect(ledger.map(({ text }) => text)).toEqual(['', '']);
  });

  test('is not asked for what is unsolved where it marks no solutions', async () => {
    const { threads, paths } = await helpLane(
      'discourse',
      { text: 'hub' },
      { instead: () => found(topic(2), topic(3)) },
    );
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['3', '2']);
    expect(paths()).toHaveLength(1);
  });

  test('leaves out topics that are closed or archived', async () => {
    const instead = () => found(topic(1, { closed: true }), topic(2), topic(3, { archived: true }));
    const { threads } = await helpLane('discourse', { text: 'hub' }, { instead });
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['2']);
  });

  test('reads no operator out of the words', async () => {
    const { paths } = await helpLane('discourse', { text: 'hub status:solved @ana' });
    expect(new URL(paths()[0] ?? '', 'https://forum.example').searchParams.get('q')).toBe(
      'hub status solved ana status:noreplies order:latest_topic',
    );
  });

  test('that is too busy to search says so', async () => {
    const instead = () => jsonReply({ posts: [], grouped_search_result: { error: 'Try later.' } });
    expect(await problemOf(helpLane('discourse', { text: 'hub' }, { instead }))).toMatchObject({
      code: 'throttled',
    });
  });
});

describe('Lemmy', () => {
  test('lists the newest of a group, and keeps those without a comment', async () => {
    const { titles, paths } = await helpLane('lemmy', { tags: ['!parcelo'] });
    expect(titles).toEqual(['Label printer feeds blank labels since the spring update']);
    expect(paths()).toEqual(['/api/v3/post/list?community_name=parcelo&sort=New&type_=All&limit=50']);
  });

  test('searches where the tag is no group', async () => {
    const { titles, paths, ledger } = await helpLane('lemmy', { tags: ['printers'], text: 'label printer' });
    expect(titles).toEqual(['Label printer feeds blank labels since the spring update']);
    expect(paths()[1]).toBe('/api/v3/search?q=label+printer&type_=Posts&sort=New&listing_type=All&limit=50');
    expect(ledger.map(({ text }) => text)).toEqual(['', 'label printer']);
  });

  test('puts a group’s pinned post where its date belongs', async () => {
    const view = (id: number, published: string) => ({
      post: { id, name: `Post ${id}`, published },
      counts: { comments: 0 },
    });
    const posts = [view(1, '2024-01-01T00:00:00Z'), view(2, '2026-01-01T00:00:00Z')];
    const { titles } = await helpLane('lemmy', { tags: ['lamps'] }, { instead: () => jsonReply({ posts }) });
    expect(titles).toEqual(['Post 2', 'Post 1']);
  });

  test('in its version 4 leaves the choice to the server', async () => {
    const newest = { items: [], next_page: null };
    const instead = () => jsonReply(newest);
    const community = { details: { api: 'v4' } };
    const { threads, paths } = await helpLane('lemmy', { text: 'label printer' }, { instead, community });
    expect(threads).toEqual([]);
    expect(paths()).toEqual([
      '/api/v4/post/list?search_term=label+printer&sort=new&type_=all&limit=50&time_range_seconds=0&no_comments_only=true',
    ]);
  });
});

describe('Mastodon', () => {
  test('takes for a question what has a question mark, in whatever script', async () => {
    const { titles } = await helpLane('mastodon', { tags: ['glowlamp', 'glowhub'] });
    // News without a question, and questions that were answered, are not among them.
    expect(titles).toEqual(['#GlowHub のランプが点かない。だれか直せた？']);
  });

  test('without a hashtag asks nothing', async () => {
    const { threads, paths } = await helpLane('mastodon', { text: 'lamp' }, { community: { tags: [] } });
    expect(threads).toEqual([]);
    expect(paths()).toEqual([]);
  });
});

test('Mastodon’s addresses ask nothing', async () => {
  const status = (id: string, content: string) => ({ id, content, created_at: '2026-01-01T00:00:00Z' });
  const statuses = [
    status('1', '<p>Read <a href="https://a.example/?p=1">https://a.example/?p=1</a></p>'),
    status('2', '<p>Why does it hum? <a href="https://a.example/">https://a.example/</a></p>'),
  ];
  const { threads } = await helpLane('mastodon', {}, { instead: () => jsonReply(statuses) });
  expect(threads.map(({ nativeId }) => nativeId)).toEqual(['2']);
});

describe('GitHub', () => {
  test('is asked for open issues without a comment that have one of the words', async () => {
    const { paths } = await helpLane('github', { text: 'wallbox author:x "loses" WLAN' });
    const { searchParams } = new URL(paths()[0] ?? '', 'https://api.github.com');
    expect(searchParams.get('q')).toMatch(
      /^\(wallbox OR author OR x OR loses OR WLAN\) repo:[\w.-]+\/[\w.-]+ is:issue is:open comments:0$/,
    );
    expect([searchParams.get('sort'), searchParams.get('order')]).toEqual(['created', 'desc']);
  });

  test('without words lists the newest of the repository, without those of robots and without pull requests', async () => {
    const { titles } = await helpLane('github');
    expect(titles[0]).toBe('Wallbox fällt nach Stromausfall aus dem WLAN');
    expect(titles.join('\n')).not.toMatch(/Nightly run|undervoltage/);
  });

  test('that ended its search early is not taken for a repository without questions', async () => {
    const instead = () => jsonReply({ items: [], total_count: 0, incomplete_results: true });
    expect(await problemOf(helpLane('github', { text: 'hub' }, { instead }))).toMatchObject({
      code: 'unavailable',
    });
  });

  test('with the reader’s token finds discussions without a chosen answer, too', async () => {
    const node = {
      number: 7,
      title: 'Which charger?',
      createdAt: '2026-02-01T00:00:00Z',
      isAnswered: false,
      comments: { totalCount: 1, nodes: [] },
    };
    const instead: Instead = (url) =>
      url.pathname === '/graphql' ? jsonReply({ data: { search: { nodes: [node] } } }) : undefined;
    const { titles, sent } = await helpLane('github', { text: 'wallbox' }, { instead, token: 'ghp_sample' });
    expect(titles).toEqual(['Which charger?', 'Wallbox fällt nach Stromausfall aus dem WLAN']);
    const asked = sent.find(({ url }) => url.pathname === '/graphql')?.init.body;
    expect(asked).toMatch(/"q":"wallbox repo:[\w./-]{1,80} is:open is:unanswered sort:created-desc"/);
  });
});

describe('NodeBB', () => {
  test('asks for the list of its plugin only where topics say whether they are solved', async () => {
    expect((await helpLane('nodebb', { tags: ['cable'] })).paths()).toEqual([
      '/forum/api/recent?filter=unreplied&tag=cable',
      '/forum/api/unsolved',
    ]);
    expect((await helpLane('nodebb', { tags: ['diary'] })).paths()).toEqual([
      '/forum/api/recent?filter=unreplied&tag=diary',
    ]);
  });

  test('adds what has replies and is not solved', async () => {
    const topic = (tid: number, more: object) => ({
      tid,
      title: `Topic ${tid}`,
      slug: `${tid}/t`,
      timestamp: Date.UTC(2026, 0, tid),
      ...more,
    });
    const instead: Instead = ({ pathname }) =>
      jsonReply({
        topics: pathname.endsWith('/unsolved')
          ? [topic(3, { postcount: 4, isSolved: '0' }), topic(1, { postcount: 1, isSolved: '0' })]
          : [topic(1, { postcount: 1, isSolved: '0' }), topic(2, { postcount: 1, locked: 1 })],
      });
    const { threads } = await helpLane('nodebb', {}, { instead });
    expect(threads.map(({ nativeId, answerCount }) => [nativeId, answerCount])).toEqual([
      ['3', 3],
      ['1', 0],
    ]);
  });
});

describe('Zendesk', () => {
  test('without words lists the newest posts, without those that the company has decided on', async () => {
    const { titles, paths } = await helpLane('zendesk');
    expect(titles).toContain('Descaling light stays on after descaling');
    expect(titles).not.toContain('Please add a quiet mode for the mornings');
    expect(paths()).toEqual(['/api/v2/community/posts.json?sort_by=created_at&per_page=100&filter_by=none']);
  });
});

describe('Khoros', () => {
  test('is asked for questions without a solution, and for plain messages where it has no such thing', async () => {
    const plain = { id: '7', subject: 'Line drops', depth: 0, post_time: '2026-01-01T00:00:00.000+00:00' };
    let isFirst = true;
    const instead: Instead = () => {
      if (!isFirst) return jsonReply({ status: 'success', data: { type: 'messages', items: [plain] } });
      isFirst = false;
      return jsonReply({ status: 'error', message: 'Invalid query syntax', data: { code: 604 } }, 400);
    };
    const { titles, paths } = await helpLane('khoros', {}, { instead });
    expect(titles).toEqual(['Line drops']);
    const asked = paths().map((path) => new URL(path, 'https://forum.example').searchParams.get('q'));
    expect(asked[0]).toContain(
      "WHERE depth = 0 AND conversation.solved = false AND (conversation.style = 'forum' OR",
    );
    expect(asked[1]).toMatch(/^SELECT \* FROM messages WHERE depth = 0 ORDER BY post_time DESC LIMIT \d+$/);
  });
});

describe('Vanilla', () => {
  test('on a forum without questions lists discussions without a comment', async () => {
    const lap = {
      discussionID: 5,
      type: 'discussion',
      name: 'Lap five',
      countComments: 0,
      dateInserted: '2026-01-05T00:00:00+00:00',
    };
    const instead: Instead = ({ searchParams }) =>
      jsonReply(
        searchParams.get('type') === 'question' ? [] : [lap, { ...lap, discussionID: 6, countComments: 2 }],
      );
    const { titles, paths } = await helpLane('vanilla', {}, { instead });
    expect(titles).toEqual(['Lap five']);
    expect(paths()[1]).toContain('/api/v2/discussions?hasComments=false&sort=-dateInserted');
  });

  test('keeps a question whose answers nobody has accepted', async () => {
    const question = (discussionID: number, status: string) => ({
      discussionID,
      type: 'question',
      name: `Question ${discussionID}`,
      countComments: 1,
      attributes: { question: { status } },
    });
    const rows = [question(1, 'answered'), question(2, 'accepted'), question(3, 'rejected')];
    const { titles } = await helpLane('vanilla', {}, { instead: () => jsonReply(rows) });
    expect(titles).toEqual(['Question 1', 'Question 3']);
  });
});

test('Askbot is not believed about a tag that nobody has used', async () => {
  expect((await helpLane('askbot', { tags: ['unheard-of'] })).threads).toEqual([]);
  expect((await helpLane('askbot', { text: 'ride journal' })).titles[0]).toMatch(/^Ride journal/);
});

test('Question2Answer’s list is narrowed by its questions’ tags', async () => {
  expect((await helpLane('question2answer', { tags: ['Diary'] })).titles[0]).toBe('Roast diary, week 24');
  expect((await helpLane('question2answer', { tags: ['duo-2'] })).threads).toEqual([]);
});
