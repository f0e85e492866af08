import { signal, type ReadonlySignal } from '@preact/signals';

import { defaultSettings, readSettings, type Settings, type SettingsArea } from '@/storage/settings';

import { setChangedKeys } from '../run-key';

type FollowedArea = SettingsArea & { onChanged: { addListener: (listener: () => void) => void } };

/** What the reader has chosen, as it changes. This page takes on its theme and its keys. */
export function followSettings(area: FollowedArea): ReadonlySignal<Settings> {
  const settings = signal(defaultSettings);
  const look = async (): Promise<void> => {
    settings.value = await readSettings(area);
    setChangedKeys(settings.peek().keys);
    showTheme(settings.peek().theme);
  };
  area.onChanged.addListener(() => void look());
  void look();
  return settings;
}

/** Also written down where assets/public/theme.js finds it before a page is painted. */
function showTheme(theme: Settings['theme']): void {
  const scheme = theme === 'system' ? '' : theme;
  document.documentElement.style.colorScheme = scheme;
  if (scheme === '') localStorage.removeItem('theme');
  else localStorage.setItem('theme', scheme);
}
