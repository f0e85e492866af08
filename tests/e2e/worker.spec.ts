import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { LedgerRow, LookupRow } from '@/storage/db';

import { allowCommunities, cardsOf, showWaitingCards, waitUntilDone, type ShownCard } from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('lumenhome/hub-error-e04.html');

type Outcome = { lookups: unknown[]; threads: unknown[]; cards: ShownCard[] };

let world: World;
/** A lookup that nobody disturbed: what it ended with, and all that it sent, in turn. */
let calm: Outcome & { ledger: LedgerRow[] };

beforeAll(async () => {
  world = await openWorld();
  const first = await world.press(article);
  await waitUntilDone(first.panel);
  await allowCommunities(world.chromium(), first.panel);
  await waitUntilDone(first.panel);
  await world.forget();
  const { panel } = await world.press(article);
  await waitUntilDone(panel);
  calm = { ...(await outcomeOf(panel)), ledger: await world.rows('ledger') };
});
afterAll(() => world.close());
beforeEach(() => world.forget());

async function outcomeOf(panel: Page): Promise<Outcome> {
  await showWaitingCards(panel);
  return { ...(await stored()), cards: await cardsOf(panel) };
}

async function stored(): Promise<Pick<Outcome, 'lookups' | 'threads'>> {
  const threads = await world.rows('threads');
  return {
    lookups: (await world.rows('lookups')).map(withoutMoments),
    threads: threads.map((thread) => ({ ...thread, fetchedAt: 0 })),
  };
}

/** What must be equal in two runs: all but ids, tabs and clocks. */
function withoutMoments({ state, topicKey, sources }: LookupRow): unknown {
  const rows = Object.values(sources).map((source) => ({
    community: source.community.id,
    state: source.state,
    queries: source.queries,
    threadIds: source.threadIds,
    readIds: source.readIds,
    problem: source.problem && `${source.problem.code}: ${source.problem.message}`,
  }));
  return { state, topicKey, sources: rows };
}

/** The address of one of the requests that the undisturbed lookup sent. */
function sentUrl(host: string, why: LedgerRow['why'], place: number): string {
  const row = calm.ledger.filter((sent) => sent.host === host && sent.why === why)[place];
  if (!row) throw new Error(`The lookup sends no request ${place} of kind ${why} to ${host}`);
  return row.url;
}

const stackExchange = 'api.stackexchange.com';
const forum = 'community.lumenhome.example';
const moments: { moment: string; host: string; why: LedgerRow['why']; place: number }[] = [
  { moment: 'the first search of Stack Exchange', host: stackExchange, why: 'search', place: 0 },
  { moment: 'a later search of Stack Exchange', host: stackExchange, why: 'search', place: 2 },
  { moment: 'reading answers of Stack Exchange', host: stackExchange, why: 'answers', place: 0 },
  { moment: 'reading answers of its second site', host: stackExchange, why: 'answers', place: 1 },
  { moment: 'finding out what runs at the community', host: forum, why: 'probe', place: 0 },
  { moment: "the community's first search", host: forum, why: 'search', place: 0 },
  { moment: "the community's second search", host: forum, why: 'search', place: 1 },
  { moment: "reading the community's first question", host: forum, why: 'answers', place: 0 },
  { moment: "reading the community's second question", host: forum, why: 'answers', place: 1 },
];

describe('a worker that is killed', () => {
  for (const { moment, host, why, place } of moments)
    test(`during ${moment} is followed by one that ends the lookup as if nothing had been`, async () => {
      const hold = world.hold(sentUrl(host, why, place));
      const { panel } = await world.press(article);
      await hold.arrived;
      await world.chromium().killWorker();
      hold.release();
      await waitUntilDone(panel);
      const { ledger: _, ...undisturbed } = calm;
      expect(await outcomeOf(panel)).toEqual(undisturbed);
      await expectEachRequestClosed();
    });

  test('again and again is followed by one that ends the lookup all the same', async () => {
    // One site's searches: they follow each other, while another site's are sent beside them.
    const [first, ...later] = searchesOf('superuser');
    const { panel } = await startHeld(first);
    for (const url of later) {
      const hold = world.hold(url);
      await hold.arrived;
      await world.chromium().killWorker();
      hold.release();
    }
    await waitUntilDone(panel);
    const { ledger: _, ...undisturbed } = calm;
    expect(await outcomeOf(panel)).toEqual(undisturbed);
  });

  function searchesOf(site: string): string[] {
    const sent = calm.ledger.filter(({ host, why }) => host === stackExchange && why === 'search');
    return sent.map(({ url }) => url).filter((url) => new URL(url).searchParams.get('site') === site);
  }

  async function startHeld(url = ''): Promise<{ page: Page; panel: Page }> {
    const hold = world.hold(url);
    const opened = await world.press(article);
    await hold.arrived;
    await world.chromium().killWorker();
    hold.release();
    return opened;
  }

  /** A worker that died can't close its rows: the next one marks them as stopped. */
  async function expectEachRequestClosed(): Promise<void> {
    const outcomes = (await world.rows('ledger')).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'stopped').length).toBeGreaterThanOrEqual(1);
    expect(outcomes).not.toContain('pending');
  }
});

test('a press supersedes the lookup of the press before, whose late replies change nothing', async () => {
  const hold = world.hold(sentUrl(stackExchange, 'search', 0));
  const { page, panel } = await world.press(article);
  await hold.arrived;
  await world.chromium().pressIcon(page);
  await expect.poll(async () => (await world.rows('lookups')).length).toBe(2);
  hold.release();
  await waitUntilDone(panel);
  const states = (await world.rows('lookups')).map(({ state }) => state);
  expect(states.toSorted()).toEqual(['done', 'superseded']);
  await showWaitingCards(panel);
  expect(await cardsOf(panel)).toEqual(calm.cards);
});

test('a lookup whose browser crashed goes on when it is opened again', async () => {
  const hold = world.hold(sentUrl(stackExchange, 'answers', 0));
  await world.press(article);
  await hold.arrived;
  // A test's browser forgets at each start what an extension was allowed: the community has answered before.
  await expect
    .poll(async () => stateOf(forum, await world.rows('lookups')), { timeout: 15_000 })
    .toBe('answered');
  await world.restart('crash');
  hold.release();
  await expect.poll(async () => (await world.rows('lookups'))[0]?.state, { timeout: 20_000 }).toBe('done');
  const { lookups, threads } = calm;
  expect(await stored()).toEqual({ lookups, threads });
});

function stateOf(host: string, rows: LookupRow[]): string | undefined {
  return rows
    .flatMap(({ sources }) => Object.values(sources))
    .find(({ community }) => community.base.includes(host))?.state;
}
