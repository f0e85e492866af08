/** An invented site where people ask about Lumenhome's lamps and dimmers. */

export type Member = { id: string; username: string; displayName: string; status?: 'normal' | 'deleted' };

export type SiteAnswer = {
  id: string;
  userId: string;
  html: string;
  /** Epoch seconds. */
  at: number;
  updatedAt?: number;
  votes?: number;
  isAccepted?: boolean;
  status?: 'pending' | 'deleted';
};

export type SiteQuestion = {
  id: string;
  title: string;
  userId: string;
  html: string;
  at: number;
  tags: string[];
  votes?: number;
  views?: number;
  answers: SiteAnswer[];
  status?: 'closed' | 'pending' | 'deleted';
};

export const members: Member[] = [
  { id: '10030000000000001', username: 'ben_akers', displayName: 'Ben Akers' },
  { id: '10030000000000002', username: 'rosa', displayName: 'Rosa Immel' },
  { id: '10030000000000003', username: 'lumenhome', displayName: 'Lumenhome Support' },
  { id: '10030000000000004', username: 'u4', displayName: 'user71', status: 'deleted' },
];
const [ben, rosa, staff, left] = members.map(({ id }) => id) as [string, string, string, string];

const start = Date.UTC(2026, 3, 1, 7) / 1000;

function answer(number: number, userId: string, html: string, more: Partial<SiteAnswer> = {}): SiteAnswer {
  const id = `1002${String(number).padStart(13, '0')}`;
  return { id, userId, html: `<p>${html}</p>\n`, at: start + number * 60, ...more };
}

function question(
  number: number,
  userId: string,
  title: string,
  html: string,
  more: Partial<SiteQuestion> = {},
): SiteQuestion {
  const id = `1001${String(number).padStart(13, '0')}`;
  return {
    id,
    userId,
    title,
    html: `<p>${html}</p>\n`,
    at: start + number * 60,
    tags: [],
    answers: [],
    ...more,
  };
}

export const questions: SiteQuestion[] = [
  question(
    21,
    ben,
    'Dimmer hums with LED bulbs & flickers below <20 %>',
    'The new bulbs hum. The manual says:</p>\n<pre><code>if (load &lt; 10) hum();\n</code></pre>\n<p>Is that all?',
    {
      tags: ['dimmer', 'led'],
      votes: 6,
      views: 480,
      answers: [
        answer(31, rosa, 'Set the dimmer to <strong>trailing edge</strong>, then the bulbs are quiet.', {
          votes: 4,
          isAccepted: true,
          updatedAt: start + 9000,
        }),
        answer(32, staff, 'Two lamps are too few. <code>min_load = 10</code>', { votes: 9 }),
        answer(33, left, 'Mine hummed too.', { votes: 1 }),
        answer(34, ben, 'Solved, thank you.'),
        answer(35, rosa, 'Cheap dimmers here!', { status: 'deleted', votes: 50 }),
      ],
    },
  ),
  question(22, rosa, 'Where is the reset button of the wall switch?', 'I looked on both sides.', {
    tags: ['switch'],
  }),
  question(
    23,
    rosa,
    'Lampe bleibt nach Stromausfall immer an',
    'Nach jedem Ausfall leuchten alle Lampen weiß.',
    {
      tags: ['deutsch'],
      status: 'closed',
      answers: [answer(40, ben, 'In den Einstellungen gibt es „Zustand nach Ausfall“.', { votes: 2 })],
    },
  ),
  question(24, ben, 'Bridge loses its colour scenes', 'After midnight all colours are white.', {
    tags: ['bridge'],
    // Found by its answer only.
    answers: [answer(41, rosa, 'The pendulum clock of the bridge runs wrong; set the time zone.')],
  }),
  question(25, left, 'Dimmer for free', 'Dimmer, dimmer, dimmer.', { status: 'deleted' }),
  question(26, ben, 'Dimmer question that nobody has looked at', 'Dimmer and bulbs.', { status: 'pending' }),
  ...Array.from({ length: 55 }, (_, index) =>
    question(100 + index, rosa, `Schedule number ${index + 1} is late`, 'By an hour.', { tags: ['time'] }),
  ),
];
