import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { mergeFrameFacts } from '@/detection/frames';
import { glance } from '@/detection/glance';
import { glanceSchema } from '@/detection/glance-schema';
import { isWebPage } from '@/detection/document-type';
import { collectFacts } from '@/detection/page-facts';
import { pageFactsSchema } from '@/detection/page-facts-schema';
import { readFacts } from '@/detection/read-facts';
import { worthReading } from '@/detection/worth-reading';

const url = 'https://help.acme.example/hc/en-us/articles/4711-reset-the-hub';
const documentOf = (html: string, address = url) => new JSDOM(html, { url: address }).window.document;
const factsOf = (html: string, address = url) => collectFacts(documentOf(html, address), address);

const text = 'Hold the button for ten seconds until the light of the hub turns amber, then let go of it. ';

describe('a page of web components', () => {
  it('is read in its open shadow roots, and in the roots within', () => {
    const document = documentOf('<title>Help</title><acme-app></acme-app>');
    const outer = document.querySelector('acme-app')?.attachShadow({ mode: 'open' });
    outer?.append(document.createElement('acme-article'));
    const inner = outer?.querySelector('acme-article')?.attachShadow({ mode: 'open' });
    for (const [tag, words] of [
      ['h1', 'Reset the hub'],
      ['p', text],
    ] as const) {
      const element = document.createElement(tag);
      element.textContent = words;
      inner?.append(element);
    }
    const link = document.createElement('a');
    link.href = '/contact';
    link.textContent = 'Contact us';
    inner?.append(link);
    const facts = collectFacts(document, url);
    expect(facts.mainHeadings).toEqual(['Reset the hub']);
    expect(facts.lead).toBe(text.trim());
    expect(facts.links).toEqual([{ url: 'https://help.acme.example/contact', text: 'Contact us' }]);
    expect(facts.isUnfinished).toBe(false);
  });

  it('is read in shadow roots that nobody has attached yet', () => {
    const facts = factsOf(
      `<title>Help</title><acme-article><template shadowrootmode="open"><h1>Reset the hub</h1><p>${text}</p></template></acme-article>
      <template><h1>A row to be copied</h1></template>`,
    );
    expect(facts.mainHeadings).toEqual(['Reset the hub']);
  });

  it('keeps what was typed into its components, and its closed roots, to itself', () => {
    const document = documentOf(
      '<title>Help</title><acme-editor contenteditable></acme-editor><acme-vault></acme-vault><acme-box role="textbox"></acme-box>',
    );
    for (const [name, mode] of [
      ['acme-editor', 'open'],
      ['acme-vault', 'closed'],
      ['acme-box', 'open'],
    ] as const) {
      const heading = document.createElement('h1');
      heading.textContent = 'tangerine-41';
      document.querySelector(name)?.attachShadow({ mode }).append(heading);
    }
    expect(JSON.stringify(collectFacts(document, url))).not.toContain('tangerine');
  });

  it('is read in bounded depth where roots never end', () => {
    const document = documentOf('<title>Help</title><x-0></x-0>');
    let host = document.querySelector('x-0');
    for (let depth = 1; depth < 300 && host; depth += 1) {
      const next: Element = document.createElement(`x-${depth}`);
      next.append(document.createElement('h1'), document.createElement('p'));
      host.attachShadow({ mode: 'open' }).append(next);
      host = next;
    }
    expect(pageFactsSchema.safeParse(collectFacts(document, url)).success).toBe(true);
  });
});

describe('another form of a page', () => {
  it('is read as AMP, from a cache too: the original’s address tells whose it is', () => {
    const html = `<html amp lang="en"><head><title>Reset the hub</title><link rel="canonical" href="https://help.acme.example/reset">
      </head><body><main><h1>Reset the hub</h1><p>${text}</p></main><amp-sidebar><h1>Menu</h1></amp-sidebar></body></html>`;
    const cache = 'https://help-acme-example.cdn.ampproject.org/c/s/help.acme.example/reset?amp';
    const facts = factsOf(html, cache);
    expect(facts.canonicalUrl).toBe('https://help.acme.example/reset');
    expect(readFacts(facts).topic).toMatchObject({ question: 'Reset the hub', brand: 'acme' });
  });

  it('is read as a print view', () => {
    const html = `<title>Print - Reset the hub - Acme Help Center</title><link rel="canonical" href="${url}">
      <h1>Reset the hub</h1><div>${text}</div><div>${text}</div>`;
    const { topic } = readFacts(factsOf(html, `${url}?print=1`));
    expect(topic.question).toBe('Reset the hub');
    expect(topic.lead).toContain('Hold the button');
  });

  it('is read where one form is wrapped around everything', () => {
    const html = `<title>Reset | Acme</title><body class="has-sidebar"><form id="aspnetForm"><div class="has-sidebar">
      <h1>Reset the hub</h1><p>${text}</p><form-x></form-x></div></form></body>`;
    expect(factsOf(html).lead).toBe(text.trim());
  });

  it('is read where its markup is broken or there twice', () => {
    const html = `<html><head><title>Reset the hub | Acme Help</title><body><html lang="de"><body><h1>Reset the hub<h1>Reset the hub</h1>
      <p>${text}<p>${text}<table><tr><td><main><h1>Reset the hub</h1></td></main>`;
    expect(readFacts(factsOf(html)).topic.question).toBe('Reset the hub');
  });

  it('is read from right to left', () => {
    const html = `<html lang="ar" dir="rtl"><title>كيف أعيد ضبط الجهاز؟ – مركز مساعدة Acme</title><main><h1>كيف أعيد ضبط الجهاز؟</h1>
      <p>اضغط على الزر لمدة عشر ثوان حتى يتحول الضوء إلى اللون البرتقالي ثم اتركه، وسيعمل الجهاز من جديد بعد دقيقة.</p></main>`;
    const { topic } = readFacts(factsOf(html));
    expect(topic).toMatchObject({ question: 'كيف أعيد ضبط الجهاز؟', brand: 'Acme', language: 'ar' });
  });
});

describe('a page that is still being filled', () => {
  it.each([
    ['an empty shell', '<title>Help</title><div id="root"></div>'],
    ['a skeleton', `<title>Help</title><h1>Help</h1><div class="Skeleton-line"></div><p>Loading</p>`],
    ['a busy main part', '<title>Help</title><main aria-busy="true"><h1>Help</h1></main>'],
  ])('says so: %s', (_, html) => {
    expect(factsOf(html).isUnfinished).toBe(true);
    expect(glance(documentOf(html), url).isUnfinished).toBe(true);
  });

  it('is finished with its heading and its text', () => {
    const html = `<title>Help</title><main><h1>Reset the hub</h1><p>${text}</p></main>`;
    expect(factsOf(html).isUnfinished).toBe(false);
    expect(glance(documentOf(html), url).isUnfinished).toBe(false);
  });
});

describe('a page of six megabytes', () => {
  const row = `<div class="row"><a href="/community/x">A link of the page</a><p>${text}</p></div>`;
  const huge = `<title>All of it | Acme Help</title><h1>All of it</h1>${row.repeat(6_000_000 / row.length)}
    <script type="application/ld+json">{"@type":"Article","articleBody":"${'word '.repeat(200_000)}"}</script>`;

  it('is read within the bounds of facts', () => {
    expect(huge.length).toBeGreaterThan(6_000_000);
    const facts = factsOf(huge);
    expect(facts.isCut).toBe(true);
    expect(pageFactsSchema.parse(facts)).toEqual(facts);
    expect(JSON.stringify(facts).length).toBeLessThan(200_000);
    expect(readFacts(facts).topic.question).toBe('All of it');
  }, 60_000);
});

describe('a document that is no page', () => {
  it.each(['application/xml', 'text/xml', 'application/rss+xml', 'image/svg+xml'])(
    'is not read: %s',
    (contentType) => {
      const { document } = new JSDOM('<rss><channel><title>News</title></channel></rss>', { contentType })
        .window;
      expect(isWebPage(document)).toBe(false);
    },
  );

  it('is told from one that is', () => {
    expect(isWebPage(documentOf('<p>Text'))).toBe(true);
    expect(isWebPage(documentOf('<form name="contentType"></form><p>Text'))).toBe(true);
    const xhtml = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body/></html>';
    expect(isWebPage(new JSDOM(xhtml, { contentType: 'application/xhtml+xml' }).window.document)).toBe(true);
  });
});

describe('a help centre in a frame', () => {
  const shell = factsOf('<title>Acme</title><h1>Acme</h1><p>Home</p>', 'https://www.acme.example/support');
  const inside = factsOf(
    `<html lang="en"><title>Reset the hub | Acme Help Center</title><main><h1>Reset the hub</h1>${`<p>${text}</p>`.repeat(8)}</main></html>`,
    'https://acme.zendesk.com/hc/en-us/articles/1',
  );

  it('is what the page is about, at the page’s own address', () => {
    const merged = mergeFrameFacts(shell, [{ facts: inside, widthPx: 900, heightPx: 700 }]);
    expect(merged.url).toBe('https://www.acme.example/support');
    expect(merged.mainHeadings).toEqual(['Reset the hub']);
    expect(pageFactsSchema.parse(merged)).toEqual(merged);
  });

  it('is left alone where the frame is small, or the page has an article of its own', () => {
    expect(mergeFrameFacts(shell, [{ facts: inside, widthPx: 300, heightPx: 250 }])).toBe(shell);
    expect(mergeFrameFacts(inside, [{ facts: inside, widthPx: 900, heightPx: 700 }])).toBe(inside);
    expect(mergeFrameFacts(shell, [{ facts: shell, widthPx: 900, heightPx: 700 }])).toBe(shell);
  });
});

describe('a glance at a watched page', () => {
  const at = (html: string, address = 'https://www.acme.example/x') => {
    const seen = glance(documentOf(html, address), address);
    expect(glanceSchema.parse(JSON.parse(JSON.stringify(seen)))).toEqual(seen);
    return seen;
  };

  it('names what tells a support page, and nothing that was typed', () => {
    const seen =
      at(`<html lang="en"><title>Reset | Acme</title><meta name="generator" content="Docs"><meta property="og:type" content="article">
      <script src="https://static.acme-desk.example/hc/app.js?v=1"></script><script type="application/ld+json">{"@type": "FAQPage"}</script>
      <h1>Reset <b contenteditable>tangerine</b></h1><textarea>tangerine</textarea><input type="password" value="tangerine">`);
    expect(seen).toMatchObject({
      heading: 'Reset',
      generator: 'Docs',
      ogType: 'article',
      types: ['FAQPage'],
      assetHosts: ['static.acme-desk.example/hc/app.js'],
      textareas: 1,
      passwordFields: 1,
    });
    expect(JSON.stringify(seen)).not.toContain('tangerine');
  });

  it.each([
    [
      'an article of a help desk',
      '<title>Reset</title><script src="https://static.zdassets.com/hc/assets/app.js"></script>',
    ],
    ['a title that says help', '<title>Reset the hub | Acme Help Center</title>'],
    ['a heading that says contact', '<title>Acme</title><h1>Contact us</h1>'],
    ['a form for a message', '<title>Acme</title><form><textarea></textarea></form>'],
    [
      'questions and answers in its data',
      '<title>Acme</title><script type="application/ld+json">{"@type":["FAQPage"]}</script>',
    ],
    ['a German title', '<title>Hilfe und Kundenservice | Acme</title>'],
    ['a Japanese title', '<title>リセット | Acmeヘルプセンター</title>'],
  ])('finds worth reading: %s', (_, html) => {
    expect(worthReading(at(html))).toBe(true);
  });

  it.each([
    [
      'a story with comments',
      '<title>Rain again</title><script type="application/ld+json">{"@type":"NewsArticle"}</script><textarea></textarea>',
    ],
    ['a lamp for sale', '<title>Lamp | Acme</title><meta property="og:type" content="product"><h1>Lamp</h1>'],
    ['a first page', '<title>Acme</title><h1>Light for every room</h1>'],
  ])('passes by: %s', (_, html) => {
    expect(worthReading(at(html))).toBe(false);
  });
});
