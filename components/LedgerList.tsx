import { useSignal } from '@preact/signals';

import type { LedgerRow } from '@/storage/db';

import { Button } from './Button';
import { t } from './i18n';
import styles from './LedgerList.module.css';
import type { PanelModel } from './models/PanelModel';
import { clockTime, fullMoment } from './moments';
import { outcomeText } from './state-words';

const whyKeys = {
  search: 'why_search',
  answers: 'why_answers',
  thread: 'why_thread',
  probe: 'why_probe',
  model: 'why_model',
  pin: 'why_pin',
  follow: 'why_follow',
  help: 'why_help',
  people: 'why_people',
  webdav: 'why_webdav',
} as const;

type LedgerModel = Pick<PanelModel, 'ledger' | 'now' | 'saveLedger' | 'clearLedger'>;

/** Every request that has left this device, newest first. */
export function LedgerList({ model }: { model: LedgerModel }) {
  const rows = model.ledger.value;
  if (rows === null) return null;
  return (
    <section class={styles.ledger}>
      <h2 class="visually-hidden">{t('viewLedger')}</h2>
      <p class={styles.note}>{t('ledgerNote')}</p>
      {rows.length === 0 ? (
        <p class={styles.note}>{t('ledgerEmpty')}</p>
      ) : (
        <>
          <ul class={styles.rows}>
            {rows.map((row) => (
              <LedgerLine key={row.id} row={row} now={model.now()} />
            ))}
          </ul>
          <div class={styles.sure}>
            <Button onPress={() => model.saveLedger()}>{t('exportLedger')}</Button>
            <ClearLedger model={model} />
          </div>
        </>
      )}
    </section>
  );
}

function LedgerLine({ row, now }: { row: LedgerRow; now: number }) {
  return (
    <li class={styles.row}>
      <p class={styles.head}>
        <bdi class={styles.host}>{row.host}</bdi>
        <time dateTime={new Date(row.at).toISOString()} title={fullMoment(row.at)}>
          {clockTime(row.at, now)}
        </time>
      </p>
      {row.text === '' ? (
        <p class={styles.note}>{t('noWordsSent')}</p>
      ) : (
        <q class={styles.words}>{row.text}</q>
      )}
      <p class={styles.note}>
        {t(whyKeys[row.why])} · {outcomeText(row.outcome)}
      </p>
      <details class={styles.address}>
        <summary>{t('wholeAddress')}</summary>
        <code>{row.url}</code>
      </details>
    </li>
  );
}

/** Clearing can't be undone: it is asked for twice. */
function ClearLedger({ model }: { model: LedgerModel }) {
  const isSure = useSignal(false);
  if (!isSure.value) return <Button onPress={() => (isSure.value = true)}>{t('clearLedger')}</Button>;
  return (
    <div class={styles.sure}>
      <span>{t('clearLedgerSure')}</span>
      <Button kind="strong" onPress={() => model.clearLedger()}>
        {t('clearLedgerYes')}
      </Button>
      <Button onPress={() => (isSure.value = false)}>{t('keep')}</Button>
    </div>
  );
}
