/** The address when it is one that may be opened from the panel: absolute, http or https. */
export function webUrl(address: string | undefined): string | undefined {
  return parseUrl(address, ['http:', 'https:'])?.href;
}

/** A company's own route may be an e-mail address too. */
export function routeUrl(address: string | undefined): string | undefined {
  return parseUrl(address, ['http:', 'https:', 'mailto:'])?.href;
}

/** The host as people read it; the address itself when it is none. */
export function hostOf(address: string): string {
  return parseUrl(address, ['http:', 'https:'])?.host ?? address;
}

function parseUrl(address: string | undefined, protocols: string[]): URL | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return protocols.includes(url.protocol) ? url : undefined;
}
