import type { PlatformSample } from '../platform-sample';
import { questions } from './apache-answer/questions';
import { answerSite, problem } from './apache-answer/server';

const host = 'answers.lumenhome.example';
const base = `https://${host}/qa`;
const url = `${base}/questions/10010000000000021`;

export const apacheAnswerSample: PlatformSample = {
  platform: 'apache-answer',
  community: {
    id: `apache-answer:${base}`,
    platform: 'apache-answer',
    base,
    name: 'Lumenhome Answers',
    relation: 'own',
  },
  doors: { [host]: answerSite({ base, questions }) },
  query: { text: 'dimmer hums bulbs', mode: 'words' },
  thread: {
    title: 'Dimmer hums with LED bulbs & flickers below <20 %>',
    url,
    isSolved: true,
    answers: [
      {
        author: 'Rosa Immel',
        text: 'Set the dimmer to trailing edge',
        acceptedBy: 'asker',
        url: `${url}/10020000000000031`,
      },
      {
        author: 'Lumenhome Support',
        text: 'min_load = 10',
        acceptedBy: null,
        url: `${url}/10020000000000032`,
      },
      { author: null, text: 'Mine hummed too', acceptedBy: null, url: `${url}/10020000000000033` },
      { author: 'Ben Akers', text: 'Solved, thank you', acceptedBy: null, url: `${url}/10020000000000034` },
    ],
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'schedule' },
  gone: problem(404, 'error.question.not_found'),
  refusals: [
    { name: '401 of a private site', reply: problem(401, 'base.unauthorized_error'), code: 'refused' },
    {
      name: '403 of a site that wants a checked address',
      reply: problem(403, 'error.email.need_to_be_verified'),
      code: 'refused',
    },
    {
      name: '400 that asks for a captcha',
      reply: problem(400, 'error.object.captcha_verification_failed', [
        { error_field: 'captcha_code', error_msg: 'The captcha is wrong.' },
      ]),
      code: 'throttled',
      retryAfterMs: 60_000,
    },
    { name: '400 about the query', reply: problem(400, 'base.request_format_error'), code: 'changed' },
    { name: '500 of its database', reply: problem(500, 'base.database_error'), code: 'unavailable' },
  ],
  ask: {
    draft: { title: 'Dimmer: "hum" & flicker', body: 'At 20 %.', tags: ['dimmer', 'led'] },
    url: `${base}/questions/ask?prefill=---%250Atitle%253A%2520%2522Dimmer%253A%2520%255C%2522hum%255C%2522%2520%2526%2520flicker%2522%250A---%250AAt%252020%2520%2525.&tags=dimmer%2Cled`,
  },
  recognised: [{ url: 'https://meta.answer.dev/questions/1001', base: 'https://meta.answer.dev' }],
  notRecognised: ['https://acme.example/questions/1001', 'https://meta.answer.dev.acme.example/'],
  homePage: base,
};
