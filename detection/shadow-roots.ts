import { attribute, isInside, own } from './own-property';
import { typed } from './visible-text';

/** How many elements are asked whether they hold a shadow root, and how many roots are looked into. */
const most = { elements: 5000, roots: 50 } as const;
/** Of a root inside something that is typed into, nothing is read; nor of what is hidden. */
const closedTo = `${typed},[hidden],dialog,[role=dialog]`;

/**
 * The open shadow roots of a document, outer ones first: pages made of web components keep their text there. A
 * `<template shadowrootmode>` that no parser has attached (a saved page, markup set by a script) counts as one.
 */
export function shadowRoots(document: Document): DocumentFragment[] {
  const found: DocumentFragment[] = [];
  let elementsLeft: number = most.elements;
  const lookInto = (root: Node) => {
    const walker = own(document, 'createTreeWalker').call(document, root, SHOW_ELEMENT);
    for (; elementsLeft > 0 && found.length < most.roots; elementsLeft -= 1) {
      const element = walker.nextNode();
      if (!element) return;
      const shadow = isElement(element) ? openRoot(element) : null;
      if (shadow) found.push(shadow);
    }
  };
  lookInto(document);
  // Grows while it is walked along: a root may hold further hosts.
  for (const root of found) lookInto(root);
  return found;
}

/** NodeFilter.SHOW_ELEMENT and Node.ELEMENT_NODE: the terminal has neither. */
const SHOW_ELEMENT = 1;
const ELEMENT_NODE = 1;

function isElement(node: Node): node is Element {
  return own(node, 'nodeType') === ELEMENT_NODE;
}

function openRoot(element: Element): DocumentFragment | null {
  const shadow = shadowOf(element);
  return shadow && !isInside(element, closedTo) ? shadow : null;
}

function shadowOf(element: Element): DocumentFragment | null {
  if (!isTemplate(element)) return own(element, 'shadowRoot');
  return attribute(element, 'shadowrootmode') === 'open' ? own(element, 'content') : null;
}

function isTemplate(element: Element): element is HTMLTemplateElement {
  return own(element, 'localName') === 'template' && 'content' in element;
}
