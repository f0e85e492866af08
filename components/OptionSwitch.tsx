import { useId } from 'preact/hooks';

import styles from './OptionsView.module.css';

type OptionSwitchProps = {
  label: string;
  note?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => Promise<unknown>;
};

/** Something that is on or off, with what that means. A press that changes nothing (a refused prompt) leaves the tick. */
export function OptionSwitch({ label, note, isOn, onChange }: OptionSwitchProps) {
  const id = useId();
  return (
    <div>
      <label class={styles.choice}>
        <input
          type="checkbox"
          aria-describedby={note === undefined ? undefined : id}
          checked={isOn}
          onChange={(event) => {
            const { currentTarget } = event;
            const wanted = currentTarget.checked;
            // What is stored says by itself whether it is on.
            currentTarget.checked = isOn;
            void onChange(wanted);
          }}
        />
        {label}
      </label>
      {note !== undefined && (
        <p class={styles.note} id={id}>
          {note}
        </p>
      )}
    </div>
  );
}
