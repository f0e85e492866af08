import type { Topic } from '@/detection/topic';
import type { Thread } from '@/sources/source';

import { backgroundTable } from './background';
import { rankAnswers, type RankOptions } from './rank-answers';
import type { RankedAnswer } from './ranked';
import { loadStemmer } from './stem';

/** Loads what a topic's language needs, then ranks. `now` in epoch ms. */
export async function rankFor(
  topic: Topic,
  threads: Thread[],
  circumstances: Omit<RankOptions, 'stem' | 'table'>,
): Promise<RankedAnswer[]> {
  const stem = await loadStemmer(topic.language);
  const table = backgroundTable(topic.language);
  return rankAnswers(topic, threads, { ...circumstances, stem, table });
}
