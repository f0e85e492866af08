/**
 * Fits the weights of addresses from labelled ones, measures them by cross-validation and writes
 * `detection/url-weights.json`. Reads any file with the columns `url`, `label` (help, contact; all else is other),
 * `domain` (the site) and `tier`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { urlFeatures } from '@/detection/url-features';
import { glowConditionsFor, type UrlCondition } from '@/detection/url-rules';

import { bootstrapRange, bySite, foldOf, knownFeatures, siteWeights } from './fit/by-site';
import { fitLogistic } from './fit/logistic';
import { readLabelledRows } from './labelled-rows';

/** `tenant` is whoever owns the address: the site, or the customer of a help desk that gives each a host. */
type Example = {
  url: string;
  site: string;
  tenant: string;
  label: string;
  tier: string;
  source: string;
  features: string[];
};
type Weights = { bias: number; weights: Record<string, number> };
/** What a model that has not seen the example's site says of it. */
type Scored = Example & { support: number; contact: number };

const usage = 'usage: tsx bench/fit-urls.ts FILE.tsv… [--keep]   (--keep: measure, write nothing)';
const folds = 5;
/** A feature that fewer sites have is theirs, and no sign. */
const leastSites = 8;
/** A site counts as so many examples at most. */
const mostOfSite = 5;
const costs = { l1: 1, l2: 0.5, most: 7, iterations: 100 };
/**
 * Set by hand: what the labelled addresses hold too few of, or label by another question than ours. A help centre's
 * own community, and the word "help" on the way to a donation or a job, are not what a customer asks for.
 */
const givenWeights: Record<string, number> = {
  'shape help desk host': 4.5,
  'shape khoros article': 5,
  'shape privacy desk': 6,
  'host is blog': -4,
  'slug has safety': 4.5,
  'folder is community': -3,
  'tail is contact': 4,
  'tail is help': 3,
  'shape thread': -5,
  'folder is donate': -5,
  'folder is jobs': -5,
  'folder is press': -5,
  'host is jobs': -5,
};
/** Wanted of the addresses that are called support pages, with room for sites never seen. */
const wanted = { all: 0.986, AE: 0.98 };
/** The largest class in the wild, and a small one of the labelled addresses. */
const givenGlow = ['folder is help', 'shape help desk host'];
/** The icon lights up only where that is nearly always right, for several sites that were dark before. */
const wantedGlow = { precision: 0.97, newSites: 8 };

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { keep: { type: 'boolean' } },
  });
  if (positionals.length === 0) throw new Error(usage);
  const examples = positionals.flatMap(readExamples);
  const scored = crossValidate(examples);
  const threshold = thresholdFor(scored);
  print(`${examples.length} addresses of ${bySite(examples).size} sites, ${folds} folds by site`);
  printMeasures(scored, threshold);
  const support = fitSupport(examples);
  const glow = chooseGlow(examples);
  printGlow(examples, glow);
  if (values.keep) return;
  const table = {
    support: { ...support, bias: rounded(support.bias - threshold) },
    contact: fitContact(examples),
    glow,
  };
  const json = `${JSON.stringify(table, null, 2)}\n`;
  writeFileSync(new URL('../detection/url-weights.json', import.meta.url), json);
  print(`detection/url-weights.json: ${Object.keys(support.weights).length} weights, ${json.length} bytes`);
}

function readExamples(file: string): Example[] {
  return readLabelledRows(file)
    .filter(({ url = '' }) => URL.canParse(url))
    .map(({ url = '', domain = '', label = '', tier = '', source = '' }) => ({
      url,
      site: domain || new URL(url).hostname,
      tenant: isHelpDesk(url) ? new URL(url).hostname : domain || new URL(url).hostname,
      label,
      tier,
      source,
      features: [...urlFeatures(new URL(url))],
    }));
}

function asTenant(example: Example): Example {
  return { ...example, site: example.tenant };
}

function isHelpDesk(url: string): boolean {
  return urlFeatures(new URL(url)).has('shape help desk host');
}

const isSupport = ({ label }: Example): boolean => label === 'help' || label === 'contact';

function fitSupport(examples: Example[]): Weights {
  return fit(examples, isSupport, givenWeights);
}

/** Contact against help, among support pages. */
function fitContact(examples: Example[]): Weights {
  return fit(examples.filter(isSupport), ({ label }) => label === 'contact');
}

function fit(
  examples: Example[],
  isOurs: (example: Example) => boolean,
  given: Record<string, number> = {},
): Weights {
  const owned = examples.map(asTenant);
  const known = knownFeatures(owned, leastSites);
  for (const name of Object.keys(given)) known.delete(name);
  const counts = siteWeights(owned, mostOfSite);
  const { bias, weights } = fitLogistic(
    examples.map((example, at) => ({
      features: example.features.flatMap((name) => {
        const index = known.get(name);
        return index === undefined ? [] : [[index, 1] as const];
      }),
      label: isOurs(example) ? 1 : 0,
      weight: counts[at] ?? 1,
      offset: scoreOf({ bias: 0, weights: given }, example),
    })),
    costs,
  );
  const named = [...known].map(([name, index]) => [name, rounded(weights[index] ?? 0)] as const);
  return {
    bias: rounded(bias),
    weights: Object.fromEntries(
      [...named, ...Object.entries(given)]
        .filter(([, weight]) => Math.abs(weight) >= 0.05)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

function crossValidate(examples: Example[]): Scored[] {
  return Array.from({ length: folds }, (_, fold) => {
    const others = examples.filter(({ site }) => foldOf(site, folds) !== fold);
    const [support, contact] = [fitSupport(others), fitContact(others)];
    return examples
      .filter(({ site }) => foldOf(site, folds) === fold)
      .map((example) => ({
        ...example,
        support: scoreOf(support, example),
        contact: scoreOf(contact, example),
      }));
  }).flat();
}

function scoreOf({ bias, weights }: Weights, { features }: Example): number {
  return features.reduce((sum, name) => sum + (weights[name] ?? 0), bias);
}

/** The lowest threshold from which on what is called support is right as often as wanted. */
function thresholdFor(scored: Scored[]): number {
  const isEnough = (threshold: number) =>
    (measure(scored, threshold).precision ?? 1) >= wanted.all &&
    (measure(scored.filter(isOfAE), threshold).precision ?? 1) >= wanted.AE;
  const steps = Array.from({ length: 120 }, (_, at) => rounded(-2 + at * 0.05));
  return steps[steps.findLastIndex((step) => !isEnough(step)) + 1] ?? 0;
}

const isOfAE = ({ tier }: Example): boolean => tier === 'A' || tier === 'E';

function measure(scored: Scored[], threshold: number) {
  const called = scored.filter(({ support }) => support >= threshold);
  const right = called.filter(isSupport).length;
  const ours = scored.filter(isSupport).length;
  return {
    precision: called.length === 0 ? null : right / called.length,
    recall: ours === 0 ? null : right / ours,
    falsePositiveRate: ours === scored.length ? null : (called.length - right) / (scored.length - ours),
  };
}

function printMeasures(scored: Scored[], threshold: number): void {
  print(
    `threshold ${threshold} for precision ${wanted.all} of all and ${wanted.AE} of A+E (90 % ranges by site):`,
  );
  const parts: [string, (example: Example) => boolean][] = [
    ['all', () => true],
    ['A+E', isOfAE],
    ['B', ({ tier }) => tier === 'B'],
  ];
  for (const [name, isIn] of parts) {
    const part = scored.filter(isIn);
    const { precision, recall } = measure(part, threshold);
    const ranges = (['precision', 'recall'] as const).map((figure) =>
      bootstrapRange(part, (sample) => measure(sample, threshold)[figure], 100)
        .map(percent)
        .join('–'),
    );
    print(
      `  ${name}: precision ${percent(precision)} (${ranges[0]}), recall ${percent(recall)} (${ranges[1]})`,
    );
  }
  const negatives: [string, (example: Example) => boolean][] = [
    ['other', ({ label }) => label === 'other'],
    ['other-hard', ({ label }) => label === 'other-hard'],
    [
      'links of a natural stream',
      ({ source, label }) => source.includes('Dataquest') && label.startsWith('other'),
    ],
  ];
  for (const [name, isIn] of negatives)
    print(`  false alarms on ${name}: ${percent(measure(scored.filter(isIn), threshold).falsePositiveRate)}`);
  const told = scored.filter((example) => isSupport(example) && example.support >= threshold);
  const right = told.filter(({ contact, label }) => contact > 0 === (label === 'contact'));
  print(`  help and contact told apart: ${percent(right.length / told.length)}`);
}

/**
 * Single features whose addresses, as the browser would match them, are support pages nearly always; each lights
 * addresses of several sites that those before it leave dark.
 */
function chooseGlow(labelled: Example[]): string[] {
  const examples = labelled.map(asTenant);
  const names = [...knownFeatures(examples, leastSites).keys()];
  const candidates = names
    .map((name) => ({ name, lit: litBy(examples, glowConditionsFor([name])) }))
    .filter(({ lit }) => precisionBySite(lit) >= wantedGlow.precision)
    .toSorted((a, b) => precisionBySite(b.lit) - precisionBySite(a.lit));
  const seen = new Set(litBy(examples, glowConditionsFor(givenGlow)));
  const chosen = candidates.filter(({ lit }) => {
    const fresh = lit.filter((example) => !seen.has(example));
    const isWorthIt =
      bySite(fresh).size >= wantedGlow.newSites && precisionBySite(fresh) >= wantedGlow.precision;
    if (isWorthIt) for (const example of fresh) seen.add(example);
    return isWorthIt;
  });
  return [...givenGlow, ...chosen.map(({ name }) => name)];
}

/** How much of it is support pages, where sites count alike, however many addresses they have. */
function precisionBySite(lit: Example[]): number {
  const counts = siteWeights(lit, 1);
  const sum = (some: (example: Example) => boolean) =>
    lit.reduce((total, example, at) => total + (some(example) ? (counts[at] ?? 0) : 0), 0);
  return sum(isSupport) / sum(() => true);
}

function printGlow(examples: Example[], glow: string[]): void {
  const conditions = glowConditionsFor(glow);
  const lit = new Set(litBy(examples, conditions));
  print(`the icon's light: ${conditions.length} conditions from ${glow.join(', ')}`);
  for (const [name, isIn] of [
    ['all', () => true],
    ['A+E', isOfAE],
  ] as const) {
    const part = examples
      .filter(isIn)
      .map((example) => ({ ...example, contact: 0, support: lit.has(example) ? 1 : -1 }));
    const { precision, recall, falsePositiveRate } = measure(part, 0);
    print(
      `  ${name}: precision ${percent(precision)}, recall ${percent(recall)}, false alarms ${percent(falsePositiveRate)}`,
    );
  }
}

function litBy(examples: Example[], conditions: UrlCondition[]): Example[] {
  const patterns = conditions.map(({ urlMatches }) => new RegExp(urlMatches));
  return patterns.length === 0
    ? []
    : examples.filter(({ url }) => patterns.some((pattern) => pattern.test(new URL(url).href)));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function percent(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(1)} %`;
}

function print(line: string): void {
  console.log(line);
}

try {
  main();
} catch (problem) {
  console.error(`fit-urls: ${problem instanceof Error ? problem.message : String(problem)}`);
  process.exitCode = 2;
}
