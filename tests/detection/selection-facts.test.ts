import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';

import { selectionBounds, selectionFacts } from '@/detection/selection-facts';
import { selectionFactsSchema } from '@/detection/selection-facts-schema';

const url = 'https://blog.acme.example/reset?from=mail';

/** The facts of a page in which the element with the id "mark" is marked, or a stretch of its text. */
function factsOf(html: string, stretch?: [from: number, to: number]) {
  const { window } = new JSDOM(html, { url });
  const { document } = window;
  const mark = document.querySelector('#mark');
  const range = new window.Range();
  if (mark?.firstChild && stretch) {
    range.setStart(mark.firstChild, stretch[0]);
    range.setEnd(mark.firstChild, stretch[1]);
  } else if (mark) range.selectNodeContents(mark);
  if (mark) window.getSelection()?.addRange(range);
  return selectionFacts(document);
}

const ld = (thing: object): string => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`;

describe('a marked piece', () => {
  test('comes with its title, and with what stands around it in its block', () => {
    const html =
      '<title>Reset | Acme</title><p>Before.</p><p id="mark">Hold the button for ten seconds, then wait.</p>';
    expect(factsOf(html, [5, 15])).toMatchObject({
      text: 'the button',
      prefix: 'Hold ',
      suffix: ' for ten seconds, then wait.',
      title: 'Reset | Acme',
    });
  });

  test('stays apart from the words around it, although the space between was marked with it', () => {
    const html = '<p id="mark">Hold the button for ten seconds.</p>';
    expect(factsOf(html, [4, 16])).toMatchObject({
      prefix: 'Hold ',
      text: 'the button',
      suffix: ' for ten seconds.',
    });
  });

  test('keeps its lines and the spaces of code, without runs of empty ones', () => {
    const { text } = factsOf('<pre id="mark">if off:\n    reset()  \n\n\n\nwait()</pre>') ?? {};
    expect(text).toBe('if off:\n    reset()\n\nwait()');
  });

  test('is nothing where nothing is marked', () => {
    expect(factsOf('<p>Text</p>')).toBeNull();
    expect(factsOf('<p id="mark">   </p>')).toBeNull();
  });

  test('is bounded, whatever was marked, and passes the schema', () => {
    const long = 'word '.repeat(50_000);
    const facts = factsOf(
      `<title>${long}</title><meta name="author" content="${long}"><p>${long}<b id="mark">${long}</b>${long}</p>`,
    );
    expect(facts?.text.length).toBeLessThanOrEqual(selectionBounds.textChars);
    expect(selectionFactsSchema.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
  });

  test('knows the page’s own address, where that is one of the web', () => {
    const at = (href: string) =>
      factsOf(`<link rel="canonical" href="${href}"><p id="mark">Text</p>`)?.canonicalUrl;
    expect(at('/reset')).toBe('https://blog.acme.example/reset');
    expect(at('javascript:alert(1)')).toBeUndefined();
    expect(at('')).toBeUndefined();
  });
});

describe('whose words they are', () => {
  const author = (html: string) => factsOf(html)?.author;

  test('is told by the post that holds them, not by the first one of the page', () => {
    expect(
      author(`${ld({ '@type': 'QAPage', mainEntity: { '@type': 'Question', author: { name: 'Asker' } } })}
        <meta name="author" content="Asker">
        <article><a rel="author" href="/u/1">Asker</a><p>Why?</p></article>
        <article><span class="username">Mira</span><p id="mark">Hold it.</p></article>`),
    ).toBe('Mira');
  });

  test('is left open in a thread whose posts name nobody', () => {
    expect(
      author(`${ld({ '@type': 'DiscussionForumPosting', author: { name: 'Asker' } })}<meta name="author" content="Asker">
        <div class="reply"><p id="mark">Hold it.</p></div>`),
    ).toBeUndefined();
  });

  test.each([
    ['an article’s data', ld({ '@type': 'NewsArticle', author: [{ '@type': 'Person', name: 'Mira' }] })],
    ['a name alone in the data', ld({ '@type': 'BlogPosting', author: 'Mira' })],
    ['the page’s head', '<meta name="author" content="Mira">'],
  ])('is told by %s', (_, head) => {
    expect(author(`${head}<div><p id="mark">Hold it.</p></div>`)).toBe('Mira');
  });

  test('is told by a byline, without the word before the name', () => {
    expect(author('<article><p class="byline">By Mira Sol</p><p id="mark">Hold it.</p></article>')).toBe(
      'Mira Sol',
    );
  });

  test('is told by microdata', () => {
    expect(
      author(
        `<div itemscope><span itemprop="author" itemscope><b itemprop="name">Mira</b> (staff)</span><p id="mark">Hold.</p></div>`,
      ),
    ).toBe('Mira');
  });
});

describe('date and licence', () => {
  test('are those of the post, where it has them', () => {
    const facts =
      factsOf(`${ld({ '@type': 'Article', datePublished: '2020-01-01', license: 'https://a.example/l' })}
      <article><time datetime="2024-05-06T10:00:00Z">May</time><p id="mark">Hold it.</p>
      <a rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA</a></article>`);
    expect(facts).toMatchObject({
      postedAt: Date.parse('2024-05-06T10:00:00Z'),
      licenseUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
      licenseName: 'CC BY-SA',
    });
  });

  test('else those of the article’s data', () => {
    const thing = {
      '@type': 'Article',
      datePublished: '2024-05-06',
      license: { name: 'Own', url: 'https://a.example/l' },
    };
    expect(factsOf(`${ld(thing)}<p id="mark">Hold it.</p>`)).toMatchObject({
      postedAt: Date.parse('2024-05-06'),
      licenseUrl: 'https://a.example/l',
      licenseName: 'Own',
    });
  });

  test('are left out where they are none', () => {
    const thing = { '@type': 'Article', datePublished: 'soon', license: 'All rights reserved' };
    const facts = factsOf(`${ld(thing)}<p id="mark">Hold it.</p>`);
    expect(facts).not.toHaveProperty('postedAt');
    expect(facts).not.toHaveProperty('licenseUrl');
    expect(facts?.licenseName).toBe('All rights reserved');
  });
});

test('a page that hides the browser’s properties behind its elements is read all the same', () => {
  const facts = factsOf(
    `<title>Reset</title><form name="title"></form><img name="getSelection"><img name="createRange"><p id="mark">Hold it.</p>`,
  );
  expect(facts).toMatchObject({ text: 'Hold it.', title: 'Reset' });
});
