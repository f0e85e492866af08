import { useSignal } from '@preact/signals';

import type { RankedAnswer } from '@/ranking/ranked';
import type { Answer, Thread } from '@/sources/source';

import { acceptedWords } from './accepted-words';
import { AnswerBody } from './AnswerBody';
import { AnswerFacts } from './AnswerFacts';
import { Button, ButtonLink } from './Button';
import { highlightWords } from './highlight-words';
import { t, tn } from './i18n';
import { Icon } from './Icon';
import type { PanelModel } from './models/PanelModel';
import styles from './OpenAnswer.module.css';
import { OutLink } from './OutLink';
import { PinButton } from './PinButton';
import { ShareMenu } from './ShareMenu';
import { webUrl } from './web-url';

const othersAtFirst = 5;

type OpenAnswerProps = { answer: Answer; thread: Thread; model: PanelModel };

/** An answer as a whole, with the words of the question marked, and what the reader says of it. */
export function OpenAnswer({ answer, thread, model }: OpenAnswerProps) {
  const topic = model.lookup.value?.topic ?? model.topic.value;
  return (
    <>
      <AnswerBody answer={answer} onDrawn={(place) => highlightWords(place, topic)} />
      <WhoDecided answer={answer} thread={thread} />
      <DidItHelp answer={answer} thread={thread} model={model} />
    </>
  );
}

/** Beside an accepted answer it stands already who accepted it; that nobody has is worth knowing, too. */
function WhoDecided({ answer, thread }: Omit<OpenAnswerProps, 'model'>) {
  const isDecided =
    thread.isSolved || [answer, ...thread.answers].some(({ acceptedBy }) => acceptedBy !== null);
  return isDecided ? null : <p class={styles.undecided}>{t('acceptedByNobody')}</p>;
}

/**
 * What the reader says of an answer after trying it, which counts on this device only; and the way to where a vote counts
 * for everybody.
 */
function DidItHelp({ answer, thread, model }: OpenAnswerProps) {
  const said = model.feedback.value.get(answer.id);
  const href = webUrl(answer.url);
  return (
    <fieldset class={styles.help} aria-label={t('didItHelp')}>
      <span class={styles.helpAsk}>{t('didItHelp')}</span>
      <Button
        isPressed={said === 'helped'}
        keyAction="helped"
        onPress={() => model.sayWhetherHelped({ answer, thread }, 'helped')}
      >
        {t('itHelped')}
      </Button>
      <Button
        isPressed={said === 'did-not-help'}
        keyAction="not-helped"
        onPress={() => model.sayWhetherHelped({ answer, thread }, 'did-not-help')}
      >
        {t('itDidNotHelp')}
      </Button>
      {said !== undefined && <span class={styles.helpNote}>{t('feedbackStays')}</span>}
      {href !== undefined && (
        <span class={styles.helpNote}>
          <OutLink href={href}>{t('voteThere')}</OutLink> {t('voteNote')}
        </span>
      )}
    </fieldset>
  );
}

/** The rest of the thread, best first. */
export function OtherAnswers({ card, model }: { card: RankedAnswer; model: PanelModel }) {
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
      <OpenAnswer answer={answer} thread={thread} model={model} />
      <div class={styles.actions}>
        {href !== undefined && <ButtonLink href={href}>{t('openAtSource')}</ButtonLink>}
        <span class={styles.end}>
          <ShareMenu answer={answer} thread={thread} model={model} />
          <PinButton answer={answer} thread={thread} model={model} />
        </span>
      </div>
    </div>
  );
}
