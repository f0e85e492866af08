import type { Topic } from '@/detection/topic';
import type { Community, EngineSemantics, Query } from '@/sources/source';
import type { CutKind } from '@/storage/db';

import type { Lexicon } from '../lexicon';
import { redact } from '../redact';
import { askedCodeTexts, askedWords, rememberedWords } from './asked-words';
import { noKnowledge, queryKeyOf, type AnsweredQuery, type CommunityKnowledge } from './knowledge';
import { indexThreads, recallThreads, titleWords, type Recalled } from './memory';
import { proposeWords, trustInMemory, type Proposal } from './proposals';
import { planWeights } from './weights';

/** The privacy promise: no query is longer. */
export const MAX_QUERY_CHARS = 120;
const MIN_TITLE_CHARS = 10;
/** Before everything else. */
const CODE_VALUE = 10;

/** A query and what redaction cut from the topic to make it. */
export type PlannedQuery = { query: Query; cut: CutKind[] };

export type PlanInput = {
  topic: Topic;
  community: Community;
  engine: EngineSemantics;
  lexicon: Lexicon;
  /** False where guests were refused the search by title. */
  mayUseTitleSearch: boolean;
  /** What is known of the community; what `asked` has shown is part of it. */
  knowledge?: CommunityKnowledge;
  /** What this lookup has asked here and been answered, in order. */
  asked?: readonly AnsweredQuery[];
  /** Ids of the threads which that has brought. */
  foundIds?: ReadonlySet<string>;
};

/**
 * The query that promises most of what asked ones have not brought, or null when no words are left. Most engines
 * want every word of a query in one post, so which words are sent is nearly everything. Pure: the same rows give
 * the same query, so that a worker that was killed goes on where it stopped.
 */
export function nextQuery(input: PlanInput): PlannedQuery | null {
  const { topic, community, engine, knowledge = noKnowledge, asked = [] } = input;
  const { cut } = redact(topic.question);
  const isSpent = ({ text, mode, page }: Proposal): boolean => {
    const key = queryKeyOf({ text, mode, page });
    return asked.some((query) => queryKeyOf(query) === key) || knowledge.queries.get(key)?.found === 0;
  };
  let best: Proposal | null = null;
  for (const proposal of propose(input)) {
    const text = shorten(redact(proposal.text).text, Math.min(MAX_QUERY_CHARS, engine.maxQueryChars));
    const sent = { ...proposal, text };
    if (text.length < engine.minWordChars || isSpent(sent)) continue;
    if (best === null || sent.value > best.value) best = sent;
  }
  if (best === null) return null;
  const { text, mode, page } = best;
  const tags = community.tags ? { tags: community.tags } : {};
  return { query: { text, mode, language: topic.language, page, ...tags }, cut };
}

function propose(input: PlanInput): Proposal[] {
  const { topic, community, engine, lexicon, knowledge = noKnowledge, asked = [], foundIds } = input;
  const stemsOf = (text: string): string[] => [...new Set(lexicon.words(text).map(lexicon.stem))];
  const memory = indexThreads(isRemembered(engine) ? knowledge.threads : [], lexicon);
  const question = new Set(stemsOf(redact(topic.question).text));
  const recalled = recallThreads(memory, question, foundIds ?? new Set());
  const own = askedWords(input);
  const words = [...own, ...rememberedWords(titleWords(memory, recalled), own, input)];
  return [
    ...askedCodeTexts(input).map((text, index): Proposal => ({
      text,
      mode: 'words',
      page: 1,
      value: CODE_VALUE - index,
    })),
    ...proposeTitle(input, recalled, trustInMemory(memory, knowledge)),
    ...proposeWords({
      words,
      engine,
      knowledge,
      memory,
      recalled,
      asked,
      stemsOf,
      isGeneral: community.relation === 'general',
    }),
  ];
}

/** Memory knows stems: it tells what an engine would list that knows them too and wants every word. */
function isRemembered({ words, stems, either }: EngineSemantics): boolean {
  return words === 'all' && stems && either === undefined;
}

/** The whole question, where the engine finds titles like it; worth less where it gives few. */
function proposeTitle(
  { topic, engine, mayUseTitleSearch }: PlanInput,
  recalled: readonly Recalled[],
  trust: number,
): Proposal[] {
  const text = redact(topic.question).text;
  if (!engine.hasTitleSearch || !mayUseTitleSearch || text.length < MIN_TITLE_CHARS) return [];
  const { title, titlePage, handful, recall } = planWeights;
  const size = engine.titlePageSize ?? engine.pageSize;
  const byPage = title * Math.min(1, size / titlePage) ** handful;
  const byMemory = recalled.slice(0, size).reduce((sum, { chance }) => sum + recall.byTitle * chance, 0);
  return [{ text, mode: 'title', page: 1, value: (1 - trust) * byPage + trust * byMemory }];
}

/** Cuts at a word's end. */
export function shorten(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = text.slice(0, maxChars + 1);
  const end = cut.lastIndexOf(' ');
  return (end > 0 ? cut.slice(0, end) : text.slice(0, maxChars)).trim();
}
