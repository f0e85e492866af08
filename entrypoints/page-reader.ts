import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { readPage } from '@/detection/read-page';

/**
 * Injected by a press on the icon, into that page only; its value goes back to the worker. Null: the document
 * is no HTML (a PDF, an image, plain text).
 */
export default defineUnlistedScript(() =>
  /^(?:text\/html|application\/xhtml\+xml)$/.test(document.contentType)
    ? readPage(document, location.href)
    : null,
);
