/** An invented forum of people who charge their cars with wallboxes of Ferrowatt. */

export type Member = { uid: number; name: string; groups?: string[] };

export type ForumPost = {
  pid: number;
  /** 0: somebody who has left. */
  uid: number;
  html: string;
  /** Epoch ms. */
  at: number;
  votes?: number;
  editedAt?: number;
  isDeleted?: boolean;
};

export type ForumTopic = {
  tid: number;
  title: string;
  slug: string;
  tags: string[];
  /** The opening post first. */
  posts: ForumPost[];
  views?: number;
  /** With the question-and-answer plugin; a topic may be solved without naming the post. */
  solvedPid?: number;
  isQuestion?: boolean;
  isLocked?: boolean;
  isDeleted?: boolean;
};

const start = Date.UTC(2026, 0, 12, 8);
const hourMs = 3_600_000;

export const members: Member[] = [
  { uid: 1, name: 'Ferrowatt Anna', groups: ['administrators'] },
  { uid: 3, name: 'Ines Marlow' },
  { uid: 4, name: "Tomas O'Dell" },
  { uid: 5, name: 'Gesa Brandt' },
];

function post(pid: number, uid: number, html: string, more: Partial<ForumPost> = {}): ForumPost {
  return { pid, uid, html: `<p dir="auto">${html}</p>\n`, at: start + pid * hourMs, ...more };
}

/** Three pages of replies; the one that helped stands on the last. */
const longReplies = Array.from({ length: 44 }, (_, index) =>
  post(
    200 + index,
    index % 2 === 0 ? 4 : 5,
    index === 40
      ? 'The guest network keeps devices apart. Put the box and the phone on the same one.'
      : `Try number ${index + 1}: no change here either.`,
    index === 40 ? { votes: 9 } : {},
  ),
);

export const topics: ForumTopic[] = [
  {
    tid: 12,
    title: 'Wallbox stays at 6 A & never charges faster <since 2.8>',
    slug: '12/wallbox-stays-at-6-a-never-charges-faster-since-2-8',
    tags: ['wallbox', 'firmware'],
    views: 310,
    isQuestion: true,
    solvedPid: 103,
    posts: [
      post(
        101,
        3,
        'Since firmware 2.8 the car takes <strong>6 A</strong> only. The log says:</p>\n<pre><code>limit = min(grid, 6) &amp;&amp; hold\n</code></pre>\n<p dir="auto">Who knows more?',
      ),
      post(102, 4, 'Mine did the same for a day, then it went away.', { votes: 1 }),
      post(103, 1, 'Open <em>Load balancing</em> and set the house fuse again; 2.8 forgets it.', {
        votes: 7,
        editedAt: start + 150 * hourMs,
      }),
      post(104, 0, 'A restart did nothing for me.'),
      post(105, 5, 'Somebody should sell you another brand.', { isDeleted: true }),
      post(106, 3, 'That was it, thank you!'),
    ],
  },
  {
    tid: 15,
    title: 'Which cable length is allowed for the wallbox outdoors?',
    slug: '15/which-cable-length-is-allowed-for-the-wallbox-outdoors',
    tags: ['cable'],
    isQuestion: true,
    posts: [post(110, 5, 'The carport is 30 metres away from the house.')],
  },
  {
    tid: 16,
    title: 'Ladung bricht nachts ab, Anzeige blinkt gelb',
    slug: '16/ladung-bricht-nachts-ab-anzeige-blinkt-gelb',
    tags: ['deutsch'],
    posts: [
      post(112, 5, 'Gegen zwei Uhr hört die Ladung auf und das gelbe Licht blinkt.'),
      post(113, 4, 'Bei mir war die Nachtsperre in der App eingeschaltet.'),
    ],
  },
  {
    tid: 17,
    title: 'Phone app does not find the charger',
    slug: '17/phone-app-does-not-find-the-charger',
    tags: ['app', 'wifi'],
    isQuestion: true,
    solvedPid: 240,
    isLocked: true,
    posts: [post(199, 3, 'The phone app finds nothing, though both are on wifi.'), ...longReplies],
  },
  {
    tid: 18,
    title: 'Wallbox wins a prize, says somebody',
    slug: '18/wallbox-wins-a-prize-says-somebody',
    tags: [],
    isDeleted: true,
    posts: [post(115, 4, 'Buy the wallbox here.')],
  },
  ...Array.from({ length: 56 }, (_, index) => ({
    tid: 30 + index,
    title: `Meter diary, week ${index + 1}`,
    slug: `${30 + index}/meter-diary-week-${index + 1}`,
    tags: ['diary'],
    posts: [post(300 + index, 4, `Used ${40 + index} units, the sun gave ${20 + index}.`)],
  })),
];
