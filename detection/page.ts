import { thingsOf, typesOf, type Thing } from './json-ld';
import type { PageFacts } from './page-facts-schema';

/** The facts of a page, with what several judges work out of them. */
export type Page = Omit<PageFacts, 'url'> & {
  url: URL;
  /** The first main heading, or ''. */
  heading: string;
  /** The title's parts: '<question> – <help centre>' and the like. */
  titleParts: string[];
  /** What the page describes in JSON-LD. */
  things: Thing[];
  /** schema.org types of JSON-LD and microdata, each as 'schema:FAQPage', with gaps between. */
  types: string;
};

export function pageOf(facts: PageFacts): Page {
  const things = thingsOf(facts.jsonLd);
  return {
    ...facts,
    url: new URL(facts.url),
    heading: facts.mainHeadings[0] ?? '',
    titleParts: facts.title.split(/\s*[|｜»«•·›]+\s*|\s+[-–—:/]+\s+|:\s+/).filter(Boolean),
    things,
    types: [
      ...things.map(typesOf),
      ...facts.itemTypes.map((address) => address.replace(/^.*\//, 'schema:')),
    ].join(' '),
  };
}
