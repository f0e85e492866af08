import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { HttpRequest } from '@/sources/http';
import { readThreads } from '@/sources/page-threads';
import { pageCommunity, schemaOrg } from '@/sources/schema-org';
import { type SourceContext, SourceError, type Thread } from '@/sources/source';

function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures/schema-org', `${name}.html`), 'utf8');
}

function read(html: string, url: string): Thread[] {
  return readThreads(html, url, pageCommunity(url));
}

/** The one thread of a page. */
function readOne(html: string, url = 'https://acme.example/page'): Thread {
  const [thread, ...others] = read(html, url);
  if (thread === undefined) throw new Error('no thread was read');
  expect(others).toEqual([]);
  return thread;
}

function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}

/** A QAPage with the given answers; `text` is added where an answer has none. */
function aPage(...suggestedAnswer: object[]): string {
  const mainEntity = {
    '@type': 'Question',
    name: 'Why?',
    suggestedAnswer: suggestedAnswer.map((answer, at) => ({ text: `Answer ${at}`, ...answer })),
  };
  return jsonLd({ '@type': 'QAPage', mainEntity });
}

describe('a Stack Exchange page', () => {
  const thread = readOne(
    fixture('stack-exchange'),
    'https://appliances.example/questions/41/why?noredirect=1',
  );

  test('gives the question with its author, votes and time', () => {
    expect(thread).toMatchObject({
      id: 'schema-org:https://appliances.example#/q/41',
      url: 'https://appliances.example/q/41',
      title: 'Why does my kettle hum & rattle?',
      text: 'It hums from 60 °C on. Is the plate loose?',
      author: { name: 'Olga' },
      askedAt: Date.UTC(2019, 1, 6, 20, 37, 20),
      agreement: { value: 14, unit: 'votes' },
      answerCount: 5,
      isSolved: true,
      isRead: true,
    });
  });

  test('gives the accepted answer as text with its list and its code', () => {
    expect(thread.answers[0]).toMatchObject({
      id: 'schema-org:https://appliances.example#a/a/43',
      url: 'https://appliances.example/a/43',
      text: 'The plate carries scale. Boil it out:\n1. one part vinegar\n2. two parts water\nsoak(30);\n  rinse();',
      author: { name: 'Piet Hök' },
      agreement: { value: 22, unit: 'votes' },
      acceptedBy: 'asker',
      postedAt: Date.UTC(2019, 1, 6, 23, 35, 45),
    });
    expect(thread.answers[0]?.html).toContain('<li>two parts water</li>');
  });

  test('knows an answer that the asker wrote, and one that people voted down', () => {
    expect(thread.answers[1]).toMatchObject({
      agreement: { value: -1, unit: 'votes' },
      acceptedBy: null,
      isByAsker: true,
    });
  });
});

describe('a Question2Answer page', () => {
  const thread = readOne(fixture('question2answer'), 'https://ask.example/forum/12/blinking-orange-lamp');

  test('has an answer once that is suggested and accepted', () => {
    expect(thread.answers.map(({ text, acceptedBy }) => [text, acceptedBy])).toEqual([
      ['Two blinks mean that the lid is open.', 'asker'],
      ['Hold the button for ten seconds.', null],
    ]);
  });

  test('links each answer, by address or by its place in the page', () => {
    expect(thread.answers.map(({ url }) => url)).toEqual([
      'https://ask.example/forum/12/blinking-orange-lamp?show=15#a15',
      'https://ask.example/forum/12/blinking-orange-lamp#a14',
    ]);
  });

  test('takes votes from meta elements and leaves a deleted author nameless', () => {
    expect(thread.answers[1]).toMatchObject({
      author: { name: null },
      agreement: { value: 4, unit: 'votes' },
    });
  });
});

describe('a NodeBB page', () => {
  const thread = readOne(
    fixture('nodebb'),
    'https://forum.example/topic/9/doorbell-loses-its-chime/3?lang=en',
  );

  test('takes the first post as the question and not as an answer', () => {
    expect(thread.text).toBe('Every night the chime unpairs itself from the bell.');
    expect(thread.answers.map(({ author }) => author.name)).toEqual(['joris', 'lea']);
  });

  test('counts replies, likes and votes', () => {
    expect(thread).toMatchObject({ answerCount: 2, agreement: { value: 6, unit: 'likes' }, isSolved: false });
    expect(thread.answers[0]?.agreement).toEqual({ value: 3, unit: 'votes' });
  });

  test('links to the post itself', () => {
    expect(thread.answers.map(({ url }) => url)).toEqual([
      'https://forum.example/post/22',
      'https://forum.example/post/21',
    ]);
  });
});

describe('a XenForo page', () => {
  const thread = readOne(fixture('xenforo'), 'https://boards.example/threads/regal-wackelt.77/');

  test('finds the posts of its thread although they stand outside of it', () => {
    expect(thread).toMatchObject({ title: 'Regal wackelt', answerCount: 17 });
    expect(thread.text).toBe('Seit dem Umzug wackelt mein Regal an der Wand. Was hilft?');
    expect(thread.answers).toHaveLength(1);
    expect(thread.answers[0]).toMatchObject({
      url: 'https://boards.example/posts/2/',
      text: '> Was hilft?\nDer hintere Fuß hat eine Schraube.',
      author: { name: 'Kai', isStaff: true },
      acceptedBy: null,
    });
  });
});

describe('a Discourse page', () => {
  const thread = readOne(fixture('discourse'), 'https://talk.example/t/bridge-does-not-pair/5/3');

  test('is one thread, though its JSON-LD and its microdata each tell a part of it', () => {
    expect(thread).toMatchObject({ url: 'https://talk.example/t/bridge-does-not-pair/5', isSolved: true });
    expect(thread.answers.map(({ author, acceptedBy }) => [author.name, acceptedBy])).toEqual([
      ['finn', null],
      ['emil', 'asker'],
    ]);
  });

  test('shows emoji', () => {
    expect(thread.answers[0]?.text).toBe('Same for me :wave:');
  });
});

describe('JSON-LD', () => {
  const hose = readOne(fixture('graph'), 'https://garden.example/hose/?page=2#reply-3');

  test('is read from a graph with odd types, raw tabs, references and needless commas', () => {
    expect(hose).toMatchObject({
      url: 'https://garden.example/hose/?page=2#question',
      title: 'Hose leaks at the tap – why?',
      text: 'It drips\nwhen I open the tap.',
      tags: ['hose', 'tap'],
      author: { name: 'Sol & Luna' },
      agreement: { value: 1204, unit: 'votes' },
      askedAt: Date.UTC(2021, 0, 5, 15, 4),
      answerCount: 9,
      license: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
    });
  });

  test('has one copy of an answer that is accepted and suggested: the whole one', () => {
    expect(hose.answers).toHaveLength(2);
    expect(hose.answers[0]).toMatchObject({
      url: 'https://garden.example/hose/?page=2#reply-2',
      text: 'Use a new washer, size 3/4.',
      author: { name: 'Rui' },
      agreement: { value: 1200, unit: 'votes' },
      acceptedBy: 'asker',
      license: { name: 'CC BY-SA 4.0' },
    });
  });

  test('keeps the lines of plain text, and doubts a date that can be read in two ways', () => {
    expect(hose.answers[1]).toMatchObject({
      html: '<p>First line</p><p>if a &lt; b &amp;&amp; c</p>',
      text: 'First line\nif a < b && c',
      author: { name: 'Hosewerk', isStaff: true },
    });
    expect(hose.answers[1]).not.toHaveProperty('postedAt');
  });

  test.each([
    ['an array of pages', (page: object) => [{ '@type': 'WebSite' }, page]],
    ['a list of main entities', (page: object) => ({ ...page, mainEntity: [Object(page).mainEntity] })],
    ['a full type name', (page: object) => ({ ...page, '@type': 'http://schema.org/QAPage' })],
    [
      'full property names',
      (page: object) => ({ '@type': 'QAPage', 'schema:mainEntity': Object(page).mainEntity }),
    ],
    ['a question alone', (page: object) => Object(page).mainEntity],
    ['a question somewhere within', (page: object) => ({ '@type': 'Product', subjectOf: [{ about: page }] })],
  ])('is read as %s', (_, shape) => {
    const question = {
      '@type': ['Question'],
      name: 'Why?',
      acceptedAnswer: { '@type': 'Answer', text: 'So.' },
    };
    const thread = readOne(jsonLd(shape({ '@type': 'QAPage', mainEntity: question })));
    expect(thread.answers.map(({ text }) => text)).toEqual(['So.']);
  });

  test('takes a title from the page or from the words of a question without a name', () => {
    const answers = { suggestedAnswer: { text: 'So.' } };
    const page = (name: string, question: object): string =>
      jsonLd({ '@type': 'QAPage', name, mainEntity: { '@type': 'Question', ...question, ...answers } });
    expect(readOne(page('Lamp', { text: 'Why is it dark?' })).title).toBe('Lamp');
    expect(readOne(page('', { text: 'Why is it dark?\nIt is on.' })).title).toBe('Why is it dark?');
  });

  test.each([
    ['"Eve"', { author: 'Eve' }, 'Eve'],
    ['a list', { author: [{}, { name: 'Eve' }] }, 'Eve'],
    ['nobody', {}, null],
    ['a deleted user', { author: { name: '[deleted]' } }, null],
    ['a nickname', { author: { alternateName: '@eve' } }, '@eve'],
  ])('credits %s', (_, answer, name) => {
    expect(readOne(aPage(answer)).answers[0]?.author.name).toBe(name);
  });

  test.each([
    ['12', 12],
    [12, 12],
    ['+3 votes', 3],
    ['−2', -2],
    ['1,234', 1234],
    ['3.4K', 3400],
  ])('reads the count %j', (upvoteCount, value) => {
    expect(readOne(aPage({ upvoteCount })).answers[0]?.agreement).toEqual({ value, unit: 'votes' });
  });

  test.each(['many', '', null, {}])('makes nothing of the count %j', (upvoteCount) => {
    expect(readOne(aPage({ upvoteCount })).answers[0]).not.toHaveProperty('agreement');
  });

  test.each([
    ['2021-03-04', Date.UTC(2021, 2, 4)],
    ['2021-03-04T10:20', Date.UTC(2021, 2, 4, 10, 20)],
    ['2021-03-04 10:20:30', Date.UTC(2021, 2, 4, 10, 20, 30)],
    ['2021-03-04T10:20:30.1234567Z', Date.UTC(2021, 2, 4, 10, 20, 30, 123)],
    ['2021-03-04T10:20:30+0200', Date.UTC(2021, 2, 4, 8, 20, 30)],
    ['Thu, 04 Mar 2021 10:20:30 GMT', Date.UTC(2021, 2, 4, 10, 20, 30)],
    [1614853230, Date.UTC(2021, 2, 4, 10, 20, 30)],
    ['0000-00-00', undefined],
    ['04.03.2021', undefined],
    ['yesterday', undefined],
  ])('reads the date %j', (dateCreated, time) => {
    expect(readOne(aPage({ dateCreated })).answers[0]?.postedAt).toBe(time);
  });

  test.each([
    ['https://acme.example/a/1', 'https://acme.example/a/1'],
    ['//www.acme.example/a/1', 'https://www.acme.example/a/1'],
    ['https://help.acme.example/a', 'https://help.acme.example/a'],
    ['#a1', 'https://acme.example/page#a1'],
    ['https://evil.example/a/1', 'https://acme.example/page'],
    ['https://notacme.example/a', 'https://acme.example/page'],
    ['javascript:alert(1)', 'https://acme.example/page'],
    ['http://[', 'https://acme.example/page'],
    ['', 'https://acme.example/page'],
  ])('links %j on this site only', (url, link) => {
    expect(readOne(aPage({ url })).answers[0]?.url).toBe(link);
  });

  test('tells answers apart that all claim the same address', () => {
    const { answers } = readOne(aPage({ url: '#all', author: 'A' }, { url: '#all', author: 'B' }));
    expect(answers).toHaveLength(2);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(2);
  });

  test('gives an answer the same id when others come before it', () => {
    const [alone] = readOne(aPage({ text: 'Same', author: 'A' })).answers;
    const later = readOne(aPage({ text: 'New', author: 'B' }, { text: 'Same', author: 'A' })).answers[1];
    expect(later?.id).toBe(alone?.id);
  });

  test('reads HTML that was escaped once more, and plain words about HTML', () => {
    const { answers } = readOne(
      aPage({ text: '&lt;p&gt;Use &lt;b&gt;force&lt;/b&gt;&lt;/p&gt;' }, { text: 'Write &lt;p&gt; first.' }),
    );
    expect(answers.map(({ text }) => text)).toEqual(['Use force', 'Write <p> first.']);
  });

  test('takes replies to replies in a discussion as answers', () => {
    const comment = { '@type': 'Comment', text: 'One', comment: [{ '@type': 'Comment', text: 'Two' }] };
    const thread = readOne(jsonLd({ '@type': 'DiscussionForumPosting', headline: 'Hm', comment }));
    expect(thread.answers.map(({ text }) => text)).toEqual(['One', 'Two']);
  });

  test('leaves remarks below a question and its answers out', () => {
    const comment = { '@type': 'Comment', text: 'A remark' };
    const acceptedAnswer = { text: 'So.', comment };
    const thread = readOne(jsonLd({ '@type': 'Question', name: 'Why?', comment, acceptedAnswer }));
    expect(thread.answers.map(({ text }) => text)).toEqual(['So.']);
  });

  test('says that staff accepted what staff wrote', () => {
    const author = { name: 'Acme', jobTitle: 'Acme employee' };
    const acceptedAnswer = { text: 'So.', author };
    const thread = readOne(jsonLd({ '@type': 'Question', name: 'Why?', acceptedAnswer }));
    expect(thread.answers[0]).toMatchObject({ acceptedBy: 'staff', author: { isStaff: true } });
  });
});

describe('a page that is no community', () => {
  test('gives nothing: the answers of a FAQ are the company’s', () => {
    expect(read(fixture('faq'), 'https://acme.example/faq')).toEqual([]);
  });

  test('gives nothing: a quiz has no peers', () => {
    const hasPart = { '@type': 'Question', name: '2 + 2?', acceptedAnswer: { text: '4' } };
    expect(read(jsonLd({ '@type': 'Quiz', hasPart }), 'https://school.example/')).toEqual([]);
  });

  test('gives nothing when it has no markup, or none that can be read', () => {
    for (const html of ['', '<p>Hi</p>', '<script type="application/ld+json">oops</script>']) {
      expect(read(html, 'https://acme.example/')).toEqual([]);
    }
  });
});

describe('questions below a product', () => {
  const threads = read(fixture('product'), 'https://shop.example/lamp');

  test('are threads of their own, told apart on one page', () => {
    expect(threads.map(({ title, nativeRank }) => [title, nativeRank])).toEqual([
      ['Does the lamp dim?', 0],
      ['Which bulb fits?', 1],
    ]);
    expect(new Set(threads.map(({ id }) => id)).size).toBe(2);
    expect(new Set(threads.flatMap(({ answers }) => answers.map(({ id }) => id))).size).toBe(2);
  });

  test('take an author who stands elsewhere, as plain words, or as a link', () => {
    expect(threads[0]?.author).toEqual({ name: 'Uma' });
    expect(threads[0]?.answers[0]?.author).toEqual({ name: 'Mo' });
    expect(threads[1]?.answers[0]).toMatchObject({
      author: { name: 'Ann', isStaff: true },
      acceptedBy: 'staff',
    });
  });
});

describe('hostile markup', () => {
  test('names no author by an address that shows another name in front of its host', () => {
    const author = { '@type': 'Person', name: 'Ann', url: 'https://paypal.com@evil.example/x' };
    const suggestedAnswer = [{ text: 'Press reset.', author }];
    const page = { '@type': 'Question', name: 'Why?', url: 'https://a.com@acme.example/7', suggestedAnswer };
    const [thread] = read(jsonLd([page]), 'https://acme.example/7');
    expect(thread?.url).toBe('https://acme.example/7');
    expect(thread?.answers[0]?.author).toEqual({ name: 'Ann' });
  });

  test('yields 50 threads, 200 answers and bounded words at most', () => {
    const text = 'x'.repeat(300_000);
    const suggestedAnswer = Array.from({ length: 300 }, (_, at) => ({
      text: `${at}`,
      author: text.slice(0, 3000),
    }));
    const page = Array.from({ length: 60 }, (_, at) => ({
      '@type': 'Question',
      name: `${at}${text.slice(0, 5000)}`,
      keywords: text.slice(0, 5000),
      suggestedAnswer: at === 0 ? [{ text }, ...suggestedAnswer] : [],
    }));
    const threads = read(jsonLd(page), 'https://acme.example/');
    const long = read(jsonLd(page.slice(0, 1)), 'https://acme.example/')[0];
    expect(threads).toHaveLength(50);
    expect(threads.every(({ title, tags }) => title.length <= 300 && tags.join('').length <= 500)).toBe(true);
    expect(long?.answers).toHaveLength(200);
    expect(long?.answers[0]?.text).toHaveLength(100_000);
    expect(long?.answers.every(({ author }) => (author.name ?? '').length <= 100)).toBe(true);
  });

  test.each([
    [
      'questions in questions',
      `<div itemscope itemtype="https://schema.org/QAPage">${'<p itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"><b itemprop="name">x'.repeat(8000)}`,
    ],
    [
      'one text around all answers',
      `<div itemscope itemtype="https://schema.org/Question"><i itemprop="name">x</i>${'<div itemprop="suggestedAnswer" itemscope><div itemprop="text">y'.repeat(15_000)}${'z'.repeat(500_000)}`,
    ],
    [
      'a circle of references',
      jsonLd({
        '@graph': [
          { '@type': 'QAPage', '@id': '#a', mainEntity: { '@id': '#a' }, hasPart: [{ '@id': '#b' }] },
          {
            '@type': 'DiscussionForumPosting',
            headline: 'x',
            '@id': '#b',
            comment: [{ '@id': '#b' }, { '@id': '#a' }],
          },
        ],
      }),
    ],
    ['arrays in arrays', `<script type="application/ld+json">${'['.repeat(900_000)}</script>`],
    [
      'comments in comments',
      `<script type="application/ld+json">${'{"@type":"DiscussionForumPosting","headline":"x","comment":'.repeat(30_000)}</script>`,
    ],
    ['white space', jsonLd({ '@type': 'Question', name: ' '.repeat(900_000), text: '\n '.repeat(400_000) })],
  ])('ends soon on %s', (_, html) => {
    const start = performance.now();
    const threads = read(html, 'https://acme.example/');
    expect(performance.now() - start).toBeLessThan(4000);
    expect(threads.length).toBeLessThanOrEqual(50);
  });

  test('never throws, whatever JSON it is', () => {
    const names = fc.constantFrom(
      '@type',
      '@id',
      '@graph',
      'mainEntity',
      'name',
      'text',
      'url',
      'author',
      'acceptedAnswer',
      'suggestedAnswer',
      'comment',
      'dateCreated',
      'license',
      'upvoteCount',
      'interactionStatistic',
    );
    const leaves = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constantFrom('Question', 'QAPage', 'DiscussionForumPosting', 'Answer', '#a', null, true),
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'large' },
        leaves,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(names, tie('tree'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        for (const thread of read(jsonLd(value), 'https://acme.example/p')) {
          expect(new Set(thread.answers.map(({ id }) => id)).size).toBe(thread.answers.length);
          expect(thread.title).not.toBe('');
        }
      }),
    );
  });
});

describe('the page as a community', () => {
  test('is named after its host', () => {
    expect(pageCommunity('https://help.acme.example:8443/a?b#c')).toEqual({
      id: 'schema-org:https://help.acme.example:8443',
      platform: 'schema-org',
      base: 'https://help.acme.example:8443',
      name: 'help.acme.example:8443',
      relation: 'page',
    });
  });

  test('may be a file', () => {
    const url = 'file:///home/me/saved.html';
    expect(read(aPage({ url: '#a' }), url)[0]?.answers[0]?.url).toBe(`${url}#a`);
  });
});

describe('reading a thread by its address', () => {
  const community = pageCommunity('https://appliances.example/');
  const url = 'https://appliances.example/q/41';
  const stub: Thread = { ...aStub(), url };

  function aStub(): Thread {
    return { ...readOne(fixture('stack-exchange'), url), answers: [], isRead: false, nativeRank: 4 };
  }

  function context(page: (request: HttpRequest) => Promise<{ body: string; url: string }>): SourceContext {
    const refuse = async (): Promise<never> => Promise.reject(new Error('not asked for'));
    const html = async (request: HttpRequest) => ({ headers: new Headers(), ...(await page(request)) });
    const http = { html, json: refuse, bytes: refuse, file: refuse, pause: refuse, quota: refuse };
    return { http, signal: new AbortController().signal, now: 0 };
  }

  test('fills it with its answers and keeps its place', async () => {
    const asked: HttpRequest[] = [];
    const [thread] = await schemaOrg.read(
      community,
      [stub],
      context(async (request) => {
        asked.push(request);
        return { body: fixture('stack-exchange'), url: `${url}/why-does-my-kettle-hum` };
      }),
    );
    expect(thread).toMatchObject({ id: stub.id, url, isRead: true, nativeRank: 4 });
    expect(thread?.answers).toHaveLength(2);
    expect(asked).toMatchObject([{ url, why: 'thread', text: '' }]);
  });

  test('leaves out a thread that is gone', async () => {
    const gone = context(async () => Promise.reject(new SourceError('not-found', 'gone')));
    expect(await schemaOrg.read(community, [stub], gone)).toEqual([]);
  });

  test('says so when the page has lost its markup', async () => {
    const bare = context(async () => ({ body: '<p>Please sign in.</p>', url }));
    await expect(schemaOrg.read(community, [stub], bare)).rejects.toMatchObject({ code: 'changed' });
  });

  test('passes any other problem on', async () => {
    const slow = context(async () => Promise.reject(new SourceError('timeout', 'slow')));
    await expect(schemaOrg.read(community, [stub], slow)).rejects.toMatchObject({ code: 'timeout' });
  });

  test('asks nothing for a search, and links the site’s own', async () => {
    const query = { text: 'a & b', mode: 'words', language: 'en', page: 1 } as const;
    const silent = context(async () => Promise.reject(new Error('asked')));
    expect(await schemaOrg.search(community, query, silent)).toEqual({ threads: [], hasMore: false });
    expect(schemaOrg.searchUrl(community, 'a & b')).toBe('https://appliances.example/search?q=a%20%26%20b');
  });
});
