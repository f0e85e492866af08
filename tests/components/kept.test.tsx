import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';

import type { LedgerRow } from '@/storage/db';

import { aLookup, aSource, aThread, drawPanel, now } from './panel-stage';

const rows = () => ({ lookup: aLookup([aSource({ threadIds: ['a'] })]), threads: [aThread('a')] });

describe('pins', () => {
  test('a pinned answer is kept whole, and is still there when the cache is gone', async () => {
    const { db, user } = await drawPanel(rows());
    await user.click(await screen.findByRole('button', { name: 'Pin' }));
    await screen.findByRole('button', { name: 'Unpin' });
    await db.threads.clear();
    await user.click(screen.getByRole('button', { name: /^Pins/ }));
    const card = await screen.findByRole('article');
    expect(within(card).getByRole('heading', { name: 'Title of a' })).toBeTruthy();
    await user.click(within(card).getByRole('button', { name: 'Read whole' }));
    await within(card).findByText('descale');
  });

  test('an unpinned answer comes back with Undo, as it was', async () => {
    const { db, user } = await drawPanel(rows());
    await user.click(await screen.findByRole('button', { name: 'Pin' }));
    await user.click(await screen.findByRole('button', { name: 'Unpin' }));
    await waitFor(async () => expect(await db.pins.count()).toBe(0));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByRole('button', { name: 'Unpin' });
    expect(await db.pins.get('answer-a')).toMatchObject({ pinnedAt: now, thread: { title: 'Title of a' } });
  });

  test('without a pin the list says what pinning does', async () => {
    const { user } = await drawPanel();
    await user.click(screen.getByRole('button', { name: 'Pins' }));
    await screen.findByText(/Nothing pinned yet/);
  });
});

describe('what was sent', () => {
  const row = {
    at: now,
    host: 'api.kitchen.example',
    url: 'https://api.kitchen.example/search?q=cold+kettle',
  };

  test('each request stands there with its host, exact words, reason and outcome', async () => {
    const { db, user } = await drawPanel();
    const added = { ...row, text: 'cold kettle', why: 'search', outcome: 'throttled' } satisfies Omit<
      LedgerRow,
      'id'
    >;
    await db.ledger.add(added);
    await user.click(screen.getByRole('button', { name: 'Sent' }));
    const line = within(await screen.findByRole('listitem'));
    expect(line.getByText('api.kitchen.example')).toBeTruthy();
    expect(line.getByText('cold kettle')).toBeTruthy();
    expect(line.getByText('Search · It wants fewer requests for a while.')).toBeTruthy();
    expect(line.getByText(row.url)).toBeTruthy();
  });

  test('the list is cleared only after a second yes', async () => {
    const { db, user } = await drawPanel();
    await db.ledger.add({ ...row, text: '', why: 'answers', outcome: 'ok' });
    await user.click(screen.getByRole('button', { name: 'Sent' }));
    await user.click(await screen.findByRole('button', { name: 'Clear the list' }));
    expect(await db.ledger.count()).toBe(1);
    await user.click(screen.getByRole('button', { name: 'Clear it' }));
    await screen.findByText('Nothing has been sent.');
    expect(await db.ledger.count()).toBe(0);
  });
});
