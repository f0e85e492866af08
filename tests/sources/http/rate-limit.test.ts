import { describe, expect, test } from 'vitest';

import { boundedPause } from '@/sources/http/host-health';
import { readRateLimit } from '@/sources/http/rate-limit';

import { now } from '../fixtures/ports';

type Written = Record<string, string>;
const secondMs = 1000;
const hourMs = 3_600_000;
const epochSeconds = (ms: number) => String(Math.floor(ms / secondMs));

function read(status: number, headers: Written) {
  return readRateLimit(status, new Headers(headers), now);
}

describe('a time to wait until', () => {
  test.each<[dialect: string, headers: Written, ms: number]>([
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['seconds with a fraction', { 'retry-after': '1.5' }, 1500],
    ['seconds, twice', { 'retry-after': '30, 90' }, 90_000],
    ['a date', { 'retry-after': new Date(now + 90_000).toUTCString() }, 90_000],
    ['seconds since 1970', { 'retry-after': epochSeconds(now + 45_000) }, 45_000],
    ["Mbin's unix time", { 'x-ratelimit-retry-after': epochSeconds(now + 42_000) }, 42_000],
    ['a reset after seconds', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '33' }, 33_000],
    [
      "GitHub's reset, seconds since 1970",
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': epochSeconds(now + hourMs) },
      hourMs,
    ],
    [
      'a reset in milliseconds since 1970',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now + 1234) },
      1234,
    ],
    [
      "Mastodon's ISO time",
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': new Date(now + 71_500).toISOString() },
      71_500,
    ],
    [
      'an ISO time without a zone',
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': new Date(now + 71_500).toISOString().replace('Z', ''),
      },
      71_500,
    ],
    ['the first draft of the IETF', { 'ratelimit-remaining': '0', 'ratelimit-reset': '17' }, 17_000],
    ['its one header', { ratelimit: 'limit=100, remaining=0, reset=50' }, 50_000],
    ['its list of policies', { ratelimit: '"default";r=0;t=30' }, 30_000],
    ['the longest of its policies', { ratelimit: '"burst";r=0;t=1, "day";r=0;t=600' }, 600_000],
    ["Discourse's name of the full span", { 'discourse-rate-limit-error-code': 'ip_10_secs_limit' }, 10_000],
    ['no word of it', {}, 60_000],
    ['nonsense', { 'retry-after': 'soon', 'x-ratelimit-reset': 'later' }, 60_000],
  ])('is understood as %s', (_, headers, ms) => {
    const { retryAt, guessedRetryAt, isThrottled } = read(429, headers);
    expect(isThrottled).toBe(true);
    expect((retryAt ?? guessedRetryAt ?? 0) - now).toBe(ms);
  });

  test('is the later one where two are told', () => {
    const headers = { 'retry-after': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '90' };
    expect(read(403, headers).retryAt).toBe(now + 90_000);
    expect(read(403, { ...headers, 'retry-after': '120' }).retryAt).toBe(now + 120_000);
  });

  test('in a good reply counts only when nothing is left, or when it is asked for outright', () => {
    const reset = { 'x-ratelimit-reset': '90', 'x-ratelimit-retry-after': epochSeconds(now + 90_000) };
    expect(read(200, { ...reset, 'x-ratelimit-remaining': '3' }).retryAt).toBeUndefined();
    expect(read(200, { ...reset, 'x-ratelimit-remaining': '0' }).retryAt).toBe(now + 90_000);
    expect(read(200, { 'retry-after': '7' }).retryAt).toBe(now + 7000);
  });

  test('on the host’s own clock is told by ours', () => {
    const served = now - 5 * 60_000;
    const headers = {
      date: new Date(served).toUTCString(),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': epochSeconds(served + 40_000),
    };
    expect(read(200, headers).retryAt).toBe(now + 40_000);
    // A reply that a cache has held for a minute was dated a minute ago.
    const cached = { ...headers, date: new Date(served - 60_000).toUTCString(), age: '60' };
    expect(read(200, cached).retryAt).toBe(now + 40_000);
  });
});

describe('a refusal', () => {
  test.each<[status: number, headers: Written]>([
    [429, {}],
    [420, {}],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' }],
    [403, { 'retry-after': '60', 'x-ratelimit-remaining': '41' }],
  ])('with status %i and %j means that too much was asked', (status, headers) => {
    expect(read(status, headers).isThrottled).toBe(true);
  });

  test.each<[status: number, headers: Written]>([
    [403, {}],
    [403, { 'x-ratelimit-remaining': '12' }],
    [401, { 'x-ratelimit-remaining': '0' }],
    [503, { 'retry-after': '60' }],
    [200, { 'x-ratelimit-remaining': '0' }],
  ])('is not what status %i with %j is', (status, headers) => {
    expect(read(status, headers).isThrottled).toBe(false);
  });

  test('of a part of the API says so', () => {
    expect(read(403, { 'x-ratelimit-resource': 'search' }).isOfPart).toBe(true);
    expect(read(403, {}).isOfPart).toBe(false);
  });
});

describe('a quota', () => {
  test.each<[headers: Written, quota: object]>([
    [
      { 'x-ratelimit-remaining': '29', 'x-ratelimit-limit': '30' },
      { left: 29, max: 30 },
    ],
    [
      { 'x-ratelimit-remaining': '98.6', 'x-ratelimit-reset': '20' },
      { left: 98, resetAt: now + 20_000 },
    ],
    [
      { 'x-rate-limit-remaining': '4', 'x-rate-limit-limit': '9' },
      { left: 4, max: 9 },
    ],
    [
      { 'ratelimit-remaining': '14, 199', 'ratelimit-limit': '15, 15;w=60' },
      { left: 14, max: 15 },
    ],
    [{ ratelimit: 'limit=100, remaining=50, reset=5' }, { left: 50, max: 100, resetAt: now + 5000 }],
    [
      {
        ratelimit: '"burst";r=9;t=1, "day";r=3;t=60',
        'ratelimit-policy': '"burst";q=10, "day";q=80;w=86400',
      },
      { left: 3, max: 80, resetAt: now + 60_000 },
    ],
  ])('stands in %j', (headers, quota) => {
    expect(read(200, headers).quota).toEqual(quota);
  });

  test('of nothing at all is no quota that could be used up', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-limit': '0', 'x-ratelimit-reset': '60' };
    expect(read(200, headers).retryAt).toBeUndefined();
  });
});

describe('a hostile header', () => {
  const names = [
    'retry-after',
    'x-ratelimit-remaining',
    'x-ratelimit-limit',
    'x-ratelimit-reset',
    'x-ratelimit-retry-after',
    'ratelimit',
    'ratelimit-policy',
    'date',
    'age',
    'discourse-rate-limit-error-code',
  ];
  const values = [
    '',
    '-1',
    '-999999999999',
    '999999999999999',
    '1e400',
    'Infinity',
    'NaN',
    '0x7fffffff',
    '+275760-09-13T00:00:00Z',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    '9'.repeat(60_000),
    ';'.repeat(60_000),
    'r=0;t=999999999999999',
    ' '.repeat(60_000),
    '"a;b,c";r=0;t=-5',
    `${'('.repeat(30_000)}2026`,
  ];

  test.each(names.flatMap((name) => values.map((value) => [name, value.slice(0, 20), value] as const)))(
    '%s: %s… ends in a pause of a second to a day, or in none',
    (name, _, value) => {
      for (const status of [200, 403, 429, 503]) {
        const spent = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' };
        const { retryAt, guessedRetryAt } = read(status, { ...spent, [name]: value });
        for (const time of [retryAt, guessedRetryAt]) {
          if (time === undefined) continue;
          const ms = boundedPause(time, now) - now;
          expect(ms).toBeGreaterThanOrEqual(secondMs);
          expect(ms).toBeLessThanOrEqual(24 * hourMs);
        }
      }
    },
  );
});
