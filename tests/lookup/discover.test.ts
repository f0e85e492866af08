import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { discover } from '@/lookup/discover';
import { createHttp } from '@/sources/http';
import { sources } from '@/sources/registry';
import type { SourceContext } from '@/sources/source';

import { loopbackFetch } from '../communities/loopback-fetch';
import { platformSamples } from '../communities/platform-samples';
import { startSample, type Sample } from '../communities/serve';
import { fakePorts, htmlReply, jsonReply, problemOf } from '../sources/fixtures/ports';

let sample: Sample;
beforeAll(async () => {
  sample = await startSample({ tls: false });
});
afterAll(() => sample.close());
beforeEach(() => {
  sample.requests.length = 0;
});

function contextWith(fetch: typeof globalThis.fetch): SourceContext {
  const { ports } = fakePorts(() => new Response());
  return { http: createHttp({ ...ports, fetch }), signal: new AbortController().signal, now: Date.now() };
}

/** A host that answers what it is asked, and nothing else. */
function placeWith(paths: Record<string, () => Response>) {
  const { ports, sent } = fakePorts(
    ({ pathname }) => paths[pathname]?.() ?? htmlReply('<h1>Nothing</h1>', 404),
  );
  const context = { http: createHttp(ports), signal: new AbortController().signal, now: Date.now() };
  return { context, asked: () => sent.map(({ url }) => url.pathname) };
}

const discoverable = platformSamples.filter(
  ({ platform, homePage }) => homePage !== undefined || sources[platform].nodeinfoNames,
);

describe('finding out what runs at an address', () => {
  it.each(discoverable)(
    'tells $platform by what the place itself says, in three requests at most',
    async (known) => {
      const found = await discover(known.community.base, contextWith(ownNames(sample)));
      expect(found).toMatchObject({ platform: known.platform, base: known.community.base });
      expect(sample.requests.length).toBeLessThanOrEqual(4);
      expect(sample.requests.every(({ method }) => method === 'GET')).toBe(true);
    },
  );

  it('takes no help centre for a community', async () => {
    await expect(discover('https://www.parcelo.example', contextWith(ownNames(sample)))).resolves.toBeNull();
  });

  it('believes a nodeinfo of the same host', async () => {
    const { context } = placeWith({
      '/': () => htmlReply('<title>A place</title>'),
      '/.well-known/nodeinfo': () =>
        jsonReply({
          links: [
            {
              rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0',
              href: 'https://odd.example/nodeinfo/2.0',
            },
          ],
        }),
      '/nodeinfo/2.0': () => jsonReply({ version: '2.0', software: { name: 'Mbin', version: '1.8.0' } }),
    });
    await expect(discover('https://odd.example', context)).resolves.toMatchObject({ platform: 'mbin' });
  });

  it('does not follow a nodeinfo to another host', async () => {
    const { context, asked } = placeWith({
      '/.well-known/nodeinfo': () =>
        jsonReply({
          links: [
            {
              rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0',
              href: 'https://elsewhere.example/nodeinfo/2.0',
            },
          ],
        }),
    });
    await expect(discover('https://odd.example', context)).resolves.toBeNull();
    expect(asked()).toEqual(['/', '/.well-known/nodeinfo']);
  });

  it('takes the name that the place gives itself', async () => {
    const { context } = placeWith({
      '/': () =>
        htmlReply(
          '<meta name="generator" content="Discourse 3.5.0 - https://github.com/discourse/discourse version 0f3"><meta property="og:site_name" content="Ferrowatt Forum">',
        ),
    });
    await expect(discover('https://forum.ferrowatt.example', context)).resolves.toMatchObject({
      name: 'Ferrowatt Forum',
    });
  });

  it('says that it could not find out, rather than that nothing runs there, when the place is down', async () => {
    const { context } = placeWith({ '/': () => htmlReply('<h1>Down</h1>', 502) });
    await expect(problemOf(discover('https://odd.example', context))).resolves.toMatchObject({
      code: 'unavailable',
    });
  });
});

/** Pages of the sample with links as on its own hosts: through the loopback door they would lead through that door. */
function ownNames({ port }: Sample): typeof globalThis.fetch {
  const fetchLoopback = loopbackFetch(port);
  return async (input, init) => {
    const response = await fetchLoopback(input, init);
    const { host } = new URL(input instanceof Request ? input.url : input);
    const body = (await response.text())
      .replaceAll(`http://127.0.0.1:${port}/at/`, 'https://')
      .replaceAll(`/at/${host}`, '');
    const named = new Response(response.status === 304 ? null : body, response);
    Object.defineProperty(named, 'url', { value: response.url });
    return named;
  };
}
