import { attribute, has, isInside, isLargerThan, own, select } from './own-property';
import { pageBounds as most } from './page-bounds';
import type { FormFacts, PageFacts } from './page-facts-schema';
import { linksOf, toUrl } from './page-links';
import { selectedText } from './selected-text';
import { threadTrees } from './thread-trees';
import { oneLine, visibleText } from './visible-text';

/** Beyond this many elements a document is large, and looked at quickly. */
const largeElements = 50_000;

const crumbTrails = '[class*=breadcrumb i],[aria-label*=breadcrumb i],[itemtype$=BreadcrumbList]';
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
const furniture = `nav,footer,aside,header,form,dialog,[role=dialog],[contenteditable],[hidden],[class*=cookie i],[id*=cookie i],[class*=consent i],[class*=related],[class*=sidebar],${crumbTrails}`;
const nestedBlocks = 'script,style,textarea,select,p,li';
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
];
/** The page stands at an address that no other page can mean: saved from a mail, a blob, an empty tab. */
const noAddress = 'https://page.invalid/';

/** Looks at the page once, within bounds, and judges nothing: what it finds is plain data. */
export function collectFacts(document: Document, address: string): PageFacts {
  const isCut = isLargerThan(document, largeElements);
  const look = isCut ? quickLook : thoroughLook;
  const head = (isCut && own(document, 'head')) || document;
  const jsonLd = jsonLdOf(document);
  const items = select(document, '[itemtype]', 1000);
  return {
    url: addressOf(address),
    title: oneLine(own(document, 'title'), most.titleChars),
    mainHeadings: textsOf(select(document, 'h1', most.mainHeadings), most.headingChars),
    headings: textsOf(select(document, look.headings, most.headings), most.headingChars),
    crumbs: crumbsOf(select(document, look.crumbTrails, 3)),
    lead: leadOf([...select(document, look.articles, 3), document], look.blocks),
    selectedText: selectedText(document),
    language: languageOf(document),
    links: linksOf(document),
    jsonLd,
    itemTypes: itemTypesOf(items),
    threadTrees: threadTrees(document, items, most.markupChars - JSON.stringify(jsonLd).length),
    assetAddresses: assetAddressesOf(head),
    metas: metasOf(head),
    forms: messageFormsOf(document),
    hasPasswordField: has(document, 'input[type=password i]'),
    asksWhetherHelpful: has(document, look.helpfulQuestion),
    isCut,
  };
}

function addressOf(address: string): string {
  const url = toUrl(address);
  if (!url || !/^(?:https?|file):$/.test(url.protocol)) return noAddress;
  const href = url.href.length > most.urlChars ? url.origin + url.pathname : url.href;
  return href.length > most.urlChars ? noAddress : href;
}

function textsOf(elements: Element[], maxChars: number): string[] {
  return elements.map((element) => visibleText(element, maxChars)).filter((text) => text !== '');
}

function crumbsOf(trails: Element[]): string[] {
  return trails.flatMap((trail) => textsOf(select(trail, 'a,li,span', most.crumbs / 3), most.crumbChars));
}

/** The opening of the first of these that has one, cut at a word. */
function leadOf(articles: (Element | Document)[], blocks: string): string {
  for (const article of articles) {
    const text = runningText(article, blocks);
    if (text.length > most.leadChars) return text.slice(0, most.leadChars).replace(/\s\S*$/, '');
    if (text.length > 80) return text;
  }
  return '';
}

function runningText(root: Document | Element, blocks: string): string {
  let text = '';
  for (const block of select(root, blocks, 600)) {
    if (text.length > most.leadChars) break;
    if (has(block, nestedBlocks) || isInside(block, furniture)) continue;
    const line = visibleText(block, most.leadChars);
    if (line.length > 1) text += text === '' ? line : `\n${line}`;
  }
  return text;
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
      const chars = JSON.stringify(text).length + 1;
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
function messageFormsOf(document: Document): FormFacts[] {
  return select(document, 'form', 50)
    .filter((form) => has(form, 'textarea'))
    .slice(0, most.forms)
    .map(describeForm);
}

/** Its attributes' own words: what someone typed is no attribute that is read here. */
function describeForm(form: Element): FormFacts {
  const fields = [...select(form, 'textarea', 2), ...select(form, lineFields, most.fields - 2)];
  const route = attribute(form, 'action').replace(/[?#].*/s, '');
  return {
    words: `${wordsOf(form)} ${route}`.slice(0, most.formChars),
    fields: fields.map((field) => ({
      type: own(field, 'localName') === 'textarea' ? 'textarea' : inputType(field),
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
