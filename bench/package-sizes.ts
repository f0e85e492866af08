import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type Browser = 'chrome' | 'firefox';

export type PartSize = { part: string; gzipBytes: number; budgetBytes: number };

/** Where a browser's build is written. */
export function outputFolder(browser: Browser): string {
  return join(import.meta.dirname, `../.output/${browser}-mv3`);
}

function gzipBytes(files: string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).byteLength, 0);
}

/** What a part of the built extension costs, each file gzipped on its own, and what it may cost. */
export function partSizes(folder: string): PartSize[] {
  const page = readFileSync(join(folder, 'sidepanel.html'), 'utf8');
  // The first paint takes what the page names itself; the rest is loaded once something is shown.
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path]) => join(folder, path ?? ''));
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return [
    { part: 'page reader', gzipBytes: gzipBytes([join(folder, 'page-reader.js')]), budgetBytes: 6_000 },
    { part: 'watching script', gzipBytes: gzipBytes([join(folder, 'watcher.js')]), budgetBytes: 6_000 },
    { part: 'form reader', gzipBytes: gzipBytes([join(folder, 'form-reader.js')]), budgetBytes: 6_000 },
    {
      part: 'selection reader',
      gzipBytes: gzipBytes([join(folder, 'selection-reader.js')]),
      budgetBytes: 6_000,
    },
    { part: 'panel, first paint', gzipBytes: gzipBytes([...new Set(named)]), budgetBytes: 60_000 },
    { part: 'whole package', gzipBytes: gzipBytes(all), budgetBytes: 400_000 },
  ];
}
