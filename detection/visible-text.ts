import { attribute, isInside, isLargerThan, own } from './own-property';

/** Everything a reader can type into, whatever it is made of. */
export const typed =
  'input,textarea,select,[contenteditable]:not([contenteditable=false i]),[role=textbox],[role=searchbox],[role=combobox]';

const unread = `script,style,noscript,template,svg,${typed}`;
/** How sites call the places of names, of readers and of authors; 'authorization' and 'authoring' are others. */
const personClass =
  /author(?!i)|byline|avatar|user-?_?name|user-(?:menu|info)|profile-name|account-(?:name|menu)|(?:display|member|customer)-name|(?:^|\s)fn(?:\s|$)/i;
/** A name stands close below its mark. */
const nameDepth = 4;
/** A whole article may be marked as its author's; what is larger than this is no name. */
const nameElements = 12;
const nameChars = 200;
/** How far up an icon's mark is looked for. */
const iconDepth = 10;
/** A heading or a link of more pieces than this is none. */
const maxPieces = 200;
/** Of a longer run of text only the beginning is looked at, white space included. */
const longPiece = 5000;

/** The element's text in one line, without scripts, names of persons and anything that was typed. */
export function visibleText(element: Element, maxChars: number): string {
  return readText(element, maxChars, (parent) => isUnread(parent, element) || isPerson(parent));
}

/** The same of a link or a foot of the page, which nothing is asked with: whose name it is is not looked into. */
export function labelText(element: Element, maxChars: number): string {
  return readText(element, maxChars, (parent) => isUnread(parent, element));
}

function readText(element: Element, maxChars: number, isLeftOut: (parent: Element) => boolean): string {
  let text = '';
  for (const [node, parent] of textNodes(element, maxPieces)) {
    if (text.length >= 2 * maxChars) break;
    if (!isLeftOut(parent)) text += squeeze((own(node, 'nodeValue') ?? '').slice(0, longPiece));
  }
  return oneLine(text, maxChars);
}

/** About how many characters of text the page shows, counted as far as `maxChars` and `maxNodes`. */
export function countChars(root: Element | DocumentFragment, maxChars: number, maxNodes: number): number {
  let chars = 0;
  for (const [node, parent] of textNodes(root, maxNodes)) {
    if (chars >= maxChars) break;
    if (!/^(?:script|style|noscript|textarea|option)$/.test(own(parent, 'localName')))
      chars += (own(node, 'nodeValue') ?? '').slice(0, longPiece).trim().length;
  }
  return Math.min(chars, maxChars);
}

function* textNodes(root: Element | DocumentFragment, maxNodes: number): Generator<[Node, Element]> {
  const document = own<Node, 'ownerDocument'>(root, 'ownerDocument');
  if (!document) return;
  const walker = own(document, 'createTreeWalker').call(document, root, SHOW_TEXT);
  for (let count = 0; count < maxNodes; count += 1) {
    const node = walker.nextNode();
    if (!node) return;
    const parent = own(node, 'parentElement');
    if (parent) yield [node, parent];
  }
}

/** NodeFilter.SHOW_TEXT: the terminal has no NodeFilter. */
const SHOW_TEXT = 4;

function isUnread(parent: Element, element: Element): boolean {
  if (isInside(parent, unread)) return true;
  // Only inside: while a dialog is open, everything behind it is hidden from assistive technology.
  return upFrom(parent, iconDepth, element).some((each) => attribute(each, 'aria-hidden') === 'true');
}

function isPerson(parent: Element): boolean {
  const person = upFrom(parent, nameDepth).find(isOfPerson);
  return person !== undefined && !isLargerThan(person, nameElements) && textLength(person) < nameChars;
}

function isOfPerson(element: Element): boolean {
  return (
    personClass.test(attribute(element, 'class').slice(0, 300)) ||
    attribute(element, 'itemprop') === 'author' ||
    /(?:^|\s)author(?:\s|$)/.test(attribute(element, 'rel')) ||
    /\/(?:profiles|author)\//.test(attribute(element, 'href').slice(0, 300))
  );
}

/** The element and those around it, as far as `count` and without `end`. */
function upFrom(start: Element, count: number, end?: Element): Element[] {
  const path: Element[] = [];
  for (let each: Element | null = start; each && each !== end && path.length < count;) {
    path.push(each);
    each = own<Node, 'parentElement'>(each, 'parentElement');
  }
  return path;
}

function textLength(element: Element): number {
  return (own<Node, 'textContent'>(element, 'textContent') ?? '').length;
}

/** The text in one line, without characters that are no text. */
export function oneLine(text: string, maxChars: number): string {
  return squeeze(text.slice(0, longPiece)).trim().slice(0, maxChars);
}

/** Runs of white space, line breaks and the like as one space. */
function squeeze(text: string): string {
  return text.replace(/[\s\u200B\u00AD\p{Cc}\p{Cs}]+/gu, ' ');
}
