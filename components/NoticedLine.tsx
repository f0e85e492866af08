import { Button } from './Button';
import { t } from './i18n';
import type { PanelModel } from './models/PanelModel';
import styles from './NoticedLine.module.css';

/** The page was read because its site is watched: what stands below was here already, and asking is one press away. */
export function NoticedLine({ model }: { model: PanelModel }) {
  const hasCards = model.stage.value === 'answers';
  return (
    <section class={styles.message} aria-label={t('noticedLabel')}>
      <p class={styles.text}>{hasCards ? t('noticedFound') : t('noticedNothing')}</p>
      <div class={styles.actions}>
        <Button kind="strong" isDisabled={model.isSending.value} onPress={() => model.ask()}>
          {t('ask')}
        </Button>
      </div>
    </section>
  );
}
