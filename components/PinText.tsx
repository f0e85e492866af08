import { useSignal } from '@preact/signals';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';

import { AnswerBody } from './AnswerBody';
import { Button, IconButton } from './Button';
import { t } from './i18n';
import { markSpans, selectedSpan } from './mark-spans';
import type { PinProps } from './PinCard';
import styles from './PinText.module.css';
import { findSpan, type Span } from './text-spans';

/** A quotation in the list of marks is cut at this many characters. */
const QUOTE_CHARS = 80;

/** The whole text with the reader's marks in it; what they select can be marked. */
export function PinText({ pin, model }: Pick<PinProps, 'pin' | 'model'>) {
  const { id, answer, highlights } = pin;
  const drawn = useRef<HTMLElement | null>(null);
  const selected = useSignal<Span | null>(null);
  const draw = useCallback(
    (root: HTMLElement): void => {
      drawn.current = root;
      markSpans(root, spansIn(root.textContent, answer.text, highlights ?? []));
    },
    [highlights, answer.text],
  );
  useLayoutEffect(() => {
    if (drawn.current) draw(drawn.current);
  }, [draw]);
  useLayoutEffect(() => {
    const look = (): void => {
      const root = drawn.current;
      const span = root && selectedSpan(root);
      selected.value = root && span && findSpan(span, root.textContent, answer.text);
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [answer.text, selected]);
  const mark = (): void => {
    const span = selected.peek();
    if (span === null) return;
    document.getSelection()?.removeAllRanges();
    void model.highlight(id, span.start, span.end);
  };
  return (
    <div class={styles.text}>
      <AnswerBody answer={answer} onDrawn={draw} />
      <div class={styles.bar} data-active={selected.value !== null}>
        {selected.value === null ? (
          <p class={styles.hint}>{t('pinsMarkHint')}</p>
        ) : (
          <Button kind="strong" icon="pencil" onPress={mark}>
            {t('pinsMark')}
          </Button>
        )}
      </div>
      <Marks pin={pin} model={model} />
    </div>
  );
}

/** Marks count in the kept text, which differs from what is drawn. */
function spansIn(drawn: string, text: string, marks: readonly Span[]): Span[] {
  return marks.map((span) => findSpan(span, text, drawn)).filter((span) => span !== null);
}

function Marks({ pin, model }: Pick<PinProps, 'pin' | 'model'>) {
  const { id, answer, highlights = [] } = pin;
  if (highlights.length === 0) return null;
  return (
    <ul class={styles.marks} aria-label={t('pinsMarks')}>
      {highlights.map(({ start, end }) => {
        const quote = answer.text.slice(start, Math.min(end, start + QUOTE_CHARS));
        return (
          <li key={start}>
            <q dir="auto">{end - start > QUOTE_CHARS ? `${quote}…` : quote}</q>
            <IconButton
              icon="close"
              isSmall
              label={t('pinsUnmark', quote)}
              onPress={() => model.unhighlight(id, start)}
            />
          </li>
        );
      })}
    </ul>
  );
}
