import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import { AnswersView } from './AnswersView';
import { lazyComponent } from './lazy-component';
import type { PanelModel } from './models/PanelModel';
import { PanelHeader } from './PanelHeader';
import styles from './Panel.module.css';
import { ToastLine } from './ToastLine';
import { isTyping } from './typing';

const LedgerList = lazyComponent(async () => (await import('./LedgerList')).LedgerList);

type PanelProps = {
  model: PanelModel;
  children?: ComponentChildren;
  foot?: ComponentChildren;
  pins?: ComponentChildren;
  communities?: ComponentChildren;
};

/**
 * The whole side panel; `children` stand between its header and what it shows, `foot` below the answers, `pins` and
 * `communities` in the views of these names.
 */
export function Panel({ model, children, foot, pins, communities }: PanelProps) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== '/' || isTyping(event)) return;
      event.preventDefault();
      model.showView('answers');
      queueMicrotask(() => focusQuestion(root.current));
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [model]);
  const view = model.view.value;
  return (
    <div class={styles.panel} ref={root}>
      <PanelHeader model={model} />
      {children}
      <main class={styles.main} tabIndex={-1}>
        {view === 'answers' && <AnswersView model={model} />}
        {view === 'answers' && foot}
        {view === 'pins' && pins}
        {view === 'communities' && communities}
        {view === 'ledger' && <LedgerList model={model} />}
      </main>
      <ToastLine model={model} />
    </div>
  );
}

/** The question may be folded away: it is unfolded first. */
function focusQuestion(root: HTMLElement | null): void {
  const field = root?.querySelector<HTMLTextAreaElement>('textarea[name="question"]');
  const fold = field?.closest('details');
  if (fold) fold.open = true;
  field?.focus();
}
