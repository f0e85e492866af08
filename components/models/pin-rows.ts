import { effect, signal, type ReadonlySignal } from '@preact/signals';

import type { PinRow } from '@/storage/db';

/** Whole pins that were drawn lately are remembered: a search that goes to and fro reads none twice. */
const MAX_REMEMBERED = 300;

/**
 * The whole pins of some ids, in their order, read anew when their version is another. What stood there before stands
 * until they are there. To be called within a model, which ends it.
 */
export function followRows({
  read,
  ids,
  versionOf,
  changes,
  fail,
}: {
  read: (ids: readonly string[]) => Promise<PinRow[]>;
  ids: ReadonlySignal<readonly string[]>;
  versionOf: (id: string) => number | undefined;
  /** Another value whenever a version may be another. */
  changes: ReadonlySignal<unknown>;
  fail: (error: unknown) => void;
}): ReadonlySignal<readonly PinRow[]> {
  const rows = signal<readonly PinRow[]>([]);
  const known = new Map<string, { version: number | undefined; row: PinRow }>();
  let turn = 0;

  effect(() => {
    void changes.value;
    turn += 1;
    void draw(ids.value, turn);
  });

  async function draw(wanted: readonly string[], ofTurn: number): Promise<void> {
    const missing = wanted.filter((id) => known.get(id)?.version !== versionOf(id) || !known.has(id));
    if (missing.length > 0) await remember(missing);
    if (ofTurn !== turn) return;
    const next = wanted.flatMap((id) => known.get(id)?.row ?? []).filter(isDrawable);
    if (!isSameList(rows.peek(), next)) rows.value = next;
    forgetAllBut(wanted);
  }

  async function remember(missing: readonly string[]): Promise<void> {
    // Taken before the rows are read: a row that is newer than its version is read once more, never once too few.
    const versions = new Map(missing.map((id) => [id, versionOf(id)]));
    try {
      for (const row of await read(missing)) known.set(row.id, { version: versions.get(row.id), row });
    } catch (error) {
      fail(error);
    }
  }

  function forgetAllBut(wanted: readonly string[]): void {
    if (known.size <= MAX_REMEMBERED + wanted.length) return;
    const needed = new Set(wanted);
    for (const id of known.keys()) if (!needed.has(id)) known.delete(id);
  }

  return rows;
}

/** A row of a later version may be nothing that this one can draw; it stays where it is. */
function isDrawable({ answer, thread }: Partial<PinRow>): boolean {
  return (
    typeof answer?.text === 'string' && typeof answer.html === 'string' && typeof thread?.title === 'string'
  );
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, place) => item === other[place]);
}
