import type { PinDigestRow, PinRow } from './db';

/** More of a long answer is not searched: 20,000 pins are held at once. */
const MAX_TEXT_CHARS = 4000;
/** Of a note of any length as much is searched, so that one pin can't weigh as a hundred. */
const MAX_NOTE_CHARS = 8000;

/** A row of another version may lack any part. */
type OddPin = Pick<PinRow, 'id'> & {
  [Key in keyof PinRow]?: PinRow[Key] extends object ? Partial<PinRow[Key]> : PinRow[Key];
};

/** What lists and searches need of a pin, whatever version of this extension has written it. `now` in epoch ms. */
export function digestOf(pin: PinRow, now: number): PinDigestRow {
  const { id, pinnedAt = 0, origin, thread, answer, topic, note, tags, check } = asOdd(pin);
  const title = textOf(thread?.title);
  const own = listOf(tags).map(textOf);
  const fields = [
    title,
    textOf(note).slice(0, MAX_NOTE_CHARS),
    own.join(' '),
    textOf(topic?.question),
    `${textOf(topic?.brand)} ${textOf(topic?.product)}`,
    textOf(thread?.communityName),
    textOf(answer?.author?.name),
    textOf(answer?.text).slice(0, MAX_TEXT_CHARS),
  ];
  return {
    id,
    pinnedAt,
    writtenAt: now,
    title,
    communityId: textOf(thread?.communityId),
    communityName: textOf(thread?.communityName),
    text: fields.map(foldText).join('\n'),
    tags: own,
    isSelection: origin === 'selection',
    hasNote: textOf(note) !== '',
    changes: unseenChanges(check),
  };
}

function asOdd(pin: PinRow): OddPin {
  return pin;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf<Item>(value: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(value) ? value : [];
}

function unseenChanges(check: OddPin['check']): PinDigestRow['changes'] {
  const { at = 0, changes, dismissedAt } = check ?? {};
  if (dismissedAt !== undefined && dismissedAt >= at) return [];
  return listOf(changes).map(({ kind }) => kind);
}

/**
 * Text as it is searched, on one line: without accents and capitals, white space made one space. "Größe" and "GROSSE"
 * are not the same.
 */
export function foldText(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}+/gu, '')
      .toLowerCase()
      // A capital sigma becomes one letter or the other by its place in the word.
      .replaceAll('ς', 'σ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}
