import { useSignal } from '@preact/signals';

import type { PinReferenceRow } from '@/storage/db';

import { Button } from './Button';
import { t, tn } from './i18n';
import { OutLink } from './OutLink';
import styles from './PinReferences.module.css';
import type { PinsProps } from './PinsView';
import { webUrl } from './web-url';

const drawnAtOnce = 30;

/** Pins of the reader's other machines: their browser's sync tells of them, the answers themselves stay there. */
export function PinReferences({ model, around }: PinsProps) {
  const drawn = useSignal(drawnAtOnce);
  const references = model.references.value;
  if (references.length === 0) return null;
  const hidden = references.length - drawn.value;
  return (
    <details class={styles.fold}>
      <summary class={styles.summary}>{tn('pinsElsewhere', references.length)}</summary>
      <p class={styles.note}>{t('pinsElsewhereNote')}</p>
      <ul class={styles.list}>
        {references.slice(0, drawn.value).map((reference) => (
          <li key={reference.id} class={styles.row}>
            <span class={styles.title} dir="auto">
              <OutLink href={webUrl(reference.url)}>{reference.title}</OutLink>
            </span>
            <FetchButton reference={reference} around={around} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button onPress={() => (drawn.value += drawnAtOnce)}>{tn('pinsShowMore', hidden)}</Button>
      )}
    </details>
  );
}

function FetchButton({ reference, around }: { reference: PinReferenceRow } & Pick<PinsProps, 'around'>) {
  const isBusy = useSignal(false);
  const fetchIt = async (): Promise<void> => {
    isBusy.value = true;
    try {
      const outcome = await around.fetchPin(reference.id);
      if (outcome !== 'fetched')
        around.tell(outcome === 'gone' ? t('pinsFetchGone') : t('pinsFetchNotAsked'));
    } catch (error) {
      around.tellFailure(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <Button isDisabled={isBusy.value} onPress={fetchIt}>
      {t('pinsFetch')}
    </Button>
  );
}
