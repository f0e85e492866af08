import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createHttp } from '@/sources/http';
import { mbin } from '@/sources/mbin';
import { SourceError, type Community, type Query, type SourceContext } from '@/sources/source';

import { mbinSample } from '../communities/samples/mbin';
import { mbinServer } from '../communities/samples/mbin/server';
import { fakePorts, htmlReply, jsonReply, now, problemOf, textReply } from './fixtures/ports';

const host = 'bin.example';
const base = `https://${host}`;
const bin: Community = { id: `mbin:${base}`, platform: 'mbin', base, name: 'Bin', relation: 'own' };
const query: Query = { text: 'pump leaks', mode: 'words', language: 'en', page: 1 };
const nothing = {
  entry: null,
  entryComment: null,
  post: null,
  postComment: null,
  magazine: null,
  user: null,
};

function aServer(answer: (url: URL) => Response) {
  const fake = fakePorts((url) => answer(url));
  const context: SourceContext = {
    http: createHttp(fake.ports),
    signal: new AbortController().signal,
    now,
  };
  return { ...fake, context };
}

function anEntry(parts: Record<string, unknown> = {}) {
  return {
    entryId: 40,
    magazine: { magazineId: 3, name: 'garden' },
    user: { userId: 7, username: 'ada', title: null, apProfileId: null, isAdmin: false },
    title: 'Pump leaks &amp; hums',
    url: null,
    body: 'At the *lower* seal.',
    lang: 'en',
    tags: ['pump'],
    numComments: 3,
    uv: 2,
    dv: 1,
    favourites: 8,
    isAdult: false,
    isPinned: false,
    isLocked: false,
    createdAt: '2025-02-01T10:00:00+01:00',
    editedAt: null,
    lastActive: '2025-02-03T10:00:00+00:00',
    visibility: 'visible',
    type: 'article',
    slug: 'pump-leaks',
    apId: null,
    ...parts,
  };
}

function aComment(commentId: number, parts: Record<string, unknown> = {}) {
  return {
    commentId,
    user: { userId: 8, username: '@bo@far.example', title: 'Bo', apProfileId: 'https://far.example/u/bo' },
    magazine: { magazineId: 3, name: 'garden' },
    entryId: 40,
    parentId: null,
    rootId: null,
    body: `Words of comment ${commentId}.`,
    uv: 0,
    dv: 0,
    favourites: 1,
    isAdult: false,
    visibility: 'visible',
    apId: null,
    createdAt: '2025-02-01T12:00:00+00:00',
    editedAt: null,
    children: [],
    ...parts,
  };
}

function found(...items: unknown[]) {
  return {
    items,
    pagination: { count: items.length, currentPage: 1, maxPage: 1, perPage: 50 },
    apResults: [],
  };
}

async function search(reply: unknown) {
  const { context } = aServer(() => jsonReply(reply));
  return mbin.search(bin, query, context);
}

async function read(...items: unknown[]) {
  const { threads } = await search(found({ ...nothing, entry: anEntry() }));
  const { context } = aServer(() => jsonReply({ items }));
  const [thread] = await mbin.read(bin, threads, context);
  if (!thread) throw new Error('The thread is gone.');
  return thread;
}

describe('a search', () => {
  test('asks for threads and comments on them, and reads the threads whole', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply(found({ ...nothing, entry: anEntry() })));
    const page = await mbin.search(bin, query, context);
    expect(sent.map(({ url }) => url.href)).toEqual([
      `${base}/api/search/v2?q=pump+leaks&type=entry&p=1&perPage=50`,
    ]);
    expect(ledger[0]).toMatchObject({ why: 'search', text: 'pump leaks' });
    expect(page).toEqual({
      hasMore: false,
      total: 1,
      threads: [
        {
          id: `mbin:${base}#40`,
          communityId: bin.id,
          communityName: 'Bin',
          platform: 'mbin',
          nativeId: '40',
          url: `${base}/m/garden/t/40/pump-leaks`,
          title: 'Pump leaks & hums',
          text: 'At the lower seal.',
          tags: ['garden', 'pump'],
          author: { name: 'ada', url: `${base}/u/ada` },
          askedAt: Date.UTC(2025, 1, 1, 9),
          activeAt: Date.UTC(2025, 1, 3, 10),
          agreement: { value: 9, unit: 'points' },
          answerCount: 3,
          isSolved: false,
          nativeRank: 0,
          isRead: false,
          answers: [],
        },
      ],
    });
  });

  test('finds a thread by what was said in it, once, and by its own words first', async () => {
    const { threads } = await search(
      found(
        {
          ...nothing,
          entryComment: aComment(1, { entryId: 41, body: 'A new seal helped against the leak.' }),
        },
        { ...nothing, entryComment: aComment(2) },
        { ...nothing, entry: anEntry() },
        { ...nothing, entryComment: aComment(3, { entryId: 41 }) },
      ),
    );
    expect(threads.map(({ nativeId, title, answerCount }) => [nativeId, title, answerCount])).toEqual([
      ['41', 'A new seal helped against the leak.', 1],
      ['40', 'Pump leaks & hums', 3],
    ]);
  });

  test('skips what is no thread, and what was taken back', async () => {
    const { threads } = await search(
      found(
        { ...nothing, post: { postId: 1, body: 'short' } },
        { ...nothing, user: { userId: 1 } },
        null,
        { ...nothing, entry: anEntry({ entryId: 1, visibility: 'trashed', title: null, body: null }) },
        { ...nothing, entry: anEntry({ entryId: 2, isAdult: true }) },
        { ...nothing, entryComment: aComment(3, { entryId: 3, visibility: 'soft_deleted', body: null }) },
        { ...nothing, entry: anEntry({ entryId: '4' }) },
      ),
    );
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['4']);
  });

  test('looks no handle up on other servers', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply(found()));
    await mbin.search(bin, { ...query, text: '@ada@far.example !garden https://x' }, context);
    expect(sent[0]?.url.searchParams.get('q')).toBe('ada far.example garden https x');
    expect(ledger[0]?.text).toBe('ada far.example garden https x');
    await mbin.search(bin, { ...query, text: '@ !' }, context);
    expect(sent).toHaveLength(1);
  });

  test('does not read finds of a shape that it does not know as nothing found', async () => {
    for (const item of [{ title: 'Pump' }, { itemType: 'entry', title: 'Pump' }, { ...nothing, entry: {} }]) {
      await expect(search(found(item))).rejects.toMatchObject({ code: 'changed' });
    }
  });

  test('gives the links of what came from elsewhere as they are there', async () => {
    const { threads } = await search(
      found(
        { ...nothing, entry: anEntry({ apId: 'https://far.example/post/7' }) },
        { ...nothing, entry: anEntry({ entryId: 2, apId: 'javascript:x', slug: null, magazine: null }) },
      ),
    );
    expect(threads.map(({ url }) => url)).toEqual(['https://far.example/post/7', `${base}/m/random/t/2/-`]);
  });
});

describe('a server before 1.10', () => {
  const old = 'old.example';
  const place = { ...bin, id: `mbin:https://${old}`, base: `https://${old}` };
  const answer = (url: URL) => {
    const reply = mbinServer(old, '1.8.4')({ url, headers: {}, door: '' });
    return textReply(reply.body, reply.headers['content-type'] ?? '', reply.status);
  };
  const sample: Query = { ...query, text: mbinSample.query.text };

  test('is asked in its own way once the new one is not there', async () => {
    const { context, sent } = aServer(answer);
    const { threads } = await mbin.search(place, sample, context);
    expect(sent.map(({ url }) => url.pathname)).toEqual(['/api/search/v2', '/api/search']);
    expect(threads[0]?.title).toBe(mbinSample.thread.title);
  });

  test('is asked in no other way where a probe has told its version', async () => {
    const { context, sent } = aServer(answer);
    const found8 = await mbin.probe?.(place.base, context);
    expect(found8).toMatchObject({ name: 'Lumen Bin', details: { search: 'v1' } });
    if (found8) await mbin.search(found8, sample, context);
    expect(sent.map(({ url }) => url.pathname)).toEqual(['/api/info', '/api/search']);
  });

  test('has comments among its finds, too', async () => {
    const { context } = aServer(answer);
    const { threads } = await mbin.search(place, { ...query, text: 'paper clip' }, context);
    expect(threads.map(({ nativeId, title }) => [nativeId, title])).toEqual([
      ['101', 'Mine needed a factory reset with the paper clip.'],
    ]);
    const [thread] = await mbin.read(place, threads, context);
    expect(thread).toMatchObject({ title: mbinSample.thread.title, nativeRank: 0 });
    expect(thread?.answers).toHaveLength(mbinSample.thread.answers.length);
  });
});

describe('a thread', () => {
  test('that was found by its own words is read in one request', async () => {
    const { threads } = await search(found({ ...nothing, entry: anEntry() }));
    const { context, sent, ledger } = aServer(() => jsonReply({ items: [] }));
    await mbin.read(bin, threads, context);
    expect(sent.map(({ url }) => url.href)).toEqual([`${base}/api/entry/40/comments?sortBy=top&perPage=50`]);
    expect(ledger[0]).toMatchObject({ why: 'answers', text: '' });
  });

  test('that was found by a comment is read with its own words', async () => {
    const { threads } = await search(found({ ...nothing, entryComment: aComment(1) }));
    const { context, sent } = aServer(({ pathname }) =>
      jsonReply(pathname.endsWith('/comments') ? { items: [aComment(1)] } : anEntry()),
    );
    const [thread] = await mbin.read(bin, threads, context);
    expect(sent.map(({ url }) => url.pathname)).toEqual(['/api/entry/40', '/api/entry/40/comments']);
    expect(thread).toMatchObject({ title: 'Pump leaks & hums', author: { name: 'ada' }, isRead: true });
    expect(thread?.answers[0]?.isByAsker).toBe(false);
  });

  test('that was found by a comment and taken back meanwhile is left out', async () => {
    const { threads } = await search(found({ ...nothing, entryComment: aComment(1) }));
    const { context } = aServer(() => jsonReply(anEntry({ visibility: 'trashed', title: null, body: null })));
    await expect(mbin.read(bin, threads, context)).resolves.toEqual([]);
  });

  test('gives its comments with all that is known of them', async () => {
    const thread = await read(
      aComment(9, {
        uv: 1,
        dv: 2,
        favourites: '6',
        editedAt: '2025-02-02T00:00:00+00:00',
        body: 'A **seal**.',
      }),
    );
    expect(thread.answers).toEqual([
      {
        id: `mbin:${base}#a9`,
        url: `${base}/m/garden/t/40/-/comment/9`,
        html: '<p>A <strong>seal</strong>.</p>\n',
        text: 'A seal.',
        author: { name: 'Bo', url: 'https://far.example/u/bo' },
        agreement: { value: 5, unit: 'points' },
        acceptedBy: null,
        postedAt: Date.UTC(2025, 1, 1, 12),
        editedAt: Date.UTC(2025, 1, 2),
        isByAsker: false,
      },
    ]);
  });

  test('puts replies behind what they reply to, also where that was taken back', async () => {
    const thread = await read(
      aComment(1, { children: [aComment(2, { children: [aComment(3)] }), aComment(4)] }),
      aComment(5, {
        visibility: 'trashed',
        body: null,
        uv: null,
        dv: null,
        favourites: null,
        children: [aComment(6)],
      }),
      aComment(7),
    );
    expect(thread.answers.map(({ id }) => id.split('#a')[1])).toEqual(['1', '2', '3', '4', '6', '7']);
  });

  test('marks the staff and the asker, and credits nobody where nobody is named', async () => {
    const thread = await read(
      aComment(1, { user: { username: 'root', isAdmin: true } }),
      aComment(2, { user: { username: 'glob', isGlobalModerator: true } }),
      aComment(3, { isAuthorModeratorInMagazine: true }),
      aComment(4, { user: { username: 'ada' } }),
      aComment(5, { user: null }),
    );
    expect(thread.answers.map(({ author, isByAsker }) => [author.name, author.isStaff, isByAsker])).toEqual([
      ['root', true, false],
      ['glob', true, false],
      ['Bo', true, false],
      ['ada', undefined, true],
      [null, undefined, undefined],
    ]);
  });

  test('is cut where its tree is deeper than any conversation', async () => {
    let tree = aComment(1);
    for (let id = 2; id < 200; id += 1) tree = aComment(id, { children: [tree] });
    const thread = await read(tree);
    expect(thread.answers).toHaveLength(31);
  });
});

describe('what an address runs', () => {
  test.each([
    ['other software', () => jsonReply({ softwareName: 'kbin', softwareVersion: '0.1' })],
    ['a page', () => htmlReply('<h1>Hello</h1>')],
    ['nothing', () => htmlReply('', 404)],
  ])('%s is not taken for Mbin', async (_, answer) => {
    const { context } = aServer(answer);
    await expect(mbin.probe?.(base, context)).resolves.toBeNull();
  });

  test('is told by its own pages of every age, and by no other', () => {
    const page = (html: string) => ({ url: new URL(`${base}/m/garden`), html, headers: new Headers() });
    const early =
      '<meta property="og:image" content="/mbin-og.png"><body class="x" data-controller="kbin notifications">';
    expect(mbin.fingerprint?.(page(early))).toMatchObject({ platform: 'mbin', base });
    expect(mbin.fingerprint?.(page('<body data-controller="kbin notifications">'))).toBeNull();
    expect(mbin.fingerprint?.(page('<p>mbin-og.png</p>'))).toBeNull();
  });

  test('is a whole server, about many subjects, where only its host is known', () => {
    expect(mbin.recognise(new URL('https://fedia.io/m/garden'))).toMatchObject({ relation: 'general' });
    expect(mbin.searchUrl(bin, '@pump leaks')).toBe(`${base}/search?search%5Bq%5D=pump+leaks`);
  });
});

describe('what goes wrong is told by its name', () => {
  const problemReply = (status: number) => () => jsonReply({ title: 'An error occurred', status }, status);

  test('haste until the moment that the server names', async () => {
    const until = Math.floor(now / 1000) + 31;
    const { context, pauses } = aServer(() =>
      jsonReply({ title: 'An error occurred', status: 429 }, 429, {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-limit': '60',
        'x-ratelimit-retry-after': String(until),
      }),
    );
    expect(await problemOf(mbin.search(bin, query, context))).toMatchObject({ code: 'throttled' });
    expect(pauses.get(host)).toBe(until * 1000);
  });

  test.each([
    ['a private server', problemReply(403), 'refused'],
    ['a server that does not understand', problemReply(400), 'changed'],
    ['a server in trouble', problemReply(500), 'unavailable'],
    ['a server without a search', problemReply(404), 'not-found'],
    ['a page in place of data', () => htmlReply('<h1>Hello</h1>'), 'changed'],
    ['a list in the place of an object', () => jsonReply([]), 'changed'],
  ])('%s', async (_, answer, code) => {
    const { context } = aServer(answer);
    const problem = await problemOf(mbin.search(bin, query, context));
    expect(problem).toBeInstanceOf(SourceError);
    expect(problem).toMatchObject({ code });
  });

  test('whatever comes: nothing but a SourceError is ever thrown', async () => {
    const { threads } = await search(found({ ...nothing, entryComment: aComment(1) }));
    const runs = [
      (context: SourceContext) => mbin.search(bin, query, context),
      (context: SourceContext) => mbin.read(bin, threads, context),
      (context: SourceContext) => mbin.probe?.(base, context),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        fc.jsonValue(),
        fc.constantFrom(200, 404, 429),
        async (one, two, status) => {
          const bodies = [
            one,
            { items: [one, two] },
            { items: [{ ...nothing, entry: { ...anEntry(), title: one } }] },
          ];
          for (const run of runs)
            for (const body of bodies) {
              const { context } = aServer(() => jsonReply(body, status));
              const problem = await Promise.resolve(run(context)).then(
                () => null,
                (error: unknown) => error,
              );
              expect(problem === null || problem instanceof SourceError).toBe(true);
            }
        },
      ),
      { numRuns: 30 },
    );
  });
});
