import type { PlatformSample } from '../platform-sample';
import { jsonReply } from '../reply';
import { mbinServer } from './mbin/server';

const host = 'bin.lumenhome.example';
const base = `https://${host}`;
const slug = 'motion-sensor-leaves-the-hall-lamp-on-all-night';
const inThread = `${base}/m/lumenhome/t/101/-/comment`;
const waitSeconds = 23;

export const mbinSample: PlatformSample = {
  platform: 'mbin',
  community: { id: `mbin:${base}`, platform: 'mbin', base, name: 'Lumen Bin', relation: 'own' },
  doors: { [host]: mbinServer(host, '1.10.1') },
  query: { text: 'motion sensor', mode: 'words' },
  thread: {
    title: 'Motion sensor leaves the hall lamp on all night',
    url: `${base}/m/lumenhome/t/101/${slug}`,
    isSolved: false,
    answers: [
      {
        author: 'Nora Quist',
        text: 'hold: 90 # seconds\nif: lux < 12',
        acceptedBy: null,
        url: `${inThread}/201`,
      },
      {
        author: 'Mira Kolb',
        text: 'Saving it twice was the trick',
        acceptedBy: null,
        url: `${inThread}/202`,
      },
      {
        author: 'Lumenhome Care',
        text: 'brings the hold time back',
        acceptedBy: null,
        url: `${inThread}/203`,
      },
      {
        author: 'Tilda Ørsted',
        text: 'a second sensor',
        acceptedBy: null,
        url: 'https://elsewhere.example/comment/205',
      },
      { author: 'Jo', text: 'factory reset', acceptedBy: null, url: `${inThread}/207` },
    ],
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'Ferrowatt meter' },
  gone: jsonReply({ title: 'An error occurred', status: 404, detail: 'Not Found' }, 404),
  refusals: [
    {
      name: '429 that names a moment',
      // A moment on the clock, which goes on: made when it is asked for.
      get reply() {
        const until = Math.ceil(Date.now() / 1000) + waitSeconds;
        return jsonReply({ title: 'An error occurred', status: 429, detail: 'Too Many Requests' }, 429, {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-retry-after': String(until),
          'x-ratelimit-limit': '60',
        });
      },
      code: 'throttled',
      retryAfterMs: waitSeconds * 1000,
    },
    {
      name: '403 of a private server',
      reply: jsonReply({ title: 'An error occurred', status: 403, detail: 'Forbidden' }, 403),
      code: 'refused',
    },
  ],
  ask: {
    draft: { title: 'Lamp & sensor', body: 'Tried a restart.', tags: ['hub', 'lamp'] },
    url: `${base}/new_entry?title=Lamp+%26+sensor&body=Tried+a+restart.&tags%5B%5D=hub&tags%5B%5D=lamp`,
  },
  recognised: [{ url: 'https://fedia.io/m/lumenhome/t/41/lamp-stays-on', base: 'https://fedia.io' }],
  notRecognised: ['https://acme.example/m/lumenhome/t/41/lamp-stays-on', 'https://fedia.io.acme.example/'],
  homePage: base,
};
