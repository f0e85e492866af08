/** An invented forum of people who fetch their parcels from lockers of Parcelo. */

export type Member = { id: string; username: string; displayName: string; groups?: string[] };

export type ForumPost = {
  id: string;
  number: number;
  /** Null: somebody who has left. */
  userId: string | null;
  /** 'comment', or what happened to the discussion. */
  type: string;
  html: string;
  createdAt: string;
  editedAt?: string;
  likes?: string[];
  isHidden?: boolean;
};

export type Discussion = {
  id: string;
  title: string;
  slug: string;
  tags: string[];
  posts: ForumPost[];
  bestAnswer?: { postId: string; chosenBy: string };
  isLocked?: boolean;
  isHidden?: boolean;
};

export const members: Member[] = [
  { id: '1', username: 'parcelo_team', displayName: 'Parcelo Team', groups: ['1'] },
  { id: '7', username: 'juno', displayName: 'Juno Habers' },
  { id: '8', username: 'piet', displayName: 'Piet van Loo' },
  { id: '9', username: 'camille', displayName: 'Camille Orsay' },
];

const start = Date.UTC(2026, 1, 2, 9);

function post(
  id: number,
  number: number,
  userId: string | null,
  html: string,
  more: Partial<ForumPost> = {},
) {
  const createdAt = `${new Date(start + id * 60_000).toISOString().slice(0, 19)}+00:00`;
  return { id: String(id), number, userId, type: 'comment', html: `<p>${html}</p>`, createdAt, ...more };
}

export const discussions: Discussion[] = [
  {
    id: '21',
    title: 'Locker opens & is empty, the app says <collected>',
    slug: '21-locker-opens-is-empty-the-app-says-collected',
    tags: ['Lockers', 'App'],
    bestAnswer: { postId: '204', chosenBy: '7' },
    posts: [
      post(
        201,
        1,
        '7',
        'The locker opened, nobody was there before me, and it was empty.</p>\n<pre><code>state = "collected" &amp;&amp; door == 4</code></pre><p>What now?',
      ),
      post(202, 2, '8', 'Same here last week.', { likes: ['7'] }),
      post(203, 3, '1', 'discussionTagged', { type: 'discussionTagged', html: '' }),
      post(
        204,
        4,
        '1',
        'Say <em>“door check”</em> at the screen: the courier used the door <strong>below</strong>.',
        {
          likes: ['7', '8', '9'],
          editedAt: '2026-02-02T18:40:00+00:00',
        },
      ),
      post(205, 5, '8', 'You must be blind.', { isHidden: true }),
      post(206, 6, null, 'I had to write to them twice.'),
      post(207, 7, '7', 'It was in the door below, thanks.'),
    ],
  },
  {
    id: '22',
    title: 'Which size of parcel fits the small locker?',
    slug: '22-which-size-of-parcel-fits-the-small-locker',
    tags: ['Lockers'],
    posts: [post(210, 1, '9', 'Mine measures 40 by 30 by 12.')],
  },
  {
    id: '23',
    title: 'Le code de retrait n’arrive jamais par SMS',
    slug: '23-le-code-de-retrait-narrive-jamais-par-sms',
    tags: ['Français'],
    isLocked: true,
    posts: [
      post(212, 1, '9', 'J’attends le code depuis deux jours.'),
      post(213, 2, '8', 'Chez moi, le numéro du mobile était faux dans le profil.'),
    ],
  },
  {
    id: '24',
    title: 'Barcode reader refuses printed labels',
    slug: '24-barcode-reader-refuses-printed-labels',
    tags: ['Returns'],
    bestAnswer: { postId: '360', chosenBy: '1' },
    posts: [
      post(300, 1, '7', 'The reader beeps three times at my printed label.'),
      ...Array.from({ length: 63 }, (_, index) =>
        post(
          301 + index,
          2 + index,
          index % 2 === 0 ? '8' : '9',
          index === 59
            ? 'Print it without the grey frame.'
            : `It beeps at mine as well, number ${index + 1}.`,
        ),
      ),
    ],
  },
  {
    id: '25',
    title: 'Locker keys for sale',
    slug: '25-locker-keys-for-sale',
    tags: [],
    isHidden: true,
    posts: [post(400, 1, '8', 'Locker keys, cheap.')],
  },
  ...Array.from({ length: 34 }, (_, index) => ({
    id: String(40 + index),
    title: `Depot notice ${index + 1}: longer hours`,
    slug: `${40 + index}-depot-notice-${index + 1}-longer-hours`,
    tags: ['News'],
    posts: [post(500 + index, 1, '1', 'We stay until nine this month.')],
  })),
];
