import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { discourse } from '@/sources/discourse';
import { createHttp } from '@/sources/http';
import { SourceError, type Community, type Query, type SourceContext, type Thread } from '@/sources/source';

import {
  aPost,
  aTopic,
  badPage,
  nothingFound,
  notLoggedIn,
  rateLimit,
  searchReply,
  similarWithTitles,
  similarWithTopics,
  slowDown,
  tooShort,
} from './fixtures/discourse';
import { fakePorts, htmlReply, jsonReply, landedAt, now, problemOf } from './fixtures/ports';

const host = 'forum.example';
const forum = aForum(`https://${host}`);
const inFolder = aForum(`https://${host}/community`);
const query: Query = { text: 'router drops', mode: 'words', language: 'en', page: 1 };
const titleQuery: Query = { ...query, text: 'Why does my router drop the line?', mode: 'title' };

function aForum(base: string): Community {
  return { id: `discourse:${base}`, platform: 'discourse', base, name: 'Forum', relation: 'own' };
}

function aServer(answer: (url: URL) => Response) {
  const fake = fakePorts((url) => answer(url));
  const context: SourceContext = {
    http: createHttp(fake.ports),
    signal: new AbortController().signal,
    now,
  };
  return { ...fake, context };
}

async function foundThreads(community = forum): Promise<Thread[]> {
  const { context } = aServer(() => jsonReply(searchReply));
  return (await discourse.search(community, query, context)).threads;
}

/** Reads one thread from a server that holds just this topic. */
async function readOne(topic: unknown, community = forum): Promise<Thread> {
  const { context } = aServer(() => jsonReply(topic));
  const threads = (await foundThreads(community)).slice(0, 1);
  const [read] = await discourse.read(community, threads, context);
  if (!read) throw new Error('The thread is gone.');
  return read;
}

describe('a search', () => {
  test('joins posts with their topics, in the order of the posts', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply(searchReply));
    const page = await discourse.search(forum, query, context);
    expect(sent.map(({ url }) => url.href)).toEqual([`https://${host}/search.json?q=router+drops&page=1`]);
    expect(ledger[0]).toMatchObject({ text: 'router drops', why: 'search' });
    expect(page.hasMore).toBe(true);
    expect(page.threads.map((thread) => thread.nativeId)).toEqual(['812', '77']);
    expect(page.threads[0]).toEqual({
      id: `discourse:https://${host}#812`,
      communityId: forum.id,
      communityName: 'Forum',
      platform: 'discourse',
      nativeId: '812',
      url: `https://${host}/t/router-drops/812`,
      title: 'Router drops <the> line & stays off',
      text: 'It came back after I set the channel by hand & restarted…',
      tags: ['wifi', 'firmware'],
      askedAt: Date.UTC(2025, 3, 2, 8),
      activeAt: Date.UTC(2025, 3, 3, 8),
      answerCount: 4,
      isSolved: true,
      nativeRank: 0,
      isRead: false,
      answers: [],
    });
  });

  test('reads tags that newer servers send as objects, and tells what is closed', async () => {
    const [, closed] = await foundThreads();
    expect(closed).toMatchObject({ tags: ['wifi'], closedAs: 'closed', answerCount: 0, nativeRank: 1 });
  });

  test('cuts a title that no forum would take', async () => {
    const topics = searchReply.topics.map((topic) => ({ ...topic, title: 'lamp '.repeat(100_000) }));
    const { context } = aServer(() => jsonReply({ ...searchReply, topics }));
    const { threads } = await discourse.search(forum, query, context);
    expect(threads.length).toBeGreaterThan(0);
    for (const { title } of threads) expect(title.length).toBeLessThanOrEqual(300);
  });

  test('shows a topic once, however many of its posts were found', async () => {
    const later = searchReply.posts.map((post) => ({ ...post, blurb: 'A later post' }));
    const posts = [...searchReply.posts, ...later];
    const { context } = aServer(() => jsonReply({ ...searchReply, posts }));
    const { threads } = await discourse.search(forum, query, context);
    expect(threads.map((thread) => thread.text)).toEqual([
      'It came back after I set the channel by hand & restarted…',
      'Nothing helps',
    ]);
  });

  test('that finds nothing is an empty page', async () => {
    const { context } = aServer(() => jsonReply(nothingFound));
    expect(await discourse.search(forum, query, context)).toEqual({ threads: [], hasMore: false });
  });

  test('stops at the last page that a server gives', async () => {
    const { context, sent } = aServer(() => jsonReply(searchReply));
    expect(await discourse.search(forum, { ...query, page: 10 }, context)).toMatchObject({ hasMore: false });
    await discourse.search(forum, { ...query, page: 11 }, context);
    expect(sent).toHaveLength(1);
  });

  test('in a sub-folder stays in it', async () => {
    const { context, sent } = aServer(() => jsonReply(searchReply));
    const page = await discourse.search(inFolder, query, context);
    expect(sent[0]?.url.pathname).toBe('/community/search.json');
    expect(page.threads[0]?.url).toBe(`https://${host}/community/t/router-drops/812`);
  });

  test.each([
    ['-crash @admin #bugs +now', 'crash admin bugs now'],
    ['"no signal" “at all”', 'no signal at all'],
    ['dimmer "whom" "no', 'dimmer "whom" no'],
    ['status:solved order:latest', 'status solved order latest'],
    ['--#@x f t L in:title', 'x in title'],
    ['wi-fi 0x80070005 WH-1000XM4', 'wi-fi 0x80070005 WH-1000XM4'],
    ['a\u0000b', 'a b'],
  ])('for %j asks for %j, so that no word acts as an operator', async (text, sentText) => {
    const { context, sent, ledger } = aServer(() => jsonReply(nothingFound));
    await discourse.search(forum, { ...query, text }, context);
    expect(sent[0]?.url.searchParams.get('q')).toBe(sentText);
    expect(ledger[0]?.text).toBe(sentText);
  });

  test('never sends an operator, whatever the words were', async () => {
    const words = fc.string({
      unit: fc.constantFrom('-', '@', '#', '"', ':', '+', ' ', 'a', 'f', 't', '1', '“'),
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const { context, sent } = aServer(() => jsonReply(nothingFound));
        await discourse.search(forum, { ...query, text }, context);
        for (const word of sent[0]?.url.searchParams.get('q')?.split(' ') ?? []) {
          // A word that stands in quotes by itself is the planner's.
          expect(word).toMatch(/^(?:"\p{L}+"|[^-@#":+“][^":“]*)$/u);
          expect(word).not.toMatch(/^[ft]$/);
        }
      }),
    );
  });

  test('without a word left asks nothing', async () => {
    const { context, sent } = aServer(() => jsonReply(searchReply));
    expect(await discourse.search(forum, { ...query, text: '"-" #' }, context)).toMatchObject({
      threads: [],
    });
    expect(sent).toEqual([]);
  });
});

describe('a search for a whole title', () => {
  test.each([
    ['with titles in the rows', similarWithTitles],
    ['with titles in a list beside', similarWithTopics],
    ['without a wrapper', similarWithTitles.similar_topics],
  ])('reads a reply %s', async (_, reply) => {
    const { context, sent } = aServer(() => jsonReply(reply));
    const page = await discourse.search(inFolder, titleQuery, context);
    expect(sent[0]?.url.pathname).toBe('/community/topics/similar_to.json');
    expect(sent[0]?.url.searchParams.get('title')).toBe(titleQuery.text);
    expect(page).toMatchObject({ hasMore: false });
    expect(page.threads).toHaveLength(1);
    expect(page.threads[0]).toMatchObject({
      nativeId: '812',
      title: 'Router drops the line',
      url: `https://${host}/community/t/router-drops/812`,
      text: 'Since the update it drops',
      nativeRank: 0,
    });
    expect(page.threads[0]?.answerCount).toBeGreaterThan(0);
  });

  test('on a site that compares no titles finds nothing', async () => {
    const { context } = aServer(() => jsonReply([]));
    expect(await discourse.search(forum, titleQuery, context)).toEqual({ threads: [], hasMore: false });
  });

  test('whose rows have no title any more says that the source changed', async () => {
    const { context } = aServer(() => jsonReply({ similar_topics: [{ id: 5, blurb: 'x' }] }));
    const problem = await problemOf(discourse.search(forum, titleQuery, context));
    expect(problem).toMatchObject({ code: 'changed' });
  });

  test('is not sent when the title is too short for it', async () => {
    const { context, sent } = aServer(() => jsonReply([]));
    await discourse.search(forum, { ...titleQuery, text: 'No sound' }, context);
    expect(sent).toEqual([]);
  });

  test('that is not for guests is refused', async () => {
    const { context } = aServer(() => jsonReply(notLoggedIn, 403));
    const problem = await problemOf(discourse.search(forum, titleQuery, context));
    expect(problem).toMatchObject({ code: 'refused' });
  });
});

describe('a thread', () => {
  test('is read in one request, with its question, likes and answers', async () => {
    const { context, sent, ledger } = aServer(() =>
      jsonReply(
        aTopic([
          aPost(1, { actions_summary: [{ id: 2, count: 7 }] }),
          aPost(2, { actions_summary: [{ id: 2, count: 3, can_act: true }, { id: 8 }], version: 2 }),
        ]),
      ),
    );
    const [thread] = await discourse.read(forum, (await foundThreads()).slice(0, 1), context);
    expect(sent.map(({ url }) => url.href)).toEqual([`https://${host}/t/812.json`]);
    expect(ledger[0]).toMatchObject({ text: '', why: 'answers' });
    expect(thread).toMatchObject({
      isRead: true,
      text: 'Words of post 1.',
      author: { name: 'Person 1', url: `https://${host}/u/person_1` },
      agreement: { value: 7, unit: 'likes' },
      views: 321,
      answerCount: 4,
      nativeRank: 0,
    });
    expect(thread?.answers).toEqual([
      {
        id: `discourse:https://${host}#a9002`,
        url: `https://${host}/t/router-drops/812/2`,
        html: '<p>Words of post 2.</p>',
        text: 'Words of post 2.',
        author: { name: 'Person 2', url: `https://${host}/u/person_2` },
        agreement: { value: 3, unit: 'likes' },
        acceptedBy: null,
        postedAt: Date.UTC(2025, 3, 2, 8),
        editedAt: Date.UTC(2025, 4, 1, 8),
        isByAsker: false,
      },
    ]);
  });

  test('leaves out what is no answer: actions, whispers, hidden and deleted posts', async () => {
    const thread = await readOne(
      aTopic([
        aPost(1),
        aPost(2, { post_type: 3, cooked: '' }),
        aPost(3, { post_type: 4 }),
        aPost(4, { hidden: true }),
        aPost(5, { user_deleted: true }),
        aPost(6, { deleted_at: '2025-05-01T08:00:00.000Z' }),
        aPost(7),
      ]),
    );
    expect(thread.answers.map((answer) => answer.url)).toEqual([`https://${host}/t/router-drops/812/7`]);
  });

  test('counts no likes where none are told, and needs no list of them', async () => {
    const thread = await readOne(aTopic([aPost(1), aPost(2), aPost(3, { actions_summary: undefined })]));
    expect(thread.answers[0]?.agreement).toEqual({ value: 0, unit: 'likes' });
    expect(thread.answers[1]).not.toHaveProperty('agreement');
  });

  test('credits people by name, else by user name, and marks the staff', async () => {
    const thread = await readOne(
      aTopic([
        aPost(1),
        aPost(2, { name: '' }),
        aPost(3, { name: null, username: 'Jürgen', moderator: true, staff: true }),
      ]),
    );
    expect(thread.answers.map((answer) => answer.author)).toEqual([
      { name: 'person_2', url: `https://${host}/u/person_2` },
      { name: 'Jürgen', url: `https://${host}/u/J%C3%BCrgen`, isStaff: true },
    ]);
  });

  test('knows what the asker wrote later', async () => {
    const thread = await readOne(aTopic([aPost(1), aPost(2), aPost(3, { username: 'person_1' })]));
    expect(thread.answers.map((answer) => answer.isByAsker)).toEqual([false, true]);
  });

  test('shows the solution that its posts or its head name', async () => {
    const byHead = await readOne(
      aTopic([aPost(1), aPost(2), aPost(3)], { accepted_answer: { post_number: 3, username: 'person_3' } }),
    );
    const byPost = await readOne(aTopic([aPost(1), aPost(2, { accepted_answer: true }), aPost(3)]));
    expect(byHead.answers.map((answer) => answer.acceptedBy)).toEqual([null, 'asker']);
    expect(byPost.answers.map((answer) => answer.acceptedBy)).toEqual(['asker', null]);
    expect(byHead.isSolved).toBe(true);
  });

  test('says that the staff marked the solution where the site shows it', async () => {
    const thread = await readOne(
      aTopic([aPost(1), aPost(2)], { accepted_answer: { post_number: 2, accepter_username: 'admin' } }),
    );
    expect(thread.answers[0]?.acceptedBy).toBe('staff');
  });

  test('fetches a solution that stands beyond its first page', async () => {
    const { context, sent } = aServer((url) =>
      jsonReply(
        url.pathname === '/t/router-drops/812/41.json'
          ? aTopic([aPost(40), aPost(41), aPost(42)])
          : aTopic([aPost(1), aPost(2)], { posts_count: 60, accepted_answer: { post_number: 41 } }),
      ),
    );
    const [thread] = await discourse.read(forum, (await foundThreads()).slice(0, 1), context);
    expect(sent.map(({ url }) => url.pathname)).toEqual(['/t/812.json', '/t/router-drops/812/41.json']);
    expect(thread?.text).toBe('Words of post 1.');
    expect(thread?.answers.map((answer) => [answer.id.split('#')[1], answer.acceptedBy])).toEqual([
      ['a9002', null],
      ['a9040', null],
      ['a9041', 'asker'],
      ['a9042', null],
    ]);
  });

  test('is still shown when its solution has been deleted', async () => {
    const { context } = aServer((url) =>
      url.pathname === '/t/812.json'
        ? jsonReply(aTopic([aPost(1), aPost(2)], { accepted_answer: { post_number: 41 } }))
        : jsonReply({}, 404),
    );
    const [thread] = await discourse.read(forum, (await foundThreads()).slice(0, 1), context);
    expect(thread?.answers).toHaveLength(1);
  });

  test('that is gone is left out, and the next one is read', async () => {
    const { context } = aServer((url) =>
      url.pathname === '/t/812.json'
        ? jsonReply({ errors: ['gone'], error_type: 'not_found' }, 404)
        : jsonReply(aTopic([aPost(1)], { id: 77, slug: 'old-thread' })),
    );
    const threads = await discourse.read(forum, await foundThreads(), context);
    expect(threads.map((thread) => thread.nativeId)).toEqual(['77']);
  });

  test('in a sub-folder links into it', async () => {
    const thread = await readOne(
      aTopic([aPost(1), aPost(2, { post_url: '/community/t/router-drops/812/2' })]),
      inFolder,
    );
    expect(thread.answers[0]?.url).toBe(`https://${host}/community/t/router-drops/812/2`);
    expect(thread.answers[0]?.author.url).toBe(`https://${host}/community/u/person_2`);
  });

  test('with letters beyond ASCII in its address links to it, encoded or not', async () => {
    const thread = await readOne(aTopic([aPost(1), aPost(2)], { slug: 'über-%C3%BCber' }));
    expect(thread.url).toBe(`https://${host}/t/%C3%BCber-%C3%BCber/812`);
  });
});

describe('what goes wrong is told by its name', () => {
  const search = (context: SourceContext) => discourse.search(forum, query, context);

  test.each([
    ['a search in haste', () => jsonReply(slowDown, 429), 60_000],
    [
      'a search in haste that names its pause',
      () => jsonReply(slowDown, 429, { 'retry-after': '11' }),
      11_000,
    ],
    ['any haste', () => jsonReply(rateLimit, 429), 23_000],
    ['any haste with a header', () => jsonReply(rateLimit, 429, { 'retry-after': '24' }), 24_000],
  ])('%s pauses the forum', async (_, answer, ms) => {
    const { context, pauses } = aServer(answer);
    expect(await problemOf(search(context))).toMatchObject({ code: 'throttled', retryAt: now + ms });
    expect(pauses.get(host)).toBe(now + ms);
  });

  test('a busy site that says so inside a good reply has not found nothing', async () => {
    const busy = { ...nothingFound, grouped_search_result: { error: 'Too busy, try again later.' } };
    const { context, pauses } = aServer(() => jsonReply(busy));
    expect(await problemOf(search(context))).toMatchObject({ code: 'throttled', retryAt: now + 60_000 });
    expect(pauses.get(host)).toBe(now + 60_000);
  });

  test.each([
    ['a private forum', () => jsonReply(notLoggedIn, 403), 'refused'],
    ['a way to the login page', () => landedAt(`https://${host}/login`, htmlReply('Log in')), 'refused'],
    ['a challenge page', () => htmlReply('<p>Checking your browser</p>', 503), 'refused'],
    ['a welcome page', () => htmlReply('<p>Hello</p>'), 'changed'],
    ['a page number that it does not like', () => jsonReply(badPage, 400), 'changed'],
    ['a list in the place of an object', () => jsonReply([]), 'changed'],
    ['a forum that moved away', () => jsonReply({}, 404), 'not-found'],
  ])('%s', async (_, answer, code) => {
    const { context } = aServer(answer);
    const problem = await problemOf(search(context));
    expect(problem).toBeInstanceOf(SourceError);
    expect(problem).toMatchObject({ code });
  });

  test.each([
    ['by its kind', tooShort],
    ['in words', { errors: ['too short'] }],
  ])('a query that the forum calls too short %s finds nothing', async (_, body) => {
    const { context } = aServer(() => jsonReply(body, 400));
    expect(await search(context)).toEqual({ threads: [], hasMore: false });
  });

  test('whatever comes: nothing but a SourceError is ever thrown', async () => {
    const threads = await foundThreads();
    const runs = [
      search,
      (context: SourceContext) => discourse.search(forum, titleQuery, context),
      (context: SourceContext) => discourse.read(forum, threads, context),
      (context: SourceContext) => discourse.probe?.(forum.base, context),
    ];
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom(200, 400, 429, 503), async (body, status) => {
        for (const run of runs) {
          const { context } = aServer(() => jsonReply(body, status));
          await expectOnlySourceErrors(run(context));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('whatever stands in the fields of a topic or post: only a SourceError is thrown', async () => {
    const threads = (await foundThreads()).slice(0, 1);
    const field = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.string({ unit: 'binary' }), fc.double());
    const postFields = fc.constantFrom(...Object.keys(aPost(1)));
    const topicFields = fc.constantFrom(...Object.keys(aTopic([])), 'accepted_answer');
    await fc.assert(
      fc.asyncProperty(postFields, topicFields, field, field, async (inPost, inTopic, one, other) => {
        const body = aTopic([aPost(1), aPost(2, { [inPost]: one })], { [inTopic]: other });
        const { context } = aServer(() => jsonReply(body));
        await expectOnlySourceErrors(discourse.read(forum, threads, context));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a probe', () => {
  test('knows a forum by its own description', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply({ title: ' Acme Talk ', description: '' }));
    const community = await discourse.probe?.(inFolder.base, context);
    expect(sent.map(({ url }) => url.pathname)).toEqual(['/community/site/basic-info.json']);
    expect(ledger[0]).toMatchObject({ why: 'probe', text: '' });
    expect(community).toEqual({
      id: `discourse:https://${host}/community`,
      platform: 'discourse',
      base: `https://${host}/community`,
      name: 'Acme Talk',
      relation: 'own',
    });
  });

  test('calls a forum without a title by its host', async () => {
    const { context } = aServer(() => jsonReply({ title: '', description: null }));
    expect(await discourse.probe?.(forum.base, context)).toMatchObject({ name: host });
  });

  test.each([
    ['a missing page', () => htmlReply('Not here', 404)],
    ['a welcome page', () => htmlReply('Welcome')],
    ['other data', () => jsonReply({ name: 'Shop' })],
  ])('finds no forum behind %s', async (_, answer) => {
    const { context } = aServer(answer);
    expect(await discourse.probe?.(forum.base, context)).toBeNull();
  });

  test('that was not answered decides nothing', async () => {
    const { context } = aServer(() => htmlReply('Down', 502));
    const problem = await problemOf(Promise.resolve(discourse.probe?.(forum.base, context)));
    expect(problem).toMatchObject({ code: 'unavailable' });
  });
});

describe('an address', () => {
  test.each([
    ['https://forum.example/t/router-drops/812', 'https://forum.example'],
    ['https://forum.example/t/router-drops/812/7?u=me', 'https://forum.example'],
    ['https://acme.example/community/t/%C3%BCber/3/', 'https://acme.example/community'],
    ['http://127.0.0.1:4200/t/topic/1', 'http://127.0.0.1:4200'],
    ['https://meta.discourse.org/', 'https://meta.discourse.org'],
  ])('%s proves the forum at %s', (address, base) => {
    expect(discourse.recognise(new URL(address))).toMatchObject({ id: `discourse:${base}`, base });
  });

  test.each([
    'https://forum.example/',
    'https://forum.example/t/812',
    'https://forum.example/t5/board/td-p/812',
    'https://forum.example/threads/router.812/',
    'https://forum.example/t/router-drops/latest',
    'file:///t/router-drops/812',
  ])('%s proves nothing', (address) => {
    expect(discourse.recognise(new URL(address))).toBeNull();
  });

  test('for searching and asking leads into the forum itself', () => {
    expect(discourse.searchUrl(inFolder, 'a & -b')).toBe(`https://${host}/community/search?q=a+%26+b`);
    const draft = { title: 'Why?', body: 'It stops.', tags: ['wifi', 'line'] };
    expect(discourse.askUrl(inFolder, draft)).toBe(
      `https://${host}/community/new-topic?title=Why%3F&body=It+stops.&tags=wifi%2Cline`,
    );
  });
});

async function expectOnlySourceErrors(run: Promise<unknown> | undefined): Promise<void> {
  const error = await Promise.resolve(run).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error !== null) expect(error).toBeInstanceOf(SourceError);
}
