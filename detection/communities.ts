import type { Link, PageFacts } from './page-facts';
import type { CommunityLink } from './topic';
import { community, contactWord, standing } from './words';

const communityWord = standing(community);
const communityAddress =
  /^https?:\/\/(?:(?:community|forums?|discuss|answers)\.|[^/]*(?:stackexchange|stackoverflow|superuser|askubuntu)\.com|[^?#]*\/(?:community|forums?|discuss|t5|r|questions\/tagged)(?:\/|$))/i;
const noCommunity =
  /guidelines|polic|rules|standards|login|signin|share|(?:facebook|twitter|youtube|linkedin|discord)\.\w+\//i;

/** Links that look like communities where the company's customers answer each other, each once. */
export function communitiesAmong({ links, url: { href } }: PageFacts): CommunityLink[] {
  const found = links.filter(
    ({ url, text }) =>
      /^https?:/.test(url) &&
      !noCommunity.test(url + text) &&
      (communityAddress.test(url) || (communityWord.test(text) && text.length < 50)),
  );
  const byUrl = new Map(found.map(({ url, text }) => [url.replace(/#.*/, ''), text]));
  byUrl.delete(href);
  return Array.from(byUrl, ([url, text]) => ({ url, text })).slice(0, 20);
}

/** The company's own way to be written to, as its page links it. */
export function officialContact({ links, url: { href } }: PageFacts): string | undefined {
  const routes = links.filter(
    ({ url }) => /^(?:https?:|mailto:(?:support|help|service|info|contact))/.test(url) && url !== href,
  );
  const ask = ({ url }: Link) => /\/requests\/new|contact.?(?:us|support)/i.test(url);
  return (
    routes.find(ask) ??
    routes.find(({ url, text }) => url.startsWith('mailto') || (contactWord.test(text) && text.length < 50))
  )?.url;
}
