import { discourseForum } from '../discourse';
import { forums } from '../discourse-forums';
import type { PlatformSample } from '../platform-sample';
import { jsonReply } from '../reply';

const base = 'https://community.lumenhome.example';
const forum = forums.find(({ id }) => id === 'lumenhome');
if (!forum) throw new Error('The sample has lost its forum.');

const title = 'Motion sensor does not turn lights off';
const topic = forum.topics.find((row) => row.title === title);
const answers = (topic?.posts ?? []).filter(
  ({ number, type, isHidden }) => number > 1 && type === 1 && !isHidden,
);
const url = `${base}/t/${topic?.slug}/${topic?.id}`;

export const discourseSample: PlatformSample = {
  platform: 'discourse',
  community: {
    id: `discourse:${base}`,
    platform: 'discourse',
    base,
    name: 'Lumenhome Community',
    relation: 'own',
  },
  doors: { 'community.lumenhome.example': discourseForum(forum) },
  query: { text: 'motion sensor', mode: 'words' },
  thread: {
    title,
    url,
    isSolved: true,
    answers: answers.map(({ author, text, isAccepted, number }) => ({
      author,
      text: text.slice(0, 20),
      acceptedBy: isAccepted ? 'asker' : null,
      url: `${url}/${number}`,
    })),
  },
  nothing: 'xylophone zeppelin',
  paged: null,
  gone: jsonReply(
    { errors: ['The requested URL or resource could not be found.'], error_type: 'not_found' },
    404,
  ),
  refusals: [
    {
      name: '429 with the seconds in its body',
      reply: jsonReply(
        {
          errors: ['This was done too often. Please wait before you try again.'],
          error_type: 'rate_limit',
          extras: { wait_seconds: 41, time_left: '41 seconds' },
        },
        429,
      ),
      code: 'throttled',
      retryAfterMs: 41_000,
    },
    {
      name: '429 that says no time at all',
      reply: jsonReply({ failed: 'FAILED', message: 'slow down' }, 429),
      code: 'throttled',
    },
    {
      name: '403 of a forum for members',
      reply: jsonReply(
        { errors: ['You need to be logged in to do that.'], error_type: 'not_logged_in' },
        403,
      ),
      code: 'refused',
    },
  ],
  ask: {
    draft: { title: 'Lights & sensor', body: 'Tried a restart.', tags: ['hub', 'sensor'] },
    url: `${base}/new-topic?title=Lights+%26+sensor&body=Tried+a+restart.&tags=hub%2Csensor`,
  },
  recognised: [
    { url: `${base}/t/some-topic/12`, base },
    { url: 'https://acme.example/forum/t/some-topic/12/3', base: 'https://acme.example/forum' },
  ],
  notRecognised: ['https://acme.example/t/some-topic', 'https://acme.example/t5/board/slug/td-p/12'],
  homePage: base,
};
