import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import type { Figure } from './bench';
import { median } from './median';

const once = fileURLToPath(new URL('ranking-once.ts', import.meta.url));
const processes = 5;
/** For 100 threads the first time in a fresh worker; for 1,000 once warm, a frame. */
const budgets = [
  { count: 100, coldBudget: 25 },
  { count: 1000, warmBudget: 1000 / 60 },
];
const timesSchema = z.object({ coldMs: z.number(), warmMs: z.number() });
type Times = z.infer<typeof timesSchema>;

/** How long ranking takes, the first time in a process and once it is warm, beside minisearch on the same threads. */
export function measureRanking(): Promise<Figure[]> {
  return Promise.resolve(
    budgets.flatMap(({ count, coldBudget, warmBudget }) => {
      const ours: Times[] = [];
      const peers: Times[] = [];
      // In turns, so that what else the machine does falls on both.
      for (let round = 0; round < processes; round += 1) {
        ours.push(measureOnce('ours', count));
        peers.push(measureOnce('minisearch', count));
      }
      return [
        figure(`${count} threads, first time`, ours, 'coldMs', coldBudget),
        figure(`${count} threads, first time, minisearch`, peers, 'coldMs'),
        figure(`${count} threads, warm`, ours, 'warmMs', warmBudget),
        figure(`${count} threads, warm, minisearch`, peers, 'warmMs'),
      ];
    }),
  );
}

function figure(name: string, times: readonly Times[], which: keyof Times, budget?: number): Figure {
  return {
    section: 'ranking',
    name,
    value: median(times.map((each) => each[which])),
    unit: 'ms',
    ...(budget === undefined ? {} : { budget }),
  };
}

function measureOnce(who: 'ours' | 'minisearch', count: number): Times {
  const args = [...process.execArgv, '--expose-gc', once, who, String(count)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ranking-once.ts failed: ${stderr}`);
  return timesSchema.parse(JSON.parse(stdout));
}
