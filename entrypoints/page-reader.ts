import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { collectFacts } from '@/detection/page-facts';

/**
 * Injected by a press on the icon into that page only, or into a watched page that is worth it; its value goes back to
 * the worker, which judges it. Null: the document is no HTML (a PDF, an image, plain text).
 */
export default defineUnlistedScript(() =>
  /^(?:text\/html|application\/xhtml\+xml)$/.test(document.contentType)
    ? { facts: collectFacts(document, location.href), widthPx: innerWidth, heightPx: innerHeight }
    : null,
);
