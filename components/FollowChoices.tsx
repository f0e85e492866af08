import { useId } from 'preact/hooks';

import type { Settings } from '@/storage/settings';

import { Button } from './Button';
import styles from './FollowChoices.module.css';
import { t, tn } from './i18n';

type Choices = Pick<Settings, 'followHours' | 'tells'>;

export type FollowChoicesProps = {
  choices: Choices;
  onChange: (next: Partial<Choices>) => unknown;
  /** Shows the browser's own prompt; must be called within the press. */
  requestNotifications: () => Promise<boolean>;
  tell: (text: string) => void;
};

const hourChoices = [1, 3, 6, 12, 24, 72, 168];
const tellWords = { never: 'followTellNever', hourly: 'followTellHourly', daily: 'followTellDaily' } as const;
const tellings = ['never', 'hourly', 'daily'] as const satisfies Settings['tells'][];

/** How often what is followed is looked at, and whether the browser may say that something came. */
export function FollowChoices({ choices, onChange, requestNotifications, tell }: FollowChoicesProps) {
  const id = useId();
  const chooseTells = async (tells: Settings['tells']): Promise<void> => {
    // Nothing may be awaited before: the browser shows its prompt only within the press.
    if (tells !== 'never' && !(await requestNotifications())) return tell(t('followTellRefused'));
    onChange({ tells });
  };
  return (
    <div class={styles.choices}>
      <label for={id}>{t('followHours')}</label>
      <select
        id={id}
        value={choices.followHours}
        onChange={(event) => onChange({ followHours: Number(event.currentTarget.value) })}
      >
        {[...new Set([...hourChoices, choices.followHours])]
          .sort((a, b) => a - b)
          .map((hours) => (
            <option key={hours} value={hours}>
              {tn('followEveryHours', hours)}
            </option>
          ))}
      </select>
      <fieldset class={styles.group}>
        <legend>{t('followTells')}</legend>
        {tellings.map((tells) => (
          <Button key={tells} isPressed={choices.tells === tells} onPress={() => chooseTells(tells)}>
            {t(tellWords[tells])}
          </Button>
        ))}
      </fieldset>
      <p class={styles.note}>{t('followTellsNote')}</p>
    </div>
  );
}
