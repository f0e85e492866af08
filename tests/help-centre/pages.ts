/** Every page of the sample help centres: where it is served, and the file that it is. */
export const helpPages: { host: string; path: string; file: string }[] = [
  ...lumenhome({
    '/': 'home.html',
    '/hc/en-us': 'home.html',
    '/hc/de': 'home.html',
    '/hc/assets/theme.css': 'theme.css',
    '/hc/en-us/search': 'search.html',
    '/hc/en-us/requests/new': 'contact.html',
    '/hc/en-us/articles/4410983-Hub-shows-error-E04-and-lights-go-offline-after-a-firmware-update': 'hub-error-e04.html',
    '/hc/en-us/articles/4411120-Lights-flicker-when-dimmed-below-20': 'lights-flicker.html',
    '/hc/en-us/articles/4412006-The-motion-sensor-does-not-turn-the-lights-off': 'motion-sensor.html',
    '/hc/de/articles/4410983-Hub-zeigt-Fehler-E04-und-Leuchten-sind-nach-einem-Firmware-Update-offline': 'hub-fehler-e04.html',
    '/hc/de/articles/4413377-Leuchten-lassen-sich-nicht-koppeln': 'leuchten-koppeln.html',
    '/app': 'app.html',
    '/app/articles/lights-flicker': 'app.html',
    '/app/articles/motion-sensor': 'app.html',
    '/service': 'framed.html',
  }),
  // The same page where a bank would have it.
  { host: 'bank.lumenhome.example', path: '/hc/en-us/lights-flicker', file: 'lumenhome/lights-flicker.html' },
  { host: 'bank.lumenhome.example', path: '/hc/assets/theme.css', file: 'lumenhome/theme.css' },
  ...parcelo('support.parcelo.example', {
    '/': 'home.html',
    '/assets/support.css': 'support.css',
    '/help/sync/sync-409-note-is-locked': 'sync-409.html',
    '/help/export/attachments-missing-in-pdf': 'pdf-attachments.html',
    '/contact': 'contact.html',
  }),
  { host: 'help.ferrowatt.example', path: '/', file: 'ferrowatt/wallbox-6-a.html' },
  { host: 'help.ferrowatt.example', path: '/articles/wallbox-6-a', file: 'ferrowatt/wallbox-6-a.html' },
  ...parcelo('www.parcelo.example', { '/': 'shop.html', '/pricing': 'shop.html', '/assets/shop.css': 'support.css' }),
];

function lumenhome(files: Record<string, string>) {
  return Object.entries(files).map(([path, file]) => ({ host: 'help.lumenhome.example', path, file: `lumenhome/${file}` }));
}

function parcelo(host: string, files: Record<string, string>) {
  return Object.entries(files).map(([path, file]) => ({ host, path, file: `parcelo/${file}` }));
}
