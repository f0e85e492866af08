import { isInside, isLargerThan, own, selectAll } from './own-property';
import { pageBounds } from './page-bounds';
import { typed } from './visible-text';

const threadTypes = ['QAPage', 'Question', 'DiscussionForumPosting']
  .map((type) => `[itemtype$="schema.org/${type}"]`)
  .join();
/** Inside another thread, or in a FAQ: the company's own voice, although its entries are called Question. */
const noThread = `:is(${threadTypes}) *,[itemtype$=FAQPage]`;
/** One thread of more elements than this would not fit the room. */
const maxElements = 10_000;

/** The questions and answers among the page's microdata as HTML, as far as there is room for it. */
export function threadTrees(document: Document, items: Element[], roomChars: number): string[] {
  // In a document of its own nothing of a copy loads or runs.
  const inert = own(document, 'implementation').createHTMLDocument('');
  const trees: string[] = [];
  let charsLeft = roomChars;
  for (const item of items.filter(isThread)) {
    if (trees.length === pageBounds.threadTrees || isLargerThan(item, maxElements)) break;
    const html = htmlWithoutFields(inert.importNode(item, true));
    charsLeft -= JSON.stringify(html).length + 1;
    if (charsLeft < 0) break;
    trees.push(html);
  }
  return trees;
}

function isThread(item: Element): boolean {
  return own(item, 'matches').call(item, threadTypes) && !isInside(item, `${noThread},${typed}`);
}

/** Some pages write what is typed back into their markup, so fields go. */
function htmlWithoutFields(copy: Element): string {
  const unwanted = selectAll(copy, `${typed},style,script:not([type="application/ld+json"])`);
  for (const element of Array.from(unwanted)) own(element, 'remove').call(element);
  // oxlint-disable-next-line no-restricted-properties -- read, never written: the source parses it without a DOM.
  return own(copy, 'outerHTML');
}
