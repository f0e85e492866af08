import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { selectionFacts } from '@/detection/selection-facts';

/** Injected when the reader pins what they have marked, into that frame only; its value goes back to the worker. */
export default defineUnlistedScript(() => selectionFacts(document));
