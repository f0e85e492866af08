import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { accessProblems, excessWidth, expectGoodLooks } from './looks';
import {
  allowCommunities,
  cardPlaces,
  cardsOf,
  cardTitles,
  pressButton,
  showWaitingCards,
  textOf,
  waitForText,
  waitUntilCalm,
  waitUntilDone,
} from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('lumenhome/hub-error-e04.html');

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.forget();
  await world.inExtension('chrome.storage.local.clear()');
});

async function pressAndWait(url: string): Promise<{ page: Page; panel: Page }> {
  const opened = await world.press(url);
  // The docked panel lives on from test to test, with what was chosen in it.
  await opened.panel.reload();
  await waitUntilDone(opened.panel);
  await showWaitingCards(opened.panel);
  return opened;
}

/** A panel of its own beside the latest lookup, so that its size can be chosen. */
async function besideLatest(): Promise<Page> {
  const [latest] = (await world.rows('lookups')).toSorted((a, b) => b.createdAt - a.createdAt);
  const panel = await world.panelInTab(latest?.tabId ?? -1);
  await panel.waitForSelector('article');
  await waitUntilCalm(panel);
  return panel;
}

async function choose(panel: Page, label: string, words: string): Promise<void> {
  await panel.evaluate(
    (wanted: string, chosen: string) => {
      const field = [...document.querySelectorAll('label')].find((one) => one.innerText.startsWith(wanted));
      const select = field?.querySelector('select');
      const option = [...(select?.options ?? [])].find((one) => one.text === chosen);
      if (!select || !option) throw new Error(`${wanted} does not offer ${chosen}`);
      select.value = option.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    label,
    words,
  );
  await waitUntilCalm(panel);
}

function datesOf(panel: Page): Promise<string[]> {
  return panel.$$eval('article', (cards) =>
    cards.map((card) => card.querySelector('time')?.dateTime ?? '').filter(Boolean),
  );
}

describe('order and filters', () => {
  test('stand in one line, work from the keyboard, and hold in a panel that is opened anew', async () => {
    const { panel } = await pressAndWait(article);
    const before = await cardTitles(panel);
    expect(before.length).toBeGreaterThan(2);
    await pressButton(panel, /^Order and filters: Best first/);
    await panel.focus('label select');
    // The second of three: the newest.
    await panel.keyboard.press('ArrowDown');
    await panel.keyboard.press('Enter');
    await waitForText(panel, 'Newest first · all');
    const dates = await datesOf(panel);
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect((await cardTitles(panel)).toSorted()).toEqual(before.toSorted());
    const again = await besideLatest();
    await waitForText(again, 'Newest first · all');
    expect(await datesOf(again)).toEqual(dates);
  });

  test('tell how many they hide, and one press shows all', async () => {
    const { panel } = await pressAndWait(article);
    const before = await cardTitles(panel);
    await pressButton(panel, /^Order and filters/);
    await panel.click('label input[type=checkbox]');
    await waitForText(panel, 'solved only');
    const solved = await cardTitles(panel);
    expect(solved.length).toBeLessThan(before.length);
    const beside = await besideLatest();
    await expectGoodLooks(beside, 'reading-filtered');
    await beside.close();
    await pressButton(panel, new RegExp(`^Show ${before.length - solved.length} hidden$`));
    await waitForText(panel, 'Best first · all');
    expect(await cardTitles(panel)).toEqual(before);
  });

  test('opened, look well', async () => {
    await pressAndWait(article);
    const panel = await besideLatest();
    await pressButton(panel, /^Order and filters/);
    await choose(panel, 'Age', 'up to 5 years old');
    await expectGoodLooks(panel, 'reading-choices');
    await panel.setViewport({ width: 160, height: 200 });
    expect(await excessWidth(panel)).toEqual([]);
  });

  test('are known before the first card is drawn: no card stands elsewhere first', async () => {
    await pressAndWait(article);
    await world.inExtension("chrome.storage.local.set({ sort: 'newest' })");
    const [latest] = await world.rows('lookups');
    const page = await world.chromium().browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const orders: string[] = [];
      Object.assign(window, { orders });
      new MutationObserver(() => {
        const titles = [...document.querySelectorAll('article h3')].map((title) => title.textContent);
        if (titles.length > 0 && orders.at(-1) !== titles[0]) orders.push(titles[0] ?? '');
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(
      `chrome-extension://${world.chromium().extensionId}/sidepanel.html?tab=${latest?.tabId ?? -1}`,
    );
    await page.waitForSelector('article');
    await waitUntilCalm(page);
    const [first] = await cardTitles(page);
    expect(await page.evaluate('orders')).toEqual([first]);
    const places = await cardPlaces(page);
    await waitForText(page, 'Newest first');
    expect(await cardPlaces(page)).toEqual(places);
    await page.close();
  });
});

describe('whom the reader raises, lowers or mutes', () => {
  test('a community goes and comes back, and the list says so', async () => {
    const { panel } = await pressAndWait(article);
    const before = await cardTitles(panel);
    const [first = ''] = before;
    await pressButton(panel, 'Follow, raise, lower or mute', first);
    await waitForText(panel, 'All of Super User');
    await pressButton(panel, 'Mute', first);
    await waitForText(panel, 'Muted: Super User');
    await waitForText(panel, 'You have muted: Super User');
    const left = await cardsOf(panel);
    expect(left.every(({ credit }) => !credit.endsWith('Super User'))).toBe(true);
    expect(left.length).toBeLessThan(before.length);
    expect(await accessProblems(panel)).toEqual([]);
    const beside = await besideLatest();
    await pressButton(beside, 'Follow, raise, lower or mute', left[0]?.title);
    await waitForText(beside, 'Stays on this device');
    await expectGoodLooks(beside, 'card-menu');
    await beside.close();
    await pressButton(panel, 'Show all the same');
    await expect.poll(() => cardTitles(panel)).toEqual(before);
    await pressButton(panel, 'Undo');
    await expect.poll(async () => (await textOf(panel)).includes('You have muted')).toBe(false);
    expect(await cardTitles(panel)).toEqual(before);
  });

  test('an author is raised with the focus kept, which holds for the next page', async () => {
    const { panel } = await pressAndWait(article);
    const title = (await cardTitles(panel)).at(-1) ?? '';
    await pressButton(panel, 'Follow, raise, lower or mute', title);
    await waitForText(panel, 'All by');
    await panel.$eval('article fieldset:last-of-type button', (button) => button.focus());
    await panel.keyboard.press('Enter');
    await waitForText(panel, 'Raised:');
    await waitUntilCalm(panel);
    expect(await panel.evaluate(() => document.activeElement?.textContent)).toBe('Raise');
    await pressButton(panel, 'Why here', title);
    await waitForText(panel, 'You have raised:');
  });
});

describe('a link that points to an answer', () => {
  /** A question of the sample at Super User with more than one answer: its address, and an answer that is not the best. */
  async function somewhere(): Promise<{ thread: string; answerId: string; title: string; text: string }> {
    await pressAndWait(article);
    const threads = await world.rows('threads');
    const found = threads.find(
      ({ platform, answers, communityId }) =>
        platform === 'stack-exchange' && communityId.endsWith('superuser') && answers.length > 1,
    );
    const answer = found?.answers.find(({ acceptedBy }) => acceptedBy === null);
    if (!found || !answer) throw new Error('the sample has no such question');
    await world.forget();
    const answerId = /\d+$/.exec(answer.url)?.[0] ?? '';
    return { thread: found.url, answerId, title: found.title, text: answer.text };
  }

  test.each([
    ['as a place on the page', (thread: string, id: string) => `${thread}#${id}`],
    ['that the site sends on', (thread: string, id: string) => `${new URL(thread).origin}/a/${id}`],
    ['with a text directive', (thread: string, id: string) => `${thread}#${id}:~:text=the`],
  ])('%s, shows that very answer first, opened and marked', async (_, toUrl) => {
    const { thread, answerId, title, text } = await somewhere();
    const { panel } = await pressAndWait(toUrl(thread, answerId));
    await waitForText(panel, 'The answer this link points to');
    expect((await cardTitles(panel))[0]).toBe(title);
    const [first] = await panel.$$('article');
    const shown = await first?.evaluate((card) => [card.dataset.open ?? '', card.innerText] as const);
    expect(shown?.[0]).toBe('true');
    expect(shown?.[1].replace(/\s+/g, ' ')).toContain(text.replace(/\s+/g, ' ').slice(0, 60));
    expect((await textOf(panel)).split('The answer this link points to')).toHaveLength(2);
    await expectGoodLooks(await besideLatest(), 'linked');
  });

  test('to the question only, marks nothing', async () => {
    const { thread } = await somewhere();
    const { panel } = await world.press(thread);
    await waitUntilDone(panel);
    await panel.waitForSelector('article');
    expect(await textOf(panel)).not.toContain('The answer this link points to');
  });

  test('in a forum, by the number of the post', async () => {
    const { panel: asked } = await pressAndWait(article);
    await allowCommunities(world.chromium(), asked);
    const findSolved = async () =>
      (await world.rows('threads')).find(
        ({ platform, answers }) => platform === 'discourse' && answers.some(({ acceptedBy }) => acceptedBy),
      );
    await expect.poll(findSolved, { timeout: 15_000 }).toBeDefined();
    const found = await findSolved();
    const answer = found?.answers.find(({ acceptedBy }) => acceptedBy !== null);
    if (!found || !answer) throw new Error('the forum has no solved topic');
    await world.forget();
    const { panel } = await pressAndWait(answer.url);
    await waitForText(panel, 'The answer this link points to');
    expect((await cardTitles(panel))[0]).toBe(found.title);
  });
});

describe('an opened answer', () => {
  test('has the words of the question marked, leads to the passage at its source, and reads at any width', async () => {
    const { panel } = await pressAndWait(article);
    const [title = ''] = await cardTitles(panel);
    await pressButton(panel, 'Read whole', title);
    await waitForText(panel, 'Did it help?');
    await waitUntilCalm(panel);
    expect(await panel.evaluate(() => CSS.highlights.get('topic-words')?.size ?? 0)).toBeGreaterThan(0);
    expect(await panel.$$eval('div[data-answer-body] mark', (marks) => marks.length)).toBe(0);
    const href = await panel.$eval('article a[href]::-p-text(Open at source)', (link) =>
      link.getAttribute('href'),
    );
    expect(href).toMatch(/#(?:\d+)?:~:text=/);
    await pressButton(panel, 'Fold', title);
    await expect.poll(() => panel.evaluate(() => CSS.highlights.has('topic-words'))).toBe(false);
  });

  test('keeps code and tables within the panel at 320 px: they scroll by themselves, and from the keyboard', async () => {
    await pressAndWait(article);
    const panel = await besideLatest();
    await panel.setViewport({ width: 320, height: 400 });
    for (const title of await cardTitles(panel)) {
      await pressButton(panel, 'Read whole', title);
      await waitUntilCalm(panel);
      expect.soft(await excessWidth(panel), title).toEqual([]);
      const wide = await panel.$$eval('article pre, article table', (parts) =>
        parts.map((part) => {
          const box = part.closest<HTMLElement>('[tabindex="0"]');
          return [box !== null, box === null ? '' : getComputedStyle(box).overflowX];
        }),
      );
      expect
        .soft(
          wide.every(([isFocusable, overflow]) => isFocusable && overflow === 'auto'),
          title,
        )
        .toBe(true);
      await pressButton(panel, 'Fold', title);
    }
  });
});

test.each([
  [320, 400],
  [160, 200],
])(
  "the company's own way to help stays in view at %i × %i, and leaves room to read",
  async (width, height) => {
    await pressAndWait(article);
    const panel = await besideLatest();
    await panel.setViewport({ width, height });
    await panel.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
    const box = await panel.$eval('header a[href]', (link) => {
      const { top, bottom, left, right } = link.getBoundingClientRect();
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return { top, bottom, isUncovered: hit === link };
    });
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.bottom).toBeLessThan(height * 0.2);
    expect(box.isUncovered).toBe(true);
    expect(await excessWidth(panel)).toEqual([]);
    await expectGoodLooks(panel, `own-way-${width}`, [width]);
  },
);
