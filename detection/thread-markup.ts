import type { PageFacts } from './page-facts-schema';

const maxChars = 400_000;

/** The page's own question-and-answer markup as HTML, for the schema.org source; '' for most pages. */
export function threadMarkupOf({ jsonLd, threadTrees }: Pick<PageFacts, 'jsonLd' | 'threadTrees'>): string {
  const blocks = jsonLd
    .filter(isThread)
    // No text of the page can close the block it stands in.
    .map((text) => `<script type="application/ld+json">${text.replaceAll('<', '\\u003c')}</script>`);
  let markup = '';
  for (const part of [...blocks, ...threadTrees]) if (markup.length + part.length <= maxChars) markup += part;
  return markup;
}

/** A FAQ is the company's own voice and no thread, although its entries are called Question. */
function isThread(jsonLd: string): boolean {
  return (
    /QAPage|DiscussionForumPosting/.test(jsonLd) ||
    (jsonLd.includes('"Question"') && !jsonLd.includes('FAQPage'))
  );
}
