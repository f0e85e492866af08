import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';

import styles from './AddCommunity.module.css';
import { Button } from './Button';
import { t } from './i18n';
import type { CommunitiesModel } from './models/CommunitiesModel';

/** A community that neither the page nor the directory names: the reader may know one. */
export function AddCommunity({ model }: { model: CommunitiesModel }) {
  const [id, errorId] = [useId(), useId()];
  const address = useSignal('');
  const isForAll = useSignal(false);
  const wrong = useSignal<'closed' | 'no-address' | null>(null);
  const domain = model.domain.value;
  const add = async (): Promise<void> => {
    const words = { added: t('communityAdded'), refused: t('communityAddedRefused') };
    const [typed, isEverywhere] = [address.value, isForAll.value || domain === ''];
    const came = await model.add(typed, isEverywhere, words);
    wrong.value = came === 'added' ? null : came;
    if (came === 'added') address.value = '';
  };
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label class={styles.label} for={id}>
        {t('communityAdd')}
      </label>
      <div class={styles.line}>
        <input
          id={id}
          class={styles.input}
          inputMode="url"
          autocomplete="off"
          dir="ltr"
          maxLength={500}
          placeholder="forum.example.com"
          aria-invalid={wrong.value !== null}
          aria-describedby={wrong.value === null ? undefined : errorId}
          value={address.value}
          onInput={(event) => {
            address.value = event.currentTarget.value;
            wrong.value = null;
          }}
        />
        <Button isSubmit isDisabled={address.value.trim() === ''}>
          {t('communityAddButton')}
        </Button>
      </div>
      {wrong.value !== null && (
        <p id={errorId} class={styles.error} role="alert">
          {wrong.value === 'closed' ? t('communityAddClosed') : t('communityAddWrong')}
        </p>
      )}
      {domain !== '' && (
        <label class={styles.choice}>
          <input
            type="checkbox"
            checked={isForAll.value}
            onChange={(event) => (isForAll.value = event.currentTarget.checked)}
          />
          {t('communityAddForAll', domain)}
        </label>
      )}
    </form>
  );
}
