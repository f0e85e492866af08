import { describe, expect, test } from 'vitest';

import { createHttp } from '@/sources/http';
import { khoros } from '@/sources/khoros';
import type { Community, Query, SourceContext, Thread } from '@/sources/source';

import type { Door } from '../communities/platform-sample';
import { khorosCommunity, khorosError, khorosSample } from '../communities/samples/khoros';
import { fakePorts, htmlReply, jsonReply, landedAt, now, problemOf } from './fixtures/ports';

const base = 'https://talk.acme.example';
const community: Community = {
  id: `khoros:${base}`,
  platform: 'khoros',
  base,
  name: 'Acme Talk',
  relation: 'own',
  details: { prefix: '', folder: 't5' },
};
const sampleCommunity = { ...khorosSample.community, details: { prefix: '/tvqhx48213', folder: 't5' } };
const query: Query = { text: 'lamp flickers', mode: 'words', language: 'en', page: 1 };

function aServer(answer: (url: URL) => Response) {
  const fake = fakePorts((url) => answer(url));
  const context: SourceContext = {
    http: createHttp(fake.ports),
    signal: new AbortController().signal,
    now,
  };
  const asked = () => fake.sent.map(({ url }) => url.searchParams.get('q') ?? url.pathname);
  return { ...fake, context, asked };
}

function behind(door: Door) {
  return aServer((url) => {
    const { body, status, headers } = door({ url, headers: {}, door: '' });
    return new Response(body, { status, headers });
  });
}

function anError(...parts: Parameters<typeof khorosError>): Response {
  const { body, status, headers } = khorosError(...parts);
  return new Response(body, { status, headers });
}

function listOf(items: unknown[]) {
  const data = { type: 'messages', list_item_type: 'message', size: items.length, items };
  return jsonReply({ status: 'success', message: '', http_code: 200, data, metadata: {} });
}

function aMessage(parts: object = {}) {
  return {
    type: 'message',
    id: '501',
    subject: 'Lamp flickers',
    search_snippet: 'It flickers &amp; hums',
    post_time: '2026-01-02T10:00:00.000+01:00',
    view_href: `${base}/t5/Lamps/Lamp-flickers/td-p/501`,
    author: { type: 'user', login: 'ute', view_href: `${base}/t5/user/viewprofilepage/user-id/7` },
    kudos: { sum: { weight: 2 } },
    replies: { count: 1 },
    conversation: { style: 'forum', solved: false },
    metrics: { views: 40 },
    ...parts,
  };
}

function aReply(parts: object = {}) {
  return aMessage({ id: '502', subject: 'Re: Lamp flickers', depth: 1, body: '<P>Turn it.</P>', ...parts });
}

async function threadsOf(...items: unknown[]): Promise<Thread[]> {
  const { context } = aServer(() => listOf(items));
  return (await khoros.search(community, query, context)).threads;
}

async function readOne(...items: unknown[]): Promise<Thread> {
  const [thread] = await threadsOf(aMessage());
  const { context } = aServer(() => listOf(items));
  const [read] = await khoros.read(community, thread ? [thread] : [], context);
  if (!read) throw new Error('The thread is gone.');
  return read;
}

describe('a search', () => {
  test('asks for each word by itself, in opening posts of forums and questions', async () => {
    const { context, asked, ledger } = aServer(() => listOf([]));
    await khoros.search(community, { ...query, page: 3 }, context);
    expect(ledger[0]?.text).toBe('lamp flickers');
    expect(asked()[0]).toMatch(
      / WHERE \(subject MATCHES 'lamp' OR body MATCHES 'lamp'\) AND \(subject MATCHES 'flickers' OR body MATCHES 'flickers'\) AND \(conversation\.style = 'forum' OR conversation\.style = 'qanda'\) AND depth = 0 LIMIT 25 OFFSET 50$/,
    );
  });

  test.each([
    [`it's "lamp" \\ O'Brien' OR depth = 1`, ["'it'", "'lamp'", "'brien'", "'or'", "'depth'", "'1'"]],
    ['WH-1000XM4 fails', [`'"wh-1000xm4"'`, "'fails'"]],
    ['C++ (v1.2.3): crash!', [`'"c++"'`, `'"v1.2.3"'`, "'crash'"]],
    ['-lamp +hum *', ["'lamp'", "'hum'"]],
    ['ランプ が 点滅', ["'ランプ'", "'が'", "'点滅'"]],
    ['lamp lamp', ["'lamp'"]],
  ])('lets no word of a page be more than a word: %s', async (text, literals) => {
    const { context, asked } = aServer(() => listOf([]));
    await khoros.search(community, { ...query, text }, context);
    const where = /WHERE (.*) AND \(conversation/.exec(asked()[0] ?? '')?.[1] ?? '';
    expect([...where.matchAll(/subject MATCHES ('[^']*')/g)].map((match) => match[1])).toEqual(literals);
    expect(where.replaceAll(/'[^'\\]*'/g, '')).toMatch(/^[a-zA-Z ()]*$/);
  });

  test('that has no words left asks nothing', async () => {
    const { context, asked } = aServer(() => listOf([]));
    expect(await khoros.search(community, { ...query, text: `' " ' -` }, context)).toEqual({
      threads: [],
      hasMore: false,
    });
    expect(asked()).toEqual([]);
  });

  test('tells of a thread what its row tells', async () => {
    const [thread] = await threadsOf(aMessage({ conversation: { style: 'qanda', solved: true } }));
    expect(thread).toEqual({
      id: `${community.id}#501`,
      communityId: community.id,
      communityName: 'Acme Talk',
      platform: 'khoros',
      nativeId: '501',
      url: `${base}/t5/Lamps/Lamp-flickers/td-p/501`,
      title: 'Lamp flickers',
      text: 'It flickers & hums',
      tags: [],
      author: { name: 'ute', url: `${base}/t5/user/viewprofilepage/user-id/7` },
      askedAt: Date.UTC(2026, 0, 2, 9),
      views: 40,
      agreement: { value: 2, unit: 'kudos' },
      answerCount: 1,
      isSolved: true,
      nativeRank: 0,
      isRead: false,
      answers: [],
    });
  });

  test('leaves out what is neither question nor discussion, and what a moderator has rejected', async () => {
    const threads = await threadsOf(
      aMessage({ id: '1', conversation: { style: 'blog' } }),
      aMessage({ id: '2', conversation: { style: 'idea' } }),
      aMessage({ id: '3', moderation_status: 'marked_rejected' }),
      aMessage({ id: '4', conversation: null }),
      aMessage({ id: '4' }),
    );
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['4']);
  });

  test('takes addresses without a host, numbers as text, and no address but the web', async () => {
    const threads = await threadsOf(
      aMessage({ id: 9, view_href: '/t5/Lamps/x/td-p/9', kudos: { sum: { weight: '12' } }, metrics: 'none' }),
      aMessage({ id: 10, view_href: 'javascript:alert(1)', author: 'nobody', replies: { query: 'SELECT' } }),
    );
    expect(threads[0]).toMatchObject({ url: `${base}/t5/Lamps/x/td-p/9`, agreement: { value: 12 } });
    expect(threads[1]).toMatchObject({
      url: `${base}/t5/forums/messagepage/message-id/10`,
      answerCount: 1,
    });
    expect(threads[1]?.author).toBeUndefined();
  });

  test('decodes a subject once and cuts what is too long', async () => {
    const subject = `Can&#39;t use &amp;lt;br&gt; ${'on '.repeat(50_000)}`;
    const [thread] = await threadsOf(aMessage({ subject }));
    expect(thread?.title).toMatch(/^Can't use &lt;br> on on/);
    expect(thread?.title.length).toBeLessThanOrEqual(300);
  });

  test('asks in plainer words where a server lacks a field', async () => {
    const { context, asked } = behind(
      khorosCommunity({ fields: ['conversation.last_post_time', 'is_solution'] }),
    );
    const { threads } = await khoros.search(sampleCommunity, { ...query, text: 'router night' }, context);
    expect(asked()[1]).toBe(
      "SELECT * FROM messages WHERE (subject MATCHES 'router night' OR body MATCHES 'router night') AND depth = 0 LIMIT 25 OFFSET 0",
    );
    expect(threads[0]).toMatchObject({ isSolved: true, answerCount: 4 });
    const [read] = await khoros.read(sampleCommunity, threads.slice(0, 1), context);
    expect(read?.answers.map(({ author }) => author.name)).toEqual([
      'Ahmed.W',
      'LenaFromTelvanta',
      'ronja_k',
      null,
    ]);
  });

  test.each([
    ['an unknown error', anError(309, 'A possible invalid request has been made', 400), 'changed'],
    ['a query that is never taken', anError(604, 'Invalid query syntax', 400), 'changed'],
    ['its own failure', anError(100, 'An unexpected error has occurred', 500, 200), 'unavailable'],
    ['a login that is wanted', anError(302, 'User authentication failed', 400), 'refused'],
    ['a proxy’s page', htmlReply('<h1>Blocked</h1>', 403), 'refused'],
    ['a login page', htmlReply('<form><input name="p" type="password"></form>'), 'refused'],
    ['a missing API', htmlReply('<h1>Not here</h1>', 404), 'not-found'],
    ['items that are no list', jsonReply({ status: 'success', data: { size: 3 } }), 'changed'],
  ])('says by name what is wrong: %s', async (_, reply, code) => {
    const { context } = aServer(() => reply.clone());
    await expect(problemOf(khoros.search(community, query, context))).resolves.toMatchObject({ code });
  });
});

describe('reading', () => {
  test('marks the solution, the asker’s own words, the company’s people and those who are gone', async () => {
    const read = await readOne(
      aMessage({ depth: 0, body: '<P>It flickers.</P>', conversation: { solved: true } }),
      aReply({ id: '502', author: { login: 'ute', rank: { name: 'Novice' } } }),
      aReply({ id: '503', is_solution: true, author: { login: 'Kim', rank: { name: 'Acme Employee' } } }),
      aReply({ id: '504', author: { login: 'Lee', rank: { name: 'Former Employee' } } }),
      aReply({ id: '505', author: { login: 'Anonymous', view_href: '/t5/user/viewprofilepage/user-id/-1' } }),
      aReply({ id: '506', author: { login: 'Old', deleted: true } }),
      aReply({ id: '507', author: null, body: null }),
    );
    expect(read).toMatchObject({ isSolved: true, text: 'It flickers.', answerCount: 5 });
    expect(
      read.answers.map(({ author, acceptedBy, isByAsker }) => [
        author.name,
        author.isStaff,
        acceptedBy,
        isByAsker,
      ]),
    ).toEqual([
      ['ute', undefined, null, true],
      ['Kim', true, 'asker', false],
      ['Lee', undefined, null, false],
      [null, undefined, null, undefined],
      [null, undefined, null, undefined],
    ]);
  });

  test('does not take one who is gone for the asker who is gone, though they share a name', async () => {
    const author = { login: 'Former Member' };
    const read = await readOne(aMessage({ depth: 0, author }), aReply({ author }));
    expect(read.author).toEqual({ name: null });
    expect(read.answers[0]?.isByAsker).toBeUndefined();
  });

  test('tells when an answer was changed, but not that it was written', async () => {
    const read = await readOne(
      aMessage({ depth: 0, body: 'x' }),
      aReply({ id: '1', current_revision: { last_edit_time: '2026-01-02T10:00:20.000+01:00' } }),
      aReply({ id: '2', current_revision: { last_edit_time: '2026-01-03T10:00:00.000+01:00' } }),
    );
    expect(read.answers.map(({ editedAt }) => editedAt)).toEqual([undefined, Date.UTC(2026, 0, 3, 9)]);
  });

  test('says that the source has changed where no reply has a body', async () => {
    await expect(problemOf(readOne(aMessage({ depth: 0 }), aReply({ body: null })))).resolves.toMatchObject({
      code: 'changed',
    });
  });

  test('leaves out a thread that is gone, and asks nothing for an id that is none', async () => {
    const [thread] = await threadsOf(aMessage());
    if (!thread) throw new Error('Nothing was found.');
    const { context, asked } = aServer(() => listOf([]));
    const odd = { ...thread, nativeId: "1' OR '1' = '1" };
    expect(await khoros.read(community, [thread, odd], context)).toEqual([]);
    expect(asked()).toHaveLength(1);
    expect(asked()[0]).toMatch(/ WHERE topic\.id = '501' ORDER BY post_time ASC LIMIT \d+$/);
  });
});

describe('a probe', () => {
  test('finds the tenant’s path in the page’s own feeds, and the folder of its threads', async () => {
    const { context, asked } = behind(khorosCommunity());
    const probed = await khoros.probe?.(khorosSample.community.base, context);
    expect(probed).toMatchObject({
      name: 'Telvanta Community',
      details: { prefix: '/tvqhx48213', folder: 't5' },
    });
    expect(asked()).toHaveLength(3);
  });

  test.each([
    ['https://acme.example', '/forums/Lamp-questions/Why/qaq-p/14', 'forums', '/forums/forums/searchpage'],
    ['https://acme.example/help', '/help/t5/Lamps/Why/td-p/14', 't5', '/help/t5/forums/searchpage'],
    ['https://acme.example/talk', '/talk/lamps/why/m-p/14', '', '/talk/forums/searchpage'],
  ])('learns from the newest thread where threads stand: %s%s', async (at, href, folder, search) => {
    const { context, sent } = aServer(() => listOf([{ id: 14, view_href: href }]));
    const probed = await khoros.probe?.(at, context);
    expect(probed).toMatchObject({
      base: at,
      details: { prefix: new URL(at).pathname.replace(/^\/$/, ''), folder },
    });
    expect(sent.map(({ url }) => url.pathname)).toEqual([
      `${new URL(at).pathname.replace(/^\/$/, '')}/api/2.0/search`,
    ]);
    if (!probed) throw new Error('It was not known.');
    expect(new URL(khoros.searchUrl(probed, 'x y')).pathname).toMatch(new RegExp(`^${search}`));
  });

  test('says by name that a community runs Aurora', async () => {
    const { context } = behind(khorosCommunity({ liql: true }));
    const problem = await problemOf(Promise.resolve(khoros.probe?.(khorosSample.community.base, context)));
    expect(problem).toMatchObject({ code: 'refused', message: expect.stringMatching(/Aurora/) });
  });

  test('says that guests are refused where nothing is shown to them, or a login stands before the page', async () => {
    const empty = aServer(() => listOf([]));
    await expect(problemOf(Promise.resolve(khoros.probe?.(base, empty.context)))).resolves.toMatchObject({
      code: 'refused',
    });
    const barred = aServer(({ pathname }) =>
      pathname.includes('/api/')
        ? htmlReply('', 404)
        : landedAt(`${base}/t5/user/userloginpage?dest_url=x`, htmlReply('<form></form>')),
    );
    await expect(problemOf(Promise.resolve(khoros.probe?.(base, barred.context)))).resolves.toMatchObject({
      code: 'refused',
    });
  });

  test('takes no other place for one of its own', async () => {
    const { context } = aServer(() =>
      htmlReply('<a href="https://talk.acme.example/t5/x">Our community</a>'),
    );
    await expect(khoros.probe?.(base, context)).resolves.toBeNull();
  });
});

describe('a page', () => {
  function fingerprint(url: string, html: string) {
    return khoros.fingerprint?.({ url: new URL(url), html, headers: new Headers() });
  }

  test('of a thread gives the community away, with what its adapter needs', () => {
    const html =
      '<link rel="alternate" href="/abcde12345/rss/board?board.id=lamps"><script>LITHIUM.CommunityJsonObject = {"Community" : {"viewHref" : "https://acme.example/help/", "id" : "abcde12345", "title" : "Acme Help"}};' +
      'LITHIUM.ScriptLoader.load([{"url":"/help/talk/scripts/0B1DAE865B0CFD50743A695EDB8D1125/lia-scripts-common-min.js"}])</script>';
    expect(fingerprint('https://acme.example/help/talk/Lamps/Why/td-p/4', html)).toMatchObject({
      base: 'https://acme.example/help',
      name: 'Acme Help',
      details: { prefix: '/abcde12345', folder: 'talk' },
    });
  });

  test('that names another host as its community is taken for what it is', () => {
    const html =
      '<body class="lia-body" id="lia-body"><script>x = {"Community" : {"viewHref" : "https://elsewhere.example/"}}</script>';
    expect(fingerprint('https://acme.example/help/t5/Lamps/Why/td-p/4', html)).toMatchObject({
      base: 'https://acme.example/help',
    });
    expect(fingerprint('https://acme.example/', '<p>Powered by our lia-body</p>')).toBeNull();
  });
});

test('a thread, a reply or a person on another site than the community keeps the place it has there', async () => {
  const away = 'https://phish.example/t5/x/td-p/501';
  const author = { login: 'ute', view_href: away };
  const [found] = await threadsOf(aMessage({ view_href: away, author }));
  expect(found).toMatchObject({
    url: `${base}/t5/forums/messagepage/message-id/501`,
    author: { name: 'ute' },
  });
  expect(found?.author).not.toHaveProperty('url');
  const { answers } = await readOne(aMessage(), aReply({ view_href: away }));
  expect(answers[0]?.url).toBe(`${base}/t5/forums/messagepage/message-id/502`);
});
