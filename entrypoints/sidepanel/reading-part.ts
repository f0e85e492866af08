import { browser } from 'wxt/browser';

import type { KeptChoices } from '@/components/models/arrange-cards';
import { changeSettings, readSettings } from '@/storage/settings';

/** How the reader wants to read, as they have left it. */
export async function readChoices(): Promise<KeptChoices> {
  const { sort, showsSolvedOnly, maxAgeYears, languageShown, communityShown } = await readSettings(
    browser.storage.local,
  );
  return { sort, showsSolvedOnly, maxAgeYears, languageShown, communityShown };
}

export function keepChoices(change: Partial<KeptChoices>): Promise<void> {
  return changeSettings(browser.storage.local, () => change);
}
