/** A person of the sample's community; `isGone`: the account was closed. */
export type Member = { login: string; rank: string; isGone?: true };

export type CommunityMessage = {
  id: number;
  /** The message that opened the thread; its own id there. */
  topic: number;
  depth: number;
  board: string;
  style: 'forum' | 'qanda' | 'blog' | 'idea';
  subject: string;
  body: string;
  author: Member;
  at: string;
  editedAt?: string;
  kudos: number;
  views: number;
  isSolution?: true;
  /** Only moderators are shown it. */
  isHidden?: true;
};

const ronja: Member = { login: 'ronja_k', rank: 'Regular' };
const ahmed: Member = { login: 'Ahmed.W', rank: 'Rising Star' };
const lena: Member = { login: 'LenaFromTelvanta', rank: 'Telvanta Employee' };
const gone: Member = { login: 'Former Member', rank: 'Not applicable', isGone: true };

/** A thread in one go: the opening post and its replies, numbered on. */
function aThread(
  opening: Omit<CommunityMessage, 'topic' | 'depth' | 'views'> & { views?: number },
  replies: Pick<CommunityMessage, 'body' | 'author' | 'at' | 'kudos' | 'isSolution' | 'editedAt'>[] = [],
): CommunityMessage[] {
  const { id, board, style, subject } = opening;
  return [
    { views: 120, ...opening, topic: id, depth: 0 },
    ...replies.map((reply, index): CommunityMessage => ({
      board,
      style,
      views: 0,
      depth: 1,
      topic: id,
      id: id + 1 + index,
      ...reply,
      subject: `Re: ${subject}`,
    })),
  ];
}

const threads: CommunityMessage[] = [
  ...aThread(
    {
      id: 81230,
      board: 'Home-WiFi',
      style: 'forum',
      subject: 'Router restarts every night at 3 o&#39;clock',
      body: '<P>Since firmware 7.21 my <STRONG>T-600</STRONG> router restarts at three, I can&#39;t see why.</P>',
      author: ronja,
      at: '2026-02-01T21:10:31.131+01:00',
      kudos: 6,
      views: 4510,
    },
    [
      {
        body: '<P>Is the energy plan switched on? It wakes the radio at three.</P>',
        author: ahmed,
        at: '2026-02-01T22:00:00.000+01:00',
        kudos: 3,
      },
      {
        body: '<P>Switch off "night plan", then run:</P><PRE>reboot &amp;&amp; exit</PRE>',
        author: lena,
        at: '2026-02-02T08:30:00.000+01:00',
        editedAt: '2026-02-02T09:45:00.000+01:00',
        kudos: 9,
        isSolution: true,
      },
      {
        body: '<P>Thanks, that was the plan of my old tariff.</P>',
        author: ronja,
        at: '2026-02-02T18:00:00.000+01:00',
        kudos: 1,
      },
      {
        body: '<P>Works for the T-500 as well.</P>',
        author: gone,
        at: '2026-02-03T07:00:00.000+01:00',
        kudos: 0,
      },
    ],
  ),
  ...aThread({
    id: 80110,
    board: 'Home-WiFi',
    style: 'qanda',
    subject: 'WLAN im Keller zu schwach',
    body: '<P>Der Router steht im zweiten Stock, unten kommt nichts an.</P>',
    author: ahmed,
    at: '2025-11-03T10:00:00.000+01:00',
    kudos: 0,
  }),
  ...aThread(
    {
      id: 79005,
      board: 'Mobile',
      style: 'forum',
      subject: 'Can&#39;t send pictures &amp; films',
      body: '<P>Since yesterday no picture leaves my phone.</P>',
      author: gone,
      at: '2025-10-01T10:00:00.000+02:00',
      kudos: 2,
    },
    [
      {
        body: '<P>Set the access point to <CODE>net.telvanta</CODE>.</P>',
        author: ahmed,
        at: '2025-10-01T11:00:00.000+02:00',
        kudos: 4,
      },
    ],
  ),
  ...aThread({
    id: 78001,
    board: 'ideas',
    style: 'idea',
    subject: 'A router that restarts itself when the line drops',
    body: '<P>Please.</P>',
    author: ronja,
    at: '2026-02-20T10:00:00.000+01:00',
    kudos: 77,
  }),
  ...aThread({
    id: 77001,
    board: 'news',
    style: 'blog',
    subject: 'Why your router restarts after an update',
    body: '<P>Our engineers explain.</P>',
    author: lena,
    at: '2026-02-21T10:00:00.000+01:00',
    kudos: 5,
  }),
  ...aThread({
    id: 76001,
    board: 'Home-WiFi',
    style: 'forum',
    subject: 'Router restarts? Buy my followers',
    body: '<P>Cheap.</P>',
    author: gone,
    at: '2026-02-22T10:00:00.000+01:00',
    kudos: 0,
    isHidden: true,
  }),
  ...aThread({
    id: 75001,
    board: 'Home-WiFi',
    style: 'forum',
    subject: 'T-600 or T-600XL for three floors?',
    body: '<P>The router of my neighbour is an XL.</P>',
    author: ahmed,
    at: '2024-01-22T10:00:00.000+01:00',
    kudos: 1,
  }),
];

/** A long list: more than one page of a search. */
const log = Array.from({ length: 29 }, (_, index) =>
  aThread({
    id: 60000 + 10 * index,
    board: 'Mobile',
    style: 'forum',
    subject: `Speedtest log, day ${index + 1}`,
    body: '<P>Measured at noon.</P>',
    author: ahmed,
    at: new Date(Date.UTC(2025, 0, 1 + index)).toISOString(),
    kudos: 0,
  }),
).flat();

export const communityMessages: readonly CommunityMessage[] = [...threads, ...log];
