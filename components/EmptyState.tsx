import type { ComponentChildren } from 'preact';

import type { LookupRow } from '@/storage/db';

import { Button, ButtonLink } from './Button';
import styles from './EmptyState.module.css';
import { t } from './i18n';
import type { PanelModel } from './models/PanelModel';
import { SearchAgain } from './SourceRows';
import { stateText } from './state-words';
import { webUrl } from './web-url';

/** Why there is no answer here, and what the reader can do about it. Draws nothing while something is coming. */
export function EmptyState({ model }: { model: PanelModel }) {
  const lookup = model.lookup.value;
  switch (model.stage.value) {
    case 'none':
      return <Message title={t('noneTitle')} text={t('noneText')} />;
    case 'unreadable':
      return <Unreadable refusal={lookup?.refusal} />;
    case 'not-support':
      return <NotSupport lookup={lookup} />;
    case 'offline':
      return (
        <Message title={t('offlineTitle')} text={t('offlineText')}>
          <TryAllAgain model={model} />
        </Message>
      );
    case 'all-limited':
      return <AllLimited model={model} />;
    case 'all-failed':
      return <AllFailed model={model} />;
    case 'nothing-found':
      return <NothingFound model={model} />;
    case 'no-sources':
      return <Message title={t('noSourcesTitle')} text={t('noSourcesText')} />;
    case 'wants-permission':
      return <p class={styles.text}>{t('wantsPermissionText')}</p>;
    default:
      return null;
  }
}

function Message({ title, text, children }: { title: string; text: string; children?: ComponentChildren }) {
  return (
    <section class={styles.message}>
      <h2 class={styles.title}>{title}</h2>
      <p class={styles.text}>{text}</p>
      {children}
    </section>
  );
}

function TryAllAgain({ model }: { model: PanelModel }) {
  return (
    <div class={styles.actions}>
      <Button kind="strong" onPress={() => model.retry()}>
        {t('tryAllAgain')}
      </Button>
    </div>
  );
}

function Unreadable({ refusal }: { refusal: LookupRow['refusal'] }) {
  if (refusal === 'browser-page')
    return <Message title={t('browserPageTitle')} text={t('browserPageText')} />;
  if (refusal === 'not-html') return <Message title={t('notHtmlTitle')} text={t('notHtmlText')} />;
  if (refusal === 'no-question') return <Message title={t('noQuestionTitle')} text={t('noQuestionText')} />;
  return <Message title={t('noAccessTitle')} text={t('noAccessText')} />;
}

/** The reasons against first: they are why the panel is silent. */
function NotSupport({ lookup }: { lookup: LookupRow | null | undefined }) {
  const signals = lookup?.page?.verdict.signals ?? [];
  const reasons = signals.toSorted((left, right) => left.weight - right.weight).slice(0, 6);
  return (
    <Message title={t('notSupportTitle')} text={t('notSupportText')}>
      {reasons.length > 0 && (
        <details class={styles.reasons}>
          <summary>{t('notSupportWhy')}</summary>
          <ul>
            {reasons.map(({ id, text, weight }) => (
              <li key={id} data-for={weight > 0}>
                {text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Message>
  );
}

function AllFailed({ model }: { model: PanelModel }) {
  return (
    <Message title={t('allFailedTitle')} text={t('allFailedText')}>
      <Problems model={model} />
      <TryAllAgain model={model} />
    </Message>
  );
}

/** Pressing would change nothing: who asks for a pause gets it. */
function AllLimited({ model }: { model: PanelModel }) {
  return (
    <Message title={t('allLimitedTitle')} text={t('allLimitedText')}>
      <Problems model={model} />
    </Message>
  );
}

function Problems({ model }: { model: PanelModel }) {
  const troubled = model.sources.value.filter((source) => source.problem !== undefined);
  return (
    <ul class={styles.failed}>
      {troubled.map((source) => (
        <li key={source.community.id}>
          <strong>{source.community.name}</strong> {stateText(source, model.now())}
        </li>
      ))}
    </ul>
  );
}

/** Everybody has been asked and nobody knows yet: other words, a look on the site itself, or asking there. */
function NothingFound({ model }: { model: PanelModel }) {
  return (
    <Message title={t('nothingFoundTitle')} text={t('nothingFoundText')}>
      <ul class={styles.places}>
        {model.sources.value.map(({ community, links }) => {
          const search = webUrl(links?.search ?? '');
          const ask = webUrl(links?.ask ?? '');
          if (search === undefined && ask === undefined) return null;
          return (
            <li key={community.id}>
              <span class={styles.place}>{community.name}</span>
              {search !== undefined && <ButtonLink href={search}>{t('searchThere')}</ButtonLink>}
              {ask !== undefined && <ButtonLink href={ask}>{t('askThere')}</ButtonLink>}
            </li>
          );
        })}
      </ul>
      <SearchAgain model={model} />
      <LinkOuts links={model.lookup.value?.linkOuts ?? []} />
    </Message>
  );
}

/** Places that answer no extension: a press opens their own search. */
export function LinkOuts({ links }: { links: NonNullable<LookupRow['linkOuts']> }) {
  if (links.length === 0) return null;
  return (
    <div class={styles.elsewhere}>
      <p class={styles.text}>{t('communitiesLinkOutsNote')}</p>
      {links.map(({ name, url }) => {
        const href = webUrl(url);
        return (
          href && (
            <ButtonLink key={name} href={href}>
              {name}
            </ButtonLink>
          )
        );
      })}
    </div>
  );
}
