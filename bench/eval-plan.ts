/**
 * `npm run eval:plan -- FILE.jsonl --community PLATFORM=URL [--limit N] [--json]`: for each judged question the whole
 * way plan → ask → read → rank against the server at URL, through the product's own modules. Where FILE says which
 * threads are right and the server which topic is which, the planner is compared with asking without a plan.
 */
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { z } from 'zod';

import { topicFromText } from '@/detection/topic-from-text';
import { createLookups } from '@/lookup/lookups';
import { loadLexicon } from '@/lookup/lexicon';
import { backgroundTable } from '@/ranking/background';
import { rankThreads } from '@/ranking/rank-answers';
import { englishStem } from '@/ranking/stem';
import { createHttp, type Http } from '@/sources/http';
import type { Community } from '@/sources/source';
import { openDb, type CommonplaceDb, type LookupRow } from '@/storage/db';
import { healthOf } from '@/storage/hosts';
import { ledgerOf } from '@/storage/ledger';
import { lookupById } from '@/storage/lookups';
import { threadsOf } from '@/storage/threads';

import { BadArguments, readCommunity } from './community-argument';
import { askWithoutPlan, corpusIds, scoreLists, type Comparison, type Score } from './plan-comparison';

const USAGE = 'usage: npm run eval:plan -- FILE.jsonl --community PLATFORM=URL [--limit N] [--json]';
const questionSchema = z.object({
  id: z.string(),
  query: z.object({ title: z.string(), text: z.string().optional() }),
  relevance: z.record(z.string(), z.number()).default({}),
});
type Question = z.infer<typeof questionSchema>;
type Outcome = { id: string; searches: number; reads: number; queries: string[]; found: string[] };

function readArguments(argv: string[]) {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { community: { type: 'string' }, limit: { type: 'string' }, json: { type: 'boolean' } },
    });
  } catch (error) {
    throw new BadArguments(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1 || values.community === undefined)
    throw new BadArguments('give one FILE.jsonl and one --community');
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  if (Number.isNaN(limit) || limit < 1)
    throw new BadArguments(`--limit wants a number, not "${values.limit}"`);
  return { file, community: readCommunity(values.community), limit, isJson: values.json ?? false };
}

function readQuestions(file: string, limit: number): Question[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new BadArguments(`cannot read ${file}`);
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(0, limit).map((line) => questionSchema.parse(JSON.parse(line)));
}

/** Listed threads stay on the device, as a reader's do; what was read of them is read again by whoever wants it. */
async function forgetAnswers(db: CommonplaceDb, lookup: LookupRow | undefined): Promise<void> {
  const readIds = Object.values(lookup?.sources ?? {}).flatMap((progress) => progress.readIds);
  const forgetting = db.threads.where('id').anyOf(readIds).modify({ isRead: false, answers: [] });
  await Promise.all([db.lookups.clear(), forgetting, db.ledger.clear()]);
}

/**
 * One device asks all questions, as a reader's would: it remembers what hosts refuse, how common words are there and
 * which threads searches have listed. No answer is kept, so that each question pays for its own searches and reads.
 */
async function askOne(
  question: Question,
  community: Community,
  db: CommonplaceDb,
  http: Http,
): Promise<Outcome> {
  const lookups = createLookups({
    db,
    http,
    now: Date.now,
    newId: () => 'plan',
    loadLexicon,
    mayAsk: () => Promise.resolve(true),
    wakeAt: () => undefined,
    only: [community],
  });
  const topic = topicFromText(textOf(question), 'en');
  await lookups.run(await lookups.ask(-1, topic));
  const lookup = await lookupById(db, 'plan');
  const threads = lookup ? await threadsOf(db, lookup) : [];
  const ledger = await db.ledger.toArray();
  const options = { now: Date.now(), stem: englishStem, table: backgroundTable('en') };
  await forgetAnswers(db, lookup);
  return {
    id: question.id,
    searches: ledger.filter(({ why }) => why === 'search').length,
    reads: ledger.filter(({ why }) => why === 'answers' || why === 'thread').length,
    queries: ledger.filter(({ why }) => why === 'search').map(({ text }) => text),
    found: rankThreads(topic, threads, options).map(({ thread }) => thread.url),
  };
}

function textOf({ query }: Question): string {
  return query.title || (query.text ?? '');
}

function openHttp(db: CommonplaceDb): Http {
  return createHttp({
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    ledger: ledgerOf(db),
    health: healthOf(db),
    mayAsk: () => Promise.resolve(true),
  });
}

/** Null where nobody can tell which threads are right. */
async function compare(
  questions: Question[],
  outcomes: Outcome[],
  community: Community,
): Promise<Comparison | null> {
  const judged = questions.map((question) => ({ text: textOf(question), relevance: question.relevance }));
  const isJudged = judged.some(({ relevance }) => Object.keys(relevance).length > 0);
  const ids = isJudged ? await corpusIds(community.base) : null;
  if (!ids) return null;
  const db = openDb('comparison');
  const [http, lexicon] = [openHttp(db), await loadLexicon('en')];
  const unplanned = [];
  for (const question of judged) unplanned.push(await askWithoutPlan(question, community, http, lexicon));
  const score = (lists: string[][]): Score => scoreLists(lists, judged, ids);
  return {
    planned: score(outcomes.map(({ found }) => found)),
    wholeQuestion: score(unplanned.map(({ wholeQuestion }) => wholeQuestion)),
    threeRarestWords: score(unplanned.map(({ threeRarestWords }) => threeRarestWords)),
  };
}

async function main(): Promise<void> {
  const { file, community, limit, isJson } = readArguments(process.argv.slice(2));
  const perQuery: Outcome[] = [];
  const questions = readQuestions(file, limit);
  const db = openDb('plan');
  const http = openHttp(db);
  for (const question of questions) perQuery.push(await askOne(question, community, db, http));
  const mean = (pick: (outcome: Outcome) => number): number =>
    perQuery.reduce((sum, outcome) => sum + pick(outcome), 0) / (perQuery.length || 1);
  const comparison = await compare(questions, perQuery, community);
  const report = {
    queries: perQuery.length,
    searchesPerQuery: mean(({ searches }) => searches),
    readsPerQuery: mean(({ reads }) => reads),
    perQuery,
    ...(comparison && { comparison }),
  };
  if (isJson) console.log(JSON.stringify(report));
  else console.log([summaryOf(report), ...linesOf(comparison)].join('\n'));
}

function summaryOf(report: { queries: number; searchesPerQuery: number; readsPerQuery: number }): string {
  const { queries, searchesPerQuery, readsPerQuery } = report;
  return (
    `${queries} questions: ${searchesPerQuery.toFixed(2)} searches and ${readsPerQuery.toFixed(2)} reads each. ` +
    'One device asked them all: it kept what hosts refuse, how common words are and what was listed, and no answers.'
  );
}

function linesOf(comparison: Comparison | null): string[] {
  if (!comparison) return ['Which threads are right is not told: nothing to compare.'];
  const names: Record<keyof Comparison, string> = {
    planned: 'planned',
    wholeQuestion: 'the whole question',
    threeRarestWords: 'the three rarest words',
  };
  const percent = (share: number): string => `${(100 * share).toFixed(1).padStart(5)} %`;
  return Object.entries(comparison).map(
    ([name, { first, found }]) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the type
      `${names[name as keyof Comparison].padEnd(24)} right thread first ${percent(first)}, among the found ${percent(found)}`,
  );
}

try {
  await main();
} catch (error) {
  if (!(error instanceof BadArguments)) throw error;
  console.error(`eval:plan: ${error.message}. ${USAGE}`);
  process.exitCode = 2;
}
