import { useSignal } from '@preact/signals';

import type { PinRow } from '@/storage/db';

import { AnswerFacts } from './AnswerFacts';
import { Button, ButtonLink, IconButton } from './Button';
import { t } from './i18n';
import { Icon } from './Icon';
import { lazyComponent } from './lazy-component';
import { PinChanges } from './PinChanges';
import { PinNote } from './PinNote';
import styles from './PinCard.module.css';
import { passageOf } from './pin-passage';
import type { PinsProps } from './PinsView';
import { PinText } from './PinText';
import { PinTags } from './PinTags';
import { webUrl } from './web-url';

const ShareMenu = lazyComponent(async () => (await import('./ShareMenu')).ShareMenu);

export type PinProps = PinsProps & { pin: PinRow };

/** One kept answer: a glance at it, and everything that the reader may do with it when it is opened. */
export function PinCard({ pin, model, around }: PinProps) {
  const isOpen = useSignal(false);
  /** The field that was asked for by its button; it gets the focus as it appears. */
  const wanted = useSignal<'note' | 'tag' | null>(null);
  const { answer, thread } = pin;
  const bodyId = `pin ${pin.id}`.replaceAll(/\s/g, '_');
  const toggle = (): void => {
    wanted.value = null;
    isOpen.value = !isOpen.value;
  };
  const openAt = (field: 'note' | 'tag'): void => {
    isOpen.value = true;
    wanted.value = field;
  };
  return (
    <article class={styles.card} data-open={isOpen.value}>
      <PinOrigin pin={pin} model={model} />
      <h3 class={styles.title} dir="auto">
        <button
          type="button"
          class={styles.titleButton}
          data-card-title
          aria-expanded={isOpen.value}
          aria-controls={isOpen.value ? bodyId : undefined}
          onClick={toggle}
        >
          {thread.title}
        </button>
      </h3>
      <PinChanges pin={pin} model={model} />
      {!isOpen.value && <Passage pin={pin} query={model.query.value} />}
      <AnswerFacts answer={answer} now={model.now()} license={answer.license ?? thread.license} />
      {isOpen.value ? (
        <div id={bodyId} class={styles.whole}>
          <PinText pin={pin} model={model} />
          <PinNote pin={pin} model={model} around={around} takesFocus={wanted.value === 'note'} />
          <PinTags pin={pin} model={model} takesFocus={wanted.value === 'tag'} />
          <DidItWork pin={pin} model={model} />
        </div>
      ) : (
        <>
          <Said pin={pin} model={model} />
          <OwnWords pin={pin} />
        </>
      )}
      <div class={styles.actions}>
        <Button
          kind="quiet"
          icon="chevron"
          isExpanded={isOpen.value}
          controls={bodyId}
          keyAction="read"
          onPress={toggle}
        >
          {isOpen.value ? t('readLess') : t('readWhole')}
        </Button>
        <SourceLink url={answer.url} />
        <SmallActions pin={pin} model={model} around={around} openAt={openAt} />
      </div>
    </article>
  );
}

function PinOrigin({ pin, model }: Pick<PinProps, 'pin' | 'model'>) {
  const { thread, topic, origin } = pin;
  return (
    <div class={styles.origin}>
      <p>
        <bdi>{thread.communityName}</bdi>
        {origin === 'selection' && ` · ${t('pinsFromPage')}`}
        {topic.question && ` · ${t('pinnedFor', topic.question)}`}
      </p>
      <label class={styles.choose}>
        <span class="visually-hidden">{t('pinsChoose', thread.title)}</span>
        <input
          type="checkbox"
          data-key="select"
          checked={model.selected.value.has(pin.id)}
          onClick={(event) => model.toggleSelected(pin.id, { toHere: event.shiftKey })}
        />
      </label>
    </div>
  );
}

function Passage({ pin, query }: { pin: PinRow; query: string }) {
  return (
    <p class={styles.passage} dir="auto">
      {passageOf(pin, query).map(({ text, isMarked }, place) =>
        isMarked ? <mark key={place}>{text}</mark> : text,
      )}
    </p>
  );
}

/** What the reader wrote on it, to be seen at a glance. */
function OwnWords({ pin: { note = '', tags = [] } }: { pin: PinRow }) {
  if (note === '' && tags.length === 0) return null;
  return (
    <div class={styles.own}>
      {note !== '' && (
        <p class={styles.note} dir="auto">
          <Icon name="pencil" />
          <span class="visually-hidden">{t('pinsNote')}: </span>
          <span>{note}</span>
        </p>
      )}
      {tags.length > 0 && (
        <ul class={styles.tags} aria-label={t('pinsTags')}>
          {tags.map((tag) => (
            <li key={tag}>
              <bdi>{tag}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The same word again takes it back. */
function DidItWork({ pin, model }: Pick<PinProps, 'pin' | 'model'>) {
  const said = model.verdicts.value.get(pin.id) ?? null;
  return (
    <fieldset class={styles.verdict} aria-label={t('didItHelp')}>
      <span>{t('didItHelp')}</span>
      <Button
        isPressed={said === 'helped'}
        keyAction="helped"
        onPress={() => model.say([pin.id], said === 'helped' ? null : 'helped')}
      >
        {t('itHelped')}
      </Button>
      <Button
        isPressed={said === 'did-not-help'}
        keyAction="not-helped"
        onPress={() => model.say([pin.id], said === 'did-not-help' ? null : 'did-not-help')}
      >
        {t('itDidNotHelp')}
      </Button>
    </fieldset>
  );
}

function SourceLink({ url }: { url: string }) {
  const href = webUrl(url);
  return (
    href && (
      <ButtonLink href={href} keyAction="source">
        {t('openAtSource')}
      </ButtonLink>
    )
  );
}

function SmallActions({
  pin,
  model,
  around,
  openAt,
}: PinProps & { openAt: (field: 'note' | 'tag') => void }) {
  const [passage] = pin.highlights ?? [];
  return (
    <span class={styles.small}>
      <ShareMenu
        answer={pin.answer}
        thread={pin.thread}
        {...(passage === undefined ? {} : { passage })}
        {...(pin.origin === undefined ? {} : { origin: pin.origin })}
        model={around}
      />
      <IconButton icon="pencil" label={t('pinsEditNote')} keyAction="note" onPress={() => openAt('note')} />
      <IconButton icon="tag" label={t('pinsEditTags')} keyAction="tag" onPress={() => openAt('tag')} />
      <IconButton
        icon="pin"
        isPressed
        label={t('unpin')}
        keyAction="pin"
        onPress={() => model.unpin([pin.id])}
      />
    </span>
  );
}

/** What the reader said of it, on the closed pin. */
function Said({ pin, model }: Pick<PinProps, 'pin' | 'model'>) {
  const said = model.verdicts.value.get(pin.id);
  if (said === undefined) return null;
  return (
    <p class={styles.said} data-verdict={said}>
      <Icon name={said === 'helped' ? 'check' : 'close'} />
      {said === 'helped' ? t('itHelped') : t('itDidNotHelp')}
    </p>
  );
}
