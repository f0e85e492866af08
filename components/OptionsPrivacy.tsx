import { Button } from './Button';
import { HostRows } from './HostRows';
import { t } from './i18n';
import { LedgerList } from './LedgerList';
import type { OptionsModel } from './models/OptionsModel';
import styles from './OptionsView.module.css';
import { WhatLeaves } from './WhatLeaves';

/** What leaves the device, and what the browser lets this extension do. */
export function OptionsPrivacy({ model }: { model: OptionsModel }) {
  return (
    <>
      <WhatLeaves />
      <details class={styles.fold}>
        <summary>{t('optionsLedger')}</summary>
        <LedgerList model={model} />
      </details>
      <HostRows list="formHosts" title={t('optionsFormSites')} model={model} />
      <h3 class={styles.subtitle}>{t('optionsPermissions')}</h3>
      <Permissions model={model} />
    </>
  );
}

function Permissions({ model }: { model: OptionsModel }) {
  const patterns = model.granted.value;
  if (patterns.length === 0) return <p class={styles.note}>{t('optionsPermissionsNone')}</p>;
  return (
    <ul class={styles.rows}>
      {patterns.map((pattern) => {
        const name = pattern === model.everySite.value ? t('optionsEverySite') : hostOfPattern(pattern);
        return (
          <li key={pattern} class={styles.row}>
            <bdi class={styles.word}>{name}</bdi>
            <Button kind="quiet" onPress={() => model.giveBack(pattern, name)}>
              {t('permissionGiveBack')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function hostOfPattern(pattern: string): string {
  return /:\/\/([^/]{1,300})\//.exec(pattern)?.[1] ?? pattern;
}
