import { describe, expect, test } from 'vitest';

import { type AnswerPair, answerPairs } from './agreement-pairs';

/** How many pairs carry the label. */
function count(label: AnswerPair['label']): number {
  return answerPairs.filter((pair) => pair.label === label).length;
}

/** The text without what does not make two answers differ: case, punctuation and spacing. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const answers = answerPairs.flatMap(({ one, other }) => [one, other]);

describe('The labelled pairs of answers', () => {
  test('are at least 220', () => {
    expect(answerPairs.length).toBeGreaterThanOrEqual(220);
  });

  test.each(['same', 'different', 'opposite', 'unrelated'] as const)(
    'hold at least 40 labelled %s',
    (label) => {
      expect(count(label)).toBeGreaterThanOrEqual(40);
    },
  );

  test('never repeat an answer', () => {
    const seen = new Set<string>();
    const repeated = answers.map(plain).filter((answer) => seen.size === seen.add(answer).size);
    expect(repeated).toEqual([]);
  });

  test('run from one line to 150 words, with short, middling and long answers', () => {
    const lengths = answers.map((answer) => answer.split(/\s+/u).length);
    expect(lengths.filter((words) => words < 2 || words > 150)).toEqual([]);
    expect(lengths.filter((words) => words <= 12).length).toBeGreaterThanOrEqual(40);
    expect(lengths.filter((words) => words > 12 && words <= 60).length).toBeGreaterThanOrEqual(100);
    expect(lengths.filter((words) => words > 60).length).toBeGreaterThanOrEqual(10);
  });

  test('are in a mixed order: no label comes more than eight times in a row', () => {
    const runs = answerPairs.map(
      (_, start) => new Set(answerPairs.slice(start, start + 9).map(({ label }) => label)).size,
    );
    expect(runs.slice(0, -8).filter((labels) => labels === 1)).toEqual([]);
  });
});
