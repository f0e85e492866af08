import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { JSDOM, VirtualConsole } from 'jsdom';

import { pageOf } from '@/detection/page';
import { collectFacts } from '@/detection/page-facts';
import type { PageFacts } from '@/detection/page-facts-schema';
import { featuresOf } from '@/detection/page-features';
import type { SignName } from '@/detection/page-signs';

import { siteWeights } from './fit/by-site';
import { calibrationError, crossValidate, fitPageWeights, type PageExample } from './fit/page-model';
import { perturbations } from './fit/perturb';
import { readLabelledRows, type LabelledRow } from './labelled-rows';

const usage = 'usage: npx tsx bench/fit-pages.ts DIR… [--write]';
const weightsFile = join(import.meta.dirname, '../detection/page-weights.json');
/** No site may decide alone. */
const mostPagesOfSite = 4;
/** How much a page with something taken away counts beside the page itself. */
const perturbedWeight = 0.25;

type Labelled = PageExample & { label: string; perturbation: string };

/** Fits the weights of a page's signs to folders of labelled pages, and says how well they do on sites left out. */
function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { write: { type: 'boolean' } },
  });
  if (positionals.length === 0) throw new Error(usage);
  const examples = weighSites(positionals.flatMap(readExamples));
  const chances = crossValidate(examples);
  for (const perturbation of ['', ...Object.keys(perturbations)])
    console.log(reportOn(perturbation, examples, chances));
  const weights = fitPageWeights(examples);
  const text = `${JSON.stringify(weights, null, 2)}\n`;
  if (values.write) writeFileSync(weightsFile, text);
  else console.log(text);
}

function readExamples(directory: string): Labelled[] {
  return readLabelledRows(join(directory, 'index.tsv')).flatMap((row) => {
    const facts = factsOf(row, join(directory, row['file'] ?? ''));
    const whole = exampleOf(row, facts, '', 1);
    const parts = Object.entries(perturbations).map(([name, takeAway]) =>
      exampleOf(row, takeAway(facts), name, perturbedWeight),
    );
    return [whole, ...parts];
  });
}

function factsOf(row: LabelledRow, file: string): PageFacts {
  const url = URL.canParse(row['url'] ?? '') ? (row['url'] ?? '') : 'https://page.invalid/saved-page';
  const { window } = new JSDOM(textOf(readFileSync(file)), { url, virtualConsole: new VirtualConsole() });
  const facts = collectFacts(window.document, url);
  window.close();
  return facts;
}

/** A saved page may have lost the header that named its encoding: what is valid UTF-8 is UTF-8. */
function textOf(bytes: Buffer): string | Buffer {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

function exampleOf(row: LabelledRow, facts: PageFacts, perturbation: string, weight: number): Labelled {
  const shown = new Map<SignName, number>();
  for (const { weighedAs, value } of featuresOf(pageOf(facts)))
    shown.set(weighedAs, Math.max(value, shown.get(weighedAs) ?? 0));
  const label = row['label'] ?? '';
  const isSupport = label === 'help' || label === 'contact';
  return { site: siteOf(row), isSupport, label, perturbation, shown, weight };
}

/** The company, else the last two labels of the host; a page of neither is a site of its own. */
function siteOf(row: LabelledRow): string {
  const host = URL.canParse(row['url'] ?? '') ? new URL(row['url'] ?? '').hostname : '';
  return row['company'] || host.split('.').slice(-2).join('.') || (row['file'] ?? '');
}

function weighSites(examples: Labelled[]): Labelled[] {
  const whole = examples.filter(({ perturbation }) => perturbation === '');
  const shares = siteWeights(whole, mostPagesOfSite);
  const shareOf = new Map(whole.map(({ site }, at) => [site, shares[at] ?? 1]));
  return examples.map((example) => ({
    ...example,
    weight: example.weight * (shareOf.get(example.site) ?? 1),
  }));
}

function reportOn(perturbation: string, examples: Labelled[], chances: number[]): string {
  const pages = examples
    .map((example, at) => ({ ...example, chance: chances[at] ?? 0 }))
    .filter((example) => example.perturbation === perturbation);
  const called = pages.filter(({ chance }) => chance >= 0.5);
  const right = called.filter(({ isSupport }) => isSupport).length;
  const support = pages.filter(({ isSupport }) => isSupport).length;
  const alarms = (label: string) => {
    const others = pages.filter((page) => page.label === label);
    return `${others.filter(({ chance }) => chance >= 0.5).length} of ${others.length}`;
  };
  return [
    (perturbation || 'as saved').padEnd(24),
    `F1 ${((2 * right) / (called.length + support)).toFixed(4)}`,
    `recall ${(right / support).toFixed(3)}`,
    `false alarms: ${alarms('other-hard')} hard, ${alarms('other')} other`,
    `calibration error ${calibrationError(pages).toFixed(3)}`,
  ].join('  ');
}

try {
  main();
} catch (problem) {
  console.error(`fit-pages: ${problem instanceof Error ? problem.message : String(problem)}`);
  process.exitCode = 2;
}
