import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Topic } from '../detection/topic';
import { backgroundTable } from '../ranking/background';
import type { RankOptions } from '../ranking/rank-answers';
import { englishStem } from '../ranking/stem';
import type { Answer, Thread } from '../sources/source';
import { indexTexts, scoreTexts } from './textbook-bm25';
import type { Bm25Index } from './textbook-bm25';

/** One candidate of a file of judged questions: a thread, or a reply when it has no title. */
export type Candidate = {
  id: string;
  title: string;
  body: string;
  answers?: string[];
  score?: number;
  byAsker?: boolean;
};

/** One judged question. */
export type JudgedQuestion = {
  id: string;
  query: { title: string; text?: string };
  candidates?: Candidate[];
  corpus?: string;
  exclude?: string[];
  relevance: Record<string, number>;
};

/** A file of judged questions as a community: its questions, and the threads that it holds. */
export type JudgedFile = {
  name: string;
  questions: JudgedQuestion[];
  threads: Candidate[];
  index: Bm25Index;
  /** Its candidates are replies: each question is itself a thread, and none is searched for. */
  isReplies: boolean;
};

export const judgedOptions: RankOptions = {
  now: Date.UTC(2026, 0, 1),
  stem: englishStem,
  table: backgroundTable('en'),
};

/** Null with a sentence on stderr when a file is missing. */
export function readJudgedFiles(files: readonly string[]): JudgedFile[] | null {
  const missing = files.find((file) => !existsSync(file));
  if (missing === undefined) return files.map(readJudgedFile);
  console.error(`no such file: ${missing}`);
  return null;
}

function readJudgedFile(file: string): JudgedFile {
  const questions = readLines<JudgedQuestion>(file);
  const corpus = questions[0]?.corpus;
  const listed = questions.flatMap((question) => question.candidates ?? []);
  const isReplies = corpus === undefined && listed.every(({ title }) => title === '');
  const threads = corpus
    ? readLines<Candidate>(path.join(path.dirname(file), corpus))
    : isReplies
      ? questions.map(toThreadOfReplies)
      : [...new Map(listed.map((candidate) => [candidate.id, candidate])).values()];
  const name = path.basename(file).replace(/\..*$/, '');
  return { name, questions, threads, index: indexTexts(threads.map(textOf)), isReplies };
}

/** The objects of a file that has one a line. */
export function readLines<Row>(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}

function toThreadOfReplies({ id, query, candidates }: JudgedQuestion): Candidate {
  const answers = (candidates ?? []).map(({ body }) => body);
  return { id, title: query.title, body: query.text ?? '', answers };
}

/** Question text only, as the textbook has one field; a reply is its own text. */
export function textOf({ title, body }: Pick<Candidate, 'title' | 'body'>): string {
  return `${title} ${body}`;
}

/** The judges of these sets call only their better grades an answer; elsewhere any grade above 0 is one. */
export function leastRightGrade({ name }: Pick<JudgedFile, 'name'>): number {
  return /^(?:semevalA|semevalC|liveqa)\b/.test(name) ? 2 : 1;
}

/** Discounted cumulative gain of the first ten, with linear gains (Järvelin & Kekäläinen 2002). */
export function gainOf(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, index) => sum + grade / Math.log2(index + 2), 0);
}

/** Evenly spread over the list, always the same. */
export function sample<Item>(all: readonly Item[], most: number): Item[] {
  const stride = Math.max(1, all.length / most);
  return Array.from(
    { length: Math.min(all.length, most) },
    (_, index) => all[Math.floor(index * stride)],
  ).filter((each) => each !== undefined);
}

/** What a search by the question's words would hand over: textbook BM25's best of a community. */
export function searchThreads(community: JudgedFile, question: JudgedQuestion, most: number): Candidate[] {
  const scores = scoreTexts(community.index, queryTextOf(question));
  const excluded = new Set(question.exclude);
  return community.threads
    .map((thread, index) => ({ thread, score: scores[index] ?? 0, index }))
    .filter(({ thread }) => !excluded.has(thread.id))
    .toSorted((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, most)
    .map(({ thread }) => thread);
}

/** Sets with a shared corpus ask by title alone: their texts quote the links that made the labels. */
export function queryTextOf({ query, corpus }: Pick<JudgedQuestion, 'query' | 'corpus'>): string {
  return corpus === undefined ? `${query.title} ${query.text ?? ''}` : query.title;
}

/** The topic of a judged question, as a page without any names or codes would give it. */
export function topicOfQuestion({ query, corpus }: Pick<JudgedQuestion, 'query' | 'corpus'>): Topic {
  return {
    question: query.title.slice(0, 300),
    terms: [],
    codes: [],
    language: 'en',
    lead: corpus === undefined ? (query.text ?? '').slice(0, 1200) : '',
    communities: [],
  };
}

/** A candidate as a source would hand it over. */
export function threadOfCandidate(candidate: Candidate, nativeRank = 0, communityId = 'judged'): Thread {
  const answers = (candidate.answers ?? []).map((text, index) => answerOf(`${candidate.id}#${index}`, text));
  return {
    id: candidate.id,
    communityId,
    communityName: communityId,
    platform: 'schema-org',
    nativeId: candidate.id,
    url: 'https://judged.invalid/',
    title: candidate.title,
    text: candidate.body,
    tags: [],
    answerCount: answers.length,
    isSolved: false,
    nativeRank,
    isRead: true,
    answers,
  };
}

/** A reply with nothing but its text. */
export function answerOf(id: string, text: string): Answer {
  return {
    id,
    url: `https://judged.invalid/${id}`,
    html: '',
    text,
    author: { name: null },
    acceptedBy: null,
  };
}
