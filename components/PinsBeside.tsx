import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';

import { AnswerBody } from './AnswerBody';
import { Button, ButtonLink } from './Button';
import { Icon } from './Icon';
import { t, tn } from './i18n';
import type { PanelModel } from './models/PanelModel';
import { PinsBesideModel, type PinBeside } from './models/PinsBesideModel';
import { ago } from './moments';
import styles from './PinsBeside.module.css';
import { webUrl } from './web-url';

const drawnAtMost = 5;

/** Answers that the reader kept when they were here before. Folded: it is a reminder. Nothing when there are none. */
export function PinsBeside({
  model: panel,
}: {
  model: Pick<PanelModel, 'database' | 'place' | 'now' | 'showView'>;
}) {
  const model = useMemo(() => new PinsBesideModel({ db: panel.database(), place: panel.place }), [panel]);
  const pins = model.pins.value;
  if (pins.length === 0) return null;
  return (
    <details class={styles.fold}>
      <summary class={styles.summary}>
        <Icon name="pin" isFilled />
        {tn('pinsBeside', pins.length)}
      </summary>
      <ul class={styles.list}>
        {pins.slice(0, drawnAtMost).map((beside) => (
          <li key={beside.pin.id}>
            <OneBeside beside={beside} now={panel.now()} />
          </li>
        ))}
      </ul>
      <div class={styles.foot}>
        <Button kind="quiet" onPress={() => panel.showView('pins')}>
          {t('pinsShowAll')}
        </Button>
      </div>
    </details>
  );
}

function OneBeside({ beside: { pin, verdict }, now }: { beside: PinBeside; now: number }) {
  const isOpen = useSignal(false);
  const href = webUrl(pin.answer.url);
  return (
    <>
      <p class={styles.title} dir="auto">
        {pin.thread.title}
      </p>
      <p class={styles.facts}>
        <bdi>{pin.thread.communityName}</bdi>
        {` · ${t('pinsKept', ago(pin.pinnedAt, now))}`}
        {verdict !== null && ` · ${verdict === 'helped' ? t('itHelped') : t('itDidNotHelp')}`}
      </p>
      {pin.note && (
        <p class={styles.note} dir="auto">
          {pin.note}
        </p>
      )}
      {isOpen.value && (
        <div class={styles.body}>
          <AnswerBody answer={pin.answer} />
        </div>
      )}
      <div>
        <Button
          kind="quiet"
          icon="chevron"
          isExpanded={isOpen.value}
          onPress={() => (isOpen.value = !isOpen.value)}
        >
          {isOpen.value ? t('readLess') : t('readWhole')}
        </Button>
        {href && <ButtonLink href={href}>{t('openAtSource')}</ButtonLink>}
      </div>
    </>
  );
}
