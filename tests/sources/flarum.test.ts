import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { flarum } from '@/sources/flarum';
import { SourceError, type Community, type Query, type SourceContext, type Thread } from '@/sources/source';

import { discussions } from '../communities/samples/flarum/discussions';
import { flarumForum, problem } from '../communities/samples/flarum/server';
import { inFrontOf, inFrontOfReplies } from './fixtures/door';
import { htmlReply, jsonReply, now, problemOf } from './fixtures/ports';

const base = 'https://forum.example';
const forum = aForum(base);
const query: Query = { text: 'locker empty collected', mode: 'words', language: 'en', page: 1 };

function aForum(at: string, parts: Partial<Community> = {}): Community {
  return { id: `flarum:${at}`, platform: 'flarum', base: at, name: 'Forum', relation: 'own', ...parts };
}

function aServer(options: Partial<Parameters<typeof flarumForum>[0]> = {}) {
  return inFrontOf(flarumForum({ base, discussions, ...options }));
}

async function found(context: SourceContext, text = query.text): Promise<Thread[]> {
  return (await flarum.search(forum, { ...query, text }, context)).threads;
}

async function readFirst(context: SourceContext, text = query.text): Promise<Thread> {
  const threads = await found(context, text);
  const [read] = await flarum.read(forum, threads.slice(0, 1), context);
  if (!read) throw new Error('The thread is gone.');
  return read;
}

function aDiscussion(attributes: object = {}, relationships: object = {}) {
  const known = { title: 'It rattles', slug: '5-it-rattles', commentCount: 2 };
  return { type: 'discussions', id: '5', attributes: { ...known, ...attributes }, relationships };
}

function aPost(id: number, attributes: object = {}, relationships: object = {}) {
  const known = {
    number: id,
    contentType: 'comment',
    contentHtml: `<p>Post ${id}</p>`,
    createdAt: '2026-01-02T08:00:00+00:00',
  };
  return { type: 'posts', id: String(id), attributes: { ...known, ...attributes }, relationships };
}

function aUser(id: string, attributes: object = {}, relationships: object = {}) {
  const known = { username: `user${id}`, displayName: `User ${id}`, slug: `user${id}` };
  return { type: 'users', id, attributes: { ...known, ...attributes }, relationships };
}

function by(id: string) {
  return { user: { data: { type: 'users', id } } };
}

async function foundMade(discussion: object, included: object[] = []): Promise<Thread | undefined> {
  const { context } = inFrontOfReplies(() => jsonReply({ data: [discussion], included }));
  return (await found(context))[0];
}

/** What is made of these posts; `included` may hold the discussion. */
async function readMade(posts: object[], included: object[] = []): Promise<Thread | undefined> {
  const { context } = inFrontOfReplies(({ pathname }) =>
    pathname.endsWith('/posts')
      ? jsonReply({ data: posts, included })
      : jsonReply({ data: [aDiscussion()], included: [] }),
  );
  return (await flarum.read(forum, await found(context), context))[0];
}

describe('a search', () => {
  test('is content with any word, and leaves it to the server what comes along', async () => {
    const { context, sent, ledger } = aServer();
    const threads = await found(context, 'locker returns Retrait');
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['21', '22', '23']);
    expect([...(sent[0]?.url.searchParams.keys() ?? [])]).toEqual([
      'filter[q]',
      'page[offset]',
      'page[limit]',
    ]);
    expect(ledger[0]).toMatchObject({ text: 'locker returns Retrait', why: 'search' });
  });

  test('tells of the thread what the list tells', async () => {
    const { context } = aServer();
    const [thread] = await found(context);
    expect(thread).toMatchObject({
      tags: ['Lockers', 'App'],
      author: { name: 'Juno Habers', url: `${base}/u/juno` },
      answerCount: 4,
      isSolved: true,
      askedAt: Date.UTC(2026, 1, 2, 9) + 201 * 60_000,
    });
    expect(thread?.text).toContain('state = "collected" && door == 4');
  });

  test('leaves out operators that a page may hold', async () => {
    const { context, ledger } = aServer();
    await found(context, '-is:locked tag:app "locker  door" +key 12:30');
    expect(ledger[0]?.text).toBe('is locked tag app locker door key 12 30');
  });

  test('goes on with the next page', async () => {
    const { context, sent } = aServer();
    const page = await flarum.search(forum, { ...query, text: 'depot notice', page: 2 }, context);
    expect(sent[0]?.url.searchParams.get('page[offset]')).toBe('30');
    expect(page.hasMore).toBe(false);
    expect(page.threads[0]?.nativeRank).toBe(30);
  });

  test('without a word asks nobody', async () => {
    const { context, sent } = aServer();
    expect(await found(context, ' "" : ')).toEqual([]);
    expect(sent).toEqual([]);
  });

  test('that finds nothing in a forum for members says that guests are refused', async () => {
    const { context, paths } = aServer({ guestsMayRead: false });
    await expect(found(context)).rejects.toMatchObject({ code: 'refused' });
    expect(paths()[1]).toBe('/api');
  });

  test('leaves out what is hidden or waits for approval', async () => {
    expect(await foundMade(aDiscussion({ isHidden: true }))).toBeUndefined();
    expect(await foundMade(aDiscussion({ isApproved: false }))).toBeUndefined();
    expect(await foundMade(aDiscussion({ isApproved: true }))).toBeDefined();
  });

  test('does not decode titles, which are plain', async () => {
    const thread = await foundMade(aDiscussion({ title: 'Is &lt; allowed in labels?' }));
    expect(thread?.title).toBe('Is &lt; allowed in labels?');
  });

  test.each([
    ['5-it-rattles', '/d/5-it-rattles'],
    ['it-rattles', '/d/5-it-rattles'],
    ['5', '/d/5'],
    ['', '/d/5'],
    [null, '/d/5'],
    ['../admin', '/d/5'],
    ['5-bruit-étrange', '/d/5-bruit-%C3%A9trange'],
  ])('makes an address of the slug %s', async (slug, path) => {
    expect((await foundMade(aDiscussion({ slug })))?.url).toBe(base + path);
  });

  test('counts a discussion as solved where a post of it is named', async () => {
    const solved = await Promise.all(
      [12, '12', false, 0, null, undefined].map((hasBestAnswer) => foundMade(aDiscussion({ hasBestAnswer }))),
    );
    expect(solved.map((thread) => thread?.isSolved)).toEqual([true, true, false, false, false, false]);
  });
});

describe('a discussion', () => {
  test('is read without events and hidden posts, its best answer marked', async () => {
    const { context, paths } = aServer();
    const read = await readFirst(context);
    expect(paths()).toHaveLength(2);
    expect(read.answers.map(({ id, acceptedBy }) => [id, acceptedBy])).toEqual([
      [`${forum.id}#a202`, null],
      [`${forum.id}#a204`, 'asker'],
      [`${forum.id}#a206`, null],
      [`${forum.id}#a207`, null],
    ]);
    expect(read.answers.map(({ isByAsker }) => isByAsker)).toEqual([false, false, undefined, true]);
    expect(read.answers[1]).toMatchObject({
      agreement: { value: 3, unit: 'likes' },
      author: { name: 'Parcelo Team', isStaff: true },
      editedAt: Date.UTC(2026, 1, 2, 18, 40),
    });
    expect(read.answers[2]?.author).toEqual({ name: null });
  });

  test('of many posts is read with the best answer from far below, which staff has chosen', async () => {
    const { context, paths } = aServer();
    const read = await readFirst(context, 'barcode reader');
    expect(paths()[2]).toBe('/api/posts/360');
    expect(read.answers).toHaveLength(50);
    expect(read.answers.at(-1)).toMatchObject({
      acceptedBy: 'staff',
      text: 'Print it without the grey frame.',
    });
    expect(read).toMatchObject({ isSolved: true, answerCount: 63 });
  });

  test('takes the best answer from beside the list, where the server has sent it along', async () => {
    const discussion = aDiscussion({ hasBestAnswer: 90 });
    const read = await readMade([aPost(1), aPost(2)], [discussion, aPost(90)]);
    expect(read?.answers.map(({ acceptedBy }) => acceptedBy)).toEqual([null, 'asker']);
  });

  test('keeps its other posts when the best answer is gone', async () => {
    const { context } = inFrontOfReplies(({ pathname }) =>
      pathname.endsWith('/posts')
        ? jsonReply({ data: [aPost(1), aPost(2)], included: [aDiscussion({ hasBestAnswer: 90 })] })
        : pathname.endsWith('/discussions')
          ? jsonReply({ data: [aDiscussion()] })
          : jsonReply({ errors: [{ status: '404', code: 'not_found' }] }, 404),
    );
    const [read] = await flarum.read(forum, await found(context), context);
    expect(read?.answers).toHaveLength(1);
  });

  test('without the extension for best answers is simply not solved', async () => {
    const { context } = aServer({ hasBestAnswer: false });
    const read = await readFirst(context);
    expect(read.isSolved).toBe(false);
    expect(read.answers.map(({ acceptedBy }) => acceptedBy)).toEqual([null, null, null, null]);
  });

  test('counts likes by those who are named, where no number is told', async () => {
    const likes = {
      data: [
        { type: 'users', id: '3' },
        { type: 'users', id: '4' },
      ],
    };
    const read = await readMade([
      aPost(1),
      aPost(2, {}, { likes }),
      aPost(3, { likesCount: '8' }),
      aPost(4, { votes: -2 }),
      aPost(5),
    ]);
    expect(read?.answers.map(({ agreement }) => agreement)).toEqual([
      { value: 2, unit: 'likes' },
      { value: 8, unit: 'likes' },
      { value: -2, unit: 'votes' },
      undefined,
    ]);
  });

  test('stands in the order of its posts, each once', async () => {
    const read = await readMade([aPost(3), aPost(1), aPost(2), aPost(3)]);
    expect(read?.answers.map(({ text }) => text)).toEqual(['Post 2', 'Post 3']);
  });

  test('marks administrators and moderators as staff', async () => {
    const groups = (id: string) => ({ groups: { data: [{ type: 'groups', id }] } });
    const people = ['1', '4', '5'].map((id) => aUser(id, {}, groups(id)));
    const posts = [aPost(1), ...['1', '4', '5'].map((id, index) => aPost(2 + index, {}, by(id)))];
    const read = await readMade(posts, people);
    expect(read?.answers.map(({ author }) => author.isStaff)).toEqual([true, true, undefined]);
  });

  test('without a comment that guests may see is gone', async () => {
    expect(await readMade([])).toBeUndefined();
  });

  test('whose posts come without their text has another shape', async () => {
    await expect(readMade([aPost(1, { contentHtml: undefined })])).rejects.toMatchObject({ code: 'changed' });
  });

  test('in a sub-folder, with its API elsewhere, is asked where its page said', async () => {
    const folder = 'https://acme.example/talk';
    const { context, paths } = inFrontOf(flarumForum({ base: folder, discussions, apiPath: 'rest' }));
    const place = aForum(folder, { details: { apiUrl: `${folder}/rest` } });
    const { threads } = await flarum.search(place, query, context);
    const [read] = await flarum.read(place, threads, context);
    expect(paths().every((path) => path.startsWith('/talk/rest/'))).toBe(true);
    expect(read?.answers[0]?.url).toBe(`${folder}/d/21-locker-opens-is-empty-the-app-says-collected/2`);
  });
});

describe('what a forum may answer instead', () => {
  test.each([
    [401, 'not_authenticated', 'refused'],
    [403, 'permission_denied', 'refused'],
    [404, 'not_found', 'not-found'],
    [429, 'too_many_requests', 'throttled'],
    [400, 'invalid_parameter', 'changed'],
    [503, 'maintenance', 'unavailable'],
  ])('%i %s', async (status, code, problemCode) => {
    const { context } = inFrontOf(() => problem(status, code));
    await expect(found(context)).rejects.toMatchObject({ code: problemCode });
  });

  test('a page in place of data, or another shape, is told by name', async () => {
    const { context } = inFrontOfReplies(() => htmlReply('<h1>Welcome</h1>'));
    await expect(found(context)).rejects.toMatchObject({ code: 'changed' });
    for (const reply of [
      {},
      { data: {} },
      { data: [{ type: 'discussions' }] },
      { data: [aDiscussion({ title: null })] },
    ]) {
      const other = inFrontOfReplies(() => jsonReply(reply));
      await expect(found(other.context)).rejects.toMatchObject({ code: 'changed' });
    }
  });

  test('nothing that it sends is more than a problem by name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (attributes, relationships) => {
        const posts = [
          { ...aPost(1), attributes },
          { ...aPost(2), relationships },
        ];
        const { context } = inFrontOfReplies(({ pathname }) =>
          pathname.endsWith('/posts')
            ? jsonReply({ data: posts, included: [{ ...aDiscussion(), relationships, attributes }] })
            : jsonReply({
                data: [{ ...aDiscussion(), relationships }],
                included: [{ ...aUser('1'), attributes }],
              }),
        );
        const outcome = await problemOf(
          found(context)
            .then((threads) => flarum.read(forum, threads, context))
            .then((threads) => Promise.reject(threads)),
        );
        expect(Array.isArray(outcome) || outcome instanceof SourceError).toBe(true);
      }),
    );
  });

  test('hostile titles and times stay bounded', async () => {
    const thread = await foundMade(
      aDiscussion({ title: 'box '.repeat(100_000), createdAt: 'soon', commentCount: -4 }),
    );
    expect(thread?.title.length).toBeLessThanOrEqual(300);
    expect(thread).not.toHaveProperty('askedAt');
    expect(thread?.answerCount).toBe(0);
    const posts = [aPost(1), { ...aPost(2, {}, by('\uD800')), id: '\uD800' }];
    const read = await readMade(posts, [
      aUser('\uD800', { slug: '\uDC00' }),
      aDiscussion({ hasBestAnswer: '\uDC00' }),
    ]);
    expect(read?.answers).toHaveLength(1);
  });
});

describe('its own pages', () => {
  const headers = new Headers();
  const page = (parts: string) => `<div id="flarum-loading"></div>${parts}`;

  test('tell the sub-folder, and where the API stands when it is not below it', () => {
    const url = new URL('https://acme.example/talk/d/5-it-rattles');
    const json = String.raw`<script id="flarum-json-payload" type="application/json">{"baseUrl":"http:\/\/acme.example\/talk","apiUrl":"http:\/\/acme.example\/talk\/rest"}</script>`;
    expect(flarum.fingerprint?.({ url, html: page(json), headers })).toMatchObject({
      base: 'https://acme.example/talk',
      details: { apiUrl: 'https://acme.example/talk/rest' },
    });
  });

  test('name no API that stands where it always does, nor one at another host', () => {
    const url = new URL('https://acme.example/');
    const json = (api: string) =>
      `<script id="flarum-json-payload" type="application/json">{"baseUrl":"https://acme.example","apiUrl":"${api}"}</script>`;
    for (const api of ['https://acme.example/api', 'https://elsewhere.example/api'])
      expect(flarum.fingerprint?.({ url, html: json(api), headers })).toEqual(
        aForum('https://acme.example', { name: 'acme.example' }),
      );
  });

  test('tell the sub-folder by the link to the start, where the end of the page was cut off', () => {
    const url = new URL('https://acme.example/talk/');
    const html = page('<a href="https://acme.example/talk" id="home-link">Talk</a>');
    expect(flarum.fingerprint?.({ url, html, headers })).toMatchObject({ base: 'https://acme.example/talk' });
  });

  test('are no page that only writes about Flarum', () => {
    const url = new URL('https://acme.example/blog');
    const html =
      '<p>How I put <code>flarum-json-payload</code> into <a href="https://flarum.org">Flarum</a></p>';
    expect(flarum.fingerprint?.({ url, html, headers })).toBeNull();
  });
});

test('a probe names the forum as it calls itself', async () => {
  const { context } = aServer();
  await expect(flarum.probe?.(base, context)).resolves.toMatchObject({ name: 'Parcelo Talk', base });
});

test('a pause without a time is the usual one', async () => {
  const { context, pauses } = inFrontOf(() => problem(429, 'too_many_requests'));
  await problemOf(found(context));
  expect(Math.max(...pauses.values())).toBeGreaterThan(now);
});
