import { type ChildNode, DomHandler, type Element, isTag, isText, type ParentNode } from 'domhandler';

import { parseHtml } from './html-text';

/** The elements of a page; to be looked through with `byClass`. Never throws; nesting is bounded. */
export function elementsOf(html: string): ParentNode {
  const handler = new DomHandler(undefined, { withStartIndices: true, withEndIndices: true });
  parseHtml(html, handler);
  return handler.root;
}

/**
 * All elements below that bear a class, in the page's order. Linear. What stands within one that `isOther` is passed
 * over: where posts stand within posts, each has its own parts, and all of them take no longer than the page.
 */
export function byClass(from: ParentNode, name: string, isOther?: (element: Element) => boolean): Element[] {
  return below(from, (element) => hasClass(element, name), isOther);
}

/** All elements below of this name, in the page's order. Linear. */
export function byName(from: ParentNode, name: string): Element[] {
  return below(from, (element) => element.name === name);
}

export function hasClass(element: Element, name: string): boolean {
  const classes = element.attribs['class'];
  // Nearly all elements of a page are told by the first look.
  return classes !== undefined && classes.includes(name) && classes.split(/\s+/).includes(name);
}

/** What stands in an element, its markup left out; entities are decoded. */
export function textOf(from: ParentNode): string {
  let text = '';
  walk(from, (node) => {
    if (isText(node)) text += node.data;
    return true;
  });
  return text;
}

/** The HTML that these nodes were read from. `html` is what `elementsOf` was given. */
export function sourceOf(html: string, nodes: readonly ChildNode[]): string {
  return nodes
    .map((node) => (node.startIndex === null ? '' : html.slice(node.startIndex, endOf(html, node))))
    .join('')
    .trim();
}

/** What nobody closed ends, for the parser, with the tag that closed it: that of its neighbour or of its parent. */
function endOf(html: string, { endIndex, next, parent }: ChildNode): number {
  const end = (endIndex ?? -1) + 1;
  if (next) return Math.min(end, next.startIndex ?? end);
  if (!parent || !isTag(parent) || parent.endIndex !== endIndex) return end;
  const closing = html.lastIndexOf('</', end - 1);
  return /^<\/[^<>]{0,100}>$/.test(html.slice(Math.max(0, closing), end)) ? closing : end;
}

function below(
  from: ParentNode,
  isMeant: (element: Element) => boolean,
  isOther?: (element: Element) => boolean,
): Element[] {
  const found: Element[] = [];
  walk(from, (node) => {
    if (!isTag(node)) return true;
    if (isMeant(node)) found.push(node);
    return isOther?.(node) !== true;
  });
  return found;
}

/**
 * In document order, by the links between the nodes: hostile pages nest deep, and put thousands of elements side by
 * side. `visit` tells whether to go on into the node.
 */
function walk(from: ParentNode, visit: (node: ChildNode) => boolean): void {
  let node: ChildNode | null = from.firstChild;
  while (node) node = (visit(node) && isTag(node) && node.firstChild) || nodeAfter(node, from);
}

/** What comes after a node and all that it holds; null at the end of `from`. */
function nodeAfter(node: ChildNode, from: ParentNode): ChildNode | null {
  let at = node;
  while (at.next === null) {
    if (at.parent === null || at.parent === from || !isTag(at.parent)) return null;
    at = at.parent;
  }
  return at.next;
}
