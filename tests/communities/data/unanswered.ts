import { thread, type SampleThread } from './sample-thread';

/** Questions that nobody has answered yet. They share their tags with what others have asked, and few of its words. */
export const unansweredThreads: SampleThread[] = [
  thread(
    'Can Lumenhome scenes be backed up to a network drive?',
    { by: 'Piet Verhulst', on: '2026-10-14', tags: 'lumenhome backup', views: 41 },
    '<p>I would like a nightly copy of my scenes on the NAS. Is there a command for it?</p>',
    [],
  ),
  thread(
    'Lumenhome bridge and a second router in the attic',
    { by: 'Nadia F', on: '2026-10-02', tags: 'lumenhome router', views: 63 },
    '<p>The attic has a router of its own. Which of the two should the bridge be plugged into?</p>',
    [],
  ),
];
