import type { CommonplaceDb, PinRow } from './db';
import { carryHighlights, joinHighlights } from './pin-highlights';
import { cleanTags } from './pin-tags';
import { inOneWrite, pinsOf, putPins } from './pins';
import { slicesOf } from './slices';

export const MAX_NOTE_CHARS = 20_000;

/** What the reader may change of a pin; undefined takes it away. */
export type PinEdit = { [Key in 'note' | 'tags' | 'highlights']?: PinRow[Key] | undefined };

/** Parts of a pin that get new values; undefined takes a part away. */
type PinParts = { [Key in Exclude<keyof PinRow, 'id' | 'changedAt'>]?: PinRow[Key] | undefined };

/** A pin as it was, and the parts of it that got new values. */
export type ChangedPin = { before: PinRow; parts: PinParts };

/**
 * Changes pins by the reader's hand, in one write: all of them or none. Gives back those that are another now, as they
 * were. Pins that are gone are passed over. Each edit sees its pin as it stands by then, whoever wrote it last.
 */
export async function editPins(
  db: CommonplaceDb,
  ids: readonly string[],
  edit: (pin: PinRow) => PinEdit,
  now: number,
): Promise<PinRow[]> {
  return (await changePins(db, ids, edit, now)).map(({ before }) => before);
}

/** As `editPins`, for an undo by `revertPins`. */
export function changePins(
  db: CommonplaceDb,
  ids: readonly string[],
  edit: (pin: PinRow) => PinEdit,
  now: number,
): Promise<ChangedPin[]> {
  return setParts(db, ids, (pin) => cleanEdit(pin, edit(pin)), now);
}

/** Takes the edited text, where the last look at the source found one, in place of the kept one. Marks go with their words. */
export function takeEditedText(db: CommonplaceDb, id: string, now: number): Promise<ChangedPin[]> {
  return setParts(
    db,
    [id],
    ({ answer, highlights = [], check }) => {
      const edited = check?.changes.find((change) => change.kind === 'edited');
      if (check === undefined || edited === undefined) return {};
      const { html, text, editedAt } = edited;
      const marks = carryHighlights(highlights, answer.text, text);
      return {
        answer: { ...answer, html, text, ...(editedAt === undefined ? {} : { editedAt }) },
        highlights: marks.length === 0 ? undefined : marks,
        check: { ...check, changes: check.changes.filter((change) => change !== edited) },
      };
    },
    now,
  );
}

/** The reader has seen what changed at the source, and keeps the pin as it is. */
export function dismissPinChanges(db: CommonplaceDb, id: string, now: number): Promise<ChangedPin[]> {
  return setParts(
    db,
    [id],
    ({ check }) =>
      // A clock that was put back must not leave the mark standing.
      check === undefined ? {} : { check: { ...check, dismissedAt: Math.max(now, check.at) } },
    now,
  );
}

/** Undoes a change: each part that still is what the change made of it becomes what it was. Later edits stay. */
export async function revertPins(
  db: CommonplaceDb,
  changed: readonly ChangedPin[],
  now: number,
): Promise<void> {
  const byId = new Map(changed.map((change) => [change.before.id, change]));
  await setParts(
    db,
    [...byId.keys()],
    (pin) => {
      const { before, parts } = byId.get(pin.id) ?? { before: pin, parts: {} };
      const untouched = keysOf(parts).filter((key) => isSame(pin[key], parts[key]));
      return Object.fromEntries(untouched.map((key) => [key, before[key]]));
    },
    now,
  );
}

/** Gives pins new parts, and tells which became another by it. Everything else of a row stays, known here or not. */
function setParts(
  db: CommonplaceDb,
  ids: readonly string[],
  partsFor: (pin: PinRow) => PinParts,
  now: number,
): Promise<ChangedPin[]> {
  return inOneWrite(db, async () => {
    const changed: ChangedPin[] = [];
    for (const some of slicesOf([...new Set(ids)])) {
      const pins = await pinsOf(db, some);
      const here = pins
        .map((before) => ({ before, parts: partsFor(before) }))
        .filter(({ before, parts }) => keysOf(parts).some((key) => !isSame(before[key], parts[key])));
      await putPins(
        db,
        here.map(({ before, parts }) => withParts(before, { ...parts, changedAt: now })),
        now,
      );
      changed.push(...here);
    }
    return changed;
  });
}

function keysOf(parts: PinParts): (keyof PinParts)[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made here, of these keys only
  return Object.keys(parts) as (keyof PinParts)[];
}

/** Of plain data, as rows are. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** What is taken away leaves no key: a pin that was never noted and one whose note went are the same. */
function withParts(pin: PinRow, parts: PinParts & { changedAt: number }): PinRow {
  const present = Object.entries({ ...pin, ...parts }).filter(([, value]) => value !== undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only parts that may be absent can be undefined
  return Object.fromEntries(present) as PinRow;
}

/** Within the limits, and with one way of saying "none". */
function cleanEdit(pin: PinRow, edit: PinEdit): PinEdit {
  const clean: PinEdit = {};
  if ('note' in edit) clean.note = edit.note?.slice(0, MAX_NOTE_CHARS) || undefined;
  if ('tags' in edit) clean.tags = nonEmpty(cleanTags(edit.tags ?? []));
  if ('highlights' in edit)
    clean.highlights = nonEmpty(joinHighlights(edit.highlights ?? [], pin.answer.text.length));
  return clean;
}

function nonEmpty<Item>(list: Item[]): Item[] | undefined {
  return list.length === 0 ? undefined : list;
}
