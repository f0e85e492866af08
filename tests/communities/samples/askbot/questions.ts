/** An invented forum of people who ride cargo bikes of Nordkiste. */

type ForumUser = { id: number; username: string };

type ForumPost = {
  id: number;
  html: string;
  /** Null: asked without a name, though the server knows it. */
  by: ForumUser | null;
  /** Epoch seconds. */
  at: number;
  score: number;
  edited?: { at: number; by: ForumUser };
};

export type ForumAnswer = ForumPost & { isDeleted?: true };

export type ForumQuestion = ForumPost & {
  title: string;
  slug: string;
  tags: string[];
  views: number;
  answers: ForumAnswer[];
  acceptedAnswer?: number;
  closedFor?: string;
  isDeleted?: true;
  /** Belongs to nobody: everybody may improve it. */
  isWiki?: true;
};

const start = Date.UTC(2026, 1, 2, 9) / 1000;
const hour = 3600;

const users = {
  lena: { id: 4, username: 'lena_rides' },
  olaf: { id: 9, username: "Olaf O'Brien" },
  nils: { id: 2, username: 'Nils (Nordkiste)' },
  kim: { id: 31, username: 'kim' },
};

/** More than a page shows: the server cuts it and puts a link to the rest behind it. */
const longHtml = `<p>${'It squeaks when it rains. '.repeat(130)}</p>`;

const named: ForumQuestion[] = [
  {
    id: 201,
    title: 'Display shows E21 & the motor cuts out <uphill>',
    slug: 'display-shows-e21-the-motor-cuts-out-uphill',
    html: '<p>On my <strong>K2</strong>, since the cold days. The log says:</p>\n\n<pre><code>temp &lt; -5 &amp;&amp; stop\n</code></pre>\n',
    by: users.lena,
    at: start,
    score: 4,
    views: 812,
    tags: ['k2', 'motor'],
    acceptedAnswer: 203,
    answers: [
      {
        id: 202,
        html: '<p>Warm the battery indoors first.</p>\n',
        by: users.olaf,
        at: start + hour,
        score: 2,
      },
      {
        id: 203,
        html: '<p>Clean the <em>speed sensor</em>; E21 means that it saw &quot;nothing&quot;.</p>\n',
        by: users.nils,
        at: start + 3 * hour,
        score: 7,
        edited: { at: start + 50 * hour, by: users.olaf },
      },
      { id: 204, html: '<p>Sell it.</p>\n', by: users.kim, at: start + 4 * hour, score: -6, isDeleted: true },
      { id: 205, html: '<p>Mine does that, too.</p>\n', by: null, at: start + 5 * hour, score: 0 },
      {
        id: 206,
        html: '<p>The sensor it was, thank you.</p>\n',
        by: users.lena,
        at: start + 6 * hour,
        score: -1,
      },
    ],
  },
  {
    id: 210,
    title: 'Where do you park yours?',
    slug: 'where-do-you-park-yours',
    html: '<p>In the yard?</p>\n',
    by: null,
    at: start + 7 * hour,
    score: 0,
    views: 40,
    tags: ['chat'],
    answers: [],
    closedFor: 'off-topic',
  },
  {
    id: 211,
    title: 'Bremse quietscht bei Regen',
    slug: 'bremse-quietscht-bei-regen',
    html: '<p>Die vordere, seit dem Wechsel der Beläge.</p>\n',
    by: users.kim,
    at: start + 8 * hour,
    score: 1,
    views: 77,
    tags: ['bremse', 'deutsch'],
    answers: [
      {
        id: 212,
        html: '<p>Beläge <strong>anschleifen</strong>, dann zehnmal fest bremsen.</p>\n',
        by: users.olaf,
        at: start + 9 * hour,
        score: 3,
      },
    ],
  },
  {
    id: 213,
    title: 'What we know about squeaking',
    slug: 'what-we-know-about-squeaking',
    html: longHtml,
    by: users.nils,
    at: start + 10 * hour,
    score: 1234,
    views: 9000,
    tags: ['brakes'],
    isWiki: true,
    answers: Array.from({ length: 24 }, (_, index) => ({
      id: 300 + index,
      html: `<p>Pad number ${index + 1} was silent.</p>\n`,
      by: index % 2 === 0 ? users.olaf : users.kim,
      at: start + (20 + index) * hour,
      score: 24 - index,
    })),
  },
  {
    id: 214,
    title: 'The motor of the K9 that nobody may see',
    slug: 'the-motor-of-the-k9-that-nobody-may-see',
    html: '<p>Gone: E21.</p>\n',
    by: users.kim,
    at: start + 11 * hour,
    score: 0,
    views: 1,
    tags: ['motor'],
    answers: [],
    isDeleted: true,
  },
];

const rides: ForumQuestion[] = Array.from({ length: 41 }, (_, index) => ({
  id: 400 + index,
  title: `Ride journal, day ${index + 1}`,
  slug: `ride-journal-day-${index + 1}`,
  html: '<p>Wind from the front.</p>\n',
  by: users.olaf,
  at: start + (100 + index) * hour,
  score: 0,
  views: 3,
  tags: ['journal'],
  answers: [],
}));

export const questions: ForumQuestion[] = [...named, ...rides];
