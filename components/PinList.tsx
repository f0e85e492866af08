import { useSignal } from '@preact/signals';

import type { PinRow } from '@/storage/db';

import { AnswerBody } from './AnswerBody';
import { AnswerFacts } from './AnswerFacts';
import { Button, ButtonLink, IconButton } from './Button';
import { t, tn } from './i18n';
import type { PanelModel } from './models/PanelModel';
import styles from './PinList.module.css';
import { webUrl } from './web-url';

const drawnAtOnce = 50;
const openingChars = 220;

/** What the reader has kept, newest first; readable without a connection. */
export function PinList({ model }: { model: PanelModel }) {
  const drawn = useSignal(drawnAtOnce);
  const pins = model.pins.value;
  if (pins === null) return null;
  const hidden = pins.length - drawn.value;
  return (
    <section class={styles.pins}>
      <h2 class="visually-hidden">{t('viewPins')}</h2>
      {pins.length === 0 && <p class={styles.note}>{t('noPins')}</p>}
      <ul class={styles.list}>
        {pins.slice(0, drawn.value).map((pin) => (
          <li key={pin.id}>
            <PinCard pin={pin} model={model} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button onPress={() => (drawn.value += drawnAtOnce)}>{tn('showOlderPins', hidden)}</Button>
      )}
    </section>
  );
}

function PinCard({ pin, model }: { pin: PinRow; model: PanelModel }) {
  const isOpen = useSignal(false);
  const { answer, thread } = pin;
  const href = webUrl(answer.url);
  return (
    <article class={styles.card}>
      <p class={styles.origin}>
        <bdi>{thread.communityName}</bdi>
        {pin.topic.question && ` · ${t('pinnedFor', pin.topic.question)}`}
      </p>
      <h3 class={styles.title} dir="auto">
        {thread.title}
      </h3>
      {isOpen.value ? (
        <AnswerBody answer={answer} />
      ) : (
        <p class={styles.opening} dir="auto">
          {openingOf(answer.text)}
        </p>
      )}
      <AnswerFacts answer={answer} now={model.now()} license={answer.license ?? thread.license} />
      <div class={styles.actions}>
        <Button
          kind="quiet"
          icon="chevron"
          isExpanded={isOpen.value}
          onPress={() => (isOpen.value = !isOpen.value)}
        >
          {isOpen.value ? t('readLess') : t('readWhole')}
        </Button>
        {href !== undefined && <ButtonLink href={href}>{t('openAtSource')}</ButtonLink>}
        <span class={styles.small}>
          <IconButton icon="pin" isPressed label={t('unpin')} onPress={() => model.unpin(pin.id)} />
        </span>
      </div>
    </article>
  );
}

function openingOf(text: string): string {
  return text.length > openingChars ? `${text.slice(0, openingChars).trimEnd()}…` : text;
}
