import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let house: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'commonplace-house-'));
  copyFileSync(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  // The rules name a plugin, which is looked for beside them.
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

/** What the project's own rules say of one file with this content in that place. */
function lint(path: string, code: string): string {
  const file = join(house, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['-c', '.oxlintrc.json', path], {
    cwd: house,
    encoding: 'utf8',
  });
  rmSync(file);
  return stdout;
}

const uses = (path: string): string => `import { thing } from '${path}';\nexport const other = thing;\n`;
const usesType = (path: string): string =>
  `import type { Thing } from '${path}';\nexport type Other = Thing;\n`;

describe('the import directions', () => {
  it.each([
    ['detection/x.ts', '@/storage/db'],
    ['ranking/x.ts', '@/lookup/plan'],
    ['sources/x.ts', '@/storage/db'],
    ['sources/x.ts', '@/ranking/ranked'],
    ['storage/x.ts', '@/components/Panel'],
    ['storage/x.ts', '@/lookup/plan'],
    ['lookup/x.ts', '@/components/Panel'],
    ['lookup/x.ts', '@/messaging/bus'],
    ['messaging/x.ts', '@/storage/db'],
    ['components/X.tsx', '@/storage/pins'],
    ['components/models/X.ts', '@/sources/discourse'],
    ['entrypoints/x.ts', '@/tests/start'],
    ['ranking/x.ts', '../storage/db'],
    ['ranking/features/x.ts', '../../storage/db'],
    ['detection/x.ts', 'dexie'],
    ['sources/x.ts', 'preact'],
    ['components/X.tsx', 'wxt/browser'],
  ])('%s may not import %s', (file, path) => {
    expect(lint(file, uses(path))).toContain('no-restricted-imports');
  });

  it.each([
    ['lookup/x.ts', uses('@/storage/db')],
    ['lookup/x.ts', uses('@/ranking/words')],
    ['ranking/features/x.ts', uses('../words')],
    ['ranking/x.ts', usesType('@/sources/source')],
    ['storage/x.ts', usesType('@/detection/topic')],
    ['components/X.tsx', usesType('@/storage/db')],
    ['components/models/X.ts', uses('@/storage/pins')],
  ])('%s may hold: %s', (file, code) => {
    expect(lint(file, code)).not.toContain('no-restricted-imports');
  });

  it('fetch and the browser stay where they belong', () => {
    expect(
      lint('lookup/x.ts', 'export const get = (): Promise<Response> => fetch("https://x.example");\n'),
    ).toContain('no-restricted-globals');
    expect(lint('components/x.ts', 'export const id = browser.runtime.id;\n')).toContain(
      'no-restricted-globals',
    );
  });

  it('untrusted HTML has no way into a page', () => {
    const code =
      'export function show(element: Element, html: string): void {\n  element.innerHTML = html;\n}\n';
    expect(lint('components/x.ts', code)).toContain('no-restricted-properties');
  });
});
