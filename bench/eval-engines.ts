/**
 * `npm run eval:engines -- CORPUS.jsonl QUERIES.jsonl [--limit N]`: how often the planner finds a right thread in at
 * most three searches, for each kind of engine, in process; beside the whole question and the three rarest
 * words, and the best single word or pair of the question, which only an oracle knows.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { z } from 'zod';

import { topicFromText } from '@/detection/topic-from-text';
import { loadLexicon, type Lexicon } from '@/lookup/lexicon';
import { learn, noKnowledge, type AnsweredQuery } from '@/lookup/plan/knowledge';
import { likeliestThreads, rememberThreads } from '@/lookup/plan/memory';
import { nextQuery } from '@/lookup/plan/next-query';
import { MAX_SEARCHES } from '@/lookup/run-source';
import type { Community } from '@/sources/source';

import { readCorpus, type Corpus } from './engines/corpus';
import { createEngines, type BenchEngine } from './engines/engines';

const questionSchema = z.object({
  query: z.object({ title: z.string(), text: z.string().optional() }),
  relevance: z.record(z.string(), z.number()),
  exclude: z.array(z.string()).optional(),
});
type Question = z.infer<typeof questionSchema>;

const community: Community = {
  id: 'bench:engine',
  platform: 'discourse',
  base: 'http://engine.example',
  name: 'engine',
  relation: 'own',
};
const EXCERPT_CHARS = 200;
const MAX_ORACLE_WORDS = 8;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { limit: { type: 'string' } },
  });
  const [corpusFile, queryFile] = positionals;
  if (corpusFile === undefined || queryFile === undefined)
    throw new Error('usage: npm run eval:engines -- CORPUS.jsonl QUERIES.jsonl [--limit N]');
  const all = readFileSync(queryFile, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => questionSchema.parse(JSON.parse(line)));
  const needed = new Set(all.flatMap(({ relevance }) => rightIds(relevance)));
  const own = new Set(all.flatMap(({ exclude }) => exclude ?? []).filter((id) => !needed.has(id)));
  const corpus = readCorpus(corpusFile, own);
  const questions = all.slice(0, Number(values.limit ?? all.length));
  const lexicon = await loadLexicon('en');
  console.log(`${questions.length} questions, ${corpus.threads.length} threads`);
  console.log(`${'engine'.padEnd(60)} found searches | whole three-rarest oracle`);
  for (const engine of createEngines(corpus)) console.log(measure(engine, corpus, questions, lexicon));
}

function rightIds(relevance: Question['relevance']): string[] {
  return Object.keys(relevance).filter((id) => (relevance[id] ?? 0) > 0);
}

function measure(engine: BenchEngine, corpus: Corpus, questions: Question[], lexicon: Lexicon): string {
  let knowledge = noKnowledge;
  let searches = 0;
  const found = { planned: 0, whole: 0, rarest: 0, oracle: 0 };
  const { pageSize } = engine.semantics;
  for (const { query, relevance } of questions) {
    const right = new Set(rightIds(relevance));
    const isRight = (thread: number): boolean => right.has(corpus.threads[thread]?.id ?? '');
    const finds = (text: string): boolean => engine.search(text).slice(0, pageSize).some(isRight);
    const text = query.title || (query.text ?? '');
    const run = ask(engine, corpus, text, lexicon, knowledge);
    knowledge = run.knowledge;
    searches += run.asked.length;
    const words = [...new Set(lexicon.words(text))]
      .filter((word) => !lexicon.isGrammar(word) && word.length > 2)
      .sort((a, b) => lexicon.rarity(b) - lexicon.rarity(a));
    if (run.threads.some(isRight)) found.planned += 1;
    if (finds(text)) found.whole += 1;
    if (words.slice(0, 3).some(finds)) found.rarest += 1;
    const few = words.slice(0, MAX_ORACLE_WORDS);
    const pairs = few.flatMap((word, at) => few.slice(at + 1).map((other) => `${word} ${other}`));
    if ([...few, ...pairs].some(finds)) found.oracle += 1;
  }
  const share = (count: number): string => (count / (questions.length || 1)).toFixed(3);
  const mean = (searches / (questions.length || 1)).toFixed(2);
  return `${engine.name.padEnd(60)} ${share(found.planned)} ${mean}     | ${share(found.whole)} ${share(found.rarest)}        ${share(found.oracle)}`;
}

/** Plan → ask, without reading; the same device asks all questions, and lists what it remembers. */
function ask(
  engine: BenchEngine,
  corpus: Corpus,
  text: string,
  lexicon: Lexicon,
  before: typeof noKnowledge,
) {
  const topic = topicFromText(text, 'en');
  const asked: AnsweredQuery[] = [];
  const threads = new Set<number>();
  const recalled = likeliestThreads(before.threads, text, lexicon);
  let knowledge = before;
  while (asked.length < MAX_SEARCHES) {
    const { semantics } = engine;
    const planned = nextQuery({
      topic,
      community,
      engine: semantics,
      lexicon,
      mayUseTitleSearch: true,
      knowledge,
      asked,
      foundIds: new Set([...threads].map(String).concat(recalled)),
    });
    if (!planned) break;
    const { text: sent, mode, page } = planned.query;
    const hits = mode === 'title' ? (engine.similar?.(sent) ?? []) : engine.search(sent);
    const shown =
      mode === 'title' ? hits : hits.slice((page - 1) * semantics.pageSize, page * semantics.pageSize);
    for (const thread of shown) threads.add(thread);
    const isFull = mode === 'words' && hits.length > page * semantics.pageSize;
    asked.push({ text: sent, mode, page, found: shown.length, isFull });
    knowledge = learn(
      before,
      asked,
      [...threads].map((thread) => excerptOf(corpus, thread)),
      lexicon,
    );
  }
  const seen = [...threads].map((thread) => excerptOf(corpus, thread));
  knowledge = { ...knowledge, threads: rememberThreads(before.threads, seen, lexicon) };
  return { asked, knowledge, threads: [...threads, ...recalled.map(Number)] };
}

function excerptOf({ threads }: Corpus, thread: number): { id: string; title: string; text: string } {
  const { title, posts } = threads[thread] ?? { title: '', posts: [] };
  return { id: String(thread), title, text: (posts[0]?.text ?? '').slice(0, EXCERPT_CHARS) };
}

await main();
