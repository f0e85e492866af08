import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';

import type { Answer } from '@/sources/source';

import styles from './AnswerBody.module.css';

type AnswerBodyProps = {
  answer: Pick<Answer, 'html' | 'text' | 'url'> & { id?: string };
  /** Called with what holds the sanitised nodes each time they are there; what it gives back, when they go. */
  onDrawn?: (place: HTMLElement) => (() => void) | void;
};

/** The only place where a stranger's HTML is shown. Until the sanitiser is there, its plain text stands in. */
export function AnswerBody({ answer, onDrawn }: AnswerBodyProps) {
  const { id, html, url } = answer;
  const place = useRef<HTMLDivElement>(null);
  const isReady = useSignal(false);
  // What is wanted to be done with the nodes is no reason to draw them anew.
  const latest = useRef(onDrawn);
  latest.current = onDrawn;
  useLayoutEffect(() => {
    let isGone = false;
    let onGone: (() => void) | void;
    import('./sanitise-answer')
      .then(({ sanitiseAnswer }) => {
        if (isGone) return;
        place.current?.replaceChildren(sanitiseAnswer(html, url));
        isReady.value = true;
        if (place.current) onGone = latest.current?.(place.current);
      })
      .catch((error: unknown) => console.error('The answer stays plain text', error));
    return () => {
      isGone = true;
      onGone?.();
    };
  }, [html, url, isReady]);
  return (
    <div dir="auto" class={styles.body} data-answer-body={id}>
      {!isReady.value && <p class={styles.plain}>{answer.text}</p>}
      <div ref={place} />
    </div>
  );
}
