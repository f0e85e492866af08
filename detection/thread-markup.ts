import { jsonLdTexts } from './json-ld';
import { isInside, own, select } from './own-property';

const maxChars = 400_000;
const maxElements = 20_000;
const items = ['QAPage', 'Question', 'DiscussionForumPosting']
  .map((type) => `[itemtype$="schema.org/${type}"]`)
  .join();

/** The page's own question-and-answer markup as HTML, for the schema.org source; '' for most pages. */
export function threadMarkup(document: Document): string {
  // A FAQ is the company's own voice and no thread, although its entries are called Question.
  const data = jsonLdTexts(document)
    .filter(
      (text) =>
        /QAPage|DiscussionForumPosting/.test(text) ||
        (text.includes('"Question"') && !text.includes('FAQPage')),
    )
    .map((text) => `<script type="application/ld+json">${text.replaceAll('<', '\\u003c')}</script>`);
  const trees = select(document, items, 500)
    .filter((item) => !isInside(item, `:is(${items}) *,[itemtype$=FAQPage]`))
    .map(markupOf);
  return [...data, ...trees].reduce(
    (all, part) => (all.length + part.length > maxChars ? all : all + part),
    '',
  );
}

function markupOf(item: Element): string {
  if (select(item, '*', maxElements).length === maxElements) return '';
  // oxlint-disable-next-line no-restricted-properties -- read, never written: the source parses it without a DOM.
  return own(item, 'outerHTML');
}
