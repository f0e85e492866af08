import { attribute, has, isLargerThan, own, select, selectIn, type Root } from './own-property';
import { pageBounds as most } from './page-bounds';
import type { FormFacts, PageFacts } from './page-facts-schema';
import { addressOf, linksOf, toUrl } from './page-links';
import {
  copyrightOf,
  isUnfinished,
  leadOf,
  logoTextsOf,
  mainHeadingsOf,
  textCharsOf,
  textsOf,
} from './page-text';
import { marksOf } from './page-marks';
import { selectedText } from './selected-text';
import { shadowRoots } from './shadow-roots';
import { threadTrees } from './thread-trees';
import { oneLine } from './visible-text';

/** Beyond this many elements a document is large, and looked at quickly. */
const largeElements = 50_000;

const crumbTrails =
  '[class*=breadcrumb i],[class*=crumbs i],[aria-label*=breadcrumb i],[itemtype$=BreadcrumbList]';
const thoroughLook = {
  headings: 'h2,h3',
  crumbTrails,
  articles: 'article,main,[class*=article-body],[itemprop=articleBody],[role=main]',
  blocks: 'p,li,dd',
  helpfulQuestion: '[class*=helpful i],[id*=helpful i],.article-votes',
};
/** What browsers find at once, by one tag or one attribute; a list of selectors takes them 25 ms in megabytes. */
const quickLook: typeof thoroughLook = {
  headings: 'h2',
  crumbTrails: '[itemtype$=BreadcrumbList]',
  articles: 'main',
  blocks: 'p',
  helpfulQuestion: '.article-votes',
};
const lineFields = 'input:not([type=hidden i],[type=checkbox i],[type=radio i])';
/** Attributes in which authors name a form or a field. */
const ownWords = ['name', 'id', 'aria-label', 'placeholder', 'title', 'class'];
/** Everything else in metas is nobody's business: some hold the reader's name or a token. */
const metaNames = [
  'og:site_name',
  'og:title',
  'og:description',
  'og:locale',
  'description',
  'generator',
  'application-name',
  'apple-mobile-web-app-title',
  'og:type',
];
/** Looks at the page once, within bounds, and judges nothing: what it finds is plain data. */
export function collectFacts(document: Document, address: string): PageFacts {
  const isCut = isLargerThan(document, largeElements);
  const look = isCut ? quickLook : thoroughLook;
  const head = (isCut && own(document, 'head')) || document;
  const shadows = shadowRoots(document);
  const roots: Root[] = [document, ...shadows];
  const jsonLd = jsonLdOf(document);
  const items = select(document, '[itemtype]', 1000);
  const mainHeadings = mainHeadingsOf(roots, look.articles);
  const mainTexts = textsOf(mainHeadings, most.headingChars).slice(0, most.mainHeadings);
  const textChars = textCharsOf(document, shadows);
  return {
    url: addressOf(address),
    canonicalUrl: canonicalOf(head, own(document, 'baseURI')),
    title: oneLine(own(document, 'title'), most.titleChars),
    mainHeadings: mainTexts,
    headings: textsOf(selectIn(roots, look.headings, most.headings), most.headingChars),
    crumbs: crumbsOf(selectIn(roots, look.crumbTrails, 3)),
    lead: leadOf(roots, mainHeadings[0], look),
    textChars,
    isUnfinished: !isCut && isUnfinished(roots, textChars, mainTexts.length > 0),
    logoTexts: isCut ? [] : logoTextsOf(document),
    copyright: isCut ? '' : copyrightOf(roots),
    selectedText: selectedText(document),
    language: languageOf(document),
    links: linksOf(document, shadows),
    jsonLd,
    itemTypes: itemTypesOf(items),
    threadTrees: threadTrees(document, items, most.markupChars - JSON.stringify(jsonLd).length),
    assetAddresses: assetAddressesOf(head),
    metas: metasOf(head),
    forms: messageFormsOf(roots),
    hasPasswordField: roots.some((root) => has(root, 'input[type=password i]')),
    ...marksOf(document, roots, isCut),
    asksWhetherHelpful: roots.some((root) => has(root, look.helpfulQuestion)),
    isCut,
  };
}

function canonicalOf(root: Root, base: string): string {
  const [link] = select(root, 'link[rel~=canonical i][href]', 1);
  const url = link && toUrl(attribute(link, 'href').slice(0, most.linkUrlChars + 1), base);
  return url && /^https?:$/.test(url.protocol) && url.href.length <= most.linkUrlChars ? url.href : '';
}

function crumbsOf(trails: Element[]): string[] {
  return trails.flatMap((trail) => textsOf(select(trail, 'a,li,span', most.crumbs / 3), most.crumbChars));
}

function languageOf(document: Document): string {
  // Null where a script has emptied the document, whatever the type says of XML ones.
  const root: Element | null = own(document, 'documentElement');
  return root ? attribute(root, 'lang').slice(0, most.languageChars) : '';
}

/** A block that is too long for the room left is passed over; the next may be short. */
function jsonLdOf(document: Document): string[] {
  let charsLeft: number = most.markupChars;
  return select(document, 'script[type="application/ld+json"]', most.jsonLdBlocks)
    .map((script) => own(script, 'textContent') ?? '')
    .filter((text) => {
      // A block of megabytes need not be escaped to be known as too long.
      const chars = text.length > charsLeft ? Infinity : JSON.stringify(text).length + 1;
      if (text === '' || chars > charsLeft) return false;
      charsLeft -= chars;
      return true;
    });
}

function itemTypesOf(items: Element[]): string[] {
  return items
    .slice(0, most.itemTypes)
    .map((item) => attribute(item, 'itemtype').slice(0, most.itemTypeChars));
}

function assetAddressesOf(root: Document | Element): string[] {
  return [
    ...select(root, 'script[src]', most.assetAddresses / 2),
    ...select(root, 'link[href]', most.assetAddresses / 2),
  ].map((asset) => (attribute(asset, 'src') || attribute(asset, 'href')).slice(0, most.assetAddressChars));
}

function metasOf(root: Document | Element): Record<string, string> {
  const found: Record<string, string> = {};
  for (const meta of select(root, 'meta[content]', 200)) {
    const name = attribute(meta, 'name') || attribute(meta, 'property');
    if (metaNames.includes(name)) found[name] ??= oneLine(attribute(meta, 'content'), most.metaChars);
  }
  return found;
}

/** Forms that take a message; those for searching and for logging in are of no interest. */
function messageFormsOf(roots: Root[]): FormFacts[] {
  return selectIn(roots, 'form', 50)
    .filter((form) => has(form, 'textarea'))
    .slice(0, most.forms)
    .map(describeForm);
}

/** Its attributes' own words: what someone typed is no attribute that is read here. */
function describeForm(form: Element): FormFacts {
  const fields = [
    ...select(form, 'textarea', 2),
    ...select(form, 'select', 3),
    ...select(form, lineFields, most.fields - 5),
  ];
  const route = attribute(form, 'action').replace(/[?#].*/s, '');
  return {
    words: `${wordsOf(form)} ${route}`.slice(0, most.formChars),
    fields: fields.map((field) => ({
      type: own(field, 'localName') === 'input' ? inputType(field) : own(field, 'localName'),
      words: wordsOf(field).slice(0, most.fieldChars),
    })),
  };
}

function inputType(input: Element): string {
  return attribute(input, 'type').toLowerCase().slice(0, most.fieldTypeChars);
}

function wordsOf(element: Element): string {
  return ownWords
    .map((name) => oneLine(attribute(element, name), 100))
    .filter((word) => word !== '')
    .join(' ');
}
