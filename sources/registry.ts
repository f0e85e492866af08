import { discourse } from './discourse';
import { schemaOrg } from './schema-org';
import { stackExchange } from './stack-exchange';
import { platformIds, type PlatformId, type Source } from './source';

/** Every platform that we can ask. */
export const sources: Record<PlatformId, Source> = {
  'stack-exchange': stackExchange,
  discourse,
  'schema-org': schemaOrg,
};

/** Does this address need no host permission of the reader's? */
export function isOpen(url: string): boolean {
  const { host } = new URL(url);
  return Object.values(sources).some(({ openHosts }) => openHosts.includes(host));
}

/** The platform's source; null for 'unknown' and for ids that a database has from elsewhere. */
export function sourceFor(id: PlatformId): Source;
export function sourceFor(id: string): Source | null;
export function sourceFor(id: string): Source | null {
  const known = platformIds.find((platform) => platform === id);
  return known === undefined ? null : sources[known];
}
