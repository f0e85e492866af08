import { numberOf } from '../names';

/** A person on some server of the fediverse. */
export type Person = { name: string; displayName?: string; isDeleted?: true; isModerator?: true };

export type Comment = {
  id: number;
  /** 0: an answer to the post itself. */
  parent: number;
  author: Person;
  /** Markdown. */
  body: string;
  at: string;
  editedAt?: string;
  score: number;
  isDeleted?: true;
  /** By a moderator. */
  isRemoved?: true;
  /** Spoken as a moderator. */
  isOfficial?: true;
  /** Chosen as the answer, on servers that know such a thing. */
  isChosen?: true;
};

export type Discussion = {
  id: number;
  group: string;
  title: string;
  /** Markdown; null for a post that is only a link. */
  body: string | null;
  author: Person;
  at: string;
  score: number;
  tags?: string[];
  isDeleted?: true;
  isRemoved?: true;
  isAdult?: true;
  isLocked?: true;
  comments: Comment[];
};

const mira: Person = { name: 'mira_k', displayName: 'Mira Kolb' };
const nora: Person = { name: 'nora', displayName: 'Nora Quist' };
const pavel: Person = { name: 'pavel77' };
const jo: Person = { name: 'jo_left', displayName: 'Jo', isDeleted: true };
const support: Person = { name: 'lumen_care', displayName: 'Lumenhome Care', isModerator: true };
const tilda: Person = { name: 'tilda', displayName: 'Tilda Ørsted' };

/** What people discuss, as every server of a small fediverse holds it. */
export const discussions: Discussion[] = [
  {
    id: 101,
    group: 'lumenhome',
    title: 'Motion sensor leaves the hall lamp on all night',
    body: 'My **motion sensor** switches the lamp on but never off.\n\n- hub: `LH-2`\n- firmware 4.1\n\nRestarting & re-pairing did nothing.',
    author: mira,
    at: '2025-11-03T19:20:11.482913Z',
    score: 41,
    tags: ['automation'],
    comments: [
      {
        id: 201,
        parent: 0,
        author: nora,
        body: 'The hold time is hidden in the rule. Set it like this:\n\n```yaml\nhold: 90 # seconds\nif: lux < 12\n```\n\nThen save the rule twice.',
        at: '2025-11-03T20:02:00.000001Z',
        editedAt: '2025-11-04T06:00:00.000000Z',
        score: 14,
        isChosen: true,
      },
      {
        id: 202,
        parent: 201,
        author: mira,
        body: 'Saving it *twice* was the trick, thank you!',
        at: '2025-11-03T21:15:42.100000Z',
        score: 3,
      },
      {
        id: 203,
        parent: 0,
        author: support,
        body: 'Firmware 4.2 brings the hold time back to the first screen. More in [our notes](https://help.lumenhome.example/notes).',
        at: '2025-11-05T09:00:00.000000Z',
        score: 6,
        isOfficial: true,
      },
      {
        id: 204,
        parent: 0,
        author: pavel,
        body: 'I take that back.',
        at: '2025-11-05T10:00:00.000000Z',
        score: 1,
        isDeleted: true,
      },
      {
        id: 205,
        parent: 204,
        author: tilda,
        body: 'Even so: a second sensor in the same zone keeps the lamp awake.',
        at: '2025-11-05T11:30:00.000000Z',
        score: 2,
      },
      {
        id: 206,
        parent: 0,
        author: pavel,
        body: 'Buy lamps at my shop.',
        at: '2025-11-06T08:00:00.000000Z',
        score: -4,
        isRemoved: true,
      },
      {
        id: 207,
        parent: 0,
        author: jo,
        body: 'Mine needed a factory reset with the paper clip.',
        at: '2025-11-07T07:45:00.000000Z',
        score: 1,
      },
    ],
  },
  {
    id: 102,
    group: 'parcelo',
    title: 'Label printer feeds blank labels since the spring update',
    body: 'Parcelo prints nothing, the test page is fine. Anyone?',
    author: pavel,
    at: '2026-03-02T08:11:00.000000Z',
    score: 2,
    comments: [],
  },
  {
    id: 103,
    group: 'lumenhome',
    title: 'Hub says <no bridge> & blinks "E-17": what now?',
    body: 'It happened after a power cut. `E-17` is not in the booklet.',
    author: tilda,
    at: '2025-08-19T16:40:00.000000Z',
    score: 9,
    comments: [
      {
        id: 211,
        parent: 0,
        author: nora,
        body: 'E-17 is a wrong clock. Let it stand for ten minutes with the network cable in.',
        at: '2025-08-19T17:00:00.000000Z',
        score: 8,
      },
    ],
  },
  {
    id: 104,
    group: 'ferrowatt',
    title: 'Ladestation zeigt Fehler F3 nach Stromausfall',
    body: 'Die Ferrowatt-Wallbox lädt seit gestern nicht mehr, die Leuchte ist gelb.',
    author: { name: 'juergen', displayName: 'Jürgen' },
    at: '2026-01-12T06:30:00.000000Z',
    score: 5,
    comments: [
      {
        id: 221,
        parent: 0,
        author: tilda,
        body: 'Den Schutzschalter für fünf Minuten ausschalten, dann läuft der Selbsttest durch.',
        at: '2026-01-12T07:05:00.000000Z',
        score: 4,
      },
    ],
  },
  {
    id: 105,
    group: 'lumenhome',
    title: 'Motion sensor giveaway, click here',
    body: 'Win a motion sensor today.',
    author: pavel,
    at: '2025-12-01T00:00:00.000000Z',
    score: 900,
    isRemoved: true,
    comments: [],
  },
  {
    id: 106,
    group: 'lumenhome',
    title: 'Motion sensor question, found it myself',
    body: 'Never mind.',
    author: mira,
    at: '2025-12-02T00:00:00.000000Z',
    score: 60,
    isDeleted: true,
    comments: [],
  },
  {
    id: 107,
    group: 'lumenhome',
    title: 'Which lamp survives a bathroom?',
    body: 'Steam killed two of mine. The motion sensor there still lives.',
    author: jo,
    at: '2024-02-10T12:00:00.000000Z',
    score: 12,
    isLocked: true,
    comments: [
      {
        id: 231,
        parent: 0,
        author: support,
        body: 'Any lamp marked IP44 is made for it.',
        at: '2024-02-11T12:00:00.000000Z',
        score: 3,
      },
    ],
  },
  ...Array.from({ length: 57 }, (_, index): Discussion => notesOn(index)),
];

/** A long list, for whoever turns pages. */
function notesOn(index: number): Discussion {
  const rooms = ['attic', 'cellar', 'garage', 'kitchen', 'porch', 'study', 'shed'];
  const room = rooms[index % rooms.length] ?? 'hall';
  return {
    id: 500 + index,
    group: 'ferrowatt',
    title: `Ferrowatt meter in the ${room}, week ${index + 1}`,
    body: `Read ${numberOf(`${room} ${index}`, 900)} kWh off the dial.`,
    author: pavel,
    at: `2024-${String(1 + (index % 12)).padStart(2, '0')}-08T10:00:00.000000Z`,
    score: 60 - index,
    comments: [],
  };
}

/** The comments that a reader may see, without those that were taken back. */
export function isVisible({ isDeleted, isRemoved }: Pick<Comment, 'isDeleted' | 'isRemoved'>): boolean {
  return !isDeleted && !isRemoved;
}

/** A comment's place in the tree: '0.201.202'. */
export function pathOf({ comments }: Pick<Discussion, 'comments'>, { id, parent }: Comment): string {
  const above = comments.find((comment) => comment.id === parent);
  return above ? `${pathOf({ comments }, above)}.${id}` : `0.${id}`;
}
