import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { startSample, type Sample } from '../communities/serve';

const root = join(import.meta.dirname, '../..');
let sample: Sample;
let folder: string;

beforeAll(async () => {
  sample = await startSample({ tls: false });
  folder = mkdtempSync(join(tmpdir(), 'commonplace-ask-'));
});
afterAll(async () => {
  await sample.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What other people's scripts read; the keys stay. */
const outputSchema = z.object({
  page: z.object({ kind: z.string(), score: z.number(), signals: z.array(z.unknown()) }).nullable(),
  topic: z.object({ question: z.string() }),
  queries: z.array(z.object({ source: z.string(), text: z.string() })),
  sources: z.array(z.object({ id: z.string(), state: z.string(), threads: z.number(), ms: z.number() })),
  answers: z.array(
    z.object({
      rank: z.number(),
      source: z.string(),
      title: z.string(),
      url: z.string(),
      answerUrl: z.string(),
      author: z.string().nullable(),
      score: z.number(),
      accepted: z.boolean(),
      date: z.string().nullable(),
      license: z.string().nullable(),
      text: z.string(),
      why: z.array(z.unknown()),
    }),
  ),
  ledger: z.array(z.object({ url: z.string(), outcome: z.string() })),
});

async function ask(...words: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/ask.ts', ...words], { cwd: root });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

/** A page that is no part of the sample. */
function savePage(title: string, body: string): string {
  const file = join(folder, `${title.replace(/\W+/g, '-')}.html`);
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${body}</body></html>`,
  );
  return file;
}

const helpPage = (): string =>
  savePage(
    'Lights flicker when dimmed - Help Center',
    `<nav aria-label="breadcrumb" class="breadcrumbs"><a href="/hc">Help Center</a> <a href="/hc/lights">Lights</a></nav>
     <article><h1>Lights flicker when dimmed</h1><p>If your bulbs flicker while they are dimmed, check that they are
     screwed in firmly, then restart the hub and wait for a minute until the lights are found again.</p></article>`,
  );

describe('asking from a terminal', () => {
  it('does the whole job for a saved page, and its ledger is what the community received', async () => {
    const from = sample.requests.length;
    const base = sample.url('discourse:lumenhome');
    const url = 'https://support.acme-lamps.example/hc/en-us/articles/77-Lights-flicker-when-dimmed';
    const { code, stdout } = await ask(
      '--page',
      helpPage(),
      '--url',
      url,
      '--community',
      `discourse=${base}`,
      '--json',
    );
    expect(code).toBe(0);
    const output = outputSchema.parse(JSON.parse(stdout));
    expect(output.page?.kind).toBe('article');
    expect(output.topic.question).toBe('Lights flicker when dimmed');
    expect(output.answers[0]?.title).toMatch(/flicker/i);
    expect(output.sources.map(({ id, state }) => [id, state])).toEqual([[`discourse:${base}`, 'answered']]);
    const pathOf = (address: string): string => {
      const { pathname, search } = new URL(address);
      return pathname.replace(/^\/at\/[^/]+/, '') + search;
    };
    expect(output.ledger.map((row) => pathOf(row.url))).toEqual(
      sample.requests.slice(from).map((visit) => pathOf(visit.url)),
    );
  });

  it('asks about words alone, at every platform it is given', async () => {
    const { code, stdout } = await ask(
      '--topic',
      'Lumenhome hub shows error E04',
      '--community',
      `stackexchange=${sample.url('stack-exchange')}#superuser`,
      '--json',
    );
    expect(code).toBe(0);
    const output = outputSchema.parse(JSON.parse(stdout));
    expect(output.page).toBeNull();
    expect(output.answers[0]).toMatchObject({ accepted: true, license: 'CC BY-SA 4.0' });
  });

  it('reads the one page that the address of a platform without a search names', async () => {
    const page = `${sample.url('stack-exchange:superuser')}/questions/1840000/anything`;
    const words = [
      '--topic',
      'Lumenhome hub error E04 firmware',
      '--community',
      `schema-org=${page}`,
      '--json',
    ];
    const output = outputSchema.parse(JSON.parse((await ask(...words)).stdout));
    expect(output.answers[0]).toMatchObject({ author: 'tobias w', accepted: true });
    expect(output.ledger.map(({ url }) => url)).toEqual([page]);
  });

  it('asks nobody about a page that is no support page, and says so with exit code 3', async () => {
    const from = sample.requests.length;
    const file = savePage('Buy a lamp', '<h1>Buy a lamp</h1><p>Only 29.99, add it to your cart today.</p>');
    const words = ['--page', file, '--url', 'https://shop.acme-lamps.example/products/lamp', '--json'];
    const { code, stdout } = await ask(
      ...words,
      '--community',
      `discourse=${sample.url('discourse:lumenhome')}`,
    );
    expect(code).toBe(3);
    expect(outputSchema.parse(JSON.parse(stdout)).page?.kind).toBe('other');
    expect(sample.requests.length).toBe(from);
  });

  it('names a community that can not be reached instead of calling it empty', async () => {
    const { code, stdout } = await ask(
      '--topic',
      'lights',
      '--community',
      'discourse=http://127.0.0.1:9',
      '--json',
    );
    expect(code).toBe(0);
    expect(outputSchema.parse(JSON.parse(stdout)).sources[0]?.state).toBe('failed');
  });

  it.each([
    ['nothing to ask about', []],
    ['both a page and a topic', ['--page', 'x.html', '--url', 'https://x.example/', '--topic', 'y']],
    ['a page without its address', ['--page', 'x.html']],
    ['an address that is none', ['--page', 'x.html', '--url', 'nonsense']],
    ['a file that is not there', ['--page', '/nowhere/x.html', '--url', 'https://x.example/']],
    ['an unknown platform', ['--topic', 'x', '--only', 'usenet']],
    ['a community without an address', ['--topic', 'x', '--community', 'discourse']],
    ['hashtags in a broken encoding', ['--topic', 'x', '--community', 'mastodon=https://m.example#%E0%A4%A']],
    [
      'a name and a password in an address',
      ['--topic', 'x', '--community', 'discourse=http://u:p@m.example'],
    ],
    ['a community with a query', ['--topic', 'x', '--community', 'discourse=https://m.example/?a=b']],
    ['an unknown option', ['--topik', 'x']],
  ])('refuses %s with one clear line and exit code 2', async (_, words) => {
    const { code, stdout, stderr } = await ask(...words);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toContain('u:p');
  });
});
