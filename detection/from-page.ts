import { isShallow, searchedFor } from './judge';
import { pageOf, type Page } from './page';
import { collectFacts } from './page-facts';
import { featuresOf } from './page-features';
import type { PageFeature } from './page-reading';
import table from './page-weights.json';
import type { PageKind, Verdict } from './topic';
import { coverage } from './words';

/** The verdict on a page: every sign for and against, weighed. */
export function fromPage(document: Document, url: string): Verdict {
  return verdictOf(pageOf(collectFacts(document, url)));
}

const weights = new Map<string, number>(Object.entries(table.weights));

type Weighed = PageFeature & { weight: number };

/**
 * The verdict on a page whose facts were collected before: the log-odds of its signs added up. The score is the
 * chance that it is a support page, and at least 0.5 where its kind is one.
 */
export function verdictOf(page: Page): Verdict {
  const signs = weigh(featuresOf(page));
  const odds = signs.reduce((sum, { weight }) => sum + weight, table.bias);
  const score = Math.round(1000 / (1 + Math.exp(-odds))) / 1000;
  const signals = signs
    .filter(({ weight }) => Math.abs(weight) >= 0.005)
    .map(({ text, weight }) => ({
      id: text.replace(/\W+/g, '-').toLowerCase(),
      text: text.slice(0, 200),
      weight: Math.round(weight * 100) / 100,
    }));
  return { kind: score < 0.5 ? otherKind(signs) : supportKind(page, signs), score, signals };
}

/** Signs that share a weight count once, the fullest of them. */
function weigh(features: PageFeature[]): Weighed[] {
  const fullest = new Map<string, PageFeature>();
  for (const feature of features)
    if (feature.value > (fullest.get(feature.weighedAs)?.value ?? 0)) fullest.set(feature.weighedAs, feature);
  return Array.from(fullest.values(), (feature) => ({
    ...feature,
    weight: feature.value * (weights.get(feature.weighedAs) ?? 0),
  }));
}

const communitySigns = new Set([
  'community software',
  'community thread',
  'page of one question',
  'head is community',
]);

function otherKind(signs: Weighed[]): PageKind {
  return signs.some(({ weighedAs }) => communitySigns.has(weighedAs)) ? 'community' : 'other';
}

/** Signs of the place where a page stands: forms to write to the company stand in help centres too. */
const whereabouts = new Set([
  'address of help',
  'address of contact',
  'title says help',
  'breadcrumb says help',
  'search box says help',
  'links many help pages',
]);

function supportKind(page: Page, signs: Weighed[]): PageKind {
  const sum = (lane: PageFeature['lane']) =>
    signs.reduce(
      (total, sign) =>
        total + (sign.lane === lane ? sign.weight * (whereabouts.has(sign.weighedAs) ? 0.5 : 1) : 0),
      0,
    );
  if (sum('contact') > sum('help')) return 'contact';
  if (searchedFor(page.url)) return 'help-search';
  return isFirstPage(page) ? 'help-home' : 'article';
}

/** The first page of a help centre says nothing but that, or asks how it can help. */
function isFirstPage({ url, titleParts, heading, prompts }: Page): boolean {
  if (coverage(heading, 'greeting') > 0 || coverage(heading, 'help') > 0.9) return true;
  const isArticle =
    prompts.length > 0 || /article|answer|kb_|solution|faq_?id/i.test(url.search.slice(0, 200));
  return !isArticle && isShallow(url) && (url.pathname.length > 1 || titleParts.length < 2);
}
