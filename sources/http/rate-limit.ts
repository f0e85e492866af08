/**
 * What the headers of one reply say of limits, in the dialects that hosts speak. They are read on good and bad replies
 * alike, and every header may be nonsense: what can't be read says nothing, and whoever acts on a time bounds it.
 */
import type { Quota } from './host-health';

/** Times are epoch ms by this device's clock, not yet bounded. */
export type RateLimit = {
  /** Before then the host wants no further request. */
  retryAt?: number;
  /** Of a refusal that names no such time: what may be guessed, where its body doesn't tell either. */
  guessedRetryAt?: number;
  quota?: Quota;
  /** It is the limit of a part of the host's API: GitHub counts searches apart from the rest. */
  isOfPart: boolean;
  /** The reply is a refusal because too much was asked, whatever its status. */
  isThrottled: boolean;
};

const secondMs = 1000;
/** What a refusal costs that does not say how long. */
const defaultPauseMs = 60 * secondMs;
/** Numbers from here on are times, below they are spans: 2001 in seconds, and in milliseconds. */
const firstEpochSeconds = 1e9;
const firstEpochMs = 1e12;

export function readRateLimit(status: number, headers: Headers, now: number): RateLimit {
  const clock = { now, ahead: clockAhead(headers, now) };
  const quota = readQuota(headers, clock);
  const isUsedUp = quota !== undefined && quota.left < 1 && quota.max !== 0;
  const asked = readAsked(status, headers, clock, isUsedUp);
  const isThrottled =
    status === 429 || status === 420 || (status === 403 && (isUsedUp || asked !== undefined));
  const untilReset = isUsedUp ? quota.resetAt : undefined;
  const retryAt = Math.max(asked ?? 0, untilReset ?? 0);
  const guess = quota?.resetAt ?? readDiscourseSpan(headers, now) ?? now + defaultPauseMs;
  return {
    isThrottled,
    isOfPart: headers.has('x-ratelimit-resource'),
    ...(quota === undefined ? {} : { quota }),
    ...(retryAt > 0 ? { retryAt } : isThrottled ? { guessedRetryAt: guess } : {}),
  };
}

/** The device's clock, and by how much it goes ahead of the host's. */
type Clock = { now: number; ahead: number };

/**
 * Times on the host's clock are only as good as the difference to ours. `Date` is cut to the second and on its way for
 * a while: what comes out is a little too much, so that a pause ends late rather than early.
 */
function clockAhead(headers: Headers, now: number): number {
  const served = Date.parse(headers.get('date') ?? '');
  const ageMs = Number(headers.get('age') ?? 0) * secondMs;
  return Number.isFinite(served) ? now - served - (ageMs > 0 ? ageMs : 0) : 0;
}

/**
 * An explicit wish for a pause. Mbin sends its own header with every reply, and means it only where nothing is left.
 */
function readAsked(status: number, headers: Headers, clock: Clock, isUsedUp: boolean): number | undefined {
  const isGood = status < 400;
  const written = [
    headers.get('retry-after'),
    isGood && !isUsedUp ? null : headers.get('x-ratelimit-retry-after'),
  ];
  const times = written.flatMap((value) => readMoment(value, clock) ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

/** 'ip_10_secs_limit', 'user_api_key_limiter_60_secs': Discourse names the span that is full. */
function readDiscourseSpan(headers: Headers, now: number): number | undefined {
  const code = headers.get('discourse-rate-limit-error-code')?.slice(0, 100) ?? '';
  const seconds = /(\d{1,5})_sec/.exec(code)?.[1];
  return seconds === undefined ? undefined : now + Number(seconds) * secondMs;
}

function readQuota(headers: Headers, clock: Clock): Quota | undefined {
  return readCombined(headers, clock) ?? readSeparate(headers, clock);
}

/** `X-RateLimit-Remaining` and its kin, one header for each number. */
function readSeparate(headers: Headers, clock: Clock): Quota | undefined {
  const get = (name: string) =>
    headers.get(`x-ratelimit-${name}`) ??
    headers.get(`ratelimit-${name}`) ??
    headers.get(`x-rate-limit-${name}`);
  const left = readNumbers(get('remaining'));
  if (left.length === 0) return undefined;
  // Several limits stand in one header: the tightest counts.
  return toQuota(Math.min(...left), readNumbers(get('limit'))[0], readMoment(get('reset'), clock));
}

/**
 * `RateLimit: limit=100, remaining=50, reset=30`, and its later form, a list of policies: `"default";r=50;t=30`, whose
 * sizes stand in `RateLimit-Policy: "default";q=100;w=60`.
 */
function readCombined(headers: Headers, clock: Clock): Quota | undefined {
  const value = headers.get('ratelimit')?.slice(0, 1000);
  if (value === undefined) return undefined;
  const left = parameter(value, 'remaining');
  if (left !== undefined) {
    return toQuota(left, parameter(value, 'limit'), afterSeconds(parameter(value, 'reset'), clock));
  }
  const policies = value.split(',').flatMap((item) => {
    const remaining = parameter(item, 'r');
    return remaining === undefined ? [] : [{ name: nameOf(item), remaining, seconds: parameter(item, 't') }];
  });
  const [tightest] = policies.sort(
    (a, b) => a.remaining - b.remaining || (b.seconds ?? 0) - (a.seconds ?? 0),
  );
  if (tightest === undefined) return undefined;
  const sizes = (headers.get('ratelimit-policy') ?? '').slice(0, 1000).split(',');
  const own = sizes.find((item) => nameOf(item) === tightest.name) ?? '';
  return toQuota(tightest.remaining, parameter(own, 'q'), afterSeconds(tightest.seconds, clock));
}

function toQuota(left: number, max: number | undefined, resetAt: number | undefined): Quota {
  return {
    left: Math.floor(left),
    ...(max === undefined ? {} : { max: Math.floor(max) }),
    ...(resetAt === undefined ? {} : { resetAt }),
  };
}

function afterSeconds(seconds: number | undefined, { now }: Clock): number | undefined {
  return seconds === undefined ? undefined : now + seconds * secondMs;
}

/** The number of `name=12` among the parameters of one item. */
function parameter(item: string, name: string): number | undefined {
  for (const part of item.split(/[;,]/)) {
    const [key = '', value = ''] = part.split('=', 2);
    if (key.trim().toLowerCase() === name) return readNumbers(value)[0];
  }
  return undefined;
}

function nameOf(item: string): string {
  return (item.split(';', 1)[0] ?? '').trim();
}

/** The numbers of a list such as '100, 100;w=60'; none when it begins with anything else. */
function readNumbers(value: string | null): number[] {
  const items = (value ?? '').slice(0, 200).split(',');
  const numbers = items.map((item) => /^\s{0,9}(\d{1,15}(?:\.\d{1,9})?)\s{0,9}(?:;|$)/.exec(item)?.[1]);
  return numbers.every((number) => number !== undefined) ? numbers.map(Number) : [];
}

/**
 * Epoch ms by our clock. Reddit and the IETF count seconds from now, GitHub and Mbin seconds since 1970, others
 * milliseconds since 1970; Mastodon writes an ISO time, HTTP a date. Of several the last counts.
 */
function readMoment(value: string | null, { now, ahead }: Clock): number | undefined {
  const text = (value ?? '').trim().slice(0, 100);
  const numbers = readNumbers(text.replace(/^(\d{1,9})s$/, '$1'));
  if (numbers.length > 0) return Math.max(...numbers.map((number) => toMoment(number, { now, ahead })));
  // Only what names a year is a date: Date.parse makes one of nearly anything.
  if (!/\d{4}/.test(text)) return undefined;
  const isZoneless = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?$/.test(text);
  const time = Date.parse(isZoneless ? `${text}Z` : text);
  return Number.isNaN(time) ? undefined : time + ahead;
}

function toMoment(number: number, { now, ahead }: Clock): number {
  if (number >= firstEpochMs) return number + ahead;
  if (number >= firstEpochSeconds) return number * secondMs + ahead;
  return now + number * secondMs;
}
