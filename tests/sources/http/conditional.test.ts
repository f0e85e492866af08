import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { createHttp, type HttpRequest } from '@/sources/http';

import { aRequest, fakePorts, jsonReply, now, problemOf } from '../fixtures/ports';

const schema = z.object({ name: z.string() });
const tagged = { etag: 'W/"7"', 'last-modified': 'Sat, 14 Mar 2026 09:00:00 GMT' };
const dayMs = 24 * 3_600_000;

/** A host that says "unchanged" to whoever knows the tag, and what it was asked with. */
function aTaggingHost(headers: Record<string, string> = tagged, body: unknown = { name: 'a' }) {
  const conditions: unknown[] = [];
  const fake = fakePorts((_, init) => {
    const asked = new Headers(init.headers);
    conditions.push([asked.get('if-none-match'), asked.get('if-modified-since')]);
    const isKnown = asked.get('if-none-match') === headers['etag'] && headers['etag'] !== undefined;
    return isKnown ? new Response(null, { status: 304, headers }) : jsonReply(body, 200, headers);
  });
  const ask = (parts: Partial<HttpRequest> = {}) =>
    createHttp(fake.ports).json(aRequest({ why: 'answers', ...parts }), schema);
  return { ...fake, conditions, ask };
}

describe('a reply with a tag', () => {
  test('is asked about the next time, and served from here when it is unchanged', async () => {
    const { ask, conditions, ledger } = aTaggingHost();
    expect([await ask(), await ask()]).toEqual([{ name: 'a' }, { name: 'a' }]);
    expect(conditions).toEqual([
      [null, null],
      [tagged.etag, tagged['last-modified']],
    ]);
    expect(ledger.map(({ outcome }) => outcome)).toEqual(['ok', 'unchanged']);
  });

  test('gives way to a newer one', async () => {
    let version = 1;
    const fake = fakePorts(() => {
      version += 1;
      return jsonReply({ name: `v${version}` }, 200, { etag: `"${version}"` });
    });
    const http = createHttp(fake.ports);
    await http.json(aRequest(), schema);
    expect(await http.json(aRequest(), schema)).toEqual({ name: 'v3' });
    expect([...fake.replies.values()].map(({ etag }) => etag)).toEqual(['"3"']);
  });

  test('does not ask twice for what its body asked for when it came', async () => {
    const { ports } = aTaggingHost();
    const http = createHttp(ports);
    const obeyed: unknown[] = [];
    const obey = async (reply: unknown) => void obeyed.push(reply);
    await http.json(aRequest({ why: 'answers' }), schema, obey);
    await http.json(aRequest({ why: 'answers' }), schema, obey);
    expect(obeyed).toHaveLength(1);
  });

  test('stays good for as long as it is said to be, at the cost of one write a day', async () => {
    const host = aTaggingHost();
    await host.ask();
    const later = { ...host.ports, now: () => now + 2 * dayMs };
    await createHttp(later).json(aRequest({ why: 'answers' }), schema);
    expect([...host.replies.values()].map(({ at }) => at)).toEqual([now + 2 * dayMs]);
  });

  test('still says what is left of a quota when it is unchanged', async () => {
    const host = aTaggingHost({ ...tagged, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' });
    await host.ask();
    expect(host.pauses.get('forum.example')).toBe(now + 60_000);
  });
});

describe('nothing is kept', () => {
  test.each<[what: string, headers: Record<string, string>]>([
    ['has no tag', {}],
    ['may not be stored', { ...tagged, 'cache-control': 'private, no-store' }],
    ['is another for everybody', { ...tagged, vary: '*' }],
    ['has a tag without end', { etag: `"${'x'.repeat(400)}"` }],
  ])('of a reply that %s', async (_, headers) => {
    const { ask, replies } = aTaggingHost(headers);
    await ask();
    expect(replies.size).toBe(0);
  });

  test('of a large reply', async () => {
    const { ask, replies } = aTaggingHost(tagged, { name: 'x'.repeat(200_001) });
    await ask();
    expect(replies.size).toBe(0);
  });

  test('of a reply that nobody understood', async () => {
    const { ask, replies } = aTaggingHost(tagged, { rows: [] });
    await problemOf(ask());
    expect(replies.size).toBe(0);
  });

  test.each<[what: string, parts: Partial<HttpRequest>]>([
    ['the reader’s token', { bearer: 'secret' }],
    ['the reader’s session', { asReader: true }],
    ['a question in its body', { jsonBody: '{}' }],
  ])('of a request with %s, and nothing kept is used for it', async (_, parts) => {
    const { ask, conditions, replies } = aTaggingHost();
    await ask(parts);
    expect(replies.size).toBe(0);
    await ask();
    await ask(parts);
    expect(conditions.at(-1)).toEqual([null, null]);
  });
});

describe('nothing is asked about', () => {
  test('where the question alone would cost a preflight', async () => {
    const { ports, conditions } = aTaggingHost();
    const http = createHttp({ ...ports, mayCondition: async () => false });
    await http.json(aRequest({ why: 'answers' }), schema);
    await http.json(aRequest({ why: 'answers' }), schema);
    expect(conditions).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('where another representation was kept', async () => {
    const { ask, conditions } = aTaggingHost();
    await ask();
    await ask({ accept: 'application/ld+json' });
    expect(conditions.at(-1)).toEqual([null, null]);
  });

  test('when what was kept can not be read, and the reply comes all the same', async () => {
    const { ports } = aTaggingHost();
    const broken = () => Promise.reject(new Error('The disk is full.'));
    const http = createHttp({ ...ports, replies: { find: broken, keep: broken } });
    await expect(http.json(aRequest(), schema)).resolves.toEqual({ name: 'a' });
  });
});

test('a host that says "unchanged" without having been asked gives nothing that could be read', async () => {
  const { ports } = fakePorts(() => new Response(null, { status: 304 }));
  expect(await problemOf(createHttp(ports).json(aRequest(), schema))).toMatchObject({ code: 'changed' });
});
