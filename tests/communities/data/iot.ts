import { reply, thread, type SampleThread } from './sample-thread';

export const iotThreads: SampleThread[] = [
  thread(
    'Zigbee lights drop off after a coordinator firmware update',
    { by: 'meshmaker', on: '2025-09-01', tags: 'zigbee firmware smart-lights', views: 3021, agreement: 18 },
    '<p>After a firmware update of the coordinator all lights go offline. Is pairing again the only way?</p>',
    [
      reply(
        'Rasmus',
        '2025-09-02',
        29,
        '<p>No. The update changed the channel. Lights look for the coordinator on all channels they know, but only after a power cycle: switch them off and on, then wait ten minutes. Bulbs which do not know channels 25 and 26 never come back until you choose a lower one.</p>',
        'accepted',
      ),
      reply('hex', '2025-09-05', 4, '<p>Back up the network key before an update. Always.</p>'),
    ],
  ),
  thread(
    'Lumenhome hub 3.2: rebuild the radio table over the local API?',
    { by: 'diy dan', on: '2026-09-10', tags: 'lumenhome api', views: 512, agreement: 7 },
    '<p>I have to fix E04 at eleven holiday flats. Can "Rebuild radio table" be called over the API?</p>',
    [
      reply(
        'Bo L',
        '2026-09-11',
        14,
        '<pre><code>POST /api/v2/radio/rebuild\nToken: …</code></pre><p>The hub must be in service mode (amber), so somebody has to press the button in each flat.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Lumenhome motion sensor keeps lights on',
    { by: 'hallway', on: '2026-02-20', tags: 'lumenhome motion-sensor', views: 733, agreement: 5 },
    '<p>The lights never turn off after motion.</p>',
    [
      reply(
        'Bo L',
        '2026-02-20',
        12,
        '<p>Change <em>Timer restarts with</em> to "Motion only" in the automation. Adaptive scenes count as a change and restart the timer.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'MQTT broker drops retained messages after restart',
    { by: 'queue', on: '2024-07-01', tags: 'mqtt', views: 1200, agreement: 9 },
    '<p>Retained messages are gone.</p>',
    [
      reply(
        'hex',
        '2024-07-02',
        16,
        '<pre><code>persistence true\npersistence_location /var/lib/broker/</code></pre>',
        'accepted',
      ),
    ],
  ),
  thread(
    "What's the difference between Zigbee & Thread?",
    { by: "D'Arcy", on: '2022-10-10', tags: 'zigbee thread', views: 21000, agreement: 44 },
    '<p>Both are mesh networks at 2.4 GHz.</p>',
    [
      reply(
        'Rasmus',
        '2022-10-10',
        61,
        '<p>Thread speaks IPv6 and has no application layer of its own; Zigbee brings one.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Brightnook bulbs flicker below 20 %',
    { by: 'Wim', on: '2024-11-20', tags: 'smart-lights dimming', views: 890 },
    '<p>Brightnook bulbs flicker when dimmed below 20 %.</p>',
    [reply('Rasmus', '2024-11-20', 8, '<p>Brightnook fixed it in bulb firmware 4.4.</p>', 'accepted')],
  ),
  thread(
    'Error E04 from a soil moisture sensor',
    { by: 'gardener', on: '2023-05-05', tags: 'sensors', views: 350 },
    '<p>The sensor reports E04.</p>',
    [reply('hex', '2023-05-06', 3, '<p>Corroded contacts.</p>')],
  ),
  thread(
    'How do I measure the power a hub uses?',
    { by: 'meter', on: '2021-12-12', tags: 'power', views: 410 },
    '<p>It is less than one watt.</p>',
    [reply('Wim', '2021-12-12', 5, '<p>With a USB meter between supply and hub.</p>', 'accepted')],
  ),
  thread(
    'Motion sensor range through glass',
    { by: 'pane', on: '2023-01-01', tags: 'motion-sensor', views: 760 },
    '<p>Does infrared pass?</p>',
    [
      reply(
        'Rasmus',
        '2023-01-02',
        13,
        '<p>No: glass is opaque to the infrared these sensors see.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'OTA update fails at 87 %',
    { by: 'bytes', on: '2025-05-15', tags: 'ota firmware', views: 600 },
    '<p>Always at 87 %.</p>',
    [reply(null, '2025-05-15', 6, '<p>The second flash slot is too small for the image.</p>', 'accepted')],
  ),
  thread(
    'Is it possible to keep scenes when replacing a hub?',
    { by: 'farida', on: '2025-11-11', tags: 'smart-lights migration', views: 940, agreement: 6 },
    '<p>Scenes are stored in the hub.</p>',
    [
      reply(
        'Lighthouse',
        '2025-11-12',
        10,
        '<p>Depends on the vendor. Lumenhome copies them with <em>Add device &gt; Other &gt; Hub</em>.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Sedgewick thermostat says hub offline',
    { by: 'cold', on: '2026-01-07', tags: 'thermostat', views: 222 },
    '<p>The thermostat says that its hub is offline, the hub says that all is well.</p>',
  ),
  thread(
    'Smart plug as a Zigbee repeater',
    { by: 'plug', on: '2022-04-04', tags: 'zigbee', views: 3050, agreement: 15 },
    '<p>Does any plug do?</p>',
    [
      reply(
        'Rasmus',
        '2022-04-04',
        23,
        '<p>Any that stays powered and joins as a router. Battery devices never repeat.</p>',
        'accepted',
      ),
    ],
  ),
  thread(
    'Do smart lights lose their schedule without internet?',
    { by: 'Pat', on: '2024-02-14', tags: 'smart-lights offline', views: 1300 },
    '<p>For the case that the line is down.</p>',
    [
      reply(
        'Bo L',
        '2024-02-14',
        9,
        '<p>Where the hub keeps the schedule they do not; it needs a clock of its own, though.</p>',
        'accepted',
      ),
    ],
  ),
];
