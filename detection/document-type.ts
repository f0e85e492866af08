import { own } from './own-property';

/** False for what the browser shows without its being a page: a PDF, an image, a feed, plain text, JSON. */
export function isWebPage(document: Document): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)$/.test(own(document, 'contentType'));
}
