import { AnswerList } from './AnswerList';
import { NoticedLine } from './NoticedLine';
import { tn, t } from './i18n';
import { lazyComponent } from './lazy-component';
import type { PanelModel } from './models/PanelModel';
import type { Stage } from './models/stage';
import { Skeleton } from './Skeleton';
import { hindranceText, summaryText } from './source-words';
import { AccessAsk, SourceList } from './SourceList';
import { TopicFold } from './TopicFold';
import styles from './AnswersView.module.css';

const EmptyView = lazyComponent(async () => (await import('./EmptyView')).EmptyView);
const PinsBeside = lazyComponent(async () => (await import('./PinsBeside')).PinsBeside);

const unasked: Stage[] = ['none', 'unreadable', 'not-support'];
/** There is something to read, or it is coming. */
const pending: Stage[] = ['answers', 'asking', 'reading', 'loading'];

/** From the question as it was read down to the last card. */
export function AnswersView({ model }: { model: PanelModel }) {
  const stage = model.stage.value;
  const isUnasked = unasked.includes(stage);
  const isBefore = isUnasked || stage === 'loading' || stage === 'reading';
  return (
    <>
      <output class="visually-hidden">{announcement(model)}</output>
      {!isBefore && <TopicFold model={model} />}
      {!isBefore && stage !== 'offline' && model.sources.value.length > 0 && <SourceList model={model} />}
      {model.lookup.value?.state === 'noticed' && <NoticedLine model={model} />}
      {model.hasPinsBeside.value && (
        <div class={styles.beside}>
          <PinsBeside model={model} />
        </div>
      )}
      <AccessAsks model={model} isAbove />
      {stage === 'reading' && <Skeleton label={t('readingPage')} />}
      {stage === 'asking' && <Skeleton />}
      {stage === 'answers' && <AnswerList model={model} key={model.cards.value.lookupId} />}
      {!pending.includes(stage) && <EmptyView model={model} isUnasked={isUnasked} />}
      <AccessAsks model={model} isAbove={false} />
    </>
  );
}

/** Those that come after the first card stand below the cards, for they would push them down. */
function AccessAsks({ model, isAbove }: { model: PanelModel; isAbove: boolean }) {
  const { shown, askedAbove } = model.cards.value;
  const wanting = model.sources.value.filter((source) => source.state === 'needs-permission');
  const here = wanting.filter(
    ({ community }) => (shown.length === 0 || askedAbove.includes(community.id)) === isAbove,
  );
  return (
    <>
      {here.map((source) => (
        <AccessAsk key={source.community.id} source={source} model={model} />
      ))}
    </>
  );
}

/** What a person who does not see the panel is told, in turn: few words, and only when something has changed. */
function announcement(model: PanelModel): string {
  const stage = model.stage.value;
  if (stage === 'reading' || stage === 'asking') return stageText(stage);
  if (stage !== 'answers') return '';
  const { shown, later } = model.cards.value;
  const sources = model.sources.value;
  const summary = summaryText(sources, shown.length + later.length);
  return [summary, hindranceText(sources), later.length > 0 ? tn('laterWaiting', later.length) : '']
    .filter(Boolean)
    .join('. ');
}

function stageText(stage: 'reading' | 'asking'): string {
  return stage === 'reading' ? t('readingPage') : t('askingCommunities');
}
