import { fromUrl } from './from-url';
import type { Glance } from './glance-schema';
import { mentions } from './words';

/** Help desks, by where their pages load scripts and styles from; a widget of theirs stands on any page. */
const desk =
  /zdassets\.com\/hc|theming_assets|intercomassets|intercom-help|helpscoutdocs|d3eto7onm69fcz|freshdesk|freshworks|helpjuice|helpdocs|document360|knowledgeowl|gorgias|zohodesk|kayako|deskpro|custhelp|rnt_/;
const deskHost = /^(?:[a-z]{2}\.)?(?:help|support|hilfe|aide|ayuda|ajuda|faq|kb|care|service)\d?\./;
const helpTypes = /FAQPage|ContactPage|HowTo|QAPage|TechArticle/;
const otherTypes = /Article|Posting|Product|Event|Recipe|Profile/;
const otherOgType = /article|product|video|profile|book|music/i;
/** Addresses are judged by how rare support pages are; a glance may be wasted ten times for each one found. */
const leastScore = 0.1;

/**
 * Whether a watched page may be a support page, by a glance: says yes to nearly every one, and to few others. The
 * verdict comes from all of its facts.
 */
export function worthReading(seen: Glance): boolean {
  const { url, title, heading, types, ogType, assetHosts, textareas } = seen;
  const address = new URL(url);
  if (deskHost.test(address.hostname) || fromUrl(address).score >= leastScore) return true;
  if (assetHosts.some((host) => desk.test(host)) || types.some((type) => helpTypes.test(type))) return true;
  if (mentions(`${title}\n${heading}`, 'help', 'contact', 'ticket', 'greeting', 'helpful')) return true;
  // Below articles and products people comment; elsewhere a field for a message may be the company's own form.
  return textareas > 0 && !otherOgType.test(ogType) && !types.some((type) => otherTypes.test(type));
}
