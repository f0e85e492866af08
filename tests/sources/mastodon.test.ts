import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createHttp } from '@/sources/http';
import { mastodon } from '@/sources/mastodon';
import { SourceError, type Community, type Query, type SourceContext } from '@/sources/source';

import { fakePorts, htmlReply, jsonReply, now, problemOf } from './fixtures/ports';

const host = 'toots.example';
const base = `https://${host}`;
const toots: Community = {
  id: `mastodon:${base}`,
  platform: 'mastodon',
  base,
  name: 'Toots',
  relation: 'own',
  tags: ['kettlo'],
};
const query: Query = { text: 'secret words', mode: 'words', language: 'en', page: 1 };

function aServer(answer: (url: URL) => Response) {
  const fake = fakePorts((url) => answer(url));
  const context: SourceContext = {
    http: createHttp(fake.ports),
    signal: new AbortController().signal,
    now,
  };
  return { ...fake, context };
}

function aStatus(id: string, parts: Record<string, unknown> = {}) {
  return {
    id,
    created_at: '2026-02-03T10:00:00.000Z',
    in_reply_to_id: null,
    sensitive: false,
    spoiler_text: '',
    visibility: 'public',
    language: 'en',
    uri: `${base}/users/ada/statuses/${id}`,
    url: `${base}/@ada/${id}`,
    replies_count: 2,
    favourites_count: 4,
    edited_at: null,
    content: `<p>The kettle number ${id} whistles &amp; spits.</p>`,
    reblog: null,
    account: anAccount('ada', 'Ada'),
    tags: [{ name: 'kettlo', url: `${base}/tags/kettlo` }],
    ...parts,
  };
}

function anAccount(acct: string, display_name = '') {
  const [username = '', server = host] = acct.split('@');
  return { id: '7', username, acct, display_name, url: `https://${server}/@${username}`, bot: false };
}

async function search(reply: unknown, community = toots) {
  const { context } = aServer(() => jsonReply(reply));
  return mastodon.search(community, query, context);
}

async function read(...descendants: unknown[]) {
  const { threads } = await search([aStatus('1')]);
  const { context } = aServer(() => jsonReply({ ancestors: [], descendants }));
  const [thread] = await mastodon.read(toots, threads, context);
  if (!thread) throw new Error('The thread is gone.');
  return thread;
}

describe('a hashtag', () => {
  test('is read without a word of the reader’s', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply([aStatus('11')]));
    const page = await mastodon.search(toots, query, context);
    expect(sent.map(({ url }) => url.href)).toEqual([`${base}/api/v1/timelines/tag/kettlo?limit=40`]);
    expect(ledger[0]).toMatchObject({ why: 'search', text: '' });
    expect(page).toEqual({
      hasMore: false,
      threads: [
        {
          id: `mastodon:${base}#11`,
          communityId: toots.id,
          communityName: 'Toots',
          platform: 'mastodon',
          nativeId: '11',
          url: `${base}/@ada/11`,
          title: 'The kettle number 11 whistles & spits.',
          text: 'The kettle number 11 whistles & spits.',
          tags: ['kettlo'],
          author: { name: 'Ada', url: `${base}/@ada` },
          askedAt: Date.UTC(2026, 1, 3, 10),
          agreement: { value: 4, unit: 'favourites' },
          answerCount: 2,
          isSolved: false,
          nativeRank: 0,
          isRead: false,
          answers: [],
        },
      ],
    });
  });

  test('brings others of the same place along, cleaned to what a hashtag may be', async () => {
    const { context, sent } = aServer(() => jsonReply([]));
    const tags = ['#Kettlo One', 'wasser%20kocher', 'やかん', '100%', 'two', 'three', '-'];
    await mastodon.search({ ...toots, tags }, query, context);
    expect(sent[0]?.url.pathname).toBe('/api/v1/timelines/tag/KettloOne');
    expect(sent[0]?.url.searchParams.getAll('any[]')).toEqual(['wasserkocher', 'やかん', 'two']);
  });

  test('is the only thing that can be read: without one, and after the first page, nothing is sent', async () => {
    const { context, sent } = aServer(() => jsonReply([aStatus('1')]));
    const { tags, ...bare } = toots;
    expect(tags).toBeDefined();
    expect(await mastodon.search(bare, query, context)).toEqual({ threads: [], hasMore: false });
    expect(await mastodon.search(toots, { ...query, page: 2 }, context)).toEqual({
      threads: [],
      hasMore: false,
    });
    expect(sent).toEqual([]);
  });

  test('shows first what was replied to, else the latest first', async () => {
    const { threads } = await search([
      aStatus('9', { replies_count: 0 }),
      aStatus('8'),
      aStatus('7', { replies_count: null }),
      aStatus('6', { replies_count: '1' }),
    ]);
    expect(
      threads.map(({ nativeId, answerCount, nativeRank }) => [nativeId, answerCount, nativeRank]),
    ).toEqual([
      ['8', 2, 0],
      ['6', 1, 1],
      ['9', 0, 2],
      ['7', 0, 3],
    ]);
  });

  test('leaves out replies, warnings, and what is not for everyone', async () => {
    const { threads } = await search([
      aStatus('1', { in_reply_to_id: '77' }),
      aStatus('2', { sensitive: true }),
      aStatus('3', { spoiler_text: 'kettle politics' }),
      aStatus('4', { visibility: 'private' }),
      aStatus('5', { visibility: 'direct' }),
      aStatus('6', { content: '<p></p>' }),
      aStatus('7', { visibility: 'unlisted' }),
    ]);
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['7']);
  });

  test('that nobody has used yet has nothing to show', async () => {
    const { context } = aServer(() => jsonReply({ error: 'Record not found' }, 404));
    expect(await mastodon.search(toots, query, context)).toEqual({ threads: [], hasMore: false });
  });

  test('is called by its first sentence, which may be long', async () => {
    const { threads } = await search([
      aStatus('1', { content: `<p>${'Whistling '.repeat(30)}</p>` }),
      aStatus('2', { content: '<p>#kettlo</p><p>Mein Kessel pfeift seit heute früh. Und eurer?</p>' }),
    ]);
    expect(threads[0]?.title).toMatch(/^(?:Whistling ){5,11}Whistling…$/);
    expect(threads[1]?.title).toBe('#kettlo Mein Kessel pfeift seit heute früh.');
  });

  test('holds posts of other servers, which are linked there', async () => {
    const { threads } = await search([
      aStatus('1', { url: 'https://far.example/@bo/5', account: anAccount('bo@far.example') }),
      aStatus('2', { url: null, uri: 'https://far.example/notes/6' }),
      aStatus('3', { url: 'javascript:x', uri: null, account: anAccount('cy@far.example') }),
    ]);
    expect(threads.map(({ url, author }) => [url, author?.name])).toEqual([
      ['https://far.example/@bo/5', 'bo@far.example'],
      ['https://far.example/notes/6', 'Ada'],
      [`${base}/@cy%40far.example/3`, 'cy@far.example'],
    ]);
  });

  test('is no place of a person’s, nor of a server that is not known by name', () => {
    expect(
      mastodon.recognise(new URL('https://fosstodon.org/tags/%E3%82%84%E3%81%8B%E3%82%93')),
    ).toMatchObject({
      base: 'https://fosstodon.org',
      tags: ['やかん'],
    });
    expect(mastodon.recognise(new URL('https://fosstodon.org/tags/%E3'))).toBeNull();
    expect(mastodon.recognise(new URL('https://fosstodon.org/@ada/7'))).toBeNull();
    expect(mastodon.recognise(new URL(`${base}/tags/kettlo`))).toBeNull();
  });
});

describe('the replies', () => {
  test('are read in one request, in the order of the conversation', async () => {
    const { threads } = await search([aStatus('1')]);
    const { context, sent, ledger } = aServer(() =>
      jsonReply({
        ancestors: [],
        descendants: [
          aStatus('2', {
            in_reply_to_id: '1',
            account: anAccount('bo@far.example', 'Bo'),
            url: 'https://far.example/@bo/2',
            edited_at: '2026-02-04T10:00:00.000Z',
            content: '<p><span class="h-card">@<span>ada</span></span> Descale it.</p>',
          }),
          aStatus('3', { in_reply_to_id: '2' }),
        ],
      }),
    );
    const [thread] = await mastodon.read(toots, threads, context);
    expect(sent.map(({ url }) => url.href)).toEqual([`${base}/api/v1/statuses/1/context`]);
    expect(ledger[0]).toMatchObject({ why: 'answers', text: '' });
    expect(thread?.answers[0]).toEqual({
      id: `mastodon:${base}#a2`,
      url: 'https://far.example/@bo/2',
      html: '<p><span class="h-card">@<span>ada</span></span> Descale it.</p>',
      text: '@ada Descale it.',
      author: { name: 'Bo', url: 'https://far.example/@bo' },
      agreement: { value: 4, unit: 'favourites' },
      acceptedBy: null,
      postedAt: Date.UTC(2026, 1, 3, 10),
      editedAt: Date.UTC(2026, 1, 4, 10),
      isByAsker: false,
    });
    expect(thread?.answers[1]).toMatchObject({ isByAsker: true });
    expect(thread).toMatchObject({ isRead: true, isSolved: false, answerCount: 2 });
  });

  test('leave out warnings, pictures without words, and what was meant for few', async () => {
    const thread = await read(
      aStatus('2', { sensitive: true }),
      aStatus('3', { spoiler_text: 'rude' }),
      aStatus('4', { visibility: 'private' }),
      aStatus('5', { content: '' }),
      aStatus('6'),
      aStatus('6'),
      aStatus('7', { visibility: null, account: null, favourites_count: null }),
    );
    expect(thread.answers.map(({ id, author }) => [id.split('#a')[1], author.name])).toEqual([
      ['6', 'Ada'],
      ['7', null],
    ]);
    expect(thread.answers[1]).not.toHaveProperty('agreement');
  });

  test('to a post that is gone are no reason to stop', async () => {
    const { threads } = await search([aStatus('1'), aStatus('2')]);
    const { context } = aServer(({ pathname }) =>
      pathname.includes('/1/')
        ? jsonReply({ error: 'Record not found' }, 404)
        : jsonReply({ ancestors: [], descendants: [aStatus('3')] }),
    );
    const rest = await mastodon.read(toots, threads, context);
    expect(rest.map(({ nativeId, answers }) => [nativeId, answers.length])).toEqual([['2', 1]]);
  });
});

describe('what an address runs', () => {
  const instance = { domain: host, title: 'Kettle Toots', version: '4.6.4' };

  test('is told by its own account of itself', async () => {
    const { context, sent } = aServer(() => jsonReply(instance));
    await expect(mastodon.probe?.(base, context)).resolves.toMatchObject({ base, name: 'Kettle Toots' });
    expect(sent.map(({ url }) => url.href)).toEqual([`${base}/api/v2/instance`]);
  });

  test('is told by servers before 4.0 in the older way', async () => {
    const { context } = aServer(({ pathname }) =>
      pathname === '/api/v1/instance'
        ? jsonReply({ uri: host, title: '', version: '3.5.3' })
        : jsonReply({ error: 'Record not found' }, 404),
    );
    await expect(mastodon.probe?.(base, context)).resolves.toMatchObject({ name: host });
  });

  test('is not Mastodon where a page comes', async () => {
    const { context } = aServer(() => htmlReply('<h1>Hello</h1>'));
    await expect(mastodon.probe?.(base, context)).resolves.toBeNull();
  });

  test('is given away by its header, or by where its app is put', () => {
    const page = (html: string, headers = {}) => ({
      url: new URL(`${base}/@ada`),
      html,
      headers: new Headers(headers),
    });
    expect(mastodon.fingerprint?.(page('<p>', { server: 'Mastodon' }))).toMatchObject({ base });
    expect(mastodon.fingerprint?.(page('<div id="mastodon" class="notranslate app-holder">'))).toMatchObject({
      base,
    });
    expect(mastodon.fingerprint?.(page('<a id="mastodon" href="https://mastodon.social/@acme">'))).toBeNull();
    expect(mastodon.fingerprint?.(page('<div id="mastodon" class="feed">'))).toBeNull();
  });
});

test('people find the hashtag on the site itself, and write under it', () => {
  expect(mastodon.searchUrl(toots, 'secret words')).toBe(`${base}/tags/kettlo`);
  const { tags, ...bare } = toots;
  expect(tags).toBeDefined();
  expect(mastodon.searchUrl(bare, 'secret words')).toBe(`${base}/explore`);
  expect(mastodon.askUrl(bare, { title: 'Kettle' })).toBe(`${base}/share?text=Kettle`);
});

describe('what goes wrong is told by its name', () => {
  test('haste until the moment that the server names', async () => {
    const { context, pauses } = aServer(() =>
      jsonReply({ error: 'Too many requests' }, 429, {
        'x-ratelimit-limit': '300',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': new Date(now + 90_000).toISOString(),
      }),
    );
    expect(await problemOf(mastodon.search(toots, query, context))).toMatchObject({ code: 'throttled' });
    expect(pauses.get(host)).toBe(now + 90_000);
  });

  test.each([
    ['a timeline for members', () => jsonReply({ error: 'The access token is invalid' }, 401), 'refused'],
    [
      'a timeline for members, before 4.5',
      () => jsonReply({ error: 'This method requires an authenticated user' }, 422),
      'refused',
    ],
    ['a server that does not know of timelines', () => htmlReply('<h1>404</h1>', 404), 'not-found'],
    ['a page in place of data', () => htmlReply('<h1>Hello</h1>'), 'changed'],
    ['an object in the place of a list', () => jsonReply({ statuses: [] }), 'changed'],
    ['a post without its words', () => jsonReply([{ id: '1' }]), 'changed'],
  ])('%s', async (_, answer, code) => {
    const { context } = aServer(answer);
    const problem = await problemOf(mastodon.search(toots, query, context));
    expect(problem).toBeInstanceOf(SourceError);
    expect(problem).toMatchObject({ code });
  });

  test('whatever comes: nothing but a SourceError is ever thrown', async () => {
    const { threads } = await search([aStatus('1')]);
    const runs = [
      (context: SourceContext) => mastodon.search(toots, query, context),
      (context: SourceContext) => mastodon.read(toots, threads, context),
      (context: SourceContext) => mastodon.probe?.(base, context),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        fc.jsonValue(),
        fc.constantFrom(200, 404, 422),
        async (one, two, status) => {
          const bodies = [
            one,
            [aStatus('1', { content: two })],
            { descendants: [{ ...aStatus('2'), account: one }] },
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
