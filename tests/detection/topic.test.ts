import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { readPage } from '@/detection/read-page';
import { topicSchema, type Topic } from '@/detection/topic';

const address = 'https://help.acme.example/hc/en-us/articles/4711-reset-the-hub';
const read = (html: string, url = address) => readPage(new JSDOM(html, { url }).window.document, url);
const topicOf = (html: string, url = address) => read(html, url).topic;

/** What a query can be made of. */
const askable = ({ question, brand = '', product = '', terms, codes }: Topic) =>
  [question, brand, product, ...terms, ...codes].join('\n').toLowerCase();

const article = (head: string, body = '') => `<html lang="en"><title>Reset the hub | Acme Help Center</title>
  <body>${head}<main><h1>Reset the hub</h1><p>Hold the button for ten seconds until the light of the hub turns amber, then let go.</p>
  <p>The hub starts again, and the light of the hub turns white after a minute or so.</p>${body}</main></body></html>`;

describe('the name of a reader or an author', () => {
  it.each([
    ['an avatar’s text', article('<header><img class="avatar" alt="Anna Schmidt"></header>')],
    ['a greeting as the first heading', article('<h1>Hi, Anna Schmidt</h1>')],
    ['a greeting without a comma', article('<h1>Welcome back Anna Schmidt!</h1>')],
    ['a German greeting', article('<h1>Hallo Anna Schmidt!</h1>')],
    ['a French greeting', article('<h1>Bonjour Anna Schmidt,</h1>')],
    ['a Spanish greeting', article('<h1>¡Hola!</h1><h1>Hola, Anna Schmidt</h1>')],
    ['a Polish greeting', article('<h1>Cześć, Anna Schmidt!</h1>')],
    ['a Turkish greeting', article('<h1>Merhaba, Anna Schmidt</h1>')],
    ['a Russian greeting', article('<h1>Здравствуйте, Anna Schmidt!</h1>')],
    ['a Japanese greeting', article('<h1>こんにちは、Anna Schmidt</h1>')],
    ['a menu of the account', article('<button aria-label="Account of Anna Schmidt">Anna Schmidt</button>')],
    ['a heading that says whose account it is', article('<h1>Account of Anna Schmidt</h1>')],
    ['a heading in the possessive', article('<h1>Anna Schmidt’s account</h1>')],
    ['who is signed in', article('<h1>Signed in as Anna Schmidt</h1>')],
    ['who is signed in, in German', article('<h1>Angemeldet als Anna Schmidt</h1>')],
    [
      'a line above the article',
      article('', '<p>Signed in as Anna Schmidt</p><p>Signed in as Anna Schmidt</p>'),
    ],
    ['a greeting in the text', article('', '<p>Dear Anna Schmidt,</p><p>Dear Anna Schmidt,</p>')],
    [
      'a marked author',
      article('', '<p class="author-name">Anna Schmidt</p><p class="author-name">Anna Schmidt</p>'),
    ],
    [
      'an author by microdata',
      article(
        '',
        '<p>By <span itemprop="author">Anna Schmidt</span> <span itemprop="author">Anna Schmidt</span></p>',
      ),
    ],
    ['a byline', article('', '<p>Written by Anna Schmidt</p><p>Updated by Anna Schmidt</p>')],
    [
      'a byline with a date',
      article('', '<p>Last updated on 3 May 2024 by Anna Schmidt · 3 min</p><p>Edited by Anna Schmidt</p>'),
    ],
    ['a German byline', article('', '<p>Von Anna Schmidt aktualisiert</p><p>Verfasst von Anna Schmidt</p>')],
    ['a French byline', article('', '<p>Rédigé par Anna Schmidt</p><p>Mis à jour par Anna Schmidt</p>')],
    ['a Spanish byline', article('', '<p>Escrito por Anna Schmidt</p><p>Actualizado por Anna Schmidt</p>')],
    ['an Italian byline', article('', '<p>Scritto da Anna Schmidt</p><p>Aggiornato da Anna Schmidt</p>')],
    ['a Dutch byline', article('', '<p>Geschreven door Anna Schmidt</p><p>Bijgewerkt door Anna Schmidt</p>')],
    ['a Polish byline', article('', '<p>Autor: Anna Schmidt</p><p>Napisane przez Anna Schmidt</p>')],
    ['a Swedish byline', article('', '<p>Skriven av Anna Schmidt</p><p>Uppdaterad av Anna Schmidt</p>')],
    ['a Danish byline', article('', '<p>Skrevet af Anna Schmidt</p><p>Opdateret af Anna Schmidt</p>')],
    ['a Russian byline', article('', '<p>Автор: Anna Schmidt</p><p>Обновил Anna Schmidt</p>')],
    ['a Vietnamese byline', article('', '<p>Viết bởi Anna Schmidt</p><p>Cập nhật bởi Anna Schmidt</p>')],
    [
      'an Indonesian byline',
      article('', '<p>Ditulis oleh Anna Schmidt</p><p>Diperbarui oleh Anna Schmidt</p>'),
    ],
    [
      'a byline at the end of the heading',
      article('').replace('<h1>Reset the hub</h1>', '<h1>Reset the hub – by Anna Schmidt</h1>'),
    ],
    [
      'an author in the page’s data',
      article(
        '<script type="application/ld+json">{"@type":"Article","headline":"Reset the hub","author":{"@type":"Person","name":"Anna Schmidt"}}</script>',
        '<p>Anna Schmidt explains the hub. Ask Anna Schmidt about it.</p>',
      ),
    ],
    [
      'an author’s bare name in the page’s data',
      article(
        '<script type="application/ld+json">{"@type":"Article","author":"Anna Schmidt"}</script>',
        '<p>Anna Schmidt and Anna Schmidt again.</p>',
      ),
    ],
    [
      'an author of no type in the page’s data',
      article(
        '<script type="application/ld+json">{"@type":"Article","author":[{"name":"Anna Schmidt"}]}</script>',
        '<p>Anna Schmidt and Anna Schmidt again.</p>',
      ),
    ],
    ['a crumb of the account', article('<nav class="breadcrumbs"><a>Anna Schmidt</a><a>Help</a></nav>')],
    [
      'the title of an account page',
      '<title>Anna Schmidt’s account | Acme Help Center</title><h1>Anna Schmidt’s account</h1><p>Nothing else is on it.</p>',
    ],
    [
      'a greeting that is the only heading',
      '<title>Acme Help Center</title><h1>Hello, Anna Schmidt</h1><p>How can we help you with your hub today, please?</p>',
    ],
    [
      'a field with a name in it',
      article(
        '',
        '<p><input value="Anna Schmidt"><textarea>Anna Schmidt</textarea></p><p contenteditable>Anna Schmidt, Anna Schmidt</p>',
      ),
    ],
    [
      'an author’s bare name above a date',
      article('', '<p>Anna Schmidt</p><p>Updated 3 days ago</p><p>Anna Schmidt</p><p>12 March 2024</p>'),
    ],
    [
      'a link to a profile',
      article(
        '',
        '<p>Ask <a href="/hc/en-us/profiles/42">Anna Schmidt</a>, <a href="/hc/en-us/profiles/42">Anna Schmidt</a></p>',
      ),
    ],
    [
      'a menu with a user’s name',
      article('', '<div class="user-menu"><p>Anna Schmidt</p><p>Anna Schmidt</p></div>'),
    ],
  ])('is no part of what can be asked: %s', (_, html) => {
    const topic = topicOf(html);
    expect(topicSchema.parse(topic)).toEqual(topic);
    expect(askable(topic)).not.toMatch(/anna|schmidt/);
    if (html.includes('<h1>Reset the hub')) expect(topic.question).toBe('Reset the hub');
  });

  it.each([
    ['a Japanese author', 'ja', '<p>執筆者：山田太郎</p><p>更新者：山田太郎</p>', /山田|太郎/],
    ['a Chinese author', 'zh', '<p>作者：王小明</p><p>编辑：王小明</p>', /王小|小明/],
    ['a Korean author', 'ko', '<p>작성자: 김철수</p><p>작성자: 김철수</p>', /김철수/],
    ['an Arabic author', 'ar', '<p>بقلم: محمد علي</p><p>الكاتب: محمد علي</p>', /محمد/],
  ])('is no part of what can be asked where names have no capitals: %s', (_, language, lines, name) => {
    const topic = topicOf(article('', lines).replace('lang="en"', `lang="${language}"`));
    expect(askable(topic)).not.toMatch(name);
  });
});

it('nobody’s name is the question on the page of a member', () => {
  const html =
    '<title>Anna Schmidt | Acme Help</title><h1>Anna Schmidt</h1><p>Member since last year, with a hub and a lamp.</p>';
  expect(topicOf(html, 'https://help.acme.example/hc/en-us/profiles/42').question).toBe('');
});

describe('a number of an account', () => {
  it.each([
    'Customer number: 48213377',
    'Your order #A-48213377 is on its way',
    'Kundennummer: K-48213377',
    'Ticket #48213377',
    'Numéro de client : 48213377',
    'Write to anna48213377@acme.example',
    'Call +49 482 13377 482',
    'Account 4821-3377-4821',
    'Pedido nº 48213377',
    'お客様番号：48213377',
  ])('is no part of what can be asked: %s', (line) => {
    const topic = topicOf(article(`<h1>${line}</h1>`, `<p>${line}</p><p>${line}</p>`));
    expect(askable(topic)).not.toMatch(/4821|3377/);
  });
});

describe('an article that only looks like a greeting or a byline', () => {
  it.each([
    ['Welcome Emails', '/hc/en-us/articles/1-welcome-emails'],
    ['Account for Business', '/hc/en-us/articles/2-account-for-business'],
    ['Hello World Example', '/articles/3-hello-world-example'],
    ['Why is the file “created by Admin” empty?', '/articles/4'],
    ['How do I change who an article is written by?', '/articles/5'],
    ['Hi-Res audio is not playing', '/articles/6'],
    ['Dear customers, orders are late', '/articles/7'],
    ['Order 66 is not in my library', '/articles/8'],
    ['My account is locked', '/articles/9'],
    ['Author fields are missing', '/articles/10'],
    ['Why can I not pay by American Express', '/articles/11'],
  ])('keeps its question: %s', (question, path) => {
    const html = `<title>${question} | Acme Help Center</title><main><h1>${question}</h1><p>Some text that explains it all.</p></main>`;
    expect(topicOf(html, `https://help.acme.example${path}`).question).toBe(question);
  });
});

it('a company that signs its own articles stays in the question', () => {
  const html = `<title>Why is my Sleep Number bed flat | Sleep Number</title><meta property="og:site_name" content="Sleep Number">
    <script type="application/ld+json">{"@type":"Article","author":"Sleep Number"}</script>
    <main><h1>Why is my Sleep Number bed flat</h1><p>Some text that explains it all.</p></main>`;
  expect(topicOf(html).question).toBe('Why is my Sleep Number bed flat');
});

describe('the question of an article', () => {
  const question = 'Why does the hub blink?';
  it.each([
    ['behind the brand in the title', `<title>Acme | ${question}</title>`],
    ['with the brand in brackets', `<title>[Acme] ${question}</title>`],
    ['with the brand in Japanese brackets', `<title>【Acme】${question}</title>`],
    ['before the help centre’s name', `<title>${question} – Acme Help Center</title>`],
    ['before the section and the site', `<title>${question} | Hubs | Acme Support</title>`],
    ['behind a colon', `<title>Acme Support: ${question}</title>`],
    ['with a counter of news', `<title>(3) ${question} | Acme</title>`],
    [
      'in the title, the heading being the site’s name',
      `<title>${question} - Acme Help</title><h1>Acme</h1>`,
    ],
    [
      'in the title, the heading being a greeting',
      `<title>${question} | Acme</title><h1>How can we help?</h1>`,
    ],
    [
      'in the second heading',
      `<title>${question} | Acme</title><header><h1>Acme Help Center</h1></header><main><h1>${question}</h1></main>`,
    ],
    [
      'in a heading of the second level',
      `<title>${question} | Acme</title><h1>Help Center</h1><h2>${question}</h2>`,
    ],
    [
      'in a heading by role',
      `<title>Help Center</title><div role="heading" aria-level="1">${question}</div>`,
    ],
    [
      'in the page’s data',
      `<title>Help Center</title><script type="application/ld+json">{"@type":"TechArticle","headline":"${question}"}</script>`,
    ],
    [
      'for the social networks',
      `<title>Help Center</title><meta property="og:title" content="${question} | Acme">`,
    ],
    ['behind an article’s number', `<title>Help Center</title><h1>Article #4711: ${question}</h1>`],
    ['behind a step’s number', `<title>Help Center</title><h1>Step 2 of 5: ${question}</h1>`],
    ['behind "FAQ"', `<title>Help Center</title><h1>FAQ: ${question}</h1>`],
    [
      'with a mark for its anchor',
      `<title>Help Center</title><h1>${question} <a href="#x" aria-hidden="true">#</a></h1>`,
    ],
    [
      'with an icon’s name',
      `<title>Help Center</title><h1><span aria-hidden="true">chevron_left</span>${question}<svg><title>Link</title></svg></h1>`,
    ],
    [
      'before a banner’s heading',
      `<title>Help Center</title><div class="cookie-banner"><h1>We use cookies</h1></div><main><h1>${question}</h1></main>`,
    ],
    ['with the site behind a bar', `<title>Help Center</title><h1>${question} | Acme Help Center</h1>`],
  ])('is found %s', (_, html) => {
    expect(topicOf(`${html}<p>Some text that explains it all.</p>`).question).toBe(question);
  });

  it('keeps dashes and colons of its own', () => {
    const name = 'Hub 2: setting up – the short way';
    expect(topicOf(`<title>${name} | Acme Help Center</title><p>Text.</p>`).question).toBe(name);
  });

  it('is what was searched for, told by the address alone', () => {
    const html = '<title>Search results | Acme Help</title><h1>Results</h1><input value="secret words">';
    const url = 'https://help.acme.example/hc/en-us/search?query=hub+blinks';
    expect(topicOf(html, url).question).toBe('hub blinks');
  });
});

describe('the brand', () => {
  const named = (html: string, url = 'https://page.invalid/saved-page') => topicOf(html, url).brand;

  it.each([
    ['in the title’s end', '<title>Reset – Borealis Help Center</title><h1>Reset</h1>', 'Borealis'],
    ['in the title’s beginning', '<title>Borealis - Contact Us</title><h1>Contact us</h1>', 'Borealis'],
    [
      'without its legal form',
      '<title>Contact</title><h1>Contact</h1><footer>© 2019–2026 Borealis, Inc. All rights reserved.</footer>',
      'Borealis',
    ],
    [
      'in the page’s data',
      '<title>Contact</title><script type="application/ld+json">{"@type":"Organization","name":"Borealis GmbH"}</script>',
      'Borealis',
    ],
    ['with several words', '<title>Reset | Blue Whale Support</title><h1>Reset</h1>', 'Blue Whale'],
    ['in Japanese', '<title>リセット – Borealisヘルプセンター</title><h1>リセット</h1>', 'Borealis'],
    [
      'in the logo, where the foot agrees',
      '<title>Help</title><header><a href="/"><img alt="Borealis logo"></a></header><footer>© 2026 Borealis</footer>',
      'Borealis',
    ],
    [
      'behind its centre for privacy',
      '<title>Deletion | Borealis Privacy Center</title><h1>Deletion</h1>',
      'Borealis',
    ],
  ])('stands %s', (_, html, brand) => {
    expect(named(html)).toBe(brand);
  });

  it('is the original’s where an archive kept the page', () => {
    const url = 'https://web.archive.org/web/20200102030405/https://support.borealis.example/hc/en-us';
    expect(named('<title>Help</title>', url)).toBe('borealis');
  });

  it('is nobody’s where nothing tells it', () => {
    expect(named('<title>Contact us</title><h1>Contact us</h1>')).toBeUndefined();
    expect(named('<title>Contact us</title>', 'http://192.168.0.1/contact')).toBeUndefined();
  });

  it('is told apart from the company whose terms hold', () => {
    const html = `<title>Reset | Wren Help Center</title><h1>Reset</h1><footer><a href="https://www.borealis.example/terms">Terms</a>
      <a href="https://www.borealis.example/privacy">Privacy</a></footer>`;
    expect(topicOf(html, 'https://support.wren.example/en/articles/1-reset')).toMatchObject({
      brand: 'Wren',
      company: 'Borealis',
    });
  });
});

describe('what the problem runs on', () => {
  it('is named as the page writes it, each once', () => {
    const { platforms } = topicOf(
      article(
        '',
        '<p>On Windows 11 and on iOS 17 open the app. On Windows it is in the tray; on a Mac in the bar.</p>',
      ),
    );
    expect(platforms).toEqual(['iOS 17', 'macOS', 'Windows 11']);
  });

  it('is not found in words that mean something else', () => {
    const { platforms } = topicOf(
      article('', '<p>Clean the windows, switch the edge light and follow the safari.</p>'),
    );
    expect(platforms).toBeUndefined();
  });
});

describe('official articles nearby', () => {
  const links = `<a href="/hc/en-us/articles/4712-pair-a-lamp">Pair a lamp with the hub</a><a href="/hc/en-us">Acme Help Center</a>
    <a href="/hc/en-us/articles/4712-pair-a-lamp#top">Pair a lamp with the hub again</a>
    <a href="/hc/en-us/articles/4711-reset-the-hub#steps">The steps of this article</a>
    <a href="/hc/en-us/sections/9-hubs">Hubs and everything</a><a href="https://other.example/hc/en-us/articles/1">Articles of somebody else</a>`;

  it('are links of the same shape to other pages of the help centre', () => {
    expect(read(article('', links)).officialArticles).toEqual([
      {
        url: 'https://help.acme.example/hc/en-us/articles/4712-pair-a-lamp',
        text: 'Pair a lamp with the hub',
      },
    ]);
  });

  it('are ten at most', () => {
    const many = Array.from(
      { length: 30 },
      (_, at) => `<a href="/hc/en-us/articles/${5000 + at}">Another article ${at}</a>`,
    );
    expect(read(article('', many.join(''))).officialArticles).toHaveLength(10);
  });
});

describe('the page of a help desk or a large company', () => {
  it.each([
    [
      'Change your password - Computer - Google Account Help',
      'support.google.com/accounts/answer/41078',
      'Change your password - Computer',
      'Google',
    ],
    [
      'If you forgot your code - Apple Support (CA)',
      'support.apple.com/en-ca/102656',
      'If you forgot your code',
      'Apple',
    ],
    [
      'Fix sound in Windows - Microsoft Support',
      'support.microsoft.com/en-us/windows/fix-sound',
      'Fix sound in Windows',
      'Microsoft',
    ],
    [
      'Who sees my profile | LinkedIn Help',
      'www.linkedin.com/help/linkedin/answer/a1',
      'Who sees my profile',
      'LinkedIn',
    ],
    [
      'How do I get a refund? | PayPal US',
      'www.paypal.com/us/cshelp/article/help1',
      'How do I get a refund?',
      'PayPal',
    ],
    [
      'Reset a lamp : Borealis Light',
      'borealis.freshdesk.com/support/solutions/articles/1',
      'Reset a lamp',
      'Borealis',
    ],
    ['Reset a lamp – Borealis', 'borealissupport.zendesk.com/hc/de/articles/1', 'Reset a lamp', 'Borealis'],
    ['Reset a lamp | Borealis Docs', 'borealis.gitbook.io/docs/reset', 'Reset a lamp', 'Borealis'],
    [
      'Reset a lamp - Borealis Knowledge Base',
      'help.borealis.example/article/1-reset',
      'Reset a lamp',
      'Borealis',
    ],
    [
      'Solved: Reset a lamp - Borealis Community',
      'community.borealis.example/t5/x/ta-p/1',
      'Reset a lamp',
      'Borealis',
    ],
    [
      'KB0012345 - Reset a lamp | Borealis',
      'support.borealis.example/kb_view.do?sysparm_article=1',
      'Reset a lamp',
      'Borealis',
    ],
    ['Borealis Support :: Reset a lamp', 'support.borealis.example/kb/1', 'Reset a lamp', 'Borealis'],
    ['Q. Reset a lamp | よくある質問 | Borealis', 'faq.borealis.co.jp/faq/1', 'Reset a lamp', 'Borealis'],
  ])('gives question and brand without its heading: %s', (title, place, question, brand) => {
    const topic = topicOf(
      `<title>${title}</title><p>Some text that explains it all.</p>`,
      `https://${place}`,
    );
    expect(topic.question).toBe(question);
    expect(topic.brand).toBe(brand);
  });
});
