import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { reddit } from '@/sources/reddit';
import type { Community, Query, SearchPage, Thread } from '@/sources/source';

import { inFrontOfReplies } from './fixtures/door';
import { htmlReply, jsonReply, now, problemOf } from './fixtures/ports';

const base = 'https://www.reddit.com/r/lumenhome';
const community: Community = {
  id: `reddit:${base}`,
  platform: 'reddit',
  base,
  name: 'r/lumenhome',
  relation: 'general',
};
const address = `${base}/comments/1abc23/hub_blinks_red/`;
const askedAt = Date.UTC(2026, 1, 3, 8);

function asQuery(text: string, page = 1): Query {
  return { text, mode: 'words', language: 'en', page };
}

function listing(...children: object[]) {
  return { kind: 'Listing', data: { after: null, dist: children.length, modhash: '', children } };
}

function aPost(parts: object = {}) {
  return {
    kind: 't3',
    data: {
      id: '1abc23',
      name: 't3_1abc23',
      title: 'Hub blinks red & says "E04" <after 3.2>',
      selftext: 'It **blinks**:\n\n    radio < 5 && off\n',
      permalink: '/r/lumenhome/comments/1abc23/hub_blinks_red/',
      subreddit: 'lumenhome',
      author: 'night_owl-7',
      score: 31,
      num_comments: 9,
      created_utc: askedAt / 1000,
      over_18: false,
      locked: false,
      link_flair_text: 'Question',
      ...parts,
    },
  };
}

function aComment(parts: object = {}) {
  return {
    kind: 't1',
    data: {
      id: 'k9x8',
      body: 'Pair it *again*.',
      permalink: '/r/lumenhome/comments/1abc23/hub_blinks_red/k9x8/',
      author: 'marta_k',
      score: 12,
      score_hidden: false,
      created_utc: askedAt / 1000 + 3600,
      edited: false,
      is_submitter: false,
      distinguished: null,
      replies: '',
      ...parts,
    },
  };
}

function reader(reply: () => Response) {
  const fake = inFrontOfReplies(reply);
  const search = (text: string, page = 1) => reddit.search(community, asQuery(text, page), fake.context);
  return { ...fake, search };
}

function foundIn(...posts: object[]): Promise<SearchPage> {
  return reader(() => jsonReply(listing(...posts))).search('hub');
}

async function readIn(post: object, ...comments: object[]): Promise<Thread | undefined> {
  const { threads } = await foundIn(aPost());
  const { context } = reader(() => jsonReply([listing(post), listing(...comments)]));
  return (await reddit.read(community, threads, context))[0];
}

describe('a search', () => {
  test('goes out once, in the session of the reader, to this place only', async () => {
    const { search, sent, ledger } = reader(() => jsonReply(listing(aPost())));
    const page = await search('hub E04');
    expect(page).toMatchObject({ hasMore: false });
    expect(sent.map(({ url }) => url.href)).toEqual([
      `${base}/search.json?q=hub+e04&restrict_sr=on&sort=relevance&t=all&raw_json=1&limit=25`,
    ]);
    expect(sent[0]?.init).toMatchObject({ credentials: 'include', redirect: 'manual' });
    expect(ledger).toMatchObject([{ text: 'hub e04', why: 'search', outcome: 'ok' }]);
  });

  test.each<[text: string, words: string]>([
    ['hub OR "selftext:lights"', 'hub or selftext lights'],
    ['-hub (NOT +lights)', 'hub not lights'],
    ['author:admin E04', 'author admin e04'],
  ])('has no operators: %s', async (text, words) => {
    const { search, sent, ledger } = reader(() => jsonReply(listing()));
    await search(text);
    expect(sent[0]?.url.searchParams.get('q')).toBe(words);
    expect(ledger).toMatchObject([{ text: words }]);
  });

  test.each<[text: string, page: number]>([
    [' "" ', 1],
    ['hub', 2],
  ])('asks nothing for %j on page %i', async (text, page) => {
    const { search, sent } = reader(() => jsonReply(listing(aPost())));
    await expect(search(text, page)).resolves.toEqual({ threads: [], hasMore: false });
    expect(sent).toEqual([]);
  });

  test('tells of each post what its row tells', async () => {
    const { threads } = await foundIn(aPost());
    expect(threads).toEqual([
      {
        id: `${community.id}#1abc23`,
        communityId: community.id,
        communityName: 'r/lumenhome',
        platform: 'reddit',
        nativeId: '1abc23',
        url: address,
        title: 'Hub blinks red & says "E04" <after 3.2>',
        text: 'It blinks:\nradio < 5 && off',
        tags: [],
        author: { name: 'night_owl-7', url: 'https://www.reddit.com/user/night_owl-7' },
        askedAt,
        agreement: { value: 31, unit: 'points' },
        answerCount: 9,
        isSolved: false,
        nativeRank: 0,
        isRead: false,
        answers: [],
      },
    ]);
  });

  test('leaves out what was removed, what is for adults, and what is no post', async () => {
    const { threads } = await foundIn(
      aPost({ id: 'a1', removed_by_category: 'moderator' }),
      aPost({ id: 'a2', over_18: true }),
      aPost({ id: 'a3', permalink: 'https://evil.example/a3' }),
      aPost({ id: 'a4', title: ' ' }),
      { kind: 't5', data: { display_name: 'lumenhome' } },
      aPost({ id: 'a5' }),
    );
    expect(threads.map(({ nativeId, nativeRank }) => [nativeId, nativeRank])).toEqual([['a5', 0]]);
  });

  test.each<[flair: string | null, isSolved: boolean]>([
    ['Solved', true],
    ['[SOLVED ✔]', true],
    ['Fixed in 3.3', true],
    ['Unsolved', false],
    ['Not solved', false],
    [null, false],
  ])('believes the flair %j as far as it goes', async (flair, isSolved) => {
    const { threads } = await foundIn(aPost({ link_flair_text: flair }));
    expect(threads[0]?.isSolved).toBe(isSolved);
  });

  test('takes no deleted account for an author, and no hidden score for one', async () => {
    const { threads } = await foundIn(
      aPost({ author: '[deleted]', hide_score: true, selftext: '[deleted]' }),
    );
    expect(threads[0]).not.toHaveProperty('author');
    expect(threads[0]).not.toHaveProperty('agreement');
    expect(threads[0]?.text).toBe('');
  });

  test('tells that a thread was locked', async () => {
    const { threads } = await foundIn(aPost({ locked: true }));
    expect(threads[0]?.closedAs).toBe('locked');
  });

  test('does without what it is not told', async () => {
    const { id, title, permalink } = aPost().data;
    const { threads } = await foundIn({ kind: 't3', data: { id, title, permalink, score: null, author: 7 } });
    expect(threads).toMatchObject([{ nativeId: '1abc23', answerCount: 0, text: '' }]);
  });

  test.each([
    ['posts of another shape', jsonReply(listing({ kind: 't3', data: { name: 'x' } }))],
    ['another kind of reply', jsonReply({ kind: 'wikipage', data: {} })],
    ['a page in place of data', htmlReply('<h1>reddit</h1>')],
  ])('is told a change by %s', async (_, reply) => {
    expect(await problemOf(reader(() => reply).search('hub'))).toMatchObject({ code: 'changed' });
  });
});

describe('a refusal', () => {
  const blocked = '<body><h1>whoa there</h1><p>Your request was blocked by a network policy.</p></body>';

  test.each([
    ['the page for whoever is not trusted', htmlReply(blocked, 403)],
    ['a session that has run out', jsonReply({ message: 'Unauthorized', error: 401 }, 401)],
    ['being sent elsewhere', new Response('', { status: 302, headers: { location: '/over18' } })],
  ])('is told by %s', async (_, reply) => {
    expect(await problemOf(reader(() => reply).search('hub'))).toMatchObject({ code: 'refused' });
  });

  test.each([
    ['private', jsonReply({ reason: 'private', message: 'Forbidden', error: 403 }, 403)],
    ['banned', jsonReply({ reason: 'banned', message: 'Not Found', error: 404 }, 404)],
    ['quarantined', jsonReply({ reason: 'quarantined', message: 'Forbidden', error: 403 }, 403)],
    ['closed to this country', htmlReply('<h1>451</h1>', 451)],
  ])('is not meant where the place is %s', async (_, reply) => {
    expect(await problemOf(reader(() => reply).search('hub'))).toMatchObject({ code: 'not-found' });
  });

  test.each([
    ['a time to come back', { 'retry-after': '600' }],
    ['that nothing is left', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '300' }],
  ])('is one for good, also where it names %s', async (_, headers) => {
    const problem = await problemOf(reader(() => htmlReply(blocked, 403, headers)).search('hub'));
    expect(problem).toMatchObject({ code: 'refused' });
    expect(problem).not.toHaveProperty('retryAt', expect.any(Number));
  });

  test('to answer so often has its end', async () => {
    const reply = () => htmlReply('<h1>Too Many Requests</h1>', 429, { 'retry-after': '30' });
    expect(await problemOf(reader(reply).search('hub'))).toMatchObject({
      code: 'throttled',
      retryAt: now + 30_000,
    });
  });
});

describe('a thread', () => {
  test('is read by its own address, with the comments that stand directly below it', async () => {
    const { threads } = await foundIn(aPost());
    const { context, sent } = reader(() => jsonReply([listing(aPost()), listing(aComment())]));
    const [thread] = await reddit.read(community, threads, context);
    expect(sent.map(({ url }) => url.href)).toEqual([
      `${base}/comments/1abc23/hub_blinks_red.json?raw_json=1&limit=100&depth=1&sort=top`,
    ]);
    expect(sent[0]?.init).toMatchObject({ credentials: 'include', redirect: 'manual' });
    expect(thread).toMatchObject({ isRead: true, url: address, answerCount: 9 });
    expect(thread?.answers).toEqual([
      {
        id: `${community.id}#ak9x8`,
        url: `${address}k9x8/`,
        html: '<p>Pair it <em>again</em>.</p>\n',
        text: 'Pair it again.',
        author: { name: 'marta_k', url: 'https://www.reddit.com/user/marta_k' },
        agreement: { value: 12, unit: 'points' },
        acceptedBy: null,
        postedAt: askedAt + 3_600_000,
      },
    ]);
  });

  test('leaves out what was taken away, what a machine wrote, and the way to more', async () => {
    const thread = await readIn(
      aPost(),
      aComment({ id: 'c1', body: '[deleted]', author: '[deleted]' }),
      aComment({ id: 'c2', body: '[ Removed by Reddit ]' }),
      aComment({ id: 'c3', author: 'AutoModerator' }),
      aComment({ id: 'c4', body: '' }),
      aComment({ id: 'c5', body: '[removed] is what it said' }),
      { kind: 'more', data: { count: 40, id: 'm1', children: ['x1'] } },
    );
    expect(thread?.answers.map(({ id }) => id)).toEqual([`${community.id}#ac5`]);
  });

  test('credits a deleted account as such, Reddit’s staff as staff, and knows the asker again', async () => {
    const thread = await readIn(
      aPost(),
      aComment({ id: 'c1', author: '[deleted]' }),
      aComment({ id: 'c2', distinguished: 'admin' }),
      aComment({ id: 'c3', distinguished: 'moderator', is_submitter: true }),
    );
    expect(thread?.answers.map(({ author, isByAsker }) => [author.name, author.isStaff, isByAsker])).toEqual([
      [null, undefined, undefined],
      ['marta_k', true, undefined],
      ['marta_k', undefined, true],
    ]);
  });

  test('tells when a comment was changed, and no score that is hidden', async () => {
    const thread = await readIn(
      aPost(),
      aComment({ id: 'c1', edited: askedAt / 1000 + 7200, score_hidden: true }),
      aComment({ id: 'c2', edited: true }),
    );
    expect(thread?.answers.map(({ editedAt, agreement }) => [editedAt, agreement?.value])).toEqual([
      [askedAt + 7_200_000, undefined],
      [undefined, 12],
    ]);
  });

  test.each([undefined, 'javascript:alert(1)', '//evil.example/'])(
    'gives a comment its address where the reply has none: %s',
    async (permalink) => {
      const thread = await readIn(aPost(), aComment({ permalink }));
      expect(thread?.answers[0]?.url).toBe(`${address}k9x8/`);
    },
  );

  test('that was removed meanwhile is left out', async () => {
    await expect(readIn(aPost({ removed_by_category: 'deleted' }), aComment())).resolves.toBeUndefined();
  });

  test('that is gone is left out, and a refusal is told', async () => {
    const { threads } = await foundIn(aPost());
    const gone = reader(() => jsonReply({ message: 'Not Found', error: 404 }, 404));
    await expect(reddit.read(community, threads, gone.context)).resolves.toEqual([]);
    const refused = reader(() => htmlReply('blocked', 403));
    expect(await problemOf(reddit.read(community, threads, refused.context))).toMatchObject({
      code: 'refused',
    });
  });

  test('without comments has none', async () => {
    expect(await readIn(aPost())).toMatchObject({ answers: [], isRead: true });
  });
});

describe('an address', () => {
  test.each<[url: string, place: string | undefined]>([
    ['https://www.reddit.com/r/lumenhome/comments/1abc23/hub_blinks_red/', base],
    ['https://old.reddit.com/r/lumenhome', base],
    ['https://reddit.com/r/lumenhome/', base],
    ['https://www.reddit.com/user/marta_k', undefined],
    ['https://www.reddit.com.evil.example/r/lumenhome', undefined],
    ['https://notreddit.com/r/lumenhome', undefined],
  ])('%s tells a place on Reddit or none', (url, place) => {
    expect(reddit.recognise(new URL(url))?.base).toBe(place);
  });

  test('leads to the same search and to a prefilled form', () => {
    expect(reddit.searchUrl(community, 'hub & E04')).toBe(`${base}/search/?q=hub+%26+E04&restrict_sr=1`);
    expect(reddit.askUrl(community, { title: 'Hub & lamp', body: 'Tried it.' })).toBe(
      `${base}/submit?selftext=true&title=Hub+%26+lamp&text=Tried+it.`,
    );
  });
});

test('no reply of a hostile server breaks a search or a reading', async () => {
  const parts = fc.dictionary(
    fc.constantFrom('selftext', 'body', 'permalink', 'author', 'score', 'created_utc', 'edited', 'title'),
    fc.anything(),
  );
  await fc.assert(
    fc.asyncProperty(parts, async (odd) => {
      const outcomes = await Promise.allSettled([foundIn(aPost(odd)), readIn(aPost(odd), aComment(odd))]);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'SourceError' });
    }),
    { numRuns: 60 },
  );
});
