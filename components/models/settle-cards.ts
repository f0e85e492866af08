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
 * appended, every other one waits. Cards are told apart by their thread.
 */
export function settleCards(before: RankedAnswer[], ranked: RankedAnswer[]): SettledCards {
  if (before.length === 0) return { shown: ranked, later: [], isReordered: false };
  const ranks = new Map(ranked.map((card, rank) => [card.thread.id, rank]));
  const shown = before.map((card) => refreshCard(card, ranked[ranks.get(card.thread.id) ?? -1]));
  const shownIds = new Set(before.map((card) => card.thread.id));
  const lastRank = Math.max(-1, ...before.map((card) => ranks.get(card.thread.id) ?? -1));
  const appendFrom = lastRank === -1 ? ranked.length : lastRank + 1;
  const later = ranked.slice(0, appendFrom).filter((card) => !shownIds.has(card.thread.id));
  return {
    shown: [...shown, ...ranked.slice(appendFrom)],
    later,
    isReordered:
      !isInOrder(before.map((card) => ranks.get(card.thread.id))) || hasOtherBest(shown, ranked, ranks),
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

function hasOtherBest(shown: RankedAnswer[], ranked: RankedAnswer[], ranks: Map<string, number>): boolean {
  return shown.some((card) => {
    const fresh = ranked[ranks.get(card.thread.id) ?? -1];
    if (fresh === undefined) return false;
    return fresh.answer.id !== card.answer.id || fresh.alsoOn.length !== card.alsoOn.length;
  });
}
