import * as fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { collectFacts } from '@/detection/page-facts';
import { pageFactsSchema } from '@/detection/page-facts-schema';
import { readFacts } from '@/detection/read-facts';
import { readPage } from '@/detection/read-page';
import { pageReadingSchema } from '@/detection/topic';

const url = 'https://help.acme.example/en/articles/1';
const documentOf = (html: string) => new JSDOM(html, { url }).window.document;
const read = (html: string) => readPage(documentOf(html), url);

const tags = [
  'div',
  'p',
  'h1',
  'a',
  'form',
  'textarea',
  'title',
  'script',
  'nav',
  'svg',
  'template',
  'li',
] as const;
const piece = fc.oneof(
  fc
    .tuple(fc.constantFrom(...tags), fc.string({ unit: 'binary', maxLength: 30 }))
    .map(([tag, text]) => `<${tag}>${text}`),
  fc.constantFrom(...tags).map((tag) => `</${tag}>`),
  fc
    .tuple(fc.constantFrom('name', 'id', 'class', 'href', 'itemtype', 'lang'), fc.string({ maxLength: 30 }))
    .map(([name, value]) => `<input ${name}="${value}"><a ${name}='${value}'>`),
  fc.json({ maxDepth: 4 }).map((json) => `<script type="application/ld+json">${json}</script>`),
  fc.string({ unit: 'binary' }),
);

// Parsing such pages takes the test's own parser longer than reading them.
describe('a hostile page', { timeout: 60_000 }, () => {
  it('never makes reading fail, whatever its markup', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.string(), (pieces, address) => {
        const facts = collectFacts(documentOf(pieces.join('')), address);
        expect(pageFactsSchema.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
        const reading = readFacts(facts);
        expect(pageReadingSchema.parse(reading)).toEqual(reading);
      }),
      { numRuns: 60 },
    );
  });

  it("cannot hide the browser's own properties behind names of elements", () => {
    const { topic, verdict } = read(`<title>Reset the clock | Acme Help</title>
      <img name="title"><img name="querySelectorAll"><form name="getSelection"></form><img name="documentElement">
      <form><input name="getAttribute"><input name="attributes"><input name="closest"><input name="querySelectorAll">
      <textarea name="message"></textarea><input name="textContent" type="email"></form><h1>Reset the clock</h1>`);
    expect(topic.question).toBe('Reset the clock');
    expect(verdict.kind).toBe('article');
  });

  it('is read in bounded time and size when it is huge', () => {
    const row =
      '<div class="x"><a href="/community/REPLACE">Community</a><p>The same words again and again, without end.</p></div>';
    const { document } = new JSDOM(`<title>Big</title><h1>Big</h1>${row.repeat(6000)}`, { url }).window;
    const startedAt = performance.now();
    const reading = readPage(document, url);
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    expect(JSON.stringify(reading).length).toBeLessThan(20_000);
  });

  it('is read when it is nested very deeply', () => {
    const reading = read(
      `<title>Deep</title><h1>Deep trouble</h1>${'<div>'.repeat(3000)}<p>At the bottom of it all.</p>`,
    );
    expect(reading.topic.question).toBe('Deep trouble');
  });

  it('cannot make a pattern run for ever', () => {
    const startedAt = performance.now();
    for (const nasty of [
      'a-'.repeat(40_000),
      '"'.repeat(80_000),
      'E-0'.repeat(30_000),
      'ERR_'.repeat(20_000),
      ' | '.repeat(30_000),
    ])
      read(`<title>${nasty}</title><h1>${nasty}</h1><p>${nasty}</p>`);
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  it('hands over no markup beyond the limit, and JSON-LD that cannot close its own block', () => {
    const thread = { '@type': 'QAPage', name: '</script><img src=x onerror=alert(1)>' };
    const document = documentOf('<title>x</title>');
    const script = document.createElement('script');
    script.type = 'application/ld+json';
    script.textContent = JSON.stringify(thread);
    document.head.append(script);
    const { threadMarkup } = readPage(document, url);
    expect(threadMarkup.match(/<\/script>/g)).toHaveLength(1);
    const big = read(
      `<div itemscope itemtype="https://schema.org/QAPage">${'<p>word</p>'.repeat(50_000)}</div>`,
    );
    expect(big.threadMarkup).toBe('');
  });
});

describe('what was typed', () => {
  it('is never read, in whatever kind of field it stands', () => {
    const secret = 'tangerine-41';
    const document = documentOf(`<title>Contact us | Acme</title><h1>Contact us</h1>
      <form><input name="q" value="${secret}"><textarea>${secret}</textarea><select><option selected>${secret}</option></select></form>
      <main><p contenteditable>${secret} is what I am writing here, and it is long enough for a lead text of its own.</p>
      <li>Tell us <textarea>${secret}</textarea></li><p>An ordinary paragraph that is long enough to be the lead of this page, really.</p></main>`);
    for (const field of document.querySelectorAll('input,textarea'))
      (field as HTMLInputElement).value = secret;
    expect(JSON.stringify(readPage(document, url))).not.toContain(secret);
  });

  it('is not taken for the question when it is marked', () => {
    const document = documentOf(
      '<title>Write | Acme</title><h1>Write to us</h1><div contenteditable id="x">my secret words</div>',
    );
    document.getSelection()?.selectAllChildren(document.querySelector('#x') ?? document.body);
    expect(readPage(document, url).topic.question).not.toContain('secret');
  });
});

describe('a marked text', () => {
  it('becomes the question', () => {
    const document = documentOf(
      '<title>Clock | Acme Help</title><h1>Clock</h1><p id="x">The second hand jumps back</p>',
    );
    document.getSelection()?.selectAllChildren(document.querySelector('#x') ?? document.body);
    expect(readPage(document, url).topic.question).toBe('The second hand jumps back');
  });
});
