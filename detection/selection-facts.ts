import { thingsOf, typesOf, type Thing } from './json-ld';
import { attribute, closest, own, select } from './own-property';
import type { SelectionFacts } from './selection-facts-schema';
import { labelText, oneLine } from './visible-text';

/** How much of a page is taken with a marked piece of it. */
export const selectionBounds = {
  textChars: 20_000,
  contextChars: 300,
  titleChars: 300,
  nameChars: 120,
  urlChars: 2000,
} as const;

const jsonLd = { blocks: 10, chars: 100_000 };
const blocks = 'p,li,dd,dt,td,th,pre,blockquote,figcaption,h1,h2,h3,h4,h5,h6,section,article,main,div,body';
/** What holds one person's words: a post among others, or the whole article. */
const posts =
  'article,[role=article],[itemscope],[class~=post i],[class~=comment i],[class~=answer i],[class~=reply i],main';
const authorMarks =
  '[itemprop~=author],[rel~=author],[class*=byline i],[class~=author i],[class*=author-name i],[class*=post-author i],[class*=username i]';
const dateMarks = 'time[datetime],[itemprop~=datePublished],[itemprop~=dateCreated]';
const licenseMarks = 'a[rel~=license i][href],link[rel~=license i][href],[itemprop~=license][href]';

/** What the reader has marked in this document, and whose it is. Null: nothing is marked. */
export function selectionFacts(document: Document): SelectionFacts | null {
  const selection = own(document, 'getSelection').call(document);
  const marked = String(selection ?? '').slice(0, 2 * selectionBounds.textChars);
  const text = cleanLines(marked);
  if (!selection || selection.rangeCount === 0 || text === '') return null;
  const range = selection.getRangeAt(0);
  const post = closestOf(range.commonAncestorContainer, posts);
  const canonicalUrl = canonicalOf(document);
  return {
    text,
    ...contextOf(document, range, marked),
    title: oneLine(own(document, 'title'), selectionBounds.titleChars),
    ...(canonicalUrl && { canonicalUrl }),
    ...creditOf(document, post),
  };
}

/** Lines stay, and so do the spaces within them: it may be code. */
function cleanLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[^\S\n]{1,2000}$/, ''))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, selectionBounds.textChars);
}

/** The same block's text on both sides: what tells the piece from the same words elsewhere. */
function contextOf(document: Document, range: Range, marked: string): { prefix: string; suffix: string } {
  const [before, after] = [0, 1].map(() => own(document, 'createRange').call(document));
  const [first, last] = [closestOf(range.startContainer, blocks), closestOf(range.endContainer, blocks)];
  if (!before || !after || !first || !last) return { prefix: '', suffix: '' };
  before.selectNodeContents(first);
  before.setEnd(range.startContainer, range.startOffset);
  after.selectNodeContents(last);
  after.setStart(range.endContainer, range.endOffset);
  const most = selectionBounds.contextChars;
  // White space at the edges was marked, and is no part of the piece: without it two words would be one.
  const [head, tail] = [/^\s{1,2000}/.exec(marked)?.[0] ?? '', marked.slice(marked.trimEnd().length)];
  return {
    prefix: (squeeze(String(before)) + gap(head)).slice(-most),
    suffix: (gap(tail) + squeeze(String(after))).slice(0, most),
  };
}

/** A line's end parts blocks. */
function gap(space: string): string {
  return space.includes('\n') ? '\n' : squeeze(space);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function closestOf(node: Node, selector: string): Element | null {
  const element = isElement(node) ? node : own(node, 'parentElement');
  return element && closest(element, selector);
}

function isElement(node: Node): node is Element {
  return own(node, 'nodeType') === 1;
}

type Credit = Pick<SelectionFacts, 'author' | 'postedAt' | 'licenseUrl' | 'licenseName'>;

/** Where people talk to each other, what the page says of its author holds for its first post only. */
function creditOf(document: Document, post: Element | null): Credit {
  const things = thingsOf(jsonLdOf(document));
  const isTalk = things.some((thing) => /:(?:Question|QAPage|DiscussionForumPosting)\b/.test(typesOf(thing)));
  const article = isTalk
    ? undefined
    : things.find((thing) => /Article\b|:BlogPosting\b|:HowTo\b/.test(typesOf(thing)));
  const ofPage = (name: string): string => (isTalk ? '' : metaOf(document, name));
  const author =
    (post && nameIn(post)) ||
    nameOfThing(article?.['author']) ||
    oneLine(ofPage('author'), selectionBounds.nameChars);
  const date =
    (post && dateIn(post)) || stringOf(article?.['datePublished']) || ofPage('article:published_time');
  const postedAt = Date.parse(date.slice(0, 60));
  return {
    ...(author && { author }),
    ...(Number.isNaN(postedAt) ? {} : { postedAt }),
    ...licenseOf(document, post, article),
  };
}

function nameIn(post: Element): string {
  const [mark] = select(post, authorMarks, 1);
  if (!mark) return '';
  const [name] = select(mark, '[itemprop~=name]', 1);
  const text = attribute(mark, 'content') || labelText(name ?? mark, selectionBounds.nameChars);
  return oneLine(text, selectionBounds.nameChars).replace(
    /^(?:(?:written|posted) )?(?:by|von|par|por|di|door)[: ] ?/i,
    '',
  );
}

function dateIn(post: Element): string {
  const [mark] = select(post, dateMarks, 1);
  return mark ? attribute(mark, 'datetime') || attribute(mark, 'content') : '';
}

function licenseOf(
  document: Document,
  post: Element | null,
  article: Thing | undefined,
): Pick<SelectionFacts, 'licenseUrl' | 'licenseName'> {
  const [mark] = [...(post ? select(post, licenseMarks, 1) : []), ...select(document, licenseMarks, 1)];
  const told = article?.['license'];
  const said = stringOf(told);
  const address = mark ? attribute(mark, 'href') : stringOf(propertyOf(told, 'url')) || said;
  const name = mark ? labelText(mark, selectionBounds.nameChars) : stringOf(propertyOf(told, 'name'));
  // 'All rights reserved' is no address, and says enough.
  const isAddress = mark !== undefined || /^https?:/i.test(address);
  const licenseUrl = isAddress ? webAddress(document, address) : '';
  const licenseName = oneLine(isAddress ? name : name || said, selectionBounds.nameChars);
  return { ...(licenseUrl && { licenseUrl }), ...(licenseName && { licenseName }) };
}

function canonicalOf(document: Document): string {
  const [link] = select(document, 'link[rel~=canonical i][href]', 1);
  return link ? webAddress(document, attribute(link, 'href')) : '';
}

/** The address as it is from this page; '' for one that is none of the web, or too long. */
function webAddress(document: Document, address: string): string {
  if (address === '' || address.length > selectionBounds.urlChars) return '';
  const base = own<Node, 'baseURI'>(document, 'baseURI');
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  return url && /^https?:$/.test(url.protocol) && url.href.length <= selectionBounds.urlChars ? url.href : '';
}

function jsonLdOf(document: Document): string[] {
  return select(document, 'script[type="application/ld+json"]', jsonLd.blocks)
    .map((script) => own<Node, 'textContent'>(script, 'textContent') ?? '')
    .filter(({ length }) => length <= jsonLd.chars);
}

function metaOf(document: Document, name: string): string {
  const [meta] = select(document, `meta[name="${name}" i],meta[property="${name}" i]`, 1);
  return meta ? attribute(meta, 'content') : '';
}

/** Of several authors the first. */
function nameOfThing(author: unknown): string {
  const first: unknown = Array.isArray(author) ? author[0] : author;
  return oneLine(stringOf(first) || stringOf(propertyOf(first, 'name')), selectionBounds.nameChars);
}

function propertyOf(thing: unknown, name: string): unknown {
  return typeof thing === 'object' && thing !== null ? Reflect.get(thing, name) : undefined;
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
