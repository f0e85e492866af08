import { useId } from 'preact/hooks';
import { useSignal } from '@preact/signals';

import { IconButton } from './Button';
import styles from './ChipField.module.css';
import { t } from './i18n';

type ChipFieldProps = {
  label: string;
  addLabel: string;
  chips: string[];
  /** No more than this many. */
  most: number;
  maxLength: number;
  /** Offered while one types. */
  suggestions?: string[];
  onEdit: (chips: string[]) => void;
};

/** A few short texts, each of which can be taken out; Enter or a comma adds one. */
export function ChipField({ label, addLabel, chips, most, maxLength, suggestions, onEdit }: ChipFieldProps) {
  const id = useId();
  const typed = useSignal('');
  const add = (): void => {
    const chip = typed.value.replaceAll(',', ' ').trim();
    typed.value = '';
    if (chip !== '' && !chips.includes(chip)) onEdit([...chips, chip]);
  };
  return (
    <fieldset>
      <legend class={styles.label}>{label}</legend>
      <div class={styles.box}>
        {chips.length > 0 && (
          <ul class={styles.chips}>
            {chips.map((chip) => (
              <li key={chip} class={styles.chip}>
                <bdi>{chip}</bdi>
                <IconButton
                  icon="close"
                  isSmall
                  label={t('removeWord', chip)}
                  onPress={() => onEdit(chips.filter((other) => other !== chip))}
                />
              </li>
            ))}
          </ul>
        )}
        {chips.length < most && (
          <input
            id={id}
            class={styles.input}
            aria-label={addLabel}
            placeholder={addLabel}
            maxLength={maxLength}
            dir="auto"
            autocomplete="off"
            list={suggestions && `${id}-list`}
            value={typed.value}
            onInput={(event) => {
              typed.value = event.currentTarget.value;
            }}
            onKeyDown={(event) => {
              if ((event.key !== 'Enter' && event.key !== ',') || event.isComposing) return;
              // An empty field leaves Enter to the form, which then asks.
              if (event.key === 'Enter' && typed.value.trim() === '') return;
              event.preventDefault();
              add();
            }}
            onBlur={add}
          />
        )}
        {suggestions && (
          <datalist id={`${id}-list`}>
            {suggestions.map((chip) => (
              <option key={chip}>{chip}</option>
            ))}
          </datalist>
        )}
      </div>
    </fieldset>
  );
}
