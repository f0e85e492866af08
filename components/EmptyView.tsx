import { EmptyState } from './EmptyState';
import styles from './EmptyView.module.css';
import { t } from './i18n';
import type { PanelModel } from './models/PanelModel';
import { TopicForm } from './TopicForm';

/** What stands in the place of answers: why there is none, and, before anything was asked, a way to ask. */
export function EmptyView({ model, isUnasked }: { model: PanelModel; isUnasked: boolean }) {
  return (
    <>
      <EmptyState model={model} />
      {isUnasked && (
        <section class={styles.ask}>
          <h2>{t('ownWords')}</h2>
          <TopicForm model={model} isFirst />
        </section>
      )}
    </>
  );
}
