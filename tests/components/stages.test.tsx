import { signal } from '@preact/signals';
import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';

import {
  aLookup,
  aSource,
  aThread,
  aTopic,
  anAnswer,
  drawPanel,
  now,
  openSources,
  ownCommunity,
} from './panel-stage';

const { topic: _topic, ...withoutTopic } = aLookup([]);

describe('before anything was asked', () => {
  test('without a lookup the panel says which icon to press, and where', async () => {
    await drawPanel();
    await screen.findByRole('heading', { name: 'Open a help page, then press the icon' });
    expect(screen.getByRole('textbox', { name: 'Question' })).toBeTruthy();
  });

  test('a page being read is announced', async () => {
    await drawPanel({ lookup: { ...withoutTopic, state: 'reading' } });
    expect(await screen.findAllByText('Reading this page…')).not.toHaveLength(0);
  });

  test('a page that is no help page shows why, and can be asked about all the same', async () => {
    const lookup = aLookup([], { state: 'not-support' });
    lookup.page?.verdict.signals.push({ id: 'shop', text: 'has a shopping cart', weight: -0.5 });
    const { send, user } = await drawPanel({ lookup });
    await screen.findByRole('heading', { name: 'This does not look like a help page' });
    expect(screen.getByText('has a shopping cart')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Ask peers' }));
    expect(send).toHaveBeenCalledWith('lookup:ask', { tabId: 1, topic: aTopic });
  });

  test.each([
    ['browser-page', 'This page belongs to the browser'],
    ['no-access', 'This page could not be read'],
    ['not-html', 'This is a file, not a web page'],
    ['no-question', 'No question found on this page'],
  ] as const)('a page that is unreadable (%s) says so and offers own words', async (refusal, title) => {
    await drawPanel({ lookup: { ...withoutTopic, state: 'unreadable', refusal } });
    await screen.findByRole('heading', { name: title });
    expect(screen.getByRole('heading', { name: 'Ask in your own words' })).toBeTruthy();
  });
});

describe('while and after asking', () => {
  test('nothing is claimed to be missing while a source is still asking', async () => {
    await drawPanel({ lookup: aLookup([aSource({ state: 'asking' })], { state: 'asking' }) });
    expect(await screen.findAllByText('Asking communities…')).not.toHaveLength(0);
    expect(screen.queryByText('Nobody seems to have answered this yet')).toBeNull();
  });

  test('when nobody knows, each community can be searched or asked on its own site', async () => {
    const links = { search: 'https://kitchen.example/search?q=kettle', ask: 'https://kitchen.example/ask' };
    await drawPanel({ lookup: aLookup([aSource({ links })]) });
    await screen.findByRole('heading', { name: 'Nobody seems to have answered this yet' });
    const search = screen.getByRole('link', { name: 'Search there' });
    expect(search.getAttribute('href')).toBe('https://kitchen.example/search?q=kettle');
    expect(screen.getByRole('link', { name: 'Ask there' }).getAttribute('href')).toBe(
      'https://kitchen.example/ask',
    );
  });

  test('when every source failed, it is not called "no answers", and all can be tried again', async () => {
    const problem = { code: 'timeout' as const, message: 'slow' };
    const { send, user } = await drawPanel({ lookup: aLookup([aSource({ state: 'failed', problem })]) });
    await screen.findByRole('heading', { name: 'No community could be reached' });
    await user.click(screen.getAllByRole('button', { name: 'Try again' }).at(-1) ?? document.body);
    expect(send).toHaveBeenCalledWith('lookup:retry', { lookupId: 'lookup-1' });
  });

  test('when every source asks for a pause, the panel says until when and offers no press that would be in vain', async () => {
    const problem = { code: 'throttled' as const, message: '', retryAt: now + 60_000 };
    await drawPanel({ lookup: aLookup([aSource({ state: 'limited', problem })]) });
    await screen.findByRole('heading', { name: 'The communities ask for a pause' });
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  test('without a connection the panel says so instead of blaming the communities', async () => {
    const problem = { code: 'offline' as const, message: '' };
    const lookup = aLookup([aSource({ state: 'failed', problem })]);
    await drawPanel({ lookup }, { isOnline: signal(false) });
    await screen.findByRole('heading', { name: 'You are offline' });
  });

  test('a lookup without any community says what may help', async () => {
    await drawPanel({ lookup: aLookup([]) });
    await screen.findByRole('heading', { name: 'No community fits yet' });
  });
});

describe('sources', () => {
  test('a throttled source shows when it may be asked again', async () => {
    const retryAt = now + 5 * 60_000;
    const limited = aSource({ state: 'limited', problem: { code: 'throttled', message: '', retryAt } });
    const answered = aSource({ community: ownCommunity, threadIds: ['one'] });
    await openSources(await drawPanel({ lookup: aLookup([limited, answered]), threads: [aThread('one')] }));
    const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(retryAt);
    await screen.findByText(`It wants a pause. It may be asked again at ${time}, and will be, by itself.`);
  });

  test('a failed source says why and can be tried again alone', async () => {
    const failed = aSource({
      community: ownCommunity,
      state: 'failed',
      problem: { code: 'changed', message: '' },
    });
    const answered = aSource({ threadIds: ['one'] });
    const { send, user } = await drawPanel({
      lookup: aLookup([failed, answered]),
      threads: [aThread('one')],
    });
    await openSources({ user });
    await screen.findByText('It answered in a way that we do not understand.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(send).toHaveBeenCalledWith('lookup:retry', { lookupId: 'lookup-1', communityId: ownCommunity.id });
  });

  test('Allow asks the browser for that one origin, and then the source', async () => {
    const wanting = aSource({ community: ownCommunity, state: 'needs-permission' });
    const { send, requestAccess, user } = await drawPanel({ lookup: aLookup([wanting]) });
    const ask = await screen.findByRole('region', { name: 'forum.brewster.example: ask there?' });
    await user.click(within(ask).getByRole('button', { name: 'Allow' }));
    expect(requestAccess).toHaveBeenCalledWith('https://forum.brewster.example');
    expect(send).toHaveBeenCalledWith('lookup:retry', { lookupId: 'lookup-1', communityId: ownCommunity.id });
  });

  test('when the browser is not allowed to, the source is not asked', async () => {
    const wanting = aSource({ community: ownCommunity, state: 'needs-permission' });
    const refuse = { requestAccess: () => Promise.resolve(false) };
    const { send, user } = await drawPanel({ lookup: aLookup([wanting]) }, refuse);
    const ask = await screen.findByRole('region', { name: 'forum.brewster.example: ask there?' });
    await user.click(within(ask).getByRole('button', { name: 'Allow' }));
    await screen.findByText('Brewster forum was not asked: the browser was not allowed to reach it.');
    expect(send).not.toHaveBeenCalled();
  });

  test('Not now is remembered, and can be taken back', async () => {
    const wanting = aSource({ community: ownCommunity, state: 'needs-permission' });
    const { db, user } = await drawPanel({ lookup: aLookup([wanting]) });
    await user.click(await screen.findByRole('button', { name: 'Not now' }));
    await openSources({ user });
    await screen.findByRole('button', { name: 'Ask it after all' });
    expect((await db.lookups.get('lookup-1'))?.sources[ownCommunity.id]?.state).toBe('declined');
  });

  test('the words each source was sent stand there exactly', async () => {
    const lookup = aLookup([aSource({ threadIds: ['one'] })]);
    await openSources(await drawPanel({ lookup, threads: [aThread('one')] }));
    expect(await screen.findByText('kettle 9 e7 cold')).toBeTruthy();
    expect(screen.getAllByText('1 answer from 1 of 1 community')).not.toHaveLength(0);
  });

  test('what redaction cut is told', async () => {
    const queries = [{ text: 'kettle', mode: 'words' as const, cut: ['reference' as const] }];
    await drawPanel({ lookup: aLookup([aSource({ queries })]) });
    await screen.findByText('Cut before sending: an order, account or serial number.');
  });
});

describe('beside a company', () => {
  test('the panel says that it is not the company, and keeps its own route at hand', async () => {
    await drawPanel({ lookup: aLookup([aSource()]) });
    await screen.findByText(/Unofficial: answers of peers, not by Brewster\./);
    const route = screen.getByRole('link', { name: 'Their own support' });
    expect(route.getAttribute('href')).toBe('https://help.brewster.example/contact');
  });

  test('an answer by staff is marked as official, and who accepted it is said', async () => {
    const answer = anAnswer('staff', { author: { name: 'Kim', isStaff: true }, acceptedBy: 'asker' });
    const threads = [aThread('one', { answers: [answer] })];
    await drawPanel({ lookup: aLookup([aSource({ threadIds: ['one'] })]), threads });
    await screen.findByText('Official');
    expect(screen.getByText('Accepted by the asker')).toBeTruthy();
  });
});

describe('searching again with other words', () => {
  test('is one press where nobody knew, and beside the words that were sent', async () => {
    const { send, user } = await drawPanel({ lookup: aLookup([aSource()]) });
    await screen.findByRole('heading', { name: 'Nobody seems to have answered this yet' });
    const [press] = await screen.findAllByRole('button', { name: 'Search again with other words' });
    if (press) await user.click(press);
    expect(send).toHaveBeenCalledExactlyOnceWith('lookup:search-again', { lookupId: 'lookup-1' });
  });

  test('says so when no other words are left', async () => {
    await openSources(await drawPanel({ lookup: aLookup([aSource({ isOutOfWords: true })]) }));
    const lines = () => screen.getAllByText('There are no other words left to search with.');
    await waitFor(() => expect(lines()).toHaveLength(2));
    expect(screen.queryByRole('button', { name: 'Search again with other words' })).toBeNull();
  });
});
