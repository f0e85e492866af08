import { HostRows } from './HostRows';
import { t } from './i18n';
import type { OptionsModel } from './models/OptionsModel';
import styles from './OptionsView.module.css';
import { OptionSwitch } from './OptionSwitch';

/** What is read and asked without a press, and where nothing is. */
export function OptionsWatching({ model }: { model: OptionsModel }) {
  const { watchesAll, asksAhead, watchedHosts } = model.settings.value;
  return (
    <>
      <OptionSwitch
        label={t('watchAll')}
        note={t('watchMeans')}
        isOn={watchesAll}
        onChange={(isOn) => model.setWatchesAll(isOn)}
      />
      <h3 class={styles.subtitle}>{t('optionsWatchedSites')}</h3>
      {watchedHosts.length === 0 && <p class={styles.note}>{t('optionsWatchedNone')}</p>}
      <HostRows list="watchedHosts" model={model} />
      <OptionSwitch
        label={t('askAhead')}
        note={t('askAheadMeans')}
        isOn={asksAhead}
        onChange={(isOn) => model.set({ asksAhead: isOn })}
      />
      <HostRows list="silentHosts" title={t('optionsSilentSites')} model={model} />
      <HostRows list="unsilentHosts" title={t('optionsUnsilentSites')} model={model} />
    </>
  );
}
