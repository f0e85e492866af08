import type { Page } from './page';
import type { Link } from './page-facts-schema';
import type { CommunityLink } from './topic';
import { community, contactWord, standing } from './words';

const communityWord = standing(community);
const communityAddress =
  /^https?:\/\/(?:(?:community|forums?|discuss|answers)\.|[^/]*(?:stackexchange|stackoverflow|superuser|askubuntu)\.com|[^?#]*\/(?:community|forums?|discuss|t5|r|questions\/tagged)(?:\/|$))/i;
const noCommunity =
  /guidelines|polic|rules|standards|login|signin|share|(?:facebook|twitter|youtube|linkedin|discord)\.\w+\//i;

/** A link of more characters is a sentence or a teaser, and names no place. */
const maxNameChars = 50;

/** Links that look like communities where the company's customers answer each other, each once. */
export function communitiesAmong({ links, url: { href } }: Page): CommunityLink[] {
  const byUrl = new Map(links.filter(isCommunity).map(({ url, text }) => [url.replace(/#.*/s, ''), text]));
  byUrl.delete(href);
  return Array.from(byUrl, ([url, text]) => ({ url, text })).slice(0, 20);
}

function isCommunity({ url, text }: Link): boolean {
  if (!/^https?:/.test(url) || noCommunity.test(url + text)) return false;
  return communityAddress.test(url) || (communityWord.test(text) && text.length < maxNameChars);
}

/** The company's own way to be written to, as its page links it. */
export function officialContact({ links, url: { href } }: Page): string | undefined {
  const routes = links.filter(
    ({ url }) => /^(?:https?:|mailto:(?:support|help|service|info|contact))/.test(url) && url !== href,
  );
  return (routes.find(isRequestForm) ?? routes.find(isContact))?.url;
}

function isRequestForm({ url }: Link): boolean {
  return /\/requests\/new|contact.?(?:us|support)/i.test(url);
}

function isContact({ url, text }: Link): boolean {
  return url.startsWith('mailto:') || (contactWord.test(text) && text.length < maxNameChars);
}
