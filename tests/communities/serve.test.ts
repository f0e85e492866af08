import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { helpPages } from '../help-centre/pages';
import { sampleThreads } from './data/all';
import { expectations } from './data/expectations';
import { forums } from './discourse-forums';
import { startProxy } from './proxy';
import { startSample, type Sample } from './serve';

type Got = { status: number; headers: http.IncomingHttpHeaders; body: string };

function get(url: string, headers: Record<string, string> = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('error', reject);
      reply.on('end', () =>
        resolve({
          status: reply.statusCode ?? 0,
          headers: reply.headers,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    request.on('error', reject);
    request.setTimeout(4000, () => request.destroy(new Error('timed out')));
  });
}

let sample: Sample;
beforeAll(async () => {
  sample = await startSample({ tls: false });
});
afterAll(() => sample.close());

const search = (host: 'lumenhome' | 'parcelo', words: string) =>
  `${sample.url(`discourse:${host}`)}/search.json?q=${encodeURIComponent(words)}`;

describe('what the sample holds', () => {
  test('is more than ninety threads, eight of them German and one Arabic', () => {
    const threads = Object.values(sampleThreads).flat();
    expect(threads.length).toBeGreaterThanOrEqual(90);
    expect(threads.filter((row) => row.tags.includes('deutsch')).length).toBeGreaterThanOrEqual(8);
    expect(threads.some((row) => /\p{Script=Arabic}/u.test(row.title))).toBe(true);
    expect(new Set(threads.map((row) => row.title)).size).toBe(threads.length);
  });

  test.each(expectations)('two words find the right thread for $pageUrl', async (expectation) => {
    const path = new URL(expectation.pageUrl);
    const page = helpPages.find((row) => row.host === path.host && row.path === path.pathname);
    expect(page).toBeDefined();
    const forum = forums.find((row) => row.id === expectation.community);
    const topic = forum?.topics.find((row) => row.title === expectation.bestThreadTitle);
    expect(topic?.posts.find((post) => post.isAccepted)?.author).toBe(expectation.bestAnswerBy);
    const found = await get(search(forum?.id ?? 'lumenhome', expectation.words.join(' ')));
    expect(found.body).toContain(`"topic_id":${topic?.id}`);
    for (const { community, title } of expectation.alsoRight) {
      expect(sampleThreads[community].map((row) => row.title)).toContain(title);
    }
  });

  test('every page of the help centres is served, and knows its neighbours on the loopback', async () => {
    for (const page of helpPages) {
      const got = await get(`http://127.0.0.1:${sample.port}/at/${page.host}${page.path}`);
      expect(got.status, page.path).toBe(200);
      expect(got.body.length).toBeGreaterThan(800);
    }
    const article = await get(sample.url('help:lumenhome'));
    expect(article.body).toContain('href="/at/help.lumenhome.example/hc/');
  });

  test('pages load nothing from elsewhere', async () => {
    for (const page of helpPages.filter((row) => row.file.endsWith('.html'))) {
      const { body } = await get(`http://127.0.0.1:${sample.port}/at/${page.host}${page.path}`);
      expect(body).not.toMatch(
        /<(?:img|script|iframe)[^>]+src=|url\(|@import|<link rel="stylesheet" href="http/,
      );
    }
  });
});

describe('one server for many hosts', () => {
  test('the Host header tells which one is meant', async () => {
    const base = `http://127.0.0.1:${sample.port}`;
    expect((await get(base, { host: 'community.lumenhome.example' })).body).toContain('Lumenhome Community');
    expect((await get(`${base}/community/`, { host: 'www.parcelo.example' })).body).toContain(
      'Parcelo Forum',
    );
    expect((await get(`${base}/`, { host: 'www.parcelo.example' })).body).toContain(
      'Everything in its place',
    );
    expect((await get(base, { host: 'nobody.example' })).status).toBe(404);
  });

  test('notes who asked for what, in full', async () => {
    await get(`http://127.0.0.1:${sample.port}/search.json?q=firmware`, {
      host: 'community.lumenhome.example',
      cookie: 'a=1',
      referer: 'https://help.lumenhome.example/',
    });
    expect(sample.requests.at(-1)).toMatchObject({
      host: 'community.lumenhome.example',
      url: 'https://community.lumenhome.example/search.json?q=firmware',
      method: 'GET',
      cookie: 'a=1',
      referer: 'https://help.lumenhome.example/',
      status: 200,
    });
  });

  test('Stack Exchange packs its replies when asked to', async () => {
    const url = `${sample.url('stack-exchange')}/2.3/search/advanced?site=iot&q=zigbee`;
    expect((await get(url, { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
    expect((await get(url)).headers['content-encoding']).toBeUndefined();
  });

  test('question pages carry their markup and short links lead to them', async () => {
    const page = await get(`${sample.url('stack-exchange:superuser')}/questions/1840000/anything`);
    expect(page.body).toContain('itemtype="https://schema.org/QAPage"');
    expect(page.body).toContain('itemprop="acceptedAnswer"');
    expect((await get(`${sample.url('stack-exchange:superuser')}/a/1840001`)).status).toBe(302);
  });

  test('speaks TLS with a certificate of its own', async () => {
    const secret = await startSample();
    const socket = tls.connect({
      port: secret.port,
      host: '127.0.0.1',
      servername: 'superuser.com',
      rejectUnauthorized: false,
    });
    const names = await new Promise<string>((resolve, reject) => {
      socket.once('secureConnect', () => resolve(socket.getPeerCertificate().subjectaltname ?? ''));
      socket.once('error', reject);
    });
    socket.destroy();
    expect(names).toContain('api.stackexchange.com');
    await secret.close();
  });
});

describe('a host that misbehaves', () => {
  const host = 'community.lumenhome.example';
  const url = () => search('lumenhome', 'firmware');

  test.each([
    ['429-retry-after', 429, /Too many/],
    ['429-slow-down', 429, /"message":"slow down"/],
    ['429-extras', 429, /"wait_seconds":7/],
    ['400-throttle', 400, /available in 7 seconds/],
    ['403-html', 403, /human/],
    ['500', 500, /Oops/],
    ['backoff', 200, /"backoff":7/],
    ['wrong-type', 200, /<!DOCTYPE html>/],
    ['changed-shape', 200, /"version":9/],
    ['login-redirect', 302, /^$/],
  ] as const)('%s, once', async (how, status, body) => {
    sample.misbehave(host, how, { times: 1, waitSeconds: 7 });
    const bad = await get(url());
    expect(bad.status).toBe(status);
    expect(bad.body).toMatch(body);
    expect((await get(url())).body).toContain('grouped_search_result');
  });

  test('only where the address holds certain letters', async () => {
    sample.misbehave(host, '500', { pathIncludes: '/t/' });
    expect((await get(url())).status).toBe(200);
    expect((await get(`${sample.url('discourse:lumenhome')}/t/5000.json`)).status).toBe(500);
    sample.misbehave(host, null);
    expect((await get(`${sample.url('discourse:lumenhome')}/t/5000.json`)).status).toBe(200);
  });

  test('slow, silent, cut off and endless', async () => {
    sample.misbehave(host, 'slow', { times: 1, delayMs: 120 });
    const startedAt = performance.now();
    await get(url());
    expect(performance.now() - startedAt).toBeGreaterThan(110);
    sample.misbehave(host, 'cut-body', { times: 1 });
    await expect(get(url())).rejects.toThrow(/aborted|hang up|reset/);
    sample.misbehave(host, 'huge-body', { times: 1 });
    expect((await get(url())).body.length).toBeGreaterThan(20_000_000);
    sample.misbehave(host, 'hang', { times: 1 });
    const silent = http.get(url());
    const end = await new Promise<string>((resolve) => {
      silent.on('response', () => resolve('answered')).on('error', () => resolve('given up'));
      setTimeout(() => silent.destroy(), 150);
    });
    expect(end).toBe('given up');
  });

  test('a held request waits until it is let go', async () => {
    const hold = sample.hold('/search.json');
    const reply = get(url());
    expect((await hold.arrived).status).toBe(0);
    const first = await Promise.race([
      reply.then(() => 'reply'),
      new Promise((r) => setTimeout(() => r('still held'), 80)),
    ]);
    expect(first).toBe('still held');
    hold.release();
    expect((await reply).status).toBe(200);
  });
});

describe('the proxy', () => {
  test('leads any name to the sample, tunnelled or plain', async () => {
    const proxy = await startProxy(sample.port);
    const plain = await get(`http://127.0.0.1:${proxy.port}/`, { host: 'help.lumenhome.example' });
    expect(plain.body).toContain('How can we help?');
    const socket = net.connect(proxy.port, '127.0.0.1');
    socket.write('CONNECT superuser.com:443 HTTP/1.1\r\nHost: superuser.com:443\r\n\r\n');
    socket.write('GET / HTTP/1.1\r\nHost: superuser.com\r\nConnection: close\r\n\r\n');
    let text = '';
    for await (const part of socket) text += String(part);
    expect(text).toContain('Super User');
    expect(proxy.asked).toEqual(['help.lumenhome.example', 'superuser.com:443']);
    await proxy.close();
  });
});
