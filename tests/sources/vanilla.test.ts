import { describe, expect, test } from 'vitest';

import { createHttp } from '@/sources/http';
import type { Community, Query, SourceContext, Thread } from '@/sources/source';
import { vanilla } from '@/sources/vanilla';

import type { Door } from '../communities/platform-sample';
import { vanillaForum, vanillaSample } from '../communities/samples/vanilla';
import { fakePorts, jsonReply, now, problemOf } from './fixtures/ports';

const base = 'https://acme.example/forum';
const community: Community = {
  id: `vanilla:${base}`,
  platform: 'vanilla',
  base,
  name: 'Acme Forum',
  relation: 'own',
};
const query: Query = { text: 'kettle leaks', mode: 'words', language: 'en', page: 1 };

function aServer(answer: (url: URL) => Response) {
  const fake = fakePorts((url) => answer(url));
  const context: SourceContext = {
    http: createHttp(fake.ports),
    signal: new AbortController().signal,
    now,
  };
  return { ...fake, context };
}

function behind(door: Door) {
  return aServer((url) => {
    const { body, status, headers } = door({ url, headers: {}, door: '' });
    return new Response(body, { status, headers });
  });
}

function aRow(parts: object = {}) {
  return {
    recordType: 'discussion',
    type: 'question',
    recordID: 31,
    discussionID: 31,
    name: 'Kettle leaks',
    body: '<p>From the <b>lid</b>.</p>',
    url: `${base}/discussion/31/kettle-leaks?utm_source=community-search&utm_medium=organic-search&utm_term=kettle+leaks`,
    score: 2,
    dateInserted: '2026-01-05T10:00:00+00:00',
    insertUserID: 8,
    insertUser: { userID: 8, name: 'bo', url: `${base}/profile/bo`, label: '' },
    ...parts,
  };
}

function aDiscussion(parts: object = {}) {
  return {
    discussionID: 31,
    type: 'question',
    name: 'Kettle leaks',
    body: '<p>From the lid.</p>',
    url: `${base}/discussion/31/kettle-leaks`,
    insertUserID: 8,
    insertUser: { userID: 8, name: 'bo', url: '/forum/profile/bo' },
    dateInserted: '2026-01-05 10:00:00',
    countComments: 1,
    countViews: '77',
    closed: false,
    attributes: [],
    ...parts,
  };
}

function aComment(parts: object = {}) {
  return {
    commentID: 901,
    body: '<p>Change the seal.</p>',
    dateInserted: '2026-01-06T10:00:00+00:00',
    dateUpdated: null,
    insertUserID: 9,
    insertUser: { userID: 9, name: 'Ann', label: '' },
    score: null,
    attributes: [],
    ...parts,
  };
}

function answered(status: string, acceptUserID: number | null = null) {
  return { answer: { status, dateAccepted: null, acceptUserID } };
}

async function threadsOf(...rows: unknown[]): Promise<Thread[]> {
  const { context } = aServer(() => jsonReply(rows));
  return (await vanilla.search(community, query, context)).threads;
}

async function readOne(discussion: unknown, comments: unknown[], more: unknown[] = []) {
  const [thread] = await threadsOf(aRow());
  const server = aServer(({ pathname, searchParams }) => {
    if (pathname.includes('/discussions/')) return jsonReply(discussion);
    return jsonReply(searchParams.get('qna') === 'accepted' ? more : comments);
  });
  const [read] = await vanilla.read(community, thread ? [thread] : [], server.context);
  return { read, sent: server.sent };
}

describe('a search', () => {
  test('shows a thread once, where its best post stands, with what its opening post tells', async () => {
    const threads = await threadsOf(
      aRow({
        recordType: 'comment',
        type: 'answer',
        recordID: 905,
        name: 'Re: Kettle leaks',
        body: 'The seal.',
      }),
      aRow({ recordID: 32, discussionID: 32, name: 'Lid is loose' }),
      aRow(),
    );
    expect(threads.map(({ nativeId, title }) => [nativeId, title])).toEqual([
      ['31', 'Kettle leaks'],
      ['32', 'Lid is loose'],
    ]);
    expect(threads[0]).toEqual({
      id: `${community.id}#31`,
      communityId: community.id,
      communityName: 'Acme Forum',
      platform: 'vanilla',
      nativeId: '31',
      url: `${base}/discussion/31/kettle-leaks`,
      title: 'Kettle leaks',
      text: 'From the lid.',
      tags: [],
      author: { name: 'bo', url: `${base}/profile/bo` },
      askedAt: Date.UTC(2026, 0, 5, 10),
      agreement: { value: 2, unit: 'points' },
      answerCount: 1,
      isSolved: false,
      nativeRank: 0,
      isRead: false,
      answers: [],
    });
  });

  test('finds a thread by a comment alone, and credits nobody for what the row does not tell', async () => {
    const [thread] = await threadsOf(
      aRow({
        recordType: 'comment',
        recordID: 905,
        name: 'RE : Kettle &amp; lid',
        body: null,
        excerpt: 'The seal',
      }),
    );
    expect(thread).toMatchObject({ title: 'Kettle & lid', text: 'The seal', url: `${base}/discussion/31/x` });
    expect(thread?.author).toBeUndefined();
    expect(thread?.askedAt).toBeUndefined();
  });

  test('does not keep the words that the search writes into each address', async () => {
    for (const { url } of await threadsOf(aRow())) expect(url).not.toMatch(/utm_|kettle\+leaks/);
  });

  test('leaves out people, articles and what was moved', async () => {
    const threads = await threadsOf(
      aRow({ recordType: 'user', recordID: 0, name: 'bo' }),
      aRow({ recordType: 'article', recordID: 4 }),
      aRow({ type: 'redirect', recordID: 33, discussionID: 33 }),
      aRow({ recordID: '34', discussionID: null, url: 'javascript:alert(1)' }),
    );
    expect(threads).toMatchObject([{ nativeId: '34', url: `${base}/discussion/34/x` }]);
  });

  test('sends a title with any of its words enough', async () => {
    const { context, sent } = behind(vanillaForum());
    const title = 'Why does my "watch" draw the forest -wrong?';
    const page = await vanilla.search(
      vanillaSample.community,
      { ...query, text: title, mode: 'title' },
      context,
    );
    expect(sent[0]?.url.searchParams.get('query')).toBe('Why does my watch draw the forest wrong?');
    expect(sent[0]?.url.searchParams.get('queryOperator')).toBe('or');
    expect(page.threads[0]?.title).toBe('Watch loses GPS in the forest');
  });

  test('works on a forum that takes a query for one string', async () => {
    const { context } = behind(vanillaForum('mysql'));
    const search = async (text: string) =>
      (await vanilla.search(vanillaSample.community, { ...query, text }, context)).threads;
    expect((await search('forest')).map(({ nativeId }) => nativeId)).toEqual(['501']);
    expect((await search('the forest')).map(({ nativeId }) => nativeId)).toEqual(['501']);
    expect(await search('forest GPS')).toEqual([]);
  });

  test('that has no words left asks nothing, nor for pages that no forum gives', async () => {
    const { context, sent } = aServer(() => jsonReply([]));
    const nothing = { threads: [], hasMore: false };
    expect(await vanilla.search(community, { ...query, text: '"-" *' }, context)).toEqual(nothing);
    expect(await vanilla.search(community, { ...query, page: 34 }, context)).toEqual(nothing);
    expect(sent).toEqual([]);
  });

  test.each([
    ['posts without a name', jsonReply([aRow({ name: null })]), 'changed'],
    ['an object in place of a list', jsonReply({ results: [] }), 'changed'],
    ['a forum for members', jsonReply({ message: 'Permission Problem', status: 403 }, 403), 'refused'],
    ['a forum without this API', jsonReply({ message: 'Not found', status: 404 }, 404), 'not-found'],
  ])('says by name what is wrong: %s', async (_, reply, code) => {
    const { context } = aServer(() => reply.clone());
    await expect(problemOf(vanilla.search(community, query, context))).resolves.toMatchObject({ code });
  });
});

describe('reading', () => {
  test('tells who accepted an answer, whose words are the asker’s, and who is gone', async () => {
    const { read, sent } = await readOne(
      aDiscussion({ countComments: 6, attributes: { question: { status: 'accepted' } } }),
      [
        aComment({ commentID: 1, attributes: answered('accepted', 8) }),
        aComment({ commentID: 2, attributes: answered('accepted', 3) }),
        aComment({ commentID: 3, attributes: answered('accepted') }),
        aComment({ commentID: 4, attributes: answered('rejected'), insertUserID: 8 }),
        aComment({ commentID: 5, insertUser: { userID: 4, name: '[Deleted User]' } }),
        aComment({ commentID: 6, insertUser: { userID: 5, name: 'Kim', label: 'Acme Staff' }, score: '3' }),
      ],
    );
    expect(read).toMatchObject({ isSolved: true, answerCount: 6, views: 77, author: { name: 'bo' } });
    expect(
      read?.answers.map(({ author, acceptedBy, isByAsker }) => [
        author.name,
        author.isStaff,
        acceptedBy,
        isByAsker,
      ]),
    ).toEqual([
      ['Ann', undefined, 'asker', false],
      ['Ann', undefined, 'staff', false],
      ['Ann', undefined, 'asker', false],
      ['Ann', undefined, null, true],
      [null, undefined, null, false],
      ['Kim', true, null, false],
    ]);
    expect(sent).toHaveLength(2);
  });

  test('reads dates without a zone as the server means them, and edits as edits', async () => {
    const { read } = await readOne(aDiscussion(), [
      aComment({ dateInserted: '2026-01-06 10:00:00', dateUpdated: '2026-01-07T10:00:00+00:00' }),
    ]);
    expect(read?.askedAt).toBe(Date.UTC(2026, 0, 5, 10));
    expect(read?.answers[0]).toMatchObject({
      postedAt: Date.UTC(2026, 0, 6, 10),
      editedAt: Date.UTC(2026, 0, 7, 10),
    });
  });

  test('gives each answer its own address, and trusts none but the web', async () => {
    const { read } = await readOne(aDiscussion({ countComments: 2 }), [
      aComment({ commentID: 1, url: `${base}/discussion/comment/1#Comment_1` }),
      aComment({ commentID: 2, url: 'data:text/html,x' }),
    ]);
    expect(read?.answers.map(({ url }) => url)).toEqual([
      `${base}/discussion/comment/1#Comment_1`,
      `${base}/discussion/comment/2#Comment_2`,
    ]);
  });

  test('asks for the accepted answer where it comes after the first hundred', async () => {
    const hundred = Array.from({ length: 100 }, (_, index) => aComment({ commentID: index + 1 }));
    const { read, sent } = await readOne(
      aDiscussion({ countComments: 140, attributes: { question: { status: 'accepted' } } }),
      hundred,
      [aComment({ commentID: 133, attributes: answered('accepted', 8) })],
    );
    expect(read?.answers).toHaveLength(101);
    expect(read?.answers.at(-1)).toMatchObject({ id: `${community.id}#a133`, acceptedBy: 'asker' });
    expect(sent).toHaveLength(3);
  });

  test('says that the source has changed where no comment has a body', async () => {
    await expect(problemOf(readOne(aDiscussion(), [aComment({ body: undefined })]))).resolves.toMatchObject({
      code: 'changed',
    });
  });

  test('asks for no comments where there are none', async () => {
    const { read, sent } = await readOne(aDiscussion({ countComments: 0, closed: true }), []);
    expect(read).toMatchObject({ isRead: true, answers: [], answerCount: 0, closedAs: 'closed' });
    expect(sent).toHaveLength(1);
  });

  test('leaves out what was moved elsewhere', async () => {
    expect((await readOne(aDiscussion({ type: 'redirect' }), [])).read).toBeUndefined();
  });
});

describe('a place', () => {
  function fingerprint(url: string, html: string, headers: Record<string, string> = {}) {
    return vanilla.fingerprint?.({ url: new URL(url), html, headers: new Headers(headers) });
  }

  test.each<
    [what: string, url: string, html: string, headers: Record<string, string>, base: string | undefined]
  >([
    ['its header', 'https://acme.example/forum/discussions', '', { 'x-powered-by': 'Vanilla' }, base],
    ['its version', 'https://acme.example/', '', { 'x-vanilla-version': '3.3' }, 'https://acme.example'],
    [
      'its scripts',
      'https://acme.example/forum/',
      '<script>gdn=window.gdn||{};gdn.meta={"context":{"basePath":"\\/forum"}}</script>',
      {},
      base,
    ],
    [
      'its body',
      'https://acme.example/categories/lamps',
      '<body id="vanilla_categories_index">',
      {},
      'https://acme.example',
    ],
    [
      'a link to it',
      'https://shop.example/',
      '<a href="https://acme.example/forum/discussions">Vanilla forum</a>',
      {},
      undefined,
    ],
  ])('is told by %s', (_, url, html, headers, expected) => {
    expect(fingerprint(url, html, headers)?.base).toBe(expected);
  });

  test('that shows no discussion to guests, or lists of another kind, is none of its own', async () => {
    const empty = aServer(() => jsonReply([]));
    await expect(vanilla.probe?.(base, empty.context)).resolves.toBeNull();
    const other = aServer(() => jsonReply([{ id: 1, title: 'x' }]));
    await expect(vanilla.probe?.(base, other.context)).resolves.toBeNull();
  });
});

test('a discussion, a comment or a person on another site than the forum keeps the place it has there', async () => {
  const url = 'https://phish.example/discussion/31/x';
  const [found] = await threadsOf(aRow({ url, insertUser: { userID: 8, name: 'bo', url } }));
  expect(found?.url).toBe(`${base}/discussion/31/x`);
  expect(found?.author).toEqual({ name: 'bo' });
  const { read } = await readOne(aDiscussion({ url }), [aComment({ url })]);
  expect(read?.url).toBe(`${base}/discussion/31/x`);
  expect(read?.answers[0]?.url).toBe(`${base}/discussion/comment/901#Comment_901`);
});
