import { officialContact } from './communities';
import { verdictOf } from './from-page';
import { collectFacts } from './page-facts';
import { threadMarkup } from './thread-markup';
import { topicFrom } from './topic-of';
import type { PageReading } from './topic';

/** Everything the extension wants to know of a page, read once and within bounds. */
export function readPage(document: Document, url: string): PageReading {
  const facts = collectFacts(document, url);
  const verdict = verdictOf(document, facts);
  const officialContactUrl = officialContact(facts);
  return {
    url: facts.url.href,
    title: facts.title,
    verdict,
    topic: topicFrom(document, facts, verdict),
    threadMarkup: threadMarkup(document),
    ...(officialContactUrl && { officialContactUrl }),
  };
}
