/**
 * How fast each host may be asked. Forums refuse whoever asks faster than their own defaults say, and are slow to
 * forgive: a request waits its turn instead.
 */

/** Searches are what costs a host most, and most hosts count them apart. */
export type Lane = 'search' | 'other';

/** At most so many requests of the lane in any span of so many ms. */
export type Limit = { lane: Lane | 'all'; requests: number; perMs: number };

/** When the latest requests were sent, epoch ms, in order of time: only as many as the limits look back at. */
export type SentTimes = Record<Lane, number[]>;

/** Requests do not all take equally long to arrive: what is sent just in time may arrive too early. */
const secondMs = 1250;
const minuteMs = 61_000;
const hourMs = 3_605_000;

/**
 * Discourse's defaults for guests: 2 searches a second and 15 a minute. Of all requests it takes 50 in 10 seconds and
 * 200 a minute; a lookup needs a dozen, and somebody's small machine no more than one a second for long.
 */
const forum: readonly Limit[] = [
  { lane: 'search', requests: 2, perMs: secondMs },
  { lane: 'search', requests: 15, perMs: minuteMs },
  { lane: 'all', requests: 30, perMs: 10_000 },
  { lane: 'all', requests: 60, perMs: minuteMs },
];

const paces = {
  forum,
  piefed: [...forum, { lane: 'search', requests: 20, perMs: 5 * minuteMs }],
  stackExchange: [{ lane: 'all', requests: 25, perMs: secondMs }],
  /** GitHub counts 10 searches a minute and 60 other requests an hour, unless it knows who asks. */
  githubGuest: [
    { lane: 'search', requests: 10, perMs: minuteMs },
    { lane: 'other', requests: 60, perMs: hourMs },
  ],
  githubUser: [
    { lane: 'search', requests: 30, perMs: minuteMs },
    { lane: 'all', requests: 60, perMs: minuteMs },
  ],
  microsoftLearn: [
    { lane: 'all', requests: 12, perMs: 12_000 },
    { lane: 'all', requests: 60, perMs: minuteMs },
  ],
  reddit: [{ lane: 'all', requests: 10, perMs: minuteMs }],
} satisfies Record<string, readonly Limit[]>;

export type PaceName = keyof typeof paces;

const hostPaces = new Map<string, PaceName>([
  ['api.stackexchange.com', 'stackExchange'],
  ['api.github.com', 'githubGuest'],
  ['learn.microsoft.com', 'microsoftLearn'],
  ['www.reddit.com', 'reddit'],
  ['old.reddit.com', 'reddit'],
  ['oauth.reddit.com', 'reddit'],
]);

/** The limits of the host; a machine's own servers have none. */
export function limitsOf(url: URL, request: { pace?: PaceName; bearer?: string }): readonly Limit[] {
  if (isLoopback(url.hostname)) return [];
  const name = request.pace ?? hostPaces.get(url.hostname) ?? 'forum';
  return paces[name === 'githubGuest' && request.bearer !== undefined ? 'githubUser' : name];
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}

/** When the next request of the lane may be sent, epoch ms; not after `now`: at once. */
export function dueAt(
  sent: SentTimes | undefined,
  limits: readonly Limit[],
  lane: Lane,
  now: number,
): number {
  const own = limits.filter((limit) => limit.lane === lane || limit.lane === 'all');
  return Math.max(now, ...own.map((limit) => limitDueAt(timesOf(sent, limit.lane), limit, now)));
}

function limitDueAt(times: readonly number[], { requests, perMs }: Limit, now: number): number {
  // A time to come was written before the clock was set back; nobody could say how long ago that was.
  const recent = times.filter((time) => time > now - perMs && time <= now);
  const oldest = recent.at(-requests);
  return oldest === undefined ? now : oldest + perMs;
}

function timesOf(sent: SentTimes | undefined, lane: Limit['lane']): readonly number[] {
  if (sent === undefined) return [];
  return lane === 'all' ? [...sent.search, ...sent.other].sort((a, b) => a - b) : sent[lane];
}

/** With one more request; what no limit looks back at is dropped. */
export function withSent(
  sent: SentTimes | undefined,
  limits: readonly Limit[],
  lane: Lane,
  now: number,
): SentTimes {
  const spanMs = Math.max(0, ...limits.map(({ perMs }) => perMs));
  const most = Math.max(0, ...limits.map(({ requests }) => requests));
  const keep = (times: readonly number[]) =>
    times.filter((time) => time > now - spanMs && time <= now).slice(-most);
  const { search, other } = sent ?? { search: [], other: [] };
  return {
    search: keep(lane === 'search' ? [...search, now] : search),
    other: keep(lane === 'other' ? [...other, now] : other),
  };
}
