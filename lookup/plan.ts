import type { Topic } from '@/detection/topic';
import { askedCodes } from '@/ranking/asked-codes';
import type { Community, EngineSemantics, Query } from '@/sources/source';
import type { CutKind, QueryRow } from '@/storage/db';

import type { Lexicon } from './lexicon';
import { redact } from './redact';

/** At most this many searches at one source for one topic. */
export const MAX_SEARCHES = 3;
/** Once this many threads promise an answer, no further query is sent. */
const ENOUGH_PROMISING = 6;
/** The privacy promise: no query is longer. */
const MAX_QUERY_CHARS = 120;
const MAX_CANDIDATE_WORDS = 12;
/** A word more common than this finds everything, and so nothing: it is not worth a search. */
const MIN_RARITY = 0.25;

/** A query and what redaction cut from the topic to make it. */
export type PlannedQuery = { query: Query; cut: CutKind[] };

type PlanInput = {
  topic: Topic;
  community: Community;
  engine: EngineSemantics;
  lexicon: Lexicon;
  /** False where guests were refused the search by title. */
  mayUseTitleSearch: boolean;
};

/**
 * The queries for one source, best first. Most engines want every word of a query in one post, so which words
 * are sent is nearly everything: exact codes first and alone, then the title where the engine takes one, then
 * the words that are rarest in general, each alone (two words in one query find fewer threads than each alone).
 * Pure: the same topic gives the same plan, so that a worker that was killed goes on where it stopped.
 */
export function planQueries(input: PlanInput): PlannedQuery[] {
  const { topic, community, engine, lexicon } = input;
  const question = redact(topic.question);
  const isPublic = publicWords(topic);
  const brand = community.relation === 'general' ? brandWord(topic, lexicon) : undefined;
  const words = rarestWords(input, question.text, isPublic);
  const texts = [
    ...codeQueries(askedCodes(topic).filter(isPublic), brand),
    ...(engine.hasTitleSearch && input.mayUseTitleSearch && question.text.length >= 10
      ? [{ text: question.text, mode: 'title' as const }]
      : []),
    ...wordQueries(words, engine, brand),
  ];
  const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const unique = texts.filter(({ text }, at) => texts.findIndex((query) => isSame(query.text, text)) === at);
  return unique.flatMap(({ text, mode }) => {
    const sent = shorten(redact(text).text, Math.min(MAX_QUERY_CHARS, engine.maxQueryChars));
    if (sent.length < engine.minWordChars) return [];
    const tags = community.tags ? { tags: community.tags } : {};
    return [{ query: { text: sent, mode, language: topic.language, page: 1, ...tags }, cut: question.cut }];
  });
}

/** The next query, or null when the budget is used up, enough was found, or no words are left. */
export function nextQuery(
  plan: PlannedQuery[],
  asked: QueryRow[],
  promisingThreads: number,
): PlannedQuery | null {
  const answered = asked.filter(({ found }) => found !== undefined);
  if (answered.length >= MAX_SEARCHES || promisingThreads >= ENOUGH_PROMISING) return null;
  const isAsked = ({ query }: PlannedQuery): boolean =>
    answered.some(({ text, mode }) => text === query.text && mode === query.mode);
  return plan.find((planned) => !isAsked(planned)) ?? null;
}

/** In a general community a code means nothing without its maker: "E04" is a hundred machines' error. */
function codeQueries(codes: string[], brand: string | undefined): { text: string; mode: 'words' }[] {
  return codes
    .slice(0, 2)
    .map((code) => ({ text: brand && code.length < 6 ? `${brand} ${code}` : code, mode: 'words' as const }));
}

function wordQueries(
  words: string[],
  engine: EngineSemantics,
  brand: string | undefined,
): { text: string; mode: 'words' }[] {
  if (engine.words === 'any')
    return words.length > 0 ? [{ text: words.slice(0, 5).join(' '), mode: 'words' }] : [];
  const [first, second] = words;
  // Among everybody's questions, the brand's name narrows best; one word alone would bring other people's products.
  if (brand)
    return [
      ...(first ? [{ text: `${brand} ${first}`, mode: 'words' as const }] : []),
      { text: brand, mode: 'words' },
      ...(first && second ? [{ text: `${first} ${second}`, mode: 'words' as const }] : []),
    ];
  return words.map((text) => ({ text, mode: 'words' as const }));
}

/** The topic's words, rarest in general first; the title's before the lead's, brand words never. */
function rarestWords(
  { topic, lexicon }: PlanInput,
  question: string,
  isPublic: (text: string) => boolean,
): string[] {
  const brandStems = new Set(lexicon.words(topic.brand ?? '').map(lexicon.stem));
  const codes = new Set(topic.codes.map((code) => code.toLowerCase()));
  const seen = new Set<string>();
  const isNew = (word: string): boolean => {
    const stem = lexicon.stem(word);
    if (lexicon.rarity(word) < MIN_RARITY) return false;
    if (seen.has(stem) || brandStems.has(stem) || codes.has(word) || word.length < 3) return false;
    seen.add(stem);
    return true;
  };
  const ofQuestion = lexicon.words(question).filter(isNew);
  const ofTerms = topic.terms
    .filter(isPublic)
    .flatMap((term) => lexicon.words(redact(term).text))
    .filter(isNew);
  const byRarity = (a: string, b: string): number => lexicon.rarity(b) - lexicon.rarity(a);
  return [...ofQuestion.sort(byRarity), ...ofTerms.slice(0, 4).sort(byRarity)].slice(0, MAX_CANDIDATE_WORDS);
}

/**
 * Out of its sentence, "Schmidt" or "A-99812" looks like any word or code: what redaction cuts from the topic's
 * own text may not come back through the topic's lists.
 */
function publicWords(topic: Topic): (text: string) => boolean {
  const whole = `${topic.question}\n${topic.lead}`;
  const [before, after] = [whole.toLowerCase(), redact(whole).text.toLowerCase()];
  return (text) => after.includes(text.toLowerCase()) || !before.includes(text.toLowerCase());
}

function brandWord(topic: Topic, lexicon: Lexicon): string | undefined {
  const words = lexicon.words(redact(topic.brand ?? topic.product ?? '').text);
  return words.sort((a, b) => lexicon.rarity(b) - lexicon.rarity(a))[0];
}

/** Cuts at a word's end. */
function shorten(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = text.slice(0, maxChars + 1);
  const end = cut.lastIndexOf(' ');
  return (end > 0 ? cut.slice(0, end) : text.slice(0, maxChars)).trim();
}
