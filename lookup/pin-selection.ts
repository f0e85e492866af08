import { pageAddress } from '@/detection/page-address';
import type { SelectionFacts } from '@/detection/selection-facts-schema';
import { pageCommunity } from '@/sources/schema-org';
import type { License } from '@/sources/source';
import type { LookupRow, PinRow } from '@/storage/db';

/** Where a marked piece stands: the page in the tab, whatever frame of it holds the piece. */
export type MarkedPage = {
  url: string;
  title: string;
  /** What the reader has looked up on this very page. */
  lookup?: Pick<LookupRow, 'topic' | 'topicKey'> | undefined;
};

/** Builds the address that leads to a passage of a text on a page. */
export type PassageLink = (post: {
  url: string;
  text: string;
  passage: { start: number; end: number };
  elsewhere: string[];
}) => string;

/**
 * A marked piece of a page as a pin. The same piece of the same page has the same id. `now` in epoch ms. Throws where
 * nothing is marked, and for a page that has no address of its own on the web or the disk.
 */
export async function pinOfSelection(
  facts: SelectionFacts,
  page: MarkedPage,
  linkTo: PassageLink,
  now: number,
): Promise<PinRow> {
  const pageKey = pageAddress(page.url);
  if (!/^(?:https?|file):/.test(pageKey)) throw new Error('This page has no address to come back to.');
  const { text, prefix, suffix } = facts;
  if (text === '') throw new Error('Nothing is marked on this page.');
  const url = addressOf(facts, pageKey);
  const { id: communityId, name: communityName } = pageCommunity(pageKey);
  const title = facts.title || page.title || communityName;
  const license = licenseOf(facts);
  const { topic, topicKey } = page.lookup ?? {};
  const id = `selection:${await digestOf(`${pageKey}\n${text}`)}`;
  return {
    id,
    pinnedAt: now,
    origin: 'selection',
    answer: {
      id,
      url: linkTo({
        url,
        text: prefix + text + suffix,
        passage: { start: prefix.length, end: prefix.length + text.length },
        elsewhere: [title],
      }),
      html: htmlOf(text),
      text,
      author: { name: facts.author ?? null },
      acceptedBy: null,
      ...(facts.postedAt === undefined ? {} : { postedAt: facts.postedAt }),
      ...(license && { license }),
    },
    thread: {
      id: `${communityId}#${pageKey}`,
      title,
      url,
      communityId,
      communityName,
      platform: 'schema-org',
      tags: [],
      ...(license && { license }),
    },
    topic: {
      question: topic?.question ?? '',
      ...(topic?.brand === undefined ? {} : { brand: topic.brand }),
      ...(topic?.product === undefined ? {} : { product: topic.product }),
    },
    pageUrl: page.url,
    pageKey,
    ...(topicKey ? { topicKey } : {}),
  };
}

/** Where the page says that it stands, unless that is another site, or the first page of this one. */
function addressOf({ canonicalUrl }: SelectionFacts, pageKey: string): string {
  if (canonicalUrl === undefined) return pageKey;
  const [canonical, page] = [new URL(canonicalUrl), new URL(pageKey)];
  const isThere = canonical.host === page.host && (canonical.pathname !== '/' || page.pathname === '/');
  return isThere ? pageAddress(canonicalUrl) : pageKey;
}

function licenseOf({ licenseUrl, licenseName }: SelectionFacts): License | undefined {
  const name = licenseName ?? (licenseUrl === undefined ? undefined : nameOfLicense(licenseUrl));
  return name === undefined ? undefined : { name, ...(licenseUrl === undefined ? {} : { url: licenseUrl }) };
}

/** 'CC BY-SA 4.0' of Creative Commons' addresses; of others the host. */
function nameOfLicense(url: string): string {
  const { host, pathname } = new URL(url);
  const [, kind = '', version = ''] =
    /^\/(?:licenses|publicdomain)\/([a-z-]{1,20})\/(\d\.\d)/.exec(pathname) ?? [];
  if (!/(?:^|\.)creativecommons\.org$/.test(host) || kind === '') return host;
  return kind === 'zero' ? `CC0 ${version}` : `CC ${kind.toUpperCase()} ${version}`;
}

function htmlOf(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

/** The first half of a SHA-256, hexadecimal. */
async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
