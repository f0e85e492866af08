import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';

import { Button } from './Button';
import { t } from './i18n';
import type { CommunitiesModel } from './models/CommunitiesModel';
import styles from './WiderChoices.module.css';

/** Places that are asked only where the reader has switched them on, each with what that means. */
export function WiderChoices({ model }: { model: CommunitiesModel }) {
  const { generalCommunities, asksRedditAsReader } = model.settings.value;
  return (
    <div class={styles.choices}>
      {model.general.value.map(({ id, name }) => (
        <Choice
          key={id}
          label={name}
          isOn={generalCommunities.includes(id)}
          onChange={(isOn) => model.setGeneral(id, isOn)}
        />
      ))}
      <Choice
        label={t('redditChoice')}
        note={t('redditMeans')}
        isOn={asksRedditAsReader}
        onChange={(isOn) => model.setReddit(isOn)}
      />
      <GithubToken model={model} />
    </div>
  );
}

function Choice(props: {
  label: string;
  note?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => Promise<void>;
}) {
  const id = useId();
  return (
    <div>
      <label class={styles.choice}>
        <input
          type="checkbox"
          aria-describedby={props.note === undefined ? undefined : id}
          checked={props.isOn}
          onChange={(event) => {
            const { currentTarget } = event;
            // A consent that the browser's prompt refuses leaves the tick where it was.
            void props.onChange(currentTarget.checked).then(() => (currentTarget.checked = props.isOn));
          }}
        />
        {props.label}
      </label>
      {props.note !== undefined && (
        <p class={styles.note} id={id}>
          {props.note}
        </p>
      )}
    </div>
  );
}

function GithubToken({ model }: { model: CommunitiesModel }) {
  const [id, noteId] = [useId(), useId()];
  const typed = useSignal('');
  const isKept = model.settings.value.githubToken !== '';
  return (
    <form
      class={styles.token}
      onSubmit={(event) => {
        event.preventDefault();
        void model.setGithubToken(typed.value).then(() => (typed.value = ''));
      }}
    >
      <label class={styles.label} for={id}>
        {t('githubToken')}
      </label>
      <p class={styles.note} id={noteId}>
        {isKept ? t('githubTokenKept') : t('githubTokenMeans')}
      </p>
      <div class={styles.line}>
        <input
          id={id}
          class={styles.input}
          type="password"
          autocomplete="off"
          dir="ltr"
          maxLength={255}
          aria-describedby={noteId}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
        <Button isSubmit isDisabled={typed.value.trim() === ''}>
          {t('githubTokenKeep')}
        </Button>
        {isKept && <Button onPress={() => model.setGithubToken('')}>{t('githubTokenForget')}</Button>}
      </div>
    </form>
  );
}
