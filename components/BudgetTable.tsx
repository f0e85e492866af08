import type { Allowance, HostBudget } from '@/storage/hosts';

import styles from './BudgetTable.module.css';
import { t, tn } from './i18n';
import { clockTime } from './moments';

/**
 * What each host has been asked today, what it leaves, and when one that wants a pause is asked again; so, too, for the
 * parts of its API that it counts apart.
 */
export function BudgetTable({ budgets, now }: { budgets: readonly HostBudget[]; now: number }) {
  const asked = budgets.filter(
    ({ askedToday, parts, ...whole }) =>
      askedToday > 0 || [whole, ...parts].some((one) => isPaused(one, now)),
  );
  if (asked.length === 0) return <p class={styles.note}>{t('budgetEmpty')}</p>;
  return (
    <ul class={styles.rows}>
      {asked.map((budget) => (
        <li key={budget.host} class={styles.row}>
          <p class={styles.head}>
            <bdi class={styles.host}>{budget.host}</bdi>
            <span class={styles.note}>{tn('budgetAsked', budget.askedToday)}</span>
          </p>
          <Left of={budget} name={budget.host} now={now} />
          <Parts budget={budget} now={now} />
        </li>
      ))}
    </ul>
  );
}

function Parts({ budget: { host, parts }, now }: { budget: HostBudget; now: number }) {
  const told = parts.filter((part) => hasQuota(part) || isPaused(part, now));
  if (told.length === 0) return null;
  return (
    <ul class={styles.parts}>
      {told.map((part) => (
        <li key={part.scope} class={styles.part}>
          <bdi class={styles.note}>{part.scope.slice(host.length + 1)}</bdi>
          <Left of={part} name={part.scope} now={now} />
        </li>
      ))}
    </ul>
  );
}

function Left({ of: allowance, name, now }: { of: Allowance; name: string; now: number }) {
  const { retryAt, pausedFor } = allowance;
  return (
    <>
      {hasQuota(allowance) && <Quota quota={allowance} name={name} />}
      {retryAt !== undefined && retryAt > now && (
        <p class={styles.pause}>
          {t(pausedFor === 'failures' ? 'budgetFailing' : 'limitedUntil', clockTime(retryAt, now))}
        </p>
      )}
    </>
  );
}

type Quota = { quotaLeft: number; quotaMax: number };

function Quota({ quota: { quotaLeft, quotaMax }, name }: { quota: Quota; name: string }) {
  const text = t('budgetLeft', quotaLeft, quotaMax);
  return (
    <p class={styles.quota}>
      <meter class={styles.meter} min={0} max={quotaMax} value={quotaLeft} aria-label={`${name}: ${text}`} />
      <span class={styles.note}>{text}</span>
    </p>
  );
}

function hasQuota<T extends Allowance>(allowance: T): allowance is T & Quota {
  const { quotaLeft, quotaMax } = allowance;
  return quotaLeft !== undefined && quotaMax !== undefined && quotaMax > 0;
}

function isPaused({ retryAt }: Allowance, now: number): boolean {
  return retryAt !== undefined && retryAt > now;
}
