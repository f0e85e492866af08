import type { PlatformSample } from '../platform-sample';
import { jsonReply } from '../reply';
import { lemmyServer } from './lemmy/server';

const host = 'square.lumenhome.example';
const base = `https://${host}`;

export const lemmySample: PlatformSample = {
  platform: 'lemmy',
  community: { id: `lemmy:${base}`, platform: 'lemmy', base, name: 'Lumen Square', relation: 'own' },
  doors: { [host]: lemmyServer(host, '0.19.19') },
  query: { text: 'motion sensor', mode: 'words' },
  thread: {
    title: 'Motion sensor leaves the hall lamp on all night',
    url: `${base}/post/101`,
    isSolved: false,
    answers: [
      {
        author: 'Lumenhome Care',
        text: 'brings the hold time back',
        acceptedBy: null,
        url: `${base}/comment/203`,
      },
      {
        author: 'Nora Quist',
        text: 'hold: 90 # seconds\nif: lux < 12',
        acceptedBy: null,
        url: `${base}/comment/201`,
      },
      {
        author: 'Mira Kolb',
        text: 'Saving it twice was the trick',
        acceptedBy: null,
        url: `${base}/comment/202`,
      },
      { author: 'Tilda Ørsted', text: 'a second sensor', acceptedBy: null, url: `${base}/comment/205` },
      { author: null, text: 'factory reset', acceptedBy: null, url: `${base}/comment/207` },
    ],
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'Ferrowatt meter' },
  gone: jsonReply({ error: 'couldnt_find_post' }, 400),
  refusals: [
    {
      name: '400 that asks for a pause (0.x)',
      reply: jsonReply({ error: 'rate_limit_error' }, 400),
      code: 'throttled',
      retryAfterMs: 60_000,
    },
    {
      name: '429 with a header (1.x)',
      reply: {
        status: 429,
        headers: { 'content-type': 'text/plain', 'retry-after': '17', 'x-ratelimit-remaining': '0' },
        body: '',
      },
      code: 'throttled',
      retryAfterMs: 17_000,
    },
    {
      name: '400 of a server for members',
      reply: jsonReply({ error: 'instance_is_private' }, 400),
      code: 'refused',
    },
    {
      name: '400 of a server that is not set up',
      reply: jsonReply({ error: 'local_site_not_setup' }, 400),
      code: 'changed',
    },
  ],
  ask: {
    draft: { title: 'Lamp & sensor', body: 'Tried a *restart*.', tags: ['hub'] },
    url: `${base}/create_post?title=Lamp+%26+sensor&body=Tried+a+*restart*.`,
  },
  recognised: [
    { url: 'https://lemmy.world/c/lumenhome', base: 'https://lemmy.world' },
    { url: 'https://programming.dev/post/41', base: 'https://programming.dev' },
  ],
  notRecognised: [
    'https://acme.example/c/lumenhome',
    'https://lemmy.world.acme.example/c/lumenhome',
    'ftp://lemmy.world/c/lumenhome',
  ],
  homePage: base,
};
