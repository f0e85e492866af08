import axe from 'axe-core';
import { signal } from '@preact/signals';
import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { CommunitiesModel } from '@/components/models/CommunitiesModel';
import { OptionsModel, type OptionsDeps } from '@/components/models/OptionsModel';
import { emptyTopic } from '@/components/models/topic-draft';
import { OptionsView } from '@/components/OptionsView';
import { addCommunity } from '@/storage/additions';
import { openDb } from '@/storage/db';
import { defaultSettings, type Settings } from '@/storage/settings';

import { aLookup, aSource, aThread, now, ownCommunity, storeThreads } from './panel-stage';

const everySite = '*://*/*';
const disposers: (() => Promise<void>)[] = [];
afterEach(async () => {
  cleanup();
  for (const dispose of disposers.splice(0)) await dispose();
});

async function drawOptions(chosen: Partial<Settings> = {}, patterns: string[] = []) {
  const db = openDb(`options-${crypto.randomUUID()}`);
  const settings = signal<Settings>({ ...defaultSettings, ...chosen });
  const granted = signal(patterns);
  const change: OptionsDeps['change'] = (next) => {
    settings.value = { ...settings.peek(), ...next(settings.peek()) };
    return Promise.resolve();
  };
  const request = vi.fn<OptionsDeps['request']>((pattern) => {
    granted.value = [...granted.peek(), pattern];
    return Promise.resolve(true);
  });
  const release = vi.fn<OptionsDeps['release']>((pattern) => {
    granted.value = granted.peek().filter((other) => other !== pattern);
    return Promise.resolve();
  });
  const forgetChoices = vi.fn<OptionsDeps['forgetChoices']>(() => Promise.resolve());
  const model = new OptionsModel({
    db,
    settings,
    change,
    granted,
    everySite,
    patternForHost: (host) => `*://${host}/*`,
    request,
    release,
    saveLedger: () => Promise.resolve(),
    forgetChoices,
    now: () => now,
  });
  const communities = new CommunitiesModel({
    db,
    panel: {
      lookup: signal(undefined),
      topic: signal(emptyTopic),
      tell: model.tell,
      tellFailure: model.tellFailure,
      ask: () => Promise.resolve(),
    },
    settings,
    change,
    requestAccess: () => Promise.resolve(true),
    communityAt: () => null,
    accessFor: () => null,
    platforms: [],
    general: [],
    now: () => now,
  });
  disposers.push(async () => {
    model[Symbol.dispose]();
    communities[Symbol.dispose]();
    await db.delete();
  });
  const view = render(<OptionsView model={model} communities={communities} />);
  return { db, settings, granted, request, release, forgetChoices, view, user: userEvent.setup() };
}

const section = (name: string) => within(screen.getByRole('region', { name }));
const button = (name: string) => screen.findByRole('button', { name });

describe('the page of options', () => {
  test('has every section in its contents, at an address of its own, and nothing that axe finds wrong', async () => {
    const { view } = await drawOptions({ watchedHosts: ['help.brewster.example'] }, [everySite]);
    const links = within(screen.getByRole('navigation')).getAllByRole<HTMLAnchorElement>('link');
    expect(links.map(({ hash }) => document.getElementById(hash.slice(1))?.localName)).toEqual(
      links.map(() => 'section'),
    );
    const { violations } = await axe.run(view.container, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });

  test('a site that is taken out gives its permission back; undone, the browser is asked again', async () => {
    const host = 'help.brewster.example';
    const { settings, user, release, request } = await drawOptions({ watchedHosts: [host] });
    await user.click(await button(`Remove ${host}`));
    expect(settings.value.watchedHosts).toEqual([]);
    expect(release.mock.calls).toEqual([[`*://${host}/*`]]);
    await user.click(await button('Undo'));
    expect(request.mock.calls).toEqual([[`*://${host}/*`]]);
    expect(settings.value.watchedHosts).toEqual([host]);
  });

  test('a site where a community may be asked keeps its permission', async () => {
    const host = 'www.kettles.example';
    const { user, release } = await drawOptions({ watchedHosts: [host], communityHosts: [host] });
    await user.click(await button(`Remove ${host}`));
    expect(release).not.toHaveBeenCalled();
  });

  test('a wish for silence is taken out and comes back whole', async () => {
    const { settings, user, release } = await drawOptions({ silentHosts: ['a.example', 'b.example'] });
    await user.click(await button('Remove a.example'));
    expect(settings.value.silentHosts).toEqual(['b.example']);
    expect(release).not.toHaveBeenCalled();
    await user.click(await button('Undo'));
    expect(settings.value.silentHosts).toEqual(['b.example', 'a.example']);
  });

  test('watching every site stays off when the browser is told no', async () => {
    const { settings, user, request } = await drawOptions();
    request.mockResolvedValue(false);
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: /^Watch all help pages/ });
    await user.click(box);
    expect(settings.value.watchesAll).toBe(false);
    expect(box.checked).toBe(false);
    request.mockResolvedValue(true);
    await user.click(box);
    await waitFor(() => expect(box.checked).toBe(true));
    expect(request).toHaveBeenLastCalledWith(everySite);
  });

  test('a permission is given back, and an undo brings back what hung on it', async () => {
    const { user, granted, settings } = await drawOptions({ watchesAll: true }, [everySite]);
    await user.click(section('Privacy').getByRole('button', { name: 'Give back' }));
    expect(granted.value).toEqual([]);
    // As the background does when the browser tells it.
    settings.value = { ...settings.value, watchesAll: false };
    await user.click(await button('Undo'));
    expect(granted.value).toEqual([everySite]);
    expect(settings.value.watchesAll).toBe(true);
  });

  test('the theme, the keys and the checking of pins are stored as soon as they are chosen', async () => {
    const { settings, user } = await drawOptions();
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    await user.click(screen.getByRole('checkbox', { name: /^Look now and then/ }));
    await user.click(await button('Change the key of “Share”, now: S'));
    await user.keyboard('b');
    expect(settings.value).toMatchObject({ theme: 'dark', checksPins: true, keys: { share: 'b' } });
  });

  test('communities that were added stand there for every page, and can be taken out', async () => {
    const { db, user } = await drawOptions();
    await addCommunity(db, 'brewster.example', ownCommunity, now);
    await screen.findByText('Asked about pages of brewster.example');
    await user.click(await button('Remove'));
    await waitFor(async () => expect(await db.additions.count()).toBe(0));
    await user.click(await button('Undo'));
    await waitFor(async () => expect(await db.additions.count()).toBe(1));
  });
});

describe('forgetting', () => {
  test('one site is told in numbers first, and gives its permission back', async () => {
    const site = 'help.brewster.example';
    const { db, user, settings, release } = await drawOptions({ formHosts: [site] }, [
      `*://${site}/*`,
      '*://forum.brewster.example/*',
    ]);
    await db.lookups.put(aLookup([aSource({ threadIds: ['a'] })]));
    await storeThreads(db, [aThread('a')]);
    // As when they have been read from the disk, a moment after the page is drawn.
    settings.value = { ...settings.peek() };
    await screen.findByRole('option', { name: site }, { timeout: 10_000 });
    await user.selectOptions(screen.getByRole('combobox'), site);
    await screen.findByText('1 lookup · 1 thread · 0 requests', {}, { timeout: 10_000 });
    expect(await db.lookups.count()).toBe(1);
    await user.click(await button(`Forget ${site}`));
    await screen.findByText(`${site} is forgotten.`, {}, { timeout: 10_000 });
    expect([await db.lookups.count(), await db.threads.count()]).toEqual([0, 0]);
    expect(settings.value.formHosts).toEqual([]);
    expect(release.mock.calls).toEqual([[`*://${site}/*`]]);
  });

  test('everything wants the word to be written, and then nothing is left', async () => {
    const { db, user, forgetChoices } = await drawOptions();
    await db.lookups.put(aLookup([]));
    const forget = screen.getByRole<HTMLButtonElement>('button', { name: 'Forget everything' });
    const field = screen.getByRole('textbox', { name: /^To confirm, type/ });
    expect(forget.disabled).toBe(true);
    await user.type(field, 'forge');
    expect(forget.disabled).toBe(true);
    await user.type(field, '{Enter}');
    expect(await db.lookups.count()).toBe(1);
    await user.type(field, 't{Enter}');
    await screen.findByText('Everything is forgotten.', {}, { timeout: 10_000 });
    expect(await db.lookups.count()).toBe(0);
    expect(forgetChoices).toHaveBeenCalledOnce();
  });
});
