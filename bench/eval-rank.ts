import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Topic } from '../detection/topic';
import { backgroundTable } from '../ranking/background';
import { rankThreads, scoreAnswers } from '../ranking/rank-answers';
import { englishStem } from '../ranking/stem';
import type { Answer, Thread } from '../sources/source';
import { indexTexts, scoreTexts } from './textbook-bm25';
import type { Bm25Index } from './textbook-bm25';

/**
 * `npm run eval:rank -- FILE.jsonl… [--limit N] [--json]`: our order of judged candidates beside textbook BM25's.
 * Three tasks are told apart by the candidates: threads of their own (title, body, answers), replies of one thread
 * (no titles), and replies of several threads (`qbody`).
 */
type Candidate = {
  id: string;
  title: string;
  body: string;
  qbody?: string;
  answers?: string[];
  score?: number;
  date?: string;
  user?: string;
  byAsker?: boolean;
  nativeRank?: number;
};
type Row = {
  id: string;
  query: { title: string; text?: string; user?: string };
  candidates?: Candidate[];
  corpus?: string;
  exclude?: string[];
  relevance: Record<string, number>;
};
type Measures = { ndcg10: number; mrr10: number; success1: number; success3: number; map: number };
type Outcome = { ours: Measures; bm25: Measures; oursMs: number; bm25Ms: number };
type Report = {
  file: string;
  queries: number;
  ours: Measures;
  bm25: Measures;
  ratio: Measures;
  msPerQuery: { ours: number; bm25: number };
};
type Corpus = { candidates: Candidate[]; index: Bm25Index };

const measureNames = ['ndcg10', 'mrr10', 'success1', 'success3', 'map'] as const;
/** From a large shared corpus, this many of the yardstick's best are ranked: what a search engine would hand over. */
const mostFromCorpus = 100;
const smallCorpus = 200;
const options = { now: Date.UTC(2026, 0, 1), stem: englishStem, table: backgroundTable('en') };
const corpora = new Map<string, Corpus>();

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
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => Object.values(row.relevance).some((grade) => grade >= least));
  const stride = Math.max(1, rows.length / limit);
  const chosen = Array.from(
    { length: Math.min(rows.length, limit) },
    (_, index) => rows[Math.floor(index * stride)],
  );
  const outcomes = chosen.filter((row) => row !== undefined).map((row) => evaluateRow(row, file, least));
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

/** The judges of these sets call only their better grades an answer; elsewhere any grade above 0 is one. */
function leastPositiveGrade(file: string): number {
  return /^(?:semevalA|semevalC|liveqa)\b/.test(path.basename(file)) ? 2 : 1;
}

function evaluateRow(row: Row, file: string, least: number): Outcome {
  const { candidates, bm25Order, bm25Ms } = gatherCandidates(row, file);
  const start = performance.now();
  const oursOrder = orderCandidates(row, candidates);
  const oursMs = performance.now() - start;
  return {
    ours: measure(oursOrder, row.relevance, least),
    bm25: measure(bm25Order, row.relevance, least),
    oursMs,
    bm25Ms,
  };
}

function gatherCandidates(
  row: Row,
  file: string,
): { candidates: Candidate[]; bm25Order: string[]; bm25Ms: number } {
  const corpus = row.corpus === undefined ? undefined : readCorpus(path.join(path.dirname(file), row.corpus));
  const start = performance.now();
  const listed = corpus?.candidates ?? row.candidates ?? [];
  const scores = scoreTexts(corpus?.index ?? indexTexts(listed.map(textOf)), queryText(row));
  const excluded = new Set(row.exclude);
  const ordered = listed
    .map((candidate, index) => ({ candidate, score: scores[index] ?? 0, index }))
    .filter(({ candidate }) => !excluded.has(candidate.id))
    .toSorted((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, corpus && listed.length > smallCorpus ? mostFromCorpus : listed.length);
  const bm25Ms = performance.now() - start;
  const candidates = ordered.toSorted((a, b) => a.index - b.index).map(({ candidate }) => candidate);
  return { candidates, bm25Order: ordered.map(({ candidate }) => candidate.id), bm25Ms };
}

function readCorpus(file: string): Corpus {
  const known = corpora.get(file);
  if (known) return known;
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const candidates = lines.map((line) => JSON.parse(line) as Candidate);
  const corpus = { candidates, index: indexTexts(candidates.map(textOf)) };
  corpora.set(file, corpus);
  return corpus;
}

/** Question text only, as the textbook has one field; a reply is its own text. */
function textOf({ title, body }: Candidate): string {
  return `${title} ${body}`;
}

/** Sets with a shared corpus ask by title alone: their texts quote the links that made the labels. */
function queryText({ query, corpus }: Row): string {
  return corpus === undefined ? `${query.title} ${query.text ?? ''}` : query.title;
}

function orderCandidates(row: Row, candidates: readonly Candidate[]): string[] {
  const topic = readTopic(row);
  if (candidates.some(({ qbody }) => qbody !== undefined))
    return orderReplies(topic, groupReplies(candidates));
  if (candidates.every(({ title }) => title === '')) {
    return orderReplies(topic, [createThread('t', row.query.title, row.query.text ?? '', candidates, 0)]);
  }
  const ranks = rankNatively(candidates);
  const threads = candidates.map((candidate) => {
    const answers = (candidate.answers ?? []).map((body, index) => ({
      id: `${candidate.id}#${index}`,
      title: '',
      body,
    }));
    return createThread(candidate.id, candidate.title, candidate.body, answers, ranks.get(candidate.id) ?? 0);
  });
  return rankThreads(topic, threads, options).map(({ thread }) => thread.id);
}

function orderReplies(topic: Topic, threads: Thread[]): string[] {
  return scoreAnswers(topic, threads, options).map(({ answer }) => answer.id);
}

function groupReplies(candidates: readonly Candidate[]): Thread[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = `${candidate.title}\n${candidate.qbody ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  return [...groups.values()].map((replies, index) =>
    createThread(`t${index}`, replies[0]?.title ?? '', replies[0]?.qbody ?? '', replies, index),
  );
}

/** 0-based places in the community's order; the files number some with gaps. */
function rankNatively(candidates: readonly Candidate[]): Map<string, number> {
  const ranked = candidates.filter(({ nativeRank }) => nativeRank !== undefined);
  const ordered = ranked.toSorted((a, b) => (a.nativeRank ?? 0) - (b.nativeRank ?? 0));
  return new Map(ordered.map(({ id }, index) => [id, index]));
}

function readTopic({ query, corpus }: Row): Topic {
  return {
    question: query.title.slice(0, 300),
    terms: [],
    codes: [],
    language: 'en',
    lead: corpus === undefined ? (query.text ?? '').slice(0, 1200) : '',
    communities: [],
  };
}

function createThread(
  id: string,
  title: string,
  text: string,
  replies: readonly Candidate[],
  nativeRank: number,
): Thread {
  return {
    id,
    communityId: 'schema-org:evaluation',
    communityName: 'Evaluation',
    platform: 'schema-org',
    nativeId: id,
    url: 'https://evaluation.invalid/',
    title,
    text,
    tags: [],
    answerCount: replies.length,
    isSolved: false,
    nativeRank,
    isRead: true,
    answers: replies.map(createAnswer),
  };
}

/** Dates stand in several national orders, so the files' order of posting is trusted instead. */
function createAnswer({ id, body, score, user, byAsker }: Candidate): Answer {
  return {
    id,
    url: 'https://evaluation.invalid/',
    html: '',
    text: body,
    author: { name: user ?? null },
    acceptedBy: null,
    ...(score === undefined ? {} : { agreement: { value: score, unit: 'votes' as const } }),
    ...(byAsker === undefined ? {} : { isByAsker: byAsker }),
  };
}

function measure(order: readonly string[], relevance: Record<string, number>, least: number): Measures {
  const grades = order.map((id) => relevance[id] ?? 0);
  const ideal = Object.values(relevance).toSorted((a, b) => b - a);
  const places = grades.flatMap((grade, index) => (grade >= least ? [index + 1] : []));
  const first = places[0] ?? Number.POSITIVE_INFINITY;
  const positives = ideal.filter((grade) => grade >= least).length;
  const precisions = places.map((place, index) => (index + 1) / place);
  return {
    ndcg10: gain(grades) / gain(ideal),
    mrr10: first <= 10 ? 1 / first : 0,
    success1: first <= 1 ? 1 : 0,
    success3: first <= 3 ? 1 : 0,
    map: precisions.reduce((sum, value) => sum + value, 0) / positives,
  };
}

function gain(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, index) => sum + grade / Math.log2(index + 2), 0);
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
