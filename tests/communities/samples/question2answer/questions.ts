/** An invented site where people ask about coffee machines of Brevanto. */

/** A post by a member, by somebody without an account who gave a name, or by nobody at all. */
type Written = {
  id: number;
  /** What the site shows of it: HTML. */
  html: string;
  by?: { member: string } | { guest: string };
  /** Epoch ms. */
  at: number;
  votes?: { up: number; down: number };
};

export type GivenAnswer = Written & {
  /** Epoch ms: what was done to it last, and what the site calls that. */
  changed?: { at: number; what: 'edited' | 'selected' };
  isHidden?: true;
  comments?: Written[];
};

export type AskedQuestion = Written & {
  title: string;
  /** The last part of its address. */
  slug: string;
  tags: string[];
  views?: number;
  answers: GivenAnswer[];
  /** The number of the answer that its asker has chosen. */
  chosen?: number;
  closed?: { note: string } | { duplicateOf: number };
  isHidden?: true;
};

const start = Date.UTC(2026, 0, 5, 7);
const hourMs = 3_600_000;

function at(hours: number): number {
  return start + hours * hourMs;
}

const named: AskedQuestion[] = [
  {
    id: 11,
    title: 'Machine shows E04 & stays cold <since the update>',
    slug: 'machine-shows-e04-%26-stays-cold-since-the-update',
    html: '<p>My <b>Duo 2</b> blinks red. The log ends with:</p><pre><code>boiler &lt; 40 &amp;&amp; halt</code></pre>',
    by: { member: 'kaffeetante' },
    at: at(0),
    tags: ['duo-2', 'e04'],
    views: 1204,
    votes: { up: 5, down: 1 },
    chosen: 13,
    answers: [
      {
        id: 12,
        html: '<p>Mine did that too; it went away by itself.</p>',
        by: { member: 'Bo Lind' },
        at: at(1),
        votes: { up: 1, down: 3 },
      },
      {
        id: 13,
        html: '<p>Pull the plug, wait <em>ten minutes</em>, then hold &quot;Steam&quot; while it starts.</p>',
        by: { member: 'p_robusta' },
        at: at(3),
        votes: { up: 9, down: 0 },
        changed: { at: at(80), what: 'selected' },
        comments: [
          {
            id: 14,
            html: 'Thanks, that woke it up!',
            by: { member: 'kaffeetante' },
            at: at(4),
            votes: { up: 2, down: 0 },
          },
        ],
      },
      { id: 15, html: '<p>Descale it.</p>', at: at(5), changed: { at: at(9), what: 'edited' } },
      { id: 16, html: '<p>Buy tea.</p>', by: { member: 'spammer' }, at: at(6), isHidden: true },
      {
        id: 17,
        html: '<p>For the record: the update of May mends it.</p>',
        by: { member: 'kaffeetante' },
        at: at(7),
      },
      { id: 18, html: '<p>Same with the Duo 1.</p>', by: { guest: 'Gerda <b>' }, at: at(8) },
    ],
  },
  {
    id: 21,
    title: 'Which beans for the steam wand?',
    slug: 'which-beans-for-the-steam-wand',
    html: '<p>Asking for a friend.</p>',
    by: { member: 'Bo Lind' },
    at: at(10),
    tags: [],
    closed: { note: 'A matter of taste & "mood"' },
    answers: [],
  },
  {
    id: 22,
    title: 'Duo 2 cold after update',
    slug: 'duo-2-cold-after-update',
    html: '<p>E04, like the others.</p>',
    at: at(11),
    tags: ['duo-2'],
    closed: { duplicateOf: 11 },
    answers: [{ id: 23, html: '<p>See there.</p>', by: { member: 'p_robusta' }, at: at(12) }],
  },
  {
    id: 24,
    title: 'Die Mühle klemmt seit gestern',
    slug: 'die-m%C3%BChle-klemmt-seit-gestern',
    html: '<p>Es klackert, und nichts kommt heraus.</p>',
    by: { guest: 'Jörg' },
    at: at(13),
    tags: ['deutsch', 'mühle'],
    answers: [
      {
        id: 25,
        html: '<p>Bohnen heraus, <strong>Mahlgrad 9</strong>, einmal leer mahlen.</p>',
        by: { member: 'p_robusta' },
        at: at(14),
        votes: { up: 2, down: 0 },
      },
    ],
  },
  {
    id: 26,
    title: 'The secret menu of the Duo 2 shows E04',
    slug: 'the-secret-menu-of-the-duo-2-shows-e04',
    html: '<p>Taken down.</p>',
    by: { member: 'spammer' },
    at: at(15),
    tags: [],
    isHidden: true,
    answers: [],
  },
  {
    id: 30,
    title: 'What has helped against the dripping?',
    slug: 'what-has-helped-against-the-dripping',
    html: '<p>Let us collect.</p>',
    by: { member: 'p_robusta' },
    at: at(16),
    tags: ['dripping'],
    chosen: 54,
    answers: Array.from({ length: 35 }, (_, index) => ({
      id: 31 + index,
      html: `<p>Remedy number ${index + 1}.</p>`,
      by: { member: index % 2 === 0 ? 'Bo Lind' : 'kaffeetante' },
      at: at(17 + index),
    })),
  },
];

const diaries: AskedQuestion[] = Array.from({ length: 24 }, (_, index) => ({
  id: 100 + index,
  title: `Roast diary, week ${index + 1}`,
  slug: `roast-diary-week-${index + 1}`,
  html: '<p>Dark, then darker.</p>',
  by: { member: 'Bo Lind' },
  at: at(200 + index),
  tags: ['diary'],
  answers: [],
}));

export const questions: AskedQuestion[] = [...named, ...diaries];
