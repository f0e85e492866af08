import type { HostBudget } from '@/storage/hosts';

import styles from './BudgetTable.module.css';
import { t, tn } from './i18n';
import { clockTime } from './moments';

/** What each host has been asked today, what it leaves, and when one that wants a pause is asked again. */
export function BudgetTable({ budgets, now }: { budgets: readonly HostBudget[]; now: number }) {
  const asked = budgets.filter(({ askedToday, retryAt }) => askedToday > 0 || (retryAt ?? 0) > now);
  if (asked.length === 0) return <p class={styles.note}>{t('budgetEmpty')}</p>;
  return (
    <ul class={styles.rows}>
      {asked.map((budget) => (
        <li key={budget.host} class={styles.row}>
          <p class={styles.head}>
            <bdi class={styles.host}>{budget.host}</bdi>
            <span class={styles.note}>{tn('budgetAsked', budget.askedToday)}</span>
          </p>
          <Quota budget={budget} />
          {budget.retryAt !== undefined && budget.retryAt > now && (
            <p class={styles.pause}>
              {t(
                budget.pausedFor === 'failures' ? 'budgetFailing' : 'limitedUntil',
                clockTime(budget.retryAt, now),
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Quota({ budget: { host, quotaLeft, quotaMax } }: { budget: HostBudget }) {
  if (quotaLeft === undefined || quotaMax === undefined || quotaMax <= 0) return null;
  const text = t('budgetLeft', quotaLeft, quotaMax);
  return (
    <p class={styles.quota}>
      <meter class={styles.meter} min={0} max={quotaMax} value={quotaLeft} aria-label={`${host}: ${text}`} />
      <span class={styles.note}>{text}</span>
    </p>
  );
}
