import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';

import type { Settings } from '@/storage/settings';

import { Button } from './Button';
import { t } from './i18n';
import type { CommunitiesModel } from './models/CommunitiesModel';
import styles from './WiderChoices.module.css';

/** Places that are asked only where the reader has switched them on, each with what that means. */
export function WiderChoices({ model }: { model: CommunitiesModel }) {
  return (
    <div class={styles.choices}>
      {model.general.value.map(({ id, name }) => (
        <Choice
          key={id}
          label={name}
          isOn={(settings) => settings.generalCommunities.includes(id)}
          model={model}
          onChange={(isOn) => model.setGeneral(id, isOn)}
        />
      ))}
      <Choice
        label={t('redditChoice')}
        note={t('redditMeans')}
        isOn={(settings) => settings.asksRedditAsReader}
        model={model}
        onChange={(isOn) => model.setReddit(isOn)}
      />
      <GithubToken model={model} />
    </div>
  );
}

function Choice(props: {
  label: string;
  note?: string;
  isOn: (settings: Settings) => boolean;
  model: CommunitiesModel;
  onChange: (isOn: boolean) => Promise<void>;
}) {
  const id = useId();
  const { settings } = props.model;
  return (
    <div>
      <label class={styles.choice}>
        <input
          type="checkbox"
          aria-describedby={props.note === undefined ? undefined : id}
          checked={props.isOn(settings.value)}
          onChange={(event) => {
            const { currentTarget } = event;
            // A consent that the browser's prompt refuses leaves the tick where it was.
            void props.onChange(currentTarget.checked).then(() => {
              currentTarget.checked = props.isOn(settings.peek());
            });
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

/** Letters, digits and a few signs: what the settings keep. */
const githubTokenShape = /^[\w.~+/=-]{10,255}$/;

function GithubToken({ model }: { model: CommunitiesModel }) {
  const [id, noteId] = [useId(), useId()];
  const typed = useSignal('');
  const isWrong = useSignal(false);
  const isKept = model.settings.value.githubToken !== '';
  return (
    <form
      class={styles.token}
      onSubmit={(event) => {
        event.preventDefault();
        isWrong.value = !githubTokenShape.test(typed.value.trim());
        if (!isWrong.value) void model.setGithubToken(typed.value).then(() => (typed.value = ''));
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
          aria-invalid={isWrong.value}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            isWrong.value = false;
          }}
        />
        <Button isSubmit isDisabled={typed.value.trim() === ''}>
          {t('githubTokenKeep')}
        </Button>
        {isKept && <Button onPress={() => model.setGithubToken('')}>{t('githubTokenForget')}</Button>}
      </div>
      {isWrong.value && (
        <p class={styles.wrong} role="alert">
          {t('githubTokenWrong')}
        </p>
      )}
    </form>
  );
}
