import { existsSync } from 'node:fs';
import path from 'node:path';

import { gatherCandidates, leastPositiveGrade, measure, readRows, scoreCandidates } from './judged-rows';
import type { Measures, Row } from './judged-rows';

/**
 * `npm run eval:rank -- FILE.jsonl… [--limit N] [--json]`: our order of judged candidates beside textbook BM25's.
 */
type Outcome = { ours: Measures; bm25: Measures; oursMs: number; bm25Ms: number };
type Report = {
  file: string;
  queries: number;
  ours: Measures;
  bm25: Measures;
  ratio: Measures;
  msPerQuery: { ours: number; bm25: number };
};

const measureNames = ['ndcg10', 'mrr10', 'success1', 'success3', 'map'] as const;

main(process.argv.slice(2));

function main(args: string[]): void {
  const limitAt = args.indexOf('--limit');
  const limit = limitAt < 0 ? Number.POSITIVE_INFINITY : Number(args[limitAt + 1]);
  const files = args.filter((arg, index) => !arg.startsWith('--') && (limitAt < 0 || index !== limitAt + 1));
  if (files.length === 0 || !(limit > 0)) {
    console.error('usage: npm run eval:rank -- FILE.jsonl… [--limit N] [--json]');
    process.exit(2);
  }
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) {
    console.error(`no such file: ${missing}`);
    process.exit(2);
  }
  const reports = files.map((file) => evaluateFile(file, limit));
  if (args.includes('--json'))
    console.log(JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2));
  else for (const report of reports) printReport(report);
}

function evaluateFile(file: string, limit: number): Report {
  const least = leastPositiveGrade(file);
  const outcomes = readRows(file, limit).map((row) => evaluateRow(row, file, least));
  const ours = average(outcomes.map((outcome) => outcome.ours));
  const bm25 = average(outcomes.map((outcome) => outcome.bm25));
  return {
    file,
    queries: outcomes.length,
    ours,
    bm25,
    ratio: mapMeasures((name) => round(ours[name] / bm25[name])),
    msPerQuery: { ours: meanOf(outcomes, 'oursMs'), bm25: meanOf(outcomes, 'bm25Ms') },
  };
}

function evaluateRow(row: Row, file: string, least: number): Outcome {
  const { candidates, bm25Order, bm25Ms } = gatherCandidates(row, file);
  const start = performance.now();
  const oursOrder = scoreCandidates(row, candidates).map(({ id }) => id);
  const oursMs = performance.now() - start;
  return {
    ours: measure(oursOrder, row.relevance, least),
    bm25: measure(bm25Order, row.relevance, least),
    oursMs,
    bm25Ms,
  };
}

function average(all: readonly Measures[]): Measures {
  return mapMeasures((name) =>
    round(all.reduce((sum, each) => sum + each[name], 0) / Math.max(1, all.length)),
  );
}

function mapMeasures(value: (name: keyof Measures) => number): Measures {
  const [ndcg10, mrr10, success1, success3, map] = [...measureNames].map(value);
  return {
    ndcg10: ndcg10 ?? 0,
    mrr10: mrr10 ?? 0,
    success1: success1 ?? 0,
    success3: success3 ?? 0,
    map: map ?? 0,
  };
}

function meanOf(outcomes: readonly Outcome[], name: 'oursMs' | 'bm25Ms'): number {
  return round(outcomes.reduce((sum, outcome) => sum + outcome[name], 0) / Math.max(1, outcomes.length));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function printReport({ file, queries, ours, bm25, ratio, msPerQuery }: Report): void {
  console.log(
    `${path.basename(file)}: ${queries} queries, ${msPerQuery.ours} ms each (BM25 ${msPerQuery.bm25})`,
  );
  for (const name of measureNames) {
    console.log(
      `  ${name.padEnd(9)} ours ${ours[name].toFixed(3)}  bm25 ${bm25[name].toFixed(3)}  x${ratio[name].toFixed(3)}`,
    );
  }
}
