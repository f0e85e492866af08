import { Fragment } from 'preact';

import { Button } from './Button';
import { t } from './i18n';
import type { FormDraft, FormModel } from './models/FormModel';
import styles from './TypedQuestion.module.css';

/** Beside a page with a contact form: the offer to read along, and then the question as it is being written. */
export function TypedQuestion({ model }: { model: FormModel }) {
  const state = model.state.value;
  if (state === 'none') return null;
  if (state === 'off') return <Offer model={model} />;
  const draft = model.draft.value;
  return (
    <section class={styles.typed} aria-labelledby="typed-question">
      <h2 id="typed-question" class={styles.title}>
        {t('formTitle')}
      </h2>
      {state === 'no-access' && <p class={styles.note}>{t('formNoAccess')}</p>}
      {state === 'listening' && draft === null && <p class={styles.note}>{t('formEmpty')}</p>}
      {draft !== null && <Draft draft={draft} />}
      <div class={styles.actions}>
        {draft !== null && (
          <Button kind="strong" isDisabled={model.isAsked.value} onPress={model.ask}>
            {t('formAsk')}
          </Button>
        )}
        <Button kind="quiet" onPress={model.switchOff}>
          {t('formStop')}
        </Button>
      </div>
      {model.isAsked.value && <output class={styles.note}>{t('formAsked')}</output>}
    </section>
  );
}

function Offer({ model }: { model: FormModel }) {
  return (
    <section class={styles.typed} aria-labelledby="typed-question">
      <h2 id="typed-question" class={styles.title}>
        {t('formOfferTitle')}
      </h2>
      <p class={styles.note}>{t('formOfferText', model.host.value)}</p>
      <div class={styles.actions}>
        <Button onPress={model.switchOn}>{t('formOffer')}</Button>
      </div>
    </section>
  );
}

/** The words as they would be sent; what is struck out stays here. */
function Draft({ draft: { pieces, cut } }: { draft: FormDraft }) {
  return (
    <>
      <p class={styles.words} dir="auto">
        {pieces.map(({ text, isCut }, at) => (
          <Fragment key={at}>
            {at > 0 && ' '}
            {isCut ? <del class={styles.cut}>{text}</del> : text}
          </Fragment>
        ))}
      </p>
      <p class={styles.note}>
        {t('formOnlyThese')}
        {cut.length > 0 && ` ${t('formCut', cut.map((kind) => t(`cut_${kind}`)).join(', '))}`}
      </p>
    </>
  );
}
