import type { Reason } from '@/ranking/ranked';

import { t } from './i18n';
import { reasonText, reasonValue } from './reasons';
import styles from './WhyParts.module.css';

/** The parts of a score, those that weigh most first, and their sum. */
export function WhyParts({ why }: { why: Reason[] }) {
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
