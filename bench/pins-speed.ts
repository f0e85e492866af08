import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launch, type Browser, type Page } from 'puppeteer-core';
import { z } from 'zod';

import type { Figure } from './bench';
import { median } from './median';
import { serveSources } from './source-server';

const PINS = 20_000;
const FRAME_MS = 1000 / 60;
/** What browsers call a long task. */
const LONG_TASK_MS = 50;

const queries = [
  'router update',
  'the',
  'e',
  'zzyzx',
  'kettle filter error',
  '"turn it off"',
  'tag:kit lamp',
  'site:forum7 reset',
  'quevewi',
  'button press hold seconds',
];
const filters = [
  { tag: 'kitchen' },
  { communityId: 'discourse:https://forum7.example' },
  { verdict: 'helped' },
  { verdict: 'unsaid' },
  { hasNote: true },
  { isChanged: true },
  { order: 'oldest' },
  { order: 'title' },
];
const peers = ['ours', 'minisearch', 'flexsearch', 'orama'] as const;

const timesSchema = z.object({ median: z.number(), worst: z.number() });
const loadSchema = z.object({ firstRowsMs: z.number(), allMs: z.number() });
const peerSchema = timesSchema.extend({ indexMs: z.number() });
const editSchema = z.object({ editMs: z.number() });
const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** Microseconds; `tdur` is what the thread has worked, whatever else the machine did meanwhile. */
      ts: z.number(),
      tdur: z.optional(z.number()),
    }),
  ),
});

/**
 * A library of 20,000 pins of about 800 characters in a true browser's IndexedDB: loaded, searched letter by letter,
 * filtered and edited by the library's own model; beside it search libraries over the same texts. Tasks are those of the
 * page's main thread in the browser's trace.
 */
export async function measurePins(): Promise<Figure[]> {
  const sources = await serveSources();
  const profile = mkdtempSync(join(tmpdir(), 'commonplace-bench-'));
  const browser = await launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    pipe: true,
    userDataDir: profile,
    protocolTimeout: 600_000,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await withPage(browser, sources.origin, ({ run }) => run('fill', 'library', PINS));
    const figures = await measureLibrary(browser, sources.origin);
    return [...figures, ...(await measurePeers(browser, sources.origin))];
  } finally {
    await browser.close();
    sources.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Stage = {
  page: Page;
  /** Calls a function of bench/pins-in-page.ts. */
  run: (name: string, ...args: unknown[]) => Promise<unknown>;
};

async function withPage<T>(
  browser: Browser,
  origin: string,
  measure: (stage: Stage) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  page.on('console', (message) => console.error(message.text()));
  await page.goto(origin);
  // As text: a compiler's helpers would not be there in the page.
  await page.evaluate(`import('/bench/pins-in-page').then((module) => { window.bench = module; })`);
  const run = (name: string, ...args: unknown[]): Promise<unknown> =>
    page.evaluate(`window.bench.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
  try {
    return await measure({ page, run });
  } finally {
    await page.close();
  }
}

async function measureLibrary(browser: Browser, origin: string): Promise<Figure[]> {
  return withPage(browser, origin, async ({ page, run }) => {
    const load = await traced(page, async () => loadSchema.parse(await run('load', 'library')));
    const typing = await traced(page, () => run('type', queries));
    const filtering = await traced(page, () => run('filter', filters));
    const editing = await traced(page, async () => editSchema.parse(await run('edit', 11)));
    return [
      figure('from the beginning to the first rows', load.result.firstRowsMs),
      figure('from the beginning to the last pin', load.result.allMs),
      figure('loading, longest task', longest(load), LONG_TASK_MS),
      ...figuresOf('a letter typed', typing),
      ...figuresOf('a filter or an order', filtering),
      figure('an edit, until it is drawn', editing.result.editMs),
      ...figuresOf('an edit', editing),
    ];
  });
}

function figuresOf(name: string, { steps, tasks }: Pick<Traced<unknown>, 'steps' | 'tasks'>): Figure[] {
  return [
    figure(`${name}, all its work, median`, median(steps), FRAME_MS),
    figure(`${name}, all its work, worst`, Math.max(...steps), FRAME_MS),
    figure(`${name}, longest task`, longest({ tasks }), FRAME_MS),
  ];
}

function longest({ tasks }: Pick<Traced<unknown>, 'tasks'>): number {
  return Math.max(0, ...tasks.map(({ ms }) => ms));
}

/** Each in a page of its own. Memory is what the page's heap grew by, digests included. */
async function measurePeers(browser: Browser, origin: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const who of peers)
    await withPage(browser, origin, async ({ page, run }) => {
      const before = await heapKb(page);
      const times = peerSchema.parse(await run('peer', who, 'library', queries));
      figures.push(
        figure(`indexing, ${who}`, times.indexMs),
        { section: 'pins', name: `memory, ${who}`, value: (await heapKb(page)) - before, unit: 'kB' },
        figure(`a letter typed, median, ${who}`, times.median),
        figure(`a letter typed, worst, ${who}`, times.worst),
      );
    });
  return figures;
}

async function heapKb(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return (usedSize + backingStorageSize) / 1000;
}

type Traced<T> = {
  result: T;
  /** Of the page's main thread. */
  tasks: { at: number; ms: number }[];
  /** Work of the main thread between one pause of bench/pins-in-page.ts and the next, in ms. */
  steps: number[];
};

async function traced<T>(page: Page, run: () => Promise<T>): Promise<Traced<T>> {
  await page.tracing.start({ categories: ['toplevel', 'blink.user_timing'] });
  const result = await run();
  const trace = await page.tracing.stop();
  const { traceEvents } = traceSchema.parse(JSON.parse(Buffer.from(trace ?? []).toString()));
  const pauses = traceEvents.filter(({ name }) => name === 'pause');
  const tasks = traceEvents
    .filter(
      ({ name, tid, pid }) => name.endsWith('RunTask') && tid === pauses[0]?.tid && pid === pauses[0].pid,
    )
    .map(({ ts, tdur = 0 }) => ({ at: ts, ms: tdur / 1000 }));
  const steps = pauses.slice(1).map(({ ts: end }, place) => {
    const start = pauses[place]?.ts ?? 0;
    return tasks.filter(({ at }) => start <= at && at < end).reduce((sum, { ms }) => sum + ms, 0);
  });
  return { result, tasks, steps };
}

function figure(name: string, value: number, budget?: number): Figure {
  return {
    section: 'pins',
    name: `${PINS.toLocaleString('en')} pins, ${name}`,
    value,
    unit: 'ms',
    ...(budget === undefined ? {} : { budget }),
  };
}
