import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { isWebPage } from '@/detection/document-type';

import { startWatching } from './watching';

/**
 * Runs beside the pages of sites that the reader watches, and nowhere else: the worker registers it as the reader's
 * permissions come and go.
 */
export default defineUnlistedScript(() => {
  if (!isWebPage(document)) return;
  // This world is ours alone. A script that is injected into an open page takes the place of an earlier one.
  const world: { stopWatching?: () => void } = globalThis as object;
  world.stopWatching?.();
  world.stopWatching = startWatching(window);
});
