import type { Library } from '@/sharing/library-schema';

import type { CommonplaceDb, FeedbackRow, PinReferenceRow, PinRow, RemovalRow, StandingRow } from './db';
import { addedAtOf } from './pin-references';
import { pinsOf, pinTables, putPins } from './pins';
import { withRoom } from './room';
import { changeSettings, readSettings, type Settings, type SettingsArea } from './settings';
import { slicesOf } from './slices';

/** What is taken out of the database for a file. */
export type LibraryChoice = {
  /** Only these pins, and what was said of them; absent: everything. */
  ids?: readonly string[];
  /** Removed pins as well, for a file that other machines merge. */
  removals?: boolean;
};

/** What an import has done. */
export type ImportReport = {
  added: number;
  /** The file's edit was the later one. */
  changed: number;
  same: number;
  /** Removed here after the file had them: left out, unless `bringsBack`. */
  leftOut: number;
  /** Removed on the other machine (`removes`). */
  removed: number;
  /** Verdicts and standings that are new here, or later than what was here. */
  said: number;
  /** Makes everything as it was before, but for what has been changed again since. */
  undo: () => Promise<void>;
};

export type ImportOptions = {
  /** Epoch ms. */
  now: number;
  /** Pins that were removed here come back, too. */
  bringsBack?: boolean;
  /** Pins that the file knows as removed go, unless they were changed later: two machines become one. */
  removes?: boolean;
};

/** One pin that an import has written or removed: what stood there, and what stands there now. */
type PinStep = {
  id: string;
  before: PinRow | undefined;
  after: PinRow | undefined;
  removal: RemovalRow | undefined;
  reference: PinReferenceRow | undefined;
};
/** Verdicts, or standings: each has a key and the moment when it was said. */
type SaidTable<Row> = {
  bulkGet: (keys: string[]) => PromiseLike<(Row | undefined)[]>;
  bulkPut: (rows: Row[]) => PromiseLike<unknown>;
  bulkDelete: (keys: string[]) => PromiseLike<unknown>;
};
type Step<Row> = { before: Row | undefined; after: Row };

/** The reader's library as a file takes it, read in slices. */
export async function readLibrary(db: CommonplaceDb, choice: LibraryChoice = {}): Promise<Library> {
  const library: Library = { pins: [], verdicts: [], standings: [], removals: [] };
  for (const some of slicesOf(choice.ids ?? (await db.pins.toCollection().primaryKeys()))) {
    library.pins.push(...(await pinsOf(db, some)));
    const said = choice.ids === undefined ? [] : await db.feedback.bulkGet(some);
    library.verdicts.push(...said.filter((row) => row !== undefined));
  }
  if (choice.ids !== undefined) return library;
  library.verdicts = await db.feedback.toArray();
  library.standings = await db.standings.toArray();
  if (choice.removals) library.removals = await db.removals.toArray();
  return library;
}

/**
 * Takes a library in, in one write: all of it or nothing. Of two states of a pin, a verdict or a standing the one that
 * was changed last stays; a pin that nobody changed stays as it is here. Taking it in twice adds nothing.
 */
export async function importLibrary(
  db: CommonplaceDb,
  library: Library,
  options: ImportOptions,
): Promise<ImportReport> {
  return withRoom(db, () =>
    db.transaction('rw', [...pinTables(db), db.feedback, db.standings], async () => {
      const counts = { added: 0, changed: 0, same: 0, leftOut: 0, removed: 0 };
      const steps: PinStep[] = [];
      for (const some of slicesOf(latestOf(library.pins, ({ id }) => id, isLaterEdit)))
        steps.push(...(await takeInPins(db, some, options, counts)));
      const removals = options.removes ? latestOf(library.removals, ({ id }) => id, isLaterRemoval) : [];
      for (const some of slicesOf(removals)) steps.push(...(await takeInRemovals(db, some, counts)));
      const verdicts = await takeInSaid(db.feedback, library.verdicts, ({ answerId }) => answerId);
      const standings = await takeInSaid(db.standings, library.standings, ({ key }) => key);
      return {
        ...counts,
        said: verdicts.length + standings.length,
        undo: () => undoImport(db, { steps: joinSteps(steps), verdicts, standings }, options.now),
      };
    }),
  );
}

/** Of several rows of one key the latest; a file may hold the same thing twice. */
function latestOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  isLater: (row: Row, known: Row) => boolean,
): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const known = byKey.get(keyOf(row));
    if (known === undefined || isLater(row, known)) byKey.set(keyOf(row), row);
  }
  return [...byKey.values()];
}

/** An edit beats none, and a later one an earlier one. */
function isLaterEdit(pin: PinRow, known: PinRow): boolean {
  return (pin.changedAt ?? 0) > (known.changedAt ?? 0);
}

function isLaterRemoval(row: RemovalRow, known: RemovalRow): boolean {
  return row.removedAt > known.removedAt;
}

function isLaterSaid(row: { saidAt: number }, known: { saidAt: number }): boolean {
  return row.saidAt > known.saidAt;
}

async function takeInPins(
  db: CommonplaceDb,
  pins: readonly PinRow[],
  { now, bringsBack = false }: ImportOptions,
  counts: Record<'added' | 'changed' | 'same' | 'leftOut', number>,
): Promise<PinStep[]> {
  const ids = pins.map(({ id }) => id);
  const [here, removals, references] = await Promise.all([
    db.pins.bulkGet(ids),
    db.removals.bulkGet(ids),
    db.pinReferences.bulkGet(ids),
  ]);
  const steps: PinStep[] = [];
  for (const [place, pin] of pins.entries()) {
    const [before, removal, reference] = [here[place], removals[place], references[place]];
    const isRemoved = before === undefined && removal !== undefined && removal.removedAt >= addedAtOf(pin);
    const fate = fateOf(pin, before, isRemoved && !bringsBack);
    counts[fate] += 1;
    if (fate === 'same' || fate === 'leftOut') continue;
    // Newer than its removal, so that the removal does not win on another machine.
    const after = isRemoved ? { ...pin, changedAt: Math.max(now, removal.removedAt + 1) } : pin;
    steps.push({ id: pin.id, before, after, removal, reference });
  }
  await putPins(db, afterOf(steps), now);
  return steps;
}

function fateOf(
  pin: PinRow,
  before: PinRow | undefined,
  isUnwanted: boolean,
): 'added' | 'changed' | 'same' | 'leftOut' {
  if (isUnwanted) return 'leftOut';
  if (before === undefined) return 'added';
  return isLaterEdit(pin, before) ? 'changed' : 'same';
}

/** Takes away what was removed elsewhere after it was last changed here, and remembers the removal. */
async function takeInRemovals(
  db: CommonplaceDb,
  removals: readonly RemovalRow[],
  counts: { removed: number },
): Promise<PinStep[]> {
  const ids = removals.map(({ id }) => id);
  const [here, known] = await Promise.all([db.pins.bulkGet(ids), db.removals.bulkGet(ids)]);
  const steps = removals.flatMap(({ id, removedAt }, place): PinStep[] => {
    const before = here[place];
    const removal = known[place];
    if (before ? removedAt < addedAtOf(before) : removedAt <= (removal?.removedAt ?? 0)) return [];
    return [{ id, before, after: undefined, removal, reference: undefined }];
  });
  const gone = steps.flatMap(({ id, before }) => (before ? [id] : []));
  counts.removed += gone.length;
  await db.pins.bulkDelete(gone);
  await db.pinDigests.bulkDelete(gone);
  const taken = new Set(steps.map(({ id }) => id));
  await db.removals.bulkPut(removals.filter(({ id }) => taken.has(id)));
  return steps;
}

/** What was taken in and then removed, by one file, is one step. */
function joinSteps(steps: readonly PinStep[]): PinStep[] {
  const byId = new Map<string, PinStep>();
  for (const step of steps) byId.set(step.id, { ...step, ...byId.get(step.id), after: step.after });
  return [...byId.values()];
}

async function takeInSaid<Row extends { saidAt: number }>(
  table: SaidTable<Row>,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Promise<Step<Row>[]> {
  const steps: Step<Row>[] = [];
  for (const some of slicesOf(latestOf(rows, keyOf, isLaterSaid))) {
    const here = await table.bulkGet(some.map(keyOf));
    const taken = some
      .map((after, place) => ({ before: here[place], after }))
      .filter(({ before, after }) => before === undefined || isLaterSaid(after, before));
    await table.bulkPut(taken.map(({ after }) => after));
    steps.push(...taken);
  }
  return steps;
}

type Taken = { steps: PinStep[]; verdicts: Step<FeedbackRow>[]; standings: Step<StandingRow>[] };

async function undoImport(
  db: CommonplaceDb,
  { steps, verdicts, standings }: Taken,
  now: number,
): Promise<void> {
  await withRoom(db, () =>
    db.transaction('rw', [...pinTables(db), db.feedback, db.standings], async () => {
      for (const some of slicesOf(steps)) await undoPins(db, some, now);
      await undoSaid(db.feedback, verdicts, ({ answerId }) => answerId);
      await undoSaid(db.standings, standings, ({ key }) => key);
    }),
  );
}

async function undoPins(db: CommonplaceDb, steps: readonly PinStep[], now: number): Promise<void> {
  const here = await db.pins.bulkGet(steps.map(({ id }) => id));
  // What the reader has changed, removed or pinned anew since stays.
  const back = steps.filter(({ after }, place) => {
    const pin = here[place];
    return pin === undefined || after === undefined ? pin === after : pin.changedAt === after.changedAt;
  });
  const ids = back.map(({ id }) => id);
  await db.pins.bulkDelete(ids);
  await db.pinDigests.bulkDelete(ids);
  await db.removals.bulkDelete(ids);
  await putPins(
    db,
    back.flatMap(({ before }) => (before ? [before] : [])),
    now,
  );
  await db.removals.bulkPut(back.flatMap(({ removal }) => (removal ? [removal] : [])));
  await db.pinReferences.bulkPut(back.flatMap(({ reference }) => (reference ? [reference] : [])));
}

async function undoSaid<Row extends { saidAt: number }>(
  table: SaidTable<Row>,
  steps: readonly Step<Row>[],
  keyOf: (row: Row) => string,
): Promise<void> {
  for (const some of slicesOf(steps)) {
    const here = await table.bulkGet(some.map(({ after }) => keyOf(after)));
    const back = some.filter(({ after }, place) => here[place]?.saidAt === after.saidAt);
    await table.bulkDelete(back.map(({ after }) => keyOf(after)));
    await table.bulkPut(back.flatMap(({ before }) => (before ? [before] : [])));
  }
}

function afterOf(steps: readonly PinStep[]): PinRow[] {
  return steps.flatMap(({ after }) => (after ? [after] : []));
}

/** Choices that go into a file: no secrets, nothing that needs a permission, and no consent to send anything. */
const portableKeys = [
  'silentHosts',
  'unsilentHosts',
  'silencedCommunities',
  'sort',
  'showsSolvedOnly',
  'maxAgeYears',
  'languageShown',
  'communityShown',
  'keys',
  'theme',
] as const satisfies readonly (keyof Settings)[];
export type PortableSettings = Partial<Pick<Settings, (typeof portableKeys)[number]>>;

export async function readPortableSettings(area: SettingsArea): Promise<PortableSettings> {
  const settings = await readSettings(area);
  return Object.fromEntries(portableKeys.map((key) => [key, settings[key]]));
}

/** Takes over a file's choices, each as far as it is a right one. Gives back how they were, to be taken over again. */
export async function takeOverSettings(
  area: SettingsArea,
  chosen: Record<string, unknown>,
): Promise<PortableSettings> {
  const clean = await readPortableSettings({ get: async () => chosen, set: async () => undefined });
  const keys = portableKeys.filter((key) => Object.hasOwn(chosen, key));
  let before: PortableSettings = {};
  await changeSettings(area, (settings) => {
    before = Object.fromEntries(keys.map((key) => [key, settings[key]]));
    return Object.fromEntries(keys.map((key) => [key, clean[key]]));
  });
  return before;
}
