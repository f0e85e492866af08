import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { reviseAnswers } from '../lookup/revisions';
import { accessProblems } from './looks';
import { showWaitingCards, waitForText, waitUntilDone } from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('lumenhome/hub-error-e04.html');
const stackExchange = 'api.stackexchange.com';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.sample.revise(stackExchange, null);
  await world.forget();
});

/** Lets everybody on Stack Exchange say these things about the hub, in turn. */
function everybodySays(texts: string[]): void {
  world.sample.revise(
    stackExchange,
    reviseAnswers((items) =>
      items.map((item, place) => ({
        ...item,
        body: `<p>E04 on the hub: ${texts[place % texts.length]}</p>`,
      })),
    ),
  );
}

test('what several people advise is counted and quoted below their answers; one press shows who they are', async () => {
  everybodySays([
    'Reset the hub.',
    'I had it, too. Please reset the hub and wait.',
    'You need to reset the hub.',
  ]);
  const { panel } = await world.press(article);
  await waitUntilDone(panel);
  await showWaitingCards(panel);
  await waitForText(panel, 'answers say:');
  const claim = await panel.$eval('section[aria-labelledby="common-ground"] details', (details) => {
    details.open = true;
    return { text: details.innerText, links: details.querySelectorAll('a').length };
  });
  expect(claim.text).toMatch(/^\d+ of \d+ answers say:\s+.?reset the hub/i);
  expect(claim.links).toBeGreaterThanOrEqual(3);
  expect(await accessProblems(panel)).toEqual([]);
});

test('two that contradict each other stand side by side, each with its author and day', async () => {
  everybodySays([
    'Never update the firmware over Wi-Fi.',
    'Update the firmware over Wi-Fi, it takes a minute.',
  ]);
  const { panel } = await world.press(article);
  await waitUntilDone(panel);
  await showWaitingCards(panel);
  await waitForText(panel, 'These two do not agree');
  const quotes = await panel.$$eval('section[aria-labelledby="common-ground"] figure', (figures) =>
    figures.slice(0, 2).map((figure) => figure.innerText),
  );
  expect(quotes.join('\n')).toContain('Never update the firmware over Wi-Fi.');
  expect(quotes.join('\n')).toContain('Update the firmware over Wi-Fi, it takes a minute.');
  expect(quotes.every((quote) => /·.*\d{4}/.test(quote))).toBe(true);
});

test('where the evidence is thin, nothing is said', async () => {
  const { panel } = await world.press(article);
  await waitUntilDone(panel);
  await showWaitingCards(panel);
  expect(await panel.$('section[aria-labelledby="common-ground"]')).toBeNull();
});
