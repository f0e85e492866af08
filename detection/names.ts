import { nameOf } from './json-ld';
import type { Page } from './page';
import { oneLine } from './visible-text';
import { furnitureWords } from './words';

/** The company, as the page writes it: told by its data, its title or, failing these, its host. */
export function brandOf({ things, metas, titleParts, mainHeadings, url }: Page): string {
  const host = hostName(url.hostname);
  const told = [
    ...things.map((thing) => nameOf(thing, /:(?:Organization|Corporation|WebSite|Brand)\b/)),
    metas['og:site_name'] ?? '',
    // The first part of a title is the page's own; sites put their name last.
    ...titleParts
      .slice(1)
      .toReversed()
      .filter((part) => !mainHeadings.includes(part)),
  ]
    .map((name) => bareName(name).replace(legalForm, ''))
    .filter((name) => name.length > 1 && name.length < 40);
  const isHost = (name: string) => name.toLowerCase().replace(/\W/g, '') === host.replaceAll('-', '');
  // A title of one part is as likely the article's: it only tells how the host's name is written.
  return [...told, ...titleParts.map(bareName)].find(isHost) ?? told[0] ?? host;
}

/** 'Acme, Inc.' and 'Acme Docs' are Acme. */
const legalForm = /,?\s(?:Inc|Ltd|LLC|GmbH|Corp|Docs|Documentation)\.?$/i;

/** 'Acme Help Center' → 'Acme'. */
export function bareName(name: string): string {
  const bare = oneLine(name.slice(0, 200).replace(furnitureWords, ' '), 200);
  return bare.replace(/^[^\p{L}\d]+|[^\p{L}\d+!?.]+$/gu, '');
}

/** 'help.acme.co.uk' → 'acme'; a help desk's customer is its sub-domain. */
function hostName(hostname: string): string {
  const isDeeper =
    /\.(?:(?:zendesk|freshdesk|helpscoutdocs|custhelp|intercom)\.\w+|(?:github|gitlab)\.io|(?:com?|org|net|gov|ac)\.\w\w)$/.test(
      hostname,
    );
  if (/^[\d.]+$/.test(hostname)) return '';
  return hostname.split('.').at(isDeeper ? -3 : -2) ?? '';
}

/** The product, where data, the question or the breadcrumb names one; '' otherwise. */
export function productOf({ things, crumbs }: Page, question: string, brand: string): string {
  const told = things.map((thing) => nameOf(thing, /Application\b|:Product\b|:VideoGame\b/)).find(Boolean);
  const product =
    told ||
    namedAfterBrand(question, brand) ||
    namedByNumber(question) ||
    namedInCrumbs(crumbs, question, brand);
  return product.slice(0, 100);
}

/** 'Reset your Acme Hub 2' → 'Acme Hub 2'. */
function namedAfterBrand(question: string, brand: string): string {
  if (brand === '' || !question.includes(`${brand} `)) return '';
  const behind = question.slice(question.indexOf(brand) + brand.length);
  const name = /^(?: (?:\p{Lu}|\d)[\p{L}\d+-]*){1,3}/u.exec(behind)?.[0];
  return name === undefined ? '' : brand + name;
}

/** 'Why does my Galaxy S21 restart' → 'Galaxy S21'. */
function namedByNumber(question: string): string {
  return /(?<=\s)\p{Lu}[\p{L}-]+ [A-Z-]*\d[\p{L}\d-]*/u.exec(question)?.[0] ?? '';
}

const generalCrumb =
  /^(?:home|start|all|account|billing|pay|settings|general|getting|using|manag|how|polic|security|article|product|doc)/i;

function namedInCrumbs(crumbs: string[], question: string, brand: string): string {
  const isName = (crumb: string) =>
    /^\p{Lu}[\p{L}\d+-]*(?: [\p{Lu}\d][\p{L}\d+-]*){0,3}$/u.test(crumb) &&
    bareName(crumb) === crumb &&
    crumb !== brand &&
    crumb !== question &&
    !generalCrumb.test(crumb);
  return crumbs.find(isName) ?? '';
}
