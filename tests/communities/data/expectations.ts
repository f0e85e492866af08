import type { SampleCommunity } from './sample-thread';

export type Expectation = {
  pageUrl: string;
  /** The thread that holds the right answer. */
  bestThreadTitle: string;
  community: SampleCommunity;
  bestAnswerBy: string;
  /** Threads elsewhere whose accepted answer is as right. */
  alsoRight: { community: SampleCommunity; title: string }[];
  /** Two words that find the best thread in its community's own search. */
  words: [string, string];
};

const lumenhome = 'https://help.lumenhome.example/hc';

/** Which answer a reader of each sample article ought to see first. */
export const expectations: Expectation[] = [
  {
    pageUrl: `${lumenhome}/en-us/articles/4410983-Hub-shows-error-E04-and-lights-go-offline-after-a-firmware-update`,
    bestThreadTitle: 'E04 on Hub 2 after the 3.2 firmware update, all lights offline',
    community: 'lumenhome',
    bestAnswerBy: 'tobias_w',
    alsoRight: [
      {
        community: 'superuser',
        title: 'Lumenhome hub shows error E04 and all lights are offline since firmware 3.2',
      },
    ],
    words: ['e04', 'firmware'],
  },
  {
    pageUrl: `${lumenhome}/en-us/articles/4411120-Lights-flicker-when-dimmed-below-20`,
    bestThreadTitle: 'Lights flicker below 20 % brightness',
    community: 'lumenhome',
    bestAnswerBy: 'sparky_ben',
    alsoRight: [{ community: 'superuser', title: 'Lumenhome bulbs flicker when dimmed below 20 percent' }],
    words: ['flicker', 'dimmed'],
  },
  {
    pageUrl: `${lumenhome}/en-us/articles/4412006-The-motion-sensor-does-not-turn-the-lights-off`,
    bestThreadTitle: 'Motion sensor does not turn lights off',
    community: 'lumenhome',
    bestAnswerBy: 'bo_lindqvist',
    alsoRight: [{ community: 'iot', title: 'Lumenhome motion sensor keeps lights on' }],
    words: ['motion', 'sensor'],
  },
  {
    pageUrl: `${lumenhome}/de/articles/4410983-Hub-zeigt-Fehler-E04-und-Leuchten-sind-nach-einem-Firmware-Update-offline`,
    bestThreadTitle: 'Hub zeigt E04 nach Firmware-Update, alle Leuchten offline',
    community: 'lumenhome',
    bestAnswerBy: 'hannes_aus_ulm',
    alsoRight: [],
    words: ['e04', 'leuchten'],
  },
  {
    pageUrl: `${lumenhome}/de/articles/4413377-Leuchten-lassen-sich-nicht-koppeln`,
    bestThreadTitle: 'Leuchten lassen sich nicht koppeln (blinken dreimal)',
    community: 'lumenhome',
    bestAnswerBy: 'ulrike.s',
    alsoRight: [],
    words: ['leuchten', 'koppeln'],
  },
  {
    pageUrl: 'https://support.parcelo.example/help/sync/sync-409-note-is-locked',
    bestThreadTitle: 'SYNC-409: note locked by another device, but I have only one',
    community: 'parcelo',
    bestAnswerBy: 'arjen_b',
    alsoRight: [
      {
        community: 'superuser',
        title: 'Parcelo: SYNC-409 note is locked by another device that no longer exists',
      },
    ],
    words: ['409', 'locked'],
  },
  {
    pageUrl: 'https://support.parcelo.example/help/export/attachments-missing-in-pdf',
    bestThreadTitle: 'Attachments missing after PDF export',
    community: 'parcelo',
    bestAnswerBy: 'rosa_l',
    alsoRight: [],
    words: ['attachments', 'export'],
  },
];
