import { thingsOf, typesOf, type Thing } from './json-ld';
import { attribute, isInside, oneLine, own, select, textOf } from './own-property';

export type Link = { url: string; text: string };

/** What one bounded look at the page found; nothing of it was typed into a form. */
export type PageFacts = {
  url: URL;
  title: string;
  /** The title's parts: '<question> – <help centre>' and the like. */
  parts: string[];
  /** Main headings, then the others, in the page's order. */
  main: string[];
  headings: string[];
  crumbs: string[];
  /** The page's own running text, without menus, banners and forms. */
  lead: string;
  links: Link[];
  things: Thing[];
  /** schema.org types of JSON-LD and microdata. */
  types: string;
  /** Addresses of the page's scripts and styles. */
  marks: string;
  meta: (name: string) => string;
  /** True when something on the page fits the selector. */
  has: (selector: string) => boolean;
};

const crumbs = '[class*=breadcrumb i],[aria-label*=breadcrumb i],[itemtype$=BreadcrumbList]';
const furniture = `nav,footer,aside,header,form,dialog,[role=dialog],[contenteditable],[hidden],[class*=cookie i],[id*=cookie i],[class*=consent i],[class*=related],[class*=sidebar],${crumbs}`;
const unread = 'script,style,textarea,select,p,li';

export function collectFacts(document: Document, address: string): PageFacts {
  const texts = (selector: string, limit?: number) =>
    select(document, selector, limit).map(textOf).filter(Boolean);
  const told = toUrl(address, 'https://page.invalid');
  const url = told && /^(?:https?|file):$/.test(told.protocol) ? told : new URL('https://page.invalid');
  const title = oneLine(own(document, 'title')).slice(0, 500);
  const things = thingsOf(document);
  const metas = select(document, 'meta[content]', 100);
  const meta = (name: string) => {
    const found = metas.find((each) => (attribute(each, 'name') || attribute(each, 'property')) === name);
    return found ? oneLine(attribute(found, 'content')) : '';
  };
  return {
    url,
    title,
    parts: title.split(/\s*[|｜»«•·›]+\s*|\s+[-–—:/]+\s+|:\s+/).filter(Boolean),
    main: texts('h1', 5),
    headings: texts('h2,h3', 100),
    crumbs: select(document, crumbs, 3)
      .flatMap((trail) => select(trail, 'a,li,span', 20).map(textOf))
      .filter(Boolean),
    lead: leadOf(document) || meta('og:description') || meta('description'),
    links: linksOf(document, url.href),
    things,
    types: [
      ...things.map(typesOf),
      ...select(document, '[itemtype]').map((each) =>
        attribute(each, 'itemtype').slice(0, 80).replace(/^.*\//, 'schema:'),
      ),
    ].join(' '),
    marks: select(document, 'script[src],link[href]', 100)
      .map((each) => attribute(each, 'src') || attribute(each, 'href').slice(0, 300))
      .join(' '),
    meta,
    has: (selector) => select(document, selector, 1).length > 0,
  };
}

/** The opening of the article, cut at a word. */
function leadOf(document: Document): string {
  for (const root of [
    ...select(document, 'article,main,[class*=article-body],[itemprop=articleBody],[role=main]', 3),
    document,
  ]) {
    const text = select(root, 'p,li,dd', 600)
      .filter((block) => select(block, unread, 1).length === 0 && !isInside(block, furniture))
      .map(textOf)
      .filter((each) => each.length > 1)
      .join('\n');
    if (text.length > 80) return text.length > 1000 ? text.slice(0, 1000).replace(/\s\S*$/, '') : text;
  }
  return '';
}

function linksOf(document: Document, base: string): Link[] {
  return select(document, 'a[href]', 1500).flatMap((link) => {
    const url = toUrl(attribute(link, 'href'), base)?.href;
    return url ? { url, text: textOf(link).slice(0, 200) } : [];
  });
}

function toUrl(address: string, base: string): URL | null {
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  return url && url.href.length < 2000 ? url : null;
}
