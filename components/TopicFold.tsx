import { useRef } from 'preact/hooks';

import { t } from './i18n';
import { Icon } from './Icon';
import { lazyComponent } from './lazy-component';
import type { PanelModel } from './models/PanelModel';
import styles from './TopicFold.module.css';

const TopicForm = lazyComponent(async () => (await import('./TopicForm')).TopicForm);

/** What will be asked, folded to one glance; unfolded, every word of it can be changed. */
export function TopicFold({ model }: { model: PanelModel }) {
  const topic = model.topic.value;
  const marks = [topic.brand, topic.product, ...topic.codes].filter(Boolean);
  const fold = useRef<HTMLDetailsElement>(null);
  // What was asked for is on its way: the form gives place to the answers, and the focus stays with the question.
  const close = (): void => {
    const details = fold.current;
    if (!details?.open) return;
    if (details.contains(document.activeElement)) details.querySelector('summary')?.focus();
    details.open = false;
  };
  return (
    <details class={styles.fold} ref={fold}>
      <summary class={styles.summary}>
        <span class={styles.glance}>
          <h2 class={styles.question} dir="auto">
            {topic.question || t('questionEmpty')}
          </h2>
          {marks.length > 0 && <span class={styles.marks}>{marks.join(' · ')}</span>}
        </span>
        <span class={styles.edit}>
          <Icon name="pencil" />
          {t('editTopic')}
        </span>
      </summary>
      <TopicForm model={model} onAsked={close} />
    </details>
  );
}
