import type { Topic } from '@/detection/topic';

import { reason } from '../features/reason';
import type { RankedAnswer } from '../ranked';
import { weights } from '../weights';

/** Turns texts into vectors of length 1 (or all zero for a text of unknown words), the nearer the more alike. */
export type Encoder = {
  /** Shown to the reader: 'potion-base-2M'. */
  id: string;
  /** What it takes of the device. */
  bytes: number;
  encode: (texts: readonly string[]) => Float32Array[];
};

const mostCards = 20;
const readChars = 600;
const { encoder: points } = weights;

/**
 * A late pass over the first cards of a finished ranking: those that are closer to the topic in meaning gain points,
 * none loses any, so that the cards behind them stay where they are. The gain is one more reason that adds up.
 */
export function rankByMeaning(
  cards: readonly RankedAnswer[],
  topic: Pick<Topic, 'question' | 'lead'>,
  encoder: Encoder,
): RankedAnswer[] {
  const first = cards.slice(0, mostCards);
  if (first.length < 2) return [...cards];
  const asked = `${topic.question}\n${topic.lead.slice(0, readChars)}`;
  const [question, whole, ...vectors] = encoder.encode([topic.question, asked, ...first.flatMap(textsOf)]);
  const likeness = first.map(
    (_, index) =>
      points.title * dot(question, vectors[2 * index]) +
      (1 - points.title) * dot(whole, vectors[2 * index + 1]),
  );
  const least = Math.min(...likeness);
  const blended = first.map((card, index) =>
    addMeaning(card, ((likeness[index] ?? least) - least) / points.fullSpread),
  );
  return [...blended.toSorted((a, b) => b.score - a.score), ...cards.slice(mostCards)];
}

function textsOf({ thread, passage }: RankedAnswer): [title: string, text: string] {
  return [thread.title, `${thread.title}\n${thread.text.slice(0, readChars)}\n${passage.text}`];
}

function addMeaning(card: RankedAnswer, share: number): RankedAnswer {
  const why = reason('encoder', points.most * Math.min(1, Math.max(0, share)));
  return { ...card, score: card.score + (why[0]?.value ?? 0), why: [...card.why, ...why] };
}

function dot(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (!a || !b || a.length !== b.length) return 0;
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return Number.isFinite(sum) ? sum : 0;
}
