import { useSignal } from '@preact/signals';

import type { RankedAnswer } from '@/ranking/ranked';

import { acceptedWords } from './accepted-words';
import styles from './AnswerCard.module.css';
import { AnswerFacts } from './AnswerFacts';
import { Button, ButtonLink, IconButton } from './Button';
import { t } from './i18n';
import { Icon } from './Icon';
import { lazyComponent } from './lazy-component';
import { markWords } from './mark-words';
import type { PanelModel } from './models/PanelModel';
import { yearOf } from './moments';
import { OutLink } from './OutLink';
import { PinButton } from './PinButton';
import { webUrl } from './web-url';
import { WhyHere } from './WhyHere';

const OpenAnswer = lazyComponent(async () => (await import('./OpenAnswer')).OpenAnswer);
const OtherAnswers = lazyComponent(async () => (await import('./OpenAnswer')).OtherAnswers);
const CardMenu = lazyComponent(async () => (await import('./CardMenu')).CardMenu);
const ShareMenu = lazyComponent(async () => (await import('./ShareMenu')).ShareMenu);

const oldAfterMs = 5 * 365.25 * 86_400_000;

/** The best answer of one thread: enough to judge it at a glance, and all of it when opened. */
export function AnswerCard({ card, model }: { card: RankedAnswer; model: PanelModel }) {
  const { thread, answer } = card;
  const isOpen = model.openCardId.value === thread.id;
  const isMenuOpen = useSignal(false);
  const source = useSharpLink(card, model);
  const bodyId = `body ${thread.id}`.replaceAll(/\s/g, '_');
  return (
    <article
      class={styles.card}
      data-open={isOpen}
      onPointerEnter={source.sharpen}
      onFocusIn={source.sharpen}
    >
      {card.isLinked && <p class={styles.linked}>{t('readingLinked')}</p>}
      <p class={styles.origin}>
        <bdi class={styles.community}>{thread.communityName}</bdi>
        {answer.acceptedBy && (
          <span class={styles.accepted}>
            <Icon name="check" />
            {t(acceptedWords[answer.acceptedBy])}
          </span>
        )}
      </p>
      <h3 class={styles.title} dir="auto">
        <button
          type="button"
          class={styles.titleButton}
          data-card-title
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={() => model.toggleCard(thread.id)}
        >
          {thread.title}
        </button>
      </h3>
      {!isOpen && <PassageText card={card} model={model} />}
      <CardAlerts card={card} now={model.now()} />
      <AnswerFacts answer={answer} now={model.now()} license={answer.license ?? thread.license} />
      {isOpen && (
        <div id={bodyId} class={styles.whole}>
          <OpenAnswer answer={answer} thread={thread} model={model} />
        </div>
      )}
      {card.alsoOn.length > 0 && <AlsoOn card={card} />}
      <div class={styles.actions}>
        <Button
          kind="quiet"
          icon="chevron"
          isExpanded={isOpen}
          controls={bodyId}
          keyAction="read"
          onPress={() => model.toggleCard(thread.id)}
        >
          {isOpen ? t('readLess') : t('readWhole')}
        </Button>
        {source.href !== undefined && (
          <ButtonLink href={source.href} keyAction="source">
            {t('openAtSource')}
          </ButtonLink>
        )}
      </div>
      <div class={styles.foot}>
        <WhyHere why={card.why} />
        <span class={styles.small}>
          <ShareMenu answer={answer} thread={thread} passage={card.passage} model={model} />
          <PinButton answer={answer} thread={thread} model={model} />
          <IconButton
            icon="more"
            label={t('readingMenu')}
            isExpanded={isMenuOpen.value}
            onPress={() => (isMenuOpen.value = !isMenuOpen.value)}
          />
        </span>
      </div>
      {isMenuOpen.value && <CardMenu card={card} model={model} />}
      {isOpen && <OtherAnswers card={card} model={model} />}
    </article>
  );
}

function PassageText({ card, model }: { card: RankedAnswer; model: PanelModel }) {
  const pieces = markWords(card.passage.text, model.lookup.value?.topic ?? model.topic.value);
  return (
    <p class={styles.passage} dir="auto" data-answer-body={card.answer.id}>
      {pieces.map((piece, place) => (piece.isMarked ? <mark key={place}>{piece.text}</mark> : piece.text))}
    </p>
  );
}

/** What a reader should know before following the advice. */
function CardAlerts({ card, now }: { card: RankedAnswer; now: number }) {
  const { thread, answer } = card;
  const at = answer.editedAt ?? answer.postedAt;
  const isOld = at !== undefined && now - at > oldAfterMs;
  const saidOf = (reason: string) => card.why.find(({ id }) => id === reason)?.params[0];
  const [outdated, failed] = [saidOf('outdated'), saidOf('failed')];
  if (thread.closedAs === undefined && !isOld && outdated === undefined && failed === undefined) return null;
  return (
    <ul class={styles.alerts}>
      {thread.closedAs !== undefined && (
        <li>{thread.closedAs === '' ? t('closedThread') : t('closedThreadAs', thread.closedAs)}</li>
      )}
      {outdated !== undefined && <li>{t('saysOutdated', outdated)}</li>}
      {failed !== undefined && (
        <li>{failed === '' ? t('reason_failed_somebody') : t('reason_failed', failed)}</li>
      )}
      {isOld && <li>{t('oldAnswer', yearOf(at))}</li>}
    </ul>
  );
}

function AlsoOn({ card }: { card: RankedAnswer }) {
  return (
    <p class={styles.also}>
      {t('alsoOn')}{' '}
      {card.alsoOn.map(({ communityName, url }, place) => (
        <span key={url}>
          {place > 0 && ', '}
          <OutLink href={webUrl(url)}>{communityName}</OutLink>
        </span>
      ))}
    </p>
  );
}

/** The link to the answer at its source; it leads to the very passage as soon as somebody may follow it. */
function useSharpLink({ answer, thread, passage }: RankedAnswer, model: PanelModel) {
  const sharp = useSignal({ id: '', href: '' });
  const sharpen = (): void => {
    if (sharp.peek().id === answer.id) return;
    sharp.value = { id: answer.id, href: answer.url };
    import('@/sharing/text-fragment').then(({ answerLink }) => {
      sharp.value = { id: answer.id, href: answerLink(answer, thread, passage) };
    }, model.tellFailure);
  };
  const { id, href } = sharp.value;
  return { sharpen, href: webUrl(id === answer.id ? href : answer.url) };
}
