import { Button } from './Button';
import { tn, t } from './i18n';
import styles from './MutedLine.module.css';
import type { PanelModel } from './models/PanelModel';

/** Below the cards: how much of whom the reader has muted, and a way to see it all the same. */
export function MutedLine({ model }: { model: PanelModel }) {
  const { arrangement } = model.cards.value;
  if (arrangement === null || arrangement.muted.count === 0) return null;
  const { showsMuted } = arrangement.applied;
  const { count, names } = arrangement.muted;
  return (
    <p class={styles.line}>
      <span>{tn(showsMuted ? 'readingMutedShown' : 'readingMutedHidden', count, names.join(', '))}</span>
      <Button kind="quiet" onPress={() => model.showMuted(!showsMuted)}>
        {showsMuted ? t('readingHideMuted') : t('readingShowMuted')}
      </Button>
    </p>
  );
}
