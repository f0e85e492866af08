import { radioTableAnswer } from './lumenhome';
import { reply, thread, type SampleThread } from './sample-thread';

const lumenhome: SampleThread[] = [
  thread(
    'Lumenhome hub shows error E04 and all lights are offline since firmware 3.2',
    { by: 'Marit K.', on: '2026-08-20', tags: 'lumenhome firmware zigbee', views: 6412, agreement: 38 },
    '<p>After an automatic firmware update to 3.2.1 my Lumenhome Hub 2 shows <strong>E04</strong>, and all lights are offline in the app. The router sees the hub, ping works:</p><pre><code>$ ping hub.local\n64 bytes from 192.0.2.14: icmp_seq=1 ttl=64 time=1.9 ms</code></pre><p>The vendor suggests a factory reset. Is there a way that keeps my 40 scenes?</p>',
    [
      reply('tobias w', '2026-08-20', 57, radioTableAnswer, 'accepted'),
      reply(
        'Priya N',
        '2026-08-22',
        12,
        '<p>If the menu entry does not show, the phone must be in the same network as the hub; over mobile data the <em>Advanced</em> part is hidden.</p>',
      ),
      reply(
        'user90210',
        '2026-08-25',
        -3,
        '<p>Just buy a hub that works, genius. Why do people put computers in lamps.</p>',
      ),
      reply(null, '2026-08-28', 0, '<p>Thanks, this helped me too.</p>'),
    ],
  ),
  thread(
    'Lumenhome E04 error code meaning',
    { by: 'Sef', on: '2026-08-29', tags: 'lumenhome', views: 420, agreement: -1, closedAs: 'Duplicate' },
    '<p>What does E04 mean on a Lumenhome hub?</p>',
  ),
  thread(
    'Lumenhome Hub 1 shows E04 on firmware 1.8, lights offline',
    { by: 'Old Timer', on: '2021-03-15', tags: 'lumenhome firmware', views: 2230, agreement: 6 },
    '<p>Hub 1 with firmware 1.8: E04, lights are offline.</p>',
    [
      reply(
        'sparky',
        '2021-03-16',
        15,
        '<p>Downgrade to 1.7 at <code>http://hub.local/downgrade</code>.</p>',
        'accepted',
      ),
      reply('Priya N', '2024-06-01', 4, '<p>Outdated: the downgrade page was removed in 2.0.</p>'),
    ],
  ),
  thread(
    'Which ports does the Lumenhome hub need through a firewall?',
    {
      by: 'Privacy Pat',
      on: '2024-06-02',
      tags: 'lumenhome firewall networking',
      views: 1988,
      agreement: 14,
    },
    '<p>I want to allow only what is needed.</p>',
    [
      reply(
        'Bo L',
        '2024-06-03',
        22,
        '<table><tr><th>Port</th><th>For</th></tr><tr><td>UDP 123</td><td>time (E07 without it)</td></tr><tr><td>TCP 443</td><td>updates, remote access</td></tr><tr><td>UDP 5353</td><td>finding the hub at home</td></tr></table>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Lumenhome bulbs flicker when dimmed below 20 percent',
    { by: 'Helen T.', on: '2026-01-20', tags: 'lumenhome led dimming', views: 1650, agreement: 11 },
    '<p>Bulbs flicker at low brightness. Two bulbs were replaced, still flickering.</p>',
    [
      reply(
        'sparky',
        '2026-01-20',
        26,
        '<p>Raise the <em>Minimum output</em> of each bulb to 6 % (light &gt; Details &gt; Output curve) and make sure that no wall dimmer sits in the circuit.</p>',
        'accepted',
      ),
      reply('Guest 4411', '2026-02-02', 0, '<p>same problem, did you find a solution?</p>'),
    ],
  ),
  thread(
    'Control Lumenhome lights from PowerShell',
    { by: 'Dan', on: '2025-01-11', tags: 'lumenhome powershell', views: 510, agreement: 4 },
    '<p>There is a local API, but <code>Invoke-RestMethod</code> gives 401.</p>',
    [
      reply(
        'Bo L',
        '2025-01-12',
        9,
        '<pre><code>$h = @{ Token = $token }\nInvoke-RestMethod http://hub.local/api/v2/lights -Headers $h</code></pre><p>The header is called <code>Token</code>, not <code>Authorization</code>.</p>',
        'accepted',
      ),
    ],
  ),
];

const parcelo: SampleThread[] = [
  thread(
    'Parcelo: SYNC-409 note is locked by another device that no longer exists',
    { by: 'Nell W', on: '2026-05-20', tags: 'parcelo synchronization', views: 2811, agreement: 17 },
    '<p>Parcelo Notes shows SYNC-409 for one notebook. The other device was sold.</p>',
    [
      reply(
        'Arjen B',
        '2026-05-21',
        31,
        '<p>Remove the old device under <em>Account &gt; Devices</em> in the browser first. Then hold <kbd>Shift</kbd>, click the sync icon in the desktop app, choose <strong>Break locks</strong> and sync. Without removing the device the lock comes back.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Move Parcelo notes to plain text files',
    { by: 'mdfan', on: '2025-07-15', tags: 'parcelo markdown export', views: 990, agreement: 8 },
    '<p>I want to leave, with my notes.</p>',
    [
      reply(
        'Rosa',
        '2025-07-16',
        13,
        '<p>Export each notebook as HTML, then <code>for f in *.html; do pandoc "$f" -t gfm -o "${f%.html}.md"; done</code>.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Where does Parcelo keep its local database on Windows?',
    { by: 'Vic', on: '2023-03-03', tags: 'parcelo windows', views: 340 },
    '<p>I would like to back it up.</p>',
    [
      reply(
        'Rosa',
        '2023-03-04',
        6,
        '<p><code>%LOCALAPPDATA%\\Parcelo\\store</code>. Close the app first.</p>',
        'accepted',
      ),
    ],
  ),
];

const otherBrands: SampleThread[] = [
  thread(
    'Glimmerhaus bridge error E04 after firmware update',
    { by: 'kettle', on: '2025-10-10', tags: 'glimmerhaus firmware', views: 3300, agreement: 9 },
    '<p>My Glimmerhaus bridge shows E04 after the firmware update and the lights are offline.</p>',
    [
      reply(
        'Ana',
        '2025-10-11',
        21,
        '<p>On Glimmerhaus E04 is a full event log. Clear it under <em>Bridge &gt; Log &gt; Empty</em>.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Inkwell 220 printer error E04 paper jam that is not there',
    { by: 'Officer', on: '2024-04-04', tags: 'printer inkwell', views: 12001, agreement: 14 },
    '<p>Error E04, no paper inside.</p>',
    [
      reply(
        'Toner Tim',
        '2024-04-05',
        44,
        '<p>Clean the small rubber roller behind the rear flap.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Washing machine app says E04 and goes offline',
    {
      by: 'Suds',
      on: '2023-09-01',
      tags: 'home-automation',
      views: 770,
      agreement: -2,
      closedAs: 'Not suitable for this site',
    },
    '<p>The washing machine shows E04.</p>',
  ),
  thread(
    'Voltara router: lights on the front go off after firmware update',
    { by: 'Netty', on: '2025-03-12', tags: 'router firmware', views: 450 },
    '<p>After a firmware update all lights of the Voltara router are off, though the internet works.</p>',
    [
      reply(
        'Priya N',
        '2025-03-12',
        7,
        '<p>It is the night mode. <em>System &gt; LEDs &gt; Always on</em>.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Notabene app: note is locked by another device',
    { by: 'Zed', on: '2024-12-24', tags: 'synchronization notabene', views: 610 },
    '<p>Notabene says that a note is locked by another device.</p>',
    [reply('Ana', '2024-12-26', 5, '<p>Notabene unlocks after 15 minutes. Wait.</p>', 'accepted')],
  ),
  thread(
    'HTTP 409 Conflict when syncing a calendar',
    { by: 'CalDan', on: '2022-02-22', tags: 'calendar synchronization', views: 2700, agreement: 10 },
    '<p>My calendar server answers 409 Conflict.</p>',
    [
      reply(
        'Rosa',
        '2022-02-22',
        18,
        '<p>The parent collection does not exist. Create it with MKCOL first.</p>',
        'accepted',
      ),
    ],
  ),
];

const general: SampleThread[] = [
  thread(
    "Why can't my computer see a device on the guest Wi-Fi?",
    { by: 'Guest', on: '2022-05-01', tags: 'wireless-networking router', views: 15320, agreement: 31 },
    '<p>Devices on the guest network are invisible.</p>',
    [
      reply(
        'Bo L',
        '2022-05-01',
        49,
        '<p>Guest networks use client isolation. Put both in the same network.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'What does "time-out" & <no carrier> mean in the router log?',
    { by: 'Eve & Adam', on: '2023-06-16', tags: 'router logging', views: 1220, agreement: 5 },
    '<p>The log says <code>eth0: &lt;no carrier&gt;</code>.</p>',
    [reply('Netty', '2023-06-16', 12, '<p>No cable, or a dead port.</p>', 'accepted')],
  ),
  thread(
    'How to find the IP address of a smart home hub',
    { by: 'newbie', on: '2021-01-20', tags: 'networking home-automation', views: 40210, agreement: 63 },
    '<p>The hub has no screen.</p>',
    [
      reply(
        'Priya N',
        '2021-01-20',
        88,
        '<pre><code>arp -a\navahi-browse -rt _http._tcp</code></pre><p>Or look at the list of DHCP clients in the router.</p>',
        'accepted',
      ),
      reply('Dan', '2021-01-22', 21, '<p><code>nmap -sn 192.168.1.0/24</code></p>'),
    ],
  ),
  thread(
    'Is it safe to roll back the firmware of a device?',
    { by: 'careful', on: '2020-10-30', tags: 'firmware', views: 5110, agreement: 12 },
    '<p>Vendors warn about it.</p>',
    [
      reply(
        'Bo L',
        '2020-10-31',
        17,
        '<p>Only with an image for exactly your model, and never over Wi-Fi.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Set a fixed Zigbee channel to avoid Wi-Fi interference',
    { by: 'Kai', on: '2023-11-11', tags: 'zigbee wireless-networking', views: 9120, agreement: 27 },
    '<p>Wi-Fi runs on channel 11. Which Zigbee channel should I use?</p>',
    [
      reply(
        'tobias w',
        '2023-11-12',
        40,
        '<table><tr><th>Wi-Fi</th><th>Zigbee</th></tr><tr><td>1</td><td>20 to 25</td></tr><tr><td>6</td><td>11, 25</td></tr><tr><td>11</td><td>15, 20</td></tr></table>',
        'accepted',
      ),
    ],
  ),
  thread(
    'PDF lost its embedded attachments',
    { by: 'Archivist', on: '2019-08-08', tags: 'pdf', views: 3900, agreement: 6 },
    '<p>Printing to PDF drops attachments.</p>',
    [reply('Rosa', '2019-08-09', 11, '<p>Printing always does. Use "Save as copy".</p>', 'accepted')],
  ),
  thread(
    'Export many notes to one PDF',
    { by: 'Tom T', on: '2022-12-12', tags: 'pdf export', views: 800 },
    '<p>I have 300 small files.</p>',
    [reply('mdfan', '2022-12-12', 4, '<p><code>pandoc *.md -o all.pdf</code></p>')],
  ),
  thread(
    'Does a motion sensor use the network when idle?',
    { by: 'meter', on: '2024-03-13', tags: 'home-automation networking', views: 300 },
    '<p>I see packets every 30 seconds.</p>',
  ),
  thread(
    'Monitor flickers at low brightness',
    { by: 'Helen T.', on: '2021-11-30', tags: 'display flicker', views: 22100, agreement: 19 },
    '<p>The monitor flickers below 20 % brightness.</p>',
    [
      reply(
        'sparky',
        '2021-12-01',
        28,
        '<p>Pulse-width dimming. Use the contrast setting or a monitor without it.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Why do LED lamps glow faintly when switched off?',
    {
      by: 'glow',
      on: '2020-01-05',
      tags: 'led hardware',
      views: 5000,
      agreement: 8,
      closedAs: 'Not suitable for this site',
    },
    '<p>They glow at night.</p>',
    [
      reply(
        'sparky',
        '2020-01-05',
        13,
        '<p>Capacitive coupling in the cable. A bypass capacitor helps.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Scheduled task runs an hour late after daylight saving time',
    { by: 'cron', on: '2022-03-28', tags: 'windows task-scheduler', views: 6300, agreement: 16 },
    '<p>Since Sunday it runs an hour late.</p>',
    [reply('Dan', '2022-03-28', 20, '<p>Tick "Synchronize across time zones".</p>', 'accepted')],
  ),
  thread(
    'Break a file lock held by a computer that is gone',
    { by: 'share', on: '2020-07-07', tags: 'smb windows', views: 9100, agreement: 22 },
    '<p>The other computer was thrown away, the file on the share is still locked.</p>',
    [
      reply(
        'Ana',
        '2020-07-07',
        35,
        '<p>On the server: <code>Get-SmbOpenFile | Close-SmbOpenFile</code>.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Android app says offline although Wi-Fi works',
    { by: 'Pia', on: '2025-02-25', tags: 'android wireless-networking', views: 740 },
    '<p>One app says offline.</p>',
    [reply('Netty', '2025-02-25', 3, '<p>Private DNS. Turn it off for a test.</p>')],
  ),
  thread(
    'How do I read a QR code that is printed under a device?',
    { by: 'Owl', on: '2024-01-30', tags: 'qr-code', views: 210 },
    '<p>It faces the wall.</p>',
    [
      reply(
        'oakmere',
        '2024-01-31',
        15,
        '<p>With a mirror, and an app that can flip pictures.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Extremely-long-hyphenated-and-still-going-setting-name-that-nobody-can-read-in-the-registry',
    { by: 'Reg', on: '2021-09-09', tags: 'windows-registry', views: 90, agreement: 0 },
    '<p>What does HKEY_LOCAL_MACHINE_SOFTWARE_VERYLONGVENDORNAMEWITHOUTANYSPACESATALL_PREVENTAUTOMATICFIRMWAREUPDATENOTIFICATIONS do?</p>',
  ),
];

const old: SampleThread[] = [
  thread(
    'How do I share one printer between two computers?',
    { by: 'Paper', on: '2010-02-14', tags: 'printer sharing', views: 88000, agreement: 25 },
    '<p>Two computers, one printer, no network.</p>',
    [
      reply('Toner Tim', '2010-02-14', 31, '<p>A print server box.</p>', 'accepted'),
      reply(null, '2011-09-09', 2, '<p>Or a long cable.</p>'),
    ],
  ),
  thread(
    'Router forgets its settings after a firmware update',
    { by: 'Amnesia', on: '2014-06-01', tags: 'router firmware', views: 31000, agreement: 20 },
    '<p>All settings are gone.</p>',
    [
      reply(
        'Netty',
        '2014-06-02',
        26,
        '<p>Save them first: <em>System &gt; Backup</em>. After a large update type them in by hand, old backups do harm.</p><p><img src="https://i.stack.imgur.example/b4ckup.png" alt="the page named Backup, with its two buttons"></p>',
        'accepted',
      ),
      reply('Ana', '2019-01-01', 5, '<p>Still true.</p>'),
    ],
  ),
  thread(
    'What is the light on the front of my modem trying to tell me?',
    { by: 'blink', on: '2016-08-21', tags: 'modem led', views: 15000, agreement: 9 },
    '<p>It blinks red, then green, then nothing.</p>',
    [
      reply('oakmere', '2016-08-21', 18, '<p>Help. It is saying help.</p>'),
      reply(
        'Netty',
        '2016-08-21',
        14,
        '<p>It cannot find the line. Check the filter in the wall socket.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Lights on my keyboard stay on after shutdown',
    { by: 'keys', on: '2019-03-03', tags: 'keyboard led', views: 4700, agreement: 7 },
    '<p>The lights stay on all night.</p>',
    [reply('Dan', '2019-03-04', 16, '<p>Turn off USB standby power in the firmware setup.</p>', 'accepted')],
  ),
];

export const superuserThreads: SampleThread[] = [
  ...lumenhome,
  ...parcelo,
  ...otherBrands,
  ...general,
  ...old,
];
