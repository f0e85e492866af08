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

/** The first `limit` elements that fit. */
export function select(root: Document | Element, selector: string, limit = 50): Element[] {
  const all: NodeListOf<Element> = own<ParentNode, 'querySelectorAll'>(root, 'querySelectorAll').call(
    root,
    selector,
  );
  return Array.from({ length: Math.min(all.length, limit) }, (_, at) => all.item(at));
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
