import type { Page } from './page';
import type { Link } from './page-facts-schema';
import { softwareOf } from './page-platforms';
import type { CommunityLink } from './topic';
import { coverage } from './words';

const communityAddress =
  /^https?:\/\/(?:(?:community|forums?|discuss|answers)\.|[^/]*(?:stackexchange|stackoverflow|superuser|askubuntu)\.com|[^?#]*\/(?:community|forums?|discuss|t5|r|questions\/tagged)(?:\/|$))/i;
const noCommunity =
  /guidelines|polic|rules|regeln|règles|reglas|regras|standards|login|signin|share|\/t(?:kb|a)-p\/|(?:facebook|twitter|youtube|linkedin|discord)\.\w+\//i;
/** A forum's own pages around its threads. */
const forumPage =
  /\/(?:register|memberlist|members|calendar|search|faq|help|markread|archive|profile|user)(?:\.php)?(?:[/?]|$)|[?&]do=/i;
/** Some forums write their reader's session into every link. */
const session = /(?<=[?&])(?:s|sid|phpsessid|jsessionid)=[\da-f]{8,64}&?/i;
/** One place is linked in many ways; a few are enough to know it. */
const mostOfOneHost = 3;

/** A link of more characters is a sentence or a teaser, and names no place. */
const maxNameChars = 50;

/**
 * Links that look like communities where the company's customers answer each other, each once; and the page's own
 * place first, where its software holds conversations.
 */
export function communitiesAmong(page: Page): CommunityLink[] {
  return [...ownPlace(page), ...linkedPlaces(page)].slice(0, 20);
}

/** Software that holds conversations, alone or beside a help centre's articles, and lets guests search them. */
const conversations = new Set([
  'Discourse',
  'Flarum',
  'Khoros',
  'Khoros knowledge base',
  'NodeBB',
  'Question2Answer',
  'Stack Exchange',
  'Vanilla',
]);
/** Many help centres run on Zendesk, and few of them have a community: such a page shows that it is one. */
const zendeskCommunity = /^\/hc\/(?:[a-z-]{2,10}\/)?community\//i;

function ownPlace(page: Page): CommunityLink[] {
  const software = softwareOf(page).find(
    ({ name }) => conversations.has(name) || (name === 'Zendesk' && zendeskCommunity.test(page.url.pathname)),
  );
  const { origin, pathname, protocol } = page.url;
  if (!software || !/^https?:$/.test(protocol)) return [];
  return [{ url: `${origin}${pathname}`.slice(0, 2000), text: software.name }];
}

function linkedPlaces({ links, url: { href } }: Page): CommunityLink[] {
  const byUrl = new Map(links.filter(isCommunity).map(({ url, text }) => [plainAddress(url), text]));
  byUrl.delete(href);
  const hosts: string[] = [];
  return Array.from(byUrl, ([url, text]) => ({ url, text })).filter(
    ({ url }) => hosts.push(new URL(url).host) && isAmongFirst(hosts),
  );
}

/** True where the last host stands there few times. */
function isAmongFirst(hosts: string[]): boolean {
  return hosts.filter((host) => host === hosts.at(-1)).length <= mostOfOneHost;
}

function plainAddress(url: string): string {
  return url.replace(/#.*/s, '').replace(session, '').replace(/[?&]$/, '');
}

function isCommunity({ url, text }: Link): boolean {
  if (!/^https?:/.test(url) || noCommunity.test(url + text) || forumPage.test(url)) return false;
  return communityAddress.test(url) || (text.length < maxNameChars && coverage(text, 'community') >= 0.4);
}

/** The company's own way to be written to, as its page links it. */
export function officialContact({ links, url: { href } }: Page): string | undefined {
  const routes = links.filter(
    ({ url }) => /^(?:https?:|mailto:(?:support|help|service|info|contact))/.test(url) && url !== href,
  );
  const route =
    routes.find(isRequestForm) ??
    routes.find((link) => isContactAddress(link) || saysContact(link)) ??
    routes.find(({ url }) => url.startsWith('mailto:'));
  return route?.url;
}

function isRequestForm({ url }: Link): boolean {
  return /^[^?#]*\/(?:requests\/new|tickets\/new)(?:[/?#]|$)/i.test(url);
}

function isContactAddress({ url }: Link): boolean {
  return /^https?:[^?#]*\/contact[-_]?(?:us|support|form)(?:\.\w{2,5})?(?:[/?#]|$)/i.test(url);
}

/** 'Contact us' and 'Write to our support', not 'Designate support contacts for your team'. */
function saysContact({ text }: Link): boolean {
  return text.length < maxNameChars && coverage(text, 'contact', 'ticket') >= 0.5;
}
