/**
 * `npm run eval:plan -- FILE.jsonl --community PLATFORM=URL [--limit N] [--json]`: for each judged question the whole
 * way plan → ask → read → rank against the server at URL, through the product's own modules.
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
import { createHttp } from '@/sources/http';
import type { Community } from '@/sources/source';
import { openDb } from '@/storage/db';
import { healthOf } from '@/storage/hosts';
import { ledgerOf } from '@/storage/ledger';
import { lookupById } from '@/storage/lookups';
import { threadsOf } from '@/storage/threads';

import { BadArguments, readCommunity } from './community-argument';

const USAGE = 'usage: npm run eval:plan -- FILE.jsonl --community PLATFORM=URL [--limit N] [--json]';
const questionSchema = z.object({
  id: z.string(),
  query: z.object({ title: z.string(), text: z.string().optional() }),
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

/** A fresh database for each question: none profits from another's cache. */
async function askOne(question: Question, community: Community): Promise<Outcome> {
  const db = openDb(`plan-${question.id}`);
  const allow = (): Promise<boolean> => Promise.resolve(true);
  const http = createHttp({
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    ledger: ledgerOf(db),
    health: healthOf(db),
    mayAsk: allow,
  });
  const lookups = createLookups({
    db,
    http,
    now: Date.now,
    newId: () => 'plan',
    loadLexicon,
    mayAsk: allow,
    wakeAt: () => undefined,
    only: [community],
  });
  const topic = topicFromText(question.query.title || (question.query.text ?? ''), 'en');
  await lookups.run(await lookups.ask(-1, topic));
  const lookup = await lookupById(db, 'plan');
  const threads = lookup ? await threadsOf(db, lookup) : [];
  const ledger = await db.ledger.toArray();
  const options = { now: Date.now(), stem: englishStem, table: backgroundTable('en') };
  await db.delete();
  return {
    id: question.id,
    searches: ledger.filter(({ why }) => why === 'search').length,
    reads: ledger.filter(({ why }) => why === 'answers' || why === 'thread').length,
    queries: ledger.filter(({ why }) => why === 'search').map(({ text }) => text),
    found: rankThreads(topic, threads, options).map(({ thread }) => thread.url),
  };
}

async function main(): Promise<void> {
  const { file, community, limit, isJson } = readArguments(process.argv.slice(2));
  const perQuery: Outcome[] = [];
  for (const question of readQuestions(file, limit)) perQuery.push(await askOne(question, community));
  const mean = (pick: (outcome: Outcome) => number): number =>
    perQuery.reduce((sum, outcome) => sum + pick(outcome), 0) / (perQuery.length || 1);
  const report = {
    queries: perQuery.length,
    searchesPerQuery: mean(({ searches }) => searches),
    readsPerQuery: mean(({ reads }) => reads),
    perQuery,
  };
  if (isJson) console.log(JSON.stringify(report));
  else
    console.log(
      `${report.queries} questions: ${report.searchesPerQuery.toFixed(2)} searches and ${report.readsPerQuery.toFixed(2)} reads each`,
    );
}

try {
  await main();
} catch (error) {
  if (!(error instanceof BadArguments)) throw error;
  console.error(`eval:plan: ${error.message}. ${USAGE}`);
  process.exitCode = 2;
}
