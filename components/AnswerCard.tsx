import { useSignal } from '@preact/signals';

import type { RankedAnswer } from '@/ranking/ranked';
import type { Answer, Thread } from '@/sources/source';

import { AnswerBody } from './AnswerBody';
import styles from './AnswerCard.module.css';
import { AnswerFacts } from './AnswerFacts';
import { Button, ButtonLink, IconButton } from './Button';
import { t, tn } from './i18n';
import { Icon } from './Icon';
import { markWords } from './mark-words';
import type { PanelModel } from './models/PanelModel';
import { yearOf } from './moments';
import { OutLink } from './OutLink';
import { webUrl } from './web-url';
import { WhyHere } from './WhyHere';

const othersAtFirst = 5;
const oldAfterMs = 5 * 365.25 * 86_400_000;

const acceptedWords = {
  asker: 'acceptedByAsker',
  staff: 'acceptedByStaff',
  community: 'acceptedByCommunity',
} as const;

/** The best answer of one thread: enough to judge it at a glance, and all of it when opened. */
export function AnswerCard({ card, model }: { card: RankedAnswer; model: PanelModel }) {
  const { thread, answer } = card;
  const isOpen = model.openCardId.value === thread.id;
  const bodyId = `body ${thread.id}`.replaceAll(/\s/g, '_');
  return (
    <article class={styles.card} data-open={isOpen}>
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
          <AnswerBody answer={answer} />
          <DidItHelp answer={answer} thread={thread} model={model} />
        </div>
      )}
      {card.alsoOn.length > 0 && <AlsoOn card={card} />}
      <CardActions card={card} model={model} isOpen={isOpen} bodyId={bodyId} />
      <CardFoot card={card} model={model} />
      {isOpen && <OtherAnswers card={card} model={model} />}
    </article>
  );
}

function PassageText({ card, model }: { card: RankedAnswer; model: PanelModel }) {
  const pieces = markWords(card.passage.text, model.lookup.value?.topic ?? model.topic.value);
  return (
    <p class={styles.passage} dir="auto">
      {pieces.map((piece, place) => (piece.isMarked ? <mark key={place}>{piece.text}</mark> : piece.text))}
    </p>
  );
}

/** What a reader should know before following the advice. */
function CardAlerts({ card, now }: { card: RankedAnswer; now: number }) {
  const { thread, answer } = card;
  const at = answer.editedAt ?? answer.postedAt;
  const isOld = at !== undefined && now - at > oldAfterMs;
  const outdated = card.why.find(({ id }) => id === 'outdated')?.params[0];
  if (thread.closedAs === undefined && !isOld && outdated === undefined) return null;
  return (
    <ul class={styles.alerts}>
      {thread.closedAs !== undefined && (
        <li>{thread.closedAs === '' ? t('closedThread') : t('closedThreadAs', thread.closedAs)}</li>
      )}
      {outdated !== undefined && <li>{t('saysOutdated', outdated)}</li>}
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

type CardActionsProps = { card: RankedAnswer; model: PanelModel; isOpen: boolean; bodyId: string };

function CardActions({ card, model, isOpen, bodyId }: CardActionsProps) {
  const { answer, thread } = card;
  const href = webUrl(answer.url);
  return (
    <div class={styles.actions}>
      <Button
        kind="quiet"
        icon="chevron"
        isExpanded={isOpen}
        controls={bodyId}
        onPress={() => model.toggleCard(thread.id)}
      >
        {isOpen ? t('readLess') : t('readWhole')}
      </Button>
      {href !== undefined && <ButtonLink href={href}>{t('openAtSource')}</ButtonLink>}
    </div>
  );
}

function CardFoot({ card, model }: { card: RankedAnswer; model: PanelModel }) {
  const { answer, thread } = card;
  const href = webUrl(answer.url);
  return (
    <div class={styles.foot}>
      <WhyHere why={card.why} />
      <span class={styles.small}>
        {href !== undefined && (
          <IconButton icon="copy" label={t('copyLink')} onPress={() => model.copyLink(href)} />
        )}
        <PinButton answer={answer} thread={thread} model={model} />
      </span>
    </div>
  );
}

function PinButton({ answer, thread, model }: { answer: Answer; thread: Thread; model: PanelModel }) {
  const isPinned = model.pinnedIds.value.has(answer.id);
  return (
    <IconButton
      icon="pin"
      label={isPinned ? t('unpin') : t('pin')}
      isPressed={isPinned}
      onPress={() => (isPinned ? model.unpin(answer.id) : model.pin({ answer, thread }))}
    />
  );
}

/** What the reader says of an answer after trying it. It counts on this device only. */
function DidItHelp({ answer, thread, model }: { answer: Answer; thread: Thread; model: PanelModel }) {
  const said = model.feedback.value.get(answer.id);
  return (
    <fieldset class={styles.help} aria-label={t('didItHelp')}>
      <span class={styles.helpAsk}>{t('didItHelp')}</span>
      <Button
        isPressed={said === 'helped'}
        onPress={() => model.sayWhetherHelped({ answer, thread }, 'helped')}
      >
        {t('itHelped')}
      </Button>
      <Button
        isPressed={said === 'did-not-help'}
        onPress={() => model.sayWhetherHelped({ answer, thread }, 'did-not-help')}
      >
        {t('itDidNotHelp')}
      </Button>
      {said !== undefined && <span class={styles.helpNote}>{t('feedbackStays')}</span>}
    </fieldset>
  );
}

/** The rest of the thread, best first. */
function OtherAnswers({ card, model }: { card: RankedAnswer; model: PanelModel }) {
  const { others, thread } = card;
  const drawn = useSignal(othersAtFirst);
  const hidden = others.length - drawn.value;
  const unseen = thread.answerCount - others.length - 1;
  const href = webUrl(thread.url);
  if (others.length === 0 && unseen <= 0) return null;
  return (
    <section class={styles.others}>
      <h4>{tn('otherAnswers', Math.max(others.length, thread.answerCount - 1))}</h4>
      {others.slice(0, drawn.value).map((answer) => (
        <OtherAnswer key={answer.id} answer={answer} card={card} model={model} />
      ))}
      {hidden > 0 && (
        <Button onPress={() => (drawn.value = others.length)}>{tn('showOthers', hidden)}</Button>
      )}
      {unseen > 0 && href !== undefined && <ButtonLink href={href}>{tn('moreAtSource', unseen)}</ButtonLink>}
    </section>
  );
}

function OtherAnswer({ answer, card, model }: { answer: Answer; card: RankedAnswer; model: PanelModel }) {
  const { thread } = card;
  const href = webUrl(answer.url);
  return (
    <div class={styles.other}>
      <AnswerFacts answer={answer} now={model.now()} license={answer.license ?? thread.license} />
      {answer.acceptedBy && (
        <p class={styles.accepted}>
          <Icon name="check" />
          {t(acceptedWords[answer.acceptedBy])}
        </p>
      )}
      <AnswerBody answer={answer} />
      <DidItHelp answer={answer} thread={thread} model={model} />
      <div class={styles.actions}>
        {href !== undefined && <ButtonLink href={href}>{t('openAtSource')}</ButtonLink>}
        <span class={styles.end}>
          <PinButton answer={answer} thread={thread} model={model} />
        </span>
      </div>
    </div>
  );
}
