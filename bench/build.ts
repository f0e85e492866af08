/** `npm run build`, `npm run build:firefox`: builds the extension and prints what its parts weigh. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { outputFolder, partSizes, type Browser } from './package-sizes';

const root = join(import.meta.dirname, '..');

/** Builds for one browser; throws with the builder's own words when it fails. */
export function buildExtension(browser: Browser): string {
  const args = browser === 'firefox' ? ['build', '-b', 'firefox', '--mv3'] : ['build'];
  const { status, stdout, stderr } = spawnSync('wxt', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`wxt ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  return outputFolder(browser);
}

if (process.argv[1] === import.meta.filename) {
  const browser = process.argv[2] === 'firefox' ? 'firefox' : 'chrome';
  const folder = buildExtension(browser);
  console.log(`Built ${folder} (version ${readVersion(folder)})`);
  for (const { part, gzipBytes, budgetBytes } of partSizes(folder))
    console.log(`${part}: ${(gzipBytes / 1000).toFixed(1)} kB gzip (budget ${budgetBytes / 1000} kB)`);
}

function readVersion(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '?';
}
