import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { byClass, byName, elementsOf, hasClass, sourceOf, textOf } from '@/sources/html-elements';

test('elements are found by a whole class, in the order of the page, however their tags are written', () => {
  const root = elementsOf('<DIV CLASS="post first"><p class="poster">a</p></DIV><p class=" x  post ">b</p>');
  expect(byClass(root, 'post').map(({ name }) => name)).toEqual(['div', 'p']);
  expect(byClass(root, 'pos')).toEqual([]);
  expect(byName(root, 'p').map(textOf)).toEqual(['a', 'b']);
});

test('elements within elements of the same class are found, too', () => {
  const root = elementsOf('<ul class="x"><li class="x">1</li></ul>');
  expect(byClass(root, 'x').map(({ name }) => name)).toEqual(['ul', 'li']);
});

test('a post that stands in another, unclosed one has its own parts, and the other does not have them', () => {
  const root = elementsOf('<div class="post"><i class="x">1</i><div class="post"><i class="x">2</i>');
  const parts = byClass(root, 'post').map((post) =>
    byClass(post, 'x', (element) => hasClass(element, 'post')).map(textOf),
  );
  expect(parts).toEqual([['1'], ['2']]);
});

test('an element without classes has none', () => {
  const [element] = byName(elementsOf('<p>a</p>'), 'p');
  expect(element && hasClass(element, 'a')).toBe(false);
});

test('text is decoded exactly once, and what is no text is left out', () => {
  const root = elementsOf('<p>1 &lt;b&gt; &amp;amp; <!-- no --><b>2</b></p>');
  expect(textOf(root)).toBe('1 <b> &amp; 2');
});

test('the source of a post is given as it was written, its unclosed tags included', () => {
  const html = '<div class="post"> <p>1 &lt; 2<p>and <b>so on</div><p>other</p>';
  const [post] = byClass(elementsOf(html), 'post');
  expect(sourceOf(html, post?.children ?? [])).toBe('<p>1 &lt; 2<p>and <b>so on');
});

test('a page that nests without end is read all the same', () => {
  const html = `${'<div class="a">'.repeat(50_000)}end`;
  const root = elementsOf(html);
  expect(byClass(root, 'a')).toHaveLength(50_000);
  expect(textOf(root)).toBe('end');
});

test('nothing that a server sends can break it', () => {
  const piece = fc.constantFrom(
    '<div class="a">',
    '</div>',
    '<p',
    ' class=a>',
    '"',
    '<!--',
    '&#x0;',
    '<a/>',
    'x',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 20 }))), (pieces) => {
      const html = pieces.join('');
      const found = byClass(elementsOf(html), 'a');
      // What stands between two nodes (a tag that closes nothing) belongs to neither.
      for (const child of found.flatMap(({ children }) => children))
        expect(html).toContain(sourceOf(html, [child]));
    }),
    { numRuns: 60 },
  );
});
