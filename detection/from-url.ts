import { isShallow, searchedFor } from './judge';
import type { PageKind, Verdict } from './topic';
import { readAddress, type AddressReading } from './url-model';

/**
 * The verdict on an address alone: for an early exit, never for a person. The score is the chance of a support page
 * in a stream where these are as rare as in the wild, and at least 0.5 for every kind but 'other'.
 */
export function fromUrl(url: URL): Verdict {
  const reading = isRead(url) ? readAddress(url) : nothing;
  const score = rounded(1 / (1 + Math.exp(-reading.support)), 1000);
  const signals = reading.findings
    .map(({ text, weight }) => ({ id: idOf(text), text, weight: rounded(weight, 100) }))
    .filter(({ weight }) => weight !== 0);
  return { kind: score < 0.5 ? 'other' : kindOf(reading, url), score, signals };
}

/** What is said of addresses that are not read. */
const nothing: AddressReading = { support: -8, contact: 0, findings: [] };

/** Only the web has support pages; a data: address may be megabytes long. */
function isRead({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:';
}

function kindOf({ contact }: AddressReading, url: URL): PageKind {
  if (contact > 0) return 'contact';
  if (searchedFor(url)) return 'help-search';
  return isShallow(url) ? 'help-home' : 'article';
}

function idOf(text: string): string {
  return text.replace(/\W+/g, '-').toLowerCase();
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
