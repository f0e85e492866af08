import { reply, thread, type SampleThread } from './sample-thread';

/** The radio-table answer, which its author posted word for word at Super User too. */
export const radioTableAnswer = `<p>E04 does not mean that the hub lost the internet, whatever the help page says. Firmware 3.2 moves the hub's radio to another channel and forgets to rewrite its own radio table, so the hub listens where no light speaks.</p>
<p>This brought back all 31 of my lights, without pairing anything again:</p>
<ol>
<li>Unplug the hub and wait until the ring is dark (about 20 seconds).</li>
<li>Plug it in while you hold the button on the bottom. Let go when the ring pulses <strong>amber</strong>, after roughly 12 seconds. At 20 seconds it goes white, and that is the factory reset: do not wait for it.</li>
<li>In the app open <em>Settings &gt; Hub &gt; Advanced &gt; Radio</em> and press <strong>Rebuild radio table</strong>.</li>
<li>Leave the lights switched on at the wall for ten minutes. They come back one after the other.</li>
</ol>
<p>The menu entry only shows while the ring is amber. If E04 comes back after a night, set the channel to 20 by hand in the same menu; 25 and 26 are the ones older bulbs do not know.</p>`;

const hub: SampleThread[] = [
  thread(
    'E04 on Hub 2 after the 3.2 firmware update, all lights offline',
    { by: 'marit_k', on: '2026-08-19', tags: 'hub-2 firmware e04', views: 18422, agreement: 61 },
    `<p>My Hub 2 updated itself to firmware 3.2.1 last night. Since then the ring blinks red, the app says <strong>Error E04</strong> and every light is "offline". The lights still work at the wall switch.</p><p>I restarted the hub, the router and the phone, as the help page asks. Nothing changes. Is there anything short of a factory reset? I have 31 lights and about 40 scenes.</p>`,
    [
      reply('pondskater', '2026-08-19', 2, '<p>Same here since this morning. Following.</p>'),
      reply(
        'Ingrid (Lumenhome)',
        '2026-08-20',
        1,
        '<p>Hi @marit_k, sorry to hear about that! Please make sure that your hub has a stable internet connection and try a factory reset. If it persists, contact our support team.</p>',
        'staff',
      ),
      reply('tobias_w', '2026-08-20', 148, radioTableAnswer, 'accepted'),
      reply(
        'marit_k',
        '2026-08-21',
        22,
        '<p>This worked! All lights are back and the scenes are still there. Thank you so much.</p>',
      ),
      reply(
        'pondskater',
        '2026-08-21',
        9,
        '<p>Worked for me too, but I had to set channel 20 by hand the next day.</p>',
      ),
      reply('gerd1958', '2026-09-02', 4, '<p>Thanks!!</p>'),
    ],
  ),
  thread(
    '[Megathread] Firmware 3.2: E04, E07, lost scenes, slow app',
    {
      by: 'Ingrid (Lumenhome)',
      on: '2026-08-21',
      tags: 'firmware announcement',
      views: 41210,
      agreement: 12,
    },
    '<p>Please collect everything about firmware 3.2 here so that the team can see it in one place. Tell us your hub model and the number of lights.</p>',
    [
      reply('kestrel77', '2026-08-21', 3, '<p>Hub 2, 12 lights, E04.</p>'),
      reply('bo_lindqvist', '2026-08-21', 2, '<p>Hub 1, nothing wrong here. I never got 3.2.</p>'),
      reply('pondskater', '2026-08-21', 1, '<p>E04 as well, see my other post.</p>'),
      reply('farida.a', '2026-08-21', 5, '<p>Scenes lost their colours. All white now.</p>'),
      reply('oakmere', '2026-08-22', 11, '<p>Who tests these updates? The cat?</p>'),
      reply('kestrel77', '2026-08-22', 6, '<p>The cat would have found it.</p>'),
      reply(null, '2026-08-22', 0, '<p>me too</p>'),
      reply('jo_van_dam', '2026-08-22', 0, '<p>+1</p>'),
      reply('sunil_r', '2026-08-22', 1, '<p>E07 here, not E04. Is that the same thing?</p>'),
      reply('marit_k', '2026-08-22', 3, '<p>@sunil_r no, E07 is the clock. E04 is the radio.</p>'),
      reply('sunil_r', '2026-08-22', 0, '<p>Ah, thanks.</p>'),
      reply('hallam', '2026-08-23', 0, '<p>bump</p>'),
      reply(
        'Ingrid (Lumenhome)',
        '2026-08-24',
        2,
        '<p>Thank you all. Our engineers look into it. We cannot give a date.</p>',
        'staff',
      ),
      reply('oakmere', '2026-08-24', 14, '<p>So, no.</p>'),
      reply('dora_p', '2026-08-25', 0, '<p>Subscribing.</p>'),
      reply(
        'lighthouse_keeper',
        '2026-08-25',
        2,
        '<p>App takes a full minute to open since 3.2, though no error.</p>',
      ),
      reply('farida.a', '2026-08-25', 1, '<p>Same, slow app.</p>'),
      reply('hallam', '2026-08-27', 0, '<p>Any news?</p>'),
      reply(
        't_okafor',
        '2026-08-27',
        4,
        '<p>I rolled back with the desktop tool. It works but the hub updates itself again at night.</p>',
      ),
      reply('hallam', '2026-08-28', 0, '<p>How did you roll back?</p>'),
      reply('t_okafor', '2026-08-28', 2, '<p>Not allowed to link it here, apparently.</p>'),
      reply('jo_van_dam', '2026-08-29', 0, '<p>bump</p>'),
      reply(
        'lighthouse_keeper',
        '2026-08-30',
        52,
        '<p>For the <strong>slow app and the lost scene colours</strong>: turn off <em>Settings &gt; Labs &gt; Adaptive scenes</em>, close the app for good, open it again and press <em>Restore scenes</em>. The app was converting every scene at each start. For E04 see the thread of marit_k about the radio table; that one is the fix.</p>',
        'accepted',
      ),
      reply('farida.a', '2026-08-30', 7, '<p>That restored all colours. Brilliant.</p>'),
      reply('hallam', '2026-09-01', 1, '<p>Confirmed, app opens in two seconds again.</p>'),
    ],
  ),
  thread(
    'Hub stuck at E04, firmware 1.8',
    { by: 'old_timer', on: '2021-03-11', tags: 'hub-1 firmware e04', views: 9033, agreement: 9 },
    '<p>Hub 1 with firmware 1.8 shows E04 after the update and lights are offline. What is E04?</p>',
    [
      reply(
        'sparky_ben',
        '2021-03-12',
        38,
        '<p>On firmware 1.x open <code>http://hub.local/downgrade</code> in a browser and choose 1.7. E04 goes away at once.</p>',
        'accepted',
      ),
      reply(
        'marit_k',
        '2026-08-19',
        6,
        '<p>Note for readers of today: that page no longer exists since firmware 2.0, so this no longer works.</p>',
      ),
    ],
  ),
  thread(
    'E04 again and again every night',
    { by: 'nightowl', on: '2026-09-14', tags: 'hub-2 e04', views: 2140 },
    '<p>I rebuilt the radio table and the lights were fine, but each night around 3 the hub falls back to E04.</p>',
    [
      reply(
        'tobias_w',
        '2026-09-15',
        19,
        '<p>Your hub updates at 3 and picks channel 25 again. Set <em>Radio &gt; Channel</em> to <strong>20 (fixed)</strong> instead of Automatic, then rebuild the table once more.</p>',
        'accepted',
      ),
      reply('nightowl', '2026-09-18', 3, '<p>Three quiet nights. Solved.</p>'),
    ],
  ),
  thread(
    'Hub E04??? lights offline HELP',
    { by: 'zoe.m', on: '2026-08-22', tags: 'e04', views: 311, closedAs: 'duplicate' },
    '<p>all lights offline since update!!! error e04!!!</p>',
    [
      reply(
        'marit_k',
        '2026-08-22',
        4,
        '<p>Please see <a href="/t/e04-on-hub-2-after-the-3-2-firmware-update-all-lights-offline/5000">my thread</a>, the third post has the fix.</p>',
      ),
    ],
  ),
  thread(
    'Error E07 after power cut: what is it?',
    { by: 'sunil_r', on: '2026-07-02', tags: 'hub-2 e07', views: 1530, agreement: 3 },
    '<p>After a power cut the hub shows E07 and schedules run at the wrong hour. Lights work.</p>',
    [
      reply(
        'bo_lindqvist',
        '2026-07-02',
        24,
        '<p>E07 is the clock. Your router blocks UDP port 123, so the hub cannot fetch the time. Allow NTP for the hub, or set the router itself as time server under <em>Hub &gt; Advanced &gt; Time</em>.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Moving from Hub 1 to Hub 2 without pairing 50 lights again',
    { by: 'farida.a', on: '2025-11-05', tags: 'hub-1 hub-2 migration', views: 7402, agreement: 18 },
    '<p>Is there a way to move everything over? The app only offers "start fresh".</p>',
    [
      reply(
        'lighthouse_keeper',
        '2025-11-05',
        44,
        '<p>Keep both hubs powered, same network, same account. On Hub 2 go to <em>Add device &gt; Other &gt; Hub</em> and type the serial number of Hub 1. It copies lights, rooms and scenes; schedules have to be made anew. Takes about an hour for 50 lights.</p>',
        'accepted',
      ),
      reply(
        'Ingrid (Lumenhome)',
        '2025-11-07',
        3,
        '<p>We recommend pairing again for the best experience.</p>',
        'staff',
      ),
      reply('farida.a', '2025-11-07', 8, '<p>Copying worked, thanks lighthouse_keeper!</p>'),
    ],
  ),
  thread(
    'Can the hub work without internet at all?',
    { by: 'privacy_pat', on: '2024-05-20', tags: 'hub-2 network', views: 5120, agreement: 22 },
    '<p>I want to block the hub in the firewall. What stops working?</p>',
    [
      reply(
        'bo_lindqvist',
        '2024-05-21',
        31,
        '<p>Mine has been blocked for two years. Lights, scenes, buttons and sensors work. Voice control, remote access and the sunrise schedule do not; for sunrise enter a fixed time.</p>',
        'accepted',
      ),
      reply('oakmere', '2024-05-21', 5, '<p>And no surprise updates at 3 in the morning.</p>'),
    ],
  ),
  thread(
    'How do I stop automatic firmware updates?',
    { by: 't_okafor', on: '2026-09-01', tags: 'hub-2 firmware', views: 3644, agreement: 27 },
    '<p>After the E04 disaster I want to decide myself when the hub updates its firmware.</p>',
    [
      reply(
        'bo_lindqvist',
        '2026-09-01',
        35,
        '<p>There is a hidden switch: tap the version number seven times under <em>Hub &gt; About</em>, then <em>Update channel &gt; Manual</em>.</p>',
        'accepted',
      ),
      reply(
        'Ingrid (Lumenhome)',
        '2026-09-03',
        0,
        '<p>We advise to keep automatic updates on for your security.</p>',
        'staff',
      ),
    ],
  ),
  thread(
    'Ring pulses amber: what does that mean?',
    { by: 'clara_b', on: '2025-02-10', tags: 'hub-2 led', views: 2201 },
    '<p>I held the button too short and now the ring pulses amber. The manual has no amber.</p>',
    [
      reply(
        'tobias_w',
        '2025-02-10',
        17,
        `<p>Amber is the service mode. Here are all the colours I know:</p><table><thead><tr><th>Ring</th><th>Meaning</th></tr></thead><tbody><tr><td>green</td><td>all is well</td></tr><tr><td>red, blinking</td><td>an error, see the app</td></tr><tr><td>amber, pulsing</td><td>service mode, leaves by itself after 15 minutes</td></tr><tr><td>white</td><td>factory reset</td></tr></tbody></table>`,
        'accepted',
      ),
    ],
  ),
];

const lights: SampleThread[] = [
  thread(
    'Lights flicker below 20 % brightness',
    { by: 'helen_t', on: '2026-01-12', tags: 'dimming flicker bulb', views: 8810, agreement: 33 },
    '<p>My E27 bulbs flicker as soon as I dim them below 20 percent, mostly in the evening. The help page says to replace the bulb. I replaced two, no change.</p>',
    [
      reply(
        'Ingrid (Lumenhome)',
        '2026-01-13',
        0,
        '<p>Please try another bulb and contact support for a replacement.</p>',
        'staff',
      ),
      reply(
        'sparky_ben',
        '2026-01-14',
        71,
        `<p>It is hardly ever the bulb. Two causes:</p><ol><li><strong>A wall dimmer in the same circuit.</strong> Smart bulbs dim themselves; a wall dimmer chops the mains on top of it. Put in a plain switch, or turn the dimmer to full and leave it there.</li><li><strong>Too small a minimum.</strong> In the app open the light, <em>Details &gt; Output curve</em>, and set <em>Minimum output</em> from 1 % to 6 %. Then 1 % in the app is 6 % at the diode, where the driver is stable.</li></ol><p>With the second step my 14 bulbs stopped flickering even at the lowest setting.</p>`,
        'accepted',
      ),
      reply('helen_t', '2026-01-15', 12, '<p>Minimum output did it. No more flickering. Thank you!</p>'),
    ],
  ),
  thread(
    'Flickering only when the washing machine runs',
    { by: 'dora_p', on: '2025-10-03', tags: 'flicker mains', views: 1207 },
    '<p>All dimmed lights flicker while the washing machine spins. Otherwise never.</p>',
    [
      reply(
        'sparky_ben',
        '2025-10-04',
        15,
        '<p>Voltage dips. Have an electrician look at the neutral of that circuit, and do it soon: a loose neutral is a fire risk.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Strip light flickers at full brightness',
    { by: 'jo_van_dam', on: '2025-06-18', tags: 'flicker strip', views: 940 },
    '<p>5 m light strip, flickers at 100 %, fine when dimmed to 80 %.</p>',
    [
      reply(
        'kestrel77',
        '2025-06-18',
        9,
        '<p>Power supply too weak. The strip needs 36 W, the one in the box gives 30 W once it is warm.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Dimming below 20 % makes a buzzing noise',
    { by: 'quietroom', on: '2024-12-01', tags: 'dimming noise', views: 1690, agreement: 4 },
    '<p>Not flicker, but the bulbs hum below 20 %.</p>',
    [
      reply(
        'sparky_ben',
        '2024-12-02',
        11,
        '<p>Old wall dimmer in the circuit. Replace it with a switch.</p>',
      ),
    ],
  ),
  thread(
    'Colours differ between two bulbs of the same model',
    { by: 'farida.a', on: '2025-04-09', tags: 'bulb colour', views: 812 },
    '<p>Same scene, one bulb is pinker than the other.</p>',
    [
      reply(
        'lighthouse_keeper',
        '2025-04-10',
        8,
        '<p>Different batches. Set the scene by colour temperature (for instance 2700 K) instead of by picking a colour, then they agree.</p>',
        'accepted',
      ),
      reply('oakmere', '2025-04-10', 6, '<p>One of them is shy.</p>'),
    ],
  ),
  thread(
    'Lights turn on by themselves at night',
    { by: 'spooked', on: '2025-08-30', tags: 'bulb schedule', views: 4477, agreement: 11 },
    '<p>At 2:13 the bedroom lights turn on. Every night. Is my house haunted?</p>',
    [
      reply(
        'oakmere',
        '2025-08-30',
        40,
        '<p>Yes. Ask the ghost for its schedule, it is clearly punctual.</p>',
      ),
      reply(
        'bo_lindqvist',
        '2025-08-31',
        26,
        '<p>Look under <em>Automations &gt; Shared with me</em>. A second person in the home had a vacation simulation that never ended.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Bulb blinks 3 times and cannot be added',
    { by: 'newhome22', on: '2026-03-14', tags: 'pairing bulb', views: 3010 },
    '<p>New bulb, blinks three times, the app finds nothing.</p>',
    [
      reply(
        'clara_b',
        '2026-03-14',
        18,
        '<p>Three blinks: it still belongs to another hub. Switch it off and on six times, two seconds each, until it blinks twice slowly. Then add it within a metre of the hub.</p>',
        'accepted',
      ),
      reply('newhome22', '2026-03-14', 2, '<p>Works!</p>'),
    ],
  ),
  thread(
    'Light strip: can I cut it between the marks?',
    { by: 'diy_dan', on: '2024-02-02', tags: 'strip', views: 655 },
    '<p>The marks are 16 cm apart, I need 8.</p>',
    [
      reply(
        'sparky_ben',
        '2024-02-02',
        12,
        '<p>No. Half a segment stays dark because the resistor sits in the other half.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'After a power cut all lights come on at full brightness',
    { by: 'helen_t', on: '2025-03-03', tags: 'bulb power-cut', views: 2876, agreement: 15 },
    '<p>In the middle of the night, after a short power cut, everything is on. How do I stop this?</p>',
    [
      reply(
        'tobias_w',
        '2025-03-03',
        29,
        '<p>Light &gt; Details &gt; <em>After power loss</em> &gt; "Last state". It must be set for each bulb; rooms do not have the option.</p>',
        'accepted',
      ),
    ],
  ),
];

const sensors: SampleThread[] = [
  thread(
    'Motion sensor does not turn lights off',
    { by: 'hallway_hero', on: '2026-02-06', tags: 'motion-sensor automation', views: 6120, agreement: 21 },
    '<p>The hallway sensor turns the lights on, but they never turn off again. The help article only tells me to change the battery. The battery is new.</p>',
    [
      reply('dora_p', '2026-02-06', 1, '<p>Did you change the battery?</p>'),
      reply(
        'bo_lindqvist',
        '2026-02-07',
        58,
        `<p>Two automations fight. "Turn off when no motion" restarts its timer each time <em>any</em> automation touches the room, so an adaptive scene that adjusts colours every few minutes keeps the lights on for ever.</p><ol><li>Open <em>Automations</em> and tap the sensor's rule.</li><li>Under <em>Timer restarts with</em> choose <strong>Motion only</strong> (the default is "Any change").</li><li>Set the sensor's own <em>Cool-down</em> to 60 s; below 30 s it misses the "no motion" message.</li></ol>`,
        'accepted',
      ),
      reply(
        'hallway_hero',
        '2026-02-08',
        10,
        '<p>"Motion only" fixed it. Why is that not in the article?</p>',
      ),
      reply('Ingrid (Lumenhome)', '2026-02-10', 1, '<p>Thanks for the feedback!</p>', 'staff'),
    ],
  ),
  thread(
    'Motion sensor reacts to the cat',
    { by: 'whiskers', on: '2025-05-05', tags: 'motion-sensor', views: 1411 },
    '<p>The cat turns on the lights at night. Can the sensor ignore pets?</p>',
    [
      reply(
        'kestrel77',
        '2025-05-05',
        16,
        '<p>Mount it upside down at 1.2 m. Then the lower zones look at the ceiling.</p>',
        'accepted',
      ),
      reply(
        'oakmere',
        '2025-05-06',
        22,
        '<p>The cat paid for those lights with affection. Let it have them.</p>',
      ),
    ],
  ),
  thread(
    'Sensor battery empty after two months',
    { by: 'quietroom', on: '2025-09-19', tags: 'motion-sensor battery', views: 2033 },
    '<p>The box says two years.</p>',
    [
      reply(
        'tobias_w',
        '2025-09-20',
        14,
        '<p>Too far from the next lamp, so it shouts all day. Put any mains-powered Lumenhome device half way as a repeater.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Door sensor shows open though the door is closed',
    { by: 'newhome22', on: '2026-04-21', tags: 'door-sensor', views: 377 },
    '<p>Gap is 15 mm.</p>',
    [
      reply(
        'clara_b',
        '2026-04-21',
        5,
        '<p>12 mm is the limit on metal doors. Use the spacer from the box, like this:</p><p><img src="https://community.lumenhome.example/uploads/default/original/1X/door.jpeg" alt="magnet with spacer on a steel door" width="600" height="400"></p>',
      ),
    ],
  ),
  thread(
    'Does the outdoor sensor survive -25 °C?',
    { by: 'arcticfox', on: '2025-12-28', tags: 'motion-sensor outdoor' },
    '<p>It is specified to -10. Has anyone tried?</p>',
  ),
  thread(
    'Button double press does nothing',
    { by: 'clara_b', on: '2026-06-11', tags: 'button' },
    '<p>Single press works, double press is ignored in firmware 3.1.</p>',
  ),
];

const other: SampleThread[] = [
  thread(
    'Quotes & <angle brackets> in scene names break the widget: "Movie & Chill <3"',
    { by: 'entity_eve', on: '2025-07-07', tags: 'app widget', views: 502 },
    '<p>My scene is called <code>"Movie &amp; Chill &lt;3"</code> and the phone widget shows <code>&amp;amp;lt;3</code>.</p>',
    [
      reply(
        'lighthouse_keeper',
        '2025-07-08',
        7,
        '<p>Known. Use the real heart ♥ instead of <code>&lt;3</code>.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Local API: how do I get a token?',
    { by: 'diy_dan', on: '2024-10-10', tags: 'api developer', views: 3888, agreement: 14 },
    '<p>I want to switch lights from a shell script.</p>',
    [
      reply(
        'bo_lindqvist',
        '2024-10-10',
        33,
        `<p>Press the hub's button once, then within 30 seconds:</p><pre><code class="lang-sh">curl -X POST http://hub.local/api/v2/pair \\
  -d '{"name": "my-script"}'
# {"token": "…"}
curl -H "Token: $TOKEN" http://hub.local/api/v2/lights
</code></pre>`,
        'accepted',
      ),
    ],
  ),
  thread(
    'Feature request: sort rooms by hand',
    { by: 'jo_van_dam', on: '2023-01-15', tags: 'feature-request app', views: 12044, agreement: 310 },
    '<p>Rooms are sorted by the date on which they were made. Please let us drag them.</p>',
    [
      reply('Ingrid (Lumenhome)', '2023-01-20', 4, '<p>Great idea, passed on!</p>', 'staff'),
      reply('oakmere', '2024-01-20', 88, '<p>Happy first birthday, passed-on idea.</p>'),
      reply('oakmere', '2025-01-20', 134, '<p>Two years. It can walk now.</p>'),
    ],
  ),
  thread(
    'You people are useless',
    { by: 'furious_fred', on: '2026-08-23', tags: 'firmware', views: 1900, agreement: 0 },
    '<p>Three days of darkness because of your firmware. E04 and nobody answers the phone.</p>',
    [
      reply('anon_troll', '2026-08-23', 0, '<p>Learn to read, you donkey. Buy a candle.</p>', 'hidden'),
      reply(
        'marit_k',
        '2026-08-23',
        18,
        '<p>I know how you feel. The fix is in my thread, ten minutes and no phone call.</p>',
      ),
    ],
  ),
  thread(
    'App for the wrist watch?',
    { by: 'runner_ru', on: '2025-01-02', tags: 'app', views: 260 },
    '<p>Is there one?</p>',
    [reply('hallam', '2025-01-02', 1, '<p>No.</p>')],
  ),
  thread(
    'Lights offline in the app but voice control works',
    { by: 'dora_p', on: '2025-12-12', tags: 'app offline', views: 1930, agreement: 6 },
    '<p>All lights are grey and "offline" in the app. No error code on the hub. By voice I can switch them.</p>',
    [
      reply(
        'lighthouse_keeper',
        '2025-12-13',
        20,
        '<p>The phone is in the guest Wi-Fi. Guests cannot see the hub; voice goes through the cloud.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Lights go offline when the microwave runs',
    { by: 'kitchen_kai', on: '2024-09-09', tags: 'radio offline', views: 803 },
    '<p>Two kitchen lights go offline for minutes.</p>',
    [
      reply(
        'tobias_w',
        '2024-09-09',
        10,
        '<p>The microwave shouts at 2.45 GHz. Move the hub a metre away from it or choose channel 15.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Verlichting: Hub geeft E04 na update',
    { by: 'jo_van_dam', on: '2026-08-25', tags: 'hub-2 e04 nederlands', views: 410 },
    '<p>Na de update naar 3.2 geeft de hub E04 en alle lampen zijn offline.</p>',
    [
      reply(
        'tobias_w',
        '2026-08-25',
        6,
        '<p>Zie het Engelse onderwerp van marit_k: de radiotabel opnieuw opbouwen.</p>',
      ),
    ],
  ),
  thread(
    'المصابيح غير متصلة بعد تحديث الموزع E04',
    { by: 'layla_h', on: '2026-08-26', tags: 'hub-2 e04', views: 288 },
    '<p dir="rtl">بعد التحديث يظهر الخطأ E04 على الموزع وكل المصابيح غير متصلة. هل من حل بدون إعادة الضبط؟</p>',
    [
      reply(
        'omar.s',
        '2026-08-27',
        8,
        '<p dir="rtl">افصل الموزع عن الكهرباء ثم أعد توصيله مع الضغط على الزر حتى يصبح الضوء برتقاليا، ثم اختر «Rebuild radio table» من الإعدادات.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'What does "Lumenhomezigbeecoordinatorreinitialisationfailedbecausenetworkkeymismatch" mean?',
    { by: 'log_reader', on: '2026-05-30', tags: 'logs hub-2', views: 133 },
    '<p>Found in the log: <code>lumenhomezigbeecoordinatorreinitialisationfailedbecausenetworkkeymismatch0x00000000000000000000000000000000000000000000000000</code></p>',
    [
      reply('bo_lindqvist', '2026-05-31', 3, '<p>That it is time for spaces.</p>'),
      reply(
        'tobias_w',
        '2026-06-01',
        6,
        '<p>Two hubs with one network key. Factory reset the one you do not use.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Thanks to tobias_w',
    { by: 'gerd1958', on: '2026-09-03', tags: 'thanks', views: 520, agreement: 45 },
    '<p>You saved my evening, my lights and my marriage. E04 is gone.</p>',
    [
      reply('tobias_w', '2026-09-03', 31, '<p>In that order, I hope.</p>'),
      reply('clara_b', '2026-09-04', 3, '<p>❤</p>'),
    ],
  ),
];

export const lumenhomeThreads: SampleThread[] = [...hub, ...lights, ...sensors, ...other];
