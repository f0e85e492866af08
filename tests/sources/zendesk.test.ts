import { describe, expect, test } from 'vitest';

import { createHttp } from '@/sources/http';
import type { Community, Query, SourceContext, Thread } from '@/sources/source';
import { zendesk } from '@/sources/zendesk';
import { readThemeComments } from '@/sources/zendesk-theme';

import { zendeskHelpCentre, zendeskSample } from '../communities/samples/zendesk';
import { fakePorts, htmlReply, jsonReply, now, problemOf } from './fixtures/ports';

const base = 'https://help.acme.example';
const community = aCommunity(base);
const query: Query = { text: 'pump hums', mode: 'words', language: 'en', page: 1 };

function aCommunity(at: string): Community {
  return { id: `zendesk:${at}`, platform: 'zendesk', base: at, name: 'Acme Help', relation: 'own' };
}

function aServer(answer: (url: URL) => Response) {
  const fake = fakePorts((url) => answer(url));
  const context: SourceContext = {
    http: createHttp(fake.ports),
    signal: new AbortController().signal,
    now,
  };
  return { ...fake, context, paths: () => fake.sent.map(({ url }) => url.pathname) };
}

/** A server of which a test says only what is found. */
function aHelpCentre(found: { posts?: unknown; articles?: unknown; comments?: unknown; page?: string }) {
  return aServer(({ pathname }) => {
    if (pathname.includes('community_posts')) return asReply(found.posts ?? listOf([]));
    if (pathname.includes('/articles/')) return asReply(found.articles ?? listOf([]));
    if (pathname.startsWith('/hc/')) return htmlReply(found.page ?? '<p>Nothing</p>');
    return asReply(found.comments ?? { comments: [], users: [] });
  });
}

function asReply(content: unknown): Response {
  return content instanceof Response ? content : jsonReply(content);
}

function listOf(results: unknown[], more: object = {}) {
  return { count: results.length, next_page: null, page: 1, page_count: 1, per_page: 25, results, ...more };
}

function aPost(parts: object = {}) {
  return {
    id: 901000000001,
    title: 'Pump hums at night',
    details: '<p>It hums &amp; clicks.</p>',
    author_id: 11,
    vote_sum: 3,
    comment_count: 2,
    html_url: `${base}/hc/en-us/community/posts/901000000001-Pump-hums-at-night`,
    created_at: '2025-01-05T10:00:00Z',
    updated_at: '2025-01-06T10:00:00Z',
    closed: false,
    status: 'none',
    ...parts,
  };
}

function anArticle(parts: object = {}) {
  return {
    id: 801000000001,
    title: 'Why a pump hums',
    body: '<p>Air in the pipe. Open the valve.</p>',
    html_url: `${base}/hc/en-us/articles/801000000001`,
    vote_sum: 7,
    created_at: '2024-01-01T00:00:00Z',
    edited_at: '2024-06-01T00:00:00Z',
    label_names: ['pump'],
    ...parts,
  };
}

function aComment(parts: object = {}) {
  return { id: 77001, body: '<p>Open the valve.</p>', author_id: 12, official: false, vote_sum: 1, ...parts };
}

async function threadsOf(parts: Parameters<typeof aHelpCentre>[0], at = community): Promise<Thread[]> {
  const { context } = aHelpCentre(parts);
  return (await zendesk.search(at, query, context)).threads;
}

async function readOne(parts: Parameters<typeof aHelpCentre>[0]): Promise<Thread> {
  const { context } = aHelpCentre(parts);
  const threads = (await zendesk.search(community, query, context)).threads.slice(0, 1);
  const [read] = await zendesk.read(community, threads, context);
  if (!read) throw new Error('The thread is gone.');
  return read;
}

describe('a search', () => {
  test('shows what people wrote first, then the company as its own answer, marked as official', async () => {
    const threads = await threadsOf({ posts: listOf([aPost()]), articles: listOf([anArticle()]) });
    expect(threads.map(({ nativeId, nativeRank }) => [nativeId, nativeRank])).toEqual([
      ['901000000001', 0],
      ['article-801000000001', 1],
    ]);
    expect(threads[1]).toMatchObject({
      title: 'Why a pump hums',
      isRead: true,
      isSolved: true,
      answerCount: 1,
      tags: ['pump'],
      answers: [
        {
          id: `${community.id}#aarticle-801000000001`,
          url: `${base}/hc/en-us/articles/801000000001`,
          text: 'Air in the pipe. Open the valve.',
          author: { name: 'Acme Help', isStaff: true },
          acceptedBy: 'staff',
          agreement: { value: 7, unit: 'votes' },
          postedAt: Date.UTC(2024, 0, 1),
          editedAt: Date.UTC(2024, 5, 1),
        },
      ],
    });
  });

  test('never shows more than three of the articles', async () => {
    const articles = [1, 2, 3, 4, 5].map((id) => anArticle({ id, title: `Pump ${id}` }));
    expect(await threadsOf({ articles: listOf(articles) })).toHaveLength(3);
  });

  test('shows no article that is not published yet', async () => {
    const articles = listOf([anArticle({ draft: true }), anArticle({ id: 2, draft: false })]);
    expect(await threadsOf({ articles })).toMatchObject([{ nativeId: 'article-2' }]);
  });

  test('leaves the company alone where peers have written much', async () => {
    const posts = Array.from({ length: 12 }, (_, id) => aPost({ id: id + 1 }));
    const { context, paths } = aHelpCentre({ posts: listOf(posts), articles: listOf([anArticle()]) });
    const { threads } = await zendesk.search(community, query, context);
    expect(threads).toHaveLength(12);
    expect(paths()).toEqual(['/api/v2/help_center/community_posts/search.json']);
  });

  test('still shows the peers where the articles cannot be had', async () => {
    const threads = await threadsOf({ posts: listOf([aPost()]), articles: jsonReply({}, 500) });
    expect(threads.map(({ title }) => title)).toEqual(['Pump hums at night']);
  });

  test.each([
    ['401 for guests', jsonReply({ error: "Couldn't authenticate you" }, 401)],
    ['no community at all', jsonReply({ error: 'RecordNotFound', description: 'Not found' }, 404)],
  ])('falls back to the articles: %s', async (_, posts) => {
    const threads = await threadsOf({ posts, articles: listOf([anArticle()]) });
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['article-801000000001']);
  });

  test('that guests are refused does not look as if nothing had been found', async () => {
    const { context } = aHelpCentre({ posts: jsonReply({ error: "Couldn't authenticate you" }, 401) });
    await expect(problemOf(zendesk.search(community, query, context))).resolves.toMatchObject({
      code: 'refused',
    });
  });

  test('finds nothing without an error where there is no community and no article', async () => {
    const { context } = aHelpCentre({ posts: jsonReply({ error: 'RecordNotFound' }, 404) });
    expect(await zendesk.search(community, query, context)).toEqual({ threads: [], hasMore: false });
  });

  test.each([
    ['en', 'https://help.acme.example', 'en-us'],
    ['de', 'https://help.acme.example', 'de'],
    ['en', 'https://help.acme.example/hc/en-gb', 'en-gb'],
    ['fr', 'https://help.acme.example/hc/en-gb', 'fr'],
    ['pt', 'https://help.acme.example/hc/pt-br', 'pt-br'],
  ])('asks for articles in the language of the topic: %s at %s', async (language, at, locale) => {
    const { context, sent } = aHelpCentre({});
    await zendesk.search(aCommunity(at), { ...query, language }, context);
    expect(sent.map(({ url }) => url.origin)).toEqual([base, base]);
    expect(sent[1]?.url.searchParams.get('locale')).toBe(locale);
  });

  test('sends the words of a page without what the search would read as an operator', async () => {
    const { context, ledger } = aHelpCentre({});
    await zendesk.search(community, { ...query, text: '"pump" -hums title:noise *' }, context);
    expect(ledger.map(({ text }) => text)).toEqual(['pump hums title noise', 'pump hums title noise']);
    await zendesk.search(community, { ...query, text: '"*" -' }, context);
    expect(ledger).toHaveLength(2);
  });

  test('takes numbers that come as text, and does without what is missing', async () => {
    const post = {
      id: '901000000002',
      name: 'Pump &amp; valve',
      vote_sum: '4',
      comment_count: '9',
      closed: null,
    };
    const [thread] = await threadsOf({ posts: listOf([post]) });
    expect(thread).toEqual({
      id: `${community.id}#901000000002`,
      communityId: community.id,
      communityName: 'Acme Help',
      platform: 'zendesk',
      nativeId: '901000000002',
      url: `${base}/hc/en-us/community/posts/901000000002`,
      title: 'Pump & valve',
      text: '',
      tags: [],
      agreement: { value: 4, unit: 'votes' },
      answerCount: 9,
      isSolved: false,
      nativeRank: 0,
      isRead: false,
      answers: [],
    });
  });

  test.each([
    ['answered', true],
    ['completed', true],
    ['planned', false],
    ['none', false],
  ])('a post that is %s counts as settled: %s', async (status, isSolved) => {
    expect(await threadsOf({ posts: listOf([aPost({ status })]) })).toMatchObject([{ isSolved }]);
  });

  test('shows a post once, cuts a title that no site would take, and trusts no address but the web', async () => {
    const title = 'pump '.repeat(100_000);
    const threads = await threadsOf({
      posts: listOf([aPost({ title, html_url: 'javascript:alert(1)', closed: true }), aPost({ title })]),
    });
    expect(threads).toHaveLength(1);
    expect(threads[0]?.title.length).toBeLessThanOrEqual(300);
    expect(threads[0]?.url).toMatch(/^https:\/\/help\.acme\.example\//);
    const [closed] = await threadsOf({ posts: listOf([aPost({ closed: true })]) });
    expect(closed?.closedAs).toBe('closed');
  });

  test('says that the source has changed where no post has a title', async () => {
    const { context } = aHelpCentre({ posts: listOf([{ id: 1 }, { id: 2 }]) });
    await expect(problemOf(zendesk.search(community, query, context))).resolves.toMatchObject({
      code: 'changed',
    });
  });

  test('goes on to the pages that the server names, and no further than it gives', async () => {
    const posts = listOf([aPost()], { next_page: `${base}/api/v2/next?page=3`, page: 2, page_count: 9 });
    const { context, paths } = aHelpCentre({ posts, articles: listOf([anArticle()]) });
    const page = await zendesk.search(community, { ...query, page: 2 }, context);
    expect(page).toMatchObject({ hasMore: true, threads: [{ nativeRank: 25 }] });
    expect(await zendesk.search(community, { ...query, page: 41 }, context)).toMatchObject({ threads: [] });
    expect(paths()).toHaveLength(1);
  });
});

describe('reading', () => {
  const users = [
    { id: 11, name: 'Olga &amp; Pim', role: 'end-user' },
    { id: 12, name: 'Tess', role: 'agent' },
    { id: 13, name: 'Permanently deleted user', role: 'end-user' },
  ];

  test('credits each author, knows the asker again, and marks what the company calls its answer', async () => {
    const thread = await readOne({
      posts: listOf([aPost()]),
      comments: {
        comments: [
          aComment({ id: 1, author_id: 11 }),
          aComment({ id: 2, author_id: 12, official: true, created_at: '2025-01-07T08:00:00Z' }),
          aComment({ id: 3, author_id: 13 }),
          aComment({ id: 4, author_id: 99 }),
          aComment({ id: 4, author_id: 99 }),
        ],
        users,
        posts: [aPost({ status: 'answered' })],
      },
    });
    expect(thread).toMatchObject({
      isRead: true,
      isSolved: true,
      answerCount: 4,
      author: { name: 'Olga & Pim' },
    });
    expect(
      thread.answers.map(({ author, acceptedBy, isByAsker }) => [author.name, acceptedBy, isByAsker]),
    ).toEqual([
      ['Olga & Pim', null, true],
      ['Tess', 'staff', false],
      [null, null, false],
      [null, null, false],
    ]);
    expect(thread.answers[1]).toMatchObject({
      author: { isStaff: true, url: `${base}/hc/en-us/profiles/12` },
      url: `${thread.url}/comments/2`,
      postedAt: Date.UTC(2025, 0, 7, 8),
    });
  });

  test('takes over what has become of the post since it was found', async () => {
    const thread = await readOne({
      posts: listOf([aPost()]),
      comments: {
        comments: [aComment()],
        users,
        posts: [aPost({ title: 'Pump hums all day', status: 'answered' })],
      },
    });
    expect(thread).toMatchObject({ title: 'Pump hums all day', isSolved: true });
  });

  test('names people who are mentioned', async () => {
    const body = '<p>Ask <x-zendesk-user>12</x-zendesk-user> or <x-zendesk-user>5</x-zendesk-user>.</p>';
    const thread = await readOne({
      posts: listOf([aPost()]),
      comments: { comments: [aComment({ body })], users },
    });
    expect(thread.answers[0]?.text).toBe('Ask @Tess or .');
  });

  test('does without users and the post, which older servers do not send along', async () => {
    const thread = await readOne({ posts: listOf([aPost()]), comments: { comments: [aComment()] } });
    expect(thread.answers).toMatchObject([{ author: { name: null }, acceptedBy: null }]);
    expect(thread.answers[0]?.isByAsker).toBeUndefined();
  });

  test('says that the source has changed where no comment has a body', async () => {
    const comments = { comments: [aComment({ body: null })] };
    await expect(problemOf(readOne({ posts: listOf([aPost()]), comments }))).resolves.toMatchObject({
      code: 'changed',
    });
  });

  test('reads the page where the API keeps comments from guests, and finds the same there', async () => {
    const read = async (door: ReturnType<typeof zendeskHelpCentre>) => {
      const { context } = aServer((url) => {
        const { body, status, headers } = door({ url, headers: {}, door: '' });
        return new Response(body, { status, headers });
      });
      const { threads } = await zendesk.search(
        zendeskSample.community,
        { ...query, text: 'grinder stops' },
        context,
      );
      return (await zendesk.read(zendeskSample.community, threads.slice(0, 1), context))[0];
    };
    const [api, page] = [
      await read(zendeskHelpCentre()),
      await read(zendeskHelpCentre({ refusesComments: true })),
    ];
    const facts = (thread: Thread | undefined) =>
      thread?.answers.map(({ id, url, author, acceptedBy, postedAt, agreement }) => ({
        id,
        url,
        author,
        acceptedBy,
        postedAt,
        agreement,
      }));
    expect(facts(page)).toEqual(facts(api));
    expect(page?.answers).toHaveLength(4);
  });

  test('says that it was refused where the page is of a theme that nobody knows', async () => {
    const { context } = aHelpCentre({
      posts: listOf([aPost()]),
      comments: jsonReply({ error: "Couldn't authenticate you" }, 401),
      page: '<div class="reply">Open the valve.</div>',
    });
    const { threads } = await zendesk.search(community, query, context);
    await expect(problemOf(zendesk.read(community, threads, context))).resolves.toMatchObject({
      code: 'refused',
    });
  });

  test('reads an article again that was shown before', async () => {
    const { context } = aServer(({ pathname }) =>
      pathname.endsWith('/articles/801000000001.json')
        ? jsonReply({ article: anArticle({ body: '<p>Newer words.</p>' }) })
        : pathname.includes('/articles/')
          ? jsonReply(listOf([anArticle()]))
          : jsonReply(listOf([])),
    );
    const { threads } = await zendesk.search(community, query, context);
    const read = await zendesk.read(community, threads, context);
    expect(read).toMatchObject([{ id: threads[0]?.id, answers: [{ text: 'Newer words.' }] }]);
  });
});

describe('the page of a post', () => {
  test('keeps the markup of a comment as it stands, and takes what is broken off for what it is', () => {
    const html =
      '<ul><li id="community_comment_12345" class="comment"><span title="Ada"></span>' +
      '<section class="comment-body"><p>Use <code>a &lt; b</code><ul><li class="comment">in here</li></ul></section></li>' +
      '<li class="comment"><section class="comment-body">cut';
    const comments = readThemeComments(html);
    expect(comments.map((comment) => comment.html)).toEqual([
      '<p>Use <code>a &lt; b</code><ul><li class="comment">in here</li></ul>',
      'cut',
    ]);
    expect(comments[0]).toMatchObject({ anchor: 'community_comment_12345', name: 'Ada', isOfficial: false });
  });

  test('with thousands of comments in one another gives a bounded list', () => {
    const html = '<li class="comment"><section class="comment-body">x</section>'.repeat(20_000);
    expect(readThemeComments(html).length).toBeLessThanOrEqual(200);
  });
});

describe('a place', () => {
  test('is told from its own script, not from the chat widget on somebody else’s page', () => {
    const pageOf = (url: string, html: string) => ({ url: new URL(url), html, headers: new Headers() });
    const own = pageOf(`${base}/hc/de`, '<script>HelpCenter.account = {"subdomain":"acme"}</script>');
    expect(zendesk.fingerprint?.(own)).toMatchObject({ base, details: { locale: 'de' } });
    const other = pageOf(
      'https://shop.example/',
      '<script src="https://static.zdassets.com/ekr/snippet.js"></script>',
    );
    expect(zendesk.fingerprint?.(other)).toBeNull();
  });

  test('is probed for the language that it is written in', async () => {
    const { context } = aServer(() =>
      jsonReply({ count: 1, articles: [{ id: 1, locale: 'nl', html_url: `${base}/hc/nl/articles/1` }] }),
    );
    const probed = await zendesk.probe?.(base, context);
    expect(probed).toMatchObject({ platform: 'zendesk', base, details: { locale: 'nl' } });
    if (!probed) throw new Error('It was not known.');
    expect(zendesk.askUrl(probed, { title: 'x' })).toBe(`${base}/hc/nl/community/posts/new`);
    expect(zendesk.searchUrl(probed, 'pump -hums')).toBe(
      `${base}/hc/nl/search?filter_by=community&query=pump+hums`,
    );
  });

  test('that lists articles of another kind is none of its own', async () => {
    const { context } = aServer(() => jsonReply({ articles: [{ headline: 'News' }] }));
    await expect(zendesk.probe?.(base, context)).resolves.toBeNull();
  });
});

describe('an address on another site that the help centre names', () => {
  const away = 'https://phish.example/login';

  test('is neither shown nor asked: a thread, its comments and an article stand at the help centre', async () => {
    const server = aHelpCentre({
      posts: listOf([aPost({ html_url: away })]),
      articles: listOf([anArticle({ html_url: away })]),
      comments: { comments: [aComment({ html_url: away })], users: [] },
    });
    const { threads } = await zendesk.search(community, query, server.context);
    const read = await zendesk.read(community, threads.slice(0, 1), server.context);
    const shown = [...threads, ...read].flatMap(({ url, answers }) => [
      url,
      ...answers.map((one) => one.url),
    ]);
    expect(shown).toHaveLength(5);
    expect(new Set(shown.map((url) => new URL(url).origin))).toEqual(new Set([base]));
  });

  test('is not where a thread is read whose comments are not for guests', async () => {
    const server = aHelpCentre({
      posts: listOf([aPost({ html_url: away })]),
      comments: jsonReply({ error: 'Forbidden' }, 403),
      page: '<ul><li id="community_comment_7001" class="comment"><span title="Ada"></span><div class="comment-body">Bleed it.</div></li></ul>',
    });
    const { threads } = await zendesk.search(community, query, server.context);
    const stored = threads.map((thread) => ({ ...thread, url: away }));
    const [read] = await zendesk.read(community, stored, server.context);
    expect(read?.answers).toHaveLength(1);
    expect(server.sent.map(({ url }) => url.origin)).toEqual(server.sent.map(() => base));
  });
});
