import type { Http, HttpRequest } from '@/sources/http';
import { sources } from '@/sources/registry';
import type { SourceContext } from '@/sources/source';
import { hostBudgets } from '@/storage/hosts';

import { defaultPreferences, mayBeAsked, withoutPress } from './choose-communities';
import { apiBaseOf } from './communities';
import type { KnownCommunity } from './pin-community';
import type { LookupDeps } from './run-source';

/** Without a press a host is left alone that has no more than so many requests left: they are for the reader's questions. */
const KEPT_FOR_READER = 50;

/** What asking beside a lookup needs: for pins, follows, people. */
export type QuietDeps = Pick<
  LookupDeps,
  'db' | 'http' | 'now' | 'mayAsk' | 'preferences' | 'tokenFor' | 'sessionRefused'
>;

/** May this community be asked at this moment? `isPress`: the reader wants it now; else they may not even be there. */
export async function mayAskNow(
  deps: QuietDeps,
  community: KnownCommunity,
  isPress: boolean,
): Promise<boolean> {
  const chosen = (await deps.preferences?.()) ?? defaultPreferences;
  if (!mayBeAsked(community, isPress ? chosen : withoutPress(chosen))) return false;
  const api = apiBaseOf(community);
  if (!(await deps.mayAsk(api))) return false;
  return isPress || !(await isScarce(deps, new URL(api).host));
}

async function isScarce({ db, now }: QuietDeps, host: string): Promise<boolean> {
  const budgets = await hostBudgets(db, now());
  const left = budgets.find((budget) => budget.host === host)?.quotaLeft;
  return left !== undefined && left <= KEPT_FOR_READER;
}

/** What an adapter asks with; the ledger says for what. */
export async function quietContext(
  deps: QuietDeps,
  { platform }: KnownCommunity,
  cause: NonNullable<HttpRequest['cause']>,
  signal: AbortSignal,
): Promise<SourceContext> {
  const token = await deps.tokenFor?.(platform);
  return { http: inTheNameOf(deps.http, cause), signal, now: deps.now(), ...(token ? { token } : {}) };
}

function inTheNameOf(http: Http, cause: NonNullable<HttpRequest['cause']>): Http {
  return {
    ...http,
    json: (request, schema, obey) => http.json({ ...request, cause }, schema, obey),
    html: (request) => http.html({ ...request, cause }),
  };
}

/** A platform that is asked in the reader's own session has refused it. */
export async function noteRefusal(
  deps: QuietDeps,
  { platform }: KnownCommunity,
  code: string,
): Promise<void> {
  if (code === 'refused' && sources[platform].asksAsReader) await deps.sessionRefused?.(platform);
}
