import { screen, waitFor, within } from '@testing-library/preact';
import { beforeAll, describe, expect, test, vi } from 'vitest';

import type { PanelDeps } from '@/components/models/PanelModel';
import { StandingsModel } from '@/components/models/StandingsModel';
import { StandingList } from '@/components/StandingList';
import { rankFor } from '@/ranking/rank-for';
import { allStandings } from '@/storage/standings';
import { render } from '@testing-library/preact';

import {
  aLookup,
  anAnswer,
  aSource,
  aThread,
  aTopic,
  drawPanel,
  now,
  ownCommunity,
  rankByViews,
  storeThreads,
} from './panel-stage';

// A machine under load takes its time for what is loaded only when it is wanted.
beforeAll(async () => {
  await Promise.all([
    import('@/components/ReadingBar'),
    import('@/components/models/arrange-cards'),
    import('@/components/OpenAnswer'),
    import('@/components/CardMenu'),
    import('@/components/MutedLine'),
  ]);
});

const yearMs = 365.25 * 86_400_000;

const threads = [
  aThread('old', { views: 30, isSolved: true, answers: [anAnswer('old', { postedAt: now - 6 * yearMs })] }),
  aThread('own', {
    views: 20,
    communityId: ownCommunity.id,
    communityName: ownCommunity.name,
    answers: [anAnswer('own', { postedAt: now - yearMs / 4 })],
  }),
  aThread('middle', { views: 10, answers: [anAnswer('middle', { postedAt: now - yearMs })] }),
];
const lookup = aLookup([aSource({ threadIds: threads.map(({ id }) => id) })]);

function draw(parts: Partial<PanelDeps> = {}) {
  return drawPanel({ lookup, threads }, parts);
}

function titles(): string[] {
  return screen
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent.replace('Title of ', ''));
}

async function openBar({ user }: Pick<Awaited<ReturnType<typeof draw>>, 'user'>) {
  const bar = await screen.findByRole('button', { name: /^Order and filters/ });
  await user.click(bar);
  return bar;
}

describe('the line above the cards', () => {
  test('is folded to what is chosen', async () => {
    await draw();
    const bar = await screen.findByRole('button', { name: /^Order and filters: ?Best first · all$/ });
    expect(bar.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  test('sorts at once, keeps it, and the focus stays', async () => {
    const { user, keepChoices } = await draw();
    await openBar({ user });
    const sort = screen.getByRole('combobox', { name: 'Order' });
    expect(titles()).toEqual(['old', 'own', 'middle']);
    await user.selectOptions(sort, 'Newest first');
    expect(titles()).toEqual(['own', 'middle', 'old']);
    expect(document.activeElement).toBe(sort);
    expect(keepChoices).toHaveBeenCalledExactlyOnceWith({ sort: 'newest' });
  });

  test('tells how many the filters hide, and one press shows them again', async () => {
    const { user, keepChoices } = await draw();
    const bar = await openBar({ user });
    await user.click(screen.getByRole('checkbox', { name: 'Only questions that count as solved' }));
    expect(titles()).toEqual(['old']);
    expect(bar.textContent).toContain('Best first · solved only');
    await user.click(screen.getByRole('button', { name: 'Show 2 hidden' }));
    expect(titles()).toEqual(['old', 'own', 'middle']);
    expect(screen.queryByRole('button', { name: /hidden/ })).toBeNull();
    expect(keepChoices).toHaveBeenLastCalledWith({
      showsSolvedOnly: false,
      maxAgeYears: 0,
      languageShown: '',
      communityShown: '',
    });
  });

  test('offers the communities of this list', async () => {
    const { user } = await draw();
    await openBar({ user });
    const choice = screen.getByRole('combobox', { name: 'Community' });
    expect(
      within(choice)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Any', 'Kitchen', 'Brewster forum']);
    await user.selectOptions(choice, 'Brewster forum');
    expect(titles()).toEqual(['own']);
  });

  test('says that answers are hidden when the filters hide all of them, instead of that nobody knows', async () => {
    const { user } = await draw({
      readChoices: () => Promise.resolve({ maxAgeYears: 1, showsSolvedOnly: true }),
    });
    await user.click(await screen.findByRole('button', { name: 'Show 3 hidden' }));
    expect(titles()).toHaveLength(3);
  });
});

describe('what was chosen before', () => {
  test('holds from the first card on', async () => {
    const seen: string[][] = [];
    const watcher = new MutationObserver(() => {
      const drawn = [...document.querySelectorAll('h3')].map(({ textContent }) => textContent);
      if (drawn.length > 0) seen.push(drawn);
    });
    watcher.observe(document.body, { childList: true, subtree: true });
    await draw({
      readChoices: async () => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        return { sort: 'newest' };
      },
    });
    await screen.findByText('Title of own');
    watcher.disconnect();
    expect(seen[0]).toEqual(['Title of own', 'Title of middle', 'Title of old']);
    expect(new Set(seen.map(([first]) => first))).toEqual(new Set(['Title of own']));
  });

  test('for another topic’s community hides nothing', async () => {
    await draw({
      readChoices: () => Promise.resolve({ communityShown: 'discourse:https://elsewhere.example' }),
    });
    await screen.findByRole('button', { name: /^Order and filters: ?Best first · all$/ });
    expect(titles()).toHaveLength(3);
  });

  test('is forgotten rather than waited for when it cannot be read', async () => {
    await draw({ readChoices: () => Promise.reject(new Error('the disk is gone')) });
    expect(await screen.findByText('Title of old')).toBeTruthy();
  });

  test('orders what arrives later, too, and still no row moves by itself', async () => {
    const { db } = await draw({ readChoices: () => Promise.resolve({ sort: 'newest' }) });
    await screen.findByText('Title of own');
    const newest = aThread('newest', { answers: [anAnswer('newest', { postedAt: now })] });
    await storeThreads(db, [...threads, newest]);
    await db.lookups.put(aLookup([aSource({ threadIds: [...threads, newest].map(({ id }) => id) })]));
    await screen.findByRole('button', { name: 'Show 1 more' });
    expect(titles()).toEqual(['own', 'middle', 'old']);
  });
});

describe('the answer to which the page’s address points', () => {
  const linked: PanelDeps['rank'] = async (topic, given) =>
    (await rankByViews(topic, given)).map((card) =>
      card.thread.id === 'middle' ? { ...card, isLinked: true } : card,
    );

  test('comes first, opened and named as what it is', async () => {
    await draw({ rank: linked });
    await screen.findByText('The answer this link points to');
    expect(titles()).toEqual(['middle', 'old', 'own']);
    await screen.findByText('Whole text of middle:', { exact: false });
    const [first] = screen.getAllByRole('article');
    expect(first?.dataset.open).toBe('true');
  });

  test('stays folded once the reader has folded it', async () => {
    const { db, user } = await draw({ rank: linked });
    const [fold] = await screen.findAllByRole('button', { name: 'Fold' });
    if (fold) await user.click(fold);
    await storeThreads(db, threads);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Fold' })).toBeNull());
    expect(screen.getAllByRole('article').every((card) => card.dataset.open === 'false')).toBe(true);
  });

  test('stays opened when a better copy of it takes its place at a press', async () => {
    const copy = aThread('copy', { views: 5, answers: [anAnswer('copy')] });
    const asPage: PanelDeps['rank'] = async (topic, given) => {
      const cards = await rankByViews(topic, given);
      const middle = cards.find(({ thread }) => thread.id === 'middle');
      const better = cards.find(({ thread }) => thread.id === 'copy');
      if (!middle) return cards;
      const alsoOn = [{ communityName: 'Kitchen', url: middle.answer.url }];
      return better ? [{ ...better, isLinked: true, alsoOn }] : [{ ...middle, isLinked: true }];
    };
    const { db, user } = await draw({ rank: asPage });
    await screen.findByRole('button', { name: 'Fold' });
    await storeThreads(db, [...threads, copy]);
    await db.lookups.put(aLookup([aSource({ threadIds: [...threads, copy].map(({ id }) => id) })]));
    await user.click(await screen.findByRole('button', { name: 'Sort by what is known now' }));
    expect(titles()).toEqual(['copy']);
    expect(screen.getByRole('button', { name: 'Fold' })).toBeTruthy();
  });

  test('is told to the ranking by the address of the page', async () => {
    const rank = vi.fn<PanelDeps['rank']>(rankByViews);
    await draw({ rank });
    await screen.findByText('Title of old');
    expect(rank.mock.calls[0]?.[2].pageUrl).toBe(lookup.page?.url);
  });
});

describe('raising, lowering and muting', () => {
  const said = [
    aThread('a', {
      title: 'Kettle shows E7 and stays cold',
      answers: [
        anAnswer('from Ana', { author: { name: 'Ana' } }),
        anAnswer('from Bo', { author: { name: 'Bo' } }),
      ],
    }),
    aThread('b', {
      title: 'My kettle shows E7 and stays cold',
      communityId: ownCommunity.id,
      communityName: ownCommunity.name,
    }),
  ];
  const drawTrue = () =>
    drawPanel(
      { lookup: aLookup([aSource({ threadIds: ['a', 'b'] })]), threads: said },
      {
        rank: (topic, given, { standings }) => rankFor(topic, given, { now, standings }),
      },
    );

  async function openMenu(title: string, { user }: Pick<Awaited<ReturnType<typeof draw>>, 'user'>) {
    const heading = await screen.findByRole('heading', { level: 3, name: title });
    const card = heading.closest('article');
    if (card === null) throw new Error('the title stands on no card');
    await user.click(within(card).getByRole('button', { name: 'Follow, raise, lower or mute' }));
    return card;
  }

  const press = async (
    group: string,
    name: string,
    { user }: Pick<Awaited<ReturnType<typeof draw>>, 'user'>,
  ) => {
    const box = await screen.findByRole('group', { name: group });
    await user.click(within(box).getByRole('button', { name }));
  };

  test('a muted community goes at once, the list says so, and Undo brings it back', async () => {
    const { db, user } = await drawTrue();
    await openMenu('My kettle shows E7 and stays cold', { user });
    await press('All of Brewster forum', 'Mute', { user });
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(1));
    expect(await allStandings(db)).toMatchObject([{ level: 'muted', name: 'Brewster forum' }]);
    await screen.findByText('1 answer left out. You have muted: Brewster forum');
    expect(screen.getByText('Muted: Brewster forum')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(2));
    expect(await allStandings(db)).toEqual([]);
    expect(screen.queryByText(/You have muted/)).toBeNull();
  });

  test('a muted author gives way to the next of the thread, and is shown at a press', async () => {
    const { user } = await drawTrue();
    const card = await openMenu('Kettle shows E7 and stays cold', { user });
    const [best] = said[0]?.answers.filter(({ author }) => within(card).queryByText(author.name ?? '')) ?? [];
    const name = best?.author.name ?? '';
    await press(`All by ${name}`, 'Mute', { user });
    await screen.findByText(`1 answer left out. You have muted: ${name}`);
    expect(within(card).queryByText(name)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show all the same' }));
    await user.click(within(card).getByRole('button', { name: 'Kettle shows E7 and stays cold' }));
    expect(await within(card).findByText(name)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Leave out again' }));
    await waitFor(() => expect(within(card).queryByText(name)).toBeNull());
  });

  test('a raised community rises at once, with the focus on the button that was pressed, and says why', async () => {
    const { user } = await drawTrue();
    const last = (await screen.findAllByRole('article')).at(-1);
    const title = within(last ?? document.body).getByRole('heading', { level: 3 }).textContent;
    const name = title.startsWith('My') ? 'Brewster forum' : 'Kitchen';
    await openMenu(title, { user });
    await press(`All of ${name}`, 'Raise', { user });
    await waitFor(() => expect(screen.getAllByRole('article')[0]?.textContent).toContain(title));
    const raise = screen.getByRole('button', { name: 'Raise', pressed: true });
    expect(document.activeElement).toBe(raise);
    const [first] = screen.getAllByRole('article');
    if (!first) throw new Error('no card is left');
    await user.click(within(first).getByText('Why here'));
    await within(first).findByText(`You have raised: ${name}`);
  });

  test('the same press again takes it back', async () => {
    const { db, user } = await drawTrue();
    await openMenu('Kettle shows E7 and stays cold', { user });
    await press('All of Kitchen', 'Lower', { user });
    await waitFor(async () => expect(await allStandings(db)).toHaveLength(1));
    await screen.findByRole('button', { name: 'Lower', pressed: true });
    await press('All of Kitchen', 'Lower', { user });
    await waitFor(async () => expect(await allStandings(db)).toEqual([]));
  });

  test('the list of them all changes each', async () => {
    const { db, model, user } = await drawTrue();
    const standings = new StandingsModel({ ...model, db });
    const key = `author ${ownCommunity.id} Ana`;
    const list = render(<StandingList model={standings} />);
    await list.findByText(/nobody/);
    await db.standings.put({ key, level: 'muted', name: 'Ana', saidAt: now });
    const group = await list.findByRole('group', { name: 'All by Ana' });
    expect(within(group).getByRole('button', { pressed: true }).textContent).toBe('Mute');
    await user.click(within(group).getByRole('button', { name: 'Raise' }));
    await waitFor(async () => expect(await allStandings(db)).toMatchObject([{ key, level: 'raised' }]));
    await user.click(await within(group).findByRole('button', { name: 'Raise', pressed: true }));
    await list.findByText(/nobody/);
    standings[Symbol.dispose]();
  });
});

describe('the link to the source', () => {
  test('leads to the passage once somebody is about to follow it, and to the answer before', async () => {
    const { user } = await draw();
    const card = (await screen.findByText('Title of old')).closest('article');
    if (card === null) throw new Error('the title stands on no card');
    const link = () => within(card).getByRole('link', { name: 'Open at source' }).getAttribute('href') ?? '';
    expect(link()).toBe('https://kitchen.example/a/old');
    await user.hover(card);
    await waitFor(() => expect(link()).toContain('https://kitchen.example/a/old#:~:text='));
    expect(decodeURIComponent(link())).toContain('Whole text of old');
  });

  test('leads to the passage for the keyboard, too', async () => {
    await draw();
    const title = await screen.findByRole('button', { name: 'Title of old' });
    title.focus();
    const link = screen.getAllByRole('link', { name: 'Open at source' })[0];
    await waitFor(() => expect(link?.getAttribute('href')).toContain(':~:text='));
  });
});

describe('the words of the question in an opened answer', () => {
  test('are marked without a change to the answer, and are let go with it', async () => {
    const kept = new Map<string, Set<Range>>();
    vi.stubGlobal('Highlight', Set);
    vi.stubGlobal('CSS', { highlights: kept });
    const { user } = await drawPanel({
      lookup: aLookup([aSource({ threadIds: ['old'] })]),
      threads: threads.slice(0, 1),
    });
    await user.click(await screen.findByRole('button', { name: 'Title of old' }));
    await waitFor(() => expect(kept.get('topic-words')?.size).toBe(1));
    expect([...(kept.get('topic-words') ?? [])].map(String)).toEqual(['kettle']);
    expect(document.querySelector('[data-answer-body] mark')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Title of old' }));
    await waitFor(() => expect(kept.has('topic-words')).toBe(false));
    vi.unstubAllGlobals();
  });

  test('stay as they are where the browser cannot mark them', async () => {
    const { user } = await draw();
    await user.click(await screen.findByRole('button', { name: 'Title of old' }));
    expect(await screen.findByText('descale', { selector: 'b' })).toBeTruthy();
    expect(aTopic.terms).toContain('kettle');
  });
});
