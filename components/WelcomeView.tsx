import { useSignal, type ReadonlySignal } from '@preact/signals';

import { Button } from './Button';
import { t } from './i18n';
import type { WatchModel } from './models/WatchModel';
import { Logo } from './PanelHeader';
import styles from './WelcomeView.module.css';
import { WhatLeaves } from './WhatLeaves';

type WelcomeViewProps = {
  model: WatchModel;
  /** The shortcut that does the same as a press on the icon; '' where the browser has given none. */
  shortcut: ReadonlySignal<string>;
  openOptions: () => void;
};

/** Shown once, after the extension was installed: what it does, how, and what it never does. */
export function WelcomeView({ model, shortcut, openOptions }: WelcomeViewProps) {
  return (
    <main class={styles.page} tabIndex={-1}>
      <header class={styles.header}>
        <Logo />
        <h1>{t('welcomeTitle')}</h1>
      </header>
      <p class={styles.lead}>{t('welcomeLead')}</p>
      <section class={styles.part}>
        <h2>{t('welcomeHow')}</h2>
        <ol class={styles.steps}>
          <li>{t('welcomeOpen')}</li>
          <li>{shortcut.value === '' ? t('welcomePress') : t('welcomePressOr', shortcut.value)}</li>
          <li>{t('welcomePin')}</li>
        </ol>
      </section>
      <section class={styles.part}>
        <h2>{t('welcomeLeaves')}</h2>
        <WhatLeaves />
      </section>
      <section class={styles.part}>
        <h2>{t('welcomeWatch')}</h2>
        <WatchOffer model={model} />
      </section>
      <p>
        <Button kind="quiet" onPress={openOptions}>
          {t('welcomeOptions')}
        </Button>
      </p>
    </main>
  );
}

/** An offer that may be left alone: it works the same without. */
function WatchOffer({ model }: { model: WatchModel }) {
  const isDeclined = useSignal(false);
  if (model.settings.value.watchesAll) return <output>{t('watchingAll')}</output>;
  if (isDeclined.value) return <output>{t('welcomeDeclined')}</output>;
  return (
    <>
      <p>{t('watchMeans')}</p>
      <p>{t('welcomePermission')}</p>
      <div class={styles.actions}>
        <Button onPress={() => model.watchAll()}>{t('watchAll')}</Button>
        <Button kind="quiet" onPress={() => (isDeclined.value = true)}>
          {t('notNow')}
        </Button>
      </div>
    </>
  );
}
