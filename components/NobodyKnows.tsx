import { DraftForm } from './DraftForm';
import { t } from './i18n';
import type { DraftModel } from './models/DraftModel';
import type { NobodyModel } from './models/NobodyModel';
import styles from './NobodyKnows.module.css';

/** The way to ask peers oneself: open where nobody knows, one quiet line below few answers. */
export function NobodyKnows({ model, draft }: { model: NobodyModel; draft: DraftModel }) {
  const state = model.state.value;
  const place = draft.place.value;
  if (state === 'none' || place === null) return null;
  const { name } = place.community;
  const title = t('nobodyAskAt', name);
  if (state === 'nobody')
    return (
      <section class={styles.ask} aria-label={title}>
        <h2 class={styles.title}>{title}</h2>
        <DraftForm model={draft} />
      </section>
    );
  return (
    <details class={styles.ask}>
      <summary class={styles.title}>{t('nobodyFew', name)}</summary>
      <DraftForm model={draft} />
    </details>
  );
}
