import { addressAgainst } from './against';
import { judge, type Finding } from './judge';
import type { Verdict } from './topic';
import { urlRules, type UrlCondition } from './url-rules';

/** The verdict on an address alone: for an early exit, never for a person. */
export function fromUrl(url: URL): Verdict {
  return judge(addressFindings(url), url);
}

/** What the address tells for and against, one finding a rule. */
export function addressFindings(url: URL): Finding[] {
  return [
    ...urlRules.filter(({ conditions }) => conditions.some((condition) => meets(url, condition))),
    ...addressAgainst(url),
  ];
}

/** As chrome.events.UrlFilter decides it: the fragment does not count. */
function meets({ hostname, pathname, href }: URL, condition: UrlCondition): boolean {
  if ('hostPrefix' in condition) return hostname.startsWith(condition.hostPrefix);
  if ('hostSuffix' in condition) return hostname.endsWith(condition.hostSuffix);
  if ('pathContains' in condition) return pathname.includes(condition.pathContains);
  return new RegExp(condition.urlMatches, 'i').test(href.slice(0, 500));
}
