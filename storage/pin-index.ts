import type { PinDigestRow } from './db';
import { tagKey } from './pin-tags';

/** Beginnings of words up to this length are told apart before a text is looked at. */
const MAX_PREFIX = 4;
/** The letters and digits of ASCII, in each of the three fields; then what beginnings are hashed to. */
const LETTERS = 36;
const HASHED_FROM = 3 * LETTERS;
const HASH_BITS = 10;
const COLUMNS = HASHED_FROM + (1 << HASH_BITS);

/** Where a word stands: in the title, in the reader's own note or tags, or in what somebody else wrote. */
export type PinField = 'title' | 'own' | 'rest';
const fields: readonly PinField[] = ['title', 'own', 'rest'];

/** A digest, prepared for many searches. */
export type IndexedPin = {
  digest: PinDigestRow;
  tagKeys: string[];
  /** Where the title ends in `digest.text`, and where the reader's own words do. */
  titleEnd: number;
  ownEnd: number;
  /** Its bit in every column. */
  slot: number;
};

/** What there is to filter by among pins, the most used first. */
export type PinFacets = {
  tags: readonly (readonly [tag: string, count: number])[];
  communities: readonly (readonly [id: string, name: string, count: number])[];
};

/** What a search asks of each pin. */
export type IndexSearch = {
  /** False: a word is missing for sure. */
  mayHold: (pin: IndexedPin) => boolean;
  /** The last of the fields that the words are in, each counted by its best place; null: a word is missing. */
  fieldOf: (pin: IndexedPin) => PinField | null;
};

export type PinIndex = {
  /** True: it is new, or belongs elsewhere among the newest. */
  put: (digest: PinDigestRow) => boolean;
  drop: (id: string) => void;
  get: (id: string) => IndexedPin | undefined;
  all: () => Iterable<IndexedPin>;
  /** `needles`: folded words or phrases. */
  search: (needles: readonly string[]) => IndexSearch;
  /** Tags are one whatever their case. */
  facets: () => PinFacets;
};

/**
 * Pins in memory, made for a search at each keystroke. For every beginning of a word there is a column of bits, one for
 * each pin: columns laid over one another tell in microseconds which pins may hold all words, and only their texts are
 * looked at. Single letters have columns of their own, in each field, and need no text at all.
 */
export function createPinIndex(): PinIndex {
  const pins = new Map<string, IndexedPin>();
  const freeSlots: number[] = [];
  const tags = new Map<string, Facet>();
  const communities = new Map<string, Facet>();
  let columns: Uint32Array[] = Array.from({ length: COLUMNS }, () => new Uint32Array(1));

  function put(digest: PinDigestRow): boolean {
    const known = pins.get(digest.id);
    const slot = known?.slot ?? freeSlots.pop() ?? pins.size;
    if (known !== undefined) unmark(known);
    const words = columns[0]?.length ?? 0;
    if (slot >= words * 32) columns = columns.map((column) => widened(column, words * 2));
    const titleEnd = endOfLine(digest.text, 0);
    const ownEnd = endOfLine(digest.text, endOfLine(digest.text, titleEnd + 1) + 1);
    const prepared = { digest, tagKeys: digest.tags.map(tagKey), titleEnd, ownEnd, slot };
    const isMoved = known?.digest.pinnedAt !== digest.pinnedAt;
    // The same object as before: lists that it stands in stay right.
    const pin = Object.assign(known ?? prepared, prepared);
    pins.set(digest.id, pin);
    mark(pin);
    count(pin, 1);
    return isMoved;
  }

  function drop(id: string): void {
    const pin = pins.get(id);
    if (pin === undefined) return;
    pins.delete(id);
    freeSlots.push(pin.slot);
    unmark(pin);
  }

  function unmark(pin: IndexedPin): void {
    for (const column of columns) setBit(column, pin.slot, false);
    count(pin, -1);
  }

  function count({ digest, tagKeys }: IndexedPin, by: 1 | -1): void {
    const { pinnedAt, communityId, communityName } = digest;
    for (const [place, key] of tagKeys.entries())
      countIn(tags, key, { name: digest.tags[place] ?? key, pinnedAt, count: by });
    countIn(communities, communityId, { name: communityName, pinnedAt, count: by });
  }

  function mark({ digest: { text }, titleEnd, ownEnd, slot }: IndexedPin): void {
    eachBeginning(text, (hash, place, length) => {
      setBit(columns[hashedColumn(hash)], slot, true);
      const code = text.charCodeAt(place);
      const field = place < titleEnd ? 0 : place < ownEnd ? 1 : 2;
      if (length === 1 && code < 0x80) setBit(columns[letterColumn(code, field)], slot, true);
    });
  }

  /** The pins that may hold all needles, a bit for each; null: any may. */
  function candidates(needles: readonly string[]): Uint32Array | null {
    const [first, ...others] = needles
      .flatMap(beginningsIn)
      .flatMap((hash) => columns[hashedColumn(hash)] ?? []);
    if (first === undefined) return null;
    const mask = first.slice();
    for (const column of others)
      for (let word = 0; word < mask.length; word += 1) mask[word] = (mask[word] ?? 0) & (column[word] ?? 0);
    return mask;
  }

  /** 0 to 2 for the three fields; 3: nowhere. */
  function letterField(code: number, slot: number): number {
    let field = 0;
    while (field < 3 && !hasBit(columns[letterColumn(code, field)], slot)) field += 1;
    return field;
  }

  function search(needles: readonly string[]): IndexSearch {
    const mask = candidates(needles);
    const letters = needles.filter(isLetter).map((needle) => needle.charCodeAt(0));
    const longer = needles.filter((needle) => !isLetter(needle));
    return {
      mayHold: ({ slot }) => mask === null || hasBit(mask, slot),
      fieldOf({ digest, titleEnd, ownEnd, slot }) {
        let last = 0;
        for (const code of letters) last = Math.max(last, letterField(code, slot));
        for (const needle of longer) {
          const place = placeOf(digest.text, needle);
          if (place === -1) return null;
          last = Math.max(last, place < titleEnd ? 0 : place < ownEnd ? 1 : 2);
        }
        return fields[last] ?? null;
      },
    };
  }

  const facets = (): PinFacets => ({
    tags: mostFirst(tags).map(([, { name, count: times }]) => [name, times]),
    communities: mostFirst(communities).map(([id, { name, count: times }]) => [id, name, times]),
  });

  return { put, drop, get: (id) => pins.get(id), all: () => pins.values(), search, facets };
}

/** `name`: as the newest of the pins writes it. */
type Facet = { name: string; pinnedAt: number; count: number };

function countIn(facets: Map<string, Facet>, key: string, more: Facet): void {
  const known = facets.get(key);
  const named = known === undefined || (more.count > 0 && more.pinnedAt >= known.pinnedAt) ? more : known;
  const count = (known?.count ?? 0) + more.count;
  if (count === 0) facets.delete(key);
  else facets.set(key, { ...named, count });
}

function mostFirst(facets: Map<string, Facet>): [string, Facet][] {
  return [...facets].sort(([, a], [, b]) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function widened(column: Uint32Array, words: number): Uint32Array {
  const wide = new Uint32Array(words);
  wide.set(column);
  return wide;
}

function setBit(column: Uint32Array | undefined, bit: number, isOn: boolean): void {
  if (column === undefined) return;
  const word = column[bit >>> 5] ?? 0;
  column[bit >>> 5] = isOn ? word | (1 << (bit & 31)) : word & ~(1 << (bit & 31));
}

function hasBit(column: Uint32Array | undefined, bit: number): boolean {
  return (((column?.[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}

/**
 * Where a folded word or phrase first stands in a folded text; -1: nowhere. It begins where a word does; in scripts
 * that put no spaces between words, anywhere.
 */
export function placeOf(text: string, needle: string): number {
  let place = text.indexOf(needle);
  if (!isSpaced(needle.charCodeAt(0))) return place;
  while (place > 0 && isSpaced(text.charCodeAt(place - 1))) place = text.indexOf(needle, place + 1);
  return place;
}

function isLetter(needle: string): boolean {
  const code = needle.charCodeAt(0);
  return needle.length === 1 && code < 0x80 && isSpaced(code);
}

/** Hashes of all beginnings, up to four letters, of all words in a text. `place`: of the last letter. */
function eachBeginning(text: string, take: (hash: number, place: number, length: number) => void): void {
  let hash = 0;
  let length = 0;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (!isSpaced(code)) {
      hash = 0;
      length = 0;
    } else if (length < MAX_PREFIX) {
      length += 1;
      hash = addTo(hash, code);
      take(hash, place, length);
    }
  }
}

/** What a text with this word or phrase has, too: a column may be shared with a common word, all of them hardly are. */
function beginningsIn(needle: string): number[] {
  const hashes: number[] = [];
  eachBeginning(needle, (hash) => hashes.push(hash));
  return hashes;
}

function addTo(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** Fibonacci hashing: the upper bits of the product are spread best. */
function hashedColumn(hash: number): number {
  return HASHED_FROM + (Math.imul(hash, 0x9e3779b1) >>> (32 - HASH_BITS));
}

/** `code`: of an ASCII letter or digit; `field`: 0 to 2. */
function letterColumn(code: number, field: number): number {
  return field * LETTERS + (code >= 0x61 ? code - 0x61 : code - 0x30 + 26);
}

/**
 * Is it a letter or a digit of a script that puts spaces between words? NaN: no. Hangul is none of them: endings and
 * names are glued to one another there.
 */
function isSpaced(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return (
    (code >= 0xc0 && code < 0xe00) ||
    (code >= 0x10a0 && code < 0x1100) ||
    (code >= 0x1200 && code < 0x1780) ||
    (code >= 0x1800 && code < 0x2000)
  );
}
