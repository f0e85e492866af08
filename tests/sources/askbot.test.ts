import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { askbot } from '@/sources/askbot';
import type { Community, Query, SearchPage, SourceContext, Thread } from '@/sources/source';

import { questions } from '../communities/samples/askbot/questions';
import { askbotForum, type AskbotOptions } from '../communities/samples/askbot/server';
import { inFrontOf, inFrontOfReplies } from './fixtures/door';
import { htmlReply, jsonReply, landedAt, problemOf } from './fixtures/ports';

const base = 'https://acme.example/riders';
const community = aForumAt(base);

function aForumAt(place: string, root = place): Community {
  return {
    id: `askbot:${place}`,
    platform: 'askbot',
    base: place,
    name: 'Riders',
    details: { root },
    relation: 'own',
  };
}

function aForum(options: Partial<AskbotOptions> = {}) {
  return inFrontOf(askbotForum({ base, questions, ...options }));
}

/** As a browser does: a request without words is sent on. */
function aFollowedForum(options: Partial<AskbotOptions> = {}) {
  const forum = askbotForum({ base, questions, ...options });
  return inFrontOfReplies((asked) => {
    const first = forum({ url: asked, headers: {}, door: '' });
    const isFollowed = first.status === 302 && !asked.searchParams.has('query');
    const url = isFollowed ? new URL(first.headers['location'] ?? '', asked) : asked;
    const { status, headers, body } = isFollowed ? forum({ url, headers: {}, door: '' }) : first;
    return landedAt(url.href, new Response(body, { status, headers }));
  });
}

function asQuery(text: string, page = 1): Query {
  return { text, mode: 'words', language: 'en', page };
}

function searched(context: SourceContext, text: string, page = 1): Promise<SearchPage> {
  return askbot.search(community, asQuery(text, page), context);
}

async function readFirst(context: SourceContext, text: string): Promise<Thread | undefined> {
  const { threads } = await searched(context, text);
  return (await askbot.read(community, threads.slice(0, 1), context))[0];
}

/** A row of the API in the fewest words. */
function aRow(parts: object = {}) {
  return { id: 5, title: 'It hums', url: `${base}/question/5/it-hums/`, ...parts };
}

function foundIn(...rows: object[]): Promise<SearchPage> {
  const { context } = inFrontOfReplies(() => jsonReply({ count: rows.length, pages: 1, questions: rows }));
  return searched(context, 'hums');
}

async function readIn(page: string, parts: object = {}, landed?: string): Promise<Thread[]> {
  const { context } = inFrontOfReplies((url) =>
    url.pathname.includes('/api/')
      ? jsonReply({ count: 1, pages: 1, questions: [aRow(parts)] })
      : landedAt(landed ?? url.href, htmlReply(page)),
  );
  const { threads } = await searched(context, 'hums');
  return askbot.read(community, threads, context);
}

const aQuestion = '<div class="js-question" data-post-id="5"><div class="post-body"><p>Why?</p></div></div>';

describe('a search', () => {
  test('wants every word somewhere in the thread, and says which words it sends', async () => {
    const { context, ledger, paths } = aForum();
    const { threads, total } = await searched(context, 'motors sensor');
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['201']);
    expect(total).toBe(1);
    expect(paths()).toEqual(['/riders/api/v1/questions/?query=motors+sensor&sort=relevance-desc&page=1']);
    expect(ledger).toMatchObject([{ text: 'motors sensor', why: 'search', outcome: 'ok' }]);
  });

  test('tells of each question what the API tells', async () => {
    const { threads } = await searched(aForum().context, 'E21 sensor');
    expect(threads).toEqual([
      {
        id: `${community.id}#201`,
        communityId: community.id,
        communityName: 'Riders',
        platform: 'askbot',
        nativeId: '201',
        url: `${base}/question/201/display-shows-e21-the-motor-cuts-out-uphill/`,
        title: 'Display shows E21 & the motor cuts out <uphill>',
        text: 'On my K2, since the cold days. The log says:\ntemp < -5 && stop',
        tags: ['k2', 'motor'],
        author: { name: 'lena_rides' },
        askedAt: Date.UTC(2026, 1, 2, 9),
        activeAt: Date.UTC(2026, 1, 2, 15),
        agreement: { value: 4, unit: 'votes' },
        views: 812,
        answerCount: 4,
        isSolved: true,
        nativeRank: 0,
        isRead: false,
        answers: [],
      },
    ]);
  });

  test.each(['[motor] E21', '#motor: E21', '@motor E21', 'title:"motor" E21'])(
    'is narrowed by nothing that a page says: %s',
    async (text) => {
      const { context, ledger } = aForum();
      const words = text.startsWith('title') ? 'title motor E21' : 'motor E21';
      const { threads } = await searched(context, text);
      expect(ledger).toMatchObject([{ text: words }]);
      expect(threads).toHaveLength(text.startsWith('title') ? 0 : 1);
    },
  );

  test('of which nothing is left asks nothing', async () => {
    const { context, sent } = aForum();
    await expect(searched(context, ' [] #@ ')).resolves.toEqual({ threads: [], hasMore: false });
    expect(sent).toEqual([]);
  });

  test.each([25, 30, 50])('counts on where pages hold %i questions', async (pageSize) => {
    const { context } = aForum({ pageSize });
    const pages: SearchPage[] = [];
    do pages.push(await searched(context, 'journal', pages.length + 1));
    while (pages.at(-1)?.hasMore);
    const threads = pages.flatMap((page) => page.threads);
    expect(threads.map(({ nativeRank }) => nativeRank)).toEqual(threads.map((_, rank) => rank));
    expect(new Set(threads.map(({ id }) => id)).size).toBe(41);
  });

  test('past its last page finds nothing, though the server begins anew', async () => {
    const { context } = aForum();
    await expect(searched(context, 'journal', 3)).resolves.toEqual({ threads: [], hasMore: false });
  });

  test('on a server that lists a thread for each of its posts finds it once', async () => {
    const { threads } = await searched(aForum({ search: 'letters' }).context, 'bremse');
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['211']);
  });

  test('takes numbers as text, and does without what it is not told', async () => {
    const { threads } = await foundIn(
      aRow({ id: '5', score: '-2', answer_count: null, answer_ids: [7, 8], added_at: 1_770_000_000 }),
      aRow({ id: 6, tags: 'k2', author: [], added_at: 'yesterday', accepted_answer_id: '9', summary: 7 }),
    );
    expect(threads).toMatchObject([
      {
        nativeId: '5',
        agreement: { value: -2, unit: 'votes' },
        answerCount: 2,
        askedAt: 1_770_000_000_000,
        isSolved: false,
      },
      { nativeId: '6', tags: [], isSolved: true, text: '' },
    ]);
    expect(threads[1]).not.toHaveProperty('author');
    expect(threads[1]).not.toHaveProperty('askedAt');
  });

  test('takes a title as it was written', async () => {
    const { threads } = await foundIn(
      aRow({ title: ' &lt;b&gt;\n isn’t it? 照明 ' }),
      aRow({ id: 6, title: '\n' }),
    );
    expect(threads.map(({ title }) => title)).toEqual(['&lt;b&gt; isn’t it? 照明']);
  });

  test.each([
    ['a server that believes to be at home', 'http://localhost:8000/riders/question/5/it-hums/'],
    ['a server behind a door with TLS', `${base.replace('https', 'http')}/question/5/it-hums/`],
    ['an address that is none', 'javascript:alert(1)'],
    ['no address', null],
  ])('keeps to the host that was asked: %s', async (_, url) => {
    const { threads } = await foundIn(aRow({ url }));
    const path = url?.startsWith('http') ? '/question/5/it-hums/' : '/question/5/';
    expect(threads[0]?.url).toBe(base + path);
  });

  test('tells why a question was closed', async () => {
    const { threads } = await searched(aForum().context, 'yard');
    expect(threads[0]?.closedAs).toBe('off-topic');
  });

  test('whose rows have another shape is a change', async () => {
    expect(await problemOf(foundIn({ id: 5, name: 'It hums' }))).toMatchObject({ code: 'changed' });
  });
});

describe.each<NonNullable<AskbotOptions['era']>>([2014, 2026])('the page of a question of %i', (era) => {
  test('gives its answers, each with author, votes and dates', async () => {
    const thread = await readFirst(aForum({ era }).context, 'motors E21');
    expect(thread?.text).toBe('On my K2, since the cold days. The log says:\ntemp < -5 && stop');
    expect(thread?.author).toEqual({ name: 'lena_rides', url: `${base}/users/4/lena-rides/` });
    expect(
      thread?.answers.map(({ id, author, agreement, acceptedBy, isByAsker }) => [
        id.split('#')[1],
        author.name,
        agreement?.value,
        acceptedBy,
        isByAsker,
      ]),
    ).toEqual([
      ['a203', 'Nils (Nordkiste)', 7, 'asker', undefined],
      ['a202', "Olaf O'Brien", 2, null, undefined],
      ['a205', null, 0, null, undefined],
      ['a206', 'lena_rides', -1, null, true],
    ]);
    expect(thread?.answers[0]).toMatchObject({
      html: '<p>Clean the <em>speed sensor</em>; E21 means that it saw &quot;nothing&quot;.</p>',
      text: 'Clean the speed sensor; E21 means that it saw "nothing".',
      postedAt: Date.UTC(2026, 1, 2, 12),
      editedAt: Date.UTC(2026, 1, 4, 11),
    });
    expect(thread?.answers[1]).not.toHaveProperty('editedAt');
  });

  test('names nobody who asked without a name, though the API does', async () => {
    const thread = await readFirst(aForum({ era }).context, 'yard');
    expect(thread?.author).toEqual({ name: null });
  });

  test('tells why it was closed', async () => {
    const { context } = aForum({ era });
    const { threads } = await searched(context, 'yard');
    // As an API that tells nothing of it would have them.
    for (const stub of threads) delete stub.closedAs;
    const [thread] = await askbot.read(community, threads, context);
    expect(thread?.closedAs).toBe('off-topic');
  });

  test('that was cut for its length does not end in a link to the rest', async () => {
    const thread = await readFirst(aForum({ era }).context, 'squeaks rains');
    expect(thread?.text).toMatch(/It squeaks when it rains\. \.\.\.$/);
  });

  test('is read up to three pages of answers', async () => {
    const { context, paths } = aForum({ era });
    const thread = await readFirst(context, 'squeaks rains');
    expect(thread?.answers.map(({ agreement }) => agreement?.value)).toEqual(
      Array.from({ length: 24 }, (_, index) => 24 - index),
    );
    const address = '/riders/question/213/what-we-know-about-squeaking/';
    expect(paths().slice(1)).toEqual([address, `${address}?page=2`, `${address}?page=3`]);
  });
});

describe('a question', () => {
  test('that belongs to everybody keeps the author whom the API names', async () => {
    const thread = await readFirst(aForum().context, 'squeaks rains');
    expect(thread?.author).toEqual({ name: 'Nils (Nordkiste)' });
  });

  test('with a thousand votes and more is counted', async () => {
    const [thread] = await readIn(
      `${aQuestion}<div class="js-answer" data-post-id="7"><div class="js-post-vote-number">1.2k</div><div class="post-body">Oil.</div></div>`,
    );
    expect(thread?.answers[0]?.agreement).toEqual({ value: 1200, unit: 'votes' });
  });

  test('that is gone is left out', async () => {
    const { context } = aForum();
    const { threads } = await searched(context, 'journal');
    const gone = threads.slice(0, 1).map((thread) => ({ ...thread, url: `${base}/question/9999/gone/` }));
    await expect(askbot.read(community, gone, context)).resolves.toEqual([]);
  });

  test('that leads home is hidden, and left out', async () => {
    await expect(readIn('<h1>All questions</h1>', {}, `${base}/questions/`)).resolves.toEqual([]);
  });

  test('in whose place another page stands is a change', async () => {
    expect(await problemOf(readIn('<h1>All questions</h1>'))).toMatchObject({ code: 'changed' });
  });

  test('that keeps members only leads to the log-in, which is a refusal', async () => {
    const signIn = 'https://acme.example/account/login';
    expect(await problemOf(readIn('', {}, signIn))).toMatchObject({ code: 'refused' });
  });

  test.each<[what: string, post: string]>([
    [
      'deleted',
      '<div class="js-answer js-post-deleted" data-post-id="7"><div class="post-body">Oil.</div></div>',
    ],
    [
      'deleted long ago',
      '<div class="post answer deleted" data-post-id="7"><div class="post-body">Oil.</div></div>',
    ],
    ['without a number', '<div class="js-answer"><div class="post-body">Oil.</div></div>'],
    ['without words', '<div class="js-answer" data-post-id="7"><div class="post-body"> </div></div>'],
  ])('has no answer that is %s', async (_, post) => {
    const [thread] = await readIn(aQuestion + post);
    expect(thread?.answers).toEqual([]);
  });

  test('has no answer that takes over what the next one says', async () => {
    const [thread] = await readIn(
      `${aQuestion}<div class="js-answer" data-post-id="7"><div class="post-body">Oil.</div><div class="js-answer" data-post-id="8"><div class="vote-number">3</div><div class="post-body">No.</div>`,
    );
    expect(thread?.answers.map(({ text, agreement }) => [text, agreement?.value])).toEqual([
      ['Oil.', undefined],
      ['No.', 3],
    ]);
  });

  test('shows no answer twice', async () => {
    const post = '<div class="answer js-answer" data-post-id="7"><div class="post-body">Oil.</div></div>';
    const [thread] = await readIn(aQuestion + post + post);
    expect(thread?.answers.map(({ id, url }) => [id, url])).toEqual([
      [`${community.id}#a7`, `${base}/question/5/it-hums/?answer=7#post-id-7`],
    ]);
  });

  test('takes no address of an author that is no page', async () => {
    const card = '<div class="post-update-info"><a href="javascript:alert(1)">Kim</a></div>';
    const [thread] = await readIn(
      `${aQuestion}<div class="js-answer" data-post-id="7">${card}<div class="post-body">Oil.</div></div>`,
    );
    expect(thread?.answers[0]?.author).toEqual({ name: 'Kim' });
  });
});

describe('a forum in several languages', () => {
  test('is searched where its addresses begin with one, for words are not sent on', async () => {
    const { context, paths } = aFollowedForum({ language: 'de' });
    const probed = await askbot.probe?.(base, context);
    expect(probed).toMatchObject({ base, details: { root: 'https://acme.example/de/riders' } });
    if (!probed) return;
    const { threads } = await askbot.search(probed, asQuery('motors E21'), context);
    const [thread] = await askbot.read(probed, threads, context);
    expect(thread?.answers).toHaveLength(4);
    expect(paths()).toEqual([
      '/riders/api/v1/questions/?page=1',
      '/de/riders/api/v1/questions/?query=motors+E21&sort=relevance-desc&page=1',
      '/de/riders/question/201/display-shows-e21-the-motor-cuts-out-uphill/',
    ]);
  });

  test('has its search and its ask page there, too', () => {
    const place = aForumAt(base, 'https://acme.example/de/riders');
    expect(askbot.searchUrl(place, 'wo ist #E21?')).toBe(
      'https://acme.example/de/riders/questions/scope:all/sort:relevance-desc/page:1/query:wo%20ist%20E21%3F/',
    );
    expect(askbot.askUrl(place, { title: 'Wo?' })).toBe(
      'https://acme.example/de/riders/questions/ask/?title=Wo%3F',
    );
  });
});

describe('a place', () => {
  function fingerprint(url: string, html: string) {
    const place = askbot.fingerprint?.({ url: new URL(url), html, headers: new Headers() });
    return place && [place.base, place.details?.['root']];
  }
  function scripts(list: string, language = 'en') {
    return `<script>var askbot = {};\naskbot['data'] = {};\naskbot['data']['languageCode'] = '${language}';\naskbot['urls']['get_tag_list'] = '${list}';</script>`;
  }

  test.each<[what: string, html: string, places: [base: string, root: string]]>([
    ['at the top of its host', scripts('/get-tag-list/'), ['https://a.example', 'https://a.example']],
    ['in a folder', scripts('/forum/get-tag-list/'), ['https://a.example/forum', 'https://a.example/forum']],
    [
      'in a folder like a language',
      scripts('/qa/get-tag-list/'),
      ['https://a.example/qa', 'https://a.example/qa'],
    ],
    [
      'with a language',
      scripts('/pt-br/get-tag-list/', 'pt-br'),
      ['https://a.example', 'https://a.example/pt-br'],
    ],
    [
      'with both',
      scripts('/en/forum/get-tag-list/'),
      ['https://a.example/forum', 'https://a.example/en/forum'],
    ],
  ])('is told by its scripts: %s', (_, html, places) => {
    expect(fingerprint('https://a.example/en/questions/', html)).toEqual(places);
  });

  test('that only links to such a forum is none', () => {
    const html = `<a href="${base}/questions/">Our Askbot forum</a> askbot.urls`;
    expect(fingerprint('https://shop.example/', html)).toBeNull();
  });

  test('without questions is one all the same', async () => {
    const { context } = inFrontOfReplies(() => jsonReply({ count: 0, pages: 1, questions: [] }));
    await expect(askbot.probe?.(base, context)).resolves.toMatchObject({ base, details: { root: base } });
  });

  test.each([
    ['a page', htmlReply('<h1>Shop</h1>')],
    ['other data', jsonReply({ questions: 'none' })],
    ['nothing', htmlReply('gone', 404)],
  ])('that answers with %s is none', async (_, reply) => {
    const { context } = inFrontOfReplies(() => reply);
    await expect(askbot.probe?.(base, context)).resolves.toBeNull();
  });

  test.each<NonNullable<AskbotOptions['access']>>(['authenticated', 'disabled'])(
    'whose API is %s refuses, and is not taken for another',
    async (access) => {
      const { context } = aForum({ access });
      const probed = askbot.probe?.(base, context) ?? Promise.resolve();
      expect(await problemOf(probed)).toMatchObject({ code: 'refused' });
    },
  );
});

test('no reply of a hostile server breaks a search or a reading', async () => {
  const piece = fc.constantFrom(
    '<div class="js-question question" data-post-id="5">',
    '<div class="js-answer accepted-answer" data-post-id="999999999999">',
    '<div class="post-body"><div class="js-editable-content">',
    '<div class="post-update-info"><abbr class="timeago" title="2026-99-99 99:99:99 +9999">',
    '<a href="//[x">who',
    '<div class="vote-number">-999999999.9k',
    '</div>',
    '<!--',
  );
  const row = fc.record(
    { id: fc.constant(5), title: fc.string(), url: fc.string(), summary: fc.string(), score: fc.anything() },
    { requiredKeys: ['id', 'title'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(piece, fc.string())), row, async (pieces, parts) => {
      const outcomes = await Promise.allSettled([foundIn(parts), readIn(pieces.join(''), parts)]);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'SourceError' });
    }),
    { numRuns: 60 },
  );
});
