import { stackExchangeCommunity } from '@/sources/stack-exchange-sites';

import type { PlatformSample } from '../platform-sample';
import { jsonReply } from '../reply';
import { refuse, stackExchangeApi } from '../stack-exchange';

export const stackExchangeSample: PlatformSample = {
  platform: 'stack-exchange',
  community: stackExchangeCommunity('iot', 'general'),
  doors: { 'api.stackexchange.com': stackExchangeApi({ quota: 10_000 }) },
  query: { text: 'motion sensor', mode: 'words' },
  thread: {
    title: 'Lumenhome motion sensor keeps lights on',
    url: 'https://iot.stackexchange.com/questions/7122/lumenhome-motion-sensor-keeps-lights-on',
    isSolved: true,
    answers: [
      {
        author: 'Bo L',
        text: 'Change Timer restarts with to "Motion only"',
        acceptedBy: 'asker',
        url: 'https://iot.stackexchange.com/a/7123',
      },
    ],
  },
  nothing: 'xylophone zeppelin',
  paged: null,
  gone: jsonReply({ items: [], has_more: false, quota_max: 300, quota_remaining: 211 }),
  refusals: [
    {
      name: '400 with the seconds in its sentence',
      reply: refuse({
        id: 502,
        name: 'throttle_violation',
        message: 'too many requests from this IP, more requests available in 41 seconds',
      }),
      code: 'throttled',
      retryAfterMs: 41_000,
    },
    {
      name: 'backoff inside a good reply',
      reply: jsonReply({ items: [], has_more: false, backoff: 12, quota_max: 300, quota_remaining: 211 }),
      code: 'throttled',
      retryAfterMs: 14_000,
      isGood: true,
    },
  ],
  ask: {
    draft: { title: 'Lights & sensor', body: 'Tried a restart.', tags: ['hub'] },
    url: 'https://iot.stackexchange.com/questions/ask?title=Lights+%26+sensor&body=Tried+a+restart.&tags=hub',
  },
  recognised: [
    { url: 'https://iot.stackexchange.com/questions/tagged/zigbee', base: 'https://api.stackexchange.com' },
    { url: 'https://superuser.com/q/12', base: 'https://api.stackexchange.com' },
  ],
  notRecognised: ['https://stackexchange.example/questions/12/x'],
};
