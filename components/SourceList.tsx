import { useSignal } from '@preact/signals';

import type { SourceProgress } from '@/storage/db';

import { Button } from './Button';
import { t } from './i18n';
import { Icon } from './Icon';
import { lazyComponent } from './lazy-component';
import type { PanelModel } from './models/PanelModel';
import { communityHost, hindranceText, isBusy, summaryText } from './source-words';
import styles from './SourceList.module.css';

const SourceRows = lazyComponent(async () => (await import('./SourceRows')).SourceRows);

/** Who was asked, how far each has come, and exactly what each was sent: one line until it is opened. */
export function SourceList({ model }: { model: PanelModel }) {
  const sources = model.sources.value;
  const { shown, later } = model.cards.value;
  const hindrance = hindranceText(sources);
  const isOpen = useSignal(false);
  return (
    <details class={styles.list} onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary class={styles.summary}>
        <Icon name="chevron" />
        <span class={styles.lines}>
          <span class={styles.line}>{summaryText(sources, shown.length + later.length)}</span>{' '}
          <span
            class={`${styles.line} ${styles.below} ${hindrance && !isBusy(sources) ? styles.hindrance : ''}`}
          >
            {hindrance || t('whoWasAsked')}
          </span>
        </span>
      </summary>
      {isOpen.value && <SourceRows model={model} />}
    </details>
  );
}

/** Asks the reader, by the host's name, whether a community may be asked. */
export function AccessAsk({ source, model }: { source: SourceProgress; model: PanelModel }) {
  const host = communityHost(source);
  const first = source.queries[0]?.text;
  return (
    <section class={styles.access} aria-label={t('mayAsk', host)}>
      <p class={styles.accessTitle}>{t('mayAsk', host)}</p>
      <p class={styles.state}>{t('mayAskWhy')}</p>
      {first !== undefined && (
        <p class={styles.state}>
          {t('wordsNotSent')} <q>{first}</q>
        </p>
      )}
      <div class={styles.accessActions}>
        <Button kind="strong" onPress={() => model.allow(source)}>
          {t('allow')}
        </Button>
        <Button onPress={() => model.decline(source.community.id)}>{t('notNow')}</Button>
      </div>
    </section>
  );
}
