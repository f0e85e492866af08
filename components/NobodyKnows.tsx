import { useId } from 'preact/hooks';

import type { MeasuredWait } from '@/lookup/measured-wait';

import { Button } from './Button';
import { t, tn } from './i18n';
import { durationText, shareText } from './measures';
import type { NobodyModel } from './models/NobodyModel';
import { day } from './moments';
import styles from './NobodyKnows.module.css';
import { OutLink } from './OutLink';
import { hostOf, webUrl } from './web-url';

/** The way to ask peers oneself: open where nobody knows, one quiet line below few answers. */
export function NobodyKnows({ model }: { model: NobodyModel }) {
  const state = model.state.value;
  const community = model.community.value;
  if (state === 'none' || community === null) return null;
  const title = t('nobodyAskAt', community.name);
  if (state === 'nobody')
    return (
      <section class={styles.ask} aria-label={title}>
        <h2 class={styles.title}>{title}</h2>
        <AskForm model={model} />
      </section>
    );
  return (
    <details class={styles.ask}>
      <summary class={styles.title}>{t('nobodyFew', community.name)}</summary>
      <AskForm model={model} />
    </details>
  );
}

function AskForm({ model }: { model: NobodyModel }) {
  const wait = model.wait.value;
  const rules = webUrl(model.askPage.value?.rulesUrl);
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void model.openAskPage();
      }}
    >
      {wait !== null && <Wait wait={wait} />}
      {rules !== undefined && (
        <p class={styles.note}>
          <OutLink href={rules}>{t('nobodyRules')}</OutLink>
        </p>
      )}
      <TitleField model={model} />
      <TriedList model={model} />
      <Opening model={model} />
    </form>
  );
}

/** Where too little is known, nothing is said. */
function Wait({ wait: { medianMs, answered, unansweredShare, from, to } }: { wait: MeasuredWait }) {
  return (
    <div>
      <p>{t('nobodyWait', durationText(medianMs))}</p>
      <p class={styles.note}>
        {tn('nobodyMeasured', answered, day(from), day(to))}{' '}
        {unansweredShare > 0 && t('nobodyUnanswered', shareText(unansweredShare))}
      </p>
    </div>
  );
}

function TitleField({ model }: { model: NobodyModel }) {
  const id = useId();
  return (
    <div>
      <label class={styles.label} for={id}>
        {t('nobodyTitle')}
      </label>
      <input
        id={id}
        class={styles.field}
        maxLength={300}
        required
        dir="auto"
        autocomplete="off"
        value={model.title.value}
        onInput={(event) => model.write(event.currentTarget.value)}
      />
    </div>
  );
}

function TriedList({ model }: { model: NobodyModel }) {
  const tried = model.tried.value;
  if (tried.length === 0) return null;
  return (
    <fieldset class={styles.tried}>
      <legend class={styles.label}>{t('nobodyTried')}</legend>
      {tried.map(({ id, title, url, isTicked }) => (
        <label key={id} class={styles.row}>
          <input
            type="checkbox"
            checked={isTicked}
            onChange={(event) => model.tick(id, event.currentTarget.checked)}
          />
          <span dir="auto">
            {title} <span class={styles.note}>({hostOf(url)})</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What the press does, before it is done. */
function Opening({ model }: { model: NobodyModel }) {
  const page = model.askPage.value;
  const name = model.community.value?.name ?? '';
  const takesAll = page === null || (page.isTitleTaken && page.isBodyTaken);
  return (
    <>
      <p class={styles.note}>{takesAll ? t('nobodyOpens', name) : t('nobodyCopies', name)}</p>
      <div>
        <Button kind="strong" isSubmit isDisabled={model.title.value.trim() === ''}>
          {t('nobodyOpen')}
        </Button>
      </div>
    </>
  );
}
