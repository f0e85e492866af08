import { render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import { Button, IconButton } from './Button';
import styles from './HelpKeys.module.css';
import { t } from './i18n';
import { KeyGroups } from './KeyGroups';
import type { ChangedKeys } from './key-actions';

/** All keys, over whatever page it is. Closed as every dialog is, or by the key that opened it. */
export function HelpKeys({ changed, onClose }: { changed: ChangedKeys; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = (): void => dialog.current?.close();
  const options = document.querySelector<HTMLElement>('[data-key="options"]');
  return (
    <dialog ref={dialog} class={styles.dialog} aria-label={t('keysTitle')} onClose={onClose}>
      <div class={styles.head}>
        <h2 class={styles.title}>{t('keysTitle')}</h2>
        <IconButton icon="close" label={t('close')} onPress={close} />
      </div>
      <KeyGroups changed={changed} />
      {options && (
        <Button
          onPress={() => {
            close();
            options.click();
          }}
        >
          {t('keysChange')}
        </Button>
      )}
    </dialog>
  );
}

/** Opens the list; the focus goes back to where it was when it is closed. */
export function openHelpKeys(changed: ChangedKeys): void {
  const place = document.createElement('div');
  document.body.append(place);
  const onClose = (): void => {
    render(null, place);
    place.remove();
  };
  render(<HelpKeys changed={changed} onClose={onClose} />, place);
}
