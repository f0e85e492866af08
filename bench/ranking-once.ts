import MiniSearch from 'minisearch';

import stemFrequencies from '../assets/data/stem-frequencies.json';
import { topicFromText } from '../detection/topic-from-text';
import { rankFor } from '../ranking/rank-for';
import type { Thread } from '../sources/source';

/**
 * Run by ranking-speed.ts in a process of its own, so that everything is cold:
 * `ranking-once.ts ours|minisearch THREADS` prints `{coldMs, warmMs}` for ranking that many threads with their answers.
 */
const question = 'Hub shows error E04 and lights go offline after a firmware update';
const now = Date.UTC(2026, 10, 1);
const rounds = 12;
const sizes = { title: 9, body: 90, answers: 3, answer: 80 };

/** A small generator of numbers from 0 to 1, the same each time (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Texts whose words are as common as they are in posts. */
function createWriter(random: () => number): (words: number) => string {
  // A JSON import has lost that each row is a pair.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
  const levels = (stemFrequencies.levels as [number, string][]).map(([level, line]) => {
    const stems = line.split(' ');
    return { stems, weight: stems.length * stemFrequencies.levelBase ** -level };
  });
  const total = levels.reduce((sum, { weight }) => sum + weight, 0);
  const draw = (): string => {
    let left = random() * total;
    for (const { stems, weight } of levels) {
      left -= weight;
      if (left <= 0) return stems[Math.floor(random() * stems.length)] ?? '';
    }
    return 'the';
  };
  return (words) => {
    const written = Array.from({ length: words }, draw);
    return written.map((word, index) => (index % 14 === 13 ? `${word}.` : word)).join(' ');
  };
}

/** Every third thread is about the question. */
function makeThreads(count: number): Thread[] {
  const random = createRandom(7);
  const write = createWriter(random);
  const asked = question.split(' ');
  return Array.from({ length: count }, (_, index) => ({
    id: `bench#${index}`,
    communityId: 'bench',
    communityName: 'bench',
    platform: 'discourse',
    nativeId: String(index),
    url: `https://bench.example/${index}`,
    title:
      index % 3 === 0
        ? `${asked.filter(() => random() < 0.6).join(' ')} ${write(3)}`
        : `Why ${write(sizes.title)}?`,
    text: write(sizes.body),
    tags: [],
    answerCount: sizes.answers,
    isSolved: false,
    nativeRank: index,
    isRead: true,
    answers: Array.from({ length: sizes.answers }, (_unused, place) => ({
      id: `bench#a${index}-${place}`,
      url: `https://bench.example/${index}/${place}`,
      html: '',
      text: write(sizes.answer),
      author: { name: 'somebody' },
      acceptedBy: null,
      postedAt: now - index * 86_400_000,
    })),
  }));
}

function search(threads: readonly Thread[]): void {
  const index = new MiniSearch({ fields: ['title', 'text', 'answers'] });
  index.addAll(
    threads.map(({ id, title, text, answers }) => ({
      id,
      title,
      text,
      answers: answers.map((answer) => answer.text).join('\n'),
    })),
  );
  index.search(question);
}

async function main([who, count]: string[]): Promise<void> {
  const threads = makeThreads(Number(count));
  const topic = topicFromText(question, 'en');
  // What making the texts left behind is not ranking's to clear away.
  if (typeof globalThis.gc === 'function') globalThis.gc();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    if (who === 'ours') await rankFor(topic, threads, { now });
    else search(threads);
    times.push(performance.now() - startedAt);
  }
  const [coldMs, ...warm] = times;
  console.log(
    JSON.stringify({ coldMs, warmMs: warm.toSorted((a, b) => a - b)[Math.floor(warm.length / 2)] }),
  );
}

void main(process.argv.slice(2));
