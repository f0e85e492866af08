import { browser } from 'wxt/browser';

import type { MessagePort } from './bus';

/** The browser's own message channel, as the bus wants it. */
export const browserPort: MessagePort = {
  send: (envelope) => browser.runtime.sendMessage(envelope),
  listen: (listener) => browser.runtime.onMessage.addListener(listener),
  id: browser.runtime.id,
  origin: browser.runtime.getURL('/').replace(/\/$/, ''),
};
