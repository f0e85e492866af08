import { nameOf, typesOf, type Thing } from './json-ld';
import type { Page } from './page';
import { hostName, legalHostNames, siteHost } from './site-address';
import { titlePartsOf } from './title-parts';
import { oneLine } from './visible-text';
import { mentions, mentionsIn, withoutWords } from './words';

/** A name the site may have, and how far the place it was found at can be trusted. */
type Candidate = { name: string; trust: number };

/** The brand, as the page writes it: the name that its data, title, logo and host agree on most. */
export function brandOf(page: Page): string {
  const host = hostName(siteHost(page));
  const candidates = candidatesOf(page).filter(({ name }) => isName(name));
  const scored = candidates.map(({ name, trust }, at) => {
    const agreeing = new Set(
      candidates.filter((other) => keyOf(other.name) === keyOf(name)).map((other) => other.trust),
    );
    const agreement = hostAgreement(name, host);
    // 'comments and suggestions' is no name, unless it is the host's: 'pixiv' is.
    const doubt = agreement === 0 && /^\p{Ll}/u.test(name) ? 1 : 0;
    return { name, score: trust + agreement - doubt + 0.4 * (agreeing.size - 1) - at / 1000 };
  });
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  // A logo or a foot alone may be a partner's.
  if (best && best.score >= (host === '' ? 0.5 : 1)) return best.name;
  return asWritten(host, page) || (legalHostNames(page.links)[0] ?? '');
}

/** A host's name as the page writes it: 'instagram' → 'Instagram'. */
function asWritten(host: string, { title, mainHeadings, lead }: Page): string {
  const text = `${title}\n${mainHeadings.join('\n')}\n${lead}`;
  const at = host.length > 2 ? text.toLowerCase().indexOf(host.toLowerCase()) : -1;
  return at === -1 ? host : text.slice(at, at + host.length);
}

/** The company behind the brand, where the page names another; '' otherwise. */
export function companyOf(page: Page, brand: string): string {
  const legal = page.things.map((thing) => thing['legalName']).find((name) => typeof name === 'string');
  const owner = copyrightOwner(page.copyright);
  const [host = ''] = legalHostNames(page.links);
  const told = [typeof legal === 'string' ? legal : '', owner].map(bareSiteName).find(isName) ?? host;
  const isSame = keyOf(told).includes(keyOf(brand)) || keyOf(told) === keyOf(hostName(siteHost(page)));
  return isSame || told.length < 2 ? '' : capitalised(told).slice(0, 100);
}

function candidatesOf(page: Page): Candidate[] {
  const { things, metas, logoTexts, copyright } = page;
  const told: [text: string, trust: number][] = [
    ...things.map((thing): [string, number] => [organizationName(thing), isPublisher(thing) ? 2 : 1.5]),
    [metas['og:site_name'] ?? '', 2],
    [metas['application-name'] ?? metas['apple-mobile-web-app-title'] ?? '', 1],
    ...titleNames(page),
    [copyrightOwner(copyright), 0.8],
    ...logoTexts.map((text): [string, number] => [text, 0.6]),
  ];
  return told.flatMap(([text, trust]) => partsOf(text).map((part) => ({ name: bareSiteName(part), trust })));
}

/** Data and logos say 'About | Acme' too. */
function partsOf(text: string): string[] {
  return titlePartsOf(text).map((part) => part.text);
}

/** 'Google Account Help' on google.com: the host says which of the words is the brand. */
function namedByHost(part: string, host: string): string {
  const [first = ''] = bareSiteName(part).split(' ');
  return first !== '' && keyOf(first) === keyOf(host) ? first : part;
}

function organizationName(thing: Thing): string {
  return nameOf(thing, /:(?:Organization|Corporation|WebSite|Brand|\w*Business|Store|OnlineStore|NGO)\b/);
}

function isPublisher(thing: Thing): boolean {
  return /:(?:Organization|Corporation|WebSite)\b/.test(typesOf(thing));
}

/** The parts of the title that may name the site: the last is the likeliest, and whichever says "help" or "contact". */
function titleNames(page: Page): [string, number][] {
  const parts = titlePartsOf(page.title).map(({ text }) => text);
  const others = parts.filter((part) => !page.mainHeadings.includes(part));
  const host = hostName(siteHost(page));
  const isFurnitureAlone = (part: string) => bareSiteName(part) === '';
  return others.map((part, at): [string, number] => {
    const isBesideFurniture = others.some((other) => other !== part && isFurnitureAlone(other));
    const saysHelp = bareSiteName(part) !== plainName(part);
    const isLast = at === others.length - 1 && parts.length > 1;
    // 'Personal Banking Contact Information | Sovereign Bank': the page's own name, with the site's behind it.
    const isBeforeSite = others.slice(at + 1).some((other) => !isFurnitureAlone(other));
    const name = namedByHost(part, host);
    if (saysHelp) return [name, isLast ? 1.8 : isBeforeSite ? 0.7 : 1.2];
    if (isLast || isBesideFurniture) return [name, isLast && isBesideFurniture ? 1.4 : 1.1];
    return [name, parts.length === 1 ? 0.1 : 0.3];
  });
}

/** 'Copyright © 2019–2026 Acme, Inc. All rights reserved.' → 'Acme, Inc'. */
function copyrightOwner(line: string): string {
  const text = line
    .replace(/(?:©|\(c\)|copyright)/giu, ' ')
    .replace(/(?:\d{4}\s?[-–—,]\s?)?(?:\d{4}|present)/gu, ' ')
    .replace(/^[\s,.:–—-]+(?:by\s)?/u, '');
  const [owner = ''] = text.split(
    /\s*(?:\. |[|•·©]|\ball rights|alle rechte|tous droits|todos los|todos os|tutti i|wszelkie|все права|™ and|\bis a\b|powered|。)/iu,
  );
  return owner.length < 50 ? owner : '';
}

/** How well a name and the host's fit: 'Audible Magic' and 'audiblemagic', 'Alltagshilfe Hannover' and 'alltag'. */
function hostAgreement(name: string, host: string): number {
  const key = keyOf(name);
  const label = keyOf(host);
  if (key === '' || label.length < 2) return 0;
  if (key === label) return 2;
  const initials = name
    .split(/[\s-]+/)
    .map((word) => word[0] ?? '')
    .join('')
    .toLowerCase();
  if (initials.length > 1 && initials === label) return 1.5;
  if (key.length > 2 && label.startsWith(key)) return 1.2;
  if (label.length > 2 && key.startsWith(label)) return 1.2;
  // 'GoAnimate for Schools' and 'goanimate4schools'.
  if (commonStart(key, label) >= Math.max(5, label.length / 2)) return 1;
  if (label.length > 3 && key.includes(label)) return 0.8;
  return key.length > 3 && label.includes(key) ? 0.6 : 0;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** The same for every way to write one name. */
function keyOf(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\.(?:com?|org|net|io|de|fr|nl|eu)$/, '')
    .replace(/[^\p{L}\p{N}+]/gu, '');
}

function isName(name: string): boolean {
  return (
    name.length > 1 &&
    name.length < 40 &&
    /\p{L}/u.test(name) &&
    !/[.!]\s[^.!]{1,40}[.!]|\|/.test(name) &&
    !/^(?:untitled|index|undefined|null|test)$/i.test(name)
  );
}

function capitalised(name: string): string {
  return name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** 'Acme, Inc.' and 'Acme GmbH' are Acme. */
const legalForm =
  /,?\s(?:Inc|Incorporated|Ltd|Limited|LLC|LLP|PLC|PBC|GmbH(?: & Co\.? KG)?|AG|SE|KG|UG(?: \(haftungsbeschränkt\))?|e\.?V|SAS|SARL|S\.?A|S\.?r\.?l|S\.?p\.?A|S\.?L|B\.?V|N\.?V|A\/S|ApS|AB|AS|ASA|Oy|Oyj|s\.r\.o|a\.s|Sp\. z o\.o|Corp|Corporation|Company|Co|Pty(?: Ltd)?|Pte(?: Ltd)?|K\.?K|Ltda|株式会社|有限公司)\.?$/iu;
/** What sites write around their names besides the words for help and contact. */
const extras =
  /(?<![\p{L}\d])(?:(?:privacy|trust|safety|policy|security|resource|learning|knowledge|customer|member|user|info(?:rmation)?|service|client|developer)s? (?:cent(?:er|re)|hub|portal)|official|welcome to|website|web site|home ?page|home|contactus|logo|wiki|portal|docs?|documentation|knowledge ?base|us|page|articles?|accueil|startseite|inicio|início|strona główna|главная)(?![\p{L}\d])|首页|首頁|ホーム(?:ページ)?|公式|トップページ|中心|센터|홈/giu;

/** 'Official Acme Help Center, Inc.' → 'Acme'. */
export function bareSiteName(text: string): string {
  const short = plainName(text).slice(0, 100);
  const bare = trimMarks(
    withoutWords(short.replace(extras, ' '), ['help', 'contact', 'ticket', 'guide', 'greeting', 'community']),
  );
  // 'Terms of use' and 'Log in' name no site, 'Acme Privacy Policy' does; so does 'Open Terms Archive'.
  if (!/\p{L}{4}|\p{Lo}/u.test(withoutWords(bare, ['login', 'legal'])) && mentions(bare, 'login', 'legal'))
    return '';
  const last = mentionsIn(bare).at(-1);
  const isPolicy = last?.end === bare.length && last.concepts.includes('legal');
  const own = isPolicy ? trimMarks(bare.slice(0, last.start)) : bare;
  const name = trimMarks(own.replace(legalForm, '').replace(/^by\s|[™®©]/giu, ''));
  const whole = trimMarks(
    name.replace(/\s(?:and|und|et|og|och|en|y|e|i|ja|ve|dan|for|of|de|für|pour|from)$/i, ''),
  );
  return /^(?:the|by|of|and|for|und|de|la|le|pour|for the|at|et|og|och)$/i.test(whole)
    ? ''
    : whole.replace(/[\s,.]+$/, '');
}

function plainName(text: string): string {
  // 'Apple Support (CA)'
  const plain = oneLine(text, 200)
    .replace(/\s\([A-Z]{2}(?:-[A-Z]{2})?\)$/, '')
    .replace(/[™®©]/gu, '');
  return trimMarks(plain.replace(legalForm, ''));
}

/** 'Acme Help Center' → 'Acme'. */
export function bareName(name: string): string {
  return trimMarks(withoutWords(oneLine(name, 200), ['help', 'contact', 'ticket']));
}

function trimMarks(text: string): string {
  return oneLine(text, 200).replace(/^[^\p{L}\d]+|[^\p{L}\d+!?.]+$/gu, '');
}

/** The product, where data, the question or the breadcrumb names one; '' otherwise. */
export function productOf(page: Page, crumbs: string[], question: string, brand: string): string {
  const told = page.things
    .map((thing) => nameOf(thing, /Application\b|:Product\b|:VideoGame\b/))
    .find(Boolean);
  const product =
    told ||
    namedAfterBrand(question, brand) ||
    namedByNumber(question) ||
    namedInCrumbs(page, crumbs, question, brand);
  return product.slice(0, 100);
}

/** 'Reset your Acme Hub 2' → 'Acme Hub 2'. */
function namedAfterBrand(question: string, brand: string): string {
  if (brand === '' || !question.includes(`${brand} `)) return '';
  const behind = question.slice(question.indexOf(brand) + brand.length);
  const name = /^(?: (?:\p{Lu}|\d)[\p{L}\d+-]*){1,3}/u.exec(behind)?.[0];
  const isWhole = name === undefined || name.length === behind.trimEnd().length;
  // A whole title in capitals names no product.
  return name === undefined || (isWhole && question.startsWith(brand)) ? '' : brand + name;
}

/** 'Why does my Galaxy S21 restart' → 'Galaxy S21'. */
function namedByNumber(question: string): string {
  const named = /(?<=\s)(\p{Lu}[\p{L}-]+) [A-Z-]*\d[\p{L}\d-]*/u.exec(question);
  const isDate =
    /\s(?:19|20)\d\d$|^(?:Jan|Feb|M[aä]r|A[pv]r|Ma[iy]|Ju[nl]|Aug|Sep|O[ck]t|Nov|De[cz])\p{L}* \d/u;
  return !named ||
    isDate.test(named[0]) ||
    /^(?:Step|Error|Code|Version|Chapter|Part|Article|Level|Schritt|Fehler|Windows)$/.test(named[1] ?? '')
    ? ''
    : named[0];
}

const generalCrumb =
  /^(?:home|start|all|account|billing|pay|settings|general|getting|using|manag|how|polic|security|article|product|doc|announce|news|feature)/i;

/** A crumb counts where the page speaks of it too: the others are sections, and sometimes the reader's own name. */
function namedInCrumbs(
  { title, mainHeadings, lead }: Page,
  crumbs: string[],
  question: string,
  brand: string,
): string {
  const said = `${title}\n${mainHeadings.join('\n')}\n${lead}`.toLowerCase();
  const isProduct = (crumb: string) =>
    /^\p{Lu}[\p{L}\d+-]*(?: [\p{Lu}\d][\p{L}\d+-]*){0,3}$/u.test(crumb) &&
    bareName(crumb) === crumb &&
    keyOf(crumb) !== keyOf(brand) &&
    crumb !== question &&
    !generalCrumb.test(crumb) &&
    !mentions(crumb, 'guide', 'legal', 'login', 'shop', 'community') &&
    // By the beginnings of words: 'Table Lamps' where a lamp blinks.
    crumb.split(' ').some((word) => word.length > 2 && said.includes(word.slice(0, 4).toLowerCase()));
  return crumbs.find(isProduct) ?? '';
}

/** The breadcrumb: as shown, or as the page's data tells it. */
export function crumbsOf({ crumbs, things }: Page): string[] {
  if (crumbs.length > 0) return crumbs;
  return things
    .filter((thing) => typesOf(thing).includes(':ListItem'))
    .flatMap((thing) => [thing['name'], nameIn(thing['item'])])
    .filter((name) => typeof name === 'string')
    .map((name) => oneLine(name, 100))
    .slice(0, 20);
}

function nameIn(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'name' in item ? item.name : undefined;
}
