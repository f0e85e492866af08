import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';

import type { PanelDeps } from '@/components/models/PanelModel';

import { aLookup, aSource, aThread, anAnswer, drawPanel, rankByViews } from './panel-stage';

const rows = {
  lookup: aLookup([aSource({ threadIds: ['a', 'b'] })]),
  threads: [
    aThread('a', { views: 20, answers: [anAnswer('first'), anAnswer('second')] }),
    aThread('b', { views: 10 }),
  ],
};

async function openCard(name: string, parts: Partial<PanelDeps> = {}) {
  const stage = await drawPanel(rows, parts);
  await stage.user.click(await screen.findByRole('button', { name }));
  await screen.findAllByRole('group', { name: 'Did it help?' });
  return stage;
}

function verdictButton(name: string, place = 0): HTMLElement {
  const group = screen.getAllByRole('group', { name: 'Did it help?' })[place];
  if (group === undefined) throw new Error('nobody asks whether it helped');
  return within(group).getByRole('button', { name });
}

describe('saying whether an answer helped', () => {
  test('is kept, shown as pressed, and taken back by the same press', async () => {
    const { db, user } = await openCard('Title of a');
    await user.click(verdictButton('It helped'));
    await waitFor(() => expect(verdictButton('It helped').getAttribute('aria-pressed')).toBe('true'));
    expect(await db.feedback.get('first')).toMatchObject({ verdict: 'helped', threadId: 'a' });
    expect(screen.getByText(/on this device only/)).toBeTruthy();
    await user.click(verdictButton('It helped'));
    await waitFor(() => expect(verdictButton('It helped').getAttribute('aria-pressed')).toBe('false'));
    expect(await db.feedback.count()).toBe(0);
  });

  test('changes one’s mind in one press', async () => {
    const { db, user } = await openCard('Title of a');
    await user.click(verdictButton('It helped'));
    await waitFor(() => expect(verdictButton('It helped').getAttribute('aria-pressed')).toBe('true'));
    await user.click(verdictButton('It did not'));
    await waitFor(() => expect(verdictButton('It did not').getAttribute('aria-pressed')).toBe('true'));
    expect(verdictButton('It helped').getAttribute('aria-pressed')).toBe('false');
    expect(await db.feedback.toArray()).toMatchObject([{ answerId: 'first', verdict: 'did-not-help' }]);
  });

  test('works for the other answers of the thread too', async () => {
    const { db, user } = await openCard('Title of a');
    await user.click(verdictButton('It did not', 1));
    await waitFor(async () => expect(await db.feedback.get('second')).toBeDefined());
    expect(verdictButton('It did not', 0).getAttribute('aria-pressed')).toBe('false');
  });

  test('reaches the ranking, and no row moves under the reader', async () => {
    const seen: string[][] = [];
    const { user } = await openCard('Title of a', {
      rank: async (topic, threads, { feedback }) => {
        seen.push([...feedback].map((pair) => pair.join(' ')));
        const cards = await rankByViews(topic, threads);
        return feedback.get('first') === 'did-not-help' ? cards.toReversed() : cards;
      },
    });
    await user.click(verdictButton('It did not'));
    const sort = await screen.findByRole('button', { name: /Sort/i });
    expect(seen.at(-1)).toEqual(['first did-not-help']);
    const titles = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    expect(titles()).toEqual(['Title of a', 'Title of b']);
    await user.click(sort);
    await waitFor(() => expect(titles()).toEqual(['Title of b', 'Title of a']));
  });
});
