import { useSignal } from '@preact/signals';

import type { PinChange, PinRow } from '@/storage/db';

import { Button, ButtonLink } from './Button';
import { t } from './i18n';
import { lazyComponent } from './lazy-component';
import { day } from './moments';
import styles from './PinChanges.module.css';
import type { PinProps } from './PinCard';
import { webUrl } from './web-url';

const PinDiff = lazyComponent(async () => (await import('./PinDiff')).PinDiff);

const summaryWords = {
  edited: 'pinsEdited',
  deleted: 'pinsDeleted',
  'acceptance-moved': 'pinsAcceptanceMoved',
  'better-answer': 'pinsBetterAnswer',
} as const;

/** What has happened at the source since the pin was made, and the reader has not seen yet; nothing otherwise. */
export function PinChanges({ pin, model }: Pick<PinProps, 'pin' | 'model'>) {
  const isOpen = useSignal(false);
  const changes = unseenChanges(pin);
  if (changes.length === 0) return null;
  const isEdited = changes.some(({ kind }) => kind === 'edited');
  return (
    <details
      class={styles.changes}
      open={isOpen.value}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary class={styles.summary}>{t('pinsChanged')}</summary>
      {isOpen.value && (
        <ul class={styles.list}>
          {changes.map((change) => (
            <li key={change.kind}>
              <OneChange change={change} pin={pin} />
            </li>
          ))}
        </ul>
      )}
      {isOpen.value && (
        <div class={styles.actions}>
          {isEdited && <Button onPress={() => model.takeChange(pin.id)}>{t('pinsTakeNew')}</Button>}
          <Button onPress={() => model.dismissChanges(pin.id)}>
            {isEdited ? t('pinsKeepMine') : t('pinsSeen')}
          </Button>
        </div>
      )}
    </details>
  );
}

function unseenChanges({ check }: PinRow): PinChange[] {
  if (check === undefined || (check.dismissedAt ?? 0) >= check.at) return [];
  return check.changes;
}

function OneChange({ change, pin }: { change: PinChange; pin: PinRow }) {
  return (
    <>
      <p>
        {t(summaryWords[change.kind])}
        {change.kind === 'edited' && change.editedAt !== undefined && ` · ${day(change.editedAt)}`}
      </p>
      {change.kind === 'edited' && <PinDiff before={pin.answer.text} after={change.text} />}
      {change.kind === 'better-answer' && <BetterAnswer change={change} />}
      {change.kind === 'acceptance-moved' && <ThereLink url={change.url} />}
    </>
  );
}

function BetterAnswer({ change }: { change: Extract<PinChange, { kind: 'better-answer' }> }) {
  return (
    <>
      <blockquote class={styles.quote} dir="auto">
        {change.text.slice(0, 400)}
      </blockquote>
      <p class={styles.author}>{change.author === null ? t('deletedAuthor') : <bdi>{change.author}</bdi>}</p>
      <ThereLink url={change.url} />
    </>
  );
}

function ThereLink({ url }: { url: string | undefined }) {
  const href = webUrl(url);
  return href && <ButtonLink href={href}>{t('pinsOpenOther')}</ButtonLink>;
}
