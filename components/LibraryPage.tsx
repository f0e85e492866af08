import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

import { followKeys } from './follow-keys';
import { t } from './i18n';
import styles from './LibraryPage.module.css';
import type { ToastModel } from './models/ToastModel';
import { Logo } from './PanelHeader';
import { ToastLine } from './ToastLine';

/** The library on a page of its own, for people with many pins. */
export function LibraryPage({ toasts, children }: { toasts: ToastModel; children: ComponentChildren }) {
  useLayoutEffect(followKeys, []);
  return (
    <div class={styles.page}>
      <header class={styles.header}>
        <Logo />
        <h1>{t('extensionName')}</h1>
      </header>
      <main class={styles.main} tabIndex={-1}>
        {children}
      </main>
      <ToastLine model={toasts} />
    </div>
  );
}
