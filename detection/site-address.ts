import type { PageFacts } from './page-facts-schema';

/** Archives and caches, which keep the original's address in their own. */
const archived =
  /^https?:\/\/(?:web\.archive\.org\/web|archive\.(?:today|ph|is|li|vn|md)\/[\w.-]{1,40}|webcache\.googleusercontent\.com\/search\?q=cache:[^:/]{0,20}:?|r\.jina\.ai|(?:www\.)?google\.[a-z.]{2,6}\/amp\/s|[\w-]+\.cdn\.ampproject\.org\/[cv](?:\/s)?)\/?(?:\d{4,14}[a-z_]{0,4}\/)?(?<original>\S+)$/;
/** Pages that lost their address, or have one that names nobody. */
const nobody =
  /^(?:file:|https?:\/\/(?:page\.invalid|localhost|[\d.]+|\[[\da-f:]+\]|[^/.]+)(?::\d+)?(?:\/|$))/i;

/** The address of the original behind an archive's or a cache's; the address itself otherwise. */
function originalUrl(address: string): string {
  const original = archived.exec(address)?.groups?.['original'];
  if (original === undefined) return address;
  const url = /^https?:/.test(original) ? original.replace(/^(https?:)\/+/, '$1//') : `https://${original}`;
  return URL.canParse(url) ? url : address;
}

/** The host of the site that the page is of: of a copy, that of the original; '' where nothing tells it. */
export function siteHost({ url, canonicalUrl }: { url: URL; canonicalUrl: string }): string {
  for (const address of [originalUrl(url.href), originalUrl(canonicalUrl)])
    if (URL.canParse(address) && !nobody.test(address)) return new URL(address).hostname;
  return '';
}

/** Two-part endings under which companies register, and hosts that lend out names below theirs. */
const publicEnding =
  /\.(?:(?:com?|org|net|gov|edu|ac|gob|gouv|or|ne|go|nom|mil)\.[a-z]{2}|(?:zendesk|freshdesk|helpscoutdocs|custhelp|intercom|helpshift|kayako|gitbook|readme|helpjuice|document360|helpdocs|uservoice|zohodesk|happyfox|hubspot|notion|webflow|wixsite|wordpress|blogspot|myshopify|force|my\.site|service-now|atlassian|tawk|crisp|groovehq|reamaze|gorgias|elevio|archbee|stonly)\.[a-z]{2,4}|(?:github|gitlab|netlify|vercel|pages|readthedocs|fly|onrender|herokuapp|web|firebaseapp)\.(?:io|app|dev|com))$/;
const deskLabels =
  /^(?:help|support|kb|docs?|faq|hilfe|www\d?|status|info|service|secure|my|portal|community|forum)$/;

/** 'help.acme.co.uk' → 'acme'; a help desk's customer is its sub-domain: 'acme-help.zendesk.com' → 'acme'. */
export function hostName(hostname: string): string {
  if (hostname === '' || /^[\d.]+$|:/.test(hostname)) return '';
  const labels = hostname.replace(publicEnding, '.').split('.').filter(Boolean);
  const isDeeper = publicEnding.test(hostname);
  const own = isDeeper ? labels.findLast((label) => !deskLabels.test(label)) : labels.at(-2);
  const name = (own ?? labels.at(-1) ?? '').replace(
    /^(?:help|support|hc)-|-(?:help|support|helpcenter|docs|kb)$/,
    '',
  );
  return isDeeper ? name.replace(/(?<=^\w{3,30})(?:helpcent(?:er|re)|helpdesk|help|support)$/, '') : name;
}

/** Pages of law, which stand at the company's own address, whoever hosts its help. */
const legalPath =
  /(?:^|[/_-])(?:terms|tos|privacy|legal|imprint|impressum|datenschutz|agb|cgu|cgv|mentions-legales|confidentialite|privacidad|privacidade|aup|eula)(?=$|[/_.-])/i;

/** The names of the hosts where the page's own legal pages stand, the most linked first. */
export function legalHostNames(links: PageFacts['links']): string[] {
  const counts = new Map<string, number>();
  for (const { url } of links) {
    const address = originalUrl(url);
    if (nobody.test(address) || !URL.canParse(address)) continue;
    const { hostname, pathname } = new URL(address);
    if (!legalPath.test(pathname) || sharedHosts.test(hostname)) continue;
    counts.set(hostName(hostname), (counts.get(hostName(hostname)) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** Whose terms many pages link that are not theirs. */
const sharedHosts =
  /(?:^|\.)(?:google|facebook|instagram|twitter|x|youtube|linkedin|apple|zendesk|intercom|freshworks|cloudflare|hcaptcha|onetrust|cookiebot|europa|usercentrics)\.[a-z]{2,6}$/;
