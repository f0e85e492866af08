/**
 * `npm run ask`: the main job in a terminal, through the same modules as the extension: detect, plan, ask, rank.
 * Exit codes: 0 answered (also with no answers), 2 bad arguments, 3 the page is no support page.
 */
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { JSDOM } from 'jsdom';

import { englishMessage } from '@/components/english';
import { setMessageSource } from '@/components/i18n';
import { reasonText } from '@/components/reasons';
import { readPage } from '@/detection/read-page';
import { topicFromText } from '@/detection/topic-from-text';
import { pageReadingSchema, type PageReading, type Topic } from '@/detection/topic';
import { createLookups } from '@/lookup/lookups';
import { loadLexicon } from '@/lookup/lexicon';
import { redact } from '@/lookup/redact';
import { rankFor } from '@/ranking/rank-for';
import type { RankedAnswer } from '@/ranking/ranked';
import { createHttp } from '@/sources/http';
import type { Community, PlatformId } from '@/sources/source';
import { openDb, type LookupRow } from '@/storage/db';
import { healthOf } from '@/storage/hosts';
import { ledgerOf } from '@/storage/ledger';
import { lookupById, ownCommunityIds } from '@/storage/lookups';
import { threadsOf } from '@/storage/threads';

import { BadArguments, isWebUrl, readCommunity, readPlatform } from './community-argument';

const USAGE =
  'usage: npm run ask -- (--page FILE.html --url URL | --topic TEXT) [--lang L] [--community PLATFORM=BASEURL]… [--only PLATFORM,…] [--force] [--json]';

type Arguments = {
  page?: string;
  url?: string;
  topic?: string;
  lang?: string;
  communities: Community[];
  only?: PlatformId[];
  isForced: boolean;
  isJson: boolean;
};

function readArguments(argv: string[]): Arguments {
  const { values } = parseWords(argv);
  if ((values.page === undefined) === (values.topic === undefined))
    throw new BadArguments('give either --page FILE.html or --topic TEXT');
  if (values.page !== undefined && values.url === undefined)
    throw new BadArguments('--page needs --url, the address the page was saved from');
  if (values.url !== undefined && !isWebUrl(values.url))
    throw new BadArguments(`--url must be an http(s) address: ${values.url}`);
  if (values.topic?.trim() === '') throw new BadArguments('--topic must not be empty');
  return {
    ...(values.page === undefined ? {} : { page: values.page }),
    ...(values.url === undefined ? {} : { url: values.url }),
    ...(values.topic === undefined ? {} : { topic: values.topic }),
    ...(values.lang === undefined ? {} : { lang: readLanguage(values.lang) }),
    ...(values.only === undefined ? {} : { only: values.only.split(',').map(readPlatform) }),
    communities: (values.community ?? []).map(readCommunity),
    isForced: values.force ?? false,
    isJson: values.json ?? false,
  };
}

/** 'de', 'de-AT', 'de_AT': the primary subtag. */
function readLanguage(text: string): string {
  const primary = /^[a-z]{2,3}(?=$|[-_])/i.exec(text)?.[0];
  if (primary === undefined) throw new BadArguments(`--lang wants a language such as 'de', not "${text}"`);
  return primary.toLowerCase();
}

function parseWords(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        page: { type: 'string' },
        url: { type: 'string' },
        topic: { type: 'string' },
        lang: { type: 'string' },
        community: { type: 'string', multiple: true },
        only: { type: 'string' },
        force: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new BadArguments(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

function readSavedPage(file: string, url: string): PageReading {
  let html: string;
  try {
    html = readFileSync(file, 'utf8');
  } catch {
    throw new BadArguments(`cannot read ${file}`);
  }
  const { window } = new JSDOM(html, { url });
  return pageReadingSchema.parse(readPage(window.document, url));
}

async function askPeers(topic: Topic, threadMarkupOf: PageReading | null, args: Arguments) {
  const db = openDb('ask');
  const http = createHttp({
    // oxlint-disable-next-line no-restricted-globals -- handed to the one courteous client
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    ledger: ledgerOf(db),
    health: healthOf(db),
    mayAsk: () => Promise.resolve(true),
  });
  const { only } = args;
  const lookups = createLookups({
    db,
    http,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    loadLexicon,
    mayAsk: () => Promise.resolve(true),
    wakeAt: () => undefined,
    ...(args.communities.length > 0 ? { only: args.communities } : {}),
    ...(only ? { platforms: only } : {}),
  });
  const id = await lookups.begin(-1);
  await lookups.settle(id, {
    ok: true,
    isInsisted: true,
    reading: threadMarkupOf ? { ...threadMarkupOf, topic } : readingOfText(topic),
  });
  const lookup = await lookupById(db, id);
  if (!lookup) throw new Error('the lookup is gone');
  const threads = await threadsOf(db, lookup);
  const ranked = await rankFor(topic, threads, { now: Date.now(), ownCommunityIds: ownCommunityIds(lookup) });
  return { lookup, ranked, threads, ledger: await db.ledger.orderBy('id').toArray() };
}

function readingOfText(topic: Topic): PageReading {
  const verdict = { kind: 'other', score: 0, signals: [] } as const;
  return {
    url: 'http://localhost/',
    title: '',
    verdict: { ...verdict, signals: [] },
    topic,
    threadMarkup: '',
  };
}

function answerJson({ thread, answer, passage, score, why }: RankedAnswer, index: number) {
  return {
    rank: index + 1,
    source: thread.communityId,
    title: thread.title,
    url: thread.url,
    answerUrl: answer.url,
    author: answer.author.name,
    score,
    accepted: answer.acceptedBy !== null,
    agreement: answer.agreement ?? null,
    date: answer.postedAt === undefined ? null : new Date(answer.postedAt).toISOString(),
    license: answer.license?.name ?? null,
    text: answer.text,
    passage: passage.text,
    why: why.map((reason) => ({ part: reason.id, value: reason.value, text: reasonText(reason) })),
  };
}

function sourcesJson(lookup: LookupRow) {
  return Object.values(lookup.sources).map(({ community, state, threadIds, ms, problem }) => ({
    id: community.id,
    state,
    threads: threadIds.length,
    ms: ms ?? 0,
    ...(problem ? { error: { code: problem.code, message: problem.message } } : {}),
  }));
}

function queriesJson(lookup: LookupRow) {
  return Object.values(lookup.sources).flatMap(({ community, queries }) =>
    queries.map(({ text, mode, found }) => ({ source: community.id, text, mode, found: found ?? null })),
  );
}

function printText(topic: Topic, lookup: LookupRow | null, ranked: RankedAnswer[]): void {
  console.log(`Topic: ${topic.question}${topic.brand ? ` (${topic.brand})` : ''}`);
  if (topic.codes.length > 0) console.log(`Codes: ${topic.codes.join(', ')}`);
  for (const source of lookup ? sourcesJson(lookup) : [])
    console.log(
      `${source.id}: ${source.state}, ${source.threads} threads, ${source.ms} ms${source.error ? ` – ${source.error.message}` : ''}`,
    );
  if (ranked.length === 0) console.log('No answer of peers fits.');
  for (const [index, { thread, answer, passage, score }] of ranked.entries()) {
    const agreement = answer.agreement ? `, ${answer.agreement.value} ${answer.agreement.unit}` : '';
    console.log(`\n${index + 1}. ${thread.title}  [${score.toFixed(2)}]`);
    console.log(`   ${passage.text.replace(/\s+/g, ' ')}`);
    console.log(
      `   – ${answer.author.name ?? 'deleted user'}, ${thread.communityName}${agreement}${answer.acceptedBy ? ', accepted' : ''}`,
    );
    console.log(`   ${answer.url}`);
  }
}

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  const reading =
    args.page !== undefined && args.url !== undefined ? readSavedPage(args.page, args.url) : null;
  const topic: Topic = {
    ...(reading ? reading.topic : topicFromText(args.topic ?? '', args.lang ?? 'en')),
    ...(args.lang === undefined ? {} : { language: args.lang }),
  };
  const isOther = reading?.verdict.kind === 'other';
  const isAsked = topic.question !== '' && (!isOther || args.isForced);
  const { lookup, ranked, ledger } = isAsked
    ? await askPeers(topic, reading, args)
    : { lookup: null, ranked: [], ledger: [] };
  if (args.isJson)
    console.log(
      JSON.stringify(
        {
          page: reading ? reading.verdict : null,
          topic,
          redacted: redact(topic.question),
          queries: lookup ? queriesJson(lookup) : [],
          sources: lookup ? sourcesJson(lookup) : [],
          answers: ranked.map(answerJson),
          ledger: ledger.map(({ at, host, url, text, why, outcome }) => ({
            at,
            host,
            url,
            text,
            why,
            outcome,
          })),
        },
        null,
        2,
      ),
    );
  else printText(topic, lookup, ranked);
  if (isOther && !args.isForced) {
    console.error('This is no support page as far as can be seen; --force asks all the same.');
    return 3;
  }
  return 0;
}

setMessageSource(englishMessage);
try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BadArguments)) throw error;
  console.error(`ask: ${error.message}. ${USAGE}`);
  process.exitCode = 2;
}
