import { topicFromText } from '@/detection/topic-from-text';
import type { Lexicon } from '@/lookup/lexicon';
import { backgroundTable } from '@/ranking/background';
import { rankThreads } from '@/ranking/rank-answers';
import { englishStem } from '@/ranking/stem';
import type { Http } from '@/sources/http';
import { sources } from '@/sources/registry';
import { SourceError, type Community, type Thread } from '@/sources/source';

/** How often a way of asking has a right thread first, and among all that came back. */
export type Score = { queries: number; first: number; found: number };
/** The planner beside two ways of asking without one. */
export type Comparison = { planned: Score; wholeQuestion: Score; threeRarestWords: Score };

export type JudgedQuestion = { text: string; relevance: Record<string, number> };

/** The corpus id of each topic by its number, from a server that tells them at `/__ids`; null where none does. */
export async function corpusIds(base: string): Promise<string[] | null> {
  try {
    const reply = await fetch(`${base}/__ids`);
    const ids: unknown = reply.ok ? await reply.json() : null;
    return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? ids : null;
  } catch {
    return null;
  }
}

/** Scores lists of addresses in ranked order, one for each question. */
export function scoreLists(
  lists: readonly (readonly string[])[],
  questions: readonly JudgedQuestion[],
  ids: readonly string[],
): Score {
  let [queries, first, found] = [0, 0, 0];
  for (const [index, { relevance }] of questions.entries()) {
    if (!Object.values(relevance).some((grade) => grade > 0)) continue;
    const isRight = (url: string): boolean => (relevance[corpusIdOf(url, ids)] ?? 0) > 0;
    const list = lists[index] ?? [];
    queries += 1;
    if (list[0] !== undefined && isRight(list[0])) first += 1;
    if (list.some(isRight)) found += 1;
  }
  return { queries, first: first / (queries || 1), found: found / (queries || 1) };
}

function corpusIdOf(url: string, ids: readonly string[]): string {
  const number = /\/t\/(?:[^/]{1,255}\/)?(\d{1,10})/.exec(url)?.[1];
  return number === undefined ? '' : (ids[Number(number) - 1] ?? '');
}

/** What the question as it stands finds in one search, and its three rarest words, each alone; nothing is read. */
export async function askWithoutPlan(
  { text }: JudgedQuestion,
  community: Community,
  http: Http,
  lexicon: Lexicon,
): Promise<{ wholeQuestion: string[]; threeRarestWords: string[] }> {
  const rarest = [
    ...new Set(lexicon.words(text).filter((word) => word.length > 2 && !lexicon.isGrammar(word))),
  ]
    .sort((a, b) => lexicon.rarity(b) - lexicon.rarity(a))
    .slice(0, 3);
  const whole = await search(text.slice(0, 120), community, http);
  const threads: Thread[] = [];
  for (const word of rarest) threads.push(...(await search(word, community, http)));
  const topic = topicFromText(text, 'en');
  const options = { now: Date.now(), stem: englishStem, table: backgroundTable('en') };
  const rank = (found: Thread[]): string[] =>
    rankThreads(topic, found, options).map(({ thread }) => thread.url);
  return { wholeQuestion: rank(whole), threeRarestWords: rank(threads) };
}

/** What a server refuses was not found. */
async function search(text: string, community: Community, http: Http): Promise<Thread[]> {
  if (community.platform === 'unknown') return [];
  const query = { text, mode: 'words' as const, language: 'en', page: 1 };
  const context = { http, signal: new AbortController().signal, now: Date.now() };
  try {
    return (await sources[community.platform].search(community, query, context)).threads;
  } catch (error) {
    if (error instanceof SourceError) return [];
    throw error;
  }
}
