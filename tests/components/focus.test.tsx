import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';

import { aLookup, aSource, drawPanel } from './panel-stage';

/** Where the keyboard is after a press took its own button away. */
function focused(): string {
  return document.activeElement?.tagName ?? '';
}

describe('the keyboard stays in the view when the pressed button goes', () => {
  test('a word is taken out of the question', async () => {
    const { user } = await drawPanel({ lookup: aLookup([aSource()]) });
    await user.click(await screen.findByText('Edit'));
    await user.click(await screen.findByRole('button', { name: 'Remove E7' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove E7' })).toBeNull());
    expect(focused()).toBe('MAIN');
  });

  test('a failed community is asked again', async () => {
    const failed = aSource({ state: 'failed', problem: { code: 'unavailable', message: 'down' } });
    const { db, user } = await drawPanel({ lookup: aLookup([failed]) });
    await screen.findByRole('heading', { name: 'No community could be reached' });
    const [again] = screen.getAllByRole('button', { name: 'Try again' });
    if (again) await user.click(again);
    await db.lookups.put(aLookup([aSource({ state: 'asking' })], { state: 'asking' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull());
    expect(focused()).toBe('MAIN');
  });

  test('the list of what was sent is cleared', async () => {
    const { db, user } = await drawPanel({});
    await db.ledger.add({
      id: 1,
      at: 1,
      host: 'api.example',
      url: 'https://api.example/search',
      text: 'kettle',
      why: 'search',
      outcome: 'ok',
    });
    await user.click(screen.getByRole('button', { name: 'Sent' }));
    await user.click(await screen.findByRole('button', { name: /Clear/ }));
    expect(focused()).toBe('MAIN');
    await user.click(screen.getByRole('button', { name: /Clear/ }));
    await waitFor(async () => expect(await db.ledger.count()).toBe(0));
    await waitFor(() => expect(screen.queryByRole('button', { name: /Clear/ })).toBeNull());
    expect(focused()).toBe('MAIN');
  });
});
