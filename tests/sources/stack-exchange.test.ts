import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createHttp } from '@/sources/http';
import { SourceError, type Query, type SourceContext, type Thread } from '@/sources/source';
import { stackExchange } from '@/sources/stack-exchange';
import { stackExchangeCommunity } from '@/sources/stack-exchange-sites';

import { fakePorts, htmlReply, jsonReply, now, problemOf } from './fixtures/ports';
import {
  answerPage,
  needsKey,
  noSuchSite,
  questionPage,
  throttled,
  violatedBackoff,
} from './fixtures/stack-exchange';

const superUser = stackExchangeCommunity('superuser', 'general');
const apiHost = 'api.stackexchange.com';
const query: Query = { text: 'tray not found', mode: 'words', language: 'en', page: 1 };

function aServer(answer: (url: URL) => Response) {
  const fake = fakePorts((url) => answer(url));
  const context: SourceContext = {
    http: createHttp(fake.ports),
    signal: new AbortController().signal,
    now,
  };
  return { ...fake, context };
}

async function foundThreads(): Promise<Thread[]> {
  const { context } = aServer(() => jsonReply(questionPage));
  return (await stackExchange.search(superUser, query, context)).threads;
}

describe('a search', () => {
  test('asks for the most relevant questions with their bodies, in one request', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply(questionPage));
    await stackExchange.search(superUser, { ...query, tags: ['printer', 'c++'], page: 2 }, context);
    expect(sent).toHaveLength(1);
    const url = sent[0]?.url;
    expect(url?.origin).toBe('https://api.stackexchange.com');
    expect(url?.pathname).toBe('/2.3/search/advanced');
    expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
      site: 'superuser',
      q: 'tray not found',
      tagged: 'printer;c++',
      sort: 'relevance',
      order: 'desc',
      page: '2',
      pagesize: '30',
      filter: 'withbody',
    });
    expect(ledger[0]).toMatchObject({ text: 'tray not found', why: 'search', outcome: 'ok' });
  });

  test('for a whole title asks for similar questions', async () => {
    const { context, sent } = aServer(() => jsonReply({ items: [], has_more: false }));
    await stackExchange.search(superUser, { ...query, mode: 'title' }, context);
    expect(sent[0]?.url.pathname).toBe('/2.3/similar');
    expect(sent[0]?.url.searchParams.get('title')).toBe('tray not found');
    expect(sent[0]?.url.searchParams.has('q')).toBe(false);
  });

  test('in a community narrowed to tags keeps to them', async () => {
    const { context, sent } = aServer(() => jsonReply({ items: [] }));
    await stackExchange.search({ ...superUser, tags: ['printer'] }, query, context);
    expect(sent[0]?.url.searchParams.get('tagged')).toBe('printer');
  });

  test('looks outside of the tags where nothing stands within them', async () => {
    const { context, sent, ledger } = aServer((url) =>
      jsonReply(url.searchParams.has('tagged') ? { items: [], has_more: false } : questionPage),
    );
    const page = await stackExchange.search({ ...superUser, tags: ['printer'] }, query, context);
    expect(page.threads.length).toBeGreaterThan(0);
    expect(sent.map(({ url }) => url.searchParams.get('tagged'))).toEqual(['printer', null]);
    expect(ledger).toHaveLength(2);
  });

  test('shows a question as the site shows it', async () => {
    const [thread] = await foundThreads();
    expect(thread).toMatchObject({
      id: 'stack-exchange:superuser#7001',
      communityName: 'Super User',
      nativeId: '7001',
      url: 'https://superuser.com/questions/7001/tray-2-isnt-found',
      text: 'The tray is in.\nThe panel says E04 & stops.',
      tags: ['printer', 'firmware-update'],
      author: { name: 'Ada Löf', url: 'https://superuser.com/users/501/ada-l%c3%b6f' },
      askedAt: 1_700_000_000_000,
      activeAt: 1_700_000_900_000,
      agreement: { value: 14, unit: 'votes' },
      views: 4210,
      answerCount: 3,
      isSolved: true,
      isRead: false,
      nativeRank: 0,
      license: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
    });
  });

  test('decodes a title once, and no more often', async () => {
    const [thread] = await foundThreads();
    expect(thread?.title).toBe('Tray 2 isn\'t found after "quick" update of &lt;model&gt;');
  });

  test('says why a question was closed, and knows no licence that was not told', async () => {
    const [, closed] = await foundThreads();
    expect(closed).toMatchObject({ closedAs: 'Needs details or clarity', isSolved: false });
    expect(closed).not.toHaveProperty('license');
  });

  test('credits a deleted user by the name that the site left', async () => {
    const [, closed] = await foundThreads();
    expect(closed?.author).toEqual({ name: 'user77' });
  });

  test('counts ranks on over the pages', async () => {
    const { context } = aServer(() => jsonReply(questionPage));
    const page = await stackExchange.search(superUser, { ...query, page: 3 }, context);
    expect(page.threads.map((thread) => thread.nativeRank)).toEqual([60, 61]);
    expect(page.hasMore).toBe(true);
  });

  test('at another server keeps its threads apart from those of the true one', async () => {
    const local = stackExchangeCommunity('superuser', 'own', 'http://127.0.0.1:4321');
    const { context, sent } = aServer(() => jsonReply(questionPage));
    const page = await stackExchange.search(local, query, context);
    expect(sent[0]?.url.host).toBe('127.0.0.1:4321');
    expect(page.threads[0]?.id).toBe('stack-exchange:http://127.0.0.1:4321#superuser#7001');
  });
});

describe('the answers', () => {
  test('to many questions come in one request', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply(answerPage));
    const threads = await stackExchange.read(superUser, await foundThreads(), context);
    expect(sent.map(({ url }) => url.pathname)).toEqual(['/2.3/questions/7001;7010/answers']);
    expect(Object.fromEntries(sent[0]?.url.searchParams ?? [])).toMatchObject({
      site: 'superuser',
      pagesize: '100',
      sort: 'votes',
      order: 'desc',
      filter: 'withbody',
    });
    expect(ledger[0]).toMatchObject({ text: '', why: 'answers' });
    expect(threads.map((thread) => thread.answers.length)).toEqual([2, 1]);
    expect(threads.every((thread) => thread.isRead)).toBe(true);
  });

  test('carry permalink, author, licence, votes and the mark of the asker', async () => {
    const { context } = aServer(() => jsonReply(answerPage));
    const [thread] = await stackExchange.read(superUser, await foundThreads(), context);
    expect(thread?.answers[0]).toEqual({
      id: 'stack-exchange:superuser#a7002',
      url: 'https://superuser.com/a/7002',
      html: '<ol><li>Pull the tray.</li><li>Hold OK for 5&nbsp;s.</li></ol>',
      text: expect.stringMatching(/Pull the tray\.\n.*Hold OK for 5\ss\./),
      author: { name: 'Bo', url: 'https://superuser.com/users/502/bo' },
      agreement: { value: 21, unit: 'votes' },
      acceptedBy: 'asker',
      postedAt: 1_700_000_500_000,
      editedAt: 1_700_000_700_000,
      license: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
      isByAsker: false,
    });
  });

  test('keep the licence of each post, old or new', async () => {
    const { context } = aServer(() => jsonReply(answerPage));
    const threads = await stackExchange.read(superUser, await foundThreads(), context);
    const licences = threads.flatMap((thread) => thread.answers.map((answer) => answer.license?.name));
    expect(licences).toEqual(['CC BY-SA 4.0', 'CC BY-SA 3.0', undefined]);
  });

  test('of the asker are known even after a change of name', async () => {
    const { context } = aServer(() => jsonReply(answerPage));
    const [thread] = await stackExchange.read(superUser, await foundThreads(), context);
    expect(thread?.answers[1]?.isByAsker).toBe(true);
  });

  test("of a deleted user without a name have no author, and may be the asker's or not", async () => {
    const { context } = aServer(() => jsonReply(answerPage));
    const [, thread] = await stackExchange.read(superUser, await foundThreads(), context);
    expect(thread?.answers[0]?.author).toEqual({ name: null });
    expect(thread?.answers[0]).not.toHaveProperty('isByAsker');
  });

  test('on further pages are read, two at most', async () => {
    const { context, sent } = aServer(() => jsonReply({ ...answerPage, has_more: true }));
    const threads = await stackExchange.read(superUser, await foundThreads(), context);
    expect(sent.map(({ url }) => url.searchParams.get('page'))).toEqual(['1', '2', '3']);
    expect(threads[0]?.answers).toHaveLength(2);
  });

  test('that are here already are kept when the site wants a pause before the next page', async () => {
    const { context, sent } = aServer(() => jsonReply({ ...answerPage, has_more: true, backoff: 10 }));
    const threads = await stackExchange.read(superUser, await foundThreads(), context);
    expect(sent).toHaveLength(1);
    expect(threads).toHaveLength(2);
  });

  test('of a question that is gone are left out with it', async () => {
    const items = answerPage.items.filter((item) => item.question_id === 7010);
    const { context } = aServer(() => jsonReply({ ...answerPage, items }));
    const threads = await stackExchange.read(superUser, await foundThreads(), context);
    expect(threads.map((thread) => thread.nativeId)).toEqual(['7010']);
  });

  test('that did not fit into three pages do not make their question disappear', async () => {
    const items = answerPage.items.filter((item) => item.question_id === 7001);
    const { context } = aServer(() => jsonReply({ ...answerPage, items, has_more: true }));
    const threads = await stackExchange.read(superUser, await foundThreads(), context);
    expect(threads.map((thread) => thread.answers.length)).toEqual([2, 0]);
  });

  test('to questions without any cost no request', async () => {
    const unanswered = (await foundThreads()).map((thread) => ({ ...thread, answerCount: 0 }));
    const { context, sent } = aServer(() => jsonReply(answerPage));
    const threads = await stackExchange.read(superUser, unanswered, context);
    expect(sent).toEqual([]);
    expect(threads.map((thread) => thread.isRead)).toEqual([true, true]);
  });
});

describe('courtesy', () => {
  test('a backoff pauses its own method, two seconds longer than told', async () => {
    const { context, pauses } = aServer((url) =>
      jsonReply(url.pathname.endsWith('/answers') ? answerPage : { ...questionPage, backoff: 10 }),
    );
    const { threads } = await stackExchange.search(superUser, query, context);
    expect(pauses).toEqual(new Map([[`${apiHost}/search`, now + 12_000]]));
    expect(await problemOf(stackExchange.search(superUser, query, context))).toMatchObject({
      code: 'throttled',
      retryAt: now + 12_000,
    });
    await expect(stackExchange.read(superUser, threads, context)).resolves.toHaveLength(2);
  });

  test('what is left of the quota is written down', async () => {
    const { context, quotas } = aServer(() => jsonReply(questionPage));
    await stackExchange.search(superUser, query, context);
    expect(quotas.get(apiHost)).toEqual({ left: 187, max: 300 });
  });

  test('a used-up quota ends the asking until midnight UTC', async () => {
    const { context, pauses } = aServer(() => jsonReply({ ...questionPage, quota_remaining: 0 }));
    const page = await stackExchange.search(superUser, query, context);
    expect(page.threads).toHaveLength(2);
    expect(pauses.get(apiHost)).toBe(Date.UTC(2026, 2, 15));
  });

  test('too many requests pause the whole host for the seconds in the message', async () => {
    const { context, pauses, ledger } = aServer(() => jsonReply(throttled, 400));
    const problem = await problemOf(stackExchange.search(superUser, query, context));
    expect(problem).toMatchObject({ code: 'throttled', retryAt: now + 71_000 });
    expect(pauses.get(apiHost)).toBe(now + 71_000);
    expect(ledger[0]?.outcome).toBe('throttled');
  });

  test('a violation without seconds pauses for a minute', async () => {
    const { context } = aServer(() => jsonReply(violatedBackoff, 400));
    const problem = await problemOf(stackExchange.search(superUser, query, context));
    expect(problem).toMatchObject({ code: 'throttled', retryAt: now + 60_000 });
  });

  test('a refusal inside a good reply is a refusal, and is obeyed', async () => {
    const { context, pauses } = aServer(() => jsonReply(throttled));
    const problem = await problemOf(stackExchange.search(superUser, query, context));
    expect(problem).toMatchObject({ code: 'throttled', retryAt: now + 71_000 });
    expect(pauses.get(apiHost)).toBe(now + 71_000);
  });
});

describe('what goes wrong is told by its name', () => {
  test.each([
    ['an unknown site', () => jsonReply(noSuchSite, 400), 'changed'],
    ['a page that needs a key', () => jsonReply(needsKey, 400), 'refused'],
    [
      'a server in trouble',
      () => jsonReply({ error_id: 503, error_name: 'temporarily_unavailable' }, 400),
      'unavailable',
    ],
    ['a refusal by number alone', () => jsonReply({ error_id: 503 }, 400), 'unavailable'],
    ['a challenge page', () => htmlReply('<p>Are you a person?</p>', 403), 'refused'],
    ['an error page', () => htmlReply('<p>Oops</p>', 502), 'unavailable'],
    ['a welcome page', () => htmlReply('<p>Hi</p>'), 'changed'],
    ['no items', () => jsonReply({ has_more: false }), 'changed'],
    ['a question without its number', () => jsonReply({ items: [{ title: 'x' }] }), 'changed'],
  ])('%s', async (_, answer, code) => {
    const { context } = aServer(answer);
    const problem = await problemOf(stackExchange.search(superUser, query, context));
    expect(problem).toBeInstanceOf(SourceError);
    expect(problem).toMatchObject({ code });
  });

  test('whatever comes: nothing but a SourceError is ever thrown', async () => {
    const threads = await foundThreads();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom(200, 400, 429, 500), async (body, status) => {
        for (const run of [
          (context: SourceContext) => stackExchange.search(superUser, query, context),
          (context: SourceContext) => stackExchange.read(superUser, threads, context),
        ]) {
          const { context } = aServer(() => jsonReply(body, status));
          const outcome = await run(context).catch((error: unknown) => error);
          expect(Array.isArray(outcome) || outcome instanceof SourceError || isPage(outcome)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('whatever stands in the fields of a question: it becomes a thread or a SourceError', async () => {
    const field = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.string(), fc.double({ noNaN: true }));
    const [first] = questionPage.items;
    const names = Object.keys(first ?? {});
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), field, async (name, value) => {
        const { context } = aServer(() => jsonReply({ items: [{ ...first, [name]: value }] }));
        const outcome = await stackExchange
          .search(superUser, query, context)
          .catch((error: unknown) => error);
        expect(outcome instanceof SourceError || isPage(outcome)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('an address', () => {
  test.each([
    ['https://stackoverflow.com/questions/1/x', 'stackoverflow'],
    ['https://www.superuser.com/', 'superuser'],
    ['https://meta.superuser.com/q/3', 'meta.superuser'],
    ['https://pt.stackoverflow.com/questions/2', 'pt.stackoverflow'],
    ['https://es.meta.stackoverflow.com/', 'es.meta.stackoverflow'],
    ['https://mathoverflow.net/questions/9', 'mathoverflow.net'],
    ['https://unix.stackexchange.com/a/4', 'unix'],
    ['https://unix.meta.stackexchange.com/a/4', 'unix.meta'],
    ['https://meta.stackexchange.com/', 'meta'],
    ['https://stackapps.com/', 'stackapps'],
    ['http://askubuntu.com/questions', 'askubuntu'],
  ])('%s belongs to %s', (address, site) => {
    expect(stackExchange.recognise(new URL(address))).toMatchObject({ id: `stack-exchange:${site}`, site });
  });

  test.each([
    'https://stackexchange.com/sites',
    'https://api.stackexchange.com/docs',
    'https://chat.stackexchange.com/rooms/1',
    'https://chat.stackoverflow.com/',
    'https://data.stackexchange.com/',
    'https://notstackoverflow.com/questions/1',
    'https://stackoverflow.com.example/questions/1',
    'https://superuser.com.evil.example/',
    'ftp://stackoverflow.com/',
    'https://stackoverflow.blog/',
  ])('%s belongs to no site', (address) => {
    expect(stackExchange.recognise(new URL(address))).toBeNull();
  });

  test("of a tag is that product's own corner", () => {
    const url = new URL('https://stackoverflow.com/questions/tagged/acme-sdk+or+c%2b%2b?tab=Votes');
    expect(stackExchange.recognise(url)).toMatchObject({ relation: 'own', tags: ['acme-sdk', 'c++'] });
  });

  test('with a broken tag is still that of the site', () => {
    const url = new URL('https://stackoverflow.com/questions/tagged/%E0%A4%A');
    expect(stackExchange.recognise(url)).toMatchObject({ site: 'stackoverflow', relation: 'general' });
  });

  test.each([
    ['superuser', 'https://superuser.com'],
    ['pt.stackoverflow', 'https://pt.stackoverflow.com'],
    ['mathoverflow.net', 'https://mathoverflow.net'],
    ['unix', 'https://unix.stackexchange.com'],
  ])('for searching and asking at %s leads to the site itself', (site, origin) => {
    const community = stackExchangeCommunity(site, 'general');
    expect(stackExchange.searchUrl(community, 'a & b')).toBe(`${origin}/search?q=a+%26+b`);
    expect(stackExchange.askUrl(community, { title: 'Why?', tags: ['a', 'b'] })).toBe(
      `${origin}/questions/ask?title=Why%3F&tags=a+b`,
    );
  });
});

test('a site without a known name goes by its host', () => {
  expect(stackExchangeCommunity('cooking', 'general').name).toBe('cooking.stackexchange.com');
  expect(stackExchangeCommunity('unix', 'general').name).toBe('Unix & Linux');
});

function isPage(outcome: unknown): boolean {
  return typeof outcome === 'object' && outcome !== null && 'threads' in outcome;
}
