import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { collectFacts } from '@/detection/page-facts';
import { pageFactsSchema } from '@/detection/page-facts-schema';
import { readFacts } from '@/detection/read-facts';

const url = 'https://help.acme.example/en/articles/1';
const documentOf = (html: string) => new JSDOM(html, { url }).window.document;
const factsOf = (html: string) => collectFacts(documentOf(html), url);

// Parsing the largest of these pages takes the test's own parser longer than reading them.
describe('the facts of a page', { timeout: 60_000 }, () => {
  it('are plain data: they mean the same after a journey as JSON', () => {
    const facts =
      factsOf(`<html lang="en"><title>Reset the clock | Acme Help</title><meta name="generator" content="x">
      <script type="application/ld+json">{"@type":"QAPage","name":"Reset"}</script><h1>Reset the clock</h1>
      <a href="/contact">Contact us</a><form id="f"><textarea name="message"></textarea><input type="EMAIL"></form>`);
    const arrived = pageFactsSchema.parse(JSON.parse(JSON.stringify(facts)));
    expect(arrived).toEqual(facts);
    expect(readFacts(arrived)).toEqual(readFacts(facts));
  });

  it('describe a form in its author’s words', () => {
    const { forms } = factsOf(`<form id="ticket" action="/send?token=abc"><input type="checkbox" name="news">
      <textarea placeholder="Your question"></textarea><input type="EMAIL" id="reply-to"></form><form id="search"><input></form>`);
    expect(forms).toEqual([
      {
        words: 'ticket /send',
        fields: [
          { type: 'textarea', words: 'Your question' },
          { type: 'email', words: 'reply-to' },
        ],
      },
    ]);
  });

  it('leave out what metas say of the reader', () => {
    const { metas } = factsOf(`<meta name="csrf-token" content="a"><meta name="user-login" content="b">
      <meta property="og:title" content="Reset"><meta property="og:title" content="Again">`);
    expect(metas).toEqual({ 'og:title': 'Reset' });
  });

  it('hold the links of a long page’s end, where communities stand', () => {
    const { links } = factsOf(
      `${Array.from({ length: 900 }, (_, at) => `<a href="/topic/${at}">Topic ${at}</a>`).join('')}
      <a href="https://forum.acme.example/">Forum</a>`,
    );
    expect(links).toHaveLength(300);
    expect(links[0]?.text).toBe('Topic 0');
    expect(links.at(-1)).toEqual({ url: 'https://forum.acme.example/', text: 'Forum' });
  });

  it('hold links to other pages only, and an icon’s link once its text is known not twice', () => {
    const { links } =
      factsOf(`<a href="#top">Up</a><a href="javascript:void 0">Menu</a><a href="tel:1">Call</a>
      <a href="/contact"><svg></svg></a><a href="/contact">Contact us</a><a href="/forum"><svg></svg></a>`);
    expect(links).toEqual([
      { url: 'https://help.acme.example/contact', text: 'Contact us' },
      { url: 'https://help.acme.example/forum', text: '' },
    ]);
  });

  it('stay below 600,000 characters where every list and text is full of what JSON must escape', () => {
    const quotes = '&quot;'.repeat(3000);
    const repeat = (html: string, times: number) => html.repeat(times);
    const facts = factsOf(`<html lang='${quotes}'><title>${quotes}</title>
      ${repeat(`<script type="application/ld+json">"${'\\"'.repeat(4000)}"</script>`, 60)}
      ${repeat(`<script src='${quotes}'></script><link href='${quotes}'>`, 80)}<meta name="description" content='${quotes}'>
      ${repeat(`<h1>${quotes}</h1>`, 6)}${repeat(`<h2>${quotes}</h2>`, 120)}
      ${repeat(`<div class="breadcrumb">${repeat(`<span>${quotes}</span>`, 25)}</div>`, 4)}
      ${Array.from({ length: 400 }, (_, at) => `<a href='mailto:${at}${'&quot;'.repeat(300)}'>${quotes}</a>`).join('')}
      ${repeat(`<div itemtype='${quotes}'></div><div itemtype="https://schema.org/Question" title='${quotes}'></div>`, 60)}
      ${repeat(`<form id='${quotes}'><textarea id='${quotes}' name='${quotes}'></textarea>${repeat(`<input id='${quotes}' name='${quotes}'>`, 40)}</form>`, 10)}
      <p>${quotes}</p>`);
    expect(pageFactsSchema.parse(facts)).toEqual(facts);
    expect(JSON.stringify(facts).length).toBeGreaterThan(300_000);
    expect(JSON.stringify(facts).length).toBeLessThan(600_000);
  });

  it('say so where the page was too large to be looked at closely, and still name it', () => {
    const facts = factsOf(
      `<title>Big | Acme Help</title><h1>Big trouble</h1>${'<b></b>'.repeat(50_001)}<a href="/contact">Contact us</a>`,
    );
    expect(facts.isCut).toBe(true);
    expect(facts.links.map(({ text }) => text)).toEqual(['Contact us']);
    expect(readFacts(facts).topic.question).toBe('Big trouble');
    expect(factsOf('<title>Small</title>').isCut).toBe(false);
  });
});

describe('what was typed', () => {
  const secret = 'tangerine-41';

  it('is in no fact, although pages write it back into their markup', () => {
    const document = documentOf(`<title>Ask | Acme</title><h1>Ask <span contenteditable>${secret}</span></h1>
      <h2><span role="textbox">${secret}</span></h2>
      <form id="f"><textarea name="message">${secret}</textarea><input type="email" value="${secret}"></form>
      <div contenteditable><a href="/a">${secret}</a><h2>${secret}</h2>
        <div itemscope itemtype="https://schema.org/Question">${secret}</div></div>
      <div itemscope itemtype="https://schema.org/Question"><h2 itemprop="name">Why?</h2>
        <input value="${secret}"><textarea>${secret}</textarea><div contenteditable="true">${secret}</div></div>`);
    for (const field of document.querySelectorAll('input,textarea'))
      (field as HTMLInputElement).value = secret;
    const facts = collectFacts(document, url);
    expect(JSON.stringify(facts)).not.toContain(secret);
    expect(facts.threadTrees.join('')).toContain('Why?');
    expect(facts.forms[0]?.fields.map(({ type }) => type)).toEqual(['textarea', 'email']);
  });

  it('is not changed or taken from the page by looking at it', () => {
    const document = documentOf(
      `<div itemscope itemtype="https://schema.org/Question"><textarea>${secret}</textarea></div>`,
    );
    const before = document.documentElement.outerHTML;
    collectFacts(document, url);
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

describe('what goes into the page', () => {
  it('holds no words of any language and no schema: these stay in the worker', () => {
    const reached = modulesBehind(join(import.meta.dirname, '../../detection/page-facts.ts'));
    const names = reached.map((file) => file.replace(/^.*\/detection\//, ''));
    expect(names).toContain('visible-text.ts');
    expect(names).not.toContain('words.ts');
    expect(names).not.toContain('page-facts-schema.ts');
    expect(names.filter((name) => !name.endsWith('.ts'))).toEqual([]);
  });
});

/** The files whose code a file needs, itself first, and the names of packages. */
function modulesBehind(file: string, known: string[] = []): string[] {
  if (known.includes(file) || !file.endsWith('.ts')) return [...new Set([...known, file])];
  const imports = readFileSync(file, 'utf8').matchAll(/^import (?!type\b)[^;]*?from '([^']+)';/gm);
  return Array.from(imports, ([, name = '']) =>
    name.startsWith('./') ? join(dirname(file), `${name}.ts`) : name,
  ).reduce((all, each) => modulesBehind(each, all), [...known, file]);
}
