import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';

import type { SampleVisit } from '../communities/serve';
import { helpPages } from '../help-centre/pages';
import { builtExtension } from './chromium';
import { allowCommunities, waitUntilDone } from './reading-panel';
import { helpPage, openWorld, type World } from './world';

/** Chromium's own errands, which it runs with no extension too. */
const browserHosts = /(?:^|\.)(?:google|googleapis|gstatic|gvt1|googleusercontent)\.com$/;
const maxQueryChars = 120;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

/** What neither a visited help page nor the browser itself has asked for. */
function sentByExtension(): SampleVisit[] {
  const pages = new Set(helpPages.map(({ host, path }) => host + path));
  return world.sample.requests.filter(({ host, url }) => {
    const { pathname } = new URL(url);
    return !browserHosts.test(host) && !pages.has(host + pathname) && pathname !== '/favicon.ico';
  });
}

test('reading help pages sends nothing and stores nothing until the icon is pressed', async () => {
  for (const { host, path, file } of helpPages)
    if (file.endsWith('.html')) {
      const page = await world.visit(`https://${host}${path}`);
      await page.close();
    }
  expect(sentByExtension()).toEqual([]);
  for (const table of ['lookups', 'threads', 'pins', 'hosts', 'findings', 'ledger'] as const)
    expect(await world.rows(table), table).toEqual([]);
  expect(await world.inExtension('chrome.storage.local.get(null)')).toEqual({});
});

test('the ledger lists every request that left, and no other', async () => {
  await lookUpEverything();
  const ledger = (await world.rows('ledger')).map(({ url }) => url).toSorted();
  const visits = sentByExtension();
  expect(ledger.length).toBeGreaterThan(5);
  expect(visits.map(({ url }) => url).toSorted()).toEqual(ledger);
  expect(new Set(visits.map(({ method }) => method))).toEqual(new Set(['GET']));
});

test('no request carries a cookie, a referrer or the address of the page', async () => {
  await lookUpEverything();
  const pageUrl = helpPage('lumenhome/hub-error-e04.html');
  const { pathname } = new URL(pageUrl);
  for (const { url, referer, cookie } of sentByExtension()) {
    expect({ url, referer, cookie }).toEqual({ url, referer: undefined, cookie: undefined });
    const address = decodeURIComponent(url);
    for (const part of [pageUrl, pathname, 'help.lumenhome', '4410983']) expect(address).not.toContain(part);
  }
});

test('a community that sets a cookie does not get it back', async () => {
  const page = await world.visit('https://community.lumenhome.example/latest');
  await page.evaluate(() => {
    document.cookie = 'session=secret; path=/; Secure; SameSite=None';
  });
  await page.reload();
  const isVisit = ({ url }: SampleVisit): boolean => url.endsWith('/latest');
  expect(sentByExtension().filter(isVisit).at(-1)?.cookie).toBe('session=secret');
  await lookUpEverything();
  const visits = sentByExtension().filter((visit) => !isVisit(visit));
  expect(visits.some(({ host }) => host === 'community.lumenhome.example')).toBe(true);
  for (const { url, cookie } of visits) expect({ url, cookie }).toEqual({ url, cookie: undefined });
});

test('no query is longer than was promised, and each is in the ledger word by word', async () => {
  await lookUpEverything();
  const rows = await world.rows('ledger');
  const worded = rows.filter(({ text }) => text !== '');
  expect(worded.length).toBeGreaterThan(3);
  for (const { text, url } of worded) {
    expect(text.length, text).toBeLessThanOrEqual(maxQueryChars);
    const values = [...new URL(url).searchParams.values()];
    expect(
      values.some((value) => value.includes(text)),
      `${text} in ${url}`,
    ).toBe(true);
  }
});

const rulesSchema = z.array(
  z.looseObject({
    conditions: z.array(z.looseObject({ pageUrl: z.record(z.string(), z.unknown()) })),
    actions: z.array(z.looseObject({ instanceType: z.string() })),
  }),
);

test('the icon lights up because the browser itself compares addresses', async () => {
  const rules = rulesSchema.parse(
    await world.inExtension(
      'new Promise((resolve) => chrome.declarativeContent.onPageChanged.getRules(resolve))',
    ),
  );
  expect(rules).toHaveLength(1);
  const [rule] = rules;
  const conditions = rule?.conditions.map(({ pageUrl }) => pageUrl) ?? [];
  const isLit = (url: string): boolean => conditions.some((condition) => meets(new URL(url), condition));
  expect(isLit(helpPage('lumenhome/hub-error-e04.html'))).toBe(true);
  expect(isLit(helpPage('parcelo/contact.html'))).toBe(true);
  expect(isLit('https://www.parcelo.example/pricing')).toBe(false);
  expect(rule?.actions.map(({ instanceType }) => instanceType)).toEqual(['declarativeContent.SetIcon']);
});

/** As the browser decides it: every part of the condition has to fit. */
function meets({ hostname, pathname, href }: URL, condition: Record<string, unknown>): boolean {
  const tests: Record<string, (value: string) => boolean> = {
    hostPrefix: (value) => hostname.startsWith(value),
    hostSuffix: (value) => hostname.endsWith(value),
    pathContains: (value) => pathname.includes(value),
    urlMatches: (value) => new RegExp(value).test(href),
  };
  return Object.entries(condition).every(([name, value]) => tests[name]?.(String(value)) ?? false);
}

const manifestSchema = z.looseObject({
  permissions: z.array(z.string()),
  content_security_policy: z.object({ extension_pages: z.string() }),
});

test('installing shows no warning: no site, no content script and no permission that has one', () => {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(builtExtension(), 'manifest.json'), 'utf8')),
  );
  expect(manifest).not.toHaveProperty('host_permissions');
  expect(manifest).not.toHaveProperty('content_scripts');
  expect(manifest).not.toHaveProperty('externally_connectable');
  expect(manifest).not.toHaveProperty('web_accessible_resources');
  expect(manifest.permissions.toSorted()).toEqual([
    'activeTab',
    'alarms',
    'contextMenus',
    'declarativeContent',
    'scripting',
    'sidePanel',
    'storage',
    'unlimitedStorage',
  ]);
});

test("the panel's policy lets no foreign code run, no frame hold it and no form leave it", () => {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(builtExtension(), 'manifest.json'), 'utf8')),
  );
  const rules = manifest.content_security_policy.extension_pages.split(';').map((rule) => rule.trim());
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ])
    expect(rules).toContain(rule);
  expect(rules.join(';')).not.toMatch(/unsafe|\bblob:|\*/);
});

/** One whole lookup, with the company's community too. */
async function lookUpEverything(): Promise<void> {
  const { panel } = await world.press(helpPage('lumenhome/hub-error-e04.html'));
  await waitUntilDone(panel);
  await allowCommunities(world.chromium(), panel);
  await waitUntilDone(panel);
}
