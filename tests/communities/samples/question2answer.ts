import type { PlatformSample } from '../platform-sample';
import { htmlReply, redirectReply } from '../reply';
import { questions } from './question2answer/questions';
import { question2answerSite } from './question2answer/server';

const host = 'answers.brevanto.example';
const base = `https://${host}/help/qa`;
const address = `${base}/11/machine-shows-e04-%26-stays-cold-since-the-update`;
const site = { base, questions };
const asSeen = (path: string) => ({ url: new URL(`${base}${path}`), headers: {}, door: '' });

export const question2answerSample: PlatformSample = {
  platform: 'question2answer',
  community: {
    id: `question2answer:${base}`,
    platform: 'question2answer',
    base,
    name: 'Brevanto Answers',
    relation: 'own',
  },
  doors: { [host]: question2answerSite(site) },
  query: { text: 'duo e04 blinks', mode: 'words' },
  thread: {
    title: 'Machine shows E04 & stays cold <since the update>',
    url: address,
    isSolved: true,
    answers: [
      {
        author: 'p_robusta',
        text: 'then hold "Steam" while it starts',
        acceptedBy: 'asker',
        url: `${address}?show=13#a13`,
      },
      {
        author: 'Bo Lind',
        text: 'it went away by itself',
        acceptedBy: null,
        url: `${address}?show=12#a12`,
      },
      { author: null, text: 'Descale it.', acceptedBy: null, url: `${address}?show=15#a15` },
      {
        author: 'kaffeetante',
        text: 'the update of May mends it',
        acceptedBy: null,
        url: `${address}?show=17#a17`,
      },
      { author: 'Gerda <b>', text: 'Same with the Duo 1.', acceptedBy: null, url: `${address}?show=18#a18` },
    ],
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'roast diary' },
  gone: question2answerSite(site)(asSeen('/9999/gone')),
  refusals: [
    {
      name: 'a page of a site that is being worked on',
      reply: question2answerSite({ ...site, isUnderWork: true })(asSeen('/index.php?qa=search&q=x')),
      code: 'unavailable',
    },
    {
      name: 'a site that signs everybody in elsewhere first',
      reply: redirectReply('https://id.brevanto.example/start'),
      code: 'refused',
    },
    {
      name: 'a site without its database',
      reply: htmlReply('<p class="msg-error">A database query failed when generating this page.</p>', 500),
      code: 'unavailable',
    },
  ],
  ask: {
    draft: { title: 'Machine & mill', body: 'Tried a restart.', tags: ['duo-2'] },
    url: `${base}/index.php?qa=ask`,
  },
  recognised: [],
  notRecognised: [address, 'https://www.question2answer.org/qa/12/some-question'],
  homePage: `${base}/`,
};
