import http from 'node:http';
import { constants, inflateSync } from 'node:zlib';
import type { AddressInfo } from 'node:net';

import { launch, type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { passageLink, type Passage } from '@/sharing/text-fragment';
import { htmlToText } from '@/sources/html-text';

import { chanceOf, hardThread, type Chance, type HardThread } from '../sharing/hard-posts';

const caseCount = 310;
/** In each of so many pages the colour of the passage's last letter is looked at, too. */
const pagesPerShot = 8;

let browser: Browser;
let page: Page;
let server: http.Server;
let html = '';
let address = '';

beforeAll(async () => {
  server = http.createServer((_, reply) => {
    reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--lang=en-US'],
    defaultViewport: { width: 700, height: 600 },
  });
  [page] = (await browser.pages()) as [Page];
});
afterAll(async () => {
  await browser.close();
  server.close();
});

test('Chromium finds the chosen passage by our link, and no other, on at least 99 of 100 hard pages', async () => {
  const misses: string[] = [];
  let exact = 0;
  let bare = 0;
  for (let seed = 1; seed <= caseCount; seed += 1) {
    const chance = chanceOf(seed);
    const thread = hardThread(chance);
    const text = htmlToText(thread.answers[thread.chosen] ?? '');
    const passage = choosePassage(chance, text);
    const link = passageLink({
      url: `${address}/${seed}#answer`,
      text,
      passage,
      elsewhere: [
        thread.title,
        thread.question,
        ...thread.answers.filter((_, place) => place !== thread.chosen),
      ].map(htmlToText),
    });
    if (!link.includes(':~:text=')) {
      bare += 1;
      continue;
    }
    html = pageOf(thread);
    const miss = await missBy(link, { text, passage });
    const isMarked = seed % pagesPerShot > 0 || (await isEndMarked());
    if (miss === '' && isMarked) exact += 1;
    else if (miss !== 'near' || !isMarked)
      misses.push(`${seed} ${miss} "${text.slice(passage.start, passage.end)}" ${link}`);
  }
  const built = caseCount - bare;
  const found = built - misses.length;
  console.log(
    `Text fragments: ${found} of ${built} found at their place, ${exact} to the line; ${bare} times none was built`,
  );
  for (const miss of misses) console.log(miss);
  expect(built).toBeGreaterThanOrEqual(300);
  expect(found / built).toBeGreaterThanOrEqual(0.99);
}, 180_000);

/** As a person or a ranking chooses: whole sentences or lines, or any words from here to there. */
function choosePassage(chance: Chance, text: string): Passage {
  const shown = withoutMarks(text);
  const ends = [...shown.matchAll(/[.!?。]\s|\n|$/g)].map(({ index }) => index + 1);
  const words = [...shown.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => [
    index,
    index + word.length,
  ]);
  if (chance.below(3) > 0) {
    const first = chance.below(ends.length);
    const last = Math.min(ends.length - 1, first + chance.below(3));
    const passage = { start: ends[first - 1] ?? 0, end: Math.min(text.length, ends[last] ?? 0) };
    if (/[\p{L}\p{N}]/u.test(shown.slice(passage.start, passage.end))) return passage;
  }
  const first = chance.below(words.length);
  const last = Math.min(words.length - 1, first + chance.below(12));
  return { start: words[first]?.[0] ?? 0, end: words[last]?.[1] ?? 0 };
}

/** Far from the top, in a narrow column of high lines: another place is far from the right one. */
function pageOf({ title, question, answers, chosen }: HardThread): string {
  const posts = answers.map(
    (body, place) =>
      `<article${place === chosen ? ' id="answer"' : ''}><p>Someone answered</p><div>${body}</div></article>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>${title}</title><style>
body{margin:3000px 20px;width:420px;font:16px/60px sans-serif;overflow-wrap:anywhere}
::target-text{background:#00f;color:#00f}article div,h1,li,p{margin-block:120px}p code{white-space:pre-wrap}</style>
<nav>Home Questions Tags</nav><h1>${title}</h1><section>${question}</section>${posts.join('')}`;
}

/** '' when the passage begins in the middle of the window, 'near' by a block; else by what it was missed. */
async function missBy(link: string, { text, passage }: { text: string; passage: Passage }): Promise<string> {
  await page.goto(link, { waitUntil: 'load' });
  const shown = withoutMarks(text);
  const [before, within, all] = [
    shown.slice(0, passage.start),
    shown.slice(passage.start, passage.end),
    shown,
  ].map((part) => part.replaceAll(/[^\p{L}\p{N}]/gu, '')) as [string, string, string];
  return page.evaluate(placeInWindow, before.length, within.length, all);
}

/** The marks of lists and the names of emoji are not on the page: spaces stand for them. */
function withoutMarks(text: string): string {
  return text.replaceAll(/^(?:> )?\d+\. |:\w+:/gm, (mark) => ' '.repeat(mark.length));
}

async function placeInWindow(start: number, length: number, letters: string): Promise<string> {
  const blockBefore = 450;
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  const places: [Node, number][] = [];
  let met = '';
  const walker = document.createTreeWalker(
    document.querySelector('#answer > div') ?? document,
    NodeFilter.SHOW_TEXT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const { 0: letter, index } of (node.nodeValue ?? '').matchAll(/[\p{L}\p{N}]/gu)) {
      for (let unit = 0; unit < letter.length; unit += 1) places.push([node, index + unit]);
      met += letter;
    }
  if (met !== letters) return `the test lost its place: ${met} / ${letters}`;
  const [first, last] = [places[start], places[start + length - 1]];
  if (!first || !last) return 'the test chose no letters';
  const range = document.createRange();
  range.setStart(...first);
  range.setEnd(last[0], last[1] + 1);
  const { top, bottom } = range.getBoundingClientRect();
  Object.assign(window, {
    lastLetter: {
      startContainer: last[0],
      startOffset: last[1],
      endContainer: last[0],
      endOffset: last[1] + 1,
    },
  });
  if (scrollY === 0) return 'not found:';
  // Chromium puts the first line of what it found into the middle.
  const off = top - innerHeight / 2;
  if (Math.abs(off) <= 45) return '';
  // Where a passage can't be told from others, the link takes in the block before, or leaves out the first one.
  return off < blockBefore && off > top - bottom
    ? 'near'
    : `off by ${Math.round(off)} px, of ${Math.round(bottom - top)}:`;
}

/** Is the last letter of the passage marked as found? The browser tells no script: the colour on the screen does. */
async function isEndMarked(): Promise<boolean> {
  const clip = await page.evaluate(() => {
    const { startContainer, startOffset, endContainer, endOffset } = (
      window as unknown as { lastLetter: StaticRange }
    ).lastLetter;
    const letter = document.createRange();
    letter.setStart(startContainer, startOffset);
    letter.setEnd(endContainer, endOffset);
    const { left, top, width, height } = letter.getBoundingClientRect();
    return {
      x: Math.round(scrollX + left + width / 2),
      y: Math.round(scrollY + top + height / 2),
      width: 1,
      height: 1,
    };
  });
  const png = Buffer.from(await page.screenshot({ clip, captureBeyondViewport: true }));
  const start = png.indexOf('IDAT') + 4;
  const part = png.subarray(start, start + png.readUInt32BE(start - 8));
  const [, red, green, blue] = inflateSync(part, { finishFlush: constants.Z_SYNC_FLUSH });
  return red === 0 && green === 0 && blue === 255;
}
