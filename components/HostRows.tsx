import { Button } from './Button';
import { t } from './i18n';
import type { HostList, OptionsModel } from './models/OptionsModel';
import styles from './OptionsView.module.css';

type HostRowsProps = { list: HostList; title?: string; model: OptionsModel };

/** Sites that the reader has named; nothing where there is none. */
export function HostRows({ list, title, model }: HostRowsProps) {
  const hosts = model.settings.value[list];
  if (hosts.length === 0) return null;
  return (
    <>
      {title !== undefined && <h3 class={styles.subtitle}>{title}</h3>}
      <ul class={styles.rows}>
        {hosts.map((host) => (
          <li key={host} class={styles.row}>
            <bdi class={styles.word}>{host}</bdi>
            <Button kind="quiet" onPress={() => model.removeHost(list, host)}>
              {t('optionsRemove', host)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
