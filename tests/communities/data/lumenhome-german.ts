import { reply, thread, type SampleThread } from './sample-thread';

export const lumenhomeGermanThreads: SampleThread[] = [
  thread(
    'Hub zeigt E04 nach Firmware-Update, alle Leuchten offline',
    { by: 'kasimir', on: '2026-08-20', tags: 'hub-2 firmware e04 deutsch', views: 5204, agreement: 19 },
    '<p>Seit dem Update auf 3.2.1 blinkt der Ring rot und die App meldet Fehler E04. Alle Leuchten sind offline. Die Hilfeseite rät nur zum Neustart, das hilft nicht.</p>',
    [
      reply('ulrike.s', '2026-08-20', 1, '<p>Bei mir genauso.</p>'),
      reply('kasimir', '2026-08-21', 2, '<p>Niemand eine Idee?</p>'),
      reply(
        'hannes_aus_ulm',
        '2026-08-22',
        63,
        `<p>E04 heißt: Die Funktabelle im Hub passt nach dem Update nicht mehr zum Kanal. Ohne Werksreset geht es so:</p>
<ol><li>Netzteil ziehen, 20 Sekunden warten.</li><li>Taste unten gedrückt halten und das Netzteil einstecken. Loslassen, sobald der Ring <strong>orange</strong> pulsiert (etwa 12 Sekunden).</li><li>In der App <em>Einstellungen &gt; Hub &gt; Erweitert &gt; Funk</em> öffnen und <strong>Funktabelle neu aufbauen</strong> wählen.</li><li>Alle Leuchten zehn Minuten am Schalter eingeschaltet lassen.</li></ol><p>Szenen und Räume bleiben erhalten.</p>`,
        'accepted',
      ),
      reply('kasimir', '2026-08-22', 8, '<p>Hat funktioniert, alle 22 Leuchten sind wieder da. Danke!</p>'),
    ],
  ),
  thread(
    'E04 beim alten Hub 1',
    { by: 'ruediger', on: '2021-04-02', tags: 'hub-1 e04 deutsch', views: 1833 },
    '<p>Hub 1, Firmware 1.8, Fehler E04 nach Update.</p>',
    [
      reply(
        'sparky_ben',
        '2021-04-02',
        9,
        '<p>Unter <code>http://hub.local/downgrade</code> auf Firmware 1.7 zurückgehen.</p>',
        'accepted',
      ),
      reply('ulrike.s', '2025-01-01', 3, '<p>Diese Seite gibt es seit Firmware 2.0 nicht mehr.</p>'),
    ],
  ),
  thread(
    'Leuchten lassen sich nicht koppeln (blinken dreimal)',
    { by: 'moritz77', on: '2026-03-20', tags: 'kopplung deutsch', views: 2210, agreement: 7 },
    '<p>Gebrauchte Leuchten gekauft. Beim Koppeln blinken sie dreimal und die App findet nichts.</p>',
    [
      reply(
        'ulrike.s',
        '2026-03-20',
        27,
        '<p>Dreimal blinken heißt, dass die Leuchte noch an einem anderen Hub angemeldet ist. Sechsmal aus- und einschalten, je zwei Sekunden, bis sie zweimal langsam blinkt. Danach höchstens einen Meter neben dem Hub koppeln.</p>',
        'accepted',
      ),
      reply('moritz77', '2026-03-21', 4, '<p>Genau das war es, vielen Dank!</p>'),
    ],
  ),
  thread(
    'Lampen flackern beim Dimmen',
    { by: 'gisela_m', on: '2025-11-11', tags: 'dimmen flackern deutsch', views: 1704 },
    '<p>Unter 20 % flackern alle Lampen im Wohnzimmer.</p>',
    [
      reply(
        'hannes_aus_ulm',
        '2025-11-11',
        16,
        '<p>In der App bei der Leuchte unter <em>Details &gt; Ausgangskurve</em> die Mindesthelligkeit auf 6 % stellen. Und keinen Wanddimmer davor!</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Bewegungsmelder schaltet Licht nicht aus',
    { by: 'flurlicht', on: '2026-02-15', tags: 'bewegungsmelder deutsch', views: 1320 },
    '<p>Das Licht geht an, aber nie wieder aus.</p>',
    [
      reply(
        'kasimir',
        '2026-02-16',
        13,
        '<p>Bei der Automation „Timer startet neu bei“ auf „Nur Bewegung“ stellen.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Zeitpläne laufen eine Stunde falsch (Sommerzeit)',
    { by: 'uhrmacher', on: '2025-03-31', tags: 'zeitplan deutsch', views: 980 },
    '<p>Seit der Umstellung auf Sommerzeit schalten alle Leuchten eine Stunde zu spät.</p>',
    [
      reply(
        'hannes_aus_ulm',
        '2025-03-31',
        11,
        '<p>Zeitzone in der App einmal auf Lissabon und wieder zurück auf Berlin stellen. Dann lädt der Hub die Regeln neu.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Gibt es die Leuchten auch in Schwarz?',
    { by: 'gisela_m', on: '2026-05-05', tags: 'produkte deutsch' },
    '<p>Weiß passt nicht zu unserer Decke.</p>',
    [reply('oakmere', '2026-05-05', 5, '<p>Ausgeschaltet sind alle schwarz.</p>')],
  ),
  thread(
    'Österreich: welches Netzteil für Hub 2?',
    { by: 'wiener_wolf', on: '2025-06-06', tags: 'hub-2 deutsch' },
    '<p>Das Netzteil ist verloren gegangen. 5 V und wie viel Ampere?</p>',
    [reply('ulrike.s', '2025-06-06', 6, '<p>5 V, 2 A, Hohlstecker 5,5 × 2,1 mm.</p>', 'accepted')],
  ),
  thread(
    'Update 3.2.2: ist E04 jetzt behoben?',
    { by: 'kasimir', on: '2026-10-20', tags: 'firmware e04 deutsch', views: 640 },
    '<p>Weiß jemand, ob 3.2.2 den Fehler E04 behebt?</p>',
  ),
];
