import { nameOf } from './json-ld';
import { oneLine } from './own-property';
import type { PageFacts } from './page-facts';
import { furnitureWords } from './words';

/** The company, as the page writes it: told by its data, its title or, failing these, its host. */
export function brandOf({ things, meta, parts, url }: PageFacts): string {
  const host = hostName(url.hostname);
  const told = [
    ...things.map((thing) => nameOf(thing, /:(?:Organization|Corporation|WebSite|Brand)\b/)),
    meta('og:site_name'),
    ...(parts.length > 1 ? parts.slice(1).toReversed() : parts),
  ]
    .map(bareName)
    .filter((name) => name.length > 1 && name.length < 40);
  return (
    told.find((name) => name.toLowerCase().replace(/\W/g, '') === host.replaceAll('-', '')) ?? told[0] ?? host
  );
}

/** 'Acme Help Center' → 'Acme'. */
export function bareName(name: string): string {
  return oneLine(name.slice(0, 200).replace(furnitureWords, ' ')).replace(
    /^[^\p{L}\d]+|[^\p{L}\d+!?.]+$/gu,
    '',
  );
}

/** 'help.acme.co.uk' → 'acme'; a help desk's customer is its sub-domain. */
function hostName(hostname: string): string {
  const isDeeper =
    /\.(?:(?:zendesk|freshdesk|helpscoutdocs|custhelp|intercom)\.\w+|(?:com?|org|net|gov|ac)\.\w\w)$/.test(
      hostname,
    );
  return hostname.split('.').at(isDeeper ? -3 : -2) ?? '';
}

/** The product, where data, the question or the breadcrumb names one; '' otherwise. */
export function productOf({ things, crumbs }: PageFacts, question: string, brand: string): string {
  const told = things.map((thing) => nameOf(thing, /Application\b|:Product\b|:VideoGame\b/)).find(Boolean);
  const sibling =
    brand && question.includes(`${brand} `)
      ? /^(?: (?:\p{Lu}|\d)[\p{L}\d+-]*){1,3}/u.exec(
          question.slice(question.indexOf(brand) + brand.length),
        )?.[0]
      : '';
  const numbered = /(?<=\s)\p{Lu}[\p{L}-]+ [A-Z-]*\d[\p{L}\d-]*/u.exec(question)?.[0];
  const crumb = crumbs.find(
    (each) =>
      /^\p{Lu}[\p{L}\d+-]*(?: [\p{Lu}\d][\p{L}\d+-]*){0,3}$/u.test(each) &&
      bareName(each) === each &&
      each !== brand &&
      each !== question &&
      !generalCrumb.test(each),
  );
  return (told || (sibling && brand + sibling) || numbered || crumb || '').slice(0, 100);
}

const generalCrumb =
  /^(?:home|start|all|account|billing|pay|settings|general|getting|using|manag|how|polic|security|article|product|doc)/i;
