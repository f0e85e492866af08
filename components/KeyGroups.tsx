import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

import { t, type MessageKey } from './i18n';
import { keyActions, keyFor, keyLabel, type ChangedKeys, type KeyAction, type KeyScope } from './key-actions';
import styles from './KeyGroups.module.css';

const scopeWords = {
  page: 'keysEverywhere',
  card: 'keysOnCard',
  pin: 'keysOnPin',
} as const satisfies Record<KeyScope, MessageKey>;

type KeyGroupsProps = {
  changed: ChangedKeys;
  /** What stands at the end of a line; the key itself where it is not said. */
  draw?: (action: KeyAction) => ComponentChildren;
};

/** All actions that have a key, by where they work. */
export function KeyGroups({ changed, draw }: KeyGroupsProps) {
  return (
    <>
      {(['page', 'card', 'pin'] as const).map((scope) => (
        <KeyGroup key={scope} scope={scope}>
          {keyActions
            .filter((action) => action.scope === scope)
            .map((action) => (
              <li key={action.id} class={styles.row}>
                <span class={styles.word}>{t(action.word)}</span>
                {draw?.(action) ?? <KeyFace label={keyFor(action, changed)} />}
              </li>
            ))}
        </KeyGroup>
      ))}
    </>
  );
}

function KeyGroup({ scope, children }: { scope: KeyScope; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class={styles.group} aria-labelledby={id}>
      <h3 id={id} class={styles.title}>
        {t(scopeWords[scope])}
      </h3>
      <ul class={styles.rows}>{children}</ul>
    </section>
  );
}

/** A key as it is drawn; words where there is none. */
export function KeyFace({ label }: { label: string }) {
  if (label === '') return <span class={styles.none}>{t('keyNone')}</span>;
  return (
    <kbd class={styles.face} dir="ltr">
      {keyLabel(label)}
    </kbd>
  );
}
