/** Something with elements in it: a document, an element, or the inside of a shadow root. */
export type Root = Document | Element | DocumentFragment;

/**
 * A DOM property as the browser defines it. A page can hide `document.title` or `form.getAttribute` behind an
 * element of that name; the prototype can't be hidden.
 */
export function own<Thing extends object, Key extends keyof Thing>(thing: Thing, key: Key): Thing[Key] {
  const prototype: object = Object.getPrototypeOf(thing) ?? thing;
  return Reflect.get(prototype, key, thing);
}

/** The attribute's value, or '' when it is missing. */
export function attribute(element: Element, name: string): string {
  return own(element, 'getAttribute').call(element, name) ?? '';
}

/** The first `limit` elements that fit, in the page's order. */
export function select(root: Root, selector: string, limit: number): Element[] {
  const all = selectAll(root, selector);
  return Array.from({ length: Math.min(all.length, limit) }, (_, at) => all.item(at));
}

/** The first `limit` elements that fit, root after root. */
export function selectIn(roots: Root[], selector: string, limit: number): Element[] {
  const found: Element[] = [];
  for (const root of roots) {
    if (found.length >= limit) break;
    found.push(...select(root, selector, limit - found.length));
  }
  return found;
}

/** Every element that fits: found by the browser, so fast on any page; walking along all of them is not. */
export function selectAll(root: Root, selector: string): NodeListOf<Element> {
  return own<ParentNode, 'querySelectorAll'>(root, 'querySelectorAll').call(root, selector);
}

/** True when something in it fits. */
export function has(root: Root, selector: string): boolean {
  return own<ParentNode, 'querySelector'>(root, 'querySelector').call(root, selector) !== null;
}

/** The element itself, or the nearest around it, that fits. */
export function closest(element: Element, selector: string): Element | null {
  return own(element, 'closest').call(element, selector);
}

/** True when the element, or one around it, fits. */
export function isInside(element: Element, selector: string): boolean {
  return closest(element, selector) !== null;
}

/** True when the node is in the element, or the element itself. */
export function contains(element: Element, node: Node): boolean {
  return own<Node, 'contains'>(element, 'contains').call(element, node);
}

/** True when there are more elements than that in it; counts no further. */
export function isLargerThan(root: Document | Element, elements: number): boolean {
  const all = own<Document | Element, 'getElementsByTagName'>(root, 'getElementsByTagName').call(root, '*');
  return all.item(elements) !== null;
}
