/**
 * A DOM property as the browser defines it. A page can hide `document.title` or `form.getAttribute` behind an
 * element of that name; the prototype can't be hidden.
 */
export function own<Thing extends object, Key extends keyof Thing>(thing: Thing, key: Key): Thing[Key] {
  const prototype: object = Object.getPrototypeOf(thing) ?? thing;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Reflect.get is untyped; the type declares the prototype.
  return Reflect.get(prototype, key, thing) as Thing[Key];
}

/** The attribute's value, or '' when it is missing. */
export function attribute(element: Element, name: string): string {
  return own(element, 'getAttribute').call(element, name) ?? '';
}

/** Pages larger than this are read up to here only: one selector over a page of megabytes takes 15 ms. */
const maxElements = 20_000;

/** The first `limit` elements that fit. */
export function select(root: Document | Element, selector: string, limit = 50): Element[] {
  if ('createElement' in root && own(root, 'getElementsByTagName').call(root, '*').length > maxElements)
    return selectEarly(root, selector, limit);
  const all: NodeListOf<Element> = own<ParentNode, 'querySelectorAll'>(root, 'querySelectorAll').call(
    root,
    selector,
  );
  return Array.from({ length: Math.min(all.length, limit) }, (_, at) => all.item(at));
}

function selectEarly(document: Document, selector: string, limit: number): Element[] {
  const early: HTMLCollectionOf<Element> = own(document, 'getElementsByTagName').call(document, '*');
  const found: Element[] = [];
  for (let at = 0; at < maxElements && found.length < limit; at += 1) {
    const element = early.item(at);
    if (element && own(element, 'matches').call(element, selector)) found.push(element);
  }
  return found;
}

export function isInside(element: Element, selector: string): boolean {
  return own(element, 'closest').call(element, selector) !== null;
}

/** The element's text in one line: runs of white space as one space. */
export function textOf(node: Node): string {
  return oneLine(own(node, 'textContent') ?? '');
}

export function oneLine(text: string): string {
  return text
    .slice(0, 3000)
    .replace(/[\s\u200B\u00AD]+/g, ' ')
    .trim();
}
