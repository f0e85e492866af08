import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { github } from '@/sources/github';
import { createHttp } from '@/sources/http';
import { SourceError, type Community, type Query, type SourceContext, type Thread } from '@/sources/source';

import { aComment, aDiscussion, anActor, anIssue, aRemark, aUser, found } from './fixtures/github';
import { fakePorts, htmlReply, jsonReply, now, problemOf } from './fixtures/ports';

const base = 'https://github.com/ferrowatt/charge-link';
const community: Community = {
  id: `github:${base}`,
  platform: 'github',
  base,
  name: 'ferrowatt/charge-link',
  relation: 'own',
};
const query: Query = { text: 'contactor clicks', mode: 'words', language: 'en', page: 1 };

type Answering = (url: URL, init: RequestInit) => Response;

function aServer(answer: Answering, token?: string) {
  const fake = fakePorts(answer);
  const context: SourceContext = {
    http: createHttp(fake.ports),
    signal: new AbortController().signal,
    now,
    ...(token === undefined ? {} : { token }),
  };
  return { ...fake, context };
}

/** Both APIs at one host: what a search for issues and one for discussions gives. */
function bothApis(issues: unknown, discussions: unknown, token: string | undefined = 'a-token') {
  return aServer(({ pathname }) => jsonReply(pathname === '/graphql' ? discussions : issues), token);
}

async function findThreads(items: unknown[]): Promise<Thread[]> {
  const { context } = aServer(() => jsonReply(found(items)));
  return (await github.search(community, query, context)).threads;
}

async function findOne(item: unknown): Promise<Thread> {
  const [thread] = await findThreads([item]);
  if (!thread) throw new Error('Nothing was found.');
  return thread;
}

async function readOne(comments: unknown[], parts: Record<string, unknown> = {}): Promise<Thread> {
  const { context } = aServer(() => jsonReply(comments));
  const [read] = await github.read(community, [await findOne(anIssue(8, parts))], context);
  if (!read) throw new Error('The thread is gone.');
  return read;
}

function graphOf(init: RequestInit | undefined): unknown {
  return JSON.parse(typeof init?.body === 'string' ? init.body : '{}');
}

function headersOf(init: RequestInit | undefined): Headers {
  return new Headers(init?.headers);
}

describe('a search', () => {
  test('asks for issues of one repository, as a guest, and writes the words down', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply(found([])));
    await github.search(community, { ...query, page: 2 }, context);
    expect(sent).toHaveLength(1);
    const { url, init } = sent[0] ?? {};
    expect(url?.host + (url?.pathname ?? '')).toBe('api.github.com/search/issues');
    expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
      q: 'contactor clicks repo:ferrowatt/charge-link is:issue',
      advanced_search: 'true',
      per_page: '30',
      page: '2',
    });
    expect(headersOf(init).get('accept')).toBe('application/vnd.github.html+json');
    expect(headersOf(init).has('authorization')).toBe(false);
    expect(ledger).toMatchObject([{ text: 'contactor clicks', why: 'search', outcome: 'ok' }]);
  });

  test('gives issues in the order in which they came', async () => {
    const { context } = aServer(() => jsonReply(found([anIssue(8), anIssue(3)], { total_count: 61 })));
    const page = await github.search(community, query, context);
    expect(page).toMatchObject({ hasMore: true, total: 61 });
    expect(page.threads.map(({ nativeId, nativeRank }) => [nativeId, nativeRank])).toEqual([
      ['i8', 0],
      ['i3', 1],
    ]);
    expect(page.threads[0]).toEqual({
      id: `github:${base}#i8`,
      communityId: community.id,
      communityName: 'ferrowatt/charge-link',
      platform: 'github',
      nativeId: 'i8',
      url: `${base}/issues/8`,
      title: 'Issue 8',
      text: 'Words of issue 8 & more.',
      tags: ['bug'],
      author: { name: 'asker', url: 'https://github.com/asker' },
      askedAt: Date.UTC(2025, 2, 4, 8),
      activeAt: Date.UTC(2025, 2, 5, 8),
      agreement: { value: 4, unit: 'reactions' },
      answerCount: 2,
      isSolved: false,
      nativeRank: 0,
      isRead: false,
      answers: [],
    });
  });

  test('for any of several words puts them in brackets, and no more than the server takes', async () => {
    const { context, sent, ledger } = aServer(() => jsonReply(found([])));
    await github.search(community, { ...query, text: 'relay OR clicks' }, context);
    await github.search(community, { ...query, text: 'a1 OR b2 OR c3 OR d4 OR e5 OR f6 OR g7' }, context);
    const qualifiers = 'repo:ferrowatt/charge-link is:issue';
    expect(sent.map(({ url }) => url.searchParams.get('q'))).toEqual([
      `(relay OR clicks) ${qualifiers}`,
      `(a1 OR b2 OR c3 OR d4 OR e5 OR f6) ${qualifiers}`,
    ]);
    expect(ledger[0]?.text).toBe('relay OR clicks');
  });

  test.each([
    ['author:evil repo:other/place', 'author evil repo other/place'],
    ['-draft @user #12 +now *', 'draft user 12 now'],
    ['"no charge" (at all) <b>', 'no charge at all b'],
    ['charging NOT car AND van', 'charging car van'],
    ['OR clicks', 'clicks'],
    ['0x80070005 WH-1000XM4 C++', '0x80070005 WH-1000XM4 C++'],
    ['a\u0000b', 'a b'],
  ])('for %j asks for %j, so that no word acts as an operator', async (text, sentText) => {
    const { context, sent, ledger } = aServer(() => jsonReply(found([])));
    await github.search(community, { ...query, text }, context);
    expect(sent[0]?.url.searchParams.get('q')).toBe(`${sentText} repo:ferrowatt/charge-link is:issue`);
    expect(ledger[0]?.text).toBe(sentText);
  });

  test('never leaves the repository, whatever the words were', async () => {
    const unit = fc.constantFrom(
      '-',
      '@',
      ':',
      '(',
      ')',
      '"',
      ' ',
      'a',
      'OR',
      'NOT',
      ' OR ',
      'repo:',
      '1',
      '“',
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 30 }), async (text) => {
        const { context, sent } = aServer(() => jsonReply(found([])));
        await github.search(community, { ...query, text }, context);
        for (const { url } of sent)
          expect(url.searchParams.get('q')).toMatch(
            /^(?:[^():"“]+|\([^():"“]+(?: OR [^():"“]+){1,5}\)) repo:ferrowatt\/charge-link is:issue$/,
          );
      }),
    );
  });

  test('without a word left, or behind the last page, asks nothing', async () => {
    const { context, sent } = aServer(() => jsonReply(found([])));
    const nothing = { threads: [], hasMore: false };
    expect(await github.search(community, { ...query, text: '"" NOT ()' }, context)).toEqual(nothing);
    expect(await github.search(community, { ...query, page: 34 }, context)).toEqual(nothing);
    expect(sent).toEqual([]);
  });

  test('ends with the thousandth issue, whatever the count says', async () => {
    const { context } = aServer(() => jsonReply(found([anIssue(8)], { total_count: 29_512 })));
    expect(await github.search(community, { ...query, page: 32 }, context)).toMatchObject({ hasMore: true });
    expect(await github.search(community, { ...query, page: 33 }, context)).toMatchObject({ hasMore: false });
  });

  test('leaves out pull requests and what bots have opened', async () => {
    const pull = { url: 'https://api.github.com/repos/ferrowatt/charge-link/pulls/9' };
    const threads = await findThreads([
      anIssue(9, { pull_request: pull }),
      anIssue(10, { user: aUser('ci[bot]', { type: 'Bot' }) }),
      // As older servers send it with an issue.
      anIssue(8, { pull_request: { html_url: null, diff_url: null, patch_url: null } }),
    ]);
    expect(threads.map(({ nativeId, nativeRank }) => [nativeId, nativeRank])).toEqual([['i8', 0]]);
  });

  test.each([
    ['completed', true, 'completed'],
    ['not_planned', false, 'not planned'],
    ['duplicate', false, 'duplicate'],
    [null, false, ''],
  ])('takes an issue that was closed as %s for solved: %s', async (reason, isSolved, closedAs) => {
    expect(await findOne(anIssue(8, { state: 'closed', state_reason: reason }))).toMatchObject({
      isSolved,
      closedAs,
    });
  });

  test('renders the Markdown itself where no HTML comes', async () => {
    const { text } = await findOne(anIssue(8, { body_html: undefined, body: 'Set **limit**:\n\n- 14 A' }));
    expect(text).toBe('Set limit:\n• 14 A');
  });

  test('reads an issue of which hardly anything is told', async () => {
    const thread = await findOne({ number: 8, title: '  Bare  ', user: null });
    expect(thread).toMatchObject({
      title: 'Bare',
      url: `${base}/issues/8`,
      text: '',
      tags: [],
      answerCount: 0,
    });
    expect(thread.author).toEqual({ name: null });
    expect(thread).not.toHaveProperty('askedAt');
  });

  test('keeps what an attacker may have written within bounds', async () => {
    const thread = await findOne(
      anIssue(8, {
        title: 'x'.repeat(100_000),
        html_url: 'javascript:alert(1)',
        user: aUser('asker', { html_url: 'data:text/html,x' }),
        created_at: 'yesterday',
        comments: -4,
      }),
    );
    expect(thread.title).toHaveLength(300);
    expect(thread.url).toBe(`${base}/issues/8`);
    expect(thread.author).toEqual({ name: 'asker' });
    expect(thread).not.toHaveProperty('askedAt');
    expect(thread.answerCount).toBe(0);
  });

  test('that GitHub broke off before it found anything is no "nothing found"', async () => {
    const { context } = aServer(() => jsonReply(found([], { incomplete_results: true })));
    const problem = await problemOf(github.search(community, query, context));
    expect(problem).toMatchObject({ code: 'unavailable' });
    const other = aServer(() => jsonReply(found([anIssue(8)], { incomplete_results: true })));
    expect((await github.search(community, query, other.context)).threads).toHaveLength(1);
  });

  test.each([
    ['a page in place of data', () => htmlReply('<h1>Unicorn!</h1>'), 'changed'],
    ['a list without a count', () => jsonReply({ items: [] }), 'changed'],
    ['issues without numbers', () => jsonReply(found([{ title: 'x' }])), 'changed'],
    ['a server in trouble', () => htmlReply('<h1>Unicorn!</h1>', 502), 'unavailable'],
    ['a query it refuses', () => jsonReply({ message: 'Validation Failed', errors: 7 }, 422), 'changed'],
    ['an error that is no object', () => jsonReply('rate limit', 403), 'refused'],
  ])('says by name what is wrong: %s', async (_, answer, code) => {
    const { context } = aServer(answer);
    expect(await problemOf(github.search(community, query, context))).toMatchObject({ code });
  });
});

describe('an issue', () => {
  test('is read with its comments in one request, each with its author and its own address', async () => {
    const { context, sent, ledger } = aServer(() =>
      jsonReply([
        aComment(11, { author_association: 'MEMBER', updated_at: '2025-03-06T09:00:00Z' }),
        aComment(12, { user: aUser('asker') }),
      ]),
    );
    const [thread] = await github.read(community, [await findOne(anIssue(8))], context);
    expect(sent.map(({ url }) => url.href)).toEqual([
      'https://api.github.com/repos/ferrowatt/charge-link/issues/8/comments?per_page=100&page=1',
    ]);
    expect(ledger[0]).toMatchObject({ text: '', why: 'answers' });
    expect(thread).toMatchObject({ isRead: true, answerCount: 2, isSolved: false });
    expect(thread?.answers).toEqual([
      {
        id: `github:${base}#a11`,
        url: `${base}/issues/8#issuecomment-11`,
        html: '<p dir="auto">Words of comment 11.</p>',
        text: 'Words of comment 11.',
        author: { name: 'helper', url: 'https://github.com/helper', isStaff: true },
        agreement: { value: 2, unit: 'reactions' },
        acceptedBy: null,
        postedAt: Date.UTC(2025, 2, 4, 9),
        editedAt: Date.UTC(2025, 2, 6, 9),
        isByAsker: false,
      },
      expect.objectContaining({ id: `github:${base}#a12`, isByAsker: true }),
    ]);
    expect(thread?.answers[1]).not.toHaveProperty('editedAt');
  });

  test('that nobody has answered costs none of the few requests', async () => {
    const { context, sent } = aServer(() => jsonReply([]));
    const threads = await github.read(community, [await findOne(anIssue(8, { comments: 0 }))], context);
    expect(threads).toMatchObject([{ isRead: true, answers: [] }]);
    expect(sent).toEqual([]);
  });

  test('leaves out bots and hidden comments, and keeps who was deleted without a name', async () => {
    const { answers } = await readOne([
      aComment(11, { user: aUser('stale[bot]', { type: 'Bot' }) }),
      aComment(12, { minimized: { reason: 'spam' } }),
      aComment(13, { minimized: { reason: null } }),
      aComment(14, { user: null }),
      aComment(15, { user: aUser('ghost') }),
    ]);
    expect(answers.map(({ id, author }) => [id.split('#')[1], author])).toEqual([
      ['a14', { name: null }],
      ['a15', { name: null }],
    ]);
  });

  test('with hundreds of comments is read from its start and its end, each comment once', async () => {
    const { context, sent } = aServer(({ searchParams }) =>
      jsonReply(searchParams.get('page') === '1' ? [aComment(1), aComment(2)] : [aComment(2), aComment(314)]),
    );
    const [thread] = await github.read(community, [await findOne(anIssue(8, { comments: 314 }))], context);
    expect(sent.map(({ url }) => url.searchParams.get('page'))).toEqual(['1', '4']);
    expect(thread?.answers.map(({ id }) => id.split('#')[1])).toEqual(['a1', 'a2', 'a314']);
    expect(thread?.answerCount).toBe(314);
  });

  test('cuts a comment that is longer than any can be', async () => {
    const { answers } = await readOne([aComment(11, { body_html: 'x '.repeat(400_000) })]);
    expect(answers[0]?.html.length).toBeLessThanOrEqual(400_000);
  });

  test('of a renamed repository is read under its new name', async () => {
    const { context, sent } = aServer(() => jsonReply([]));
    const moved = await findOne(
      anIssue(8, { html_url: 'https://github.com/Ferrowatt/charge.link-2/issues/8' }),
    );
    await github.read(community, [moved], context);
    expect(sent[0]?.url.pathname).toBe('/repos/Ferrowatt/charge.link-2/issues/8/comments');
  });

  test.each([404, 410])('that is gone (HTTP %i) is left out, the others are not', async (status) => {
    const { context } = aServer(({ pathname }) =>
      pathname.includes('/8/') ? jsonReply({ message: 'Not Found' }, status) : jsonReply([aComment(1)]),
    );
    const threads = await findThreads([anIssue(8), anIssue(9)]);
    const read = await github.read(community, threads, context);
    expect(read.map(({ nativeId }) => nativeId)).toEqual(['i9']);
  });

  test('with a wall before it says so', async () => {
    const { context } = aServer(() => htmlReply('<h1>Access denied</h1>', 403));
    const problem = await problemOf(github.read(community, [await findOne(anIssue(8))], context));
    expect(problem).toBeInstanceOf(SourceError);
    expect(problem).toMatchObject({ code: 'refused' });
  });
});

describe('with the token of a reader', () => {
  const answered = aDiscussion(
    45,
    [
      aRemark(1, {
        replies: { nodes: [aRemark(2, { author: anActor('asker') }), null] },
        authorAssociation: 'OWNER',
        isAnswer: true,
      }),
      aRemark(3, { isMinimized: true }),
      aRemark(4, { deletedAt: '2025-04-02T08:00:00Z' }),
      aRemark(5, { author: anActor('stale', 'Bot') }),
      aRemark(6, { author: null }),
    ],
    { isAnswered: true, answer: aRemark(1, { isAnswer: true }), answerChosenBy: { login: 'asker' } },
  );

  test('discussions are found along with issues, and nobody else sees the token', async () => {
    const reply = { data: { search: { nodes: [answered, {}, null, aDiscussion(46, [])] } } };
    const { context, sent, ledger } = bothApis(found([anIssue(8)]), reply);
    const { threads } = await github.search(community, query, context);
    expect(threads.map(({ nativeId, nativeRank, isRead }) => [nativeId, nativeRank, isRead])).toEqual([
      ['d45', 0, true],
      ['i8', 1, false],
      ['d46', 2, true],
    ]);
    expect(sent.map(({ url }) => url.origin + url.pathname)).toEqual([
      'https://api.github.com/search/issues',
      'https://api.github.com/graphql',
    ]);
    for (const { init } of sent) expect(headersOf(init).get('authorization')).toBe('Bearer a-token');
    expect(sent[1]?.init.method).toBe('POST');
    expect(graphOf(sent[1]?.init)).toMatchObject({
      variables: { q: 'contactor clicks repo:ferrowatt/charge-link' },
    });
    expect(ledger.map(({ text, why }) => [text, why])).toEqual([
      ['contactor clicks', 'search'],
      ['contactor clicks', 'search'],
    ]);
    expect(JSON.stringify(ledger)).not.toContain('a-token');
  });

  test('a discussion comes whole, with the answer that its asker chose', async () => {
    const { context } = bothApis(found([]), { data: { search: { nodes: [answered] } } });
    const [thread] = (await github.search(community, query, context)).threads;
    expect(thread).toMatchObject({
      id: `github:${base}#d45`,
      url: `${base}/discussions/45`,
      title: 'Discussion 45',
      text: 'Words of discussion 45.',
      tags: ['question'],
      agreement: { value: 7, unit: 'votes' },
      isSolved: true,
      answerCount: 5,
    });
    expect(
      thread?.answers.map(({ id, url, author, acceptedBy, isByAsker }) => [
        id.split('#')[1],
        url.split('#')[1],
        author.name,
        author.isStaff ?? false,
        acceptedBy,
        isByAsker ?? null,
      ]),
    ).toEqual([
      ['ad1', 'discussioncomment-1', 'helper', true, 'asker', false],
      ['ad2', 'discussioncomment-2', 'asker', false, null, true],
      ['ad6', 'discussioncomment-6', null, false, null, null],
    ]);
  });

  test('an answer that the team chose says so, and is there however far down it stands', async () => {
    const discussion = aDiscussion(45, [aRemark(1)], {
      isAnswered: true,
      closed: true,
      stateReason: 'RESOLVED',
      answer: aRemark(99),
      answerChosenBy: { login: 'imke-fw' },
    });
    const { context } = bothApis(found([]), { data: { search: { nodes: [discussion] } } });
    const [thread] = (await github.search(community, query, context)).threads;
    expect(thread).toMatchObject({ isSolved: true, closedAs: 'resolved' });
    expect(thread?.answers.map(({ id, acceptedBy }) => [id.split('#')[1], acceptedBy])).toEqual([
      ['ad1', null],
      ['ad99', 'staff'],
    ]);
  });

  test('discussions of other repositories and of bots are not taken for this one', async () => {
    const nodes = [
      aDiscussion(1, [], { repository: { nameWithOwner: 'evil/place' } }),
      aDiscussion(2, [], { author: anActor('news', 'Bot') }),
      aDiscussion(3, [], { author: null }),
    ];
    const { context } = bothApis(found([]), { data: { search: { nodes } } });
    const { threads } = await github.search(community, query, context);
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['d3']);
  });

  test('discussions are asked for once, not with every further page', async () => {
    const { context, sent } = bothApis(found([anIssue(8)]), { data: { search: { nodes: [] } } });
    await github.search(community, { ...query, page: 2 }, context);
    expect(sent.map(({ url }) => url.pathname)).toEqual(['/search/issues']);
  });

  test.each([
    ['RATE_LIMITED', 'throttled'],
    ['FORBIDDEN', 'refused'],
    ['INSUFFICIENT_SCOPES', 'refused'],
    ['NOT_FOUND', 'not-found'],
    [undefined, 'unavailable'],
  ])('an error %s inside a good reply is %s where nothing else was found', async (type, code) => {
    const reply = { data: { search: null }, errors: [{ type, message: 'It went wrong.' }] };
    const { context, pauses } = bothApis(found([]), reply);
    const problem = await problemOf(github.search(community, query, context));
    expect(problem).toMatchObject({ name: 'SourceError', code });
    expect(pauses.has('api.github.com/graphql')).toBe(code === 'throttled');
  });

  test('issues that were found are shown though discussions fail', async () => {
    const { context } = bothApis(found([anIssue(8)]), { errors: [{ message: 'Something went wrong.' }] });
    const { threads } = await github.search(community, query, context);
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['i8']);
  });

  test('a part that is missing does not cost the rest', async () => {
    const data = { search: { nodes: [null, aDiscussion(46, [])] } };
    const { context } = bothApis(found([]), {
      data,
      errors: [{ type: 'FORBIDDEN', message: 'One is hidden.' }],
    });
    expect((await github.search(community, query, context)).threads).toHaveLength(1);
  });

  test('a reply of another shape says that the source changed', async () => {
    const { context } = bothApis(found([]), { data: { search: { nodes: [{ number: 'x' }] } } });
    expect(await problemOf(github.search(community, query, context))).toMatchObject({ code: 'changed' });
  });

  test('a discussion is read again by its number; one that is gone is left out', async () => {
    const first = bothApis(found([]), { data: { search: { nodes: [answered] } } });
    const { threads } = await github.search(community, query, first.context);
    const again = bothApis(null, { data: { repository: { discussion: aDiscussion(45, [aRemark(7)]) } } });
    const read = await github.read(community, threads, again.context);
    expect(read[0]?.answers.map(({ text }) => text)).toEqual(['Words of remark 7.']);
    expect(again.ledger).toMatchObject([{ text: '', why: 'answers' }]);
    expect(graphOf(again.sent[0]?.init)).toMatchObject({
      variables: { owner: 'ferrowatt', name: 'charge-link', number: 45 },
    });
    const gone = bothApis(null, {
      data: { repository: { discussion: null } },
      errors: [{ type: 'NOT_FOUND' }],
    });
    expect(await github.read(community, threads, gone.context)).toEqual([]);
    // The token was taken back: nothing is asked, and what is known stays.
    const guest = aServer(() => jsonReply({}));
    expect(await github.read(community, threads, guest.context)).toEqual(threads);
    expect(guest.sent).toEqual([]);
  });
});

describe('a token that has run out', () => {
  const bad = jsonReply({ message: 'Bad credentials', status: '401' }, 401);
  const byToken = (token: string) =>
    aServer(
      (_, init) => (headersOf(init).has('authorization') ? bad.clone() : jsonReply(found([anIssue(8)]))),
      token,
    );

  test('costs nobody the issues that guests may find', async () => {
    const { context, sent } = byToken('run-out-1');
    const { threads } = await github.search(community, query, context);
    expect(threads.map(({ nativeId }) => nativeId)).toEqual(['i8']);
    expect(sent.map(({ init }) => headersOf(init).get('authorization'))).toEqual(['Bearer run-out-1', null]);
  });

  test('is not tried again and again', async () => {
    const { context, sent } = byToken('run-out-2');
    await github.search(community, query, context);
    await github.search(community, query, context);
    expect(sent.filter(({ init }) => headersOf(init).has('authorization'))).toHaveLength(1);
  });

  test('leaves comments to be read as a guest', async () => {
    const thread = await findOne(anIssue(8, { comments: 1 }));
    const { context } = aServer(
      (_, init) => (headersOf(init).has('authorization') ? bad.clone() : jsonReply([aComment(5)])),
      'run-out-3',
    );
    const [read] = await github.read(community, [thread], context);
    expect(read?.answers).toHaveLength(1);
  });
});

test('an issue or a comment that claims to stand on another site keeps its place on GitHub', async () => {
  const thread = await findOne(anIssue(8, { html_url: 'https://github.com.evil.example/x' }));
  expect(thread.url).toBe(`${base}/issues/8`);
  const read = await readOne([{ ...aComment(5), html_url: 'https://evil.example/x' }], { comments: 1 });
  expect(new URL(read.answers[0]?.url ?? '').host).toBe('github.com');
});
