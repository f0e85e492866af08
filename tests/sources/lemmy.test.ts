import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createHttp } from '@/sources/http';
import { lemmy } from '@/sources/lemmy';
import { SourceError, type Community, type Query, type SourceContext, type Thread } from '@/sources/source';

import { lemmySample } from '../communities/samples/lemmy';
import { lemmyServer } from '../communities/samples/lemmy/server';
import { aCommentView, aNewPostView, aPerson, aPostView, found } from './fixtures/lemmy-views';
import { fakePorts, htmlReply, jsonReply, now, problemOf, textReply } from './fixtures/ports';

const host = 'square.example';
const base = `https://${host}`;
const old = aPlace('v3');
const young = aPlace('v4');
const query: Query = { text: 'lamp hums', mode: 'words', language: 'en', page: 1 };

function aPlace(api: string): Community {
  const id = `lemmy:${base}`;
  return { id, platform: 'lemmy', base, name: 'Square', relation: 'own', details: { api } };
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

async function search(reply: unknown, community = old, parts: Partial<Query> = {}) {
  const { context } = aServer(() => jsonReply(reply));
  return lemmy.search(community, { ...query, ...parts }, context);
}

async function read(reply: unknown, community = old): Promise<Thread | undefined> {
  const { threads } = await search(found(aPostView()));
  const { context } = aServer(() => jsonReply(reply));
  const [thread] = await lemmy.read(community, threads, context);
  return thread;
}

function aSite(version: string) {
  return { version, site_view: { site: { id: 1, name: 'The Square' }, local_site: {} }, admins: [] };
}

describe('which version of the API a server is asked over', () => {
  test('a server of today over version 3', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply(aSite('0.19.19')));
    await expect(lemmy.probe?.(base, context)).resolves.toEqual({
      id: `lemmy:${base}`,
      platform: 'lemmy',
      base,
      name: 'The Square',
      relation: 'own',
      details: { api: 'v3' },
    });
    expect(sent.map(({ url }) => url.href)).toEqual([`${base}/api/v3/site`]);
    expect(ledger[0]).toMatchObject({ why: 'probe', text: '' });
  });

  test('one of tomorrow over version 4, though it still speaks the other', async () => {
    const { context, sent } = aServer(() => jsonReply(aSite('1.0.0-beta.1')));
    await expect(lemmy.probe?.(base, context)).resolves.toMatchObject({ details: { api: 'v4' } });
    expect(sent).toHaveLength(1);
  });

  test('one that has forgotten version 3 over version 4', async () => {
    const { context } = aServer(({ pathname }) =>
      pathname.startsWith('/api/v4/') ? jsonReply(aSite('2.0.0')) : htmlReply('<h1>404</h1>', 404),
    );
    await expect(lemmy.probe?.(base, context)).resolves.toMatchObject({ details: { api: 'v4' } });
  });

  test('one that says no name by its host', async () => {
    const { context } = aServer(() => jsonReply({ version: '0.18.5', site_view: { site: { id: 1 } } }));
    await expect(lemmy.probe?.(base, context)).resolves.toMatchObject({ name: host });
  });

  test.each([
    ['a page', () => htmlReply('<h1>Welcome</h1>')],
    ['nothing', () => htmlReply('', 404)],
    ['other software with a site', () => jsonReply({ version: '1.6.18', site: { name: 'Pie' } })],
  ])('%s is not taken for Lemmy', async (_, answer) => {
    const { context } = aServer(answer);
    await expect(lemmy.probe?.(base, context)).resolves.toBeNull();
  });

  test('a server that wants a pause has not said that it runs something else', async () => {
    const { context } = aServer(() => jsonReply({ error: 'rate_limit_error' }, 400));
    await expect(lemmy.probe?.(base, context)).rejects.toMatchObject({ code: 'throttled' });
  });
});

describe('a search', () => {
  const hum: Thread = {
    id: `lemmy:${base}#12`,
    communityId: `lemmy:${base}`,
    communityName: 'Square',
    platform: 'lemmy',
    nativeId: '12',
    url: `${base}/post/12`,
    title: 'Lamp hums at night',
    text: 'It hums, loudly, from 2 am on.',
    tags: ['lamps'],
    author: { name: 'Ada B.', url: `${base}/u/ada` },
    askedAt: Date.UTC(2024, 0, 5, 10, 0, 0, 123),
    activeAt: Date.UTC(2024, 0, 6, 10, 0, 0, 123),
    agreement: { value: 9, unit: 'points' },
    answerCount: 4,
    isSolved: false,
    nativeRank: 0,
    isRead: false,
    answers: [],
  };

  test('asks version 3 for posts, best first, and reads them whole', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply(found(aPostView())));
    const page = await lemmy.search(old, query, context);
    expect(sent.map(({ url }) => url.href)).toEqual([
      `${base}/api/v3/search?q=lamp+hums&type_=Posts&sort=TopAll&listing_type=All&page=1&limit=50`,
    ]);
    expect(ledger[0]).toMatchObject({ why: 'search', text: 'lamp hums' });
    expect(page).toEqual({ threads: [hum], hasMore: false });
  });

  test('finds the same over version 4, with the tags of the group', async () => {
    const { context, sent } = aServer(() =>
      jsonReply({ posts: [aNewPostView()], comments: [], communities: [], persons: [], next_page: 'P9' }),
    );
    const page = await lemmy.search(young, query, context);
    expect(sent.map(({ url }) => url.href)).toEqual([
      `${base}/api/v4/search?search_term=lamp+hums&type_=posts&limit=50`,
    ]);
    expect(page).toEqual({ threads: [{ ...hum, tags: ['lamps', 'Humming'] }], hasMore: false });
  });

  test('asks version 4 for no page whose cursor it can not know', async () => {
    const { context, sent } = aServer(() => jsonReply({ posts: [] }));
    expect(await lemmy.search(young, { ...query, page: 2 }, context)).toEqual({
      threads: [],
      hasMore: false,
    });
    expect(sent).toEqual([]);
  });

  test('knows that a full page has another behind it, whose places follow', async () => {
    const rows = (from: number) =>
      Array.from({ length: 50 }, (_, index) =>
        aPostView({ id: from + index, ap_id: `${base}/post/${from + index}` }),
      );
    expect(await search(found(...rows(100)))).toMatchObject({ hasMore: true });
    const second = await search(found(...rows(200).slice(0, 3)), old, { page: 2 });
    expect(second.hasMore).toBe(false);
    expect(second.threads.map(({ nativeRank }) => nativeRank)).toEqual([50, 51, 52]);
  });

  test('stays within the group of the product', async () => {
    const { context, sent } = aServer(() => jsonReply(found()));
    await lemmy.search({ ...old, tags: ['!lamps@square.example', 'other'] }, query, context);
    await lemmy.search({ ...young, tags: ['lamps'] }, query, context);
    expect(sent.map(({ url }) => url.searchParams.get('community_name'))).toEqual([
      'lamps@square.example',
      'lamps',
    ]);
  });

  test('makes no look-up on other servers of the words of a page', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply(found()));
    await lemmy.search(young, { ...query, text: '!lamps @ada ~hum https://x LH-2' }, context);
    expect(sent[0]?.url.searchParams.get('search_term')).toBe('lamps ada hum https x LH-2');
    expect(ledger[0]?.text).toBe('lamps ada hum https x LH-2');
  });

  test('without a word that may be sent sends nothing', async () => {
    const { context, sent } = aServer(() => jsonReply(found()));
    expect(await lemmy.search(old, { ...query, text: ' ! @ ' }, context)).toEqual({
      threads: [],
      hasMore: false,
    });
    expect(sent).toEqual([]);
  });

  test('leaves out what was taken back and what is not for everyone', async () => {
    const { threads } = await search(
      found(
        aPostView({ id: 1, removed: true }),
        aPostView({ id: 2, deleted: true }),
        aPostView({ id: 3, nsfw: true }),
        aPostView({ id: 4 }),
      ),
    );
    expect(threads.map(({ nativeId, nativeRank }) => [nativeId, nativeRank])).toEqual([['4', 0]]);
  });

  test('shows a post once that came in over two servers', async () => {
    const { threads } = await search(
      found(
        aPostView({ id: 1 }),
        aPostView({ id: 2, name: 'Again' }),
        aPostView({ id: 3, ap_id: `${base}/post/3` }),
      ),
    );
    expect(threads.map(({ nativeId, nativeRank }) => [nativeId, nativeRank])).toEqual([
      ['1', 0],
      ['3', 1],
    ]);
  });

  test('links to the post where it was written, or else where it was found', async () => {
    const { threads } = await search(
      found(
        aPostView({ id: 1, ap_id: 'https://elsewhere.example/post/9' }),
        aPostView({ id: 2, ap_id: null }),
        aPostView({ id: 3, ap_id: 'javascript:alert(1)' }),
      ),
    );
    expect(threads.map(({ url }) => url)).toEqual([
      'https://elsewhere.example/post/9',
      `${base}/post/2`,
      `${base}/post/3`,
    ]);
  });

  test('reads a title with entities once, and as one line', async () => {
    const { threads } = await search(found(aPostView({ name: 'A &amp;lt; B\n &gt; C' })));
    expect(threads[0]?.title).toBe('A &lt; B > C');
  });

  test('takes times without a zone as UTC, as servers before 0.19.4 wrote them', async () => {
    const { threads } = await search(found(aPostView({ published: '2024-01-05T10:00:00.123456' })));
    expect(threads[0]?.askedAt).toBe(Date.UTC(2024, 0, 5, 10, 0, 0, 123));
  });

  test('bears numbers as texts, and what a server leaves out', async () => {
    const bare = { post: { id: '77', name: 'Bare' } };
    const { threads } = await search(
      found(aPostView({ id: '12' }, { counts: { score: '-3', comments: '5' } }), bare),
    );
    expect(threads[0]).toMatchObject({ nativeId: '12', answerCount: 5, agreement: { value: -3 } });
    expect(threads[1]).toMatchObject({ nativeId: '77', answerCount: 1, author: { name: null } });
    expect(threads[1]).not.toHaveProperty('agreement');
    expect(threads[1]).not.toHaveProperty('askedAt');
  });

  test('says of a locked post that it is closed', async () => {
    const { threads } = await search(found(aPostView({ locked: true })));
    expect(threads[0]?.closedAs).toBe('locked');
  });

  test('does not read posts of a shape that it does not know as nothing found', async () => {
    const reply = found({ post: { id: 1, headline: 'Lamp' } });
    await expect(search(reply)).rejects.toMatchObject({ code: 'changed' });
  });
});

describe('a thread', () => {
  test('is read in one request: the fifty comments with most points, whatever their depth', async () => {
    const { threads } = await search(found(aPostView()));
    const { context, sent, ledger } = aServer(() => jsonReply({ comments: [] }));
    await lemmy.read(old, threads, context);
    expect(sent.map(({ url }) => url.href)).toEqual([
      `${base}/api/v3/comment/list?post_id=12&limit=50&sort=Top&type_=All`,
    ]);
    expect(ledger[0]).toMatchObject({ why: 'answers', text: '' });
  });

  test('is asked of version 4 for all times, not only those of the front page', async () => {
    const { threads } = await search(found(aPostView()));
    const { context, sent } = aServer(() => jsonReply({ items: [] }));
    await lemmy.read(young, threads, context);
    expect(sent.map(({ url }) => url.href)).toEqual([
      `${base}/api/v4/comment/list?post_id=12&limit=50&sort=top&type_=all&time_range_seconds=0`,
    ]);
  });

  test('gives its comments with all that is known of them', async () => {
    const thread = await read({
      comments: [aCommentView('0.31', { updated: '2024-01-07T00:00:00Z', content: 'Tighten the *ring*.' })],
    });
    expect(thread?.answers).toEqual([
      {
        id: `lemmy:${base}#a31`,
        url: `${base}/comment/31`,
        html: '<p>Tighten the <em>ring</em>.</p>\n',
        text: 'Tighten the ring.',
        author: { name: 'bo', url: `${base}/u/bo` },
        agreement: { value: 2, unit: 'points' },
        acceptedBy: null,
        postedAt: Date.UTC(2024, 0, 5, 11),
        editedAt: Date.UTC(2024, 0, 7),
        isByAsker: false,
      },
    ]);
    expect(thread).toMatchObject({ isRead: true, isSolved: false, answerCount: 4 });
  });

  test('puts each reply behind what it replies to, in the order of the server', async () => {
    const paths = ['0.5', '0.2', '0.5.9', '0.2.7', '0.5.9.10', '0.3', '0.5.8'];
    const thread = await read({ comments: paths.map((path) => aCommentView(path)) });
    expect(thread?.answers.map(({ id }) => id.split('#a')[1])).toEqual(['5', '9', '10', '8', '2', '7', '3']);
  });

  test('keeps replies to what was taken back, and those whose parent did not come', async () => {
    const thread = await read({
      comments: [
        aCommentView('0.1', { deleted: true, content: '' }),
        aCommentView('0.2', { removed: true, content: '' }),
        aCommentView('0.1.3'),
        aCommentView('0.99.4'),
        aCommentView('0.5', { content: '' }),
        aCommentView('0.5', { content: 'twice' }),
      ],
    });
    expect(thread?.answers.map(({ text }) => text)).toEqual([
      'Words of comment 3.',
      'Words of comment 4.',
      'twice',
    ]);
  });

  test('that was taken back meanwhile is left out', async () => {
    const { removed, ...post } = aPostView().post;
    const thread = await read({
      comments: [aCommentView('0.1', {}, { post: { ...post, removed, deleted: true } })],
    });
    expect(removed).toBe(false);
    expect(thread).toBeUndefined();
  });

  test('that is gone is left out, and the next one is read', async () => {
    const { threads } = await search(found(aPostView(), aPostView({ id: 13, ap_id: `${base}/post/13` })));
    const { context } = aServer(({ searchParams }) =>
      searchParams.get('post_id') === '12'
        ? jsonReply({ error: 'couldnt_find_post' }, 400)
        : jsonReply({ comments: [aCommentView('0.1')] }),
    );
    const read13 = await lemmy.read(old, threads, context);
    expect(read13.map(({ nativeId, answers }) => [nativeId, answers.length])).toEqual([['13', 1]]);
  });

  test('marks the staff, the asker, and who has left', async () => {
    const thread = await read({
      comments: [
        aCommentView('0.1', {}, { creator: aPerson('mod'), creator_is_moderator: true }),
        aCommentView('0.2', {}, { creator: aPerson('root'), creator_is_admin: true }),
        aCommentView('0.3', { distinguished: true }),
        aCommentView('0.4', {}, { creator: aPerson('ada', { display_name: 'Ada B.' }) }),
        aCommentView('0.5', {}, { creator: aPerson('gone', { deleted: true }) }),
        aCommentView('0.6', {}, { creator: aPerson('x', { display_name: '  ', actor_id: 'data:,x' }) }),
      ],
    });
    expect(thread?.answers.map(({ author, isByAsker }) => [author.name, author.isStaff, isByAsker])).toEqual([
      ['mod', true, false],
      ['root', true, false],
      ['bo', true, false],
      ['Ada B.', undefined, true],
      [null, undefined, undefined],
      ['x', undefined, undefined],
    ]);
    expect(thread?.answers[5]?.author).not.toHaveProperty('url');
  });

  test('shows what a spoiler hides, and code as it is', async () => {
    const content = '::: spoiler the trick\nhold & wait\n:::\n\n```\nif (a < b)\n```';
    const thread = await read({ comments: [aCommentView('0.1', { content })] });
    expect(thread?.answers[0]?.text).toBe('the trick\nhold & wait\nif (a < b)');
  });

  test('bears paths that lead in circles', async () => {
    const thread = await read({
      comments: [
        aCommentView('0.2.1'),
        aCommentView('0.1.2'),
        aCommentView('0.3.3'),
        aCommentView('0.4', { path: null }),
      ],
    });
    expect(thread?.answers.map(({ id }) => id.split('#a')[1])).toContain('4');
  });
});

describe('a server of version 4', () => {
  const next = 'next.example';
  const place = { ...young, id: `lemmy:https://${next}`, base: `https://${next}` };
  const answer = (url: URL) => {
    const reply = lemmyServer(next, '1.0.0')({ url, headers: {}, door: '' });
    return textReply(reply.body, reply.headers['content-type'] ?? '', reply.status);
  };

  test('is told by a probe, and finds and reads what one of version 3 does', async () => {
    const { context } = aServer(answer);
    await expect(lemmy.probe?.(place.base, context)).resolves.toMatchObject({ details: { api: 'v4' } });
    const { threads } = await lemmy.search(place, { ...query, text: lemmySample.query.text }, context);
    expect(threads[0]).toMatchObject({ title: lemmySample.thread.title, tags: ['lumenhome', 'automation'] });
    const [thread] = await lemmy.read(place, threads.slice(0, 1), context);
    expect(thread?.answers.map(({ author, text }) => [author.name, text.length > 0])).toEqual(
      lemmySample.thread.answers.map(({ author }) => [author, true]),
    );
  });

  test('says so where a group does not exist there', async () => {
    const { context } = aServer(answer);
    const problem = await problemOf(lemmy.search({ ...place, tags: ['nowhere'] }, query, context));
    expect(problem).toMatchObject({ code: 'not-found' });
  });
});

describe('what goes wrong is told by its name', () => {
  test.each([
    ['haste, in the words of 0.x', () => jsonReply({ error: 'rate_limit_error' }, 400), 'throttled', 60_000],
    [
      'haste, in the headers of 1.x',
      () => textReply('', 'text/plain', 429, { 'retry-after': '9' }),
      'throttled',
      9000,
    ],
    ['a server for members', () => jsonReply({ error: 'instance_is_private' }, 400), 'refused', undefined],
    [
      'a group that is gone',
      () => jsonReply({ error: 'couldnt_find_community' }, 400),
      'not-found',
      undefined,
    ],
    ['what 1.x calls gone', () => jsonReply({ error: 'not_found' }, 404), 'not-found', undefined],
    ['any other complaint', () => jsonReply({ error: 'invalid_query' }, 400), 'changed', undefined],
    ['a proxy in trouble', () => htmlReply('<h1>502 Bad Gateway</h1>', 502), 'unavailable', undefined],
    ['a challenge page', () => htmlReply('<h1>One moment</h1>', 403), 'refused', undefined],
    ['a page in place of data', () => htmlReply('<h1>Hello</h1>'), 'changed', undefined],
    ['a list in the place of an object', () => jsonReply([]), 'changed', undefined],
  ])('%s', async (_, answer, code, waitMs) => {
    const { context } = aServer(answer);
    const problem = await problemOf(lemmy.search(old, query, context));
    expect(problem).toBeInstanceOf(SourceError);
    expect(problem).toMatchObject({ code, ...(waitMs === undefined ? {} : { retryAt: now + waitMs }) });
  });

  test('whatever comes: nothing but a SourceError is ever thrown', async () => {
    const { threads } = await search(found(aPostView()));
    const runs = [
      (context: SourceContext) => lemmy.search(old, query, context),
      (context: SourceContext) => lemmy.search(young, query, context),
      (context: SourceContext) => lemmy.read(old, threads, context),
      (context: SourceContext) => lemmy.probe?.(base, context),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        fc.constantFrom('posts', 'comments', 'items', 'error'),
        fc.constantFrom(200, 400, 429, 503),
        async (value, key, status) => {
          for (const run of runs) {
            const { context } = aServer(() => jsonReply({ [key]: value }, status));
            const problem = await Promise.resolve(run(context)).then(
              () => null,
              (error: unknown) => error,
            );
            expect(problem === null || problem instanceof SourceError).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the addresses of a server', () => {
  test('name a group where they are a group’s, and else the whole server as one of many subjects', () => {
    expect(lemmy.recognise(new URL('https://lemmy.world/c/lamps@feddit.org'))).toMatchObject({
      base: 'https://lemmy.world',
      relation: 'own',
      tags: ['lamps@feddit.org'],
    });
    expect(lemmy.recognise(new URL('http://lemmy.world/post/7'))).toMatchObject({
      base: 'https://lemmy.world',
      relation: 'general',
    });
  });

  test('search for the reader’s words on the site itself', () => {
    expect(lemmy.searchUrl(old, 'lamp & hum')).toBe(`${base}/search?q=lamp+%26+hum&type=Posts`);
    expect(lemmy.askUrl(old, { title: 'Hum' })).toBe(`${base}/create_post?title=Hum`);
  });

  test('are not read off a page that only speaks of Lemmy', () => {
    const headers = new Headers();
    const html = '<meta name="Description" content="Lemmy"><p>All about Lemmy</p>';
    expect(lemmy.fingerprint?.({ url: new URL('https://acme.example/'), html, headers })).toBeNull();
  });
});

test('of a thread with thousands of comments the first two hundred are shown', async () => {
  const comments = Array.from({ length: 900 }, (_, at) => aCommentView(`0.${at + 1}`));
  const thread = await read({ comments });
  expect(thread?.answers).toHaveLength(200);
  expect(thread?.answers[0]?.id).toMatch(/#a1$/);
});
