/**
 * The ranking beside search libraries, on the same candidates in the same run: how good the order is, and how long it
 * takes to index a list that was just fetched and to search it once. `npm run bench -- --section ranking [FILE.jsonl…]`;
 * without files on a small made-up forum. Files as `npm run eval:rank` takes them; replies have no titles and are
 * left out.
 */
import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import { stemmer } from '@orama/stemmers/english';
import { Index as FlexIndex } from 'flexsearch';
import Fuse from 'fuse.js';
import lunr from 'lunr';
import MiniSearch from 'minisearch';

import { rankThreads } from '../ranking/rank-answers';
import type { Figure } from './bench';
import {
  gainOf,
  judgedOptions,
  leastRightGrade,
  readJudgedFiles,
  sample,
  searchThreads,
  threadOfCandidate,
  topicOfQuestion,
} from './judged-questions';
import type { Candidate, JudgedFile, JudgedQuestion } from './judged-questions';
import { median } from './median';
import { sampleForum, sampleQuestions } from './ranking-sample';
import { indexTexts, isStopWord, scoreTexts } from './textbook-bm25';

type Document = { id: string; title: string; body: string; answers: string };
type Task = { question: JudgedQuestion; candidates: Candidate[]; documents: Document[]; query: string };
/** Ids, best first. What a library does not find is appended in the order given. */
type Ranker = (task: Task) => string[] | Promise<string[]>;
type Score = { ndcg: number; success: number; ms: number };

const mostQuestions = 100;
const mostCandidates = 100;
const smallCorpus = 200;
const mostQueryChars = 1500;
const fields = ['title', 'body', 'answers'] as const;

const rankers: Record<string, Ranker> = {
  ours: ({ question, candidates }) =>
    rankThreads(
      topicOfQuestion(question),
      candidates.map((candidate) => threadOfCandidate(candidate)),
      judgedOptions,
    ).map(({ thread }) => thread.id),
  'textbook BM25': ({ documents, query }) => {
    const scores = scoreTexts(indexTexts(documents.map(({ title, body }) => `${title} ${body}`)), query);
    return sortBy(documents, scores);
  },
  minisearch: ({ documents, query }) => searchMini(new MiniSearch({ fields: [...fields] }), documents, query),
  'minisearch, tuned': ({ documents, query }) =>
    searchMini(
      new MiniSearch({
        fields: [...fields],
        processTerm: (term) => {
          const word = term.toLowerCase();
          return isStopWord(word) ? null : stemmer(word);
        },
        searchOptions: { boost: { title: 2 } },
      }),
      documents,
      query,
    ),
  lunr: ({ documents, query }) => {
    const index = lunr(function build() {
      this.ref('id');
      for (const field of fields) this.field(field);
      for (const document of documents) this.add(document);
    });
    // Not `search`: colons and stars of a question would be taken for its query language.
    const found = index.query((asked) => {
      asked.term(lunr.tokenizer(query), {});
    });
    return found.map(({ ref }) => ref);
  },
  orama: async ({ documents, query }) => {
    const db = create({
      schema: { id: 'string', title: 'string', body: 'string', answers: 'string' } as const,
    });
    await insertMultiple(db, documents);
    const { hits } = await searchOrama(db, { term: query, properties: [...fields], limit: documents.length });
    return hits.map(({ document }) => document.id);
  },
  flexsearch: ({ documents, query }) => {
    const index = new FlexIndex();
    for (const [place, { title, body, answers }] of documents.entries())
      index.add(place, `${title} ${body} ${answers}`);
    const places = index.search(query, { limit: documents.length, suggest: true });
    return places.map((place) => documents[Number(place)]?.id ?? '');
  },
  'fuse.js': ({ documents, query }) =>
    new Fuse(documents, { keys: ['title', 'body'] }).search(query).map(({ item }) => item.id),
};

function searchMini(index: MiniSearch<Document>, documents: Document[], query: string): string[] {
  index.addAll(documents);
  return index.search(query).map(({ id }) => String(id));
}

function sortBy(documents: readonly Document[], scores: readonly number[]): string[] {
  return documents
    .map(({ id }, index) => ({ id, score: scores[index] ?? 0, index }))
    .toSorted((a, b) => b.score - a.score || a.index - b.index)
    .map(({ id }) => id);
}

/** Quality and time of each, for each file. */
export async function measureRankingPeers(paths: readonly string[]): Promise<Figure[]> {
  const files = paths.length === 0 ? [madeUpFile()] : (readJudgedFiles(paths) ?? []);
  const figures: Figure[] = [];
  for (const file of files.filter(({ isReplies }) => !isReplies)) {
    const tasks = sample(
      file.questions.filter((question) => hasRight(question, leastRightGrade(file))),
      mostQuestions,
    ).map((question) => prepare(file, question));
    for (const [name, rank] of Object.entries(rankers))
      figures.push(...(await measure(file, tasks, name, rank)));
  }
  return figures;
}

function madeUpFile(): JudgedFile {
  const threads = sampleForum.map(([title, body, answer], index) => ({
    id: String(index),
    title,
    body,
    answers: [answer],
  }));
  const questions = sampleQuestions.map(([title, right], index) => ({
    id: `q${index}`,
    query: { title },
    corpus: 'made up',
    relevance: { [right]: 1 },
  }));
  const index = indexTexts(threads.map(({ title, body }) => `${title} ${body}`));
  return { name: 'made-up forum', threads, questions, index, isReplies: false };
}

function hasRight({ relevance }: JudgedQuestion, least: number): boolean {
  return Object.values(relevance).some((grade) => grade >= least);
}

function prepare(file: JudgedFile, question: JudgedQuestion): Task {
  const most = file.threads.length > smallCorpus ? mostCandidates : file.threads.length;
  // By id, so that the order of the list says nothing.
  const candidates = (question.candidates ?? searchThreads(file, question, most)).toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const documents = candidates.map(({ id, title, body, answers = [] }) => ({
    id,
    title,
    body,
    answers: answers.join('\n'),
  }));
  const { title, text } = question.query;
  const query = (question.corpus === undefined ? `${title} ${text ?? ''}` : title).slice(0, mostQueryChars);
  return { question, candidates, documents, query };
}

async function measure(
  file: JudgedFile,
  tasks: readonly Task[],
  name: string,
  rank: Ranker,
): Promise<Figure[]> {
  const scores: Score[] = [];
  for (const task of tasks) {
    const startedAt = performance.now();
    const found = await rank(task);
    const ms = performance.now() - startedAt;
    scores.push({ ...judgeOrder(task, found, leastRightGrade(file)), ms });
  }
  const mean = (value: (score: Score) => number): number =>
    scores.reduce((sum, score) => sum + value(score), 0) / Math.max(1, scores.length);
  const figure = (what: string, value: number, unit: Figure['unit']): Figure => ({
    section: 'ranking',
    name: `${file.name}, ${what}, ${name}`,
    value,
    unit,
  });
  return [
    figure(
      'nDCG@10',
      mean(({ ndcg }) => ndcg),
      'ratio',
    ),
    figure(
      'first is right',
      mean(({ success }) => success),
      'ratio',
    ),
    figure('one list', median(scores.map(({ ms }) => ms)), 'ms'),
  ];
}

function judgeOrder(
  { question, documents }: Task,
  found: readonly string[],
  least: number,
): { ndcg: number; success: number } {
  const order = [...new Set([...found, ...documents.map(({ id }) => id)])];
  const grades = order.map((id) => question.relevance[id] ?? 0);
  const ideal = Object.values(question.relevance).toSorted((a, b) => b - a);
  return { ndcg: gainOf(grades) / gainOf(ideal), success: (grades[0] ?? 0) >= least ? 1 : 0 };
}
