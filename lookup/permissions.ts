import { browser } from 'wxt/browser';

/** The match pattern for one origin, whatever its port (patterns know no ports). */
export function patternFor(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

/** True when the reader has allowed requests to this address's host. */
export function hasAccess(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternFor(url)] });
}

/** Asks the reader for one host. Must be called from a press. */
export function requestAccess(url: string): Promise<boolean> {
  return browser.permissions.request({ origins: [patternFor(url)] });
}
