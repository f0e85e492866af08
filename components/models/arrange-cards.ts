import type { RankedAnswer } from '@/ranking/ranked';
import type { Settings } from '@/storage/settings';

/** How the reader wants to read, as it is remembered. */
export type KeptChoices = Pick<
  Settings,
  'sort' | 'showsSolvedOnly' | 'maxAgeYears' | 'languageShown' | 'communityShown'
>;
export type Choices = KeptChoices & { showsMuted: boolean };

/** What narrows a list, each at the value at which it lets everything through. */
export const noFilter = { showsSolvedOnly: false, maxAgeYears: 0, languageShown: '', communityShown: '' };
/** What a reader has who has chosen nothing. */
export const firstChoices: Choices = { sort: 'best', ...noFilter, showsMuted: false };

/** What is told of a list beside its cards. */
export type Arrangement = {
  /** The choices without those that mean nothing here: a community of another topic hides nothing. */
  applied: Choices;
  /** How many cards the filters hide. */
  hidden: number;
  /** Answers of whom the reader has muted: how many are, or would be, left out, and whose they are. */
  muted: { count: number; names: string[] };
  /** What could be chosen: communities and languages (BCP 47) of the list, in the order of its cards. */
  offers: { communities: { id: string; name: string }[]; languages: string[] };
};

/** `now` in epoch ms; the topic's language, 'und' when it is not known. */
type Circumstances = { now: number; language: string };

const yearMs = 365.25 * 86_400_000;

/**
 * Puts ranked cards into the reader's order and leaves out what they don't want to see. The answer to which the page's
 * address points is always there, and always first. Cards of equal rank in an order stay in that of the ranking.
 */
export function arrange(
  ranked: readonly RankedAnswer[],
  chosen: Partial<Choices>,
  circumstances: Circumstances,
): { cards: RankedAnswer[]; arrangement: Arrangement } {
  const choices = { ...firstChoices, ...chosen };
  const heard = choices.showsMuted ? ranked.map(withMuted) : ranked.filter(isHeard);
  const offers = offersOf(heard, circumstances.language);
  const applied = keepMeant(choices, offers);
  const passes = createFilter(applied, offers, circumstances);
  const cards = heard.filter((card) => card.isLinked === true || passes(card)).sort(orders[applied.sort]);
  return {
    cards: [...cards.filter(isLinked), ...cards.filter((card) => !isLinked(card))],
    arrangement: { applied, offers, hidden: heard.length - cards.length, muted: countMuted(ranked) },
  };
}

function isHeard({ mutedAs }: RankedAnswer): boolean {
  return mutedAs === undefined;
}

function isLinked(card: RankedAnswer): boolean {
  return card.isLinked === true;
}

function withMuted(card: RankedAnswer): RankedAnswer {
  const { mutedOthers = [] } = card;
  return mutedOthers.length === 0
    ? card
    : { ...card, others: [...card.others, ...mutedOthers.map(({ answer }) => answer)] };
}

function countMuted(ranked: readonly RankedAnswer[]): Arrangement['muted'] {
  const names = ranked.flatMap(({ mutedAs, mutedOthers = [] }) => [
    ...(mutedAs === undefined ? [] : [mutedAs]),
    ...mutedOthers.map(({ name }) => name),
  ]);
  return { count: names.length, names: [...new Set(names)] };
}

function offersOf(cards: readonly RankedAnswer[], language: string): Arrangement['offers'] {
  const communities = new Map(
    cards.map(({ thread }) => [thread.communityId, { id: thread.communityId, name: thread.communityName }]),
  );
  const languages = new Set(cards.map((card) => languageOf(card, language)));
  languages.delete('und');
  return { communities: [...communities.values()], languages: [...languages] };
}

/** What the ranking has found out of a thread's language: it says so only where it is not the topic's. */
function languageOf({ why }: RankedAnswer, language: string): string {
  return why.find(({ id }) => id === 'otherLanguage')?.params[0] ?? language;
}

function keepMeant(choices: Choices, { communities, languages }: Arrangement['offers']): Choices {
  const { communityShown, languageShown } = choices;
  return {
    ...choices,
    communityShown: communities.some(({ id }) => id === communityShown) ? communityShown : '',
    languageShown: languages.includes(languageShown) ? languageShown : '',
  };
}

function createFilter(
  { showsSolvedOnly, maxAgeYears, languageShown, communityShown }: Choices,
  { communities }: Arrangement['offers'],
  { now, language }: Circumstances,
): (card: RankedAnswer) => boolean {
  const community = communities.find(({ id }) => id === communityShown);
  const isOfCommunity = ({ thread, alsoOn }: RankedAnswer): boolean =>
    community === undefined ||
    thread.communityId === community.id ||
    alsoOn.some(({ communityName }) => communityName === community.name);
  return (card) => {
    const { thread, answer } = card;
    if (showsSolvedOnly && !thread.isSolved && answer.acceptedBy === null) return false;
    // What is not dated can't be said to be new.
    const at = answer.editedAt ?? answer.postedAt ?? Number.NEGATIVE_INFINITY;
    if (maxAgeYears > 0 && now - at > maxAgeYears * yearMs) return false;
    if (languageShown !== '' && languageOf(card, language) !== languageShown) return false;
    return isOfCommunity(card);
  };
}

type Order = (a: RankedAnswer, b: RankedAnswer) => number;

const orders: Record<Choices['sort'], Order> = {
  best: () => 0,
  newest: (a, b) => compare(b.answer.postedAt, a.answer.postedAt),
  agreed: (a, b) => compare(agreementOf(b), agreementOf(a)),
};

/** The undated are older than all others. */
function compare(a = Number.NEGATIVE_INFINITY, b = Number.NEGATIVE_INFINITY): number {
  return a === b ? 0 : a - b;
}

/** Votes here and likes there can't be compared: the points that they are worth within their own community can. */
function agreementOf({ why }: RankedAnswer): number {
  return why.reduce(
    (sum, { id, value }) => (id === 'agreement' || id === 'disagreement' ? sum + value : sum),
    0,
  );
}
