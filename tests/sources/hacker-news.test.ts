import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { hackerNews, hackerNewsCommunity } from '@/sources/hacker-news';
import { createHttp } from '@/sources/http';
import type { Query, SourceContext, Thread } from '@/sources/source';

import { fakePorts, htmlReply, jsonReply, now, problemOf } from './fixtures/ports';

const community = hackerNewsCommunity();
const site = 'https://news.ycombinator.com';
const query: Query = { text: 'hub pair', mode: 'words', language: 'en', page: 1 };
const at = 1_741_075_200;

type Parts = Record<string, unknown>;

function aServer(answer: (url: URL) => Response) {
  const fake = fakePorts((url) => answer(url));
  const context: SourceContext = {
    http: createHttp(fake.ports),
    signal: new AbortController().signal,
    now,
  };
  return { ...fake, context };
}

function found(hits: unknown[], parts: Parts = {}) {
  return { hits, nbHits: hits.length, page: 0, nbPages: 1, hitsPerPage: 30, query: 'hub pair', ...parts };
}

function aStory(id: number, parts: Parts = {}) {
  return {
    created_at: new Date(at * 1000).toISOString(),
    created_at_i: at,
    objectID: String(id),
    title: `Ask HN: Story ${id}`,
    url: null,
    author: 'asker',
    points: 12,
    story_text: 'It won&#x27;t pair.<p>Twice.',
    comment_text: null,
    num_comments: 3,
    story_id: null,
    story_title: null,
    _tags: ['story', 'author_asker', `story_${id}`, 'ask_hn'],
    ...parts,
  };
}

function aComment(id: number, storyId: number, parts: Parts = {}) {
  return {
    ...aStory(id, { title: null, points: null, story_text: null, num_comments: null, author: 'helper' }),
    comment_text: 'Hold it for ten seconds.',
    story_id: storyId,
    story_title: `Ask HN: Story ${storyId}`,
    parent_id: storyId,
    ...parts,
  };
}

function aNode(id: number, children: unknown[] = [], parts: Parts = {}) {
  return {
    id,
    created_at: new Date(at * 1000).toISOString(),
    created_at_i: at,
    type: 'comment',
    author: 'helper',
    title: null,
    url: null,
    text: `<p>Words of ${id}.</p>`,
    points: null,
    children,
    options: [],
    ...parts,
  };
}

function anItem(children: unknown[], parts: Parts = {}) {
  return aNode(7, children, {
    type: 'story',
    author: 'asker',
    title: 'Ask HN: Story 7',
    points: 57,
    ...parts,
  });
}

async function search(hits: unknown[]): Promise<Thread[]> {
  const { context } = aServer(() => jsonReply(found(hits)));
  return (await hackerNews.search(community, query, context)).threads;
}

/** Reads story 7, found by these hits. */
async function readStory(item: unknown, hits: unknown[] = [aStory(7)]): Promise<Thread> {
  const { context } = aServer(() => jsonReply(item));
  const [read] = await hackerNews.read(community, await search(hits), context);
  if (!read) throw new Error('The story is gone.');
  return read;
}

describe('a search', () => {
  test('wants every word in one story or one comment, and writes the words down', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply(found([])));
    await hackerNews.search(community, { ...query, page: 3 }, context);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url.origin).toBe('https://hn.algolia.com');
    expect(Object.fromEntries(sent[0]?.url.searchParams ?? [])).toEqual({
      query: 'hub pair',
      tags: '(story,comment)',
      hitsPerPage: '30',
      page: '2',
    });
    expect(ledger).toMatchObject([{ text: 'hub pair', why: 'search' }]);
  });

  test('for a whole title needs none of its words', async () => {
    const { context, sent } = aServer(() => jsonReply(found([])));
    await hackerNews.search(community, { ...query, mode: 'title' }, context);
    expect(sent[0]?.url.searchParams.get('optionalWords')).toBe('hub pair');
  });

  test('gives stories with what the index tells of them', async () => {
    const { context } = aServer(() => jsonReply(found([aStory(7)], { nbHits: 61, nbPages: 3 })));
    const page = await hackerNews.search(community, query, context);
    expect(page).toMatchObject({ hasMore: true, total: 61 });
    expect(page.threads).toEqual([
      {
        id: `hacker-news:${site}#7`,
        communityId: community.id,
        communityName: 'Hacker News',
        platform: 'hacker-news',
        nativeId: '7',
        url: `${site}/item?id=7`,
        title: 'Ask HN: Story 7',
        text: "It won't pair.\nTwice.",
        tags: [],
        author: { name: 'asker', url: `${site}/user?id=asker` },
        askedAt: at * 1000,
        agreement: { value: 12, unit: 'points' },
        answerCount: 3,
        isSolved: false,
        nativeRank: 0,
        isRead: false,
        answers: [],
      },
    ]);
  });

  test('shows a comment that was found under its story, once, as an answer', async () => {
    const threads = await search([
      aComment(91, 7),
      aStory(3),
      aComment(92, 7, { comment_text: 'Channel 15, not 26.' }),
      aStory(7, { num_comments: 1 }),
    ]);
    expect(threads.map(({ nativeId, nativeRank }) => [nativeId, nativeRank])).toEqual([
      ['7', 0],
      ['3', 1],
    ]);
    expect(threads[0]).toMatchObject({ title: 'Ask HN: Story 7', answerCount: 2, isRead: false });
    expect(threads[0]?.text).toBe("It won't pair.\nTwice.");
    expect(threads[0]?.answers.map(({ id, url, text }) => [id.split('#')[1], url, text])).toEqual([
      ['a91', `${site}/item?id=91`, 'Hold it for ten seconds.'],
      ['a92', `${site}/item?id=92`, 'Channel 15, not 26.'],
    ]);
  });

  test('decodes titles once, and cuts what nobody would write', async () => {
    const threads = await search([
      aStory(1, { title: 'Fish &amp;amp; chips &lt;b&gt;' }),
      aStory(2, { title: 'x'.repeat(50_000) }),
      aComment(91, 4, { story_title: 'Salt &amp; pepper' }),
    ]);
    expect(threads.map(({ title }) => title.slice(0, 24))).toEqual([
      'Fish &amp; chips <b>',
      'x'.repeat(24),
      'Salt & pepper',
    ]);
    expect(threads[1]?.title).toHaveLength(300);
  });

  test('leaves out what has no title and no story', async () => {
    const threads = await search([
      aStory(1, { title: '' }),
      aStory(2, { title: null }),
      aComment(91, 4, { story_id: null }),
      aComment(92, 4, { story_title: null }),
      aStory(3),
    ]);
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['3']);
  });

  test.each([
    ['-crash hub', 'crash hub'],
    ['"no signal" “at all”', 'no signal at all'],
    ['wi-fi E04 0x80070005', 'wi-fi E04 0x80070005'],
    ['a\u0000b', 'a b'],
  ])('for %j asks for %j, so that no word acts as an operator', async (text, sentText) => {
    const { context, sent, ledger } = aServer(() => jsonReply(found([])));
    await hackerNews.search(community, { ...query, text }, context);
    expect(sent[0]?.url.searchParams.get('query')).toBe(sentText);
    expect(ledger[0]?.text).toBe(sentText);
  });

  test('never sends an operator, whatever the words were', async () => {
    const unit = fc.constantFrom('-', '"', ' ', 'a', '1', '„', '“');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 30 }), async (text) => {
        const { context, sent } = aServer(() => jsonReply(found([])));
        await hackerNews.search(community, { ...query, text }, context);
        for (const { url } of sent) expect(url.searchParams.get('query')).not.toMatch(/["„“]|(?:^|\s)-/);
      }),
    );
  });

  test('without a word left, or behind the last page, asks nothing', async () => {
    const { context, sent } = aServer(() => jsonReply(found([aStory(7)], { nbPages: 34 })));
    const nothing = { threads: [], hasMore: false };
    expect(await hackerNews.search(community, { ...query, text: '-- ""' }, context)).toEqual(nothing);
    expect(await hackerNews.search(community, { ...query, page: 34 }, context)).toEqual(nothing);
    expect(sent).toEqual([]);
    expect(await hackerNews.search(community, { ...query, page: 33 }, context)).toMatchObject({
      hasMore: false,
    });
  });

  test.each([
    ['a page in place of data', () => htmlReply('<h1>Back soon</h1>'), 'changed'],
    ['no hits at all', () => jsonReply({ nbHits: 0 }), 'changed'],
    ['hits without numbers', () => jsonReply(found([{ title: 'x' }])), 'changed'],
    ['an error of the index', () => jsonReply({ message: 'Cannot reach any hosts' }, 500), 'unavailable'],
    ['a wall', () => jsonReply({ message: 'Invalid API key' }, 403), 'refused'],
  ])('says by name what is wrong: %s', async (_, answer, code) => {
    const { context } = aServer(answer);
    expect(await problemOf(hackerNews.search(community, query, context))).toMatchObject({ code });
  });
});

describe('a story', () => {
  test('is read with the replies to it and the replies to those', async () => {
    const { context, sent, ledger } = aServer(() =>
      jsonReply(anItem([aNode(11, [aNode(12, [aNode(13)], { author: 'asker' })]), aNode(14)])),
    );
    const [story] = await hackerNews.read(community, await search([aStory(7)]), context);
    expect(sent.map(({ url }) => url.href)).toEqual(['https://hn.algolia.com/api/v1/items/7']);
    expect(ledger[0]).toMatchObject({ text: '', why: 'answers' });
    expect(story).toMatchObject({ isRead: true, answerCount: 3, agreement: { value: 57, unit: 'points' } });
    expect(story?.answers.map(({ id, isByAsker }) => [id.split('#')[1], isByAsker])).toEqual([
      ['a11', false],
      ['a12', true],
      ['a14', false],
    ]);
    expect(story?.answers[0]).toEqual({
      id: `hacker-news:${site}#a11`,
      url: `${site}/item?id=11`,
      html: '<p>Words of 11.</p>',
      text: 'Words of 11.',
      author: { name: 'helper', url: `${site}/user?id=helper` },
      acceptedBy: null,
      postedAt: at * 1000,
      isByAsker: false,
    });
  });

  test('leaves out what was deleted or flagged, and keeps the replies to it', async () => {
    const { answers } = await readStory(
      anItem([
        { id: 11, children: [aNode(12)] },
        aNode(13, [], { author: null, text: null, created_at_i: null, created_at: null }),
        aNode(14, [], { text: '[flagged]' }),
        aNode(15, [], { text: '<p>[dead]</p>' }),
        aNode(16, [], { text: '   ' }),
        aNode(17, [], { created_at_i: undefined }),
      ]),
    );
    expect(answers.map(({ id, postedAt }) => [id.split('#')[1], postedAt])).toEqual([
      ['a12', at * 1000],
      ['a17', at * 1000],
    ]);
  });

  test('keeps the comment that was found, however deep it stands, and shows it once', async () => {
    const item = anItem([aNode(11, [aNode(12, [aNode(13, [aNode(91)])])]), aNode(92)]);
    const { answers } = await readStory(item, [
      aComment(91, 7, { author: 'asker' }),
      aComment(92, 7),
      aStory(7),
    ]);
    expect(answers.map(({ id, isByAsker }) => [id.split('#')[1], isByAsker])).toEqual([
      ['a11', false],
      ['a12', false],
      ['a92', false],
      ['a91', true],
    ]);
  });

  test('without a title keeps the one that the search gave', async () => {
    expect(await readStory(anItem([], { title: null }))).toMatchObject({
      title: 'Ask HN: Story 7',
      answers: [],
    });
  });

  test('with thousands of comments stays within bounds', async () => {
    const { answers } = await readStory(
      anItem(Array.from({ length: 3000 }, (_, index) => aNode(100 + index))),
    );
    expect(answers).toHaveLength(200);
    const long = await readStory(anItem([aNode(11, [], { text: 'x '.repeat(400_000) })]));
    expect(long.answers[0]?.html.length).toBeLessThanOrEqual(100_000);
  });

  test('that was deleted is left out, the others are not', async () => {
    const { context } = aServer(({ pathname }) =>
      pathname.endsWith('/7')
        ? jsonReply({ status: 404, error: 'Not Found' }, 404)
        : jsonReply(anItem([], { id: 3 })),
    );
    const read = await hackerNews.read(community, await search([aStory(7), aStory(3)]), context);
    expect(read.map(({ nativeId }) => nativeId)).toEqual(['3']);
  });

  test('of another shape says that the source changed', async () => {
    const { context } = aServer(() => jsonReply({ id: 7, kids: [11] }));
    const problem = await problemOf(hackerNews.read(community, await search([aStory(7)]), context));
    expect(problem).toMatchObject({ code: 'changed' });
  });
});
