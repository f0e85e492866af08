import { urlShapes } from './url-shapes';
import table from './url-weights.json';
import { spellingsOfFamily } from './url-words';

/** One condition on an address, in the shape (and with the meaning) of chrome.events.UrlFilter. */
export type UrlCondition = { urlMatches: string };

/** Conditions for the browser to light the icon by, without the extension reading anything. */
export function glowConditions(): UrlCondition[] {
  return glowConditionsFor(table.glow);
}

/**
 * The conditions that light the icon on addresses with any of these features ('host is help', 'shape hc'), made
 * from the same words and shapes as the verdict's. The browser matches with RE2: no look-around, no references back.
 */
export function glowConditionsFor(features: readonly string[]): UrlCondition[] {
  return features.flatMap((feature) => {
    const shape = urlShapes.find(({ name }) => feature === `shape ${name}`);
    if (shape) return [{ urlMatches: `(?i:^https?://${shape.pattern})` }];
    const [, place = '', family = ''] = /^(\w+ (?:is|has)) (.+)$/.exec(feature) ?? [];
    const around = placePatterns[place];
    return around ? alternations(family, place).map((terms) => ({ urlMatches: around(terms) })) : [];
  });
}

const beforeLast = '(?i:^https?://[^/?#]+/([^?#]*/)?';

/** A pattern for each place that the browser can be asked about. */
const placePatterns: Record<string, (terms: string) => string> = {
  // At least a name and its ending stand behind: 'help.acme.com', and not 'help.com'.
  'host is': (terms) =>
    `(?i:^https?://([^/?#]*[.-])?(${terms})([.-][^/?#]*)?[.][^/?#.]+[.][a-z]+(:[0-9]+)?([/?#]|$))`,
  'folder is': (terms) => `${beforeLast}(${terms})/+[^/?#])`,
  'end is': (terms) => `${beforeLast}(${terms})([.][a-z]+)?/*([?#]|$))`,
  'slug has': (terms) => `${beforeLast}([^/?#]*[^a-z0-9/?#])?(${terms})([^a-z0-9/?#][^/?#]*)?/*([?#]|$))`,
};

/** The browser compiles every pattern by itself and gives each little room. */
const mostChars = 1200;

/** A family's terms as they stand in addresses, in alternations of a bounded length. */
function alternations(family: string, place: string): string[] {
  const found: string[] = [];
  for (const term of spellingsOfFamily(family)
    .map(written)
    .filter((each) => fits(each, place))) {
    const last = found.at(-1);
    if (last !== undefined && last.length + term.length < mostChars)
      found[found.length - 1] = `${last}|${term}`;
    else found.push(term);
  }
  return found;
}

/** Long phrases are no names of folders, and names of hosts know no escapes. */
function fits(term: string, place: string): boolean {
  return term.length <= 60 && !(place === 'host is' && term.includes('%'));
}

/** 'help center' → 'help[-_+.]?center'; the browser writes other scripts with escapes. */
function written(term: string): string {
  return encodeURIComponent(term).replaceAll('%20', '[-_+.]?');
}
