export type QaAnswer = {
  id: number;
  /** Null: the account was deleted, and the page says so. */
  author: string | null;
  html: string;
  upvotes: number;
  isAccepted?: true;
  at: string;
};

export type QaQuestion = {
  id: number;
  locale: string;
  title: string;
  author: string;
  html: string;
  tags: string[];
  upvotes: number;
  at: string;
  updatedAt: string;
  answers: QaAnswer[];
};

const told: QaQuestion[] = [
  {
    id: 5_610_021,
    locale: 'en-us',
    title: 'Parcelo label printer is gone from the "Devices & Printers" list after sleep',
    author: 'Ottilie Brandt',
    html:
      '<p>Whenever the laptop wakes up, the thermal spooler reports <strong>0x8007f0e1</strong>.</p>' +
      '<pre><code>Get-Printer | where Name -like "Parcelo*"</code></pre>',
    tags: ['Windows 11', 'Printing'],
    upvotes: 9,
    at: '2025-09-02T07:11:00.513Z',
    updatedAt: '2025-09-05T10:00:00+00:00',
    answers: [
      {
        id: 5_610_090,
        author: 'Marek Dunaj',
        html: '<p>Reinstall the driver &amp; restart.</p>',
        upvotes: 0,
        at: '2025-09-02T09:00:00.000Z',
      },
      {
        id: 5_610_144,
        author: 'Sefa Lindqvist',
        html:
          '<p>Power saving cuts the port off. In Device Manager, for <em>USB Root Hub</em>:</p>' +
          '<ol><li>open Power Management</li><li>clear the first box if power &lt; 500 mA</li></ol>',
        upvotes: 14,
        isAccepted: true,
        at: '2025-09-03T12:30:00.000Z',
      },
      {
        id: 5_610_201,
        author: null,
        html: '<p>Worked here as well.</p>',
        upvotes: 1,
        at: '2025-09-05T10:00:00.000Z',
      },
    ],
  },
  {
    id: 5_620_330,
    locale: 'en-us',
    title: 'Lumenhome sign-in asks for a second code every morning',
    author: 'Ravi P.',
    html: '<p>Is there a way to trust this device for longer?</p>',
    tags: ['Microsoft Entra ID'],
    upvotes: 2,
    at: '2025-10-01T06:00:00.000Z',
    updatedAt: '2025-10-01T06:00:00+00:00',
    answers: [],
  },
  {
    id: 5_630_777,
    locale: 'de-de',
    title: 'Ferrowatt-Zähler zeigt nach dem Update keine Werte in Excel',
    author: 'Jonte B.',
    html: '<p>Seit dem Update bleibt die Abfrage leer.</p>',
    tags: ['Excel'],
    upvotes: 3,
    at: '2025-11-03T06:00:00.000Z',
    updatedAt: '2025-11-04T06:00:00+00:00',
    answers: [
      {
        id: 5_630_801,
        author: 'Anke Voss',
        html: '<p>Die Verbindung neu anlegen; das alte Zertifikat gilt nicht mehr.</p>',
        upvotes: 5,
        at: '2025-11-04T06:00:00.000Z',
      },
    ],
  },
];

/** A long list, for paging. */
const rows = Array.from({ length: 14 }, (_, index): QaQuestion => ({
  id: 5_700_000 + index,
  locale: 'en-us',
  title: `Quarterly ledger import, row ${index + 1}`,
  author: 'Ledger desk',
  html: `<p>Row ${index + 1} of the ledger is refused.</p>`,
  tags: [],
  upvotes: 0,
  at: '2025-06-01T06:00:00.000Z',
  updatedAt: '2025-06-01T06:00:00+00:00',
  answers: [],
}));

export const questions: readonly QaQuestion[] = [...told, ...rows];

/** Pages of the company's own, which the same search finds where it is not narrowed. */
export const articles = [
  {
    locale: 'en-us',
    title: 'Thermal spooler settings',
    path: '/en-us/windows/printing/thermal-spooler',
    description: 'What the spooler of a thermal printer can be told.',
  },
];
