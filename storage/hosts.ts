import type { BreakerState, HealthBook, HealthPort } from '@/sources/http';

import type { CommonplaceDb, HostRow } from './db';
import { withRoom } from './room';

const DAY_MS = 24 * 3600 * 1000;

async function patchHost(db: CommonplaceDb, scope: string, patch: Partial<HostRow>): Promise<void> {
  await db.transaction('rw', db.hosts, async () => {
    await db.hosts.put({ ...(await db.hosts.get(scope)), ...patch, scope });
  });
}

/** What is known of hosts, kept across restarts of the worker and the browser. */
export function healthOf(db: CommonplaceDb): HealthPort {
  return {
    change: (scopes, edit) =>
      withRoom(db, () =>
        db.transaction('rw', db.hosts, async () => {
          const rows = await db.hosts.bulkGet([...scopes]);
          const before = new Map(rows.flatMap((row) => (row ? [[row.scope, row]] : [])));
          const book: HealthBook = new Map(before);
          const came = edit(book);
          const changed = [...book].filter(([scope, health]) => before.get(scope) !== health);
          if (changed.length > 0) {
            await db.hosts.bulkPut(changed.map(([scope, health]) => ({ ...health, scope })));
          }
          return came;
        }),
      ),
  };
}

/** After this long a host that refused guests the search by title is asked again: it may have been a bad moment. */
const REFUSED_MS = 3 * DAY_MS;

export async function refusesTitleSearch(db: CommonplaceDb, host: string, now: number): Promise<boolean> {
  const refusedAt = (await db.hosts.get(host))?.titleSearchRefusedAt;
  return refusedAt !== undefined && now - refusedAt < REFUSED_MS;
}

export function rememberTitleSearchRefused(db: CommonplaceDb, host: string, now: number): Promise<void> {
  return patchHost(db, host, { titleSearchRefusedAt: now });
}

/** What is left of one limit. Times are epoch ms. */
export type Allowance = {
  quotaLeft?: number;
  quotaMax?: number;
  quotaResetAt?: number;
  /** Nothing is sent before; undefined when it may be asked. */
  retryAt?: number;
  /** 'failures': left alone after many; 'quota': used up; 'asked': a reply wanted a pause. */
  pausedFor?: 'failures' | 'quota' | 'asked';
};

/** How one host is treated, for the reader to see. */
export type HostBudget = Allowance & {
  host: string;
  /** How often it was asked on the local day of `now`. */
  askedToday: number;
  breaker: BreakerState;
  /** Limits of parts of its API, by the name of their scope. */
  parts: (Allowance & { scope: string })[];
};

/** Every host that was ever asked, by name. */
export async function hostBudgets(db: CommonplaceDb, now: number): Promise<HostBudget[]> {
  const rows = await db.hosts.orderBy('scope').toArray();
  const byHost = Map.groupBy(rows, ({ scope }) => scope.split('/', 1)[0] ?? scope);
  return [...byHost].map(([host, own]) => {
    const whole = own.find(({ scope }) => scope === host);
    const parts = own.filter(({ scope }) => scope !== host);
    return {
      host,
      askedToday: whole?.askedOn === new Date(now).setHours(0, 0, 0, 0) ? (whole.askedCount ?? 0) : 0,
      breaker: breakerStateOf(whole, now),
      ...allowanceOf(whole ?? { scope: host }, now),
      parts: parts.map((row) => ({ scope: row.scope, ...allowanceOf(row, now) })),
    };
  });
}

function breakerStateOf(row: HostRow | undefined, now: number): BreakerState {
  const breaker = row?.breaker;
  if (!breaker || breaker.trips === 0) return 'closed';
  return breaker.openUntil > now ? 'open' : 'half-open';
}

function allowanceOf(row: HostRow, now: number): Allowance {
  const quota = quotaOf(row, now);
  const openUntil = breakerStateOf(row, now) === 'open' ? (row.breaker?.openUntil ?? 0) : 0;
  const pausedUntil = row.retryAt ?? 0;
  const retryAt = Math.max(openUntil, pausedUntil);
  if (retryAt <= now) return quota;
  const asked = quota.quotaLeft === 0 ? 'quota' : 'asked';
  return { ...quota, retryAt, pausedFor: openUntil > pausedUntil ? 'failures' : asked };
}

/** A quota that has been filled up since is whole again; one that nobody has told of for a day is not known. */
function quotaOf({ quotaLeft, quotaMax, quotaAt = 0, quotaResetAt }: HostRow, now: number): Allowance {
  if (quotaLeft === undefined || now - quotaAt > DAY_MS) return {};
  const max = quotaMax === undefined ? {} : { quotaMax };
  if (quotaResetAt === undefined) return { quotaLeft, ...max };
  if (quotaResetAt > now) return { quotaLeft, ...max, quotaResetAt };
  return quotaMax === undefined ? {} : { quotaLeft: quotaMax, quotaMax };
}
