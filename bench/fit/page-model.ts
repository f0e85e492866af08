import { pageSigns, type Belief, type SignName } from '@/detection/page-signs';

import { foldOf } from './by-site';
import { fitLogistic, type FitRow } from './logistic';

/** How much of each sign a page shows, from 0 to 1. */
export type Shown = ReadonlyMap<SignName | typeof someProof, number>;

/** Stands on imagined pages for whatever else would prove a page; it has no weight in the end. */
const someProof = 'some proof';

export type PageExample = {
  /** Pages of one site stand on the same side of every split. */
  site: string;
  isSupport: boolean;
  shown: Shown;
  /** How much it counts. */
  weight: number;
};

/** `bias + Σ weights[sign] × how much is shown` is the logarithm of the odds that a page is a support page. */
export type PageWeights = { bias: number; weights: Partial<Record<SignName, number>> };

/** How strongly weights are held to what was believed. */
export type Restraint = {
  /** Half the cost of a weight's square. */
  l2: number;
  /** How many pages are imagined for a sign that hints, and for one that proves. */
  hints: number;
  proofs: number;
};
export const restraint: Restraint = { l2: 0.5, hints: 1, proofs: 12 };

/** What a sign keeps that comes out the wrong way: it is still told to the reader, and decides nothing. */
const tokenWeight = 0.1;

/** What a sign that proves nothing may weigh, however clear the few sites of the data are: others will differ. */
const most: Record<Belief, number> = {
  proves: 6,
  suggests: 2.6,
  hints: 2,
  'hints against': 2,
  'proves against': 6,
  'rules out': 12,
};

const signs = Object.entries(pageSigns) as [SignName, Belief][];

function isFor(belief: Belief): boolean {
  return belief === 'proves' || belief === 'suggests' || belief === 'hints';
}

/**
 * Fits an additive model with signs held: one that comes out the wrong way (by chance, on few pages) is left out and
 * the rest fitted anew. Pages imagined for each sign keep weights of rare signs at a sensible size.
 */
export function fitPageWeights(examples: readonly PageExample[], how = restraint): PageWeights {
  let kept = signs;
  for (;;) {
    const names = [...kept.map(([name]) => name), someProof] as const;
    const rows = [
      ...examples.map(({ shown, isSupport, weight }) => rowOf(names, shown, isSupport, weight)),
      ...imaginedPages(how).map(({ shown, isSupport, weight }) => rowOf(names, shown, isSupport, weight)),
    ];
    const { bias, weights } = fitLogistic(rows, { l2: how.l2 });
    const right = kept.filter(([, belief], at) => (isFor(belief) ? 1 : -1) * (weights[at] ?? 0) >= 0);
    if (right.length === kept.length) {
      const fitted = new Map(kept.map(([name], at) => [name, weights[at] ?? 0]));
      return { bias: rounded(bias), weights: toTable(fitted) };
    }
    kept = right;
  }
}

function toTable(fitted: ReadonlyMap<SignName, number>): PageWeights['weights'] {
  return Object.fromEntries(
    signs.map(([name, belief]) => {
      const least = isFor(belief) ? tokenWeight : -tokenWeight;
      const weight = fitted.get(name) ?? least;
      const bounded = Math.max(-most[belief], Math.min(most[belief], weight));
      return [name, rounded(Math.abs(bounded) < tokenWeight ? least : bounded)];
    }),
  );
}

function rowOf(
  names: readonly (SignName | typeof someProof)[],
  shown: Shown,
  isSupport: boolean,
  weight: number,
): FitRow {
  const features = names.flatMap((name, at) => {
    const value = shown.get(name) ?? 0;
    return value === 0 ? [] : [[at, value] as const];
  });
  return { features, label: isSupport ? 1 : 0, weight };
}

/** What is believed of the signs, as pages: a sign for alone, a sign against beside what it has to outweigh. */
function imaginedPages({ hints, proofs }: Restraint): Omit<PageExample, 'site'>[] {
  const pages = signs.map(([name, belief]) => {
    if (isFor(belief)) return page(true, belief === 'hints' ? hints : proofs, { [name]: 1 });
    const outweighed = { hint: 0.4, proof: 0.8, all: 3 }[strengthOf(belief)];
    return page(false, belief === 'hints against' ? hints : proofs, { [name]: 1, [someProof]: outweighed });
  });
  return [
    ...pages,
    page(true, 20 * proofs, { [someProof]: 1 }),
    // Pages of any site end in a form to write to the company.
    page(false, 2 * hints, {
      'form with a message field': 1,
      'form is named contact': 1,
      'section says contact': 1,
    }),
  ];
}

function strengthOf(belief: Belief): 'hint' | 'proof' | 'all' {
  if (belief === 'rules out') return 'all';
  return belief === 'proves' || belief === 'proves against' ? 'proof' : 'hint';
}

function page(
  isSupport: boolean,
  weight: number,
  shown: Partial<Record<SignName | typeof someProof, number>>,
): Omit<PageExample, 'site'> {
  return { isSupport, weight, shown: new Map(Object.entries(shown) as [SignName, number][]) };
}

/** The chance that a page which shows this is a support page. */
export function chanceOf({ bias, weights }: PageWeights, shown: Shown): number {
  let odds = bias;
  for (const [name, value] of shown) odds += (name === someProof ? 0 : (weights[name] ?? 0)) * value;
  return 1 / (1 + Math.exp(-odds));
}

/** The chance of each example under weights that were fitted without its site. */
export function crossValidate(examples: readonly PageExample[], how = restraint, folds = 10): number[] {
  const models = Array.from({ length: folds }, (_, fold) =>
    fitPageWeights(
      examples.filter(({ site }) => foldOf(site, folds) !== fold),
      how,
    ),
  );
  return examples.map(({ site, shown }) =>
    chanceOf(models[foldOf(site, folds)] ?? { bias: 0, weights: {} }, shown),
  );
}

/** Expected calibration error: how far scores are from the share of support pages at such scores, in ten bins. */
export function calibrationError(pages: readonly { chance: number; isSupport: boolean }[]): number {
  const bins = Map.groupBy(pages, ({ chance }) => Math.min(9, Math.floor(chance * 10)));
  const gaps = Array.from(bins.values(), (bin) =>
    Math.abs(bin.reduce((sum, { chance, isSupport }) => sum + chance - (isSupport ? 1 : 0), 0)),
  );
  return gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, pages.length);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
