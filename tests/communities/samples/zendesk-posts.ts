/** A person of the sample's help centre, as its API shows them. */
export type Person = { id: number; name: string; role: 'end-user' | 'agent' };

export type PostComment = {
  id: number;
  /** Null: the account is gone. */
  author: Person | null;
  body: string;
  at: string;
  votes: number;
  isOfficial?: true;
};

export type CommunityPost = {
  id: number;
  title: string;
  details: string;
  author: Person;
  at: string;
  votes: number;
  status: 'none' | 'planned' | 'not_planned' | 'answered' | 'completed';
  isClosed?: true;
  /** Waits for a moderator: guests are not shown it. */
  isPending?: true;
  comments: PostComment[];
};

export type HelpArticle = {
  id: number;
  title: string;
  body: string;
  locale: string;
  at: string;
  votes: number;
  isDraft?: true;
};

const ilse: Person = { id: 380001000111, name: 'Ilse Brandt', role: 'end-user' };
const marek: Person = { id: 380001000222, name: 'Marek D.', role: 'end-user' };
const nina: Person = { id: 380001000333, name: 'Nina at Brewpoint', role: 'agent' };
const jo: Person = { id: 380001000444, name: 'Jo & Sam <home bar>', role: 'end-user' };

const grinder: CommunityPost = {
  id: 4410001000101,
  title: 'Grinder stops after two seconds',
  details:
    '<p>My Barista&nbsp;3 grinds for <strong>two seconds</strong>, then stops and shows E07. The beans are fresh &amp; dry.</p>',
  author: ilse,
  at: '2025-02-03T08:15:00Z',
  votes: 14,
  status: 'answered',
  comments: [
    {
      id: 4410001000201,
      author: marek,
      body: '<p>Same here. <x-zendesk-user>380001000111</x-zendesk-user>, did you open the hopper once?</p>',
      at: '2025-02-03T09:40:00Z',
      votes: 2,
    },
    {
      id: 4410001000202,
      author: null,
      body: '<p>Take out the upper burr and vacuum it. Mine was full of oily dust.</p>',
      at: '2025-02-03T12:05:00Z',
      votes: 5,
    },
    {
      id: 4410001000203,
      author: nina,
      body: '<p>E07 means that the motor is blocked. Hold <kbd>Clean</kbd> for five seconds:</p><pre><code>burr test &gt; start\nburr test &gt; ok</code></pre>',
      at: '2025-02-04T07:30:00Z',
      votes: 9,
      isOfficial: true,
    },
    {
      id: 4410001000204,
      author: ilse,
      body: '<p>That was it, thank you. It grinds again.</p>',
      at: '2025-02-04T18:00:00Z',
      votes: 0,
    },
  ],
};

const posts: CommunityPost[] = [
  grinder,
  {
    id: 4410001000102,
    title: 'Descaling light stays on after descaling',
    details: '<p>I ran the whole programme twice. The light is still on.</p>',
    author: marek,
    at: '2025-03-11T10:00:00Z',
    votes: 1,
    status: 'none',
    comments: [],
  },
  {
    id: 4410001000103,
    title: 'Milchschaum wird nicht heiß',
    details: '<p>Der Schaum bleibt lauwarm, auch nach dem Reinigen der Düse.</p>',
    author: ilse,
    at: '2024-11-20T16:45:00Z',
    votes: 3,
    status: 'none',
    comments: [
      {
        id: 4410001000301,
        author: marek,
        body: '<p>Bei mir half es, die Düse über Nacht in Essigwasser zu legen.</p>',
        at: '2024-11-21T08:00:00Z',
        votes: 4,
      },
    ],
  },
  {
    id: 4410001000104,
    title: 'Is <Eco> & <Boost> the same pump pressure?',
    details: '<p>The manual does not say.</p>',
    author: jo,
    at: '2023-06-01T12:00:00Z',
    votes: -1,
    status: 'none',
    isClosed: true,
    comments: [
      {
        id: 4410001000401,
        author: nina,
        body: '<p>Both pump at nine bar; only the heater differs.</p>',
        at: '2023-06-02T09:00:00Z',
        votes: 1,
      },
    ],
  },
  {
    id: 4410001000105,
    title: 'Please add a quiet mode for the mornings',
    details: '<p>The pump wakes everyone up.</p>',
    author: jo,
    at: '2024-01-08T06:10:00Z',
    votes: 40,
    status: 'planned',
    comments: [],
  },
  {
    id: 4410001000106,
    title: 'Grinder stops and I sell cheap watches',
    details: '<p>Visit my shop.</p>',
    author: jo,
    at: '2025-03-12T00:00:00Z',
    votes: 0,
    status: 'none',
    isPending: true,
    comments: [],
  },
];

/** A long list: more than one page of a search. */
const diary: CommunityPost[] = Array.from({ length: 31 }, (_, index) => ({
  id: 4410002000000 + index,
  title: `Water hardness diary, week ${index + 1}`,
  details: '<p>Measured with the paper strip again.</p>',
  author: marek,
  at: new Date(Date.UTC(2024, 0, 1 + 7 * index)).toISOString().replace('.000', ''),
  votes: 0,
  status: 'none',
  comments: [],
}));

export const communityPosts: readonly CommunityPost[] = [...posts, ...diary];

export const helpArticles: readonly HelpArticle[] = [
  {
    id: 360010000011,
    title: 'What error E07 means',
    body: '<h2>The grinder is blocked</h2><p>When the grinder stops with E07, empty the hopper and start the burr test.</p>',
    locale: 'en-us',
    at: '2024-09-01T07:00:00Z',
    votes: 55,
  },
  {
    id: 360010000012,
    title: 'Clean the grinder',
    body: '<p>Brush the burrs once a month. If the machine stops while grinding, clean it at once.</p>',
    locale: 'en-us',
    at: '2024-05-05T07:00:00Z',
    votes: 12,
  },
  {
    id: 360010000013,
    title: 'Mahlwerk reinigen',
    body: '<p>Bürsten Sie die Scheiben einmal im Monat aus.</p>',
    locale: 'de',
    at: '2024-05-06T07:00:00Z',
    votes: 2,
  },
  {
    id: 360010000014,
    title: 'Grinder stops: internal notes',
    body: '<p>Not for customers.</p>',
    locale: 'en-us',
    at: '2025-01-01T07:00:00Z',
    votes: 0,
    isDraft: true,
  },
];
