/**
 * Forty hosts in one process, each with a clock and a dialect of limits of its own. A host knows which requests its own
 * headers have forbidden, and counts those that come nevertheless.
 */

/** Numbers from 0 to 1, the same each time (mulberry32). */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function between(chance: Chance, low: number, high: number): number {
  return low + Math.floor(chance() * (high - low + 1));
}

export const dialects = [
  'retry-after-seconds',
  'retry-after-date',
  'retry-after-good',
  'github',
  'github-secondary',
  'reddit',
  'mastodon',
  'epoch-ms',
  'mbin',
  'ratelimit-dictionary',
  'ratelimit-policies',
  'stack-exchange',
  'discourse',
  'nonsense',
  'outages',
] as const;
export type Dialect = (typeof dialects)[number];

/** What a host does with one request. `until`: what its reply forbids, epoch ms by its own clock. */
type Act =
  | { kind: 'reply'; status: number; headers?: Record<string, string>; body?: object; until?: number }
  | { kind: 'hang' }
  | { kind: 'cut' };

export type SoakHost = {
  name: string;
  dialect: Dialect;
  /** Its API has parts with limits of their own. */
  hasParts: boolean;
  /** Takes a request that arrives now, and says how it ends. */
  take: (url: URL, headers: Headers, now: number) => Taken;
  /** Every address that was asked, in order. */
  asked: string[];
  counts: {
    /** Requests that its own headers had forbidden. */
    forbidden: number;
    /** Limits that it stated. */
    limits: number;
    /** Of those, the ones that a worker took into its grave. */
    waived: number;
    /** Limits after whose end it was asked again. */
    recoveries: number;
    /** The most requests during one outage. */
    worstOutage: number;
  };
};

/** `deliver` gives the reply; from then on what it says holds. */
export type Taken = { act: Act['kind']; deliver: (by: number) => Response; waive: (by: number) => void };

type Ban = { until: number; part: string; by: number };

const minuteMs = 60_000;
const everything = '*';
const stackExchange = dialects.indexOf('stack-exchange');

export function openHost(number: number, seed: number): SoakHost {
  const chance = chanceFrom(seed * 1009 + number);
  const dialect = dialects[number % dialects.length] ?? 'nonsense';
  // Without a Date header nobody could tell how far off a host's clock is.
  const hasDate = chance() < 0.7;
  const skewMs = hasDate ? between(chance, -300_000, 300_000) : 0;
  const counts = { forbidden: 0, limits: 0, waived: 0, recoveries: 0, worstOutage: 0 };
  const asked: string[] = [];
  const decide = deciders[dialect](chance, counts);
  const hasParts = dialect === 'github' || dialect === 'stack-exchange';
  const bans: Ban[] = [];
  const etag = chance() < 0.25 ? `"${number}"` : undefined;

  return {
    // Known by its name, it is asked two things at a time.
    name: number === stackExchange ? 'api.stackexchange.com' : `${dialect}-${number}.example`,
    dialect,
    hasParts,
    asked,
    counts,
    take: (url, headers, now) => {
      const here = now + skewMs;
      const part = hasParts ? (url.pathname.split('/')[1] ?? '') : everything;
      asked.push(url.href);
      const own = bans.filter((ban) => ban.part === part || ban.part === everything);
      if (own.some(({ until }) => until > here)) counts.forbidden += 1;
      counts.recoveries += drop(bans, (ban) => own.includes(ban) && ban.until <= here);
      const act = decide(here, part);
      return {
        act: act.kind,
        deliver: (by) => {
          if (act.kind !== 'reply') throw new Error('There is nothing to deliver.');
          if (act.until !== undefined) {
            counts.limits += 1;
            bans.push({ until: act.until, part, by });
          }
          const isPlain = act.status === 200 && act.body === undefined;
          const isSame = isPlain && etag !== undefined && headers.get('if-none-match') === etag;
          return new Response(isSame ? null : JSON.stringify(act.body ?? { rows: [] }), {
            status: isSame ? 304 : act.status,
            headers: {
              'content-type': 'application/json',
              ...act.headers,
              ...(hasDate ? { date: new Date(here).toUTCString() } : {}),
              ...(isPlain && etag !== undefined ? { etag } : {}),
            },
          });
        },
        waive: (by) => {
          counts.waived += drop(bans, (ban) => ban.by === by);
        },
      };
    },
  };
}

/** Removes what fits, and says how many that were. */
function drop(bans: Ban[], fits: (ban: Ban) => boolean): number {
  const kept = bans.filter((ban) => !fits(ban));
  const dropped = bans.length - kept.length;
  bans.splice(0, bans.length, ...kept);
  return dropped;
}

type Decide = (own: number, part: string) => Act;
type Decider = (chance: Chance, counts: SoakHost['counts']) => Decide;

const good: Act = { kind: 'reply', status: 200 };

/** Now and then a refusal, which `written` puts into headers. */
function refusing(
  odds: number,
  status: number,
  written: (until: number, seconds: number) => { headers: Record<string, string>; until: number },
): Decider {
  return (chance) => (own) => {
    if (chance() >= odds) return good;
    const seconds = chance() < 0.05 ? between(chance, 300, 1500) : between(chance, 1, 90);
    return { kind: 'reply', status, ...written(own + seconds * 1000, seconds) };
  };
}

const afterSeconds = (until: number, seconds: number) => ({
  headers: { 'retry-after': String(seconds) },
  until,
});

/**
 * So many requests in each span, for each part, some of them other people's behind the same address; what is left
 * stands in every reply.
 */
function counting(
  status: number,
  written: (left: number, most: number, resetAt: number, own: number) => Record<string, string>,
  /** The time that is written, by the same clock: no header is finer than its unit. */
  rounded: (resetAt: number) => number,
): Decider {
  return (chance) => {
    const most = between(chance, 2, 8);
    const spanMs = between(chance, 60, 900) * 1000;
    const spans = new Map<string, { startedAt: number; used: number }>();
    return (own, part) => {
      const known = spans.get(part);
      const span = known && own < known.startedAt + spanMs ? known : { startedAt: own, used: 0 };
      spans.set(part, span);
      span.used += chance() < 0.1 ? 3 : 1;
      const left = Math.max(0, most - span.used);
      const resetAt = rounded(span.startedAt + spanMs);
      return {
        kind: 'reply',
        status: span.used > most ? status : 200,
        headers: {
          ...written(left, most, resetAt, own),
          ...(part === everything ? {} : { 'x-ratelimit-resource': part }),
        },
        ...(left === 0 ? { until: resetAt } : {}),
      };
    };
  };
}

const toSecond = (time: number) => Math.ceil(time / 1000) * 1000;
const asIs = (time: number) => time;
const secondsUntil = (resetAt: number, own: number) => Math.ceil((resetAt - own) / 1000);

const deciders: Record<Dialect, Decider> = {
  'retry-after-seconds': refusing(0.25, 429, afterSeconds),
  'retry-after-date': refusing(0.25, 429, (until) => {
    const date = new Date(until).toUTCString();
    return { headers: { 'retry-after': date }, until: Date.parse(date) };
  }),
  'retry-after-good': refusing(0.2, 200, afterSeconds),
  github: counting(
    403,
    (left, most, resetAt) => ({
      'x-ratelimit-limit': String(most),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-reset': String(resetAt / 1000),
    }),
    toSecond,
  ),
  'github-secondary': refusing(0.25, 403, (until, seconds) => ({
    headers: { 'retry-after': String(seconds), 'x-ratelimit-remaining': '41', 'x-ratelimit-limit': '60' },
    until,
  })),
  reddit: counting(
    429,
    (left, most, resetAt, own) => ({
      'x-ratelimit-used': String(most - left),
      'x-ratelimit-remaining': left.toFixed(1),
      'x-ratelimit-reset': String(secondsUntil(resetAt, own)),
    }),
    asIs,
  ),
  mastodon: counting(
    429,
    (left, most, resetAt) => ({
      'x-ratelimit-limit': String(most),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-reset': new Date(resetAt).toISOString(),
    }),
    asIs,
  ),
  'epoch-ms': counting(
    429,
    (left, most, resetAt) => ({
      'x-ratelimit-limit': String(most),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-reset': String(resetAt),
    }),
    asIs,
  ),
  mbin: counting(
    429,
    (left, most, resetAt) => ({
      'x-ratelimit-limit': String(most),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-retry-after': String(resetAt / 1000),
    }),
    toSecond,
  ),
  'ratelimit-dictionary': counting(
    429,
    (left, most, resetAt, own) => ({
      ratelimit: `limit=${most}, remaining=${left}, reset=${secondsUntil(resetAt, own)}`,
    }),
    asIs,
  ),
  'ratelimit-policies': counting(
    429,
    (left, most, resetAt, own) => ({
      'ratelimit-policy': `"burst";q=100;w=1, "default";q=${most};w=60`,
      ratelimit: `"burst";r=99;t=1, "default";r=${left};t=${secondsUntil(resetAt, own)}`,
    }),
    asIs,
  ),
  'stack-exchange': (chance) => (own) => {
    if (chance() >= 0.15) return good;
    const backoff = between(chance, 5, 40);
    return { kind: 'reply', status: 200, body: { rows: [], backoff }, until: own + backoff * 1000 };
  },
  discourse: (chance) => (own) => {
    if (chance() >= 0.15) return good;
    // Its search refuses without saying for how long.
    if (chance() < 0.3) return { kind: 'reply', status: 429, body: { message: 'slow down' } };
    const headers = { 'retry-after': '10', 'discourse-rate-limit-error-code': 'ip_10_secs_limit' };
    return { kind: 'reply', status: 429, headers, until: own + 10_000 };
  },
  nonsense: (chance) => () => {
    if (chance() >= 0.15) return good;
    const value = nonsense[between(chance, 0, nonsense.length - 1)] ?? '';
    const headers = { 'retry-after': value, 'x-ratelimit-remaining': value, 'x-ratelimit-reset': value };
    return { kind: 'reply', status: 429, headers: { ...headers, ratelimit: value } };
  },
  outages: (chance, counts) => {
    let changesAt = 0;
    let isDown = true;
    let met = 0;
    return (own) => {
      while (own >= changesAt) {
        isDown = !isDown;
        met = 0;
        changesAt = (changesAt || own) + between(chance, 10, 40) * minuteMs;
      }
      if (!isDown) return good;
      met += 1;
      counts.worstOutage = Math.max(counts.worstOutage, met);
      return failure(chance, own);
    };
  },
};

const nonsense = [
  'soon',
  '-1',
  'NaN',
  '1e999',
  '99:99',
  '',
  '"default";r=;t=',
  '0x10',
  '30 apples',
  'Infinity',
];

function failure(chance: Chance, own: number): Act {
  const kind = between(chance, 0, 4);
  if (kind === 0) return { kind: 'hang' };
  if (kind === 1) return { kind: 'cut' };
  if (kind === 2) {
    return { kind: 'reply', status: 503, headers: { 'retry-after': '45' }, until: own + 45_000 };
  }
  return { kind: 'reply', status: kind === 3 ? 500 : 502 };
}
