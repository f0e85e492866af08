import axe from 'axe-core';
import { signal } from '@preact/signals';
import { render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';

import { WatchModel, type WatchDeps, type WatchPlace } from '@/components/models/WatchModel';
import { WatchMenu } from '@/components/WatchMenu';
import { defaultSettings, type Settings } from '@/storage/settings';

import { aLookup, aSource, aThread, drawPanel } from './panel-stage';

const aPlace: WatchPlace = { host: 'help.brewster.example', watched: null, silence: null };

function drawMenu(place: WatchPlace | null = aPlace, chosen: Partial<Settings> = {}) {
  const settings = signal<Settings>({ ...defaultSettings, ...chosen });
  const request = vi.fn<WatchDeps['request']>(() => Promise.resolve(true));
  const release = vi.fn<WatchDeps['release']>(() => Promise.resolve());
  const change: WatchDeps['change'] = (next) => {
    settings.value = { ...settings.peek(), ...next(settings.peek()) };
    return Promise.resolve();
  };
  const model = new WatchModel({ place: signal(place), settings, change, request, release });
  const view = render(<WatchMenu model={model} />);
  return { settings, view, request, release, user: userEvent.setup() };
}

const button = (name: string) => screen.findByRole('button', { name });

describe('the menu of watching', () => {
  test('says that nothing is read without a press, until something is chosen', async () => {
    const { user } = drawMenu();
    await user.click(await button('Watch'));
    expect(screen.getByText('Nothing is read here until you press the icon.')).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  test('asks the browser for this site alone, and remembers it once it is granted', async () => {
    const { user, settings, request } = drawMenu();
    await user.click(await button('Watch'));
    await user.click(await button('Watch help.brewster.example'));
    expect(request.mock.calls).toEqual([[{ host: 'help.brewster.example' }]]);
    expect(settings.value.watchedHosts).toEqual(['help.brewster.example']);
    expect(await button('Stop watching help.brewster.example')).toBeTruthy();
  });

  test('remembers nothing when the browser is told no', async () => {
    const { user, settings, request } = drawMenu();
    request.mockResolvedValue(false);
    await user.click(await button('Watch'));
    await user.click(await button('Watch help.brewster.example'));
    await user.click(await button('Watch all help pages'));
    expect(settings.value).toEqual(defaultSettings);
  });

  test('gives the permission back, but not where a community of that host may be asked', async () => {
    const watchedHosts = ['help.brewster.example', 'www.kettles.example'];
    const { user, settings, release } = drawMenu(aPlace, {
      watchedHosts,
      communityHosts: ['www.kettles.example'],
    });
    await user.click(await button('Watch'));
    await user.click(await button('Stop watching www.kettles.example'));
    await user.click(await button('Stop watching help.brewster.example'));
    expect(settings.value.watchedHosts).toEqual([]);
    expect(release.mock.calls).toEqual([[{ host: 'help.brewster.example' }]]);
  });

  test('switches asking ahead on only when it is ticked', async () => {
    const { user, settings } = drawMenu({ ...aPlace, watched: 'all' }, { watchesAll: true });
    await user.click(await button('Watching'));
    expect(screen.getByText(/Nothing is sent until you ask/)).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: /^Ask ahead/ }));
    expect(settings.value.asksAhead).toBe(true);
    expect(screen.queryByText(/Nothing is sent until you ask/)).toBeNull();
  });

  test('says why nothing is read on a private page, without being opened', async () => {
    drawMenu({ host: 'www.brewsterbank.example', watched: 'all', silence: 'bank' }, { watchesAll: true });
    expect((await screen.findByRole('status')).textContent).toBe(
      "Silent here: this looks like a bank's page. Press the icon to ask anyway.",
    );
  });

  test('breaks no accessibility rule when it is opened', async () => {
    const place: WatchPlace = { ...aPlace, watched: 'site', silence: 'wish' };
    const { user, view } = drawMenu(place, { watchedHosts: [place.host, 'www.kettles.example'] });
    await user.click(await button('Watching'));
    // Contrast is left out: nothing is painted here.
    const options = { rules: { 'color-contrast': { enabled: false } } };
    const { violations } = await axe.run(view.container, options);
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test('lets the reader make a site silent, and take that back', async () => {
    const { user, settings } = drawMenu({ ...aPlace, watched: 'all' }, { watchesAll: true });
    await user.click(await button('Watching'));
    await user.click(await button('Be silent on help.brewster.example'));
    expect(settings.value.silentHosts).toEqual(['help.brewster.example']);
    await user.click(await button('Do not be silent on help.brewster.example'));
    expect(settings.value).toMatchObject({
      silentHosts: [],
      unsilentHosts: ['help.brewster.example'],
    });
  });
});

describe('a page that was noticed', () => {
  test('shows what is here already, says that nothing was sent, and asks at a press', async () => {
    const lookup = aLookup([aSource({ threadIds: ['1'] })], { state: 'noticed' });
    const { send, user } = await drawPanel({ lookup, threads: [aThread('1')] });
    expect(await screen.findByText('Title of 1')).toBeTruthy();
    expect(screen.getByText('Here already from earlier: nothing has been sent for this page.')).toBeTruthy();
    await user.click(await button('Ask peers'));
    expect(send.mock.calls[0]?.[0]).toBe('lookup:ask');
  });

  test('of which nothing is here says so', async () => {
    await drawPanel({ lookup: aLookup([], { state: 'noticed' }) });
    expect(
      await screen.findByText('This looks like a help page. Nothing has been sent for it yet.'),
    ).toBeTruthy();
  });
});
