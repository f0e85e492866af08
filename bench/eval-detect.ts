import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { JSDOM, VirtualConsole } from 'jsdom';

import { fromUrl } from '@/detection/from-url';
import { collectFacts } from '@/detection/page-facts';
import { pageFactsSchema } from '@/detection/page-facts-schema';
import { readFacts } from '@/detection/read-facts';
import type { Verdict } from '@/detection/topic';
import { glowConditions } from '@/detection/url-rules';

import { readLabelledRows, type LabelledRow } from './labelled-rows';

/** One labelled address or page, and what was said of it. */
type Case = {
  row: LabelledRow;
  verdict: Verdict;
  /** Whether the icon lights up, for an address. */
  glows?: boolean;
  question?: string;
  company?: string;
  ms?: number;
  factsChars?: number;
};

const usage = 'usage: eval:detect -- FILE.tsv… | --html DIR [--rows] [--json]';

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { html: { type: 'string' }, rows: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  if (!values.html && positionals.length === 0) throw new Error(usage);
  const cases = [...positionals.flatMap(judgeAddresses), ...(values.html ? judgePages(values.html) : [])];
  if (values.rows) for (const each of cases) console.log(rowOf(each));
  const report = reportOn(cases);
  if (values.json || !values.rows)
    console.log(values.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
}

function judgeAddresses(file: string): Case[] {
  const lights = glowConditions().flatMap((condition) =>
    'urlMatches' in condition ? [new RegExp(condition.urlMatches)] : [],
  );
  return readLabelledRows(file)
    .filter((row) => URL.canParse(row['url'] ?? ''))
    .map((row) => {
      const url = new URL(row['url'] ?? '');
      return { row, verdict: fromUrl(url), glows: lights.some((light) => light.test(url.href)) };
    });
}

function judgePages(directory: string): Case[] {
  return readLabelledRows(join(directory, 'index.tsv')).map((row) => {
    const file = join(directory, row['file'] ?? '');
    const url = URL.canParse(row['url'] ?? '') ? (row['url'] ?? '') : 'https://page.invalid/saved-page';
    const { document } = new JSDOM(textOf(readFileSync(file)), { url, virtualConsole: new VirtualConsole() })
      .window;
    const startedAt = performance.now();
    // As the worker gets them: through JSON and through the schema.
    const facts = JSON.stringify(collectFacts(document, url));
    const { verdict, topic } = readFacts(pageFactsSchema.parse(JSON.parse(facts)));
    const ms = performance.now() - startedAt;
    const company = topic.company ?? topic.brand ?? '';
    return { row, verdict, question: topic.question, company, ms, factsChars: facts.length };
  });
}

/** A saved page may have lost the header that named its encoding: what is valid UTF-8 is UTF-8. */
function textOf(bytes: Buffer): string | Buffer {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

function labelOf({ verdict: { kind } }: Case): string {
  if (kind === 'contact') return kind;
  if (kind === 'other' || kind === 'community') return 'other';
  return 'help';
}

function isSupport({ row }: Case): boolean {
  return row['label'] === 'help' || row['label'] === 'contact';
}

function isCalledSupport(each: Case): boolean {
  return labelOf(each) !== 'other';
}

function reportOn(cases: Case[]) {
  const rows = (label: string) => cases.filter(({ row }) => row['label'] === label);
  const called = (label: string) => cases.filter((each) => labelOf(each) === label);
  const right = (some: Case[], label: string) => some.filter((each) => labelOf(each) === label).length;
  const asked = cases.filter(
    ({ row, question }) => row['label'] === 'help' && row['question'] && question !== undefined,
  );
  const named = cases.filter(
    ({ row, company }) => row['label'] === 'help' && row['company'] && company !== undefined,
  );
  const addresses = cases.filter(({ glows }) => glows !== undefined);
  const support = cases.filter(isSupport);
  const told = support.filter(isCalledSupport);
  return {
    cases: cases.length,
    supportVsOther: supportVsOther(cases),
    byLabel: {
      help: { recall: ratio(right(rows('help'), 'help'), rows('help').length) },
      contact: {
        recall: ratio(right(rows('contact'), 'contact'), rows('contact').length),
        precision: ratio(
          called('contact').filter(({ row }) => row['label'] === 'contact').length,
          called('contact').length,
        ),
      },
      'other-hard': {
        falsePositiveRate: ratio(
          rows('other-hard').filter(isCalledSupport).length,
          rows('other-hard').length,
        ),
      },
      other: { falsePositiveRate: ratio(rows('other').filter(isCalledSupport).length, rows('other').length) },
    },
    byTier: byTier(cases),
    byKind: byKind(cases),
    helpVsContact: {
      told: told.length,
      accuracy: ratio(told.filter((each) => labelOf(each) === each.row['label']).length, told.length),
    },
    ...(addresses.length > 0 && {
      glow: supportVsOther(addresses, ({ glows }) => glows === true),
    }),
    ...(named.length > 0 && {
      company: { cases: named.length, equal: ratio(named.filter(isCompanyEqual).length, named.length) },
    }),
    ...(asked.length > 0 && {
      question: { cases: asked.length, equal: ratio(asked.filter(isQuestionEqual).length, asked.length) },
      msPerPage: {
        mean: mean(cases.flatMap(({ ms }) => ms ?? [])),
        max: Math.round(Math.max(0, ...cases.flatMap(({ ms }) => ms ?? []))),
      },
      factsChars: spread(cases.flatMap(({ factsChars }) => factsChars ?? [])),
    }),
  };
}

/** Each tier by itself, and together those whose labels owe nothing to the words of the address. */
function byTier(cases: Case[]) {
  const tiers = [...new Set(cases.map(({ row }) => row['tier'] ?? ''))].filter((tier) => tier !== '');
  const names = tiers.includes('A') && tiers.includes('E') ? [...tiers, 'A+E'] : tiers;
  return Object.fromEntries(
    names
      .toSorted()
      .map((name) => [
        name,
        supportVsOther(cases.filter(({ row }) => name.split('+').includes(row['tier'] ?? ''))),
      ]),
  );
}

/** How many of each finer kind are called support pages, the largest kinds first. */
function byKind(cases: Case[]) {
  const groups = [...new Set(cases.map(({ row }) => `${row['label']}/${row['kind']}`))].map((name) => {
    const group = cases.filter(({ row }) => `${row['label']}/${row['kind']}` === name);
    return [
      name,
      { cases: group.length, called: ratio(group.filter(isCalledSupport).length, group.length) },
    ] as const;
  });
  return Object.fromEntries(groups.toSorted(([, a], [, b]) => b.cases - a.cases).slice(0, 40));
}

function supportVsOther(cases: Case[], isCalled: (each: Case) => boolean = isCalledSupport) {
  const truePositives = cases.filter((each) => isSupport(each) && isCalled(each)).length;
  const precision = ratio(truePositives, cases.filter(isCalled).length);
  const recall = ratio(truePositives, cases.filter(isSupport).length);
  const negatives = cases.filter((each) => !isSupport(each));
  return {
    precision,
    recall,
    f1:
      precision !== null && recall !== null && precision + recall > 0
        ? round((2 * precision * recall) / (precision + recall))
        : null,
    falsePositiveRate: ratio(negatives.filter(isCalled).length, negatives.length),
  };
}

function isQuestionEqual({ row, question }: Case): boolean {
  return bare(row['question']) === bare(question);
}

/** 'Acme, Inc.' is 'acme'. */
function isCompanyEqual({ row, company }: Case): boolean {
  const name = (text = '') =>
    bare(text)
      .replace(
        /(?: (?:inc|incorporated|ltd|limited|llc|llp|plc|gmbh|ag|ug|kg|corp|corporation|co|company|sa|sas|sarl|spa|srl|bv|nv|ab|as|oy|aps|pty|kk|the))+$/,
        '',
      )
      .replaceAll(' ', '');
  return name(row['company']) === name(company);
}

/** Case and punctuation aside. */
function bare(text = ''): string {
  return text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}

function rowOf(each: Case): string {
  const { row, verdict, question } = each;
  const signals = verdict.signals.map(({ id, weight }) => `${id}${weight < 0 ? '' : '+'}${weight}`).join(' ');
  const name = row['url'] || row['file'] || '';
  return [
    row['label'],
    labelOf(each),
    verdict.kind,
    verdict.score,
    name,
    question ?? '',
    row['question'] ?? '',
    signals,
    `${row['tier'] ?? ''} ${row['kind'] ?? ''}`.trim(),
    each.company ?? '',
    row['company'] ?? '',
  ].join('\t');
}

/** Null where there is nothing to divide by. */
function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : round(part / whole);
}

function mean(values: number[]): number {
  return round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));
}

function spread(values: number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), p95: at(0.95), max: at(1) };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

try {
  main();
} catch (problem) {
  console.error(`eval:detect: ${problem instanceof Error ? problem.message : String(problem)}`);
  process.exitCode = 2;
}
