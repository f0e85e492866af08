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
export function select(root: Document | Element, selector: string, limit: number): Element[] {
  const all = selectAll(root, selector);
  return Array.from({ length: Math.min(all.length, limit) }, (_, at) => all.item(at));
}

/** Every element that fits: found by the browser, so fast on any page; walking along all of them is not. */
export function selectAll(root: Document | Element, selector: string): NodeListOf<Element> {
  return own<ParentNode, 'querySelectorAll'>(root, 'querySelectorAll').call(root, selector);
}

/** True when something in it fits. */
export function has(root: Document | Element, selector: string): boolean {
  return own<ParentNode, 'querySelector'>(root, 'querySelector').call(root, selector) !== null;
}

/** True when the element, or one around it, fits. */
export function isInside(element: Element, selector: string): boolean {
  return own(element, 'closest').call(element, selector) !== null;
}

/** True when there are more elements than that in it; counts no further. */
export function isLargerThan(root: Document | Element, elements: number): boolean {
  const all = own<Document | Element, 'getElementsByTagName'>(root, 'getElementsByTagName').call(root, '*');
  return all.item(elements) !== null;
}
