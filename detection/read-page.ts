import { collectFacts } from './page-facts';
import { readFacts } from './read-facts';
import type { PageReading } from './topic';

/** Collects and judges in one go, where page and judge are in one place: in the terminal and in tests. */
export function readPage(document: Document, url: string): PageReading {
  return readFacts(collectFacts(document, url));
}
