/**
 * `npm run eval:browser -- DIR [--scripts] [--rows] [--json]`: are saved pages read in a true Chromium as they are in
 * the terminal? DIR holds `index.tsv` (with the columns file and url) and the pages, as for eval:detect. Each page
 * stands under its own address; the page reader is the built one. With --scripts the pages' own scripts run.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { PageFacts } from '@/detection/page-facts-schema';
import { readFacts } from '@/detection/read-facts';

import { buildExtension } from './build';
import { readLabelledRows } from './labelled-rows';
import { factsInTerminal, openPageStage, type SavedPage } from './saved-pages';

type Said = { kind: string; score: number; question: string; brand: string; language: string };
type Compared = { file: string; browser: Said; terminal: Said; facts: string[]; ms: number };

const usage = 'usage: eval:browser -- DIR [--scripts] [--rows] [--json]';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { scripts: { type: 'boolean' }, rows: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new Error(usage);
  const pages = savedPages(folder);
  const buildFolder = process.env.COMMONPLACE_BUILD ?? buildExtension('chrome');
  const stage = await openPageStage({ buildFolder, runsScripts: values.scripts ?? false });
  const compared: Compared[] = [];
  try {
    for (const { file, ...page } of pages) {
      const { facts, ms } = await stage.factsOf(page);
      const terminal = factsInTerminal(page);
      if (!facts) throw new Error(`${file}: Chromium takes it for something else than HTML`);
      compared.push({
        file,
        browser: said(facts),
        terminal: said(terminal),
        facts: differences(facts, terminal),
        ms,
      });
    }
  } finally {
    await stage.close();
  }
  if (values.rows) for (const each of compared) for (const line of linesOf(each)) console.log(line);
  if (values.json || !values.rows) console.log(JSON.stringify(reportOn(compared), null, values.json ? 0 : 2));
}

function savedPages(folder: string): (SavedPage & { file: string })[] {
  return readLabelledRows(join(folder, 'index.tsv')).map(({ file = '', url = '' }) => {
    const isWeb = URL.canParse(url) && /^https?:/.test(url);
    return {
      file,
      url: isWeb ? new URL(url).href : 'https://page.invalid/saved-page',
      bytes: readFileSync(join(folder, file)),
    };
  });
}

function said(facts: PageFacts): Said {
  const { verdict, topic } = readFacts(facts);
  return {
    kind: verdict.kind,
    score: verdict.score,
    question: topic.question,
    brand: topic.brand ?? '',
    language: topic.language,
  };
}

/** Which facts are not the same; what the reader has marked is nowhere the same. */
function differences(left: PageFacts, right: PageFacts): string[] {
  const names = Object.keys(left) as (keyof PageFacts)[];
  return names.filter((name) => JSON.stringify(left[name]) !== JSON.stringify(right[name]));
}

function linesOf({ file, browser, terminal, facts }: Compared): string[] {
  const names = Object.keys(browser) as (keyof Said)[];
  const changed = names.filter((name) => browser[name] !== terminal[name]);
  if (changed.length === 0 && facts.length === 0) return [];
  return [
    `${file}\t${facts.join(' ')}`,
    ...changed.map(
      (name) => `\t${name}\tbrowser: ${String(browser[name])}\tterminal: ${String(terminal[name])}`,
    ),
  ];
}

function reportOn(compared: Compared[]) {
  const differing = (name: keyof Said) =>
    compared.filter(({ browser, terminal }) => browser[name] !== terminal[name]).map(({ file }) => file);
  const times = compared.map(({ ms }) => ms).toSorted((left, right) => left - right);
  return {
    pages: compared.length,
    differing: {
      kind: differing('kind'),
      question: differing('question'),
      brand: differing('brand'),
      language: differing('language'),
      score: differing('score').length,
    },
    factsDiffering: counts(compared.flatMap(({ facts }) => facts)),
    msInBrowser: {
      median: round(times[Math.floor(times.length / 2)] ?? 0),
      p95: round(times[Math.floor(times.length * 0.95)] ?? 0),
      max: round(times.at(-1) ?? 0),
    },
  };
}

function counts(names: string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const name of names) found[name] = (found[name] ?? 0) + 1;
  return found;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

try {
  await main();
  process.exit(0);
} catch (problem) {
  console.error(`eval:browser: ${problem instanceof Error ? problem.message : String(problem)}`);
  process.exit(2);
}
