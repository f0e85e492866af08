import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';

import { AnswerCard } from './AnswerCard';
import styles from './AnswerList.module.css';
import { Button } from './Button';
import { t, tn } from './i18n';
import type { PanelModel } from './models/PanelModel';
import { isTyping } from './typing';
import { webUrl } from './web-url';
import type { RankedAnswer } from '@/ranking/ranked';

/** What fits into a tall panel is drawn at once, the next ones a frame later, and the rest on demand. */
const drawnInFirstFrame = 3;
const drawnAtFirst = 25;

/** The cards. Rows never move by themselves: what would move them waits behind a button at the lower edge. */
export function AnswerList({ model }: { model: PanelModel }) {
  const { shown, later, isReordered } = model.cards.value;
  const list = useRef<HTMLOListElement>(null);
  const drawn = useSignal(drawnInFirstFrame);
  const hidden = shown.length - drawn.value;
  useLayoutEffect(() => {
    const items = list.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isTyping(event) && pressKey(event, model)) event.preventDefault();
    };
    items?.addEventListener('keydown', onKeyDown);
    return () => items?.removeEventListener('keydown', onKeyDown);
  }, [model]);
  useLayoutEffect(() => {
    requestAnimationFrame(() => {
      drawn.value = Math.max(drawn.peek(), drawnAtFirst);
    });
  }, [drawn]);
  const showLater = (): void => {
    model.showLater();
    queueMicrotask(() => focusCard(list.current, 0));
  };
  return (
    <section class={styles.answers}>
      <h2 class="visually-hidden">{t('viewAnswers')}</h2>
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
      {(later.length > 0 || isReordered) && (
        <div class={styles.later} data-raised={model.toast.value !== null}>
          <Button kind="strong" onPress={showLater}>
            {later.length > 0 ? tn('showLater', later.length) : t('sortAnew')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** True when the key was one of ours. */
function pressKey(event: KeyboardEvent, model: PanelModel): boolean {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return false;
  const place = [...currentTarget.children].findIndex((item) => item.contains(target));
  const card = model.cards.value.shown[place];
  if (card === undefined) return false;
  // Inside an opened answer the arrows scroll; from a title they move on.
  const isTitle = 'cardTitle' in target.dataset;
  if (key === 'j' || (key === 'ArrowDown' && isTitle)) return focusCard(currentTarget, place + 1);
  if (key === 'k' || (key === 'ArrowUp' && isTitle)) return focusCard(currentTarget, place - 1);
  if (key === 'p') return togglePin(card, model);
  if (key === 'o') return openAtSource(card, model);
  return false;
}

function focusCard(list: HTMLElement | null, place: number): boolean {
  const title = list?.children[place]?.querySelector<HTMLElement>('[data-card-title]');
  title?.focus();
  return title instanceof HTMLElement;
}

function togglePin(card: RankedAnswer, model: PanelModel): boolean {
  void (model.pinnedIds.value.has(card.answer.id) ? model.unpin(card.answer.id) : model.pin(card));
  return true;
}

function openAtSource(card: RankedAnswer, model: PanelModel): boolean {
  const url = webUrl(card.answer.url);
  if (url !== undefined) model.openTab(url);
  return url !== undefined;
}
