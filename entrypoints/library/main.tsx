import { computed } from '@preact/signals';
import { render, type VNode } from 'preact';
import { browser } from 'wxt/browser';

import '@/assets/theme.css';
import { createLibrary } from '@/components/create-library';
import { setMessageSource, t } from '@/components/i18n';
import { LibraryPage } from '@/components/LibraryPage';
import { followSettings } from '@/components/models/followed-settings';
import { ToastModel } from '@/components/models/ToastModel';
import { setPageLanguage, shippedWords } from '@/components/shipped-words';
import { requestNotifications } from '@/lookup/permissions';
import { browserPort } from '@/messaging/browser-port';
import { createSend } from '@/messaging/bus';
import { openDb } from '@/storage/db';
import { onPinChanges } from '@/storage/pin-changes';
import { changeSettings, type Settings } from '@/storage/settings';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these two are made by the build
setMessageSource(shippedWords((name) => browser.i18n.getMessage(name as 'pin')));
setPageLanguage(document.documentElement);
document.title = t('pinsLibraryTitle');

const area = browser.storage.local;
const settings = followSettings(area);
const toasts = new ToastModel();
const deps = {
  db: openDb(),
  send: createSend(browserPort),
  now: Date.now,
  tell: toasts.tell,
  tellFailure: toasts.tellFailure,
};

onPinChanges(deps.db, () => void deps.send('pins:changed', {}));

/** The library, or (`#news`, to which a notification leads) what is new of what the reader follows. */
async function wanted(): Promise<VNode> {
  if (location.hash === '#news') {
    const { createHelp } = await import('@/components/create-help');
    const change = (next: (chosen: Settings) => Partial<Settings>) => changeSettings(area, next);
    return createHelp({ ...deps, settings, change, requestNotifications });
  }
  return createLibrary({
    ...deps,
    isEdgeTaken: computed(() => toasts.toast.value !== null),
    draftArea: localStorage,
  });
}

const root = document.getElementById('library');
if (root) render(<LibraryPage toasts={toasts}>{await wanted()}</LibraryPage>, root);
// Another address in the bar loads nothing by itself.
addEventListener('hashchange', () => location.reload());
