import { browser } from 'wxt/browser';

/** The match pattern for all pages of all sites. */
export const everySite = '*://*/*';

/** The match pattern for one host, whatever its port (patterns know none), and with or without TLS. */
export function patternForHost(host: string): string {
  return `*://${host}/*`;
}

/** Asks the reader for the host of an address. Must be called from a press. */
export function requestAccess(url: string): Promise<boolean> {
  return browser.permissions.request({ origins: [patternForHost(new URL(url).hostname)] });
}

/** A pattern that the browser does not take is granted to nobody. */
export async function isGranted(pattern: string): Promise<boolean> {
  try {
    return await browser.permissions.contains({ origins: [pattern] });
  } catch {
    return false;
  }
}

/** Asks the reader for what a match pattern names. Must be called from a press. */
export async function requestPattern(pattern: string): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [pattern] });
  } catch {
    return false;
  }
}

/** Gives back what was granted. */
export async function releasePattern(pattern: string): Promise<void> {
  await browser.permissions.remove({ origins: [pattern] });
}

/** Asks the reader whether notifications may be shown. Must be called from a press. */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] });
}
