import { Button, IconButton } from './Button';
import { t } from './i18n';
import type { PanelModel } from './models/PanelModel';
import styles from './ToastLine.module.css';

/** One short message at a time. Those without an undo fade by themselves; the fading itself is the clock. */
export function ToastLine({ model }: { model: Pick<PanelModel, 'toast' | 'undo' | 'dismissToast'> }) {
  const toast = model.toast.value;
  return (
    <div class={styles.place}>
      <output class={styles.words}>
        {toast && (
          <div
            key={toast.id}
            class={`${styles.toast} ${toast.undo ? '' : styles.fading}`}
            onAnimationEnd={() => {
              if (!toast.undo && model.toast.value?.id === toast.id) model.dismissToast();
            }}
          >
            <span>{toast.text}</span>
            {toast.undo && (
              <Button keyAction="undo" onPress={() => model.undo()}>
                {t('undo')}
              </Button>
            )}
            <IconButton
              icon="close"
              label={t('dismiss')}
              keyAction="dismiss"
              onPress={() => model.dismissToast()}
            />
          </div>
        )}
      </output>
    </div>
  );
}
