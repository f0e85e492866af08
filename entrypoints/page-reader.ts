import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { isWebPage } from '@/detection/document-type';
import { collectFacts } from '@/detection/page-facts';

/**
 * Injected by a press on the icon into that page only, or into a watched page that is worth it; its value goes back to
 * the worker, which judges it. 'no-page': the document is no HTML (a PDF, an image, plain text).
 */
export default defineUnlistedScript(() =>
  isWebPage(document)
    ? { facts: collectFacts(document, location.href), widthPx: innerWidth, heightPx: innerHeight }
    : 'no-page',
);
