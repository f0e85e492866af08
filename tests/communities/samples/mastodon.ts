import type { PlatformSample } from '../platform-sample';
import { jsonReply } from '../reply';
import { mastodonServer } from './mastodon/server';

const host = 'toots.lumenhome.example';
const base = `https://${host}`;
const waitSeconds = 41;

export const mastodonSample: PlatformSample = {
  platform: 'mastodon',
  community: {
    id: `mastodon:${base}`,
    platform: 'mastodon',
    base,
    name: 'Lumen Toots',
    relation: 'own',
    tags: ['glowlamp', 'glowhub'],
  },
  doors: { [host]: mastodonServer(host) },
  query: { text: 'sensor keeps blinking', mode: 'words' },
  thread: {
    title: 'Since the update my #GlowLamp flickers whenever the fridge starts & nobody at home believes me.',
    url: `${base}/@mira/110000000000000900`,
    isSolved: false,
    answers: [
      {
        author: 'Nora Quist 🌻',
        text: 'Put the lamp on another phase',
        acceptedBy: null,
        url: `${base}/@nora/110000000000000901`,
      },
      {
        author: 'mira',
        text: 'Another socket was enough',
        acceptedBy: null,
        url: `${base}/@mira/110000000000000902`,
      },
      {
        author: 'tilda@elsewhere.example',
        text: 'dim: 40%',
        acceptedBy: null,
        url: 'https://elsewhere.example/@tilda/77',
      },
    ],
  },
  nothing: null,
  paged: null,
  gone: jsonReply({ error: 'Record not found' }, 404),
  refusals: [
    {
      name: '429 that names a moment',
      // A moment on the clock, which goes on: made when it is asked for.
      get reply() {
        return jsonReply({ error: 'Too many requests' }, 429, {
          'x-ratelimit-limit': '300',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': new Date(Date.now() + waitSeconds * 1000).toISOString().replace('Z', '000Z'),
        });
      },
      code: 'throttled',
      retryAfterMs: waitSeconds * 1000,
    },
    {
      name: '401 of a server that shows its timelines to members only (4.5)',
      reply: jsonReply({ error: 'The access token is invalid' }, 401),
      code: 'refused',
    },
    {
      name: '422 of a server that shows its timelines to members only (before)',
      reply: jsonReply({ error: 'This method requires an authenticated user' }, 422),
      code: 'refused',
    },
  ],
  ask: {
    draft: { title: 'Lamp & fridge', body: 'It flickers.', tags: ['glow lamp', 'help'] },
    url: `${base}/share?text=Lamp+%26+fridge%0A%0AIt+flickers.%0A%0A%23glowlamp+%23glowhub+%23help`,
  },
  recognised: [{ url: 'https://mastodon.social/tags/GlowLamp', base: 'https://mastodon.social' }],
  notRecognised: [
    'https://mastodon.social/@glowlamp',
    'https://acme.example/tags/glowlamp',
    'https://mastodon.social.acme.example/tags/glowlamp',
  ],
  homePage: base,
};
