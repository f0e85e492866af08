import type { StandingRow } from '@/storage/db';

import { Button } from './Button';
import { t } from './i18n';
import styles from './StandingButtons.module.css';

type Level = StandingRow['level'];

const levels = ['raised', 'lowered', 'muted'] as const satisfies Level[];
const words = { raised: 'readingRaise', lowered: 'readingLower', muted: 'readingMute' } as const;

/** What a reader may think of somebody: one of three, or, pressed again, nothing. */
export function StandingButtons(props: {
  /** Who it is, with what they are: it names the group. */
  label: string;
  level: Level | undefined;
  onChange: (level: Level | null) => unknown;
}) {
  return (
    <fieldset class={styles.group}>
      <legend class={styles.name}>{props.label}</legend>
      {levels.map((level) => (
        <Button
          key={level}
          isPressed={props.level === level}
          onPress={() => props.onChange(props.level === level ? null : level)}
        >
          {t(words[level])}
        </Button>
      ))}
    </fieldset>
  );
}
