import type { ModelRow } from '@/storage/db';

import { Button, ButtonLink } from './Button';
import styles from './EncoderFold.module.css';
import { megabytes } from './formatters';
import { t, wordsLocale } from './i18n';
import type { EncoderModel } from './models/EncoderModel';

/** An optional second look at the order of the first answers; nothing is fetched before the press that says so. */
export function EncoderFold({ model }: { model: EncoderModel }) {
  const kept = model.kept.value;
  return (
    <details class={styles.fold}>
      <summary class={styles.summary}>{kept?.isOn ? t('encoderOn') : t('encoderOff')}</summary>
      <div class={styles.body}>
        <p>{t('encoderMeans')}</p>
        {kept ? <Kept model={model} kept={kept} /> : <Offers model={model} />}
        <output class={styles.problem}>
          {model.isFetching.value ? t('encoderFetching') : model.problem.value}
        </output>
      </div>
    </details>
  );
}

function Kept({ model, kept }: { model: EncoderModel; kept: ModelRow }) {
  return (
    <>
      <p class={styles.note}>
        {t('encoderKept', kept.id, megabytes(kept.bytes, wordsLocale()), kept.origin)}
        <br />
        SHA-256 <code>{kept.sha256}</code>
      </p>
      <div class={styles.actions}>
        <Button isDisabled={model.isFetching.value} onPress={() => model.switch(kept.id, !kept.isOn)}>
          {kept.isOn ? t('switchOff') : t('switchOn')}
        </Button>
        <Button isDisabled={model.isFetching.value} onPress={() => model.remove()}>
          {t('encoderRemove')}
        </Button>
      </div>
    </>
  );
}

function Offers({ model }: { model: EncoderModel }) {
  return (
    <>
      {model.places.value.map(({ id, bytes, license, weightsUrl, pageUrl }) => (
        <div key={id} class={styles.actions}>
          <p class={styles.note}>{t('encoderOffer', id, license, new URL(weightsUrl).host)}</p>
          <Button isDisabled={model.isFetching.value} onPress={() => model.fetch(id)}>
            {t('encoderFetch', megabytes(bytes, wordsLocale()))}
          </Button>
          <ButtonLink href={pageUrl}>{t('encoderPage')}</ButtonLink>
        </div>
      ))}
      <label class={styles.files}>
        <span class={styles.note}>{t('encoderFiles')}</span>
        <input
          type="file"
          multiple
          accept=".safetensors,.json"
          disabled={model.isFetching.value}
          onChange={({ currentTarget }) => {
            void model.takeFiles([...(currentTarget.files ?? [])]);
            // The same files can be chosen again after something was wrong with them.
            currentTarget.value = '';
          }}
        />
      </label>
    </>
  );
}
