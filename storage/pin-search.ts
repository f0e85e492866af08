import type { FeedbackRow, PinDigestRow } from './db';
import type { FeedbackById } from './feedback';
import { foldText } from './pin-digests';
import { placeOf, type IndexedPin, type PinIndex } from './pin-index';
import { cleanTag, tagKey } from './pin-tags';

const MAX_QUERY_CHARS = 300;
const MAX_NEEDLES = 20;
/** After as many pins a search lets itself be interrupted: well under a millisecond of work. */
const PINS_AT_ONCE = 256;
/** Which pins are shown; null and false: any. */
export type PinFilter = {
  /** Compared without regard to case. */
  tag: string | null;
  communityId: string | null;
  verdict: FeedbackRow['verdict'] | 'unsaid' | null;
  kind: 'answer' | 'selection' | null;
  /** Only those with a change at the source that the reader has not seen. */
  isChanged: boolean;
  hasNote: boolean;
  order: 'newest' | 'oldest' | 'title';
};

/** `needles`: what a pin must hold, folded; so are `tags` and `places`, of which beginnings are enough. */
export type PinQuery = { needles: string[]; tags: string[]; places: string[] };

/**
 * What a reader types: words, each of which a pin must hold (at the beginning of a word, where words have spaces
 * between them), "a phrase", tag:x and site:x by their beginnings.
 */
export function parsePinQuery(typed: string): PinQuery {
  const query: PinQuery = { needles: [], tags: [], places: [] };
  const text = typed.slice(0, MAX_QUERY_CHARS).replaceAll(/[“”„«»]/g, '"');
  for (const [, field, phrase, word = ''] of text.matchAll(/(?:(tag|site):)?(?:"([^"]*)(?:"|$)|(\S*))/gi)) {
    const folded = foldText(phrase ?? word.replace(/^[(,;:!?]+/, '').replace(/[),.;:!?]+$/, ''));
    if (folded === '') continue;
    if (field?.toLowerCase() === 'tag') query.tags.push(folded);
    else if (field !== undefined) query.places.push(folded);
    else if (query.needles.length < MAX_NEEDLES) query.needles.push(folded);
  }
  return query;
}

export function newestFirst(pins: Iterable<IndexedPin>): IndexedPin[] {
  return [...pins].sort(({ digest: a }, { digest: b }) => b.pinnedAt - a.pinnedAt || (a.id < b.id ? -1 : 1));
}

/**
 * Pins by their titles. They are told apart by their first letters as long as that does, for numbers are compared sooner
 * than texts. May be interrupted at every yield.
 */
export function* byTitle(newest: readonly IndexedPin[]): Generator<undefined, IndexedPin[]> {
  const groups = new Map<number, IndexedPin[]>();
  for (const pin of newest) {
    const beginning = beginningOf(pin.digest.text);
    const group = groups.get(beginning);
    if (group === undefined) groups.set(beginning, [pin]);
    else group.push(pin);
  }
  const ordered: IndexedPin[] = [];
  for (const beginning of Float64Array.from(groups.keys()).sort()) {
    const group = groups.get(beginning) ?? [];
    // A text begins with the title.
    group.sort(({ digest: { text: a } }, { digest: { text: b } }) => (a < b ? -1 : a > b ? 1 : 0));
    for (const pin of group) ordered.push(pin);
    yield;
  }
  return ordered;
}

/** The first three characters of the title as one number, in their order. */
function beginningOf(text: string): number {
  const code = (place: number): number => text.charCodeAt(place) || 0;
  return (code(0) * 0x10000 + code(1)) * 0x10000 + code(2);
}

/**
 * Ids of the pins that are accepted and hold every word: those first whose title does, then those whose title, note
 * and tags do, each in the order given. Gives the caller a chance to stop, or to do other work, at every yield.
 * `accepts` null: all.
 */
export function* searchPins(
  index: PinIndex,
  pins: readonly IndexedPin[],
  { needles }: PinQuery,
  accepts: ((pin: IndexedPin) => boolean) | null,
): Generator<undefined, string[]> {
  const [title, own, rest]: [string[], string[], string[]] = [[], [], []];
  const search = index.search(needles);
  for (let start = 0; start < pins.length; start += PINS_AT_ONCE) {
    const end = Math.min(pins.length, start + PINS_AT_ONCE);
    for (let place = start; place < end; place += 1) {
      const pin = pins[place];
      if (pin === undefined || !search.mayHold(pin) || (accepts !== null && !accepts(pin))) continue;
      const field = search.fieldOf(pin);
      if (field !== null) (field === 'title' ? title : field === 'own' ? own : rest).push(pin.digest.id);
    }
    yield;
  }
  return title.concat(own, rest);
}

/** Does a pin pass what is filtered by, and what the query says of tags and places? Null: every pin does. */
export function pinFilter(
  filter: PinFilter,
  { tags, places }: PinQuery,
  verdicts: FeedbackById,
): ((pin: IndexedPin) => boolean) | null {
  if (tags.length + places.length === 0 && isWide(filter)) return null;
  const { tag, communityId, verdict, kind, isChanged, hasNote } = filter;
  const key = tag === null ? null : tagKey(cleanTag(tag));
  const isThere = placeTest(places);
  const isTagged = tagTest(tags);
  return ({ digest, tagKeys }) =>
    (key === null || tagKeys.includes(key)) &&
    (communityId === null || digest.communityId === communityId) &&
    (verdict === null || (verdicts.get(digest.id) ?? 'unsaid') === verdict) &&
    (kind === null || digest.isSelection === (kind === 'selection')) &&
    (!isChanged || digest.changes.length > 0) &&
    (!hasNote || digest.hasNote) &&
    isTagged(tagKeys) &&
    isThere(digest);
}

function isWide({ tag, communityId, verdict, kind, isChanged, hasNote }: PinFilter): boolean {
  return tag === null && communityId === null && verdict === null && kind === null && !isChanged && !hasNote;
}

/** Tags and communities are few: each is looked at once. */
function remembered<Subject>(nameOf: (of: Subject) => string, test: (of: Subject) => boolean) {
  const known = new Map<string, boolean>();
  return (of: Subject): boolean => {
    const key = nameOf(of);
    const answer = known.get(key) ?? test(of);
    known.set(key, answer);
    return answer;
  };
}

function tagTest(starts: readonly string[]): (keys: readonly string[]) => boolean {
  const tests = starts.map((start) =>
    remembered<string>(
      (key) => key,
      (key) => foldText(key).startsWith(start),
    ),
  );
  return (keys) => tests.every((isStarted) => keys.some(isStarted));
}

function placeTest(places: readonly string[]): (digest: PinDigestRow) => boolean {
  return remembered(
    ({ communityId }) => communityId,
    ({ communityId, communityName }) => {
      const name = foldText(`${communityName} ${communityId}`);
      return places.every((place) => placeOf(name, place) !== -1);
    },
  );
}
