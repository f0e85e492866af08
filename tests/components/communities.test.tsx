import axe from 'axe-core';
import { signal } from '@preact/signals';
import { render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';

import { BudgetTable } from '@/components/BudgetTable';
import { CommunitiesView } from '@/components/CommunitiesView';
import { CommunitiesModel, type CommunitiesDeps } from '@/components/models/CommunitiesModel';
import type { Community } from '@/sources/source';
import { addCommunity } from '@/storage/additions';
import type { LookupRow } from '@/storage/db';
import { defaultSettings, type Settings } from '@/storage/settings';

import { aLookup, aSource, aTopic, drawPanel, now, ownCommunity } from './panel-stage';

const unknownForum: Community = {
  id: 'unknown:https://talk.brewster.example',
  platform: 'unknown',
  base: 'https://talk.brewster.example',
  name: 'talk.brewster.example',
  relation: 'own',
};

async function drawCommunities(
  lookup: LookupRow = aLookup([aSource({ community: ownCommunity }), aSource({ community: unknownForum })]),
  chosen: Partial<Settings> = {},
) {
  const { db, view: panel } = await drawPanel({ lookup });
  panel.unmount();
  const settings = signal<Settings>({ ...defaultSettings, ...chosen });
  const tell = vi.fn<CommunitiesDeps['panel']['tell']>();
  const ask = vi.fn<CommunitiesDeps['panel']['ask']>(() => Promise.resolve());
  const requestAccess = vi.fn<CommunitiesDeps['requestAccess']>(() => Promise.resolve(true));
  const model = new CommunitiesModel({
    db,
    panel: {
      lookup: signal(lookup),
      topic: signal(aTopic),
      tell,
      tellFailure: (error) => {
        throw error;
      },
      ask,
    },
    settings,
    change: (next) => {
      settings.value = { ...settings.peek(), ...next(settings.peek()) };
      return Promise.resolve();
    },
    requestAccess,
    communityAt: (address) =>
      address.endsWith('facebook.com')
        ? 'closed'
        : address.includes('.')
          ? { ...unknownForum, id: `unknown:https://${address}`, base: `https://${address}`, name: address }
          : null,
    accessFor: ({ base }) => (base === 'https://github.com/brewster/kettle' ? null : base),
    platforms: [
      { id: 'discourse', name: 'Discourse', isPlaced: true },
      { id: 'flarum', name: 'Flarum', isPlaced: true },
    ],
    general: [
      {
        id: 'hacker-news:https://news.ycombinator.com',
        platform: 'hacker-news',
        base: 'https://news.ycombinator.com',
        name: 'Hacker News',
        relation: 'general',
      },
    ],
    now: () => now,
  });
  const view = render(<CommunitiesView model={model} />);
  return { db, settings, tell, ask, requestAccess, view, user: userEvent.setup() };
}

const rowOf = async (name: string): Promise<HTMLElement> => {
  const row = (await screen.findByText(name, { selector: 'bdi' })).closest('li');
  if (!row) throw new Error(`no row of ${name}`);
  return row;
};

async function correct(name: string, told: string, user: ReturnType<typeof userEvent.setup>): Promise<void> {
  const row = await rowOf(name);
  await user.click(within(row).getByRole('button', { name: 'Not right?' }));
  await user.selectOptions(within(row).getByRole('combobox', { name: 'It runs' }), told);
  await user.click(within(row).getByRole('button', { name: 'Correct' }));
}

describe('the view of communities', () => {
  test('says of each what it runs, and when that was found out', async () => {
    const { db } = await drawCommunities();
    await db.findings.put({ base: ownCommunity.base, community: ownCommunity, foundAt: now });
    await waitFor(async () =>
      expect((await rowOf('Brewster forum')).textContent).toContain('Discourse, found out on May 4, 2026'),
    );
    expect((await rowOf('talk.brewster.example')).textContent).toContain('Not known yet what it runs');
  });

  test('lets the reader say that one is never to be asked, and take it back', async () => {
    const { settings, user } = await drawCommunities();
    await user.click(within(await rowOf('Brewster forum')).getByRole('button', { name: 'Never ask it' }));
    expect(settings.value.silencedCommunities).toEqual([ownCommunity.id]);
    await user.click(within(await rowOf('Brewster forum')).getByRole('button', { name: 'Ask it again' }));
    expect(settings.value.silencedCommunities).toEqual([]);
  });

  test('keeps one that is never asked in sight where no page brings it up', async () => {
    const { settings, user } = await drawCommunities(aLookup([]), {
      silencedCommunities: ['discourse:https://forum.other.example'],
    });
    await user.click(
      within(await rowOf('forum.other.example')).getByRole('button', { name: 'Ask it again' }),
    );
    expect(settings.value.silencedCommunities).toEqual([]);
  });

  test('takes the reader at their word about what a place runs, and asks again', async () => {
    const { db, user, ask } = await drawCommunities();
    const row = await rowOf('talk.brewster.example');
    await user.click(within(row).getByRole('button', { name: 'Not right?' }));
    await user.selectOptions(within(row).getByRole('combobox', { name: 'It runs' }), 'Flarum');
    await user.click(within(row).getByRole('button', { name: 'Correct' }));
    await waitFor(() => expect(ask).toHaveBeenCalled());
    expect(await db.findings.get(unknownForum.base)).toMatchObject({
      isByHand: true,
      community: { platform: 'flarum', base: unknownForum.base },
    });
    await waitFor(async () =>
      expect((await rowOf('talk.brewster.example')).textContent).not.toContain('Correct'),
    );
  });

  test('adds a community for the pages of this company, after the browser has been asked', async () => {
    const { db, user, tell, ask, requestAccess } = await drawCommunities();
    await user.type(
      screen.getByRole('textbox', { name: 'Do you know another community?' }),
      'kettles.example',
    );
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(ask).toHaveBeenCalled());
    expect(requestAccess.mock.calls).toEqual([['https://kettles.example']]);
    expect(tell.mock.calls).toEqual([['Added. It is asked from now on.']]);
    expect(await db.additions.toArray()).toMatchObject([
      { domain: 'brewster.example', community: { base: 'https://kettles.example' } },
    ]);
  });

  test('asks the browser for nothing where the place answers anybody', async () => {
    const { user, ask, requestAccess } = await drawCommunities();
    await user.type(screen.getByRole('textbox', { name: /another/ }), 'github.com/brewster/kettle{Enter}');
    await waitFor(() => expect(ask).toHaveBeenCalled());
    expect(requestAccess).not.toHaveBeenCalled();
  });

  test('turns away a place that answers nobody, and asks the browser for nothing', async () => {
    const { db, user, requestAccess } = await drawCommunities();
    await user.type(screen.getByRole('textbox', { name: /another/ }), 'facebook.com{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe(
      "This place answers no extension, so it can't be asked.",
    );
    expect(requestAccess).not.toHaveBeenCalled();
    expect(await db.additions.count()).toBe(0);
  });

  test.each([
    ['https://help.brewster.example/e7', 'brewster.example'],
    ['https://support.com/e7', 'support.com'],
    ['https://faq.de/e7', 'faq.de'],
    ['https://help.co.uk/e7', 'help.co.uk'],
    ['https://support.kettle.co.uk/e7', 'kettle.co.uk'],
  ])('keeps what is added beside %s for the pages of %s', async (url, site) => {
    const { page } = aLookup([]);
    const { db, user } = await drawCommunities(aLookup([], page ? { page: { ...page, url } } : {}));
    await user.type(screen.getByRole('textbox', { name: /another/ }), 'kettles.example{Enter}');
    await waitFor(async () => expect(await db.additions.toArray()).toMatchObject([{ domain: site }]));
  });

  test('shows each of several groups of one server, and each addition beside its own', async () => {
    const group = (name: string): Community => ({
      id: `lemmy:https://lemmy.world#${name}`,
      platform: 'lemmy',
      base: 'https://lemmy.world',
      name: `Group ${name}`,
      relation: 'own',
      tags: [name],
    });
    const { db, user } = await drawCommunities(aLookup([aSource({ community: group('kettles') })]));
    await addCommunity(db, 'brewster.example', group('teapots'), now);
    await addCommunity(db, 'brewster.example', group('mugs'), now);
    const teapots = await rowOf('Group teapots');
    await rowOf('Group mugs');
    expect(within(await rowOf('Group kettles')).queryByRole('button', { name: 'Remove' })).toBeNull();
    await user.click(within(teapots).getByRole('button', { name: 'Never ask it' }));
    expect((await rowOf('Group teapots')).textContent).toContain('Never asked');
    expect((await rowOf('Group mugs')).textContent).not.toContain('Never asked');
    await user.click(within(await rowOf('Group mugs')).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(screen.queryByText('Group mugs')).toBeNull());
    await rowOf('Group teapots');
  });

  test('knows an addition again once it was found out what it runs', async () => {
    const { db } = await drawCommunities(aLookup([aSource({ community: ownCommunity })]));
    const { base } = ownCommunity;
    await addCommunity(db, '', { ...unknownForum, id: `unknown:${base}`, base, name: 'As typed' }, now);
    within(await rowOf('Brewster forum')).getByText('forum.brewster.example');
    await waitFor(async () =>
      expect(within(await rowOf('Brewster forum')).getByRole('button', { name: 'Remove' })).toBeTruthy(),
    );
    expect(screen.queryByText('As typed')).toBeNull();
  });

  test('writes the reader’s word under the address that pages link, where another was found behind it', async () => {
    const { db, user, ask } = await drawCommunities();
    const linked = 'https://brewster.example';
    await db.findings.put({ base: linked, community: ownCommunity, foundAt: now });
    await screen.findByText(/found out on/);
    await correct('Brewster forum', 'Flarum', user);
    await waitFor(() => expect(ask).toHaveBeenCalled());
    expect(await db.findings.get(linked)).toMatchObject({
      isByHand: true,
      community: { platform: 'flarum', base: ownCommunity.base },
    });
  });

  test('keeps in sight what the reader ruled out, and lets them take it back', async () => {
    const { db, user, ask } = await drawCommunities(aLookup([]));
    await db.findings.put({ base: 'https://old.example', community: null, foundAt: now, isByHand: true });
    await db.findings.put({ base: 'https://nothing.example', community: null, foundAt: now });
    const row = await rowOf('old.example');
    expect(row.textContent).toContain('Nothing that can be asked, as you said');
    expect(screen.queryByText('nothing.example')).toBeNull();
    await user.click(within(row).getByRole('button', { name: 'Find it out again' }));
    await waitFor(() => expect(ask).toHaveBeenCalled());
    await waitFor(() => expect(screen.queryByText('old.example')).toBeNull());
    expect(await db.findings.get('https://old.example')).toMatchObject({ foundAt: 0, doubtedAt: now });
  });

  test('can find out again what runs at a place of which nothing was written down', async () => {
    const { db, user, ask } = await drawCommunities();
    await correct('Brewster forum', 'Find it out again', user);
    await waitFor(() => expect(ask).toHaveBeenCalled());
    expect(await db.findings.get(ownCommunity.base)).toMatchObject({ foundAt: 0, doubtedAt: now });
  });

  test('puts the focus where the correction is made, and back on the row afterwards', async () => {
    const { user, ask } = await drawCommunities();
    const row = await rowOf('Brewster forum');
    await user.click(within(row).getByRole('button', { name: 'Not right?' }));
    expect(document.activeElement).toBe(within(row).getByRole('combobox', { name: 'It runs' }));
    await user.selectOptions(within(row).getByRole('combobox', { name: 'It runs' }), 'Flarum');
    await user.click(within(row).getByRole('button', { name: 'Correct' }));
    await waitFor(() => expect(ask).toHaveBeenCalled());
    expect(document.activeElement).toBe(within(row).getByRole('button', { name: 'Not right?' }));
  });

  test('keeps what was added although the browser was told no, and asks nothing', async () => {
    const { db, user, tell, ask, requestAccess } = await drawCommunities();
    requestAccess.mockResolvedValue(false);
    await user.type(screen.getByRole('textbox', { name: /another community/ }), 'kettles.example{Enter}');
    await waitFor(() => expect(tell).toHaveBeenCalledWith('Added. It is asked once you allow it.'));
    expect(await db.additions.count()).toBe(1);
    expect(ask).not.toHaveBeenCalled();
  });

  test('says so when an address is none, and keeps what was typed', async () => {
    const { db, user } = await drawCommunities();
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: /another community/ });
    await user.type(field, 'my forum{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('This is no address of a website.');
    expect(field.value).toBe('my forum');
    expect(await db.additions.count()).toBe(0);
  });

  test('removes what was added, and can put it back', async () => {
    const { db, user, tell } = await drawCommunities();
    await db.additions.put({
      id: 'brewster.example https://kettles.example',
      domain: 'brewster.example',
      community: { ...unknownForum, base: 'https://kettles.example', name: 'kettles.example', id: 'x' },
      addedAt: now,
    });
    await user.click(within(await rowOf('kettles.example')).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(tell).toHaveBeenCalled());
    expect(await db.additions.count()).toBe(0);
    await tell.mock.calls[0]?.[1]?.();
    expect(await db.additions.count()).toBe(1);
  });

  test('asks general places only once they are ticked', async () => {
    const { settings, user } = await drawCommunities();
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Hacker News' });
    expect(box.checked).toBe(false);
    await user.click(box);
    expect(settings.value.generalCommunities).toEqual(['hacker-news:https://news.ycombinator.com']);
  });

  test('asks Reddit as the reader only after the browser has been asked too', async () => {
    const { settings, user, requestAccess } = await drawCommunities();
    requestAccess.mockResolvedValueOnce(false);
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Reddit, as you' });
    await user.click(box);
    expect(settings.value.asksRedditAsReader).toBe(false);
    await waitFor(() => expect(box.checked).toBe(false));
    await user.click(box);
    expect(settings.value.asksRedditAsReader).toBe(true);
    // The tick says what holds, also a moment later.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(box.checked).toBe(true);
    await user.click(box);
    await waitFor(() => expect(settings.value.asksRedditAsReader).toBe(false));
    expect(box.checked).toBe(false);
    await user.click(box);
    expect(screen.getByText(/with your own cookies/)).toBeTruthy();
  });

  test('keeps a GitHub token without ever showing it, and forgets it', async () => {
    const { settings, user } = await drawCommunities();
    await user.type(screen.getByLabelText(/A GitHub token of yours/), 'github_pat_11AA');
    await user.click(screen.getByRole('button', { name: 'Keep' }));
    expect(settings.value.githubToken).toBe('github_pat_11AA');
    await waitFor(() => expect(document.body.textContent).toContain('A token is kept on this device.'));
    expect(document.body.innerHTML).not.toContain('github_pat_11AA');
    await user.click(screen.getByRole('button', { name: 'Forget it' }));
    expect(settings.value.githubToken).toBe('');
  });

  test('refuses what can be no token, and says so', async () => {
    const { settings, user } = await drawCommunities();
    await user.type(screen.getByLabelText(/A GitHub token of yours/), 'my token is x');
    await user.click(screen.getByRole('button', { name: 'Keep' }));
    expect((await screen.findByRole('alert')).textContent).toBe('This is no token of GitHub.');
    expect(settings.value.githubToken).toBe('');
  });

  test('opens places that answer no extension with the question filled in', async () => {
    await drawCommunities(
      aLookup([], { linkOuts: [{ name: 'Reddit', url: 'https://www.reddit.com/search/?q=kettle' }] }),
    );
    const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Reddit' });
    expect(link.href).toBe('https://www.reddit.com/search/?q=kettle');
    expect(link.rel).toContain('noreferrer');
  });

  test('breaks no accessibility rule', async () => {
    const { view, user } = await drawCommunities();
    await user.click(
      within(await rowOf('talk.brewster.example')).getByRole('button', { name: 'Not right?' }),
    );
    const options = { rules: { 'color-contrast': { enabled: false } } };
    const { violations } = await axe.run(view.container, options);
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe('what each place still allows', () => {
  const host = {
    host: 'api.github.com',
    askedToday: 0,
    breaker: 'closed',
    parts: [
      { scope: 'api.github.com/core', quotaLeft: 41, quotaMax: 60 },
      { scope: 'api.github.com/graphql' },
      {
        scope: 'api.github.com/search',
        quotaLeft: 0,
        quotaMax: 10,
        retryAt: now + 60_000,
        pausedFor: 'quota',
      },
    ],
  } as const;
  const partOf = (name: string) => screen.getByText(name).closest('li')?.textContent;

  test('is told of each part of an API that is counted apart', () => {
    render(<BudgetTable budgets={[{ ...host, parts: [...host.parts] }]} now={now} />);
    expect(partOf('core')).toBe('core41 of 60 left');
    expect(partOf('search')).toMatch(/^search0 of 10 left.*It may be asked again at/);
    expect(screen.getByLabelText('api.github.com/search: 0 of 10 left')).toBeTruthy();
    expect(screen.queryByText('graphql')).toBeNull();
  });

  test('leaves out parts that want nothing, and hosts that nobody asked today', () => {
    const idle = { ...host, parts: [{ scope: 'api.github.com/core', retryAt: now - 1 }] };
    const { rerender } = render(<BudgetTable budgets={[idle]} now={now} />);
    expect(screen.getByText('Nothing has been asked today.')).toBeTruthy();
    rerender(<BudgetTable budgets={[{ ...idle, askedToday: 1 }]} now={now} />);
    expect(screen.queryByText('core')).toBeNull();
  });
});
