import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

import { AnswersView } from './AnswersView';
import { followKeys } from './follow-keys';
import { lazyComponent } from './lazy-component';
import type { PanelModel } from './models/PanelModel';
import { PanelHeader } from './PanelHeader';
import styles from './Panel.module.css';
import { ToastLine } from './ToastLine';

const LedgerList = lazyComponent(async () => (await import('./LedgerList')).LedgerList);

type PanelProps = {
  model: PanelModel;
  children?: ComponentChildren;
  foot?: ComponentChildren;
  pins?: ComponentChildren;
  help?: ComponentChildren;
  communities?: ComponentChildren;
};

/**
 * The whole side panel; `children` stand between its header and what it shows, `foot` below the answers, `pins`,
 * `help` and `communities` in the views of these names.
 */
export function Panel({ model, children, foot, pins, help, communities }: PanelProps) {
  useLayoutEffect(followKeys, []);
  const view = model.view.value;
  return (
    <div class={styles.panel}>
      <PanelHeader model={model} />
      {children}
      <main class={styles.main} tabIndex={-1}>
        {view === 'answers' && <AnswersView model={model} />}
        {view === 'answers' && foot}
        {view === 'pins' && pins}
        {view === 'help' && help}
        {view === 'communities' && communities}
        {view === 'ledger' && <LedgerList model={model} />}
      </main>
      <ToastLine model={model} />
    </div>
  );
}
