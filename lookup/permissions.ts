import { browser } from 'wxt/browser';

/** The match pattern for one host, whatever its port (patterns know none), and with or without TLS. */
export function patternFor(url: string): string {
  return `*://${new URL(url).hostname}/*`;
}

/** True when the reader has allowed requests to this address's host. */
export function hasAccess(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternFor(url)] });
}

/** Asks the reader for one host. Must be called from a press. */
export function requestAccess(url: string): Promise<boolean> {
  return browser.permissions.request({ origins: [patternFor(url)] });
}
