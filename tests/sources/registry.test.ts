import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { sourceFor, sources } from '@/sources/registry';
import { platformIds } from '@/sources/source';

const folder = new URL('../../sources/', import.meta.url);

/** A file that exports a Source is an adapter; its name is the platform's id. */
function adapterNames(): string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const adapters = files.filter((name) =>
    /export const \w+: Source\b/.test(readFileSync(new URL(name, folder), 'utf8')),
  );
  return adapters.map((name) => name.slice(0, -'.ts'.length));
}

test('every adapter in the folder can be asked, and nothing else', () => {
  expect(adapterNames().sort()).toEqual([...platformIds].sort());
  expect(Object.keys(sources).sort()).toEqual([...platformIds].sort());
});

test.each([...platformIds])('%s stands under its own id', (id) => {
  expect(sourceFor(id).id).toBe(id);
  expect(sourceFor(id).name).not.toBe('');
});

test.each(['unknown', 'toString', '__proto__', ''])('there is no platform %j', (id: string) => {
  expect(sourceFor(id)).toBeNull();
});

test.each([
  ['https://superuser.com/questions/1/a', 'stack-exchange'],
  ['https://forum.example/t/a/1', 'discourse'],
])('%s is recognised by one platform only', (address, id) => {
  const found = Object.values(sources).filter((source) => source.recognise(new URL(address)) !== null);
  expect(found.map((source) => source.id)).toEqual([id]);
});
