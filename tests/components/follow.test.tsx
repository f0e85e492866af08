import { signal } from '@preact/signals';
import { configure, render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';

import { createHelp, type HelpDeps } from '@/components/create-help';
import { followablesOf, personOf, streamPlatforms } from '@/components/models/follow-targets';
import { ToastModel } from '@/components/models/ToastModel';
import { ToastLine } from '@/components/ToastLine';
import type { Send } from '@/messaging/contract';
import { sources } from '@/sources/registry';
import { openDb, type FollowRow, type NewsRow } from '@/storage/db';
import { defaultSettings, type Settings } from '@/storage/settings';

import { aCommunity, aLookup, anAnswer, aSource, aThread, drawPanel, now, ownCommunity } from './panel-stage';

// A machine under load takes its time.
configure({ asyncUtilTimeout: 5000 });

const hour = 3600 * 1000;

function aFollow(id: string, parts: Partial<FollowRow> = {}): FollowRow {
  return {
    id,
    community: ownCommunity,
    target: { kind: 'tag', tag: id },
    title: id,
    followedAt: now - 24 * hour,
    notifies: true,
    checkedAt: now - 2 * hour,
    nextAt: now + 4 * hour,
    failures: 0,
    known: [],
    ...parts,
  };
}

function someNews(followId: string, id: string, parts: Partial<NewsRow> = {}): NewsRow {
  return {
    id: `${followId} ${id}`,
    followId,
    kind: 'question',
    title: `Title of ${id}`,
    url: `https://forum.brewster.example/t/${id}`,
    author: 'ana',
    communityName: 'Brewster forum',
    excerpt: `It says ${id}.`,
    at: now - hour,
    ...parts,
  };
}

/** The view of news and follows over a database that holds these rows. */
async function drawHelp(
  rows: { follows?: FollowRow[]; news?: NewsRow[] } = {},
  parts: Partial<HelpDeps> = {},
) {
  const db = openDb(`help-${crypto.randomUUID()}`);
  await db.follows.bulkPut(rows.follows ?? []);
  await db.news.bulkPut(rows.news ?? []);
  const toasts = new ToastModel();
  const settings = signal<Settings>(defaultSettings);
  const send = vi.fn<(name: string, request: unknown) => Promise<unknown>>(() =>
    Promise.resolve({ answered: 2, failed: 0, notAsked: 1 }),
  );
  const help = createHelp({
    db,
    send: send as unknown as Send,
    now: () => now,
    tell: toasts.tell,
    tellFailure: toasts.tellFailure,
    settings,
    change: async (change) => {
      settings.value = { ...settings.peek(), ...change(settings.peek()) };
    },
    requestNotifications: () => Promise.resolve(true),
    ...parts,
  });
  render(
    <>
      {help}
      <ToastLine model={toasts} />
    </>,
  );
  return { db, send, settings, user: userEvent.setup() };
}

const section = (name: string) => within(screen.getByRole('region', { name }));
const button = (name: string) => screen.findByRole('button', { name });

const waitUntilPressed = (name: string) => screen.findByRole('button', { name, pressed: true });

describe('the menu of a card', () => {
  async function openMenu() {
    const thread = aThread('1', {
      communityId: ownCommunity.id,
      communityName: ownCommunity.name,
      platform: 'discourse',
      tags: ['kettle'],
      answers: [anAnswer('a', { author: { name: 'Bo', url: 'https://forum.brewster.example/u/bo' } })],
    });
    const source = aSource({ community: ownCommunity, threadIds: ['1'], readIds: ['1'] });
    const stage = await drawPanel({ lookup: aLookup([source]), threads: [thread] });
    await stage.user.click(await button('Follow, raise, lower or mute'));
    return stage;
  }

  test('follows its question, its tag, its author and its topic there, and has the first look begin', async () => {
    const { db, user, send } = await openMenu();
    const names = ['This question', 'Tag kettle', 'Posts by Bo', 'Questions like mine at Brewster forum'];
    for (const name of names) await user.click(await button(name));
    await waitFor(async () => expect(await db.follows.count()).toBe(4));
    const targets = (await db.follows.toArray()).map(({ target }) => target);
    expect(targets).toEqual(
      expect.arrayContaining([
        { kind: 'tag', tag: 'kettle' },
        { kind: 'person', person: { id: 'bo', name: 'Bo', url: 'https://forum.brewster.example/u/bo' } },
        expect.objectContaining({
          kind: 'topic',
          query: { text: 'kettle 9 e7 cold', mode: 'words', language: 'en', page: 1 },
        }),
      ]),
    );
    expect(send.mock.calls.filter(([name]) => name === 'follow:look')).toHaveLength(4);
    for (const name of names) await waitUntilPressed(name);
  });

  test('ends a follow at a second press, and an undo brings it back', async () => {
    const { db, user } = await openMenu();
    await user.click(await button('This question'));
    await waitFor(async () => expect(await db.follows.count()).toBe(1));
    const [row] = await db.follows.toArray();
    await waitUntilPressed('This question');
    await user.click(await button('This question'));
    await waitFor(async () => expect(await db.follows.count()).toBe(0));
    await user.click(await button('Undo'));
    // Later than its end, so that it holds on other machines as well.
    const back = [{ ...row, followedAt: now + 1 }];
    await waitFor(async () => expect(await db.follows.toArray()).toEqual(back));
  });

  test('counts unseen news on the tab', async () => {
    const { db } = await drawPanel();
    await db.news.bulkPut([someNews('f', '1'), someNews('f', '2', { seenAt: now })]);
    await screen.findByRole('button', { name: 'Help1' });
  });
});

describe('what a card offers to follow', () => {
  test('streams on exactly the platforms whose adapters have them', () => {
    const able = Object.values(sources).filter(({ streams = [], latest }) => latest && streams.length === 2);
    expect(streamPlatforms.toSorted()).toEqual(able.map(({ id }) => id).toSorted());
  });

  test('is no topic where a search finds whatever came last', () => {
    const kinds = Object.values(sources).map(({ id, engine }) => {
      const community = aCommunity({ platform: id });
      const thread = aThread('1', { platform: id });
      const card = { thread, answer: anAnswer('a') };
      const lookup = aLookup([aSource({ community })]);
      const hasTopic = followablesOf(card, lookup).some(({ target }) => target.kind === 'topic');
      return [id, hasTopic, engine.isFeed !== true];
    });
    expect(kinds.filter(([, offered, isSearched]) => offered !== isSearched)).toEqual([]);
  });

  test('is the question alone where its community is not known any more', () => {
    const thread = aThread('1', { platform: 'github', communityId: 'github:x' });
    const found = followablesOf({ thread, answer: anAnswer('a') }, null);
    expect(found.map(({ target }) => target.kind)).toEqual(['question']);
    expect(found[0]?.community).toMatchObject({ id: 'github:x', platform: 'unknown' });
  });

  test.each([
    ['stack-exchange', 'https://superuser.com/users/501/ana-b', '501'],
    ['discourse', 'https://forum.example/community/u/ana%20b', 'ana b'],
    ['mastodon', 'https://social.example/@ana', 'ana'],
    ['mastodon', 'https://elsewhere.example/@ana', 'ana@elsewhere.example'],
    ['lemmy', 'https://elsewhere.example/u/ana', 'ana@elsewhere.example'],
    ['stack-exchange', 'https://superuser.com/users/ana', undefined],
    ['discourse', 'https://forum.example/u/%E0%A4%A', undefined],
  ] as const)('on %s the author at %s is %s', (platform, url, id) => {
    expect(personOf(platform, 'https://social.example', { name: 'Ana', url })?.id).toBe(id);
  });
});

describe('the news', () => {
  test('stand by follow, those with something unseen first, and are seen when they are opened', async () => {
    const { db, user } = await drawHelp({
      follows: [aFollow('hub'), aFollow('lamp')],
      news: [
        someNews('hub', 'old', { seenAt: now, at: now }),
        someNews('lamp', 'new', { kind: 'answer' }),
        someNews('gone', 'left'),
      ],
    });
    await screen.findByText('Title of new');
    const news = section('New in what you follow');
    expect(news.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      'lamp',
      'hub',
    ]);
    expect(news.queryByText('Title of left')).toBeNull();
    expect(news.getAllByText('New')).toHaveLength(1);
    const link = news.getByRole('link', { name: 'Title of new' });
    expect(link.getAttribute('href')).toBe('https://forum.brewster.example/t/new');
    await user.click(link);
    await waitFor(async () => expect((await db.news.get('lamp new'))?.seenAt).toBe(now));
    await waitFor(() => expect(news.queryByText('New')).toBeNull());
  });

  test('are all seen at one press, and an address that is none leads nowhere', async () => {
    const { db, user } = await drawHelp({
      follows: [aFollow('hub')],
      news: [someNews('hub', '1', { url: 'javascript:alert(1)' }), someNews('hub', '2')],
    });
    await user.click(await button('Mark all as seen'));
    await waitFor(async () =>
      expect((await db.news.toArray()).map(({ seenAt }) => seenAt)).toEqual([now, now]),
    );
    expect(screen.getAllByRole('link')).toHaveLength(1);
  });

  test('go with their follow, and come back with it', async () => {
    const { db, user } = await drawHelp({ follows: [aFollow('hub')], news: [someNews('hub', '1')] });
    await screen.findByText('Title of 1');
    await user.click(section('New in what you follow').getByRole('button', { name: 'Unfollow' }));
    await screen.findByText('You follow nothing.');
    expect(await db.news.count()).toBe(0);
    await user.click(await button('Undo'));
    await screen.findByText('Title of 1');
  });

  test('say how many follows could not be looked at on a press', async () => {
    const { user, send } = await drawHelp({ follows: [aFollow('hub')] });
    await user.click(await button('Look now'));
    await screen.findByText('Looked at 2. 1 could not be looked at now.');
    expect(send).toHaveBeenCalledWith('follow:look', {});
  });
});

describe('the list of follows', () => {
  test('says when each was looked at, when it will be, and in words what stood in the way', async () => {
    await drawHelp({
      follows: [
        aFollow('a', { problem: 'throttled', failures: 1 }),
        aFollow('b', { problem: 'not-asked' }),
        aFollow('c', { checkedAt: undefined as never, nextAt: now }),
      ],
    });
    await screen.findByText('Last time: This community may not be asked at present.');
    const rows = section('What you follow').getAllByRole('listitem');
    expect(rows[0]?.textContent).toMatch(/Looked at 2 hours ago\. Next look: .+ (?:AM|PM)\..*Last time: \S/);
    expect(rows[2]?.textContent).toContain('Not looked at yet.');
    expect(rows[2]?.textContent).not.toContain('Next look');
  });

  test('lets each be left out of the notification', async () => {
    const { db, user } = await drawHelp({ follows: [aFollow('a')] });
    await user.click(await screen.findByRole('checkbox', { name: 'May be in a notification' }));
    await waitFor(async () => expect((await db.follows.get('a'))?.notifies).toBe(false));
  });
});

describe('how often', () => {
  test('is the reader’s choice, for looks and for notifications', async () => {
    const { settings, user } = await drawHelp();
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Look at what I follow' }),
      'every 24 hours',
    );
    expect(settings.value.followHours).toBe(24);
    await user.click(await button('At most once a day'));
    await waitFor(() => expect(settings.value.tells).toBe('daily'));
    await user.click(await button('Never'));
    await waitFor(() => expect(settings.value.tells).toBe('never'));
  });

  test('stays as it was where the browser’s prompt was refused', async () => {
    const { settings, user } = await drawHelp({}, { requestNotifications: () => Promise.resolve(false) });
    await user.click(await button('At most once an hour'));
    await screen.findByText('The browser was not allowed to show notifications.');
    expect(settings.value.tells).toBe('never');
  });
});
