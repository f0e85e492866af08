import { IconButton } from './Button';
import { t } from './i18n';
import type { PanelModel, PanelView } from './models/PanelModel';
import styles from './PanelHeader.module.css';
import { hostOf, routeUrl, webUrl } from './web-url';

/** Who speaks here, who does not, and the company's own way to help. */
export function PanelHeader({ model }: { model: PanelModel }) {
  const lookup = model.lookup.value;
  const page = lookup?.page;
  const brand = lookup?.topic?.brand || (page && hostOf(page.url)) || '';
  const route = routeUrl(page?.officialContactUrl) ?? webUrl(page?.url);
  return (
    <header class={styles.header}>
      <div class={styles.name}>
        <Logo />
        <h1>{t('extensionName')}</h1>
        <span class={styles.options}>
          <IconButton icon="gear" label={t('openOptions')} keyAction="options" onPress={model.openOptions} />
        </span>
      </div>
      <nav class={styles.tabs} aria-label={t('viewsLabel')}>
        <Tab model={model} view="answers" label={t('viewAnswers')} />
        <Tab model={model} view="pins" label={t('viewPins')} count={model.pinnedIds.value.size} />
        <Tab model={model} view="help" label={t('viewHelp')} count={model.unseenNews.value} />
        <Tab model={model} view="communities" label={t('viewCommunities')} />
        <Tab model={model} view="ledger" label={t('viewLedgerShort')} />
      </nav>
      <p class={styles.unofficial}>
        <span>{brand ? t('unofficial', brand) : t('unofficialNoBrand')}</span>{' '}
        {route && (
          <a class={styles.route} href={route} target="_blank" rel="noopener noreferrer">
            {page?.officialContactUrl ? t('ownRoute') : t('ownPage')}
          </a>
        )}
      </p>
    </header>
  );
}

function Tab({
  model,
  view,
  label,
  count = 0,
}: {
  model: PanelModel;
  view: PanelView;
  label: string;
  count?: number;
}) {
  return (
    <button
      type="button"
      class={styles.tab}
      data-key={view === 'help' ? 'helping' : view}
      aria-current={model.view.value === view ? 'page' : undefined}
      onClick={() => model.showView(view)}
    >
      {label}
      {count > 0 && <span class={styles.count}>{count}</span>}
    </button>
  );
}

/** A page with a voice in its margin. */
export function Logo() {
  return (
    <svg class={styles.logo} viewBox="0 0 128 128" aria-hidden="true" focusable="false">
      <path d="M18 16h38a6 6 0 0 1 6 6v84a6 6 0 0 1-6 6H18a6 6 0 0 1-6-6V22a6 6 0 0 1 6-6z" opacity="0.4" />
      <path d="M76 34h30a10 10 0 0 1 10 10v30a10 10 0 0 1-10 10H92l-18 16V36a2 2 0 0 1 2-2z" />
    </svg>
  );
}
