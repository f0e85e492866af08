import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';

import { createHttp, webAddress, type HttpRequest } from '@/sources/http';
import { SourceError } from '@/sources/source';

import {
  aRequest,
  fakePorts,
  htmlReply,
  jsonReply,
  landedAt,
  now,
  problemOf,
  textReply,
} from './fixtures/ports';

const schema = z.object({ rows: z.array(z.object({ name: z.string() })) });
const host = 'forum.example';

/** Asks once and gives what came of it, with all that was noted meanwhile. */
async function ask(answer: Parameters<typeof fakePorts>[0], parts: Partial<HttpRequest> = {}) {
  const fake = fakePorts(answer);
  const problem = await problemOf(createHttp(fake.ports).json(aRequest(parts), schema));
  return { ...fake, problem };
}

afterEach(() => vi.useRealTimers());

describe('a request that goes well', () => {
  test('brings the parsed reply and stands in the ledger as ok', async () => {
    const { ports, ledger } = fakePorts(() => jsonReply({ rows: [{ name: 'a' }], other: 1 }));
    const reply = await createHttp(ports).json(aRequest(), schema);
    expect(reply).toEqual({ rows: [{ name: 'a' }] });
    expect(ledger).toEqual([
      { at: now, host, url: aRequest().url, text: 'paper jam', why: 'search', outcome: 'ok' },
    ]);
  });

  test('carries neither cookies nor the address of the page', async () => {
    const { ports, sent } = fakePorts(() => jsonReply({ rows: [] }));
    await createHttp(ports).json(aRequest(), schema);
    expect(sent[0]?.init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
    expect(sent[0]?.init.headers).toEqual({});
  });

  test('is in the ledger before it is sent', async () => {
    const seen: string[] = [];
    const { ports, ledger } = fakePorts(() => {
      seen.push(...ledger.map((row) => row.outcome));
      return jsonReply({ rows: [] });
    });
    await createHttp(ports).json(aRequest(), schema);
    expect(seen).toEqual(['pending']);
  });

  test('gives a page with the address at which it was found in the end', async () => {
    const { ports } = fakePorts(() => landedAt(`https://${host}/b`, htmlReply('<p>Hello</p>')));
    const page = await createHttp(ports).html(aRequest({ url: `https://${host}/a` }));
    expect(page).toMatchObject({ body: '<p>Hello</p>', url: `https://${host}/b` });
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  test('reads a page in the encoding that it names', async () => {
    const bytes = Uint8Array.from([0x67, 0x72, 0xfc, 0x6e]);
    const headers = { 'content-type': 'text/html; charset=ISO-8859-1' };
    const { ports } = fakePorts(() => new Response(bytes, { headers }));
    expect((await createHttp(ports).html(aRequest())).body).toBe('grün');
  });

  test('reads a page whose encoding nobody knows as UTF-8', async () => {
    const { ports } = fakePorts(() => textReply('plain', 'text/html; charset=klingon'));
    expect((await createHttp(ports).html(aRequest())).body).toBe('plain');
  });

  test('may be sent on from http to https at the same host', async () => {
    const { ports } = fakePorts(() => landedAt(`https://${host}/x`, jsonReply({ rows: [] })));
    await expect(createHttp(ports).json(aRequest({ url: `http://${host}/x` }), schema)).resolves.toEqual({
      rows: [],
    });
  });

  test('keeps its answer even when the ledger can not note how it ended', async () => {
    const { ports } = fakePorts(() => jsonReply({ rows: [] }));
    ports.ledger.close = () => Promise.reject(new Error('The disk is full.'));
    await expect(createHttp(ports).json(aRequest(), schema)).resolves.toEqual({ rows: [] });
  });
});

describe('a request that must not go out', () => {
  test('waits for the end of a pause without being sent or written down', async () => {
    const fake = fakePorts(() => jsonReply({ rows: [] }));
    fake.pauses.set(host, now + 5000);
    const problem = await problemOf(createHttp(fake.ports).json(aRequest(), schema));
    expect(problem).toMatchObject({ code: 'throttled', retryAt: now + 5000 });
    expect(fake.sent).toEqual([]);
    expect(fake.ledger).toEqual([]);
  });

  test('heeds a pause of its own scope, which leaves the rest of the host alone', async () => {
    const fake = fakePorts(() => jsonReply({ rows: [] }));
    const http = createHttp(fake.ports);
    await http.pause(`${host}/answers`, 7000);
    expect(await problemOf(http.json(aRequest({ scope: `${host}/answers` }), schema))).toMatchObject({
      code: 'throttled',
      retryAt: now + 7000,
    });
    await expect(http.json(aRequest({ scope: `${host}/search` }), schema)).resolves.toEqual({ rows: [] });
  });

  test('goes out again once the pause is over', async () => {
    const fake = fakePorts(() => jsonReply({ rows: [] }));
    fake.pauses.set(host, now);
    await expect(createHttp(fake.ports).json(aRequest(), schema)).resolves.toEqual({ rows: [] });
  });

  test('needs the permission for its host', async () => {
    const fake = fakePorts(() => jsonReply({ rows: [] }), { isAllowed: false });
    const problem = await problemOf(createHttp(fake.ports).json(aRequest(), schema));
    expect(problem).toMatchObject({ code: 'needs-permission' });
    expect(fake.sent).toEqual([]);
    expect(fake.ledger).toEqual([]);
  });

  test.each(['file:///etc/hosts', 'javascript:alert(1)', 'no address', 'https://me:secret@forum.example/'])(
    'is never made for %s',
    async (url) => {
      const { problem, sent } = await ask(() => jsonReply({ rows: [] }), { url });
      expect(problem).toBeInstanceOf(SourceError);
      expect(problem).toMatchObject({ code: 'changed' });
      expect(sent).toEqual([]);
    },
  );

  test('is not sent when it can not be written down first', async () => {
    const fake = fakePorts(() => jsonReply({ rows: [] }));
    fake.ports.ledger.open = () => Promise.reject(new Error('The disk is full.'));
    const problem = await problemOf(createHttp(fake.ports).json(aRequest(), schema));
    expect(problem).toBeInstanceOf(SourceError);
    expect(fake.sent).toEqual([]);
  });
});

describe('a refusal', () => {
  test.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'not-found'],
    [410, 'not-found'],
    [418, 'changed'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ])('with status %i is told as %s and closes its ledger row', async (status, code) => {
    const { problem, ledger } = await ask(() => jsonReply({}, status));
    expect(problem).toBeInstanceOf(SourceError);
    expect(problem).toMatchObject({ code });
    expect(ledger.map((row) => row.outcome)).toEqual([code]);
  });

  test.each([401, 403, 503])('that shows a page to a person (%i) is a refusal of guests', async (status) => {
    const { problem } = await ask(() => htmlReply('<title>Just a moment</title>', status));
    expect(problem).toMatchObject({ code: 'refused' });
  });

  test('that redirects to a login page is a refusal of guests', async () => {
    const { problem } = await ask(() => landedAt(`https://${host}/login`, htmlReply('Log in')));
    expect(problem).toMatchObject({ code: 'refused' });
  });

  test('that redirects to another site is a refusal of guests', async () => {
    const { problem, ledger } = await ask(() => landedAt('https://sso.example/x', jsonReply({ rows: [] })));
    expect(problem).toMatchObject({ code: 'refused' });
    expect(ledger[0]?.outcome).toBe('refused');
  });

  test.each([
    ['120', 120_000],
    [new Date(now + 90_000).toUTCString(), 90_000],
    [undefined, 60_000],
    ['soon', 60_000],
    ['0', 1000],
    ['99999999', 86_400_000],
    [new Date(now - 90_000).toUTCString(), 1000],
  ])('for haste with Retry-After %s pauses the host for the time it asks', async (value, ms) => {
    const headers = value === undefined ? {} : { 'retry-after': value };
    const { problem, pauses } = await ask(() => jsonReply({}, 429, headers), { scope: `${host}/search` });
    expect(problem).toMatchObject({ code: 'throttled', retryAt: now + ms });
    expect(pauses.get(host)).toBe(now + ms);
  });

  test('while the host is down for a while pauses it', async () => {
    const { problem, pauses } = await ask(() => htmlReply('Back soon', 503, { 'retry-after': '300' }));
    expect(problem).toMatchObject({ code: 'unavailable', retryAt: now + 300_000 });
    expect(pauses.get(host)).toBe(now + 300_000);
  });

  test('never shortens a pause that was longer', async () => {
    const fake = fakePorts(() => jsonReply({}, 429, { 'retry-after': '5' }));
    const http = createHttp(fake.ports);
    await http.pause(`${host}/answers`, 60_000);
    await http.pause(`${host}/answers`, 1000);
    expect(fake.pauses.get(`${host}/answers`)).toBe(now + 60_000);
  });

  test('stops the requests that stand behind it in the queue', async () => {
    const fake = fakePorts(() => jsonReply({}, 429, { 'retry-after': '5' }));
    const http = createHttp(fake.ports);
    const both = [
      http.json(aRequest(), schema),
      http.json(aRequest({ url: `https://${host}/other.json` }), schema),
    ];
    const problems = await Promise.all(both.map((one) => problemOf(one)));
    expect(problems).toMatchObject([{ code: 'throttled' }, { code: 'throttled', retryAt: now + 5000 }]);
    expect(fake.sent).toHaveLength(1);
  });

  test('in the words of its platform counts before the general reading, and its pause is kept', async () => {
    const { problem, pauses, ledger } = await ask(() => jsonReply({ wait: 9 }, 400), {
      readError: ({ status, body, now: at }) =>
        new SourceError('throttled', `${status}${body}`, { retryAt: at + 9000 }),
    });
    expect(problem).toMatchObject({ code: 'throttled', message: '400{"wait":9}', retryAt: now + 9000 });
    expect(pauses.get(host)).toBe(now + 9000);
    expect(ledger[0]?.outcome).toBe('throttled');
  });

  test('that its platform can not read is read by its status', async () => {
    const { problem } = await ask(() => jsonReply({}, 404), { readError: () => null });
    expect(problem).toMatchObject({ code: 'not-found' });
  });

  test('hands its platform only the beginning of an endless body', async () => {
    const lengths: number[] = [];
    const { problem } = await ask(() => textReply('x'.repeat(900_000), 'text/plain', 500), {
      readError: ({ body }) => {
        lengths.push(body.length);
        return null;
      },
    });
    expect(problem).toMatchObject({ code: 'unavailable' });
    expect(lengths[0]).toBe(64_000);
  });
});

describe('a reply that is not what was asked for', () => {
  test.each([
    ['a page in place of data', () => htmlReply('<p>Welcome</p>')],
    ['no type at all', () => new Response(new TextEncoder().encode('{"rows":[]}'))],
    ['broken JSON', () => textReply('{"rows":[', 'application/json')],
    ['an empty body', () => textReply('', 'application/json')],
  ])('because of %s means that the source changed', async (_, answer) => {
    const { problem, ledger } = await ask(answer);
    expect(problem).toMatchObject({ code: 'changed' });
    expect(ledger[0]?.outcome).toBe('changed');
  });

  test('names the place where its shape differs, and quotes nothing', async () => {
    const { problem } = await ask(() => jsonReply({ rows: [{ name: 'a' }, { name: 2, secret: 'words' }] }));
    expect(problem).toMatchObject({ code: 'changed', message: expect.stringContaining('rows.1.name') });
    expect(String(problem)).not.toContain('words');
  });

  test('is taken as JSON when it is of a JSON family', async () => {
    const { ports } = fakePorts(() => textReply('{"rows":[]}', 'application/ld+json'));
    await expect(createHttp(ports).json(aRequest(), schema)).resolves.toEqual({ rows: [] });
  });

  test('means for a page that came as data that the source changed', async () => {
    const { ports } = fakePorts(() => jsonReply({ rows: [] }));
    expect(await problemOf(createHttp(ports).html(aRequest()))).toMatchObject({ code: 'changed' });
  });
});

describe('limits', () => {
  test('a body over its size is let go before its end', async () => {
    let isLetGo = false;
    let chunks = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        chunks += 1;
        controller.enqueue(new Uint8Array(1000).fill(32));
      },
      cancel: () => {
        isLetGo = true;
      },
    });
    const headers = { 'content-type': 'application/json' };
    const { problem, ledger } = await ask(() => new Response(endless, { headers }), { maxBytes: 10_000 });
    expect(problem).toMatchObject({ code: 'too-large' });
    expect(ledger[0]?.outcome).toBe('too-large');
    expect(isLetGo).toBe(true);
    expect(chunks).toBeLessThan(20);
  });

  test('a body of just its size is read', async () => {
    const body = '{"rows":[]}';
    const { ports } = fakePorts(() => textReply(body, 'application/json'));
    await expect(createHttp(ports).json(aRequest({ maxBytes: body.length }), schema)).resolves.toEqual({
      rows: [],
    });
  });

  test('a host that does not answer in time is given up', async () => {
    vi.useFakeTimers();
    const asking = ask((_, init) => untilAborted(init), { deadlineMs: 3000 });
    await vi.advanceTimersByTimeAsync(3000);
    const { problem, ledger } = await asking;
    expect(problem).toMatchObject({ code: 'timeout' });
    expect(ledger[0]?.outcome).toBe('timeout');
  });

  test('a body that never ends is given up after ten seconds', async () => {
    vi.useFakeTimers();
    const stuck = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) });
    const asking = ask(() => new Response(stuck, { headers: { 'content-type': 'application/json' } }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await asking).problem).toMatchObject({ code: 'timeout' });
  });

  test('the time in the queue does not count', async () => {
    vi.useFakeTimers();
    const fake = fakePorts(async (url) => {
      await new Promise((resolve) => setTimeout(resolve, url.pathname === '/slow' ? 9000 : 2000));
      return jsonReply({ rows: [] });
    });
    const http = createHttp(fake.ports);
    const slow = http.json(aRequest({ url: `https://${host}/slow` }), schema);
    const next = http.json(aRequest({ url: `https://${host}/next` }), schema);
    await vi.advanceTimersByTimeAsync(11_000);
    await expect(Promise.all([slow, next])).resolves.toHaveLength(2);
  });

  test('no timer is left behind', async () => {
    vi.useFakeTimers();
    const { ports } = fakePorts(() => jsonReply({ rows: [] }));
    await createHttp(ports).json(aRequest(), schema);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a pause that a good reply asks for holds for the next request already waiting in the queue', async () => {
    const { ports, sent } = fakePorts(() => jsonReply({ rows: [] }));
    const http = createHttp(ports);
    const first = http.json(aRequest(), schema, () => http.pause(host, 30_000));
    const second = http.json(aRequest({ url: `https://${host}/other.json` }), schema);
    await first;
    await expect(second).rejects.toMatchObject({ code: 'throttled' });
    expect(sent).toHaveLength(1);
  });

  test("the reader's words follow no redirect to a host that the ledger does not name", async () => {
    const away = () => new Response(null, { status: 302, headers: { location: 'https://tracker.example/' } });
    const { ports, sent, ledger } = fakePorts(away);
    await expect(createHttp(ports).json(aRequest({ text: 'e04' }), schema)).rejects.toMatchObject({
      code: 'refused',
    });
    expect(sent[0]?.init.redirect).toBe('manual');
    expect(ledger[0]?.outcome).toBe('refused');
  });

  test('a forum that is asked for a thread by its number can send the request nowhere else', async () => {
    const { ports, sent } = fakePorts(() => jsonReply({ rows: [] }));
    const byId = aRequest({ why: 'answers', text: '', url: `https://${host}/t/7.json` });
    await createHttp(ports).json(byId, schema);
    expect(sent[0]?.init.redirect).toBe('manual');
  });

  test.each(['thread', 'probe'] as const)(
    'a page (%s) that leads to another machine is refused, and the ledger names that machine',
    async (why) => {
      const { ports, sent, ledger, health } = fakePorts(() =>
        landedAt('http://192.168.0.1/admin', htmlReply('<p>Router</p>')),
      );
      const page = aRequest({ why, text: '', url: `https://${host}/questions/7` });
      expect(await problemOf(createHttp(ports).html(page))).toMatchObject({ code: 'refused' });
      expect(sent[0]?.init.redirect).toBe('follow');
      expect(ledger.map(({ host: at, outcome }) => `${at} ${outcome}`)).toEqual([
        `${host} refused`,
        '192.168.0.1 refused',
      ]);
      expect(health.get('192.168.0.1')?.askedCount).toBe(1);
    },
  );

  test('a host that can not be reached although there is a network is not called offline', async () => {
    const { ports, ledger } = fakePorts(() => Promise.reject(new TypeError('Failed to fetch')));
    const asked = createHttp({ ...ports, isOnline: () => true }).json(aRequest(), schema);
    await expect(asked).rejects.toMatchObject({ code: 'unavailable' });
    expect(ledger[0]?.outcome).toBe('unavailable');
  });

  test('a host that can not be reached is told as offline', async () => {
    const { problem, ledger } = await ask(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(problem).toBeInstanceOf(SourceError);
    expect(problem).toMatchObject({ code: 'offline' });
    expect(ledger[0]?.outcome).toBe('offline');
  });
});

describe('a reader who moves on', () => {
  test('ends a request on its way, and the ledger says so', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const asking = ask(
      (_, init) => {
        queueMicrotask(() => controller.abort());
        return untilAborted(init);
      },
      { signal },
    );
    const { problem, ledger } = await asking;
    expect(problem).toBeInstanceOf(SourceError);
    expect(problem).toMatchObject({ code: 'cancelled' });
    expect(ledger[0]?.outcome).toBe('cancelled');
  });

  test('is told so only when the ledger knows it as well', async () => {
    const controller = new AbortController();
    const fake = fakePorts((_, init) => {
      queueMicrotask(() => controller.abort());
      return untilAborted(init);
    });
    const { close } = fake.ports.ledger;
    fake.ports.ledger.close = async (id, outcome) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await close(id, outcome);
    };
    await problemOf(createHttp(fake.ports).json(aRequest({ signal: controller.signal }), schema));
    expect(fake.ledger[0]?.outcome).toBe('cancelled');
  });

  test('ends a reply that is still coming in', async () => {
    const controller = new AbortController();
    const leave = () => {
      queueMicrotask(() => controller.abort());
      return new Promise<void>(() => undefined);
    };
    const stuck = new ReadableStream<Uint8Array>({ pull: leave }, { highWaterMark: 0 });
    const headers = { 'content-type': 'application/json' };
    const { problem, ledger } = await ask(() => new Response(stuck, { headers }), {
      signal: controller.signal,
    });
    expect(problem).toMatchObject({ code: 'cancelled' });
    expect(ledger[0]?.outcome).toBe('cancelled');
  });

  test('ends a request in the queue at once, without a trace of it', async () => {
    const controller = new AbortController();
    let finish: (response: Response) => void = () => undefined;
    const fake = fakePorts(() => new Promise((resolve) => (finish = resolve)));
    const http = createHttp(fake.ports);
    const first = http.json(aRequest(), schema);
    const url = `https://${host}/other.json`;
    const second = problemOf(http.json(aRequest({ url, signal: controller.signal }), schema));
    await vi.waitFor(() => expect(fake.sent).toHaveLength(1));
    controller.abort();
    expect(await second).toMatchObject({ code: 'cancelled' });
    expect(fake.ledger).toHaveLength(1);
    finish(jsonReply({ rows: [] }));
    await expect(first).resolves.toEqual({ rows: [] });
  });

  test('before anything was asked sends nothing', async () => {
    const { problem, sent } = await ask(() => jsonReply({ rows: [] }), { signal: AbortSignal.abort() });
    expect(problem).toMatchObject({ code: 'cancelled' });
    expect(sent).toEqual([]);
  });
});

describe('courtesy', () => {
  test.each([
    ['forum.example', 1],
    ['api.stackexchange.com', 2],
  ])('asks %s at most %i at a time', async (name, most) => {
    let current = 0;
    let peak = 0;
    const { ports } = fakePorts(async () => {
      current += 1;
      peak = Math.max(peak, current);
      await new Promise((resolve) => setTimeout(resolve, 1));
      current -= 1;
      return jsonReply({ rows: [] });
    });
    const http = createHttp(ports);
    const requests = Array.from({ length: 5 }, (_, at) =>
      aRequest({ url: `https://${name}/${at}`, why: 'answers' }),
    );
    await Promise.all(requests.map((request) => http.json(request, schema)));
    expect(peak).toBe(most);
  });

  test('does not let one slow host hold up another', async () => {
    const { ports } = fakePorts((url, init) =>
      url.host === 'slow.example' ? untilAborted(init) : jsonReply({ rows: [] }),
    );
    const http = createHttp(ports);
    const controller = new AbortController();
    const slow = problemOf(
      http.json(aRequest({ url: 'https://slow.example/', signal: controller.signal }), schema),
    );
    await expect(http.json(aRequest(), schema)).resolves.toEqual({ rows: [] });
    controller.abort();
    await slow;
  });

  test('writes down what is left of a quota', async () => {
    const { ports, quotas } = fakePorts(() => jsonReply({}));
    await createHttp(ports).quota(host, 12, 300);
    expect(quotas.get(host)).toEqual({ left: 12, max: 300 });
  });
});

test('only an http address is a web address', () => {
  expect(webAddress('/a b', 'https://x.example/c/')).toBe('https://x.example/a%20b');
  expect(webAddress('javascript:alert(1)')).toBeUndefined();
  expect(webAddress('page')).toBeUndefined();
});

test('an address that shows another name in front of its host is no web address', () => {
  expect(webAddress('https://paypal.com@evil.example/x')).toBeUndefined();
  expect(webAddress('//paypal.com:pay@evil.example/x', 'https://x.example/')).toBeUndefined();
});

function untilAborted(init: RequestInit): Promise<Response> {
  return new Promise((_, reject) => {
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });
}

describe('a file that the reader wants fetched', () => {
  const url = 'https://models.example/tiny/weights';
  const file = { url, why: 'model', text: '' } as const;
  const bytes = (length: number): Response => new Response(new Uint8Array(length).fill(7));

  test('comes whole, and stands in the ledger', async () => {
    const { ports, ledger, sent } = fakePorts(() => bytes(5));
    expect([...(await createHttp(ports).bytes(aRequest(file)))]).toEqual([7, 7, 7, 7, 7]);
    expect(ledger).toMatchObject([{ host: 'models.example', why: 'model', text: '', outcome: 'ok' }]);
    expect(sent[0]?.init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });

  test('may lie at another host, which the ledger names too', async () => {
    const { ports, ledger } = fakePorts(() => landedAt('https://cdn.example/abc', bytes(3)));
    expect((await createHttp(ports).bytes(aRequest(file))).byteLength).toBe(3);
    expect(ledger.map(({ host: at, outcome }) => `${at} ${outcome}`)).toEqual([
      'models.example ok',
      'cdn.example ok',
    ]);
  });

  test('is refused where it lies in the open, without TLS', async () => {
    const { ports } = fakePorts(() => landedAt('http://cdn.example/abc', bytes(3)));
    expect(await problemOf(createHttp(ports).bytes(aRequest(file)))).toMatchObject({ code: 'refused' });
  });

  test('is given up when it is larger than it may be', async () => {
    const { ports, ledger } = fakePorts(() => bytes(9));
    const problem = await problemOf(createHttp(ports).bytes(aRequest({ ...file, maxBytes: 8 })));
    expect(problem).toMatchObject({ code: 'too-large' });
    expect(ledger.map(({ outcome }) => outcome)).toEqual(['too-large']);
  });

  test('is named as missing where it is', async () => {
    const { ports } = fakePorts(() => new Response('', { status: 404 }));
    expect(await problemOf(createHttp(ports).bytes(aRequest(file)))).toMatchObject({ code: 'not-found' });
  });
});
