import { reply, thread, type SampleThread } from './sample-thread';

export const parceloThreads: SampleThread[] = [
  thread(
    'SYNC-409: note locked by another device, but I have only one',
    { by: 'nell_w', on: '2026-05-18', tags: 'sync desktop', views: 7340, agreement: 24 },
    '<p>One notebook refuses to sync with <code>SYNC-409 This note is locked by another device</code>. I have exactly one device left; the old laptop was sold. Signing out and in, as the help page says, changes nothing.</p>',
    [
      reply(
        'Parcelo Team',
        '2026-05-18',
        0,
        '<p>Please sign out on all devices and sign in again.</p>',
        'staff',
      ),
      reply('nell_w', '2026-05-18', 3, '<p>I did. Twice.</p>'),
      reply(
        'arjen_b',
        '2026-05-19',
        86,
        `<p>The lock belongs to the sold laptop and lives on the server until somebody breaks it. Signing out does not touch it.</p>
<ol><li>Open <em>parcelo.example &gt; Account &gt; Devices</em> in a browser and remove the old laptop.</li><li>In the desktop app hold <kbd>Shift</kbd> while you click the sync icon: the menu has <strong>Break locks</strong>.</li><li>Choose the notebook, then sync. Notes which had two versions appear as "… (mine)" and "… (theirs)".</li></ol>
<p>Without the first step the lock comes back within the hour.</p>`,
        'accepted',
      ),
      reply('nell_w', '2026-05-19', 14, '<p>That solved it, after three weeks with support. Thank you!</p>'),
    ],
  ),
  thread(
    'SYNC-409 after renaming a notebook',
    { by: 'ola_nordmann', on: '2026-06-02', tags: 'sync', views: 1204 },
    '<p>Renamed a notebook on the phone, now the desktop says SYNC-409.</p>',
    [
      reply(
        'arjen_b',
        '2026-06-02',
        11,
        '<p>Rename it back, let both sync, then rename on the desktop only. Renames on the phone take the lock and never give it back in version 8.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Sync error 409 in version 5',
    { by: 'vintage_vic', on: '2020-02-02', tags: 'sync', views: 3300 },
    '<p>Version 5.1 says error 409, note locked.</p>',
    [
      reply(
        'old_hand',
        '2020-02-03',
        20,
        '<p>Delete the file <code>locks.db</code> in the profile folder. (Works up to 6.0.)</p>',
        'accepted',
      ),
      reply(
        'arjen_b',
        '2024-04-04',
        5,
        '<p>There is no <code>locks.db</code> any more since 7.0; locks are on the server.</p>',
      ),
    ],
  ),
  thread(
    'Attachments missing after PDF export',
    { by: 'teacher_tom', on: '2026-03-01', tags: 'export pdf', views: 2909, agreement: 13 },
    '<p>I export a notebook to PDF. The text is there, the attachments (images and two spreadsheets) are missing.</p>',
    [
      reply(
        'rosa_l',
        '2026-03-02',
        41,
        '<p>The PDF export only takes what has been <em>downloaded</em>. Attachments are fetched when you look at a note. Before the export choose <em>Notebook &gt; Keep offline</em>, wait for the green tick, and switch on <strong>Embed files</strong> under the gear of the export dialog. Images then stand in the page, spreadsheets in the paper-clip list of the PDF.</p>',
        'accepted',
      ),
      reply('teacher_tom', '2026-03-02', 6, '<p>Keep offline was the missing step, perfect.</p>'),
    ],
  ),
  thread(
    'Export to Markdown keeps no tables',
    { by: 'mdfan', on: '2025-07-14', tags: 'export markdown' },
    '<p>Tables become lines of text.</p>',
    [
      reply(
        'rosa_l',
        '2025-07-14',
        7,
        `<p>Export as HTML and convert:</p><pre><code>pandoc notebook.html -t gfm -o notebook.md</code></pre>`,
        'accepted',
      ),
    ],
  ),
  thread(
    'PDF export cuts long code lines',
    { by: 'mdfan', on: '2025-08-01', tags: 'export pdf' },
    '<p>Long lines are cut at the margin.</p>',
    [reply('old_hand', '2025-08-02', 2, '<p>Landscape helps.</p>')],
  ),
  thread(
    'Parcelo on Linux?',
    { by: 'penguin_p', on: '2024-01-09', tags: 'desktop linux', views: 6020, agreement: 77 },
    '<p>Any plans?</p>',
    [
      reply('Parcelo Team', '2024-01-10', 2, '<p>Not at this time.</p>', 'staff'),
      reply('penguin_p', '2024-01-10', 21, '<p>:(</p>'),
    ],
  ),
  thread(
    'Search finds nothing in scanned documents',
    { by: 'nell_w', on: '2025-10-10', tags: 'search ocr' },
    '<p>My scans are not searchable.</p>',
    [
      reply(
        'rosa_l',
        '2025-10-11',
        9,
        '<p>Text recognition runs only on the paid plan, on the server, at night. Mark the note with the tag <code>ocr</code> and wait a day.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Notes duplicated after moving to a new phone',
    { by: 'pia.k', on: '2026-01-30', tags: 'sync mobile' },
    '<p>Every note exists twice now.</p>',
    [
      reply(
        'arjen_b',
        '2026-01-31',
        18,
        '<p>Sort by date, select the copies that have the day of the move, archive them. Then <em>Account &gt; Devices</em> and remove the old phone.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Dark mode in the web clipper',
    { by: 'mdfan', on: '2025-02-20', tags: 'clipper feature-request' },
    '<p>Please.</p>',
    [reply('pia.k', '2025-02-20', 4, '<p>+1</p>'), reply('ola_nordmann', '2025-03-20', 2, '<p>bump</p>')],
  ),
  thread(
    'How to recover a deleted note after 30 days',
    { by: 'teacher_tom', on: '2024-11-11', tags: 'trash' },
    '<p>The trash is empty.</p>',
    [
      reply(
        null,
        '2024-11-12',
        5,
        '<p>The desktop app keeps local snapshots in the folder <code>history</code> for 90 days. Copy the newest <code>.pnote</code> and import it.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Sync is slow over mobile data',
    { by: 'runner_ru', on: '2025-05-25', tags: 'sync mobile' },
    '<p>Minutes for one note.</p>',
    [reply('pia.k', '2025-05-25', 3, '<p>Turn off "Original size" for photos.</p>')],
  ),
  thread(
    'Locked out after changing my e-mail address',
    { by: 'ola_nordmann', on: '2026-07-07', tags: 'account' },
    '<p>The new address is not known and the old one is "not valid".</p>',
  ),
  thread(
    'Keyboard shortcut for check boxes',
    { by: 'pia.k', on: '2024-08-08', tags: 'desktop' },
    '<p>Is there one?</p>',
    [
      reply(
        'old_hand',
        '2024-08-08',
        12,
        '<p><kbd>Ctrl</kbd>+<kbd>Shift</kbd>+<kbd>7</kbd>.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    '"Something went wrong" when sharing a notebook',
    { by: 'nell_w', on: '2026-09-09', tags: 'sharing' },
    '<p>No code, no details, just that line.</p>',
    [reply('Parcelo Team', '2026-09-10', 0, '<p>Please try again later.</p>', 'staff')],
  ),
];
