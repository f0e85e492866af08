import { isInside, own, select } from './own-property';
import { pageBounds } from './page-bounds';
import { oneLine, typed } from './visible-text';

/** Text the reader has marked on the page, when it is short enough to be a question; never from a form or a field. */
export function selectedText(document: Document): string {
  const selection = own(document, 'getSelection').call(document);
  if (!selection || selection.isCollapsed || touchesField(document, selection)) return '';
  const marked = String(selection);
  const isShort = marked.length > 2 && marked.length < pageBounds.selectedChars;
  return isShort ? oneLine(marked, pageBounds.selectedChars) : '';
}

function touchesField(document: Document, selection: Selection): boolean {
  const fields = `form,${typed}`;
  // Chrome hands out text marked inside a field too, and that was typed.
  const active = own(document, 'activeElement');
  const anchor = selection.anchorNode;
  if (!anchor || (active && (isInside(active, fields) || isComponent(active)))) return true;
  return select(document, fields, 500).some(
    (field) => selection.containsNode(field, true) || own(field, 'contains').call(field, anchor),
  );
}

/** A web component with the focus in it may be a field, and does not tell. */
function isComponent(element: Element): boolean {
  return own(element, 'localName').includes('-') || own(element, 'shadowRoot') !== null;
}
