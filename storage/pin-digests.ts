import type { PinDigestRow, PinRow } from './db';

/** More of a long answer is not searched: 20,000 pins are held at once. */
const MAX_TEXT_CHARS = 4000;

/** What lists and searches need of a pin. `now` in epoch ms. */
export function digestOf(pin: PinRow, now: number): PinDigestRow {
  const { id, pinnedAt, thread, answer, topic, note = '', tags = [], check } = pin;
  const words = [
    thread.title,
    note,
    tags.join(' '),
    topic.question,
    `${topic.brand ?? ''} ${topic.product ?? ''}`,
    thread.communityName,
    answer.author.name ?? '',
    answer.text.slice(0, MAX_TEXT_CHARS),
  ];
  const isSeen = check?.dismissedAt !== undefined && check.dismissedAt >= check.at;
  return {
    id,
    pinnedAt,
    writtenAt: now,
    title: thread.title,
    communityId: thread.communityId,
    communityName: thread.communityName,
    text: foldText(words.join('\n')),
    tags,
    isSelection: pin.origin === 'selection',
    hasNote: note !== '',
    changes: isSeen ? [] : (check?.changes ?? []).map(({ kind }) => kind),
  };
}

/** Text as it is searched: without accents and capitals, spaces made one. "Größe" and "GROSSE" are not the same. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\S\n]+/g, ' ');
}
