import type { PlatformSample } from '../platform-sample';
import { htmlReply, jsonReply } from '../reply';
import { piefedServer } from './piefed/server';

const host = 'pie.lumenhome.example';
const base = `https://${host}`;

export const piefedSample: PlatformSample = {
  platform: 'piefed',
  community: { id: `piefed:${base}`, platform: 'piefed', base, name: 'Lumen Pie', relation: 'own' },
  doors: { [host]: piefedServer(host) },
  query: { text: 'motion sensor', mode: 'words' },
  thread: {
    title: 'Motion sensor leaves the hall lamp on all night',
    url: `${base}/post/101`,
    isSolved: true,
    answers: [
      {
        author: 'Nora Quist',
        text: 'hold: 90 # seconds\nif: lux < 12',
        acceptedBy: 'community',
        url: `${base}/comment/201`,
      },
      {
        author: 'Mira Kolb',
        text: 'Saving it twice was the trick',
        acceptedBy: null,
        url: `${base}/comment/202`,
      },
      {
        author: 'Lumenhome Care',
        text: 'brings the hold time back',
        acceptedBy: null,
        url: `${base}/comment/203`,
      },
      { author: 'Tilda Ørsted', text: 'a second sensor', acceptedBy: null, url: `${base}/comment/205` },
      { author: null, text: 'factory reset', acceptedBy: null, url: `${base}/comment/207` },
    ],
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'Ferrowatt meter' },
  gone: jsonReply({ code: 400, message: 'No row was found when one was required', status: 'Not found' }, 400),
  refusals: [
    {
      name: '429 that says its limit in words',
      reply: jsonReply({ code: 429, message: '20 per 5 minute', status: 'Bad Request' }, 429),
      code: 'throttled',
      retryAfterMs: 60_000,
    },
    {
      name: '403 of a gatekeeper before the API',
      reply: htmlReply('<title>Making sure you are not a bot!</title><script>work()</script>', 403),
      code: 'refused',
    },
    {
      name: '400 of a group for members',
      reply: jsonReply(
        { code: 400, message: 'Private community - authentication required', status: 'Bad Request' },
        400,
      ),
      code: 'refused',
    },
    {
      name: '400 of a server whose API is switched off',
      reply: jsonReply(
        { code: 400, message: '400 Bad Request: The server could not understand.', status: 'Bad Request' },
        400,
      ),
      code: 'changed',
    },
  ],
  ask: { draft: { title: 'Lamp & sensor', body: 'Tried a restart.' }, url: `${base}/communities` },
  recognised: [
    { url: 'https://piefed.social/c/lumenhome', base: 'https://piefed.social' },
    { url: 'https://piefed.social/c/lumenhome/p/41/lamp-stays-on', base: 'https://piefed.social' },
    { url: 'https://piefed.world/post/41', base: 'https://piefed.world' },
  ],
  notRecognised: ['https://acme.example/c/lumenhome', 'https://piefed.social.acme.example/c/lumenhome'],
  homePage: base,
};
