/**
 * Runs a TypeScript file of this project on a machine that may be fresh: installs the packages of
 * package-lock.json when they are missing or older than it, and with --with-browsers also Debian's Chromium,
 * Firefox, Xvfb and xdotool when they are. Plain JavaScript, since it runs before anything is installed.
 *
 * usage: node tests/bootstrap.mjs [--with-browsers | --with-chromium] FILE.ts [arguments…]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const words = process.argv.slice(2);
const wants = words[0]?.startsWith('--with-') ? words.shift() : undefined;
const [entry, ...rest] = words;

/** Runs a command to its end; its output goes to stderr, so that stdout stays the entry's own. */
function run(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;
}

function has(command) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, command)));
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function installPackages() {
  const mark = join(root, 'node_modules/.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('Installing packages…');
  // No engine warnings: the packages that want a newer Node get the one that the lock file brings.
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) stop('npm ci failed: see above.');
}

/** The commands a test needs, and the Debian packages that bring them. */
const needed = {
  '--with-chromium': { chromium: 'chromium', Xvfb: 'xvfb', xdotool: 'xdotool' },
  '--with-browsers': { chromium: 'chromium', 'firefox-esr': 'firefox-esr', Xvfb: 'xvfb', xdotool: 'xdotool' },
};

function installBrowsers(commands) {
  const missing = Object.entries(commands).filter(([command]) => !has(command));
  if (missing.length === 0) return;
  const names = missing.map(([, name]) => name);
  const isRoot = process.getuid?.() === 0;
  if (!has('apt-get') || !(isRoot || has('sudo')))
    stop(
      `Missing: ${names.join(', ')}. Install them (on Debian: apt-get install ${names.join(' ')}) and try again.`,
    );
  console.error(`Installing ${names.join(', ')}…`);
  const apt = (...args) => (isRoot ? run('apt-get', args) : run('sudo', ['apt-get', ...args]));
  if (!apt('update', '-qq') || !apt('install', '-y', '-qq', '--no-install-recommends', ...names))
    stop(`Could not install ${names.join(', ')}: see above.`);
}

if (!entry) stop('usage: node tests/bootstrap.mjs [--with-browsers | --with-chromium] FILE.ts [arguments…]');
installPackages();
if (wants) installBrowsers(needed[wants] ?? stop(`Unknown option ${wants}`));

const node = join(root, 'node_modules/node/bin/node');
const result = spawnSync(
  existsSync(node) ? node : process.execPath,
  ['--import', import.meta.resolve('tsx'), join(root, entry), ...rest],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}`,
      TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'),
    },
  },
);
process.exit(result.status ?? 1);
