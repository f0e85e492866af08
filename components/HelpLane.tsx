import type { Fitted } from '@/ranking/help-fit';
import type { LanePlace, OpeningRow, OpenQuestion } from '@/storage/db';

import { Button } from './Button';
import styles from './HelpLane.module.css';
import { HelpSection } from './HelpView';
import { formatCount, t, tn } from './i18n';
import { Icon } from './Icon';
import type { HelpLaneModel } from './models/HelpLaneModel';
import { ago, fullMoment } from './moments';
import { OutLink } from './OutLink';
import { outcomeText } from './state-words';
import { webUrl } from './web-url';

/** Questions on the topic in front that nobody has answered or solved yet. Nobody is asked for them before a press. */
export function HelpLane({ model }: { model: HelpLaneModel }) {
  const { opened, answered } = model.counts.value;
  return (
    <HelpSection id="lane" title={t('laneTitle')}>
      <LaneState model={model} />
      <QuestionList model={model} />
      <OpenedList model={model} />
      {opened > 0 && <p class={styles.note}>{tn('laneCounts', opened, formatCount(answered))}</p>}
    </HelpSection>
  );
}

/** What was asked, or may be. What changes in it is announced. */
function LaneState({ model }: { model: HelpLaneModel }) {
  const state = model.state.value;
  if (state === 'no-topic') return <p class={styles.note}>{t('laneNoTopic')}</p>;
  return (
    <>
      {state === 'closed' && <p class={styles.note}>{t('laneWhy')}</p>}
      <output class={styles.note}>{stateText(model)}</output>
      <Problems places={model.lane.value?.places ?? []} />
      {state === 'closed' && <Button onPress={model.look}>{t('laneShow')}</Button>}
      {state === 'open' && model.mayAskAgain() && (
        <Button kind="quiet" onPress={model.look}>
          {t('laneAgain')}
        </Button>
      )}
    </>
  );
}

function stateText(model: HelpLaneModel): string {
  const [state, lane] = [model.state.value, model.lane.value];
  if (state === 'asking') return t('laneAsking');
  if (state !== 'open' || lane === undefined) return '';
  if (lane.places.length === 0) return t('laneNoPlace');
  const isNone =
    lane.places.some((place) => place.state === 'answered') && model.questions.value.length === 0;
  return isNone ? t('laneNone') : t('laneAskedAgo', ago(lane.wantedAt, model.now()));
}

function Problems({ places }: { places: readonly LanePlace[] }) {
  const lines = places.flatMap(({ community, state, problem }) => {
    if (state === 'not-asked') return [t('laneNotAsked', community.name)];
    return state === 'failed' ? [t('laneFailed', community.name, outcomeText(problem ?? 'changed'))] : [];
  });
  if (lines.length === 0) return null;
  return (
    <ul class={styles.problems}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function QuestionList({ model }: { model: HelpLaneModel }) {
  const questions = model.questions.value;
  if (questions.length === 0) return null;
  return (
    <ul class={styles.rows}>
      {questions.map((fitted) => (
        <QuestionRow key={fitted.question.id} fitted={fitted} model={model} />
      ))}
    </ul>
  );
}

function QuestionRow({ fitted, model }: { fitted: Fitted<OpenQuestion>; model: HelpLaneModel }) {
  const { question, because } = fitted;
  const opening = model.openings.value.get(question.id);
  const rules = webUrl(model.rulesOf(question.communityId));
  return (
    <li class={styles.row}>
      <h3 class={styles.title} dir="auto">
        {question.title}
      </h3>
      <QuestionFacts question={question} now={model.now()} />
      {because.length > 0 && <p class={styles.fits}>{t('laneFits', because.join(', '))}</p>}
      <div class={styles.actions}>
        <AnswerThere question={question} model={model} />
        {opening && <AnsweredButton opening={opening} model={model} />}
        {rules !== undefined && (
          <span class={styles.note}>
            <OutLink href={rules}>{t('laneRules', question.communityName)}</OutLink>
          </span>
        )}
      </div>
    </li>
  );
}

/** What was opened before, beside whatever page: so that the reader can say there that they have answered. */
function OpenedList({ model }: { model: HelpLaneModel }) {
  const rows = model.openedElsewhere.value;
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="lane-opened">
      <h3 id="lane-opened" class={styles.title}>
        {t('laneOpened')}
      </h3>
      <ul class={styles.rows}>
        {rows.map((opening) => (
          <li key={opening.id} class={styles.row}>
            <p dir="auto">
              <OutLink href={webUrl(opening.url)}>{opening.title}</OutLink>
            </p>
            <p class={styles.note}>
              <bdi>{opening.communityName}</bdi> · {ago(opening.openedAt, model.now())}
            </p>
            <AnsweredButton opening={opening} model={model} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AnsweredButton({ opening, model }: { opening: OpeningRow; model: HelpLaneModel }) {
  const isAnswered = opening.answeredAt !== undefined;
  return (
    <Button isPressed={isAnswered} onPress={() => model.sayAnswered(opening.id, !isAnswered)}>
      {t('laneAnswered')}
    </Button>
  );
}

function QuestionFacts({ question, now }: { question: OpenQuestion; now: number }) {
  const { communityName, askedAt, answerCount, tags } = question;
  return (
    <p class={styles.note}>
      <bdi>{communityName}</bdi> · {t(answerCount === 0 ? 'laneNoAnswer' : 'laneUnsolved')}
      {askedAt !== undefined && (
        <>
          {' · '}
          <time dateTime={new Date(askedAt).toISOString()} title={fullMoment(askedAt)}>
            {ago(askedAt, now)}
          </time>
        </>
      )}
      {tags.length > 0 && ` · ${t('laneTags', tags.join(', '))}`}
    </p>
  );
}

/** Opens the question where it was asked; the reply is written there, by the reader. */
function AnswerThere({ question, model }: { question: OpenQuestion; model: HelpLaneModel }) {
  const href = webUrl(question.url);
  if (href === undefined) return null;
  const noteOpened = (): void => void model.noteOpened(question);
  return (
    <a
      class={styles.answer}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      onClick={noteOpened}
      onAuxClick={noteOpened}
    >
      {t('laneAnswer')}
      <Icon name="open" />
    </a>
  );
}
