import { useSignal, type Signal } from '@preact/signals';

import { Button, IconButton } from './Button';
import { t } from './i18n';
import { KeyFace, KeyGroups } from './KeyGroups';
import { holderOf, keyFor, keyLabel, keyOf, withKey, type ChangedKeys, type KeyAction } from './key-actions';
import styles from './KeyList.module.css';

type KeyListProps = {
  changed: ChangedKeys;
  /** Keeps the keys as they are from now on. */
  onChange: (changed: Record<string, string>) => void;
};

/** The action whose new key is waited for, and what was wrong with the one that was pressed. */
type Asking = { action: KeyAction; key: string; holder: KeyAction | undefined } | null;

/** All actions with their keys, each of which can be changed. */
export function KeyList({ changed, onChange }: KeyListProps) {
  const asking = useSignal<Asking>(null);
  return (
    <div class={styles.list}>
      <p class={styles.note}>{t('keysNote')}</p>
      <KeyGroups changed={changed} draw={(action) => drawCell({ action, asking, changed, onChange })} />
      {Object.keys(changed).length > 0 && <Button onPress={() => onChange({})}>{t('keysResetAll')}</Button>}
    </div>
  );
}

type KeyCellProps = KeyListProps & { action: KeyAction; asking: Signal<Asking> };

function drawCell({ action, asking, changed, onChange }: KeyCellProps) {
  const word = t(action.word);
  const key = keyFor(action, changed);
  const asked = asking.value?.action === action ? asking.value : null;
  const isChanged = key !== action.key;
  return (
    <span class={styles.cell}>
      <button
        type="button"
        class={styles.key}
        aria-label={
          asked ? t('keyPress') : t('keyChangeFor', word, key === '' ? t('keyNone') : keyLabel(key))
        }
        onClick={() => (asking.value = { action, key: '', holder: undefined })}
        onBlur={() => {
          if (asking.peek()?.holder === undefined) asking.value = null;
        }}
        onKeyDown={(event) => {
          if (asked) takePress(event, { action, asking, changed, onChange });
        }}
      >
        {asked ? t('keyPress') : <KeyFace label={key} />}
      </button>
      {isChanged ? (
        <Button kind="quiet" onPress={() => onChange(withKey(changed, action.id, action.key))}>
          {t('keyReset', keyLabel(action.key))}
        </Button>
      ) : (
        <IconButton
          icon="close"
          label={t('keyClear', word)}
          onPress={() => onChange(withKey(changed, action.id, ''))}
        />
      )}
      {asked?.holder && <Conflict {...{ action, asking, changed, onChange }} />}
    </span>
  );
}

/** Escape changes nothing, and Tab leaves as ever; every other key is the one that is meant, where it may be one. */
function takePress(event: KeyboardEvent, { action, asking, changed, onChange }: KeyCellProps): void {
  const key = keyOf(event);
  if (key === null) return;
  event.preventDefault();
  event.stopPropagation();
  if (key === 'Escape') {
    asking.value = null;
    return;
  }
  const holder = holderOf(key, action.id, changed);
  asking.value = holder ? { action, key, holder } : null;
  if (!holder) onChange(withKey(changed, action.id, key));
}

function Conflict({ action, asking, changed, onChange }: KeyCellProps) {
  const asked = asking.value;
  if (!asked?.holder) return null;
  const { key, holder } = asked;
  const take = (): void => {
    asking.value = null;
    onChange(withKey(withKey(changed, holder.id, ''), action.id, key));
  };
  return (
    <span class={styles.conflict} role="alert">
      {t('keyTaken', keyLabel(key), t(holder.word))}
      <Button onPress={take}>{t('keyTake')}</Button>
      <Button kind="quiet" onPress={() => (asking.value = null)}>
        {t('keep')}
      </Button>
    </span>
  );
}
