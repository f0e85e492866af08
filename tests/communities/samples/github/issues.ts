/** A post as its author wrote it: paragraphs, one of which may be code. */
export type Body = (string | { code: string })[];

export type GitHubComment = {
  id: number;
  /** Null: the account was deleted. */
  author: string | null;
  role?: 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR';
  isBot?: true;
  /** Hidden by the team, for a reason. */
  hiddenAs?: 'spam' | 'off-topic' | 'outdated';
  body: Body;
  thumbsUp?: number;
  at: string;
  editedAt?: string;
};

export type GitHubIssue = {
  number: number;
  title: string;
  author: string | null;
  role?: 'OWNER' | 'MEMBER';
  isBot?: true;
  isPullRequest?: true;
  body: Body;
  labels?: string[];
  /** Closed, and why; `null`: without a reason, as before there were any. */
  closedAs?: 'completed' | 'not_planned' | 'duplicate' | null;
  thumbsUp?: number;
  at: string;
  comments: GitHubComment[];
};

export const repository = 'ferrowatt/charge-link';

const told: GitHubIssue[] = [
  {
    number: 214,
    title: 'Contactor clicks & charging stops after 3.2',
    author: 'noor-v',
    body: [
      'Since the update to **3.2** the contactor clicks every minute and my car stops loading.',
      { code: 'relay: open <reason=undervolt>\nrelay: closed' },
      "It's the same with two cables.",
    ],
    labels: ['bug', 'hardware'],
    closedAs: 'completed',
    thumbsUp: 12,
    at: '2025-03-04T08:15:00Z',
    comments: [
      {
        id: 90_211,
        author: 'tobin-hale',
        role: 'CONTRIBUTOR',
        body: ['Same here. Lowering the limit to 14 A keeps it quiet for me.'],
        thumbsUp: 3,
        at: '2025-03-04T09:00:00Z',
      },
      {
        id: 90_240,
        author: 'ferrowatt-stale',
        isBot: true,
        body: ['This issue has had no activity. The contactor clicks will be closed soon.'],
        at: '2025-03-05T00:00:00Z',
      },
      {
        id: 90_255,
        author: 'imke-fw',
        role: 'MEMBER',
        body: [
          'The undervoltage threshold was too tight. Set `grid.min_volts` to 205, or take 3.2.1:',
          { code: 'chargelink update --channel stable' },
        ],
        thumbsUp: 41,
        at: '2025-03-06T10:30:00Z',
        editedAt: '2025-03-06T11:00:00Z',
      },
      {
        id: 90_260,
        author: 'cheap-watts',
        hiddenAs: 'spam',
        body: ['Best prices for chargers, click here!'],
        at: '2025-03-06T12:00:00Z',
      },
      {
        id: 90_271,
        author: null,
        body: ['Fixed it for me <3 & thanks.'],
        at: '2025-03-07T07:00:00Z',
      },
      {
        id: 90_280,
        author: 'noor-v',
        body: ['3.2.1 works, no more clicking.'],
        at: '2025-03-07T20:00:00Z',
      },
    ],
  },
  {
    number: 251,
    title: 'Wallbox fällt nach Stromausfall aus dem WLAN',
    author: 'jonte-b',
    body: ['Nach jedem Stromausfall muss ich die Wallbox neu anlernen.'],
    at: '2025-05-11T18:00:00Z',
    comments: [],
  },
  {
    number: 262,
    title: 'Schedule starts one hour late in summer',
    author: 'kalle-r',
    body: ['With daylight saving the schedule is off by one hour.'],
    labels: ['bug'],
    closedAs: 'duplicate',
    at: '2025-06-01T06:00:00Z',
    comments: [
      { id: 93_100, author: 'imke-fw', role: 'MEMBER', body: ['See #198.'], at: '2025-06-01T09:00:00Z' },
    ],
  },
  {
    number: 270,
    title: 'Support for the old RFID reader',
    author: null,
    body: ['Please bring the reader of the first generation back.'],
    closedAs: 'not_planned',
    at: '2025-06-20T06:00:00Z',
    comments: [
      {
        id: 93_400,
        author: 'ferrowatt',
        role: 'OWNER',
        body: ['That reader has no secure element; we will not.'],
        thumbsUp: 1,
        at: '2025-06-21T06:00:00Z',
      },
    ],
  },
  {
    number: 198,
    title: 'Time zone of the schedule is always UTC',
    author: 'sam-oduya',
    body: ['My schedule ignores the time zone.'],
    closedAs: null,
    at: '2021-04-02T06:00:00Z',
    comments: [
      {
        id: 40_100,
        author: 'sam-oduya',
        body: ['Set TZ in the app, then restart.'],
        at: '2021-04-03T06:00:00Z',
      },
    ],
  },
  {
    number: 215,
    title: 'Loosen the undervoltage threshold so that the contactor no longer clicks',
    author: 'imke-fw',
    role: 'MEMBER',
    isPullRequest: true,
    body: ['Closes #214. The contactor clicks no more.'],
    closedAs: null,
    at: '2025-03-06T10:00:00Z',
    comments: [],
  },
  {
    number: 216,
    title: 'Nightly run failed: contactor clicks test',
    author: 'ferrowatt-ci',
    isBot: true,
    body: ['The test "contactor clicks" failed on main.'],
    at: '2025-03-06T02:00:00Z',
    comments: [],
  },
];

/** A long list, for paging. */
const reports = Array.from({ length: 34 }, (_, index): GitHubIssue => ({
  number: 400 + index,
  title: `Rollout report of week ${index + 1}`,
  author: 'field-notes',
  body: [`What the rollout showed in week ${index + 1}.`],
  at: new Date(Date.UTC(2024, 0, 1 + 7 * index)).toISOString().replace('.000', ''),
  comments: [],
}));

export const issues: readonly GitHubIssue[] = [...told, ...reports];
