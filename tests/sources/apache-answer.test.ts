import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { apacheAnswer } from '@/sources/apache-answer';
import { SourceError, type Community, type Query, type SourceContext, type Thread } from '@/sources/source';

import { questions } from '../communities/samples/apache-answer/questions';
import { answerSite, problem } from '../communities/samples/apache-answer/server';
import { inFrontOf, inFrontOfReplies } from './fixtures/door';
import { htmlReply, jsonReply, now, problemOf } from './fixtures/ports';

const base = 'https://qa.example';
const site = aSite(base);
const query: Query = { text: 'dimmer hums', mode: 'words', language: 'en', page: 1 };

function aSite(at: string): Community {
  return { id: `apache-answer:${at}`, platform: 'apache-answer', base: at, name: 'Answers', relation: 'own' };
}

function aServer(options: Partial<Parameters<typeof answerSite>[0]> = {}) {
  return inFrontOf(answerSite({ base, questions, ...options }));
}

async function found(context: SourceContext, text = query.text): Promise<Thread[]> {
  return (await apacheAnswer.search(site, { ...query, text }, context)).threads;
}

async function readFirst(context: SourceContext, text = query.text): Promise<Thread> {
  const threads = await found(context, text);
  const [read] = await apacheAnswer.read(site, threads.slice(0, 1), context);
  if (!read) throw new Error('The thread is gone.');
  return read;
}

function good(data: unknown) {
  return jsonReply({ code: 200, reason: 'base.success', msg: 'Success.', data });
}

function aHit(parts: object = {}, object_type = 'question') {
  const known = {
    id: 'Q1',
    question_id: 'Q1',
    title: 'It hums',
    excerpt: 'Loudly.',
    answer_count: 1,
    accepted: false,
  };
  return { object_type, object: { ...known, ...parts } };
}

function aQuestion(parts: object = {}) {
  return {
    id: 'Q1',
    title: 'It hums',
    html: '<p>Loudly.</p>',
    answer_count: 1,
    status: 1,
    user_info: aUser('1'),
    ...parts,
  };
}

function anAnswer(parts: object = {}) {
  return {
    id: 'A1',
    html: '<p>Turn it off.</p>',
    accepted: 1,
    create_time: now / 1000,
    status: 1,
    user_info: aUser('2'),
    ...parts,
  };
}

function aUser(id: string, parts: object = {}) {
  return { id, username: `user_${id}`, display_name: `User ${id}`, status: 'normal', ...parts };
}

async function foundMade(...hits: object[]): Promise<Thread[]> {
  const { context } = inFrontOfReplies(() => good({ count: hits.length, list: hits }));
  return found(context);
}

async function readMade(question: object, answers: object[] = []): Promise<Thread | undefined> {
  const { context } = inFrontOfReplies(({ pathname }) => {
    if (pathname.endsWith('/search')) return good({ count: 1, list: [aHit()] });
    return good(pathname.endsWith('/question/info') ? aQuestion(question) : { count: 1, list: answers });
  });
  return (await apacheAnswer.read(site, await found(context), context))[0];
}

describe('a search', () => {
  test('is content with any word, letter for letter', async () => {
    const { context, ledger } = aServer();
    const threads = await found(context, 'dimm bridge');
    expect(threads.map(({ nativeId }) => nativeId.slice(-2))).toEqual(['24', '21']);
    expect(ledger[0]).toMatchObject({ text: 'dimm bridge', why: 'search' });
  });

  test('makes one thread of a question and of its answers that were found', async () => {
    const { context } = aServer();
    const threads = await found(context);
    expect(threads).toHaveLength(1);
    expect(threads[0]).toMatchObject({
      isSolved: true,
      answerCount: 4,
      tags: ['dimmer', 'led'],
      agreement: { value: 6, unit: 'votes' },
      author: { name: 'Ben Akers', url: `${base}/users/ben_akers` },
    });
  });

  test('leads from an answer to its question, and claims of that only what it knows', async () => {
    const { context } = aServer();
    const [thread] = await found(context, 'pendulum');
    expect(thread).toMatchObject({
      url: `${base}/questions/10010000000000024`,
      title: 'Bridge loses its colour scenes',
      answerCount: 1,
    });
    expect(thread).not.toHaveProperty('author');
    expect(thread).not.toHaveProperty('askedAt');
    expect((await readFirst(context, 'pendulum')).text).toBe('After midnight all colours are white.');
  });

  test('sends five words and sixty letters at most, without operators', async () => {
    const { context, ledger } = aServer();
    await found(context, '[dimmer] user:ben "score:5" 100% (hum_s) and more words than five');
    await found(context, `${'long'.repeat(20)} dimmer ${'x'.repeat(50)} bulbs`);
    expect(ledger.map(({ text }) => text)).toEqual(['dimmer user ben score 5', `dimmer ${'x'.repeat(50)}`]);
  });

  test('without a word asks nobody', async () => {
    const { context, sent } = aServer();
    expect(await found(context, '"" [] -- ')).toEqual([]);
    expect(sent).toEqual([]);
  });

  test('goes on while the site has counted more', async () => {
    const { context } = aServer();
    const pages = await Promise.all(
      [1, 2].map((page) => apacheAnswer.search(site, { ...query, text: 'schedule', page }, context)),
    );
    expect(pages.map(({ hasMore, total, threads }) => [hasMore, total, threads.length])).toEqual([
      [true, 55, 50],
      [false, 55, 5],
    ]);
  });

  test('that counts more than it gives comes to an end', async () => {
    const { context } = inFrontOfReplies(() => good({ count: 900, list: [] }));
    expect(await apacheAnswer.search(site, query, context)).toMatchObject({ threads: [], hasMore: false });
  });

  test('may find nothing at all', async () => {
    const { context } = inFrontOfReplies(() => good({ count: 0, list: null }));
    expect(await apacheAnswer.search(site, query, context)).toEqual({
      threads: [],
      hasMore: false,
      total: 0,
    });
  });

  test('reads excerpts as text, and titles as they are', async () => {
    const [thread] = await foundMade(aHit({ title: 'Is &lt; allowed?', excerpt: '...if (a &lt; b) hum...' }));
    expect(thread).toMatchObject({ title: 'Is &lt; allowed?', text: '...if (a < b) hum...' });
  });
});

describe('a question', () => {
  test('is read with its answers, the accepted one first', async () => {
    const { context, paths } = aServer();
    const read = await readFirst(context);
    expect(paths()).toHaveLength(3);
    expect(read.answers.map(({ acceptedBy, agreement }) => [acceptedBy, agreement?.value])).toEqual([
      ['asker', 4],
      [null, 9],
      [null, 1],
      [null, 0],
    ]);
    expect(read.answers.map(({ isByAsker }) => isByAsker)).toEqual([false, false, false, true]);
    expect(read.answers[2]?.author).toEqual({ name: null });
    expect(read.answers[0]?.editedAt).toBe((Date.UTC(2026, 3, 1, 7) / 1000 + 9000) * 1000);
    expect(read.answers[1]).not.toHaveProperty('editedAt');
    expect(read).toMatchObject({ views: 480, askedAt: Date.UTC(2026, 3, 1, 7, 21) });
    expect(read.text).toContain('if (load < 10) hum();');
  });

  test('of the first versions has adopted answers', async () => {
    const { context } = aServer({ isOld: true });
    expect((await readFirst(context)).answers[0]?.acceptedBy).toBe('asker');
  });

  test('without answers costs one request', async () => {
    const { context, paths } = aServer();
    const read = await readFirst(context, 'reset');
    expect(paths()).toHaveLength(2);
    expect(read).toMatchObject({ isRead: true, isSolved: false, answers: [], answerCount: 0 });
  });

  test('that was closed says so', async () => {
    const { context } = aServer();
    expect(await readFirst(context, 'Stromausfall')).toMatchObject({ closedAs: 'closed', answers: [{}] });
  });

  test('that is deleted or waits for approval is left out', async () => {
    const { context } = aServer();
    const threads = await foundMade(aHit({ id: '10010000000000025' }), aHit({ id: '10010000000000026' }));
    expect(threads).toHaveLength(2);
    expect(await apacheAnswer.read(site, threads, context)).toEqual([]);
    expect(await readMade({ status: 11 })).toBeUndefined();
  });

  test('leaves out answers that are deleted or wait for approval, and shows each once', async () => {
    const answers = [
      anAnswer(),
      anAnswer({ id: 'A2', status: 10 }),
      anAnswer({ id: 'A3', status: 11 }),
      anAnswer(),
    ];
    expect((await readMade({}, answers))?.answers.map(({ id }) => id)).toEqual([`${site.id}#aA1`]);
  });

  test('knows its accepted answer by either of the two marks', async () => {
    const marks = [anAnswer({ accepted: 2 }), anAnswer({ id: 'A2' }), anAnswer({ id: 'A3', accepted: null })];
    const read = await readMade({ accepted_answer_id: 'A3' }, marks);
    expect(read?.answers.map(({ acceptedBy }) => acceptedBy)).toEqual(['asker', null, 'asker']);
    expect(await readMade({ accepted_answer_id: '0' }, [anAnswer()])).toMatchObject({ isSolved: false });
  });

  test('names nobody who has left', async () => {
    const people = [
      aUser('2', { status: 'deleted', display_name: 'user71' }),
      null,
      aUser('3', { display_name: '' }),
    ];
    const answers = people.map((user_info, index) => anAnswer({ id: `A${index}`, user_info }));
    const read = await readMade({}, answers);
    expect(read?.answers.map(({ author }) => author.name)).toEqual([null, null, 'user_3']);
  });

  test('in a sub-folder keeps to it', async () => {
    const inFolder = aSite('https://acme.example/qa');
    const { context, paths } = inFrontOf(answerSite({ base: inFolder.base, questions }));
    const { threads } = await apacheAnswer.search(inFolder, query, context);
    const [read] = await apacheAnswer.read(inFolder, threads, context);
    expect(paths().every((path) => path.startsWith('/qa/answer/api/v1/'))).toBe(true);
    expect(read?.answers[0]?.url).toBe(
      'https://acme.example/qa/questions/10010000000000021/10020000000000031',
    );
  });
});

describe('what a site may answer instead', () => {
  test('a captcha is a pause of a minute', async () => {
    const { context } = inFrontOf(() => problem(400, 'error.object.captcha_verification_failed'));
    await expect(found(context)).rejects.toMatchObject({ code: 'throttled', retryAt: now + 60_000 });
  });

  test.each([
    [400, 'base.request_format_error', 'changed'],
    [401, 'base.unauthorized_error', 'refused'],
    [403, 'error.email.need_to_be_verified', 'refused'],
    [404, 'error.question.not_found', 'not-found'],
    [500, 'base.database_error', 'unavailable'],
  ])('%i %s', async (status, reason, code) => {
    const { context } = inFrontOf(() => problem(status, reason));
    await expect(found(context)).rejects.toMatchObject({ code });
  });

  test('a page in place of data, or another shape, is told by name', async () => {
    const { context } = inFrontOfReplies(() => htmlReply('<div id="root"></div>'));
    await expect(found(context)).rejects.toMatchObject({ code: 'changed' });
    for (const data of [null, {}, { list: {} }, { count: 1, list: [{ object_type: 'question' }] }]) {
      const other = inFrontOfReplies(() => good(data));
      await expect(found(other.context)).rejects.toMatchObject({ code: 'changed' });
    }
  });

  test('nothing that it sends is more than a problem by name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...fields), fc.jsonValue()), async (parts) => {
        const { context } = inFrontOfReplies(({ pathname }) => {
          if (pathname.endsWith('/search')) return good({ count: 1, list: [aHit(parts)] });
          return good(pathname.endsWith('/info') ? aQuestion(parts) : { list: [anAnswer(parts)] });
        });
        const outcome = await problemOf(
          found(context)
            .then((threads) => apacheAnswer.read(site, threads, context))
            .then((threads) => Promise.reject(threads)),
        );
        expect(Array.isArray(outcome) || outcome instanceof SourceError).toBe(true);
      }),
    );
  });

  const fields = [
    'id',
    'question_id',
    'title',
    'html',
    'excerpt',
    'tags',
    'user_info',
    'accepted',
    'status',
    'create_time',
    'update_time',
    'vote_count',
    'answer_count',
    'accepted_answer_id',
  ];

  test('hostile titles and times stay bounded', async () => {
    const [thread] = await foundMade(aHit({ title: 'dim '.repeat(100_000), created_at: 1e300 }));
    expect(thread?.title.length).toBeLessThanOrEqual(300);
    expect(thread).not.toHaveProperty('askedAt');
    const read = await readMade({}, [
      anAnswer({ id: '\uD800', user_info: aUser('\uDC00', { username: '\uD800' }) }),
    ]);
    expect(read?.answers).toHaveLength(1);
  });
});

test('the ask page gets a draft that its reader of front matter understands', () => {
  const title = 'Dimmer: "hum" # & 20 %';
  const url = new URL(apacheAnswer.askUrl(site, { title, body: 'A\n---\nB', tags: ['led'] }));
  // Once by the browser, and once more by the page.
  const draft = decodeURIComponent(url.searchParams.get('prefill') ?? '');
  const [, front, body] = /^---\ntitle: (.*)\n---\n([\s\S]*)$/.exec(draft) ?? [];
  expect(JSON.parse(front ?? '')).toBe(title);
  expect([body, url.searchParams.get('tags')]).toEqual(['A\n---\nB', 'led']);
});

describe('its own pages', () => {
  const headers = new Headers();
  const page = (generator: string, folder = '') =>
    `<meta name="generator" content="${generator}"><link rel="manifest" href="${folder}/manifest.json" />`;

  test.each([
    'Answer 2.0.2 - https://github.com/apache/answer version a1',
    'Answer 1.2.0 - https://github.com/apache/incubator-answer version a1',
    'Answer 1.0.5 - https://github.com/answerdev/answer version a1',
  ])('name their generator, and link from their sub-folder: %s', (generator) => {
    const url = new URL('https://acme.example/qa/questions/12');
    expect(apacheAnswer.fingerprint?.({ url, html: page(generator, '/qa'), headers })).toMatchObject({
      base: 'https://acme.example/qa',
    });
    expect(apacheAnswer.fingerprint?.({ url, html: page(generator), headers })).toMatchObject({
      base: 'https://acme.example',
    });
  });

  test('are no page of another generator, or one that links to the project', () => {
    const url = new URL('https://acme.example/');
    for (const html of [
      page('Answerly 3 - https://acme.example'),
      '<a href="https://github.com/apache/answer">Answer</a>',
    ])
      expect(apacheAnswer.fingerprint?.({ url, html, headers })).toBeNull();
  });
});
