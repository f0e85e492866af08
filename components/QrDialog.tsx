import { useLayoutEffect, useRef } from 'preact/hooks';

import { Button } from './Button';
import { t } from './i18n';
import type { QrCode } from './models/qr-code';
import { OutLink } from './OutLink';
import styles from './QrDialog.module.css';
import { webUrl } from './web-url';

/** A link as a QR code, for a phone that looks at the screen; for whoever sees no code, as a link. */
export function QrDialog({ code, title, onClose }: { code: QrCode; title: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class={styles.dialog} aria-label={t('shareCode')} onClose={onClose}>
      <h2 class={styles.title}>{t('shareCodeTitle')}</h2>
      <svg class={styles.code} viewBox={`0 0 ${code.size} ${code.size}`} aria-hidden="true">
        <path class={styles.light} d={`M0 0h${code.size}v${code.size}H0z`} />
        <path class={styles.dark} d={code.path} />
      </svg>
      <p class={styles.address} dir="auto">
        <OutLink href={webUrl(code.address)}>{title}</OutLink>
      </p>
      <Button takesFocus onPress={() => dialog.current?.close()}>
        {t('close')}
      </Button>
    </dialog>
  );
}
