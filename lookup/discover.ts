import * as z from 'zod/mini';

import { communityAt } from '@/sources/communities';
import { sources } from '@/sources/registry';
import { SourceError, type Community, type PageEvidence, type SourceContext } from '@/sources/source';

/** What an address runs, as far as could be told; a platform that we know, with all that its adapter needs. */
export type Discovery = Community | null;

/** More of a page than its head and the beginning of its body gives nothing away. */
const MAX_EVIDENCE_CHARS = 400_000;

/**
 * Tells which community software runs at an address, with as few requests as can be: its own page mostly gives it
 * away; where it does not, its nodeinfo does (the way of the whole fediverse). A platform whose adapter needs to know
 * more is then asked once itself. Null: nothing that we can ask. Throws SourceError.
 */
export async function discover(base: string, context: SourceContext): Promise<Discovery> {
  const page = await fetchEvidence(base, context);
  const told = (page && fingerprinted(page)) ?? (await ofNodeinfo(base, context));
  return told ? withDetails(told, context) : null;
}

/**
 * What the adapter needs to know of a community's place, whichever group of it is meant. Null: the place does not run
 * that platform (any more).
 */
export async function withDetails(community: Community, context: SourceContext): Promise<Discovery> {
  if (community.platform === 'unknown') return discover(community.base, context);
  const source = sources[community.platform];
  if (!source.needsDetails || community.details || !source.probe) return community;
  return source.probe(community.base, context);
}

async function fetchEvidence(base: string, { http, signal }: SourceContext): Promise<PageEvidence | null> {
  try {
    // With a slash: addresses in the page count from the folder, and most servers would redirect there.
    const { body, url, headers } = await http.html({ url: `${base}/`, why: 'probe', text: '', signal });
    return { url: new URL(url), html: body.slice(0, MAX_EVIDENCE_CHARS), headers };
  } catch (error) {
    // No page, or no page for people, stands there: an API may.
    if (isElse(error)) return null;
    throw error;
  }
}

function isElse(error: unknown): boolean {
  return error instanceof SourceError && (error.code === 'not-found' || error.code === 'changed');
}

function fingerprinted(page: PageEvidence): Community | null {
  for (const source of Object.values(sources)) {
    const community = source.fingerprint?.(page);
    if (community) return named(community, page);
  }
  return null;
}

/** As the place calls itself, where its page says so and the adapter does not know better. */
function named(community: Community, { html }: PageEvidence): Community {
  const isPlain = community.name === new URL(community.base).host || community.base.endsWith(community.name);
  const name = isPlain
    ? /<meta\s[^>]{0,40}property="og:site_name"\s[^>]{0,20}content="([^"<>&]{2,80})"/i.exec(html)?.[1]?.trim()
    : undefined;
  return name ? { ...community, name } : community;
}

const indexSchema = z.object({
  links: z
    .array(z.object({ rel: z.string(), href: z.string().check(z.maxLength(2000)) }))
    .check(z.maxLength(20)),
});
const nodeinfoSchema = z.object({ software: z.object({ name: z.string().check(z.maxLength(100)) }) });

/** http://nodeinfo.diaspora.software/protocol.html: an index at the root names the documents, best last. */
async function ofNodeinfo(base: string, { http, signal }: SourceContext): Promise<Community | null> {
  const { origin } = new URL(base);
  const ask = { why: 'probe', text: '', signal } as const;
  try {
    const { links } = await http.json({ ...ask, url: `${origin}/.well-known/nodeinfo` }, indexSchema);
    const hrefs = links.filter(({ rel }) => /\/ns\/schema\/2\.\d$/.test(rel)).map(({ href }) => href);
    const href = hrefs.at(-1);
    if (href === undefined || !URL.canParse(href, origin)) return null;
    const url = new URL(href, origin);
    // Another host's word says nothing of this one.
    if (url.origin !== origin) return null;
    const { software } = await http.json({ ...ask, url: url.href }, nodeinfoSchema);
    return ofSoftware(software.name.toLowerCase(), base);
  } catch (error) {
    if (isElse(error)) return null;
    throw error;
  }
}

function ofSoftware(name: string, base: string): Community | null {
  const source = Object.values(sources).find(({ nodeinfoNames }) => nodeinfoNames?.includes(name));
  return source ? communityAt(source.id, base) : null;
}
