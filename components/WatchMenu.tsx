import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';

import type { Silence } from '@/detection/skip-list';

import { Button } from './Button';
import { t, type MessageKey } from './i18n';
import { Icon } from './Icon';
import type { WatchModel, WatchPlace } from './models/WatchModel';
import styles from './WatchMenu.module.css';

const silenceKeys = {
  bank: 'silent_bank',
  health: 'silent_health',
  login: 'silent_login',
  checkout: 'silent_checkout',
  account: 'silent_account',
  mail: 'silent_mail',
  'private-network': 'silent_private_network',
  wish: 'silent_wish',
} as const satisfies Record<Silence, MessageKey>;

/** What is read without a press, and where nothing is: one quiet button until it is opened. */
export function WatchMenu({ model }: { model: WatchModel }) {
  const isOpen = useSignal(false);
  const place = model.place.value;
  const isWatched = place !== null && place.watched !== null;
  return (
    <section class={styles.watch} aria-label={t('watchLabel')}>
      <button
        type="button"
        class={styles.toggle}
        aria-expanded={isOpen.value}
        data-on={isWatched}
        data-key="watch"
        onClick={() => (isOpen.value = !isOpen.peek())}
      >
        <Icon name="eye" />
        {isWatched ? t('watching') : t('watch')}
      </button>
      {isWatched && place.silence !== null && <SilenceLine silence={place.silence} />}
      {isOpen.value && (
        <div class={styles.menu}>
          <p>
            {statusText(place)}
            {isWatched && !model.settings.value.asksAhead && ` ${t('watchingSends')}`}
          </p>
          <Choices model={model} place={place} />
          {model.isAnythingWatched.value && <AskAhead model={model} />}
          <OtherSites model={model} place={place} />
        </div>
      )}
    </section>
  );
}

function SilenceLine({ silence }: { silence: Silence }) {
  return (
    <output class={styles.silence}>
      {t(silenceKeys[silence])} {t('silentPress')}
    </output>
  );
}

function statusText(place: WatchPlace | null): string {
  if (place?.watched === 'all') return t('watchingAll');
  if (place?.watched === 'site') return t('watchingSite', place.host);
  return t('watchingNothing');
}

/** A button that was pressed turns into its opposite, in the same place. */
function Choices({ model, place }: { model: WatchModel; place: WatchPlace | null }) {
  const { watchesAll, watchedHosts, silentHosts } = model.settings.value;
  const host = place?.host;
  const isChosen = host !== undefined && watchedHosts.includes(host);
  const isSilent = place !== null && (place.silence !== null || silentHosts.includes(place.host));
  return (
    <div class={styles.choices}>
      {host !== undefined && !watchesAll && (
        <Button onPress={() => (isChosen ? model.unwatchSite(host) : model.watchSite())}>
          {isChosen ? t('unwatchSite', host) : t('watchSite', host)}
        </Button>
      )}
      <Button onPress={() => (watchesAll ? model.unwatchAll() : model.watchAll())}>
        {watchesAll ? t('unwatchAll') : t('watchAll')}
      </Button>
      {place !== null && place.watched !== null && (
        <Button onPress={() => model.setSilent(place.host, !isSilent)}>
          {isSilent ? t('unsilence', place.host) : t('silence', place.host)}
        </Button>
      )}
      <p class={styles.note}>{t('watchMeans')}</p>
    </div>
  );
}

function AskAhead({ model }: { model: WatchModel }) {
  const id = useId();
  return (
    <div>
      <label class={styles.ahead}>
        <input
          type="checkbox"
          aria-describedby={id}
          checked={model.settings.value.asksAhead}
          onChange={(event) => void model.setAsksAhead(event.currentTarget.checked)}
        />
        {t('askAhead')}
      </label>
      <p class={styles.note} id={id}>
        {t('askAheadMeans')}
      </p>
    </div>
  );
}

/** Every other site that was chosen, so that nothing is watched out of sight. */
function OtherSites({ model, place }: { model: WatchModel; place: WatchPlace | null }) {
  const { watchedHosts, silentHosts } = model.settings.value;
  const others = watchedHosts.filter((host) => host !== place?.host);
  const silent = silentHosts.filter((host) => host !== place?.host);
  return (
    <>
      {others.map((host) => (
        <Button key={host} kind="quiet" onPress={() => model.unwatchSite(host)}>
          {t('unwatchSite', host)}
        </Button>
      ))}
      {silent.map((host) => (
        <Button key={host} kind="quiet" onPress={() => model.setSilent(host, false)}>
          {t('unsilence', host)}
        </Button>
      ))}
    </>
  );
}
