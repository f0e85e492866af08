/** A comment. `isGone`: deleted, or flagged to death; its number and the replies to it stay. */
export type HnComment = {
  id: number;
  author: string;
  /** Paragraphs of HTML. */
  text: string[];
  at: number;
  isGone?: true;
  replies?: HnComment[];
};

export type HnStory = {
  id: number;
  title: string;
  author: string;
  /** What the story links; null for a question. */
  url: string | null;
  text: string[];
  points: number;
  at: number;
  isGone?: true;
  comments: HnComment[];
};

const told: HnStory[] = [
  {
    id: 40_100_200,
    title: "Ask HN: Lumenhome hub won't pair after the E04 error?",
    author: 'quietlamp',
    url: null,
    text: [
      "My hub shows <i>E04</i> &amp; refuses every bulb. I've tried <code>lumen reset &lt;hub&gt;</code>.",
      'Is there anything short of a new one?',
    ],
    points: 57,
    at: 1_741_075_200,
    comments: [
      {
        id: 40_100_310,
        author: 'brackish',
        text: [
          "E04 is the radio. Unplug it for ten minutes, then pair on channel 15; don't use 26.",
          '<pre><code>lumen radio --channel 15\n</code></pre>',
        ],
        at: 1_741_078_800,
        replies: [
          {
            id: 40_100_410,
            author: 'quietlamp',
            text: ['That was it, thanks &#x2F; all bulbs are back.'],
            at: 1_741_082_400,
            replies: [
              {
                id: 40_100_480,
                author: 'farfield',
                text: ['Off on a tangent: mesh radios of the nineties were worse.'],
                at: 1_741_086_000,
              },
            ],
          },
        ],
      },
      {
        id: 40_100_320,
        author: 'harsh',
        text: ['Just buy a real one.'],
        at: 1_741_079_000,
        isGone: true,
        replies: [{ id: 40_100_330, author: 'mildmay', text: ['That helps nobody.'], at: 1_741_079_300 }],
      },
      { id: 40_100_350, author: 'oldtimer', text: ['Mine died the same week.'], at: 1_741_080_000 },
    ],
  },
  {
    id: 40_200_100,
    title: 'Parcelo opens its tracking API',
    author: 'newsroom',
    url: 'https://www.parcelo.example/blog/api',
    text: [],
    points: 210,
    at: 1_742_000_000,
    comments: [
      {
        id: 40_200_150,
        author: 'depotkeeper',
        text: ['Labels from before March need the old endpoint, or you get a 410 from the depot scanner.'],
        at: 1_742_003_600,
      },
    ],
  },
  {
    id: 40_300_100,
    title: 'Ferrowatt Ladestation über das Heimnetz steuern',
    author: 'jonteb',
    url: 'https://blog.ferrowatt.example/de/heimnetz',
    text: [],
    points: 4,
    at: 1_743_000_000,
    comments: [],
  },
  {
    id: 40_300_200,
    title: 'Ask HN: Is your Lumenhome hub slow?',
    author: 'deleteduser',
    url: null,
    text: ['Nothing to see.'],
    points: 1,
    at: 1_743_100_000,
    isGone: true,
    comments: [],
  },
  {
    id: 40_300_300,
    title: 'Show HN: A dashboard for your &lt;home&gt; meters',
    author: 'wattson',
    url: 'https://meters.example/',
    text: ['I made this over the winter.'],
    points: 33,
    at: 1_743_200_000,
    comments: [],
  },
];

/** A long list, for paging. */
const digests = Array.from({ length: 36 }, (_, index): HnStory => ({
  id: 41_000_000 + index,
  title: `Firmware digest number ${index + 1}`,
  author: 'digest',
  url: `https://digest.example/${index + 1}`,
  text: [],
  points: 3,
  at: 1_744_000_000 + index * 86_400,
  comments: [],
}));

export const stories: readonly HnStory[] = [...told, ...digests];
