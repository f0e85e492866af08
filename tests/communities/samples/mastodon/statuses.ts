export type Account = { acct: string; displayName: string };

export type Status = {
  id: string;
  author: Account;
  /** HTML, as the server makes it of what was written. */
  content: string;
  at: string;
  editedAt?: string;
  tags: string[];
  language: string;
  favourites: number;
  replyTo?: string;
  /** Behind a warning. */
  spoiler?: string;
  isSensitive?: true;
  visibility?: 'unlisted' | 'private';
  /** Its author's own server, where that is another one. */
  home?: string;
};

const mira: Account = { acct: 'mira', displayName: '' };
const nora: Account = { acct: 'nora', displayName: 'Nora Quist 🌻' };
const tilda: Account = { acct: 'tilda@elsewhere.example', displayName: '' };
const news: Account = { acct: 'glow_news', displayName: 'Glow News' };

function hashtag(name: string): string {
  return `<a href="https://toots.lumenhome.example/tags/${name}" class="mention hashtag" rel="tag">#<span>${name}</span></a>`;
}

function mention(name: string): string {
  return `<span class="h-card" translate="no"><a href="https://toots.lumenhome.example/@${name}" class="u-url mention">@<span>${name}</span></a></span>`;
}

/** What people said, the latest first. */
export const statuses: Status[] = [
  {
    id: '110000000000000990',
    author: news,
    content: `<p>New shades for the ${hashtag('glowlamp')} are in the shop.</p>`,
    at: '2026-03-10T08:00:00.000Z',
    tags: ['glowlamp'],
    language: 'en',
    favourites: 2,
  },
  {
    id: '110000000000000960',
    author: nora,
    content: `<p>Look at this ${hashtag('glowlamp')}</p>`,
    at: '2026-03-09T20:00:00.000Z',
    tags: ['glowlamp'],
    language: 'en',
    favourites: 80,
    spoiler: 'flashing lights',
    isSensitive: true,
  },
  {
    id: '110000000000000950',
    author: tilda,
    content: `<p>${mention('nora')} agreed, ${hashtag('glowlamp')} is too bright.</p>`,
    at: '2026-03-09T19:00:00.000Z',
    tags: ['glowlamp'],
    language: 'en',
    favourites: 1,
    replyTo: '110000000000000700',
    home: 'https://elsewhere.example/@tilda/76',
  },
  {
    id: '110000000000000904',
    author: news,
    content: `<p>${mention('mira')} meet us in private</p>`,
    at: '2026-03-08T10:30:00.000Z',
    tags: [],
    language: 'en',
    favourites: 0,
    replyTo: '110000000000000900',
    visibility: 'private',
  },
  {
    id: '110000000000000903',
    author: tilda,
    content: `<p>${mention('mira')} or in the app:</p><pre><code>dim: 40%\n</code></pre>`,
    at: '2026-03-08T10:00:00.000Z',
    editedAt: '2026-03-08T10:05:00.000Z',
    tags: [],
    language: 'en',
    favourites: 4,
    replyTo: '110000000000000900',
    home: 'https://elsewhere.example/@tilda/77',
  },
  {
    id: '110000000000000902',
    author: mira,
    content: `<p>${mention('nora')} Another socket was enough, thank you!</p>`,
    at: '2026-03-08T09:40:00.000Z',
    tags: [],
    language: 'en',
    favourites: 1,
    replyTo: '110000000000000901',
  },
  {
    id: '110000000000000905',
    author: news,
    content: '<p>Rude words.</p>',
    at: '2026-03-08T09:35:00.000Z',
    tags: [],
    language: 'en',
    favourites: 0,
    replyTo: '110000000000000900',
    spoiler: 'rude',
  },
  {
    id: '110000000000000901',
    author: nora,
    content: `<p>${mention('mira')} Put the lamp on another phase, or on a filter for &lt;20 €.</p>`,
    at: '2026-03-08T09:30:00.000Z',
    tags: [],
    language: 'en',
    favourites: 6,
    replyTo: '110000000000000900',
    visibility: 'unlisted',
  },
  {
    id: '110000000000000900',
    author: mira,
    content: `<p>Since the update my ${hashtag('GlowLamp')} flickers whenever the fridge starts &amp; nobody at home believes me. Who has seen that?</p><p>${hashtag('help')}</p>`,
    at: '2026-03-08T09:00:00.000Z',
    tags: ['glowlamp', 'help'],
    language: 'en',
    favourites: 9,
  },
  {
    id: '110000000000000800',
    author: tilda,
    content: `<p>Meine ${hashtag('glowlamp')} summt seit heute früh. Kennt das jemand?</p>`,
    at: '2026-03-07T07:00:00.000Z',
    tags: ['glowlamp'],
    language: 'de',
    favourites: 3,
    home: 'https://elsewhere.example/@tilda/70',
  },
  {
    id: '110000000000000801',
    author: nora,
    content: `<p>Bei mir half es, die Fassung fester zu drehen.</p>`,
    at: '2026-03-07T08:00:00.000Z',
    tags: [],
    language: 'de',
    favourites: 2,
    replyTo: '110000000000000800',
  },
  {
    id: '110000000000000700',
    author: nora,
    content: `<p>${hashtag('GlowHub')} forgot its rooms after the power cut, is there a backup?</p>`,
    at: '2026-03-05T18:00:00.000Z',
    tags: ['glowhub'],
    language: 'en',
    favourites: 0,
  },
  {
    id: '110000000000000600',
    author: tilda,
    content: `<p>${hashtag('GlowHub')} のランプが点かない。だれか直せた？</p>`,
    at: '2026-03-01T08:00:00.000Z',
    tags: ['glowhub'],
    language: 'ja',
    favourites: 0,
    home: 'https://elsewhere.example/@tilda/60',
  },
];
