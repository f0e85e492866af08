import { liveQuery } from 'dexie';
import { signal, type ReadonlySignal } from '@preact/signals';

/**
 * A signal that follows a query of the database, whichever context writes to it. It subscribes only while
 * somebody watches it. A query that fails leaves the last value and is reported to the console.
 */
export function liveSignal<T>(query: () => Promise<T>, initial: T): ReadonlySignal<T> {
  let stop: (() => void) | undefined;
  return signal(initial, {
    watched() {
      const subscription = liveQuery(query).subscribe({
        next: (value) => {
          this.value = value;
        },
        error: (error: unknown) => console.error('A query of the database failed', error),
      });
      stop = () => subscription.unsubscribe();
    },
    unwatched() {
      stop?.();
      stop = undefined;
    },
  });
}
