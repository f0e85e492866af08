import type { FollowRow } from '@/storage/db';

import { Button } from './Button';
import { followKind, followProblem } from './follow-words';
import styles from './FollowList.module.css';
import { t } from './i18n';
import type { FollowModel } from './models/FollowModel';
import { ago, clockTime } from './moments';

/** All that the reader follows: when it was looked at, when it will be, and what stood in the way. */
export function FollowList({ model }: { model: FollowModel }) {
  const rows = model.follows.value;
  if (rows === null) return null;
  if (rows.length === 0) return <p class={styles.note}>{t('followNone')}</p>;
  return (
    <ul class={styles.list}>
      {rows.map((row) => (
        <FollowLine key={row.id} row={row} model={model} />
      ))}
    </ul>
  );
}

function FollowLine({ row, model }: { row: FollowRow; model: FollowModel }) {
  const problem = followProblem(row);
  return (
    <li class={styles.row}>
      <p class={styles.name} dir="auto">
        {row.title}
      </p>
      <p class={styles.note}>{followKind(row)}</p>
      <p class={styles.note}>
        {row.checkedAt === undefined ? t('followNotYet') : t('followLast', ago(row.checkedAt, model.now()))}{' '}
        {row.nextAt > model.now() && t('followNext', clockTime(row.nextAt, model.now()))}
      </p>
      {problem !== '' && <p class={styles.problem}>{t('followProblem', problem)}</p>}
      <div class={styles.actions}>
        <label class={styles.choice}>
          <input
            type="checkbox"
            checked={row.notifies}
            onChange={(event) => void model.setNotifies(row.id, event.currentTarget.checked)}
          />
          {t('followNotifies')}
        </label>
        <Button kind="quiet" onPress={() => model.stop(row.id)}>
          {t('followEnd')}
        </Button>
      </div>
    </li>
  );
}
