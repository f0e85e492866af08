import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createHttp } from '@/sources/http';
import { piefed } from '@/sources/piefed';
import { SourceError, type Community, type Query, type SourceContext } from '@/sources/source';

import { fakePorts, htmlReply, jsonReply, now, problemOf } from './fixtures/ports';

const host = 'pie.example';
const base = `https://${host}`;
const pie: Community = { id: `piefed:${base}`, platform: 'piefed', base, name: 'Pie', relation: 'own' };
const query: Query = { text: 'oven beeps', mode: 'words', language: 'en', page: 1 };

function aServer(answer: (url: URL) => Response) {
  const fake = fakePorts((url) => answer(url));
  const context: SourceContext = {
    http: createHttp(fake.ports),
    signal: new AbortController().signal,
    now,
  };
  return { ...fake, context };
}

function aPostView(post: Record<string, unknown> = {}, view: Record<string, unknown> = {}) {
  return {
    post: {
      id: 5,
      user_id: 7,
      title: 'Oven beeps & stops',
      body: 'Thrice, then `E4`.',
      ap_id: `${base}/post/5`,
      published: '2025-06-07T02:29:07.980084Z',
      deleted: false,
      removed: false,
      locked: false,
      nsfw: false,
      sticky: false,
      tags: '#oven, #E4',
      ...post,
    },
    counts: { post_id: 5, comments: 2, score: 6, newest_comment_time: '2025-06-08T02:29:07.980084Z' },
    creator: aPerson('ada', 'Ada'),
    community: { id: 3, name: 'kitchen', title: 'Kitchen' },
    creator_is_moderator: false,
    creator_is_admin: false,
    ...view,
  };
}

/** Without the post and the group: PieFed leaves them out where one post was asked about. */
function aCommentView(
  path: string,
  comment: Record<string, unknown> = {},
  view: Record<string, unknown> = {},
) {
  const id = Number(path.split('.').at(-1));
  return {
    comment: {
      id,
      user_id: 8,
      post_id: 5,
      body: `Words of comment ${id}.`,
      ap_id: `${base}/comment/${id}`,
      deleted: false,
      removed: false,
      path,
      published: '2025-06-07T03:00:00.000000Z',
      distinguished: false,
      answer: false,
      repliesEnabled: true,
      ...comment,
    },
    counts: { comment_id: id, score: 1, child_count: 0 },
    creator: aPerson('bo', 'bo'),
    creator_is_moderator: false,
    creator_is_admin: false,
    ...view,
  };
}

function aPerson(user_name: string, title: string | null, deleted = false) {
  return { id: 7, user_name, title, actor_id: `${base}/u/${user_name}`, deleted, banned: false };
}

function found(...posts: unknown[]) {
  return { type_: 'Posts', posts, comments: [], communities: [], users: [] };
}

async function search(reply: unknown) {
  const { context } = aServer(() => jsonReply(reply));
  return piefed.search(pie, query, context);
}

async function read(...comments: unknown[]) {
  const { threads } = await search(found(aPostView()));
  const { context } = aServer(() => jsonReply({ comments, next_page: null }));
  const [thread] = await piefed.read(pie, threads, context);
  if (!thread) throw new Error('The thread is gone.');
  return thread;
}

describe('a search', () => {
  test('asks for posts by relevance and reads them whole', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply(found(aPostView())));
    const page = await piefed.search(pie, query, context);
    expect(sent.map(({ url }) => url.href)).toEqual([
      `${base}/api/alpha/search?q=oven+beeps&type_=Posts&sort=Relevance&limit=50&page=1`,
    ]);
    expect(ledger[0]).toMatchObject({ why: 'search', text: 'oven beeps' });
    expect(page).toEqual({
      hasMore: false,
      threads: [
        {
          id: `piefed:${base}#5`,
          communityId: pie.id,
          communityName: 'Pie',
          platform: 'piefed',
          nativeId: '5',
          url: `${base}/post/5`,
          title: 'Oven beeps & stops',
          text: 'Thrice, then E4.',
          tags: ['kitchen', 'oven', 'E4'],
          author: { name: 'Ada', url: `${base}/u/ada` },
          askedAt: Date.UTC(2025, 5, 7, 2, 29, 7, 980),
          activeAt: Date.UTC(2025, 5, 8, 2, 29, 7, 980),
          agreement: { value: 6, unit: 'points' },
          answerCount: 2,
          isSolved: false,
          nativeRank: 0,
          isRead: false,
          answers: [],
        },
      ],
    });
  });

  test('stays within the group of the product', async () => {
    const { context, sent } = aServer(() => jsonReply(found()));
    await piefed.search({ ...pie, tags: ['!kitchen@pie.example'] }, query, context);
    expect(sent[0]?.url.searchParams.get('community_name')).toBe('kitchen@pie.example');
  });

  test('lets no word of a page exclude, quote or choose', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply(found()));
    await piefed.search(pie, { ...query, text: '-oven “E4” or --wi-fi OR "' }, context);
    expect(sent[0]?.url.searchParams.get('q')).toBe('oven E4 wi-fi');
    expect(ledger[0]?.text).toBe('oven E4 wi-fi');
    await piefed.search(pie, { ...query, text: '- or' }, context);
    expect(sent).toHaveLength(1);
  });

  test('leaves out what was taken back, by its author or by a moderator', async () => {
    const { threads } = await search(
      found(aPostView({ id: 1, deleted: true }), aPostView({ id: 2, removed: true }), aPostView()),
    );
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['5']);
  });

  test('knows that a full page has another behind it', async () => {
    const rows = Array.from({ length: 50 }, (_, id) =>
      aPostView({ id: id + 1, ap_id: `${base}/post/${id}` }),
    );
    expect(await search(found(...rows))).toMatchObject({ hasMore: true });
  });
});

describe('a thread', () => {
  test('is read in one request, its best comments first', async () => {
    const { threads } = await search(found(aPostView()));
    const { context, sent } = aServer(() => jsonReply({ comments: [] }));
    await piefed.read(pie, threads, context);
    expect(sent.map(({ url }) => url.href)).toEqual([
      `${base}/api/alpha/comment/list?post_id=5&sort=Top&limit=50`,
    ]);
  });

  test('is solved where a comment was chosen', async () => {
    const thread = await read(aCommentView('0.1'), aCommentView('0.1.2', { answer: true }));
    expect(thread.isSolved).toBe(true);
    expect(thread.answers.map(({ acceptedBy }) => acceptedBy)).toEqual([null, 'community']);
  });

  test('keeps the replies to what was taken back', async () => {
    const thread = await read(
      aCommentView('0.1', { deleted: true, body: '' }),
      aCommentView('0.2', { removed: true, body: '' }),
      aCommentView('0.1.3'),
    );
    expect(thread.answers.map(({ url }) => url)).toEqual([`${base}/comment/3`]);
  });

  test('names people as they want to be named, marks the staff and the asker, and knows who has left', async () => {
    const thread = await read(
      aCommentView('0.1', {}, { creator: aPerson('cy', null), creator_is_moderator: true }),
      aCommentView('0.2', {}, { creator: aPerson('ada', 'Ada') }),
      aCommentView('0.3', {}, { creator: aPerson('left', 'Left', true) }),
      aCommentView('0.4', { edited_at: '2025-06-09T00:00:00.000000Z' }, { creator: undefined }),
    );
    expect(thread.answers.map(({ author, isByAsker }) => [author.name, author.isStaff, isByAsker])).toEqual([
      ['cy', true, false],
      ['Ada', undefined, true],
      [null, undefined, undefined],
      [null, undefined, undefined],
    ]);
    expect(thread.answers[3]?.editedAt).toBe(Date.UTC(2025, 5, 9));
  });
});

describe('what an address runs', () => {
  test('is told by its site', async () => {
    const { context, sent } = aServer(() =>
      jsonReply({ version: '1.6.18', admins: [], site: { name: 'Pie in the Sky', actor_id: `${base}/` } }),
    );
    await expect(piefed.probe?.(base, context)).resolves.toEqual({ ...pie, name: 'Pie in the Sky' });
    expect(sent.map(({ url }) => url.href)).toEqual([`${base}/api/alpha/site`]);
  });

  test.each([
    ['Lemmy', () => jsonReply({ version: '0.19.19', site_view: { site: { name: 'x' } } })],
    ['a page', () => htmlReply('<h1>Hello</h1>')],
    ['nothing', () => htmlReply('', 404)],
    [
      'PieFed whose API is switched off',
      () => jsonReply({ code: 400, message: 'x', status: 'Bad Request' }, 400),
    ],
  ])('%s can not be asked', async (_, answer) => {
    const { context } = aServer(answer);
    await expect(piefed.probe?.(base, context)).resolves.toBeNull();
  });

  test('is not PieFed because a page uses the same tools', () => {
    const html = `<body class="x" hx-headers='{"x-csrftoken": "t"}'><a href="https://piefed.social">PieFed</a>`;
    const page = { url: new URL('https://shop.example/'), html, headers: new Headers() };
    expect(piefed.fingerprint?.(page)).toBeNull();
  });
});

test('people write in the group that they know, where one is named', () => {
  const draft = { title: 'Oven', body: 'It beeps.' };
  expect(piefed.askUrl(pie, draft)).toBe(`${base}/communities`);
  expect(piefed.askUrl({ ...pie, tags: ['kitchen'] }, draft)).toBe(`${base}/community/kitchen/submit`);
  expect(piefed.searchUrl(pie, 'oven -beeps')).toBe(`${base}/search?q=oven+beeps`);
});

describe('what goes wrong is told by its name', () => {
  const refusal = (message: string, status: string) => () => jsonReply({ code: 400, message, status }, 400);

  test.each([
    [
      'haste',
      () => jsonReply({ code: 429, message: '20 per 1 minute', status: 'Bad Request' }, 429),
      'throttled',
    ],
    ['a bad login', refusal('incorrect_login', 'Bad Request'), 'refused'],
    ['a group for members', refusal('Private community - membership required', 'Bad Request'), 'refused'],
    ['what is not there', refusal('No object found.', 'Bad Request'), 'not-found'],
    ['a word that it does not know', refusal('Validation failed', "{'sort': ['x']}"), 'changed'],
    ['a gatekeeper', () => htmlReply('<title>Making sure you are human</title>', 403), 'refused'],
    ['a gatekeeper that is busy', () => htmlReply('<title>One moment</title>', 503), 'refused'],
    ['a page in place of data', () => htmlReply('<h1>Hello</h1>'), 'changed'],
    ['a page of errors', () => htmlReply('<h1>400</h1>', 400), 'changed'],
  ])('%s', async (_, answer, code) => {
    const { context } = aServer(answer);
    const problem = await problemOf(piefed.search(pie, query, context));
    expect(problem).toBeInstanceOf(SourceError);
    expect(problem).toMatchObject({ code });
  });

  test('whatever comes: nothing but a SourceError is ever thrown', async () => {
    const { threads } = await search(found(aPostView()));
    const runs = [
      (context: SourceContext) => piefed.search(pie, query, context),
      (context: SourceContext) => piefed.read(pie, threads, context),
      (context: SourceContext) => piefed.probe?.(base, context),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        fc.constantFrom('posts', 'comments', 'site', 'message'),
        fc.constantFrom(200, 400, 429),
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
