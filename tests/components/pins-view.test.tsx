import axe from 'axe-core';
import { render, screen, waitFor, within } from '@testing-library/preact';
import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';

import { PinsBeside } from '@/components/PinsBeside';
import type { PinChange, PinRow } from '@/storage/db';

import { aDraftArea, aPin, drawLibrary, scrollToEnd } from './library-stage';
import { anAnswer, now } from './panel-stage';

function titles(): string[] {
  return [...document.querySelectorAll('article h3')].map((title) => title.textContent);
}

function card(id: string): ReturnType<typeof within> {
  const found = screen.getByText(`Title of ${id}`, { selector: 'button' }).closest('article');
  if (found === null) throw new Error(`No card of ${id}`);
  return within(found);
}

async function until(titlesShown: string[]): Promise<void> {
  await waitFor(() => expect(titles()).toEqual(titlesShown.map((id) => `Title of ${id}`)));
}

function changed(change: PinChange): Partial<PinRow> {
  return { check: { at: now, changes: [change] } };
}

describe('finding a pin', () => {
  test('what is typed narrows the list to pins that hold it, in their notes and tags, too', async () => {
    const { user } = await drawLibrary([
      aPin('plain'),
      aPin('noted', { note: 'Only with vinegar' }),
      aPin('tagged', { tags: ['Vinegar trick'] }),
    ]);
    await until(['plain', 'noted', 'tagged']);
    await user.type(screen.getByRole('searchbox', { name: 'Search your pins' }), 'vinegar');
    await until(['noted', 'tagged']);
    expect(screen.getByText('2 of 3 pins')).toBeTruthy();
  });

  test('when nothing matches, one press shows everything again', async () => {
    const { user } = await drawLibrary([aPin('a')]);
    await until(['a']);
    await user.type(screen.getByRole('searchbox'), 'zeppelin');
    await screen.findByText('No pin matches.');
    await user.click(screen.getByRole('button', { name: 'Show all pins' }));
    await until(['a']);
  });

  test('a filter says how many pins it would leave, and can be taken out while the filters are folded', async () => {
    const { user } = await drawLibrary([aPin('a', { tags: ['descale'] }), aPin('b')]);
    await until(['a', 'b']);
    await user.click(screen.getByRole('button', { name: 'Filter and sort' }));
    await user.selectOptions(screen.getByLabelText('Tag'), 'descale (1)');
    await until(['a']);
    await user.click(screen.getByRole('button', { name: 'Filter and sort' }));
    await user.click(screen.getByRole('button', { name: 'Remove descale' }));
    await until(['a', 'b']);
  });

  test('only what is near is drawn; more comes as the end is reached, and by the button', async () => {
    const ids = Array.from({ length: 100 }, (_, place) => `p${place}`);
    const { user } = await drawLibrary(ids.map((id) => aPin(id)));
    await screen.findByText('100 pins');
    await waitFor(() => expect(titles().length).toBeGreaterThan(0));
    const first = titles().length;
    expect(first).toBeLessThan(50);
    scrollToEnd();
    await waitFor(() => expect(titles().length).toBeGreaterThan(first));
    const second = titles().length;
    await user.click(screen.getByRole('button', { name: `Show ${100 - second} more` }));
    await waitFor(() => expect(titles().length).toBeGreaterThan(second));
  });

  test('without any pin the view says what a pin is good for', async () => {
    await drawLibrary([]);
    await screen.findByText(/Nothing pinned yet/);
    expect(screen.queryByRole('searchbox')).toBeNull();
  });
});

describe('a note', () => {
  test('is kept when the field is left, and stands on the closed pin', async () => {
    const { db, user, draftArea } = await drawLibrary([aPin('a')]);
    await until(['a']);
    await user.click(card('a').getByRole('button', { name: 'Write a note' }));
    const field = await screen.findByLabelText('Your note');
    expect(document.activeElement).toBe(field);
    await user.type(field, 'Twice, with vinegar');
    await user.tab();
    await waitFor(async () => expect((await db.pins.get('a'))?.note).toBe('Twice, with vinegar'));
    await waitFor(() => expect(draftArea.kept.size).toBe(0));
    await user.click(card('a').getByRole('button', { name: 'Fold' }));
    expect(card('a').getByText('Twice, with vinegar')).toBeTruthy();
  });

  test('that was being typed when its page went is there when the library is opened again', async () => {
    const { user, draftArea } = await drawLibrary([aPin('a')]);
    await until(['a']);
    await user.click(card('a').getByRole('button', { name: 'Write a note' }));
    await user.type(await screen.findByLabelText('Your note'), 'Half a senten');
    const left = aDraftArea(draftArea.kept);
    const { db } = await drawLibrary([aPin('a')], left);
    await waitFor(async () => expect((await db.pins.get('a'))?.note).toBe('Half a senten'));
    await waitFor(() => expect(left.kept.size).toBe(0));
  });
});

describe('what a reader says of a pin', () => {
  test('tags are added and taken out, and those of other pins are offered', async () => {
    const { db, user, view } = await drawLibrary([aPin('a'), aPin('b', { tags: ['descale'] })]);
    await until(['a', 'b']);
    await user.click(card('a').getByRole('button', { name: 'Edit tags' }));
    const field = await screen.findByLabelText('Add tag');
    expect(document.activeElement).toBe(field);
    const offered = [...view.container.querySelectorAll('datalist option')];
    expect(offered.map((option) => option.textContent)).toEqual(['descale']);
    await user.type(field, 'kettle{Enter}');
    await waitFor(async () => expect((await db.pins.get('a'))?.tags).toEqual(['kettle']));
    await user.click(await screen.findByRole('button', { name: 'Remove kettle' }));
    await waitFor(async () => expect((await db.pins.get('a'))?.tags ?? []).toEqual([]));
  });

  test('whether it helped is kept, and the same word again takes it back', async () => {
    const { db, user } = await drawLibrary([aPin('a')]);
    await until(['a']);
    await user.click(card('a').getByRole('button', { name: 'Read whole' }));
    await user.click(card('a').getByRole('button', { name: 'It helped' }));
    await waitFor(async () => expect((await db.feedback.get('a'))?.verdict).toBe('helped'));
    await waitFor(() =>
      expect(card('a').getByRole('button', { name: 'It helped' }).getAttribute('aria-pressed')).toBe('true'),
    );
    await user.click(card('a').getByRole('button', { name: 'It helped' }));
    await waitFor(async () => expect(await db.feedback.count()).toBe(0));
  });

  test('selected words are marked in the text, stay marked, and can be unmarked', async () => {
    const { db, user } = await drawLibrary([aPin('a')]);
    await until(['a']);
    await user.click(card('a').getByRole('button', { name: 'Read whole' }));
    const bold = await card('a').findByText('descale');
    select(bold);
    await user.click(await card('a').findByRole('button', { name: 'Mark it' }));
    const text = anAnswer('a').text;
    const start = text.indexOf('descale');
    await waitFor(async () =>
      expect((await db.pins.get('a'))?.highlights).toEqual([{ start, end: start + 'descale'.length }]),
    );
    await waitFor(() => expect(card('a').getByText('descale', { selector: 'mark' })).toBeTruthy());
    await user.click(card('a').getByRole('button', { name: 'Remove the mark from “descale”' }));
    await waitFor(() => expect(card('a').queryByText('descale', { selector: 'mark' })).toBeNull());
    expect((await db.pins.get('a'))?.highlights ?? []).toEqual([]);
  });
});

/** Selects all words of an element, as a reader would with the mouse. */
function select(element: Element): void {
  document.getSelection()?.selectAllChildren(element);
  document.dispatchEvent(new Event('selectionchange'));
}

describe('a pin that has changed at its source', () => {
  const edited: PinChange = {
    kind: 'edited',
    html: '<p>Whole text of a: rinse the kettle.</p>',
    text: 'Whole text of a: rinse the kettle.',
  };

  test('says so quietly, and shows which words went and which came', async () => {
    const { user } = await drawLibrary([aPin('a', changed(edited)), aPin('b')]);
    await until(['a', 'b']);
    expect(screen.getAllByText('Changed at the source', { selector: 'summary' })).toHaveLength(1);
    await user.click(screen.getByText('Changed at the source', { selector: 'summary' }));
    expect(await screen.findByText('descale', { selector: 'del' })).toBeTruthy();
    expect(screen.getByText('rinse', { selector: 'ins' })).toBeTruthy();
  });

  test('takes the new text when the reader wants it', async () => {
    const { db, user } = await drawLibrary([aPin('a', changed(edited))]);
    await until(['a']);
    await user.click(screen.getByText('Changed at the source', { selector: 'summary' }));
    await user.click(await screen.findByRole('button', { name: 'Take the new text' }));
    await waitFor(async () => expect((await db.pins.get('a'))?.answer.text).toBe(edited.text));
    await waitFor(() =>
      expect(screen.queryByText('Changed at the source', { selector: 'summary' })).toBeNull(),
    );
  });

  test('stays as it was kept when the reader wants that, and is not marked any more', async () => {
    const { db, user } = await drawLibrary([aPin('a', changed({ kind: 'deleted' }))]);
    await until(['a']);
    await user.click(screen.getByText('Changed at the source', { selector: 'summary' }));
    await screen.findByText('The answer is gone from its source. Your copy stays.');
    await user.click(screen.getByRole('button', { name: 'Understood' }));
    await waitFor(() =>
      expect(screen.queryByText('Changed at the source', { selector: 'summary' })).toBeNull(),
    );
    expect((await db.pins.get('a'))?.answer.text).toBe(anAnswer('a').text);
  });
});

describe('many at once', () => {
  test('a tag goes to all chosen pins, a press with Shift chooses all between', async () => {
    const { db, user } = await drawLibrary(['a', 'b', 'c', 'd'].map((id) => aPin(id)));
    await until(['a', 'b', 'c', 'd']);
    await user.click(screen.getByRole('checkbox', { name: 'Choose Title of a' }));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('checkbox', { name: 'Choose Title of c' }));
    await user.keyboard('{/Shift}');
    await screen.findByText('3 chosen');
    const bar = within(screen.getByRole('region', { name: 'Chosen pins' }));
    await user.type(bar.getByRole('combobox', { name: 'Add or remove a tag' }), 'weekend{Enter}');
    await waitFor(async () =>
      expect((await db.pins.toArray()).map(({ id, tags = [] }) => [id, tags])).toEqual([
        ['a', ['weekend']],
        ['b', ['weekend']],
        ['c', ['weekend']],
        ['d', []],
      ]),
    );
  });

  test('all that were found are unpinned, and come back with Undo as they were', async () => {
    const pins = [aPin('a', { note: 'First' }), aPin('b'), aPin('other')];
    const { db, user } = await drawLibrary(pins);
    await until(['a', 'b', 'other']);
    await user.click(screen.getByRole('checkbox', { name: 'Choose Title of a' }));
    await user.click(await screen.findByRole('button', { name: 'Choose all 3 found' }));
    await screen.findByText('3 chosen');
    const bar = within(screen.getByRole('region', { name: 'Chosen pins' }));
    await user.click(bar.getByRole('button', { name: 'Unpin' }));
    await waitFor(async () => expect(await db.pins.count()).toBe(0));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await until(['a', 'b', 'other']);
    expect((await db.pins.get('a'))?.note).toBe('First');
  });
});

describe('the keyboard', () => {
  test('goes on at the next pin when the one it was on is unpinned', async () => {
    const { user } = await drawLibrary(['a', 'b', 'c'].map((id) => aPin(id)));
    await until(['a', 'b', 'c']);
    card('b').getByRole('button', { name: 'Unpin' }).focus();
    await user.keyboard('{Enter}');
    await until(['a', 'c']);
    expect(document.activeElement?.textContent).toBe('Title of c');
  });
});

test('pins of another machine are listed by their title, and fetched on a press', async () => {
  const { db, send, user } = await drawLibrary([aPin('a')]);
  await db.pinReferences.put({
    id: 'far',
    url: 'https://kitchen.example/a/far',
    title: 'Far away',
    communityId: 'stack-exchange:kitchen',
    pinnedAt: now,
  });
  await user.click(await screen.findByText('1 pin on another of your machines'));
  expect(screen.getByRole('link', { name: 'Far away' }).getAttribute('href')).toBe(
    'https://kitchen.example/a/far',
  );
  await user.click(screen.getByRole('button', { name: 'Fetch it' }));
  expect(send.mock.calls).toEqual([['pin:fetch', { id: 'far' }]]);
});

test('the library, with a pin opened, filters unfolded and pins chosen, breaks no accessibility rule', async () => {
  const marked = { start: 0, end: 5 };
  const { view, user } = await drawLibrary([
    aPin('a', { tags: ['x'], note: 'n', highlights: [marked], ...changed({ kind: 'deleted' }) }),
    aPin('b', { tags: ['y'], note: 'n' }),
  ]);
  await until(['a', 'b']);
  await user.click(screen.getByRole('button', { name: 'Filter and sort' }));
  await user.click(card('a').getByRole('button', { name: 'Read whole' }));
  await user.click(screen.getByText('Changed at the source', { selector: 'summary' }));
  await user.click(screen.getByRole('checkbox', { name: 'Choose Title of b' }));
  await screen.findByText('1 chosen');
  await card('a').findByText('descale');
  const { violations } = await axe.run(view.container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
});

describe('beside a page', () => {
  const page = 'https://help.brewster.example/e7';

  async function drawBeside(pins: PinRow[], pageKey: string) {
    const { db, user } = await drawLibrary(pins);
    document.body.replaceChildren();
    const model = {
      database: () => db,
      place: signal({ pageKey }),
      now: () => now,
      showView: () => undefined,
    };
    return { db, user, view: render(<PinsBeside model={model} />) };
  }

  test('what was kept there comes back, with the reader’s note and whether it helped', async () => {
    const { db, user } = await drawBeside([aPin('a', { pageKey: page, note: 'Twice' }), aPin('b')], page);
    await db.feedback.put({
      answerId: 'a',
      threadId: 'thread-a',
      communityId: 'stack-exchange:kitchen',
      verdict: 'helped',
      saidAt: now,
    });
    await user.click(await screen.findByText('You kept 1 answer for this page'));
    expect(screen.getByText('Title of a')).toBeTruthy();
    expect(screen.getByText('Twice')).toBeTruthy();
    await screen.findByText(/It helped/);
    await user.click(screen.getByRole('button', { name: 'Read whole' }));
    await screen.findByText('descale');
  });

  test('nothing stands there when nothing was kept for this page', async () => {
    const { view, db } = await drawBeside([aPin('a', { pageKey: 'https://other.example/' })], page);
    await db.pins.count();
    expect(view.container.textContent).toBe('');
  });
});
