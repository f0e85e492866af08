import type { PlatformSample } from '../platform-sample';
import { jsonReply } from '../reply';
import { discussions } from './flarum/discussions';
import { flarumForum, problem } from './flarum/server';

const host = 'discuss.parcelo.example';
const base = `https://${host}`;
const url = `${base}/d/21-locker-opens-is-empty-the-app-says-collected`;

export const flarumSample: PlatformSample = {
  platform: 'flarum',
  community: { id: `flarum:${base}`, platform: 'flarum', base, name: 'Parcelo Talk', relation: 'own' },
  doors: { [host]: flarumForum({ base, discussions }) },
  query: { text: 'locker empty collected', mode: 'words' },
  thread: {
    title: 'Locker opens & is empty, the app says <collected>',
    url,
    isSolved: true,
    answers: [
      { author: 'Piet van Loo', text: 'Same here last week', acceptedBy: null, url: `${url}/2` },
      {
        author: 'Parcelo Team',
        text: 'the courier used the door below',
        acceptedBy: 'asker',
        url: `${url}/4`,
      },
      { author: null, text: 'write to them twice', acceptedBy: null, url: `${url}/6` },
      { author: 'Juno Habers', text: 'It was in the door below', acceptedBy: null, url: `${url}/7` },
    ],
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'depot notice' },
  gone: jsonReply({ links: { first: `${base}/api/posts` }, data: [] }),
  refusals: [
    { name: '401 of a forum for members', reply: problem(401, 'not_authenticated'), code: 'refused' },
    { name: '403 of a forum for some members', reply: problem(403, 'permission_denied'), code: 'refused' },
    { name: '429 that says no time', reply: problem(429, 'too_many_requests'), code: 'throttled' },
    { name: '400 about a parameter', reply: problem(400, 'invalid_parameter'), code: 'changed' },
  ],
  ask: { draft: { title: 'Locker & label', body: 'Tried another door.', tags: ['lockers'] }, url: base },
  recognised: [{ url: 'https://discuss.flarum.org/d/21-some-title', base: 'https://discuss.flarum.org' }],
  notRecognised: ['https://acme.example/d/21-some-title', 'https://discuss.flarum.org.acme.example/d/21'],
  homePage: base,
};
