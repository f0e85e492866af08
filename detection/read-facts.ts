import { officialContact } from './communities';
import { verdictOf } from './from-page';
import { officialArticlesOn } from './official-articles';
import { pageOf } from './page';
import type { PageFacts } from './page-facts-schema';
import { threadMarkupOf } from './thread-markup';
import { topicOf } from './topic-of';
import type { PageReading } from './topic';

/** Judges what was collected on a page: what it is, what it is about, and the way to the company it links. */
export function readFacts(facts: PageFacts): PageReading {
  const page = pageOf(facts);
  const verdict = verdictOf(page);
  const officialContactUrl = officialContact(page);
  const officialArticles = officialArticlesOn(page);
  return {
    url: page.url.href,
    title: page.title,
    verdict,
    topic: topicOf(page, verdict),
    threadMarkup: threadMarkupOf(facts),
    ...(officialArticles.length === 0 ? {} : { officialArticles }),
    ...(officialContactUrl === undefined ? {} : { officialContactUrl }),
  };
}
