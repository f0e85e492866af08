import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { question2answer } from '@/sources/question2answer';
import type { Answer, Community, Query, SourceContext, Thread } from '@/sources/source';

import { questions } from '../communities/samples/question2answer/questions';
import {
  question2answerSite,
  type Question2AnswerOptions,
} from '../communities/samples/question2answer/server';
import { inFrontOf, inFrontOfReplies } from './fixtures/door';
import { htmlReply, landedAt, problemOf } from './fixtures/ports';

const base = 'https://acme.example/qa';
const community: Community = {
  id: `question2answer:${base}`,
  platform: 'question2answer',
  base,
  name: 'Acme Answers',
  relation: 'own',
};

function aSite(options: Partial<Question2AnswerOptions> = {}) {
  return inFrontOf(question2answerSite({ base, questions, ...options }));
}

function asQuery(text: string, page = 1): Query {
  return { text, mode: 'words', language: 'en', page };
}

async function found(context: SourceContext, text: string, page = 1): Promise<Thread[]> {
  return (await question2answer.search(community, asQuery(text, page), context)).threads;
}

async function readFirst(context: SourceContext, text: string): Promise<Thread | undefined> {
  const threads = await found(context, text);
  return (await question2answer.read(community, threads.slice(0, 1), context))[0];
}

/** What a test looks at of each answer. */
function facts({ answers }: Thread) {
  return answers.map(({ id, author, agreement }) => [id.split('#')[1], author.name, agreement?.value]);
}

/** A page of the software that holds what a test makes up. */
function aPage(template: string, main: string): Response {
  return htmlReply(
    `<!DOCTYPE html>\n<html>\n<!-- Powered by Question2Answer - http://www.question2answer.org/ -->\n<body\nclass="qa-template-${template}">${main}</body></html>`,
  );
}

function aRow(parts: { id?: string; href?: string; title?: string; more?: string } = {}): string {
  const { id = 'q5', href = './5/it-hums?show=5#q5', title = 'It hums', more = '' } = parts;
  return `<div class="qa-q-list-item" id="${id}">${more}<div class="qa-q-item-title"><a href="${href}">${title}</a></div></div>`;
}

async function foundIn(rows: string): Promise<Thread[]> {
  return found(
    inFrontOfReplies(() => aPage('search', `<div class="qa-q-list">${rows}</div>`)).context,
    'hum',
  );
}

function aStub(parts: Partial<Thread> = {}): Thread {
  return {
    id: `${community.id}#5`,
    communityId: community.id,
    communityName: community.name,
    platform: 'question2answer',
    nativeId: '5',
    url: `${base}/5/it-hums`,
    title: 'It hums',
    text: '',
    tags: [],
    answerCount: 1,
    isSolved: false,
    nativeRank: 3,
    isRead: false,
    answers: [],
    ...parts,
  };
}

function readIn(main: string) {
  const { context } = inFrontOfReplies(() => aPage('question', main));
  return question2answer.read(community, [aStub()], context);
}

async function answerIn(answer: string): Promise<Answer | undefined> {
  const question = '<div class="qa-q-view" id="q5"><div class="qa-q-view-content">Why?</div></div>';
  const [thread] = await readIn(question + answer);
  return thread?.answers[0];
}

describe('a search', () => {
  test('sends the words as they were written, and says which', async () => {
    const { context, ledger, paths } = aSite();
    await found(context, ' C++ & "E04" ');
    expect(paths()).toEqual(['/qa/index.php?qa=search&q=C%2B%2B%20%26%20%22E04%22']);
    expect(ledger).toMatchObject([{ text: 'C++ & "E04"', why: 'search', outcome: 'ok' }]);
  });

  test('without words asks nothing', async () => {
    const { context, sent } = aSite();
    await expect(found(context, '  ')).resolves.toEqual([]);
    expect(sent).toEqual([]);
  });

  test('finds what holds any of the words, and leaves out what is hidden', async () => {
    const threads = await found(aSite().context, 'machine e04 zeppelin');
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['11', '22']);
  });

  test('tells of each question what its row tells', async () => {
    const [thread] = await found(aSite().context, 'machine');
    expect(thread).toEqual({
      ...aStub({ tags: ['duo-2', 'e04'], answerCount: 5, isSolved: true, nativeRank: 0 }),
      id: `${community.id}#11`,
      nativeId: '11',
      url: `${base}/11/machine-shows-e04-%26-stays-cold-since-the-update`,
      title: 'Machine shows E04 & stays cold <since the update>',
      author: { name: 'kaffeetante', url: `${base}/user/kaffeetante` },
      agreement: { value: 4, unit: 'votes' },
      views: 1204,
    });
  });

  test('leads to the question where the words stand in one of its answers', async () => {
    const threads = await found(aSite().context, 'mahlgrad');
    expect(threads.map(({ url }) => url)).toEqual([`${base}/24/die-m%C3%BChle-klemmt-seit-gestern`]);
  });

  test('gives longer pages than usual in parts, so that none comes twice', async () => {
    const { context } = aSite({ resultsPerPage: 40 });
    const first = await question2answer.search(community, asQuery('diary'), context);
    const second = await question2answer.search(community, asQuery('diary', 2), context);
    expect([first.hasMore, second.hasMore]).toEqual([true, true]);
    const threads = [first, second].flatMap((page) => page.threads);
    expect(threads.map(({ nativeRank }) => nativeRank)).toEqual(threads.map((_, rank) => rank));
    expect(new Set(threads.map(({ id }) => id)).size).toBe(20);
  });

  test('of a site that is being worked on finds no nothing', async () => {
    const problem = await problemOf(found(aSite({ isUnderWork: true }).context, 'machine'));
    expect(problem).toMatchObject({ code: 'unavailable' });
  });

  test.each([
    ['another page of the site', aPage('qa', `<div class="qa-q-list">${aRow()}</div>`)],
    ['a page of results without a list', aPage('search', '<h1>Results</h1>')],
    ['rows without questions', aPage('search', '<div class="qa-q-list-item"><b>It hums</b></div>')],
    ['a page of another software', htmlReply('<body class="qa-template-search">It hums</body>')],
  ])('is told a change by %s', async (_, reply) => {
    const problem = await problemOf(found(inFrontOfReplies(() => reply).context, 'hum'));
    expect(problem).toMatchObject({ code: 'changed' });
  });

  test('passes over rows that are no questions', async () => {
    const rows = [
      aRow({ id: 'p7' }),
      aRow({ href: 'https://elsewhere.example/5' }),
      aRow({ href: 'javascript:alert(1)' }),
      aRow({ title: ' ' }),
      aRow(),
    ];
    expect((await foundIn(rows.join(''))).map(({ url }) => url)).toEqual([`${base}/5/it-hums`]);
  });

  test.each<[shown: string, value: number | undefined]>([
    ['+12', 12],
    ['–3', -3],
    ['2.1k', 2100],
    ['1,204', 1204],
    ['viele', undefined],
  ])('reads %s votes', async (shown, value) => {
    const more = `<div class="qa-voting" id="voting_5"><span class="qa-netvote-count-data">${shown}</span></div>`;
    const [thread] = await foundIn(aRow({ more }));
    expect(thread?.agreement?.value).toBe(value);
  });

  test('decodes titles exactly once and keeps them on one line, in any script', async () => {
    const [thread] = await foundIn(aRow({ title: '&amp;lt; 5 °C\n مصباح &quot;照明&quot; 💡' }));
    expect(thread?.title).toBe('&lt; 5 °C مصباح "照明" 💡');
  });
});

describe.each<[name: NonNullable<Question2AnswerOptions['addresses']>, address: string]>([
  ['neat', '/11/machine-shows-e04-%26-stays-cold-since-the-update'],
  ['index', '/index.php/11/machine-shows-e04-%26-stays-cold-since-the-update'],
  ['param', '/?qa=11/machine-shows-e04-%26-stays-cold-since-the-update'],
  ['safest', '/index.php?qa=11&qa_1=machine-shows-e04-%26-stays-cold-since-the-update'],
])('a site with %s addresses', (addresses, address) => {
  test('is searched and read like any other', async () => {
    const { context } = aSite({ addresses });
    const thread = await readFirst(context, 'machine e04');
    expect(thread).toMatchObject({ url: base + address, isRead: true });
    expect(thread?.answers).toHaveLength(5);
    const sign = address.includes('?') ? '&' : '?';
    expect(thread?.answers[0]?.url).toBe(`${base}${address}${sign}show=13#a13`);
  });

  test('is found where it is installed', async () => {
    const { context } = aSite({ addresses });
    await expect(question2answer.probe?.(base, context)).resolves.toMatchObject({
      base,
      name: 'Brevanto Answers',
    });
    const { body, headers } = await context.http.html({
      url: base + address,
      why: 'probe',
      text: '',
      signal: context.signal,
    });
    const page = { url: new URL(base + address), html: body, headers };
    expect(question2answer.fingerprint?.(page)).toMatchObject({ base });
  });
});

describe('a question', () => {
  test('is read with all that its page tells', async () => {
    const thread = await readFirst(aSite().context, 'machine e04');
    expect(thread).toMatchObject({
      text: 'My Duo 2 blinks red. The log ends with:\nboiler < 40 && halt',
      tags: ['duo-2', 'e04'],
      askedAt: Date.UTC(2026, 0, 5, 7),
      agreement: { value: 4, unit: 'votes' },
      views: 1204,
      isSolved: true,
      answerCount: 5,
    });
    expect(thread?.closedAs).toBeUndefined();
    expect(thread?.answers[0]).toMatchObject({
      text: 'Pull the plug, wait ten minutes, then hold "Steam" while it starts.',
      author: { name: 'p_robusta', url: `${base}/user/p_robusta` },
      acceptedBy: 'asker',
      postedAt: Date.UTC(2026, 0, 5, 10),
    });
  });

  test.each<NonNullable<Question2AnswerOptions['marks']>>(['microdata', 'microformats', 'none'])(
    'is read alike with %s',
    async (marks) => {
      const thread = await readFirst(aSite({ marks }).context, 'machine e04');
      expect(thread && facts(thread)).toEqual([
        ['a13', 'p_robusta', 9],
        ['a12', 'Bo Lind', -2],
        ['a15', null, 0],
        ['a17', 'kaffeetante', 0],
        ['a18', 'Gerda <b>', 0],
      ]);
      expect(thread?.answers.map(({ acceptedBy }) => acceptedBy)).toEqual(['asker', null, null, null, null]);
      const times = thread?.answers.map(({ postedAt }) => postedAt);
      expect(times?.[1]).toBe(marks === 'none' ? undefined : Date.UTC(2026, 0, 5, 8));
    },
  );

  test('counts votes against it where they are shown apart', async () => {
    const thread = await readFirst(aSite({ splitsVotes: true }).context, 'machine e04');
    expect(thread?.agreement).toEqual({ value: 4, unit: 'votes' });
    expect(thread && facts(thread)[1]).toEqual(['a12', 'Bo Lind', -2]);
  });

  test('does not take the day of a choice for that of an edit', async () => {
    const thread = await readFirst(aSite().context, 'machine e04');
    expect(thread?.answers.map(({ editedAt }) => editedAt)).toEqual([
      undefined,
      undefined,
      Date.UTC(2026, 0, 5, 16),
      undefined,
      undefined,
    ]);
  });

  test('knows its asker again, but nobody from nobody', async () => {
    const thread = await readFirst(aSite().context, 'machine e04');
    const own = thread?.answers.filter(({ isByAsker }) => isByAsker).map(({ author }) => author.name);
    expect(own).toEqual(['kaffeetante']);
  });

  test.each(['anonymous', 'Anonym', 'anônimo', 'аноним', '匿名'])(
    'has no author called %s',
    async (nobody) => {
      const thread = await readFirst(aSite({ nobody }).context, 'machine e04');
      expect(thread?.answers[2]?.author).toEqual({ name: null });
    },
  );

  test('names a guest who gave a name', async () => {
    const thread = await readFirst(aSite().context, 'mahlgrad');
    expect(thread?.author).toEqual({ name: 'Jörg' });
  });

  test('is read up to three pages of answers, the chosen one once', async () => {
    const { context, paths } = aSite();
    const thread = await readFirst(context, 'dripping');
    expect(thread).toMatchObject({ answerCount: 35, isSolved: true });
    expect(thread?.answers).toHaveLength(30);
    expect(thread?.answers[0]).toMatchObject({ id: `${community.id}#a54`, acceptedBy: 'asker' });
    expect(new Set(thread?.answers.map(({ id }) => id)).size).toBe(30);
    const [, ...pages] = paths();
    expect(pages.map((path) => /start=\d+/.exec(path)?.[0])).toEqual([undefined, 'start=10', 'start=20']);
  });

  test.each([
    ['a note', 'beans steam', 'A matter of taste & "mood"'],
    ['a duplicate', 'cold after', 'duplicate'],
  ])('tells that it was closed with %s', async (_, words, closedAs) => {
    expect(await readFirst(aSite().context, words)).toMatchObject({ closedAs });
  });

  test('is found under its new title, too', async () => {
    const site = question2answerSite({ base, questions });
    const { context } = inFrontOfReplies((asked) => {
      const { headers } = site({ url: asked, headers: {}, door: '' });
      const url = new URL(headers['location'] ?? asked, asked);
      const { status, body } = site({ url, headers: {}, door: '' });
      return landedAt(url.href, htmlReply(body, status));
    });
    const [thread] = await question2answer.read(community, [aStub({ url: `${base}/24/old-title` })], context);
    expect(thread?.answers[0]?.url).toBe(`${base}/24/die-m%C3%BChle-klemmt-seit-gestern?show=25#a25`);
  });

  test.each([
    ['hidden', `${base}/26/the-secret-menu-of-the-duo-2-shows-e04`],
    ['deleted', `${base}/9999/gone`],
  ])('is left out when it was %s', async (_, url) => {
    await expect(question2answer.read(community, [aStub({ url })], aSite().context)).resolves.toEqual([]);
  });

  test('that only members may read is refused', async () => {
    const { context } = aSite({ isForMembers: true });
    expect(await problemOf(readFirst(context, 'machine e04'))).toMatchObject({ code: 'refused' });
  });

  test('in whose place another page stands is a change', async () => {
    expect(await problemOf(readIn('<h1>Welcome</h1>'))).toMatchObject({ code: 'changed' });
  });

  test('in whose place the log-in stands is refused', async () => {
    const { context } = inFrontOfReplies(() => aPage('login', '<h1>Log in</h1>'));
    const read = question2answer.read(community, [aStub()], context);
    expect(await problemOf(read)).toMatchObject({ code: 'refused' });
  });

  test('keeps its place in the list', async () => {
    const [thread] = await readIn('<div class="qa-q-view" id="q5"></div>');
    expect(thread).toMatchObject({ nativeRank: 3, answers: [], isRead: true });
  });
});

describe('an answer', () => {
  test('without words or a number is none', async () => {
    const body = '<div class="qa-a-item-content">Oil it.</div>';
    expect(await answerIn(`<div class="qa-a-list-item" id="anew">${body}</div>`)).toBeUndefined();
    expect(await answerIn('<div class="qa-a-list-item" id="a6"></div>')).toBeUndefined();
    expect(
      await answerIn(`<div class="qa-a-list-item qa-a-list-item-hidden" id="a6">${body}</div>`),
    ).toBeUndefined();
  });

  test('of which the page tells little is read all the same', async () => {
    const answer = await answerIn(
      '<DIV CLASS="qa-a-list-item" ID="a6"><DIV CLASS="qa-a-item-content">Oil it.</DIV></DIV>',
    );
    expect(answer).toEqual({
      id: `${community.id}#a6`,
      url: `${base}/5/it-hums#a6`,
      html: 'Oil it.',
      text: 'Oil it.',
      author: { name: null },
      acceptedBy: null,
    });
  });

  test('that was left open does not take over what the next one says', async () => {
    const [thread] = await readIn(
      '<div class="qa-q-view" id="q5"></div><div class="qa-a-list-item" id="a6"><div class="qa-a-item-content">Oil it.</div><div class="qa-a-list-item" id="a7"><span class="qa-a-item-who-data">Kim</span><div class="qa-a-item-content">Do not.</div>',
    );
    expect(thread?.answers.map(({ text, author }) => [text, author.name])).toEqual([
      ['Oil it.', null],
      ['Do not.', 'Kim'],
    ]);
  });

  test('has no address elsewhere', async () => {
    const answer = await answerIn(
      '<div class="qa-a-list-item" id="a6"><a class="qa-a-item-what" href="https://evil.example/#a6">x</a><div class="qa-a-item-content">Oil it.</div></div>',
    );
    expect(answer?.url).toBe(`${base}/5/it-hums#a6`);
  });

  test('does not take the votes of a remark below it for its own', async () => {
    const answer = await answerIn(
      '<div class="qa-a-list-item" id="a6"><div class="qa-a-item-content">Oil it.</div><div class="qa-c-list-item"><div class="qa-voting" id="voting_7"><span class="qa-netvote-count-data">9</span></div></div></div>',
    );
    expect(answer?.agreement).toBeUndefined();
  });
});

describe('a place', () => {
  function fingerprint(url: string, html: string) {
    return question2answer.fingerprint?.({ url: new URL(url), html, headers: new Headers() })?.base;
  }
  const comment = '<!-- Powered by Question2Answer - http://www.question2answer.org/ -->';

  test.each<[what: string, url: string, html: string, base: string | undefined]>([
    ['its comment', 'https://acme.example/', `<html>${comment}`, 'https://acme.example'],
    [
      'its scripts, seen from deep within',
      'https://acme.example/help/qa/5/it-hums',
      String.raw`<script>var qa_root = '..\/';</script>`,
      base.replace('/qa', '/help/qa'),
    ],
    [
      'the scripts of older versions',
      'https://acme.example/qa/index.php/5/it-hums',
      String.raw`<script type="text/javascript">var qa_root='..\/..\/';`,
      base,
    ],
    [
      'a root on another host',
      'https://acme.example/qa/',
      `${comment}<script>var qa_root = 'https://cdn.example/';</script>`,
      'https://acme.example',
    ],
    ['a link to it', 'https://shop.example/', `<a href="${base}">Powered by our community</a>`, undefined],
    ['an article about it', 'https://blog.example/', `${'<p>Hello</p>'.repeat(200)}${comment}`, undefined],
  ])('is told by %s', (_, url, html, expected) => {
    expect(fingerprint(url, html)).toBe(expected);
  });

  test('that has no page, or one of something else, is none', async () => {
    for (const reply of [htmlReply('gone', 404), htmlReply('<h1>Shop</h1>')]) {
      const { context } = inFrontOfReplies(() => reply);
      await expect(question2answer.probe?.(base, context)).resolves.toBeNull();
    }
  });

  test('that fails may still be one', async () => {
    const { context } = inFrontOfReplies(() => htmlReply('oops', 500));
    const probed = question2answer.probe?.(base, context) ?? Promise.resolve();
    expect(await problemOf(probed)).toMatchObject({ code: 'unavailable' });
  });
});

test('no page of a hostile server breaks a search or a reading', async () => {
  const piece = fc.constantFrom(
    '<div class="qa-q-list-item" id="q1">',
    '<div class="qa-q-view qa-q-view-closed" id="q5">',
    '<div class="qa-a-list-item" id="a99999999999">',
    '<div class="qa-a-item-content">',
    '<div class="qa-q-item-title"><a href="//[x">',
    '<a class="qa-page-next" href="?start=1">',
    '<time datetime="9999-99-99T99:99:99+0000">',
    '<span class="qa-a-item-when-data">',
    '<span class="qa-netvote-count-data">–9999999999999',
    '</div>',
    '<!--',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(piece, fc.string())), async (pieces) => {
      const { context } = inFrontOfReplies(({ search }) =>
        aPage(search.includes('qa=search') ? 'search' : 'question', pieces.join('')),
      );
      const outcomes = await Promise.allSettled([
        found(context, 'x'),
        question2answer.read(community, [aStub()], context),
      ]);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'SourceError' });
    }),
    { numRuns: 60 },
  );
});
