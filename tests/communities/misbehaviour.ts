import { refuse } from './stack-exchange';
import { htmlReply, jsonReply, redirectReply, type SampleReply } from './reply';

/** The ways in which a host can fail a reader. */
export const misbehaviours = [
  '429-retry-after',
  '429-slow-down',
  '429-extras',
  '400-throttle',
  'backoff',
  '403-html',
  '500',
  'slow',
  'slow-bytes',
  'hang',
  'cut-body',
  'wrong-type',
  'huge-body',
  'changed-shape',
  'login-redirect',
  'redirect-loop',
  '404',
] as const;
export type Misbehaviour = (typeof misbehaviours)[number];

export type Misconduct = {
  host: string;
  how: Misbehaviour;
  /** How many requests it still meets. */
  timesLeft: number;
  /** Only addresses that hold this. */
  pathIncludes: string;
  /** How long 'slow' waits; default 1500. */
  delayMs: number;
  /** What a throttled reply asks to wait; default 3. */
  waitSeconds: number;
};

const challenge = `<!DOCTYPE html><html lang="en"><head><title>One moment</title></head><body><h1>Checking that you are human</h1><p>This takes a few seconds. Please switch on JavaScript and cookies.</p></body></html>`;

/** The reply in place of the true one, or null where the true one is bent or delayed instead. */
export function misbehavingReply({ how, waitSeconds }: Misconduct, door: string): SampleReply | null {
  switch (how) {
    case '429-retry-after':
      return htmlReply('<h1>Too many requests</h1>', 429, { 'retry-after': String(waitSeconds) });
    case '429-slow-down':
      return jsonReply({ failed: 'FAILED', message: 'slow down' }, 429);
    case '429-extras':
      return jsonReply(
        {
          errors: ['This was done too often. Please wait before you try again.'],
          error_type: 'rate_limit',
          extras: { wait_seconds: waitSeconds, time_left: `${waitSeconds} seconds` },
        },
        429,
        { 'retry-after': String(waitSeconds) },
      );
    case '400-throttle':
      return refuse({
        id: 502,
        name: 'throttle_violation',
        message: `too many requests from this IP, more requests available in ${waitSeconds} seconds`,
      });
    case '403-html':
      return htmlReply(challenge, 403, { server: 'gatekeeper' });
    case '500':
      return htmlReply('<h1>Oops</h1><p>The software that runs this place has met a problem.</p>', 500);
    case 'wrong-type':
      return htmlReply('<!DOCTYPE html><title>We will be back</title><p>Maintenance, back soon.</p>');
    case 'login-redirect':
      return redirectReply(`${door}/login`);
    case 'redirect-loop':
      return redirectReply(`${door}/round-and-round`);
    case '404':
      return htmlReply('<!DOCTYPE html><title>Not here</title><h1>Nothing stands at this address</h1>', 404);
    default:
      return null;
  }
}

/** The true reply, bent. */
export function bendReply(reply: SampleReply, { how, waitSeconds }: Misconduct): SampleReply {
  if (how === 'backoff') return { ...reply, body: mergeJson(reply.body, { backoff: waitSeconds }) };
  if (how === 'changed-shape')
    return { ...reply, body: JSON.stringify({ data: { version: 9, rows: [[1, 'x'], null] } }) };
  if (how === 'huge-body') return { ...reply, body: `{"padding":"${'x'.repeat(50_000_000)}"}` };
  return reply;
}

function mergeJson(body: string, extra: object): string {
  const data: unknown = JSON.parse(body);
  return JSON.stringify(typeof data === 'object' ? { ...data, ...extra } : data);
}
