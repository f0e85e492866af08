import { signal } from '@preact/signals';
import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';

import {
  aLookup,
  aSource,
  aThread,
  anAnswer,
  drawPanel,
  now,
  ownCommunity,
  storeThreads,
} from './panel-stage';

const threeThreads = [aThread('a', { views: 30 }), aThread('b', { views: 20 }), aThread('c', { views: 10 })];

function lookupOf(...threadIds: string[]) {
  return aLookup([aSource({ threadIds })]);
}

function titles(): (string | null)[] {
  return screen
    .queryAllByRole('article')
    .map((card) => within(card).getByRole('heading', { level: 3 }).textContent);
}

async function addThread(
  db: Awaited<ReturnType<typeof drawPanel>>['db'],
  thread: ReturnType<typeof aThread>,
) {
  await storeThreads(db, [thread]);
  const lookup = await db.lookups.get('lookup-1');
  const ids = Object.values(lookup?.sources ?? {}).flatMap((source) => source.threadIds);
  await db.lookups.put(lookupOf(...ids, thread.id));
}

describe('the order of cards', () => {
  test('a later better answer waits behind "Show 1 more" and moves no row', async () => {
    const { db, user } = await drawPanel({ lookup: lookupOf('a', 'b', 'c'), threads: threeThreads });
    await screen.findByRole('heading', { name: 'Title of a' });
    const row = screen.getAllByRole('article')[0];
    await addThread(db, aThread('best', { views: 99 }));
    const more = await screen.findByRole('button', { name: 'Show 1 more' });
    expect(titles()).toEqual(['Title of a', 'Title of b', 'Title of c']);
    expect(screen.getAllByRole('article')[0]).toBe(row);
    await user.click(more);
    await waitFor(() =>
      expect(titles()).toEqual(['Title of best', 'Title of a', 'Title of b', 'Title of c']),
    );
    expect(screen.queryByRole('button', { name: /^Show 1 more/ })).toBeNull();
  });

  test('a later weaker answer is added below without a word', async () => {
    const { db } = await drawPanel({ lookup: lookupOf('a', 'b'), threads: threeThreads });
    await screen.findByRole('heading', { name: 'Title of b' });
    await addThread(db, aThread('weak', { views: 1 }));
    await waitFor(() => expect(titles()).toEqual(['Title of a', 'Title of b', 'Title of weak']));
    expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
  });

  test('cards whose order has changed stay until the reader sorts them', async () => {
    const { db, user } = await drawPanel({ lookup: lookupOf('a', 'b'), threads: threeThreads });
    await screen.findByRole('heading', { name: 'Title of b' });
    await storeThreads(db, [aThread('b', { views: 99 })]);
    const sort = await screen.findByRole('button', { name: 'Sort by what is known now' });
    expect(titles()).toEqual(['Title of a', 'Title of b']);
    await user.click(sort);
    await waitFor(() => expect(titles()).toEqual(['Title of b', 'Title of a']));
  });

  test('a community that asks for permission only after the first card stands below the cards', async () => {
    const { db } = await drawPanel({ lookup: lookupOf('a'), threads: threeThreads });
    const card = await screen.findByRole('article');
    const wanting = aSource({ community: ownCommunity, state: 'needs-permission' });
    await db.lookups.put(aLookup([wanting, aSource({ threadIds: ['a'] })]));
    const ask = await screen.findByRole('region', { name: 'forum.brewster.example: ask there?' });
    expect(card.compareDocumentPosition(ask) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  test('answers that came while the reader was in another tab stand in their places on return', async () => {
    const tabId = signal<number | null>(1);
    const { db } = await drawPanel({ lookup: lookupOf('a', 'b'), threads: threeThreads }, { tabId });
    await screen.findByRole('heading', { name: 'Title of a' });
    tabId.value = 2;
    await screen.findByRole('heading', { name: 'Open a help page, then press the icon' });
    await addThread(db, aThread('best', { views: 99 }));
    tabId.value = 1;
    await waitFor(() => expect(titles()).toEqual(['Title of best', 'Title of a', 'Title of b']));
    expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
  });

  test('another lookup of the tab starts with a clean list', async () => {
    const { db } = await drawPanel({ lookup: lookupOf('a'), threads: threeThreads });
    await screen.findByRole('heading', { name: 'Title of a' });
    await db.lookups.put({ ...lookupOf('b'), id: 'lookup-2', createdAt: now + 1 });
    await waitFor(() => expect(titles()).toEqual(['Title of b']));
  });
});

describe('a card', () => {
  test('credits the author, counts agreement in its community’s words and names the licence', async () => {
    const answer = anAnswer('x', {
      author: { name: null },
      agreement: { value: 3, unit: 'likes' },
      license: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
    });
    await drawPanel({ lookup: lookupOf('a'), threads: [aThread('a', { answers: [answer] })] });
    const card = await screen.findByRole('article');
    expect(within(card).getByText('deleted author')).toBeTruthy();
    expect(within(card).getByText('3 likes')).toBeTruthy();
    expect(within(card).getByText('last year')).toBeTruthy();
    expect(within(card).getByRole('link', { name: 'CC BY-SA 4.0' })).toBeTruthy();
  });

  test('says why it stands where it stands, in parts that add up', async () => {
    const { user } = await drawPanel({ lookup: lookupOf('a'), threads: threeThreads });
    await user.click(await screen.findByText('Why here'));
    const parts = within(await screen.findByRole('table'));
    expect(parts.getByRole('row', { name: 'Names E7 +1.50' })).toBeTruthy();
    expect(parts.getByRole('row', { name: '1 year old −0.25' })).toBeTruthy();
    expect(parts.getByRole('row', { name: 'Together +1.25' })).toBeTruthy();
  });

  test('warns of a closed question and of an old answer', async () => {
    const old = anAnswer('old', { postedAt: Date.parse('2015-06-01') });
    const threads = [aThread('a', { answers: [old], closedAs: 'duplicate' })];
    await drawPanel({ lookup: lookupOf('a'), threads });
    await screen.findByText('This question was closed: duplicate.');
    expect(screen.getByText('From 2015: it may be out of date.')).toBeTruthy();
  });

  test('opens to the whole answer and the thread’s others', async () => {
    const answers = [anAnswer('first'), anAnswer('second')];
    const threads = [aThread('a', { answers, answerCount: 4 })];
    const { user } = await drawPanel({ lookup: lookupOf('a'), threads });
    await user.click(await screen.findByRole('button', { name: 'Read whole' }));
    await screen.findByRole('heading', { name: '3 other answers' });
    expect(screen.getByText('Author of second')).toBeTruthy();
    expect(screen.getByRole('link', { name: '2 more at the source' })).toBeTruthy();
    await waitFor(() => expect(screen.getAllByText('descale')).toHaveLength(2));
  });

  test('has no link when its address is not http(s)', async () => {
    const answer = anAnswer('bad', {
      url: 'javascript:alert(1)',
      author: { name: 'Eve', url: 'data:text/html,x' },
    });
    const { view } = await drawPanel({
      lookup: lookupOf('a'),
      threads: [aThread('a', { answers: [answer] })],
    });
    const card = await screen.findByRole('article');
    expect(within(card).queryByRole('link')).toBeNull();
    expect(view.container.querySelector('[href^="javascript"], [href^="data"]')).toBeNull();
  });

  test('copies the address of the very answer', async () => {
    const { user } = await drawPanel({ lookup: lookupOf('a'), threads: threeThreads });
    await user.click(await screen.findByRole('button', { name: 'Share' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy link' }));
    await screen.findByText('Link copied.');
    expect(await navigator.clipboard.readText()).toMatch(/^https:\/\/kitchen\.example\/a\/answer-a#:~:text=/);
  });
});

describe('keys', () => {
  test('j, k, p, o and Enter work from a card', async () => {
    const { db, user, view } = await drawPanel({ lookup: lookupOf('a', 'b', 'c'), threads: threeThreads });
    const opened = vi.fn<(href: string) => void>();
    view.container.addEventListener('click', (event) => {
      if (!(event.target instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      opened(event.target.href.replace(/#.*/, ''));
    });
    (await screen.findByRole('button', { name: 'Title of a' })).focus();
    await user.keyboard('jjk');
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Title of b' })),
    );
    await user.keyboard('{ArrowDown}o');
    expect(opened.mock.calls).toEqual([['https://kitchen.example/a/answer-c']]);
    await user.keyboard('p');
    await waitFor(async () => expect(await db.pins.toCollection().primaryKeys()).toEqual(['answer-c']));
    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: 'Fold' });
  });

  test('the slash leads to the question; in it, keys only write', async () => {
    const { user, openTab } = await drawPanel({ lookup: lookupOf('a'), threads: threeThreads });
    await screen.findByRole('heading', { name: 'Title of a' });
    await user.keyboard('/');
    const question = screen.getByRole('textbox', { name: 'Question' });
    await waitFor(() => expect(document.activeElement).toBe(question));
    await user.keyboard(' o/p');
    expect((question as HTMLTextAreaElement).value).toBe('Kettle shows E7 and stays cold o/p');
    expect(openTab).not.toHaveBeenCalled();
  });
});

describe('the question', () => {
  test('is asked again as edited, without the words that were taken out of it', async () => {
    const { user, send } = await drawPanel({ lookup: lookupOf('a'), threads: threeThreads });
    const ask = await screen.findByRole('button', { name: 'Ask again' });
    expect((ask as HTMLButtonElement).disabled).toBe(true);
    const question = screen.getByRole('textbox', { name: 'Question' });
    await user.clear(question);
    await user.type(question, 'Kettle shows E7 after descaling');
    await user.clear(screen.getByRole('textbox', { name: 'Brand' }));
    await user.click(screen.getByRole('button', { name: 'Remove kettle' }));
    await user.type(screen.getByRole('textbox', { name: 'Add a word' }), 'limescale{Enter}');
    await user.click(ask);
    const [name, request] = send.mock.calls[0] ?? [];
    expect(name).toBe('lookup:ask');
    expect(request).toMatchObject({
      tabId: 1,
      topic: {
        question: 'Kettle shows E7 after descaling',
        product: 'Kettle 9',
        terms: ['limescale'],
        codes: ['E7'],
      },
    });
    expect(request).not.toHaveProperty('topic.brand');
  });

  test('goes back to what the page said on a press', async () => {
    const { user } = await drawPanel({ lookup: lookupOf('a'), threads: threeThreads });
    await user.type(await screen.findByRole('textbox', { name: 'Product' }), ' XL');
    await user.click(screen.getByRole('button', { name: 'Undo changes' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Product' }).value).toBe('Kettle 9');
  });

  test('a command that fails is told with its reason', async () => {
    const send = () => Promise.reject(new Error('the worker is gone'));
    const { user } = await drawPanel({ lookup: lookupOf('a'), threads: threeThreads }, { send });
    await user.type(await screen.findByRole('textbox', { name: 'Question' }), '!');
    await user.click(screen.getByRole('button', { name: 'Ask again' }));
    await screen.findByText('That did not work: the worker is gone');
  });
});
