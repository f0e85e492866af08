import { hostileForumThread, hostileQuestion } from './hostile';
import { iotThreads } from './iot';
import { lumenhomeThreads } from './lumenhome';
import { lumenhomeGermanThreads } from './lumenhome-german';
import { parceloThreads } from './parcelo';
import type { SampleCommunity, SampleThread } from './sample-thread';
import { superuserThreads } from './superuser';
import { unansweredThreads } from './unanswered';

/** All threads of the sample, by community, in the order in which they get their ids. */
export const sampleThreads: Record<SampleCommunity, SampleThread[]> = {
  superuser: [...superuserThreads, hostileQuestion, ...unansweredThreads],
  iot: iotThreads,
  lumenhome: [...lumenhomeThreads, ...lumenhomeGermanThreads, hostileForumThread],
  parcelo: parceloThreads,
};
