import { effect } from '@preact/signals';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { PinsModel } from '@/components/models/PinsModel';
import { openDb, type PinRow } from '@/storage/db';
import { editPins } from '@/storage/pin-edits';
import { allPins, pinAnswer, pinTables, putPins, unpinAnswers } from '@/storage/pins';

import { aPin } from '../storage/a-pin';

const now = 50_000;
const enders: (() => Promise<void>)[] = [];
const soon = { interval: 4, timeout: 3000 };

afterEach(async () => {
  for (const end of enders.splice(0)) await end();
});

/** A library of these pins, looked at by somebody. */
async function library(pins: PinRow[] = []) {
  const db = openDb(`library-${crypto.randomUUID()}`);
  await db.transaction('rw', pinTables(db), async () => putPins(db, pins, 1));
  const told: { text: string; undo?: () => Promise<void> }[] = [];
  const tellFailure = vi.fn<(error: unknown) => void>();
  const model = new PinsModel({
    db,
    now: () => now,
    tell: (text, undo) => void told.push({ text, ...(undo === undefined ? {} : { undo }) }),
    tellFailure,
  });
  const stop = effect(() => {
    void model.rows.value;
    void model.verdicts.value;
    void model.references.value;
  });
  enders.push(async () => {
    stop();
    model[Symbol.dispose]();
    await db.delete();
  });
  const loaded = () => expect.poll(() => model.isLoading.value, soon).toBe(false);
  const undo = async () => {
    const last = told.at(-1)?.undo;
    if (last === undefined) throw new Error('nothing to undo');
    await last();
  };
  const drawnIds = () => model.rows.value.map(({ id }) => id);
  return { db, model, told, tellFailure, loaded, undo, drawnIds };
}

const withoutTime = (rows: readonly PinRow[]) => rows.map((pin) => ({ ...pin, changedAt: undefined }));

const numbered = (count: number) =>
  Array.from({ length: count }, (_, at) => aPin(`p${at}`, { pinnedAt: at, title: `Lamp ${at}` }));

describe('the library', () => {
  test('shows the newest pins at once, and all of them in a moment', async () => {
    const { model, loaded, drawnIds } = await library(numbered(400));
    await expect.poll(() => drawnIds().length, soon).toBe(30);
    expect(drawnIds()[0]).toBe('p399');
    expect(model.total.value).toBe(400);
    await loaded();
    expect(model.found.value.length).toBe(400);
    expect(drawnIds()).toEqual(model.found.value.slice(0, 30));
  });

  test('draws thirty more on request, and begins anew with each search', async () => {
    const { model, loaded, drawnIds } = await library(numbered(70));
    await loaded();
    model.drawMore();
    await expect.poll(() => drawnIds().length, soon).toBe(60);
    model.drawMore();
    await expect.poll(() => drawnIds().length, soon).toBe(70);
    model.query.value = 'lamp';
    await expect.poll(() => drawnIds().length, soon).toBe(30);
    model.drawMore();
    model.query.value = '';
    await expect.poll(() => drawnIds().length, soon).toBe(30);
  });

  test('is searched as one types: what is found stands there within the same moment', async () => {
    const { model, loaded, drawnIds } = await library([
      aPin('a', { title: 'Kettle' }),
      aPin('b', { title: 'Fan' }),
    ]);
    await loaded();
    for (const [typed, ids] of [
      ['k', ['a']],
      ['ket', ['a']],
      ['kex', []],
      ['fa', ['b']],
    ] as const) {
      model.query.value = typed;
      expect(model.found.value).toEqual(ids);
    }
    await expect.poll(drawnIds, soon).toEqual(['b']);
  });

  test('follows what another window adds, changes and removes while a search stands', async () => {
    const { db, model, loaded, drawnIds } = await library([aPin('a', { title: 'Kettle' })]);
    await loaded();
    model.query.value = 'kettle';
    const other = openDb(db.name);
    await pinAnswer(other, aPin('b', { title: 'A kettle, too', pinnedAt: 2000 }));
    await pinAnswer(other, aPin('c', { title: 'A lamp' }));
    await expect.poll(drawnIds, soon).toEqual(['b', 'a']);
    await editPins(other, ['c'], () => ({ note: 'no kettle' }), 7);
    await expect.poll(() => model.rows.value.find(({ id }) => id === 'c')?.note, soon).toBe('no kettle');
    await editPins(other, ['c'], () => ({ note: 'still no kettle' }), 8);
    await expect
      .poll(() => model.rows.value.find(({ id }) => id === 'c')?.note, soon)
      .toBe('still no kettle');
    await unpinAnswers(other, ['b'], 9);
    await expect.poll(drawnIds, soon).toEqual(['a', 'c']);
    expect(model.total.value).toBe(2);
    other.close();
  });

  test('keeps a pin of a later version that it can’t draw, and draws the others', async () => {
    const odd = { id: 'odd', pinnedAt: 9999, answer: { html: 5 } } as unknown as PinRow;
    const { db, model, loaded, drawnIds, tellFailure } = await library([odd, aPin('a')]);
    await loaded();
    await expect.poll(drawnIds, soon).toEqual(['a']);
    expect(model.total.value).toBe(2);
    expect(await db.pins.get('odd')).toEqual(odd);
    expect(tellFailure).not.toHaveBeenCalled();
  });

  test('is filtered and sorted, and says what there is to filter by', async () => {
    const { db, model, loaded } = await library([
      aPin('a', { tags: ['Lamp'], title: 'z', pinnedAt: 1 }),
      aPin('b', { tags: ['lamp'], title: 'y', pinnedAt: 2, community: 'Parcelo' }),
      aPin('c', { title: 'x', pinnedAt: 3 }),
    ]);
    await loaded();
    expect(model.facets.value.tags).toEqual([['lamp', 2]]);
    expect(model.facets.value.communities.map(([, name, count]) => [name, count])).toEqual([
      ['Lumenhome', 2],
      ['Parcelo', 1],
    ]);
    model.setFilter({ tag: 'LAMP' });
    expect(model.found.value).toEqual(['b', 'a']);
    model.setFilter({ order: 'title' });
    expect(model.found.value).toEqual(['b', 'a']);
    model.setFilter({ tag: null });
    expect(model.found.value).toEqual(['c', 'b', 'a']);
    await model.say(['c'], 'helped');
    await expect.poll(() => model.verdicts.value.get('c'), soon).toBe('helped');
    model.setFilter({ verdict: 'helped' });
    expect(model.found.value).toEqual(['c']);
    await db.feedback.clear();
    await expect.poll(() => model.found.value, soon).toEqual([]);
  });

  test('does not count anew what there is to filter by while one types', async () => {
    const { model, loaded } = await library([aPin('a', { tags: ['x'] })]);
    await loaded();
    const before = model.facets.value;
    model.query.value = 'title';
    model.setFilter({ hasNote: true });
    expect(model.facets.value).toBe(before);
  });

  test('tells of pins that only other machines have', async () => {
    const { db, model, loaded } = await library();
    await loaded();
    const far = (id: string, pinnedAt: number) => ({
      id,
      url: `https://x.example/${id}`,
      title: id,
      communityId: 'c',
      pinnedAt,
    });
    await db.pinReferences.bulkPut([far('one', 1), far('two', 2)]);
    await expect.poll(() => model.references.value.map(({ id }) => id), soon).toEqual(['two', 'one']);
    await pinAnswer(db, aPin('two'));
    await expect.poll(() => model.references.value.map(({ id }) => id), soon).toEqual(['one']);
  });

  test('says when it can’t be read', async () => {
    const { db, model, tellFailure } = await library();
    db.close();
    await model.edit(['a'], { note: 'x' });
    expect(tellFailure).toHaveBeenCalled();
  });
});

describe('choosing', () => {
  test('one by one, a whole stretch, all that is found, and none', async () => {
    const { model, loaded } = await library(numbered(6));
    await loaded();
    const chosen = () => [...model.selected.value].toSorted();
    model.toggleSelected('p4');
    model.toggleSelected('p2', { toHere: true });
    expect(chosen()).toEqual(['p2', 'p3', 'p4']);
    model.toggleSelected('p3');
    expect(chosen()).toEqual(['p2', 'p4']);
    model.toggleSelected('p5', { toHere: true });
    expect(chosen()).toEqual(['p2', 'p3', 'p4', 'p5']);
    model.query.value = 'lamp 1';
    model.selectAllFound();
    expect(chosen()).toEqual(['p1']);
    model.clearSelection();
    expect(chosen()).toEqual([]);
  });

  test('ends for a pin that is gone', async () => {
    const { db, model, loaded } = await library(numbered(2));
    await loaded();
    model.selectAllFound();
    await unpinAnswers(db, ['p0'], 5);
    await expect.poll(() => [...model.selected.value], soon).toEqual(['p1']);
  });
});

describe('what the reader changes', () => {
  const pins = [
    aPin('a', { note: 'one', tags: ['Lamp', 'x'], highlights: [{ start: 0, end: 4 }] }),
    aPin('b', { tags: ['lamp'] }),
    aPin('c'),
  ];

  test.each<[string, (model: PinsModel) => Promise<boolean>, string]>([
    ['a note that goes', (model) => model.edit(['a'], { note: '' }), 'Note removed.'],
    ['a tag that goes', (model) => model.removeTag(['a'], 'LAMP'), 'Tag removed.'],
    ['tags that are replaced', (model) => model.edit(['a'], { tags: ['y'] }), 'Tag removed.'],
    ['a tag that goes from several', (model) => model.removeTag(['a', 'b', 'c'], 'lamp'), '2 pins changed.'],
    ['a tag for several', (model) => model.addTag(['a', 'b', 'c'], ' new '), '3 pins changed.'],
    ['one note for several', (model) => model.edit(['a', 'b'], { note: 'same' }), '2 pins changed.'],
    ['a tag renamed', (model) => model.renameTag('lamp', 'Light'), '2 pins changed.'],
    ['a mark that goes', (model) => model.unhighlight('a', 0), 'Mark removed.'],
    ['a pin', (model) => model.unpin(['a']), '1 pin removed.'],
    ['several pins', (model) => model.unpin(['a', 'c', 'gone']), '2 pins removed.'],
  ])('%s can be undone, exactly', async (_, change, word) => {
    const { db, model, told, loaded, undo } = await library(pins);
    await loaded();
    const before = await allPins(db);
    expect(await change(model)).toBe(true);
    expect(withoutTime(await allPins(db))).not.toEqual(withoutTime(before));
    expect(told.map(({ text }) => text)).toEqual([word]);
    await undo();
    expect(withoutTime(await allPins(db))).toEqual(withoutTime(before));
  });

  test('what is only added or written on is not talked about', async () => {
    const { db, model, told, loaded } = await library(pins);
    await loaded();
    await model.edit(['a'], { note: 'on' });
    await model.addTag(['a'], 'new');
    await model.highlight('a', 2, 9);
    await model.say(['a'], 'helped');
    expect(told).toEqual([]);
    expect(await db.pins.get('a')).toMatchObject({
      note: 'on',
      tags: ['Lamp', 'x', 'new'],
      highlights: [{ start: 0, end: 9 }],
      changedAt: now,
    });
  });

  test('a tag is renamed in every pin, whatever its case, and joins one that is there', async () => {
    const { db, model, loaded } = await library([
      aPin('a', { tags: ['lamp', 'Light'] }),
      aPin('b', { tags: ['LAMP'] }),
    ]);
    await loaded();
    await model.renameTag('Lamp', 'light');
    expect((await allPins(db)).map(({ tags }) => tags)).toEqual([['light'], ['light']]);
  });

  test('what is said of several pins replaces what was said of each, until it is undone', async () => {
    const { db, model, told, loaded, undo } = await library(pins);
    await loaded();
    await model.say(['a'], 'did-not-help');
    const before = await db.feedback.toArray();
    await model.say(['a', 'b', 'gone'], 'helped');
    expect((await db.feedback.toArray()).map(({ answerId, verdict }) => [answerId, verdict])).toEqual([
      ['a', 'helped'],
      ['b', 'helped'],
    ]);
    expect(told.map(({ text }) => text)).toEqual(['2 pins changed.']);
    await undo();
    expect(await db.feedback.toArray()).toEqual(before);
    await model.say(['a'], null);
    expect(await db.feedback.count()).toBe(0);
  });

  test('what changed at the source is taken over, or not shown any more; both can be undone', async () => {
    const changes = [{ kind: 'edited' as const, html: '<p>New.</p>', text: 'New.' }];
    const { db, model, told, loaded, undo } = await library([aPin('a', { check: { at: 3, changes } })]);
    await loaded();
    const before = await allPins(db);
    model.setFilter({ isChanged: true });
    expect(model.found.value).toEqual(['a']);
    await model.takeChange('a');
    expect((await db.pins.get('a'))?.answer.text).toBe('New.');
    await expect.poll(() => model.found.value, soon).toEqual([]);
    await undo();
    expect(withoutTime(await allPins(db))).toEqual(withoutTime(before));
    await expect.poll(() => model.found.value, soon).toEqual(['a']);
    await model.dismissChanges('a');
    await expect.poll(() => model.found.value, soon).toEqual([]);
    await undo();
    expect(withoutTime(await allPins(db))).toEqual(withoutTime(before));
    expect(told.length).toBe(2);
  });

  test('an edit that fails says so and gives back false', async () => {
    const { model, loaded, tellFailure } = await library(pins);
    await loaded();
    const broken = () => {
      throw new Error('no');
    };
    expect(await model.edit(['a'], broken)).toBe(false);
    expect(tellFailure).toHaveBeenCalledOnce();
  });
});
