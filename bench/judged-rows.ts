import path from 'node:path';

import type { Topic } from '../detection/topic';
import { rankThreads, scoreAnswers } from '../ranking/rank-answers';
import type { Answer, Thread } from '../sources/source';
import {
  gainOf,
  judgedOptions,
  leastRightGrade,
  queryTextOf,
  readLines,
  sample,
  textOf,
  topicOfQuestion,
} from './judged-questions';
import type { Candidate as JudgedCandidate, JudgedQuestion } from './judged-questions';
import { indexTexts, scoreTexts } from './textbook-bm25';
import type { Bm25Index } from './textbook-bm25';

/**
 * Files of judged candidates, and how the ranking is asked to order them. Three tasks are told apart by the
 * candidates: threads of their own (title, body, answers), replies of one thread (no titles), and replies of several
 * threads (`qbody`).
 */
export type Candidate = JudgedCandidate & {
  qbody?: string;
  date?: string;
  user?: string;
  nativeRank?: number;
};
/** One judged question. */
export type Row = Omit<JudgedQuestion, 'candidates'> & { candidates?: Candidate[] };
export type Measures = { ndcg10: number; mrr10: number; success1: number; success3: number; map: number };
export type Scored = { id: string; score: number };
type Corpus = { candidates: Candidate[]; index: Bm25Index };

/** From a large shared corpus, this many of the yardstick's best are ranked: what a search engine would hand over. */
const mostFromCorpus = 100;
const smallCorpus = 200;
const communityId = 'evaluation';
/** The candidates of a set come from one place, and so do its questions: nobody need name the brand there. */
const options = { ...judgedOptions, ownCommunityIds: new Set([communityId]) };
const corpora = new Map<string, Corpus>();

/** The questions of a file that have an answer among their candidates; at most `limit`, from all over the file. */
export function readRows(file: string, limit = Number.POSITIVE_INFINITY): Row[] {
  const least = leastPositiveGrade(file);
  const rows = readLines<Row>(file).filter(({ relevance }) =>
    Object.values(relevance).some((grade) => grade >= least),
  );
  return sample(rows, limit);
}

/** The grade from which on a candidate of this file is an answer. */
export function leastPositiveGrade(file: string): number {
  return leastRightGrade({ name: path.basename(file) });
}

/** The candidates of a question in the order of their file, and the yardstick's order of them. */
export function gatherCandidates(
  row: Row,
  file: string,
): { candidates: Candidate[]; bm25Order: string[]; bm25Ms: number } {
  const corpus = row.corpus === undefined ? undefined : readCorpus(path.join(path.dirname(file), row.corpus));
  const start = performance.now();
  const listed = corpus?.candidates ?? row.candidates ?? [];
  const scores = scoreTexts(corpus?.index ?? indexTexts(listed.map(textOf)), queryTextOf(row));
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
  const candidates = readLines<Candidate>(file);
  const corpus = { candidates, index: indexTexts(candidates.map(textOf)) };
  corpora.set(file, corpus);
  return corpus;
}

/** Our order of the candidates, best first. */
export function scoreCandidates(row: Row, candidates: readonly Candidate[]): Scored[] {
  const topic = topicOfQuestion(row);
  if (candidates.some(({ qbody }) => qbody !== undefined))
    return scoreReplies(topic, groupReplies(candidates));
  if (candidates.every(({ title }) => title === '')) {
    const { title, text } = row.query;
    return scoreReplies(topic, [createThread('t', title, text ?? '', candidates, undefined)]);
  }
  const ranks = rankNatively(candidates);
  const threads = candidates.map((candidate) => {
    const answers = (candidate.answers ?? []).map((body, index) => ({
      id: `${candidate.id}#${index}`,
      title: '',
      body,
    }));
    return createThread(candidate.id, candidate.title, candidate.body, answers, ranks.get(candidate.id));
  });
  return rankThreads(topic, threads, options).map(({ thread, score }) => ({ id: thread.id, score }));
}

function scoreReplies(topic: Topic, threads: Thread[]): Scored[] {
  return scoreAnswers(topic, threads, options).map(({ answer, score }) => ({ id: answer.id, score }));
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

function createThread(
  id: string,
  title: string,
  text: string,
  replies: readonly Candidate[],
  nativeRank: number | undefined,
): Thread {
  return {
    id,
    communityId,
    communityName: 'Evaluation',
    // What was read off a page has no place in a community's order.
    platform: nativeRank === undefined ? 'schema-org' : 'discourse',
    nativeId: id,
    url: 'https://evaluation.invalid/',
    title,
    text,
    tags: [],
    answerCount: replies.length,
    isSolved: false,
    nativeRank: nativeRank ?? 0,
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

/** How good an order of candidates is. */
export function measure(
  order: readonly string[],
  relevance: Record<string, number>,
  least: number,
): Measures {
  const grades = order.map((id) => relevance[id] ?? 0);
  const ideal = Object.values(relevance).toSorted((a, b) => b - a);
  const places = grades.flatMap((grade, index) => (grade >= least ? [index + 1] : []));
  const first = places[0] ?? Number.POSITIVE_INFINITY;
  const positives = ideal.filter((grade) => grade >= least).length;
  const precisions = places.map((place, index) => (index + 1) / place);
  return {
    ndcg10: gainOf(grades) / gainOf(ideal),
    mrr10: first <= 10 ? 1 / first : 0,
    success1: first <= 1 ? 1 : 0,
    success3: first <= 3 ? 1 : 0,
    map: precisions.reduce((sum, value) => sum + value, 0) / positives,
  };
}
