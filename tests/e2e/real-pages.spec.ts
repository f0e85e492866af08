import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { factsInTerminal, openPageStage, type PageStage, type SavedPage } from '@/bench/saved-pages';
import { readFacts } from '@/detection/read-facts';

import { builtExtension } from './chromium';

const folder = join(import.meta.dirname, '../detection/pages');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.slice(0, -'.html'.length));

let stage: PageStage;
beforeAll(async () => {
  stage = await openPageStage({ buildFolder: builtExtension(), runsScripts: false });
});
afterAll(() => stage.close());

function savedPage(name: string): SavedPage {
  const { url } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as { url: string };
  return { url, bytes: readFileSync(join(folder, `${name}.html`)) };
}

test.each(names)('the page "%s" is read in Chromium as it is in the terminal', async (name) => {
  const page = savedPage(name);
  const { facts } = await stage.factsOf(page);
  expect(facts && readFacts(facts)).toEqual(readFacts(factsInTerminal(page)));
});
