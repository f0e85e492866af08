import { topicFromText } from '@/detection/topic-from-text';
import { rankFor } from '@/ranking/rank-for';
import type { Thread } from '@/sources/source';
import { sampleThreads } from '@/tests/communities/data/all';

import type { Figure } from './bench';
import { median } from './median';

const QUESTION = 'Hub shows error E04 and lights go offline after a firmware update';
const NOW = Date.UTC(2026, 10, 1);
const ROUNDS = 15;

/** Threads of the sample's own text, repeated under other ids until there are enough. */
function makeThreads(count: number): Thread[] {
  const all = Object.values(sampleThreads).flat();
  return Array.from({ length: count }, (_, index) => {
    const source = all[index % all.length];
    const round = Math.floor(index / all.length);
    const answers = (source?.answers ?? []).map((answer, place) => ({
      id: `bench#a${index}-${place}`,
      url: `https://bench.example/${index}/${place}`,
      html: answer.body,
      text: answer.body.replace(/<[^>]{0,500}>/g, ' '),
      author: { name: 'somebody' },
      acceptedBy: null,
      postedAt: NOW - index * 86_400_000,
    }));
    return {
      id: `bench#${index}`,
      communityId: 'bench',
      communityName: 'bench',
      platform: 'discourse',
      nativeId: String(index),
      url: `https://bench.example/${index}`,
      title: `${source?.title ?? ''} ${round > 0 ? round : ''}`,
      text: (source?.body ?? '').replace(/<[^>]{0,500}>/g, ' '),
      tags: [],
      answerCount: answers.length,
      isSolved: false,
      nativeRank: index,
      isRead: true,
      answers,
    };
  });
}

/** How long ranking takes: the first time in this process, and once it is warm. */
export async function measureRanking(): Promise<Figure[]> {
  const topic = topicFromText(QUESTION, 'en');
  const figures: Figure[] = [];
  for (const [count, budget] of [
    [100, 25],
    [1000, 1000 / 60],
  ] as const) {
    const threads = makeThreads(count);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const startedAt = performance.now();
      await rankFor(topic, threads, { now: NOW });
      times.push(performance.now() - startedAt);
    }
    figures.push({
      section: 'ranking',
      name: `${count} threads, first time`,
      value: times[0] ?? Number.NaN,
      unit: 'ms',
      budget,
    });
    figures.push({
      section: 'ranking',
      name: `${count} threads, warm`,
      value: median(times.slice(1)),
      unit: 'ms',
      budget,
    });
  }
  return figures;
}
