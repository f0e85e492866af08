import type { PlatformSample } from '../platform-sample';
import { htmlReply, jsonReply } from '../reply';
import { nodebbForum, notAuthorised } from './nodebb/server';
import { topics } from './nodebb/topics';

const host = 'talk.ferrowatt.example';
const base = `https://${host}/forum`;

export const nodebbSample: PlatformSample = {
  platform: 'nodebb',
  community: { id: `nodebb:${base}`, platform: 'nodebb', base, name: 'Ferrowatt Forum', relation: 'own' },
  doors: { [host]: nodebbForum({ base, topics }) },
  query: { text: 'wallbox charges faster', mode: 'words' },
  thread: {
    title: 'Wallbox stays at 6 A & never charges faster <since 2.8>',
    url: `${base}/topic/12/wallbox-stays-at-6-a-never-charges-faster-since-2-8`,
    isSolved: true,
    answers: [
      {
        author: "Tomas O'Dell",
        text: 'then it went away',
        acceptedBy: null,
        url: `${base}/post/102`,
      },
      {
        author: 'Ferrowatt Anna',
        text: 'set the house fuse again',
        acceptedBy: 'asker',
        url: `${base}/post/103`,
      },
      { author: null, text: 'A restart did nothing', acceptedBy: null, url: `${base}/post/104` },
      { author: 'Ines Marlow', text: 'That was it, thank you!', acceptedBy: null, url: `${base}/post/106` },
    ],
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'meter diary' },
  gone: notAuthorised(),
  refusals: [
    { name: '401 of a forum for members', reply: notAuthorised(), code: 'refused' },
    {
      name: '503 of a forum under load',
      reply: htmlReply('<html>\n<head>\n\t<title>Excessive Load Warning</title>\n</head></html>', 503),
      code: 'unavailable',
      retryAfterMs: 60_000,
    },
    {
      name: '503 of a forum that is being worked on',
      reply: jsonReply({ site_title: 'Ferrowatt Forum', message: 'Back at noon.' }, 503),
      code: 'unavailable',
    },
    {
      name: '404 of a forum without a search or lists',
      reply: jsonReply({ path: '/search', title: '[[global:404.title]]' }, 404),
      code: 'not-found',
    },
  ],
  ask: {
    draft: { title: 'Box & cable', body: 'Tried a restart.', tags: ['wallbox', 'cable'] },
    url: `${base}/recent`,
  },
  recognised: [
    { url: 'https://community.nodebb.org/topic/12/some-topic', base: 'https://community.nodebb.org' },
  ],
  notRecognised: ['https://acme.example/topic/12/some-topic', 'https://community.nodebb.org.acme.example/'],
  homePage: base,
};
