import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';

import { Button } from './Button';
import { t, tn } from './i18n';
import type { OptionsModel } from './models/OptionsModel';
import styles from './OptionsView.module.css';

/** What can't be undone: it is said what goes, and asked for twice. */
export function OptionsForget({ model }: { model: OptionsModel }) {
  return (
    <>
      <ForgetSite model={model} />
      <ForgetAll model={model} />
    </>
  );
}

function ForgetSite({ model }: { model: OptionsModel }) {
  const id = useId();
  const withPins = useSignal(false);
  const site = model.site.value;
  return (
    <>
      <h3 class={styles.subtitle}>{t('forgetSite')}</h3>
      <label for={id} class={styles.note}>
        {t('forgetSiteNote')}
      </label>
      <select
        id={id}
        class={styles.field}
        value={site?.host ?? ''}
        onChange={(event) => {
          withPins.value = false;
          void model.chooseSite(event.currentTarget.value);
        }}
      >
        <option value="">{t('forgetSiteChoose')}</option>
        {model.sites.value.map((host) => (
          <option key={host} value={host}>
            {host}
          </option>
        ))}
      </select>
      {site && (
        <div class={styles.sure}>
          <p>
            {[
              tn('forgetLookups', site.keys.lookups.length),
              tn('forgetThreads', site.keys.threads.length),
              tn('forgetRequests', site.keys.ledger.length),
            ].join(' · ')}
          </p>
          {site.keys.pins.length > 0 && (
            <label class={styles.choice}>
              <input
                type="checkbox"
                checked={withPins.value}
                onChange={(event) => (withPins.value = event.currentTarget.checked)}
              />
              {tn('forgetPins', site.keys.pins.length)}
            </label>
          )}
          <div class={styles.actions}>
            <Button kind="strong" onPress={() => model.forgetChosenSite(withPins.value)}>
              {t('forgetSiteYes', site.host)}
            </Button>
            <Button onPress={() => model.chooseSite('')}>{t('keep')}</Button>
          </div>
        </div>
      )}
    </>
  );
}

function ForgetAll({ model }: { model: OptionsModel }) {
  const id = useId();
  const typed = useSignal('');
  const word = t('forgetAllWord');
  const isSure = typed.value.trim().toLowerCase() === word.toLowerCase();
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSure) return;
        typed.value = '';
        void model.forgetAll();
      }}
    >
      <h3 class={styles.subtitle}>{t('forgetAll')}</h3>
      <p class={styles.note}>{t('forgetAllNote')}</p>
      <label for={id}>{t('forgetAllType', word)}</label>
      <div class={styles.actions}>
        <input
          id={id}
          class={styles.field}
          autocomplete="off"
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
        <Button kind="strong" isSubmit isDisabled={!isSure}>
          {t('forgetAllYes')}
        </Button>
      </div>
    </form>
  );
}
