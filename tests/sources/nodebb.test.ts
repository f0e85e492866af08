import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { nodebb } from '@/sources/nodebb';
import { SourceError, type Community, type Query, type SourceContext, type Thread } from '@/sources/source';

import { nodebbForum, notAuthorised } from '../communities/samples/nodebb/server';
import { topics } from '../communities/samples/nodebb/topics';
import { inFrontOf, inFrontOfReplies } from './fixtures/door';
import { htmlReply, jsonReply, now, problemOf } from './fixtures/ports';

const base = 'https://forum.example';
const forum = aForum(base);
const query: Query = { text: 'wallbox charges', mode: 'words', language: 'en', page: 1 };

function aForum(at: string): Community {
  return { id: `nodebb:${at}`, platform: 'nodebb', base: at, name: 'Forum', relation: 'own' };
}

function aServer(options: Partial<Parameters<typeof nodebbForum>[0]> = {}) {
  return inFrontOf(nodebbForum({ base, topics, ...options }));
}

async function found(context: SourceContext, parts: Partial<Query> = {}): Promise<Thread[]> {
  return (await nodebb.search(forum, { ...query, ...parts }, context)).threads;
}

async function readFirst(context: SourceContext, text: string): Promise<Thread> {
  const threads = await found(context, { text });
  const [read] = await nodebb.read(forum, threads.slice(0, 1), context);
  if (!read) throw new Error('The thread is gone.');
  return read;
}

/** One post as a topic carries it, in the fewest words. */
function aPost(parts: object = {}) {
  return {
    pid: 2,
    uid: 7,
    content: '<p>Turn it off.</p>',
    timestamp: now,
    deleted: 0,
    user: aUser(),
    ...parts,
  };
}

function aUser(parts: object = {}) {
  return { uid: 7, username: 'ada', userslug: 'ada', displayname: 'Ada', selectedGroups: [], ...parts };
}

function aTopic(parts: object = {}) {
  return { tid: 5, uid: 6, mainPid: 1, title: 'It hums', slug: '5/it-hums', postcount: 2, ...parts };
}

/** What is made of a search that finds one topic, and of that topic. */
async function readMade(topic: object, posts: object[]): Promise<Thread | undefined> {
  const { context } = inFrontOfReplies(({ pathname }) =>
    pathname.endsWith('/search')
      ? jsonReply({ posts: [{ ...aPost({ pid: 1 }), topic: aTopic() }], matchCount: 1, pageCount: 1 })
      : jsonReply({ ...aTopic(topic), posts }),
  );
  const threads = await found(context);
  return (await nodebb.read(forum, threads, context))[0];
}

describe('a search', () => {
  test('wants every word, and says which words it sends', async () => {
    const { context, ledger, sent } = aServer();
    const threads = await found(context);
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['12']);
    expect(sent[0]?.url.searchParams.get('matchWords')).toBe('all');
    expect(ledger).toMatchObject([{ text: 'wallbox charges', why: 'search' }]);
  });

  test('by title is content with any word', async () => {
    const { context, sent } = aServer();
    const threads = await found(context, { text: 'Why is my wallbox so slow at night', mode: 'title' });
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['12', '15']);
    expect(sent[0]?.url.searchParams.get('matchWords')).toBe('any');
  });

  test('shows a topic once, however many of its posts were found', async () => {
    const { context } = aServer();
    const threads = await found(context, { text: 'change here either' });
    expect(threads).toMatchObject([{ nativeId: '17', nativeRank: 0, answerCount: 44 }]);
  });

  test('tells of the question what its opening post tells', async () => {
    const { context } = aServer();
    const [thread] = await found(context);
    expect(thread).toMatchObject({
      tags: ['wallbox', 'firmware'],
      author: { name: 'Ines Marlow', url: `${base}/user/ines-marlow` },
      askedAt: Date.UTC(2026, 0, 12, 8) + 101 * 3_600_000,
    });
    expect(thread?.text).toContain('limit = min(grid, 6) && hold');
  });

  test('leaves out operators that a page may hold', async () => {
    const { context, ledger } = aServer();
    await found(context, { text: 'in:topic-12 "wallbox  cable" -night — 5:30' });
    expect(ledger[0]?.text).toBe('in topic-12 wallbox cable night — 5 30');
  });

  test('without a word asks nobody', async () => {
    const { context, sent } = aServer();
    expect(await nodebb.search(forum, { ...query, text: ' "" -- ' }, context)).toEqual({
      threads: [],
      hasMore: false,
    });
    expect(sent).toEqual([]);
  });

  test('in a sub-folder keeps to it', async () => {
    const inFolder = aForum('https://acme.example/talk');
    const { context, paths } = inFrontOf(nodebbForum({ base: inFolder.base, topics }));
    const { threads } = await nodebb.search(inFolder, query, context);
    const [read] = await nodebb.read(inFolder, threads, context);
    expect(paths().every((path) => path.startsWith('/talk/api/'))).toBe(true);
    expect(read?.answers[0]?.url).toBe('https://acme.example/talk/post/102');
    expect(read?.url.startsWith('https://acme.example/talk/topic/12/')).toBe(true);
  });
});

describe('titles and names', () => {
  test.each([false, true])(
    'read the same whether the server escapes them or not (%s)',
    async (escapesTitles) => {
      const { context } = aServer({ escapesTitles });
      const read = await readFirst(context, query.text);
      expect(read.title).toBe('Wallbox stays at 6 A & never charges faster <since 2.8>');
      expect(read.answers[0]?.author.name).toBe("Tomas O'Dell");
    },
  );

  test('that speak of entities are not decoded where they are plain', async () => {
    const read = await readMade({ title: 'What does &amp; mean' }, []);
    expect(read?.title).toBe('What does &amp; mean');
  });

  test('of people who left, and of guests, are no names', async () => {
    const read = await readMade({}, [
      aPost({ pid: 1 }),
      aPost({
        pid: 2,
        user: aUser({ displayname: '[[global:former-user]]', username: '[[global:former-user]]' }),
      }),
      aPost({ pid: 3, user: aUser({ uid: 0, displayname: '[[global:guest]]' }) }),
      aPost({ pid: 4, user: null }),
    ]);
    expect(read?.answers.map(({ author }) => author)).toEqual([
      { name: null },
      { name: null },
      { name: null },
    ]);
  });

  test('of administrators are marked as staff, by groups that the server has checked', async () => {
    const read = await readMade({}, [
      aPost({ pid: 2, user: aUser({ selectedGroups: [{ name: 'administrators' }] }) }),
      aPost({ pid: 3, user: aUser({ groupTitleArray: ['administrators'] }) }),
    ]);
    expect(read?.answers.map(({ author }) => author.isStaff)).toEqual([true, undefined]);
  });
});

describe('a topic', () => {
  test('shows its accepted answer once, in its place', async () => {
    const { context } = aServer();
    const read = await readFirst(context, query.text);
    expect(read.isSolved).toBe(true);
    expect(read.answers.map(({ acceptedBy }) => acceptedBy)).toEqual([null, 'asker', null, null]);
    expect(read.answers[1]).toMatchObject({
      agreement: { value: 7, unit: 'votes' },
      editedAt: Date.UTC(2026, 0, 12, 8) + 150 * 3_600_000,
    });
  });

  test('without the question-and-answer plugin is simply not solved', async () => {
    const { context } = aServer({ hasAnswers: false });
    const read = await readFirst(context, query.text);
    expect(read.isSolved).toBe(false);
    expect(read.answers.map(({ acceptedBy }) => acceptedBy)).toEqual([null, null, null, null]);
  });

  test.each([
    ['text', { isSolved: '1', solvedPid: '2' }],
    ['numbers', { isSolved: 1, solvedPid: 2 }],
  ])('is solved whether the plugin says so in %s', async (_, marks) => {
    const read = await readMade(marks, [aPost({ pid: 1 }), aPost({ pid: 2 })]);
    expect(read).toMatchObject({ isSolved: true, answers: [{ acceptedBy: 'asker' }] });
  });

  test('may be solved by no post in particular', async () => {
    const read = await readMade({ isSolved: '1', solvedPid: '0' }, [aPost({ pid: 1 }), aPost({ pid: 2 })]);
    expect(read).toMatchObject({ isSolved: true, answers: [{ acceptedBy: null }] });
  });

  test('of three pages is read with the posts that have the most votes', async () => {
    const { context, paths } = aServer();
    const read = await readFirst(context, 'phone app');
    expect(paths().slice(1)).toEqual(['/api/topic/17', '/api/topic/17?sort=most_votes']);
    expect(read.answers.find(({ acceptedBy }) => acceptedBy)?.text).toContain('guest network');
    expect(read).toMatchObject({ answerCount: 44, closedAs: 'locked', isSolved: true });
    const times = read.answers.map(({ postedAt }) => postedAt ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('of two pages is read whole', async () => {
    const posts = Array.from({ length: 30 }, (_, index) => ({
      pid: 500 + index,
      uid: 4,
      html: `<p>Words ${index}</p>`,
      at: now + index,
    }));
    const long = { tid: 9, title: 'Wallbox charges', slug: '9/x', tags: [], posts };
    const { context, paths } = aServer({ topics: [long] });
    const read = await readFirst(context, query.text);
    expect(paths()[2]).toBe('/api/topic/9?page=2');
    expect(read.answers).toHaveLength(29);
  });

  test('leaves out deleted posts', async () => {
    const { context } = aServer();
    const read = await readFirst(context, query.text);
    expect(read.answers.map(({ text }) => text).join()).not.toMatch(/another brand|post-is-deleted/);
  });

  test('tells the asker’s own replies from the others', async () => {
    const read = await readMade({}, [
      aPost({ pid: 1, uid: 6 }),
      aPost({ pid: 2 }),
      aPost({ pid: 3, uid: 6 }),
    ]);
    expect(read?.answers.map(({ isByAsker }) => isByAsker)).toEqual([false, true]);
  });

  test('from another server of the fediverse has addresses for ids', async () => {
    const pid = 'https://square.example/notes/4';
    const read = await readMade({}, [aPost({ pid: 1 }), aPost({ pid, uid: 'https://square.example/u/4' })]);
    expect(read?.answers[0]?.url).toBe(`${base}/post/${encodeURIComponent(pid)}`);
  });

  test('that was deleted meanwhile, or only members may see, is left out', async () => {
    const { context } = aServer({ topics: topics.map((topic) => ({ ...topic, isDeleted: true })) });
    const threads = await found(aServer().context);
    expect(await nodebb.read(forum, threads, context)).toEqual([]);
    const { context: old } = inFrontOfReplies(() => jsonReply('not-authorized', 401));
    expect(await nodebb.read(forum, threads, old)).toEqual([]);
  });

  test('behind a challenge is not taken for deleted', async () => {
    const threads = await found(aServer().context);
    const { context } = inFrontOfReplies(() => htmlReply('<h1>Are you human?</h1>', 403));
    await expect(nodebb.read(forum, threads, context)).rejects.toMatchObject({ code: 'refused' });
  });

  test('whose slug leads elsewhere keeps its own address', async () => {
    for (const slug of ['5/../../admin', '5/a?b', 'https://elsewhere.example/5', '6/it-hums', null, '']) {
      const read = await readMade({ slug }, []);
      expect(read?.url).toBe(`${base}/topic/5`);
    }
  });
});

describe('a forum where guests may not search', () => {
  test('gives its latest topics and those with the longest word as their tag, the best ones first', async () => {
    const { context, paths, ledger } = aServer({ guestsSearch: false });
    const threads = await found(context, { text: 'app diary wallbox' });
    expect(paths().slice(1)).toEqual(['/api/recent', '/api/tags/wallbox']);
    expect(ledger.map(({ text, outcome }) => [text, outcome])).toEqual([
      ['app diary wallbox', 'refused'],
      ['', 'ok'],
      ['wallbox', 'ok'],
    ]);
    expect(threads.map(({ title }) => title)).toContain(
      'Wallbox stays at 6 A & never charges faster <since 2.8>',
    );
    expect(threads.every(({ title, tags }) => /wallbox|diary|app/i.test(title + tags.join()))).toBe(true);
    expect(threads.map(({ nativeRank }) => nativeRank)).toEqual(threads.map((_, rank) => rank));
  });

  test('tells which of them are solved before they are read', async () => {
    const { context } = aServer({ guestsSearch: false });
    const threads = await found(context, { text: 'wallbox' });
    expect(threads.find(({ nativeId }) => nativeId === '12')).toMatchObject({ isSolved: true, views: 310 });
  });

  test('has no further pages', async () => {
    const { context } = aServer({ guestsSearch: false });
    const page = await nodebb.search(forum, { ...query, page: 2 }, context);
    expect(page).toEqual({ threads: [], hasMore: false });
  });

  test('says so to a search by title, which is then not tried again', async () => {
    const { context } = aServer({ guestsSearch: false });
    const asked = nodebb.search(forum, { ...query, mode: 'title' }, context);
    await expect(asked).rejects.toMatchObject({ code: 'refused' });
  });

  test('may keep its tags to itself, too', async () => {
    const door = nodebbForum({ base, topics: topics.slice(0, 3), guestsSearch: false });
    const { context } = inFrontOf((request) =>
      request.url.pathname.startsWith('/api/tags/') ? notAuthorised() : door(request),
    );
    expect(await found(context, { text: 'wallbox' })).toHaveLength(2);
  });

  test('that shows guests nothing at all refuses', async () => {
    const { context } = inFrontOf(() => notAuthorised());
    await expect(found(context)).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('what a forum may answer instead', () => {
  test('under load: it is left alone for a minute', async () => {
    const page = '<html><head><title>Excessive Load Warning</title></head></html>';
    const { context } = inFrontOfReplies(() => htmlReply(page, 503));
    const problem = await problemOf(found(context));
    expect(problem).toMatchObject({ code: 'unavailable', retryAt: now + 60_000 });
  });

  test('another shape is told, and never reads as "nothing found"', async () => {
    for (const reply of [{}, { posts: {} }, { posts: [{ topic: {} }] }, 'moved', null]) {
      const { context } = inFrontOfReplies(() => jsonReply(reply));
      await expect(found(context)).rejects.toMatchObject({ code: 'changed' });
    }
  });

  test('nothing that it sends is more than a problem by name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.json(), async (first, second) => {
        const { context } = inFrontOfReplies(({ pathname }) =>
          pathname.endsWith('/search')
            ? jsonReply({ posts: [{ ...aPost(), topic: { ...aTopic(), ...toObject(first) } }], pageCount: 1 })
            : jsonReply({ ...aTopic(), posts: [{ ...aPost(), ...toObject(second) }] }),
        );
        const problem = await found(context).then(
          (threads) =>
            nodebb.read(forum, threads, context).then(
              () => null,
              (error: unknown) => error,
            ),
          (error: unknown) => error,
        );
        expect(problem === null || problem instanceof SourceError).toBe(true);
      }),
    );
  });

  function toObject(json: string): object {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : { title: value, slug: value, user: value };
  }

  test('hostile titles and times stay bounded', async () => {
    const read = await readMade({ title: 'lamp '.repeat(100_000), timestamp: 1e300, lastposttime: 'soon' }, [
      aPost({ pid: 1, timestamp: -4 }),
      aPost({
        pid: '\uD800',
        timestamp: 9e15,
        edited: 'x',
        votes: 'many',
        user: aUser({ userslug: '\uDC00' }),
      }),
    ]);
    expect(read?.title.length).toBeLessThanOrEqual(300);
    expect(read?.askedAt ?? now).toBe(now);
    expect(read?.answers[0]).not.toHaveProperty('postedAt');
    expect(read?.answers[0]).not.toHaveProperty('agreement');
  });
});

describe('asking', () => {
  test('opens the composer for the busiest category that is open, with the draft', async () => {
    const { context } = aServer();
    const known = await nodebb.probe?.(base, context);
    expect(known).toMatchObject({ name: 'Ferrowatt Forum', details: { cid: '4' } });
    if (!known) throw new Error('It does not know its own sample.');
    expect(nodebb.askUrl(known, { title: 'Box & cable', body: 'Help', tags: ['a', 'b'] })).toBe(
      `${base}/compose?cid=4&title=Box+%26+cable&body=Help&tags=a%2Cb`,
    );
  });

  test('begins at the list of topics where no category is known', () => {
    expect(nodebb.askUrl(forum, { title: 'Box' })).toBe(`${base}/recent`);
  });
});

describe('its own pages', () => {
  const settings = (folder: string) =>
    `<body class="page-topic page-topic-category-5 template-topic"><script>var config = JSON.parse('{"url":"x","relative_path":"${folder}","cache-buster":"v=1"}')</script>`;
  const url = new URL('https://acme.example/talk/topic/5/it-hums');

  test('tell the sub-folder and the category, with or without the header', () => {
    for (const headers of [new Headers(), new Headers({ 'x-powered-by': 'NodeBB' })])
      expect(nodebb.fingerprint?.({ url, html: settings('/talk'), headers })).toMatchObject({
        base: 'https://acme.example/talk',
        details: { cid: '5' },
      });
  });

  test('are no page that only links to a forum', () => {
    const html =
      '<a href="https://forum.example/topic/5">Powered by NodeBB</a><script>{"relative_path":""}</script>';
    expect(
      nodebb.fingerprint?.({ url, html, headers: new Headers({ 'x-powered-by': 'Express' }) }),
    ).toBeNull();
  });
});
