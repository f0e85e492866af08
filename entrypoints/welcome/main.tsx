import { signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';

import '@/assets/theme.css';
import { setMessageSource, t } from '@/components/i18n';
import { followSettings } from '@/components/models/followed-settings';
import { WatchModel } from '@/components/models/WatchModel';
import { setPageLanguage, shippedWords } from '@/components/shipped-words';
import { WelcomeView } from '@/components/WelcomeView';
import { everySite, patternForHost, releasePattern, requestPattern } from '@/lookup/permissions';
import { changeSettings } from '@/storage/settings';

const area = browser.storage.local;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these two are made by the build
setMessageSource(shippedWords((name) => browser.i18n.getMessage(name as 'pin')));
setPageLanguage(document.documentElement);
document.title = t('welcomeTitle');

const shortcut = signal('');
void browser.commands.getAll().then((commands) => {
  shortcut.value = commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
});

const model = new WatchModel({
  place: signal(null),
  settings: followSettings(area),
  change: (change) => changeSettings(area, change),
  request: (sites) => requestPattern(sites === 'every-site' ? everySite : patternForHost(sites.host)),
  release: (sites) => releasePattern(sites === 'every-site' ? everySite : patternForHost(sites.host)),
});

const root = document.getElementById('welcome');
if (root)
  render(
    <WelcomeView
      model={model}
      shortcut={shortcut}
      openOptions={() => void browser.runtime.openOptionsPage()}
    />,
    root,
  );
