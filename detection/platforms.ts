/** Operating systems, devices and programs that a problem can depend on, and how texts write them. */
const platforms: [name: string, pattern: RegExp][] = [
  ['iPhone', /\biPhones?\b/],
  ['iPad', /\biPads?\b/],
  ['iOS', /\biOS(?: ?\d{1,2}(?:\.\d{1,2})?)?\b/],
  ['iPadOS', /\biPadOS(?: ?\d{1,2})?\b/],
  ['watchOS', /\bwatchOS(?: ?\d{1,2})?\b|\bApple Watch\b/],
  ['tvOS', /\btvOS\b|\bApple TV\b/],
  ['macOS', /\b(?:macOS|OS X|Mac OS X)(?: \d{1,2}(?:\.\d{1,2})?)?\b|\bMac(?:Book|s)?\b(?! address)/],
  ['Android TV', /\b(?:Android|Google) TV\b/],
  ['Android', /\bAndroid(?! TV)(?: \d{1,2})?\b/],
  ['Windows', /\bWindows(?: (?:XP|Vista|7|8(?:\.1)?|10|11|Server(?: 20\d\d)?|Phone))?\b/],
  ['Linux', /\b(?:Linux|Ubuntu|Debian|Fedora|Arch Linux|openSUSE)\b/],
  ['ChromeOS', /\bChrome ?OS\b|\bChromebooks?\b/],
  ['Chrome', /\b(?:Google )?Chrome\b(?! ?OS|book)/],
  ['Firefox', /\bFirefox\b/],
  ['Safari', /\bSafari\b/],
  ['Edge', /\bMicrosoft Edge\b|\bEdge browser\b/],
  ['Internet Explorer', /\bInternet Explorer\b/],
  ['Fire TV', /\bFire ?TV\b|\bFire Stick\b/],
  ['Roku', /\bRoku\b/],
  ['PlayStation', /\bPlayStation(?: ?[345])?\b|\bPS[345]\b/],
  ['Xbox', /\bXbox(?: (?:One|360|Series [XS]))?/],
  ['Nintendo Switch', /\bNintendo Switch\b/],
  ['Wear OS', /\bWear ?OS\b/],
  ['Alexa', /\bAlexa\b/],
];

const most = 6;

/**
 * What the problem runs on, each once: as the first of these texts that names it writes it ('Windows 11', 'iOS 17'),
 * names without a number in their usual form. Case counts: 'windows' are also in walls.
 */
export function platformsIn(texts: string[]): string[] {
  const found = new Map<string, string>();
  for (const text of texts)
    for (const [name, pattern] of platforms) {
      const written = pattern.exec(text.slice(0, 2000))?.[0];
      if (written !== undefined && !found.has(name))
        found.set(name, /\d|Server/.test(written) ? written : name);
    }
  return [...found.values()].slice(0, most);
}
