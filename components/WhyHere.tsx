import { useSignal } from '@preact/signals';

import type { Reason } from '@/ranking/ranked';

import { t } from './i18n';
import { lazyComponent } from './lazy-component';
import styles from './WhyHere.module.css';

/** Loaded only where somebody asks: most cards are never asked. */
const WhyParts = lazyComponent(async () => (await import('./WhyParts')).WhyParts);

/** Why an answer stands where it stands: parts that add up to its score. */
export function WhyHere({ why }: { why: Reason[] }) {
  const isOpen = useSignal(false);
  if (why.length === 0) return null;
  return (
    <details class={styles.why} onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary data-key="why">{t('whyHere')}</summary>
      {isOpen.value && <WhyParts why={why} />}
    </details>
  );
}
