import type { Settings } from '@/storage/settings';

import { t, type MessageKey } from './i18n';
import type { OptionsModel } from './models/OptionsModel';
import styles from './OptionsView.module.css';

const themes = {
  system: 'themeSystem',
  light: 'themeLight',
  dark: 'themeDark',
} as const satisfies Record<Settings['theme'], MessageKey>;

/** How it looks. The language is the browser's. */
export function OptionsAppearance({ model }: { model: OptionsModel }) {
  return (
    <>
      <fieldset class={styles.themes}>
        <legend class={styles.subtitle}>{t('theme')}</legend>
        {(['system', 'light', 'dark'] as const).map((theme) => (
          <label key={theme} class={styles.choice}>
            <input
              type="radio"
              name="theme"
              checked={model.settings.value.theme === theme}
              onChange={() => void model.set({ theme })}
            />
            {t(themes[theme])}
          </label>
        ))}
      </fieldset>
      <p class={styles.note}>{t('optionsLanguage')}</p>
    </>
  );
}
