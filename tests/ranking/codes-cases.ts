import type { Topic } from '@/detection/topic';

/**
 * A question, the thread that fits, and threads that differ in the code, the model, the version or the product alone.
 * A thread is its title, or its title and its opening post.
 */
export type CodeCase = {
  asks: string;
  topic?: Partial<Topic>;
  right: string | readonly [title: string, text: string];
  wrong: readonly (string | readonly [title: string, text: string])[];
};

const faults: CodeCase[] = [
  { asks: 'Dishwasher shows E04', right: 'Dishwasher E-04 on the display', wrong: ['Dishwasher shows E05'] },
  { asks: 'Dishwasher shows E04', right: 'Dishwasher stops with e 04', wrong: ['Dishwasher shows E40'] },
  { asks: 'Dishwasher shows error E4', right: 'Dishwasher error E04', wrong: ['Dishwasher shows error E14'] },
  {
    asks: 'Washer stops with code F21',
    right: ['Washer stops in the middle', 'The display says F21 and the pump hums.'],
    wrong: ['Washer stops with code F12', 'Washer stops with code F2'],
  },
  {
    asks: 'Windows Update fails with 0x80070005',
    right: 'Update fails: 80070005',
    wrong: ['Windows Update fails with 0x80070002', 'Windows Update fails with 0x8007000500'],
  },
  {
    asks: 'Update error 0x80070005',
    right: ['Update is denied', 'It ends with (0X80070005) each time'],
    wrong: [['Update error 0x800f0922', 'It is not the 0x80070005 that others see']],
  },
  {
    asks: 'Stop code 0x0000007B at start',
    right: 'Stop code 0x7B at start',
    wrong: ['Stop code 0x0000007E at start'],
  },
  {
    asks: 'HTTP 403 when uploading a file',
    right: '403 Forbidden when uploading a file',
    wrong: ['HTTP 404 when uploading a file'],
  },
  {
    asks: 'Upload returns HTTP 404',
    right: 'Upload returns error 404',
    wrong: ['Upload returns error 403', 'Upload returns 500 Internal Server Error'],
  },
  {
    asks: 'API answers HTTP 429',
    right: 'API answers with status 429',
    wrong: ['API answers with status 503'],
  },
  {
    asks: 'Installer stops with error 1603',
    right: 'Installer stops: Error code 1603',
    wrong: ['Installer stops with error 1612', 'Installer stops with error 16'],
  },
  {
    asks: 'Installer error 5',
    right: 'Installer: error code 5',
    wrong: ['Installer error 53', 'Installer error 2'],
  },
  {
    asks: 'Browser says ERR_CONNECTION_RESET',
    right: 'net::ERR_CONNECTION_RESET in the browser',
    wrong: ['Browser says ERR_CONNECTION_REFUSED', 'Browser says ERR_CONNECTION_TIMED_OUT'],
  },
  {
    asks: 'NET::ERR_CERT_DATE_INVALID on every page',
    right: 'err cert date invalid on every page',
    wrong: ['NET::ERR_CERT_AUTHORITY_INVALID on every page'],
  },
  {
    asks: 'ORA-12154 when connecting',
    right: 'Connecting gives ORA 12154',
    wrong: ['ORA-12541 when connecting', 'ORA-12514 when connecting'],
  },
  {
    asks: 'Console shows CE-34878-0',
    right: 'CE 34878 0 on my console',
    wrong: ['Console shows CE-36329-3'],
  },
  {
    asks: 'KB5034441 fails to install',
    right: 'kb5034441 does not install',
    wrong: ['KB5034123 fails to install'],
  },
  {
    asks: 'Engine light on with P0420',
    right: 'Engine light, code P0420',
    wrong: ['Engine light on with P0430', 'Engine light on with P0042'],
  },
  {
    asks: 'Console error 2618-0516',
    right: 'Error 2618-0516 on the console',
    wrong: ['Console error 2618-0513'],
  },
  {
    asks: 'Printer shows 50.4 error',
    right: 'Printer error 50.4',
    wrong: ['Printer shows 50.1 error', 'Printer shows 49.4 error'],
  },
  {
    asks: 'Streaming stops with M7111-1331',
    right: 'M7111 1331 while streaming',
    wrong: ['Streaming stops with M7111-5059'],
  },
  { asks: 'Boiler shows F.28', right: 'Boiler with F28', wrong: ['Boiler shows F.29', 'Boiler shows F.75'] },
  {
    asks: 'Fehler E04 am Hub',
    topic: { language: 'de' },
    right: 'Hub meldet E-04',
    wrong: ['Fehler E05 am Hub'],
  },
  {
    asks: 'ハブにE04と表示される',
    topic: { language: 'ja', codes: ['E04'] },
    right: 'ハブのエラーE04',
    wrong: ['ハブにE05と表示される'],
  },
  {
    asks: 'Why does the oven beep',
    topic: { codes: ['F9'], lead: 'The oven beeps and shows F9.' },
    right: ['Why does the oven beep', 'It does so every morning.'],
    wrong: ['Oven light is broken'],
  },
];

const models: CodeCase[] = [
  { asks: 'WH-1000XM4 does not pair', right: 'WH1000XM4 will not pair', wrong: ['WH-1000XM5 does not pair'] },
  {
    asks: 'WH-1000XM4 does not pair',
    right: 'wh 1000 xm4 does not want to pair',
    wrong: ['WH-1000XM3 does not pair', 'WF-1000XM4 does not pair'],
  },
  {
    asks: 'wh1000xm4 does not pair',
    right: 'Sony WH-1000XM4: pairing fails',
    wrong: ['wh1000xm5 does not pair'],
  },
  {
    asks: 'WH-1000XM4 battery drains',
    right: 'XM4 battery drains at night',
    wrong: ['XM5 battery drains at night'],
  },
  {
    asks: 'Galaxy S21 restarts at night',
    right: 'My S21 restarts every night',
    wrong: ['Galaxy S22 restarts at night', 'Galaxy S20 restarts at night'],
  },
  {
    asks: 'PS5 controller does not charge',
    right: 'Controller of the PS5 will not charge',
    wrong: ['PS4 controller does not charge'],
  },
  {
    asks: 'HL-L2350DW is offline',
    right: 'HLL2350DW offline',
    wrong: ['HL-L2370DN is offline', 'HL-L2340DW is offline'],
  },
  {
    asks: 'Reset the DS220j',
    right: 'DS220j: how to reset',
    wrong: ['Reset the DS218j', 'Reset the DS420j'],
  },
  {
    asks: 'MX518 double clicks',
    right: 'Double clicks with the mx-518',
    wrong: ['MX510 double clicks', 'G518 double clicks'],
  },
  {
    asks: 'RTX 3080 fans do not spin',
    right: 'RTX3080: fans do not spin',
    wrong: ['RTX 3070 fans do not spin', 'RTX 4080 fans do not spin'],
  },
  {
    asks: 'Canon MG3650 prints blank',
    right: 'MG 3650 blank pages',
    wrong: ['Canon MG3620 prints blank', 'Canon TS3650 prints blank'],
  },
  {
    asks: 'iPhone 14 does not charge',
    right: 'iPhone 14: no charging',
    wrong: ['iPhone 13 does not charge', 'iPhone 4 does not charge'],
  },
  {
    asks: 'iphone 14 does not charge',
    right: 'My iPhone14 does not charge',
    wrong: ['My iPhone 13 does not charge'],
  },
  {
    asks: 'Pixel 7 screen is green',
    right: 'Green screen on the Pixel 7',
    wrong: ['Pixel 7a screen is green', 'Pixel 6 screen is green'],
  },
  {
    asks: 'Steps are not counted',
    topic: { product: 'Fitbit Charge 5', brand: 'Fitbit' },
    right: 'Charge 5 counts no steps',
    wrong: ['Fitbit Charge 6: steps are not counted', 'Fitbit Charge 4: steps are not counted'],
  },
  {
    asks: 'Steps are not counted',
    topic: { product: 'Fitbit Charge 5', brand: 'Fitbit' },
    right: ['Steps are missing', 'My Charge 5 does not count them any more.'],
    wrong: [['Steps are not counted', 'I have a Charge 6 since last week.']],
  },
  {
    asks: 'Fitbit Charge 5 does not sync',
    right: 'Charge 5 will not sync',
    wrong: ['Fitbit Charge 6 does not sync', 'Fitbit Versa 4 does not sync'],
  },
  {
    asks: 'Echo Dot 4 is offline',
    right: 'Echo Dot (4) offline',
    wrong: ['Echo Dot 3 is offline', 'Echo Show 8 is offline'],
  },
  {
    asks: 'Kindle Paperwhite 11 freezes',
    right: 'Paperwhite 11 freezes',
    wrong: ['Kindle Paperwhite 10 freezes', 'Kindle Oasis 10 freezes'],
  },
  {
    asks: 'iPad Air does not turn on',
    right: 'My iPad Air will not turn on',
    wrong: ['iPad Pro does not turn on', 'iPad mini does not turn on'],
  },
  {
    asks: 'Left earbud silent',
    topic: { product: 'Galaxy Buds', brand: 'Samsung' },
    right: 'Galaxy Buds: left earbud silent',
    wrong: ['Galaxy Watch: left speaker silent'],
  },
];

const versions: CodeCase[] = [
  {
    asks: 'Alarm is silent on iOS 17',
    right: 'iOS 17: alarm silent',
    wrong: ['Alarm is silent on iOS 16', 'Alarm is silent on iOS 15.4'],
  },
  {
    asks: 'Alarm is silent on iOS 17.4',
    right: 'Alarm is silent since iOS 17',
    wrong: ['Alarm is silent since iOS 16.4'],
  },
  {
    asks: 'Taskbar is missing in Windows 11',
    right: 'Windows 11 without a taskbar',
    wrong: ['Taskbar is missing in Windows 10', 'Taskbar is missing in Windows 7'],
  },
  {
    asks: 'taskbar is missing in windows 11',
    right: 'Win 11: taskbar gone',
    wrong: ['Taskbar is missing in windows 10'],
  },
  {
    asks: 'Taskbar is missing in Windows 11',
    right: 'Taskbar is missing (Windows 10/11)',
    wrong: ['Taskbar is missing (Windows 8)'],
  },
  {
    asks: 'Taskbar is missing in Windows 11',
    right: ['Taskbar is missing', 'Since the update to Windows 11.'],
    wrong: [['Taskbar is missing', 'I am still on Windows 10.']],
  },
  {
    asks: 'Plugin fails in v2',
    right: 'Plugin fails in version 2',
    wrong: ['Plugin fails in v3', 'Plugin fails in version 1'],
  },
  {
    asks: 'Plugin fails in version 2.1',
    right: 'Plugin fails with v2.1.4',
    wrong: ['Plugin fails in version 3.1', 'Plugin fails in version 1.2'],
  },
  {
    asks: 'Upgrade to v3 breaks login',
    right: 'Login broken after the upgrade to 3.0',
    wrong: ['Upgrade to v2 breaks login'],
  },
  {
    asks: 'Python 3.12 cannot find a module',
    right: 'Module cannot be found in Python 3.12',
    wrong: ['Python 2.7 cannot find a module', 'Python 3.6 cannot find a module'],
  },
  {
    asks: 'Ubuntu 24.04 has no sound',
    right: 'No sound in Ubuntu 24.04',
    wrong: ['Ubuntu 20.04 has no sound', 'Ubuntu 22.04 has no sound'],
  },
  {
    asks: 'Android 14 battery drain',
    right: 'Battery drain with Android 14',
    wrong: ['Android 12 battery drain', 'Android 13 battery drain'],
  },
  {
    asks: 'Wi-Fi drops on macOS 14',
    right: 'macOS 14.2: wifi drops',
    wrong: ['Wi-Fi drops on macOS 13', 'Wi-Fi drops on macOS 12.6'],
  },
  {
    asks: 'Mail merge in Office 365',
    right: 'Office 365 mail merge',
    wrong: ['Mail merge in Office 2016', 'Mail merge in LibreOffice'],
  },
  {
    asks: 'Firefox 128 loses tabs',
    right: 'Tabs lost in Firefox 128',
    wrong: ['Firefox 115 loses tabs', 'Chrome 128 loses tabs'],
  },
  {
    asks: 'TLS 1.3 handshake fails',
    right: 'Handshake fails with TLS 1.3',
    wrong: ['TLS 1.0 handshake fails', 'TLS 1.2 handshake fails'],
  },
  { asks: 'USB 3 stick is slow', right: 'Slow USB 3.0 stick', wrong: ['USB 2 stick is slow'] },
  {
    asks: 'Druckdienst unter Windows 11 fehlt',
    topic: { language: 'de' },
    right: 'Windows 11: Druckdienst fehlt',
    wrong: ['Druckdienst unter Windows 10 fehlt'],
  },
];

const brands: CodeCase[] = [
  {
    asks: 'Set up mail merge',
    topic: { product: 'Office 365', brand: 'Microsoft' },
    right: 'How to set up a mail merge in Office 365',
    wrong: ['Set up mail merge in LibreOffice'],
  },
  {
    asks: 'Export contacts from Thunderbird',
    right: 'Thunderbird: exporting the contacts',
    wrong: ['Export contacts from Outlook'],
  },
  {
    asks: 'Recover a deleted note in Evernote',
    right: 'Evernote note was deleted, recover it?',
    wrong: ['Recover a deleted note in OneNote', 'Recover a deleted note in Notion'],
  },
  {
    asks: 'Share a folder with my team',
    topic: { product: 'Dropbox', brand: 'Dropbox' },
    right: 'Dropbox: share one folder with a team',
    wrong: ['Share a folder with my team in OneDrive', 'Share a folder with my team on Box'],
  },
  {
    asks: 'Thermostat loses the wifi',
    topic: { brand: 'Ecobee' },
    right: 'Ecobee thermostat goes off the wifi',
    wrong: ['Nest thermostat loses the wifi', 'Thermostat loses the wifi'],
  },
  {
    asks: 'Cancel a subscription',
    topic: { brand: 'Netflix' },
    right: 'How do I cancel Netflix?',
    wrong: ['Cancel a subscription at Hulu', 'Cancel a subscription at Spotify'],
  },
  {
    asks: 'Vacuum does not dock',
    topic: { product: 'Roomba i7', brand: 'iRobot' },
    right: 'Roomba i7 does not find its dock',
    wrong: ['Roborock S7: vacuum does not dock', 'Roomba i3: vacuum does not dock'],
  },
  {
    asks: 'Printer is offline',
    topic: { brand: 'Brother' },
    right: ['Printer stays offline', 'It is a Brother laser printer.'],
    wrong: [
      ['Printer is offline', 'It is an Epson printer.'],
      ['Printer is offline', 'I have an HP Envy.'],
    ],
  },
  {
    asks: 'Watch does not charge',
    topic: { product: 'Galaxy Watch 5', brand: 'Samsung' },
    right: 'Galaxy Watch 5 will not charge',
    wrong: ['Pixel Watch 2 does not charge', 'Galaxy Watch 6 does not charge'],
  },
  {
    asks: 'Merge two branches in GitLab',
    right: 'GitLab: merging two branches',
    wrong: ['Merge two branches in GitHub', 'Merge two branches in Bitbucket'],
  },
];

export const codeCases: readonly CodeCase[] = [...faults, ...models, ...versions, ...brands];
