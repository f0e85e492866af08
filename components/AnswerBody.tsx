import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';

import type { Answer } from '@/sources/source';

import styles from './AnswerBody.module.css';

/** The only place where a stranger's HTML is shown. Until the sanitiser is there, its plain text stands in. */
export function AnswerBody({ answer }: { answer: Pick<Answer, 'html' | 'text' | 'url'> }) {
  const { html, url } = answer;
  const place = useRef<HTMLDivElement>(null);
  const isReady = useSignal(false);
  useLayoutEffect(() => {
    let isGone = false;
    import('./sanitise-answer')
      .then(({ sanitiseAnswer }) => {
        if (isGone) return;
        place.current?.replaceChildren(sanitiseAnswer(html, url));
        isReady.value = true;
      })
      .catch((error: unknown) => console.error('The answer stays plain text', error));
    return () => {
      isGone = true;
    };
  }, [html, url, isReady]);
  return (
    <div dir="auto" class={styles.body}>
      {!isReady.value && <p class={styles.plain}>{answer.text}</p>}
      <div ref={place} />
    </div>
  );
}
