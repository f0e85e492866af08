import type { RankedAnswer } from '@/ranking/ranked';

/** What stands in the panel, and what waits for a press because it would move what stands. */
export type SettledCards = {
  shown: RankedAnswer[];
  /** New cards that belong above the end of the shown ones, best first. */
  later: RankedAnswer[];
  /** The shown cards would stand in another order, or with another best answer, by now. */
  isReordered: boolean;
};

/**
 * Takes a new ranking in without moving a row: shown cards keep their places, cards below all of them are
 * appended, every other one waits. Cards are told apart by their thread; a card that has become the copy of another
 * stands for that one.
 */
export function settleCards(before: RankedAnswer[], ranked: RankedAnswer[]): SettledCards {
  if (before.length === 0) return { shown: ranked, later: [], isReordered: false };
  const places = new Map([
    ...ranked.flatMap(({ alsoOn }, rank) => alsoOn.map(({ url }) => [url, rank] as const)),
    ...ranked.map((card, rank) => [card.thread.id, rank] as const),
  ]);
  const ranks = before.map((card) => places.get(card.thread.id) ?? places.get(card.answer.url));
  const fresh = ranks.map((rank) => ranked[rank ?? -1]);
  const lastRank = Math.max(-1, ...ranks.map((rank) => rank ?? -1));
  const appendFrom = lastRank === -1 ? ranked.length : lastRank + 1;
  return {
    shown: [...before.map((card, place) => refreshCard(card, fresh[place])), ...ranked.slice(appendFrom)],
    later: ranked.slice(0, appendFrom).filter((_, rank) => !ranks.includes(rank)),
    isReordered: !isInOrder(ranks) || before.some((card, place) => isOtherwise(card, fresh[place])),
  };
}

/**
 * The same answer takes its new numbers in place. Another best answer of the thread, or a line that tells where else
 * it stands, would change the row's size, and wait.
 */
function refreshCard(card: RankedAnswer, fresh: RankedAnswer | undefined): RankedAnswer {
  if (fresh?.answer.id !== card.answer.id) return card;
  return { ...fresh, alsoOn: card.alsoOn, passage: card.passage };
}

function isInOrder(ranks: (number | undefined)[]): boolean {
  const known = ranks.filter((rank) => rank !== undefined);
  return known.every((rank, place) => place === 0 || rank > (known[place - 1] ?? -1));
}

function isOtherwise(card: RankedAnswer, fresh: RankedAnswer | undefined): boolean {
  return (
    fresh !== undefined && (fresh.answer.id !== card.answer.id || fresh.alsoOn.length !== card.alsoOn.length)
  );
}
