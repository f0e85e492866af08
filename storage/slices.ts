/** How many rows are read and written at a time, so that other work of the page comes in between. */
const ROWS_AT_ONCE = 200;

/** A long list in parts, each small enough for one request of the database. */
export function* slicesOf<Item>(list: readonly Item[]): Generator<Item[]> {
  for (let start = 0; start < list.length; start += ROWS_AT_ONCE)
    yield list.slice(start, start + ROWS_AT_ONCE);
}
