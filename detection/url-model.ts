import type { Lane } from './url-families';
import { urlFeatures } from './url-features';
import { urlShapes } from './url-shapes';
import table from './url-weights.json';
import { urlFamily } from './url-words';

/** One thing an address tells, in words; its weight is in log-odds. */
export type AddressFinding = { text: string; weight: number; lane?: Lane };

/** What an address tells: the log-odds that it is of a support page, and of a contact page among these, and why. */
export type AddressReading = { support: number; contact: number; findings: AddressFinding[] };

const supportWeights = new Map<string, number>(Object.entries(table.support.weights));
const contactWeights = new Map<string, number>(Object.entries(table.contact.weights));

/**
 * Reads an address by the fitted weights. `support` is 0 where the measured precision is as high as wanted, not
 * where half of the labelled addresses are support pages: ordinary browsing meets far fewer of these.
 */
export function readAddress(url: URL): AddressReading {
  let support = table.support.bias;
  let contact = table.contact.bias;
  const findings = new Map<string, AddressFinding>();
  for (const feature of urlFeatures(url)) {
    contact += contactWeights.get(feature) ?? 0;
    const weight = supportWeights.get(feature);
    if (weight === undefined) continue;
    support += weight;
    const { text, lane } = meaningOf(feature);
    const known = findings.get(text);
    if (known) known.weight += weight;
    else findings.set(text, { text, weight, ...(lane && { lane }) });
  }
  return { support, contact, findings: [...findings.values()] };
}

const meanings = new Map<string, { text: string; lane?: Lane }>();

function meaningOf(feature: string): { text: string; lane?: Lane } {
  const known = meanings.get(feature);
  if (known) return known;
  const meaning = toMeaning(feature);
  meanings.set(feature, meaning);
  return meaning;
}

/** 'slug has safety' → 'address is about signing in safely'. */
function toMeaning(feature: string): { text: string; lane?: Lane } {
  const shape = urlShapes.find(({ name }) => feature === `shape ${name}`);
  if (shape) return inWords(`address ${shape.text}`, shape.lane);
  const [, place = '', name = ''] = /^(?:short )?(\w+) (?:is|has) (.+)$/.exec(feature) ?? [];
  const family = urlFamily(name);
  if (family) return inWords(`${subjects[place] ?? 'address'} ${family.text}`, family.lane);
  return inWords(builds.find(([pattern]) => pattern.test(feature))?.[1] ?? 'build of the address');
}

function inWords(text: string, lane?: Lane): { text: string; lane?: Lane } {
  return { text, ...(lane && { lane }) };
}

const subjects: Record<string, string> = { host: 'host', name: 'site' };

const builds: [RegExp, string][] = [
  [/^slug asks/, 'slug reads like a how-to'],
  [/^slug of/, 'length of the slug'],
  [/^front page/, 'address is a site’s front page'],
  [/^date/, 'address has a date'],
  [/^ends in/, 'ending of the address'],
  [/number/, 'number in the address'],
];
