import { useSignal } from '@preact/signals';

import type { Reason } from '@/ranking/ranked';

import { t } from './i18n';
import { reasonText, reasonValue } from './reasons';
import styles from './WhyHere.module.css';

/** Why an answer stands where it stands: parts that add up to its score. */
export function WhyHere({ why }: { why: Reason[] }) {
  const isOpen = useSignal(false);
  if (why.length === 0) return null;
  return (
    <details class={styles.why} onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>{t('whyHere')}</summary>
      {isOpen.value && <Parts why={why} />}
    </details>
  );
}

/** Drawn only where somebody asks: most cards are never asked. */
function Parts({ why }: { why: Reason[] }) {
  const parts = why.toSorted((left, right) => Math.abs(right.value) - Math.abs(left.value));
  const sum = why.reduce((total, { value }) => total + value, 0);
  return (
    <>
      <table class={styles.parts}>
        <tbody>
          {parts.map((reason, place) => (
            <tr key={place}>
              <th scope="row">{reasonText(reason)}</th>
              <td>{reasonValue(reason.value)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('scoreSum')}</th>
            <td>{reasonValue(sum)}</td>
          </tr>
        </tfoot>
      </table>
      <p class={styles.note}>{t('scoreNote')}</p>
    </>
  );
}
