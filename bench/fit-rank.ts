import { existsSync } from 'node:fs';
import path from 'node:path';

import { weights } from '../ranking/weights';
import { fitListwise, ndcgOf } from './fit/listwise';
import type { List } from './fit/listwise';
import { gatherCandidates, leastPositiveGrade, readRows, scoreCandidates } from './judged-rows';

/**
 * Fits the weights that the score is linear in: `tsx bench/fit-rank.ts FILE.jsonl… [--limit N]` prints what it would
 * change, and how good the order is before, after, in five folds, and on each file when it was left out. Nothing is
 * written: a person puts the numbers into ranking/weights.ts. The same files give the same numbers.
 *
 * A weight's feature is the difference that doubling it makes to each candidate's score, so no feature is written
 * down twice.
 */
const fitted = [
  'words',
  'spelling.title',
  'spelling.text',
  'community.firstInOrder',
  'usefulness.agreement',
  'usefulness.mostAgreed',
  'usefulness.length',
  'usefulness.thanksOnly',
  'usefulness.steps',
  'usefulness.figures',
  'usefulness.solution',
  'usefulness.thanked',
  'usefulness.lastThanked',
  'usefulness.byAsker',
  'usefulness.isQuestion',
  'usefulness.perQuestionMark',
  'usefulness.asksBack',
  'usefulness.words.asked',
  'usefulness.words.told',
];
const folds = 5;

type Weights = { [name: string]: number | Weights };
type JudgedFile = { name: string; lists: List[] };

main(process.argv.slice(2));

function main(args: string[]): void {
  const limitAt = args.indexOf('--limit');
  const limit = limitAt < 0 ? Number.POSITIVE_INFINITY : Number(args[limitAt + 1]);
  const files = args.filter((arg, index) => !arg.startsWith('--') && (limitAt < 0 || index !== limitAt + 1));
  if (files.length === 0 || !(limit > 0) || files.some((file) => !existsSync(file))) {
    console.error('usage: tsx bench/fit-rank.ts FILE.jsonl… [--limit N]');
    process.exit(2);
  }
  const judged = files.map((file) => readFile(file, limit));
  const found = fitListwise(judged.map(({ lists }) => lists));
  for (const [index, name] of fitted.entries()) {
    const before = place(name).read();
    console.log(`${name.padEnd(28)} ${before.toFixed(2)} -> ${(before * (found[index] ?? 1)).toFixed(2)}`);
  }
  console.log(`${'nDCG@10'.padEnd(28)} before   after   in folds   left out`);
  const byFold = Array.from({ length: folds }, (_, fold) =>
    fitListwise(judged.map(({ lists }) => lists.filter((_list, index) => index % folds !== fold))),
  );
  for (const file of judged) printFile(file, judged, found, byFold);
}

function printFile(
  { name, lists }: JudgedFile,
  all: readonly JudgedFile[],
  found: readonly number[],
  byFold: readonly (readonly number[])[],
): void {
  const others = all.filter((other) => other.name !== name).map((other) => other.lists);
  const unchanged = fitted.map(() => 1);
  const leftOut = others.length > 0 ? fitListwise(others) : unchanged;
  const measured = [
    lists.map((list) => ndcgOf(list, unchanged)),
    lists.map((list) => ndcgOf(list, found)),
    lists.map((list, index) => ndcgOf(list, byFold[index % folds] ?? unchanged)),
    lists.map((list) => ndcgOf(list, leftOut)),
  ].map(meanOf);
  console.log(`${name.padEnd(28)} ${measured.map((value) => value.toFixed(4)).join('   ')}`);
}

/** Each question's candidates with their features. */
function readFile(file: string, limit: number): JudgedFile {
  const least = leastPositiveGrade(file);
  const lists = readRows(file, limit).map((row): List => {
    const { candidates } = gatherCandidates(row, file);
    const base = scoresById();
    const doubled = fitted.map((name) => {
      const { read, write } = place(name);
      const weight = read();
      write(weight * 2);
      const scores = scoresById();
      write(weight);
      return scores;
    });
    const ideal = Object.values(row.relevance).toSorted((a, b) => b - a);
    const items = [...base].map(([id, score]) => ({
      grade: row.relevance[id] ?? 0,
      isRight: (row.relevance[id] ?? 0) >= least,
      score,
      features: doubled.map((scores) => (scores.get(id) ?? score) - score),
    }));
    return { ideal, items };

    function scoresById(): Map<string, number> {
      return new Map(scoreCandidates(row, candidates).map(({ id, score }) => [id, score]));
    }
  });
  return { name: path.basename(file), lists };
}

/** Where a weight is kept. */
function place(name: string): { read: () => number; write: (value: number) => void } {
  const names = name.split('.');
  const last = names.pop() ?? '';
  // The weights are constant everywhere but here.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the fit changes what the product may only read
  let holder = weights as unknown as Weights;
  for (const each of names) {
    const inner = holder[each];
    if (typeof inner !== 'object') throw new Error(`no weight ${name}`);
    holder = inner;
  }
  const value = holder[last];
  if (typeof value !== 'number') throw new Error(`no weight ${name}`);
  return {
    read: () => Number(holder[last]),
    write: (changed) => {
      holder[last] = changed;
    },
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
