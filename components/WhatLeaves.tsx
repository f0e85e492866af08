import { t, type MessageKey } from './i18n';
import styles from './WhatLeaves.module.css';

const lines = [
  'leavesNothing',
  'leavesWords',
  'leavesNever',
  'leavesCut',
  'leavesLedger',
] as const satisfies MessageKey[];

/** What is sent, when and to whom, in five sentences. The whole of it stands in PRIVACY.md. */
export function WhatLeaves() {
  return (
    <ul class={styles.lines}>
      {lines.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  );
}
