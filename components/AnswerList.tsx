import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';

import { AnswerCard } from './AnswerCard';
import styles from './AnswerList.module.css';
import { Button } from './Button';
import { t, tn } from './i18n';
import { lazyComponent } from './lazy-component';
import type { PanelModel } from './models/PanelModel';

const ReadingBar = lazyComponent(async () => (await import('./ReadingBar')).ReadingBar);
const MutedLine = lazyComponent(async () => (await import('./MutedLine')).MutedLine);

/** What fits into a tall panel is drawn at once, the next ones a frame later, and the rest on demand. */
const drawnInFirstFrame = 3;
const drawnAtFirst = 25;

/** The cards. Rows never move by themselves: what would move them waits behind a button at the lower edge. */
export function AnswerList({ model }: { model: PanelModel }) {
  const { shown, later, isReordered, arrangement } = model.cards.value;
  const list = useRef<HTMLOListElement>(null);
  const drawn = useSignal(drawnInFirstFrame);
  const held = document.activeElement;
  const hidden = shown.length - drawn.value;
  useLayoutEffect(() => {
    requestAnimationFrame(() => {
      drawn.value = Math.max(drawn.peek(), drawnAtFirst);
      // What the first press wants is there before it.
      void import('./OpenAnswer');
    });
  }, [drawn]);
  useLayoutEffect(() => refocus(list.current, held));
  const showLater = (): void => {
    model.showLater();
    queueMicrotask(() => focusCard(list.current, 0));
  };
  return (
    <section class={styles.answers}>
      <h2 class="visually-hidden">{t('viewAnswers')}</h2>
      <div class={styles.bar}>
        <ReadingBar model={model} />
      </div>
      <ol class={styles.list} ref={list}>
        {shown.slice(0, drawn.value).map((card) => (
          <li key={card.thread.id}>
            <AnswerCard card={card} model={model} />
          </li>
        ))}
      </ol>
      {drawn.value >= drawnAtFirst && hidden > 0 && (
        <Button onPress={() => (drawn.value = shown.length)}>{tn('showLower', hidden)}</Button>
      )}
      {(arrangement?.muted.count ?? 0) > 0 && <MutedLine model={model} />}
      {(later.length > 0 || isReordered) && (
        <div class={styles.later} data-raised={model.toast.value !== null}>
          <Button kind="strong" keyAction="waiting" onPress={showLater}>
            {later.length > 0 ? tn('showLater', later.length) : t('sortAnew')}
          </Button>
        </div>
      )}
    </section>
  );
}

function focusCard(list: HTMLElement | null, place: number): boolean {
  const title = list?.children[place]?.querySelector<HTMLElement>('[data-card-title]');
  title?.focus();
  return title instanceof HTMLElement;
}

/** A row that is put elsewhere loses the focus on its way: it gets it back. */
function refocus(list: HTMLElement | null, held: Element | null): void {
  if (list === null || !(held instanceof HTMLElement) || !list.contains(held)) return;
  const { activeElement, body } = list.ownerDocument;
  if (activeElement === body) held.focus();
}
