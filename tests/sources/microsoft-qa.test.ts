import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createHttp } from '@/sources/http';
import { microsoftQa } from '@/sources/microsoft-qa';
import type { Community, Query, SourceContext, Thread } from '@/sources/source';

import { fakePorts, htmlReply, jsonReply, landedAt, now, problemOf } from './fixtures/ports';

const base = 'https://learn.microsoft.com';
const community: Community = {
  id: `microsoft-qa:${base}`,
  platform: 'microsoft-qa',
  base,
  name: 'Microsoft Q&A',
  relation: 'own',
};
const query: Query = { text: 'spooler wakes', mode: 'words', language: 'en', page: 1 };
const asked = `${base}/en-us/answers/questions/812/printer-is-gone`;

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

function aResult(parts: Parts = {}) {
  return {
    title: 'Printer is gone &amp; the "spooler" hangs - Microsoft Q&amp;A',
    url: asked,
    displayUrl: { content: 'learn.microsoft.com/en-us/answers', hitHighlights: [] },
    description: 'When the laptop wakes up, List<Printer> is empty &amp; slow.',
    descriptions: [],
    lastUpdatedDate: '2025-09-05T10:00:00+00:00',
    category: 'QnA',
    breadcrumbs: [],
    ...parts,
  };
}

function found(results: unknown[], parts: Parts = {}) {
  return { facets: {}, results, srchEng: 'default', termHasSynonyms: false, count: results.length, ...parts };
}

function aPage(question: Parts | null, more = '') {
  const markup = { '@context': 'https://schema.org', '@type': 'QAPage', mainEntity: question };
  const script = question ? `<script type="application/ld+json">${JSON.stringify(markup)}</script>` : '';
  return `<!DOCTYPE html><html lang="en-us"><head><title>Q&amp;A</title>${script}</head><body>${more}</body></html>`;
}

function aQuestion(parts: Parts = {}) {
  return {
    '@type': 'Question',
    name: 'Printer is gone & the "spooler" hangs',
    text: '<p>Since the update.</p>',
    answerCount: 2,
    upvoteCount: 4,
    dateCreated: '2025-09-02T07:11:00.513Z',
    author: { '@type': 'Person', name: 'Ottilie B.' },
    acceptedAnswer: anAnswer(2),
    suggestedAnswer: [anAnswer(1, { author: { '@type': 'Person', name: 'Ottilie B.' } })],
    ...parts,
  };
}

function anAnswer(id: number, parts: Parts = {}) {
  return {
    '@type': 'Answer',
    text: `<p>Words of answer ${id}.</p>`,
    upvoteCount: id,
    dateCreated: '2025-09-03T08:00:00Z',
    url: `${asked}#answer-${id}`,
    author: { '@type': 'Person', name: 'Sefa L.' },
    ...parts,
  };
}

async function searchFor(parts: Partial<Query>, reply: unknown = found([])) {
  const server = aServer(() => jsonReply(reply));
  const page = await microsoftQa.search(community, { ...query, ...parts }, server.context);
  return { ...server, page };
}

async function readPage(page: () => Response): Promise<Thread[]> {
  const { context } = aServer(page);
  const { page: hits } = await searchFor({}, found([aResult()]));
  return microsoftQa.read(community, hits.threads, context);
}

describe('a search', () => {
  test('is narrowed to questions, in the language of the page, and writes the words down', async () => {
    const { sent, ledger } = await searchFor({ page: 3 });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url.origin + (sent[0]?.url.pathname ?? '')).toBe(`${base}/api/search`);
    expect(Object.fromEntries(sent[0]?.url.searchParams ?? [])).toEqual({
      search: 'spooler wakes',
      locale: 'en-us',
      $top: '10',
      $skip: '20',
      expandScope: 'true',
      $filter: "category eq 'QnA'",
    });
    expect(sent[0]?.url.search).not.toContain('+');
    expect(ledger).toMatchObject([{ text: 'spooler wakes', why: 'search' }]);
  });

  test.each([
    ['de', 'de-de'],
    ['pt', 'pt-br'],
    ['PT-BR', 'pt-br'],
    ['zh', 'zh-cn'],
    ['no', 'nb-no'],
    ['sr', 'sr-latn-rs'],
    ['en-GB', 'en-us'],
    ['tlh', 'en-us'],
    ['', 'en-us'],
  ])('in %j asks in the locale %s', async (language, locale) => {
    const { sent } = await searchFor({ language });
    expect(sent[0]?.url.searchParams.get('locale')).toBe(locale);
  });

  test('gives questions without the site behind their titles', async () => {
    const { page } = await searchFor({ page: 2 }, found([aResult()], { count: 61 }));
    expect(page).toMatchObject({ hasMore: true, total: 61 });
    expect(page.threads).toEqual([
      {
        id: `microsoft-qa:${base}#812`,
        communityId: community.id,
        communityName: 'Microsoft Q&A',
        platform: 'microsoft-qa',
        nativeId: '812',
        url: asked,
        title: 'Printer is gone & the "spooler" hangs',
        text: 'When the laptop wakes up, List<Printer> is empty & slow.',
        tags: [],
        activeAt: Date.UTC(2025, 8, 5, 10),
        answerCount: 1,
        isSolved: false,
        nativeRank: 10,
        isRead: false,
        answers: [],
      },
    ]);
  });

  test('takes relative addresses, and none that lead elsewhere', async () => {
    const { page } = await searchFor(
      {},
      found([
        aResult({ url: '/en-us/answers/questions/813/x' }),
        aResult({ url: 'https://evil.example/en-us/answers/questions/814/x' }),
        aResult({ url: 'javascript:alert(1)' }),
        aResult({ url: `${base}/en-us/windows/printing` }),
        aResult({ title: ' - Microsoft Q&A' }),
        aResult({ url: '/en-us/answers/questions/813/y' }),
        aResult({ url: '/en-us/answers/questions/815', title: 't'.repeat(9000), lastUpdatedDate: 'soon' }),
      ]),
    );
    expect(page.threads.map(({ nativeId, nativeRank, url }) => [nativeId, nativeRank, url])).toEqual([
      ['813', 0, `${base}/en-us/answers/questions/813/x`],
      ['815', 1, `${base}/en-us/answers/questions/815`],
    ]);
    expect(page.threads[1]?.title).toHaveLength(300);
    expect(page.threads[1]).not.toHaveProperty('activeAt');
  });

  test.each([
    [{ count: 11 }, true],
    [{ count: 10 }, false],
    [{ count: null }, false],
    [{ count: null, '@nextLink': `${base}/api/search?$skip=10` }, true],
  ])('with %j knows whether there is more: %s', async (parts, hasMore) => {
    expect((await searchFor({}, found([aResult()], parts))).page.hasMore).toBe(hasMore);
  });

  test('that finds nothing is an empty page', async () => {
    const { page } = await searchFor({}, found([], { '@nextLink': `${base}/api/search?$skip=10` }));
    expect(page).toMatchObject({ threads: [], hasMore: false });
  });

  test.each([
    ['"no signal" (at all)', 'no signal at all'],
    ['-crash +hub !now wake*', 'crash hub now wake'],
    ['a|b ~c', 'a b c'],
    ['0x8007f0e1 wi-fi C++', '0x8007f0e1 wi-fi C++'],
  ])('for %j asks for %j, so that no word acts as an operator', async (text, sentText) => {
    const { sent, ledger } = await searchFor({ text });
    expect(sent[0]?.url.searchParams.get('search')).toBe(sentText);
    expect(ledger[0]?.text).toBe(sentText);
  });

  test('never sends an operator, whatever the words were', async () => {
    const unit = fc.constantFrom('-', '+', '"', '|', '(', '*', ' ', 'a', '1', '“', '&', "'");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 30 }), async (text) => {
        const { sent } = await searchFor({ text });
        for (const { url } of sent) {
          expect(url.searchParams.get('search')).not.toMatch(/["|(*“]|(?:^|\s)[-+]/);
          expect(url.searchParams.get('$filter')).toBe("category eq 'QnA'");
        }
      }),
    );
  });

  test('without a word left asks nothing', async () => {
    const { sent, page } = await searchFor({ text: '"-" ()' });
    expect(page).toEqual({ threads: [], hasMore: false });
    expect(sent).toEqual([]);
  });

  test.each([
    ['a page in place of data', () => htmlReply('<h1>Sign in</h1>'), 'changed'],
    ['another wrapper', () => jsonReply({ value: [] }), 'changed'],
    ['results without addresses', () => jsonReply(found([{ title: 'x' }])), 'changed'],
    ['only pages of the company', () => jsonReply(found([aResult({ url: '/en-us/windows/' })])), 'changed'],
    ['a wall', () => htmlReply('<h1>Access Denied</h1>', 403), 'refused'],
    ['a route that is gone', () => jsonReply({ message: 'Not found' }, 404), 'not-found'],
  ])('says by name what is wrong: %s', async (_, answer, code) => {
    const { context } = aServer(answer);
    expect(await problemOf(microsoftQa.search(community, query, context))).toMatchObject({ code });
  });
});

describe('a question', () => {
  test('is read from its own page, with the answer that was accepted', async () => {
    const { context, sent, ledger } = aServer(() => htmlReply(aPage(aQuestion())));
    const { page } = await searchFor({}, found([aResult()]));
    const [thread] = await microsoftQa.read(community, page.threads, context);
    expect(sent.map(({ url }) => url.href)).toEqual([asked]);
    expect(ledger[0]).toMatchObject({ text: '', why: 'thread' });
    expect(thread).toMatchObject({
      id: `microsoft-qa:${base}#812`,
      nativeId: '812',
      url: asked,
      platform: 'microsoft-qa',
      title: 'Printer is gone & the "spooler" hangs',
      text: 'Since the update.',
      author: { name: 'Ottilie B.' },
      agreement: { value: 4, unit: 'votes' },
      activeAt: Date.UTC(2025, 8, 5, 10),
      answerCount: 2,
      isSolved: true,
      isRead: true,
    });
    expect(
      thread?.answers.map(({ url, text, acceptedBy, isByAsker }) => [
        url,
        text,
        acceptedBy,
        isByAsker ?? false,
      ]),
    ).toEqual([
      [`${asked}#answer-2`, 'Words of answer 2.', 'asker', false],
      [`${asked}#answer-1`, 'Words of answer 1.', null, true],
    ]);
  });

  test('that moved to another address keeps the one it was found by', async () => {
    const moved = `${base}/en-us/answers/questions/812/a-better-title`;
    const [thread] = await readPage(() => landedAt(moved, htmlReply(aPage(aQuestion()))));
    expect(thread).toMatchObject({ url: asked, nativeId: '812', isRead: true });
  });

  test('without an answer is read as unanswered', async () => {
    const question = aQuestion({ answerCount: 0, acceptedAnswer: undefined, suggestedAnswer: [] });
    const [thread] = await readPage(() => htmlReply(aPage(question)));
    expect(thread).toMatchObject({ answers: [], answerCount: 0, isSolved: false, isRead: true });
  });

  test.each([
    ['Printer is gone & the "spooler" hangs', 'another question with more answers'],
    ['A better title', 'another question without answers'],
  ])('%j is told from %s on its page', async (name, other) => {
    const suggestedAnswer = other.includes('more') ? [anAnswer(7), anAnswer(8), anAnswer(9)] : [];
    const related = { '@type': 'Question', name: 'Related', url: `${base}/x`, suggestedAnswer };
    const more = `<script type="application/ld+json">${JSON.stringify([related])}</script>`;
    const [thread] = await readPage(() => htmlReply(aPage(aQuestion({ name }), more)));
    expect(thread).toMatchObject({ title: name, answerCount: 2 });
  });

  test('that is gone is left out', async () => {
    expect(await readPage(() => htmlReply('<h1>404</h1>', 404))).toEqual([]);
  });

  test.each([
    ['a page that declares no question', () => htmlReply(aPage(null, '<h1>Printer</h1>')), 'changed'],
    ['data in place of a page', () => jsonReply({ id: 812 }), 'changed'],
    ['a wall', () => htmlReply('<h1>Access Denied</h1>', 403), 'refused'],
    ['a page to log in', () => landedAt(`${base}/login`, htmlReply(aPage(null))), 'refused'],
  ])('says by name what is wrong: %s', async (_, answer, code) => {
    expect(await problemOf(readPage(answer))).toMatchObject({ code });
  });
});

test('the ask page is opened without a label where nothing tells what the question is about', () => {
  expect(microsoftQa.askUrl(community, { title: 'x' })).toBe(`${base}/answers/questions/ask/`);
});
