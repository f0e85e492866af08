/** A member of the sample's forum; `label`: what the forum calls them. */
export type ForumUser = { userID: number; name: string; label: string };

export type ForumComment = {
  commentID: number;
  body: string;
  by: ForumUser;
  at: string;
  editedAt?: string;
  score: number | null;
  /** Who accepted it as an answer. */
  acceptedBy?: ForumUser;
};

export type ForumDiscussion = {
  discussionID: number;
  type: 'question' | 'discussion' | 'redirect';
  name: string;
  body: string;
  by: ForumUser;
  at: string;
  score: number | null;
  views: number;
  isClosed?: true;
  /** In a category that guests may not see. */
  isPrivate?: true;
  comments: ForumComment[];
};

const mia: ForumUser = { userID: 41, name: 'mia_runs', label: '' };
const otto: ForumUser = { userID: 42, name: 'Otto P.', label: 'Trail Guide' };
const kai: ForumUser = { userID: 7, name: 'KaiAtStrideon', label: 'Strideon Staff' };
const gone: ForumUser = { userID: 90, name: '[Deleted User]', label: '' };

const named: ForumDiscussion[] = [
  {
    discussionID: 501,
    type: 'question',
    name: 'Watch loses GPS in the forest',
    body: '<p>My S3 draws <b>straight lines</b> between trees &amp; rocks.</p>',
    by: mia,
    at: '2025-05-01T06:00:00+00:00',
    score: 4,
    views: 1812,
    comments: [
      {
        commentID: 9001,
        body: '<p>Wait for the second satellite before you start.</p>',
        by: otto,
        at: '2025-05-01T07:10:00+00:00',
        score: 2,
      },
      {
        commentID: 9002,
        body: '<p>Set <em>Recording</em> to every second:</p><pre class="code">Settings &gt; GPS &gt; 1s</pre>',
        by: kai,
        at: '2025-05-01T09:30:00+00:00',
        editedAt: '2025-05-02T09:30:00+00:00',
        score: 11,
        acceptedBy: mia,
      },
      {
        commentID: 9003,
        body: '<p>It drains the battery, though.</p>',
        by: gone,
        at: '2025-05-03T10:00:00+00:00',
        score: null,
      },
      {
        commentID: 9004,
        body: '<p>Every second it is. My forest is round again, thanks.</p>',
        by: mia,
        at: '2025-05-04T10:00:00+00:00',
        score: 0,
      },
    ],
  },
  {
    discussionID: 502,
    type: 'question',
    name: 'Strap for small wrists?',
    body: '<p>The short one is still too long.</p>',
    by: otto,
    at: '2025-04-01T06:00:00+00:00',
    score: null,
    views: 30,
    comments: [],
  },
  {
    discussionID: 503,
    type: 'discussion',
    name: 'Uhr synchronisiert nicht über Bluetooth',
    body: '<p>Die App findet die Uhr, dann bricht es ab.</p>',
    by: gone,
    at: '2025-03-11T06:00:00+00:00',
    score: 1,
    views: 77,
    isClosed: true,
    comments: [
      {
        commentID: 9101,
        body: '<p>Einmal entkoppeln und neu verbinden.</p>',
        by: otto,
        at: '2025-03-12T06:00:00+00:00',
        score: 5,
      },
    ],
  },
  {
    discussionID: 504,
    type: 'question',
    name: 'Pace & <distance> fields swap places',
    body: '<p>Since the update the fields swap.</p>',
    by: otto,
    at: '2025-02-01T06:00:00+00:00',
    score: 0,
    views: 12,
    comments: [
      {
        commentID: 9201,
        body: '<p>Hold the upper button; we fix it in 4.2.</p>',
        by: mia,
        at: '2025-02-02T06:00:00+00:00',
        score: 3,
        acceptedBy: kai,
      },
    ],
  },
  {
    discussionID: 505,
    type: 'redirect',
    name: 'GPS in the forest (moved)',
    body: '<p>This discussion has been moved.</p>',
    by: kai,
    at: '2025-05-05T06:00:00+00:00',
    score: null,
    views: 0,
    comments: [],
  },
  {
    discussionID: 506,
    type: 'discussion',
    name: 'Beta testers only: GPS in the forest',
    body: '<p>Secret forest tracks.</p>',
    by: kai,
    at: '2025-05-06T06:00:00+00:00',
    score: 2,
    views: 9,
    isPrivate: true,
    comments: [],
  },
];

/** A long list: more than one page of a search. */
const journal: ForumDiscussion[] = Array.from({ length: 35 }, (_, index) => ({
  discussionID: 700 + index,
  type: 'discussion',
  name: `Lap journal, entry ${index + 1}`,
  body: '<p>Slower than last week.</p>',
  by: otto,
  at: `2024-0${1 + Math.floor(index / 28)}-${String(1 + (index % 28)).padStart(2, '0')}T06:00:00+00:00`,
  score: null,
  views: 3,
  comments: [],
}));

export const forumDiscussions: readonly ForumDiscussion[] = [...named, ...journal];
