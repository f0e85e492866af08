import type { PageFacts } from '@/detection/page-facts-schema';
import { mentions } from '@/detection/words';

/**
 * Pages with something taken away: what a verdict rests on when a site lacks it. Fitted and measured with, so that
 * no single sign has to carry a page.
 */
export const perturbations: Record<string, (facts: PageFacts) => PageFacts> = {
  'another address': (facts) => ({ ...facts, url: 'https://www.example.com/p/123', canonicalUrl: '' }),
  'no schema.org': (facts) => ({ ...facts, jsonLd: [], itemTypes: [] }),
  'no metas': (facts) => ({ ...facts, metas: {} }),
  'site unnamed': (facts) => ({
    ...facts,
    title: facts.title
      .split(/\s[|–—-]\s/)
      .filter((part, at) => at === 0 || !mentions(part, 'help'))
      .join(' | '),
    crumbs: [],
    logoTexts: [],
    metas: {},
  }),
  'no marks of software': (facts) => ({
    ...facts,
    assetAddresses: [],
    rootWords: '',
    metas: Object.fromEntries(Object.entries(facts.metas).filter(([name]) => name !== 'generator')),
  }),
  'no question at the end': (facts) => ({ ...facts, prompts: [], asksWhetherHelpful: false }),
  'no main heading': (facts) => ({ ...facts, mainHeadings: [] }),
  'no forms': (facts) => ({ ...facts, forms: [] }),
  'address and marks gone': (facts) => ({
    ...facts,
    url: 'https://www.example.com/p/123',
    canonicalUrl: '',
    assetAddresses: [],
    rootWords: '',
    jsonLd: [],
    itemTypes: [],
    metas: {},
  }),
};
