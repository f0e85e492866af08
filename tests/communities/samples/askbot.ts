import type { PlatformSample } from '../platform-sample';
import { htmlReply, jsonReply, redirectReply } from '../reply';
import { questions } from './askbot/questions';
import { askbotForum } from './askbot/server';

const host = 'ask.nordkiste.example';
const base = `https://${host}/riders`;
const address = `${base}/question/201/display-shows-e21-the-motor-cuts-out-uphill/`;
const answerAt = (id: number) => `${address}?answer=${id}#post-id-${id}`;
const forum = askbotForum({ base, questions });

export const askbotSample: PlatformSample = {
  platform: 'askbot',
  community: { id: `askbot:${base}`, platform: 'askbot', base, name: 'Nordkiste riders', relation: 'own' },
  doors: { [host]: forum },
  query: { text: 'motors E21', mode: 'words' },
  thread: {
    title: 'Display shows E21 & the motor cuts out <uphill>',
    url: address,
    isSolved: true,
    answers: [
      {
        author: 'Nils (Nordkiste)',
        text: 'E21 means that it saw "nothing"',
        acceptedBy: 'asker',
        url: answerAt(203),
      },
      { author: "Olaf O'Brien", text: 'Warm the battery', acceptedBy: null, url: answerAt(202) },
      { author: null, text: 'Mine does that, too.', acceptedBy: null, url: answerAt(205) },
      { author: 'lena_rides', text: 'The sensor it was', acceptedBy: null, url: answerAt(206) },
    ],
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'ride journal' },
  gone: forum({ url: new URL(`${base}/question/9999/gone/`), headers: {}, door: '' }),
  refusals: [
    {
      name: '403 of an API for members',
      reply: jsonReply({ error: 'Authentication required' }, 403),
      code: 'refused',
    },
    {
      name: '404 of an API that has been switched off',
      reply: jsonReply({ error: 'Endpoint disabled' }, 404),
      code: 'refused',
    },
    {
      name: 'a closed forum, which leads to its log-in',
      reply: redirectReply('/riders/account/signin/?next=x'),
      code: 'refused',
    },
    {
      name: '429 with its seconds in a header',
      reply: htmlReply('<h1>Too many requests</h1>', 429, { 'retry-after': '60' }),
      code: 'throttled',
      retryAfterMs: 60_000,
    },
  ],
  ask: {
    draft: { title: 'Motor & cold', body: 'Tried a restart.', tags: ['k2', 'motor'] },
    url: `${base}/questions/ask/?title=Motor+%26+cold&text=Tried+a+restart.&tags=k2+motor`,
  },
  recognised: [],
  notRecognised: [address, 'https://ask.openstack.example/en/question/1/a/'],
  homePage: `${base}/questions/`,
};
