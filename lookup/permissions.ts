import { browser } from 'wxt/browser';

import { isOpen } from '@/sources/registry';

/** The match pattern for one origin, whatever its port (patterns know no ports). */
export function patternFor(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

/** True when the browser lets requests to this address through: its host is open, or the reader has allowed it. */
export async function mayAsk(url: string): Promise<boolean> {
  return isOpen(url) || browser.permissions.contains({ origins: [patternFor(url)] });
}

/** Asks the reader for one host. Must be called from a press. */
export function requestAccess(url: string): Promise<boolean> {
  return browser.permissions.request({ origins: [patternFor(url)] });
}
