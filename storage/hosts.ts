import type { HealthPort } from '@/sources/http';

import type { CommonplaceDb, HostRow } from './db';

async function patchHost(db: CommonplaceDb, scope: string, patch: Partial<HostRow>): Promise<void> {
  await db.transaction('rw', db.hosts, async () => {
    await db.hosts.put({ ...(await db.hosts.get(scope)), ...patch, scope });
  });
}

/** Pauses and quotas of hosts, kept across restarts of the worker and the browser. */
export function healthOf(db: CommonplaceDb): HealthPort {
  return {
    retryAt: async (scope) => (await db.hosts.get(scope))?.retryAt ?? 0,
    setRetryAt: (scope, retryAt) => patchHost(db, scope, { retryAt }),
    setQuota: (host, left, max, at) => patchHost(db, host, { quotaLeft: left, quotaMax: max, quotaAt: at }),
  };
}

/** After this long a host that refused guests the search by title is asked again: it may have been a bad moment. */
const REFUSED_MS = 3 * 24 * 3600 * 1000;

export async function refusesTitleSearch(db: CommonplaceDb, host: string, now: number): Promise<boolean> {
  const refusedAt = (await db.hosts.get(host))?.titleSearchRefusedAt;
  return refusedAt !== undefined && now - refusedAt < REFUSED_MS;
}

export function rememberTitleSearchRefused(db: CommonplaceDb, host: string, now: number): Promise<void> {
  return patchHost(db, host, { titleSearchRefusedAt: now });
}
