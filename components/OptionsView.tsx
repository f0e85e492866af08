import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

import { followKeys } from './follow-keys';
import { t, type MessageKey } from './i18n';
import { KeyList } from './KeyList';
import type { CommunitiesModel } from './models/CommunitiesModel';
import type { OptionsModel } from './models/OptionsModel';
import { OptionsAppearance } from './OptionsAppearance';
import { OptionsCommunities } from './OptionsCommunities';
import { OptionsForget } from './OptionsForget';
import { OptionsPrivacy } from './OptionsPrivacy';
import styles from './OptionsView.module.css';
import { OptionsWatching } from './OptionsWatching';
import { OptionSwitch } from './OptionSwitch';
import { Logo } from './PanelHeader';
import { ToastLine } from './ToastLine';

const sections = {
  communities: 'optionsCommunities',
  watching: 'optionsWatching',
  privacy: 'optionsPrivacy',
  appearance: 'optionsAppearance',
  keys: 'keysTitle',
  pins: 'optionsPins',
  follows: 'followsTitle',
  data: 'optionsData',
} as const satisfies Record<string, MessageKey>;
type Section = keyof typeof sections;

type OptionsViewProps = {
  model: OptionsModel;
  communities: CommunitiesModel;
  /** What the reader thinks of communities and authors. */
  standings?: ComponentChildren;
  /** How pins get to other machines. */
  sync?: ComponentChildren;
  /** What the reader follows, and how often. */
  follows?: ComponentChildren;
  /** Export and import. */
  files?: ComponentChildren;
};

/** All choices on one page; each section has an address of its own (`#keys`). */
export function OptionsView({ model, communities, standings, sync, follows, files }: OptionsViewProps) {
  useLayoutEffect(followKeys, []);
  return (
    <div class={styles.page}>
      <header class={styles.header}>
        <Logo />
        <h1>{t('optionsTitle')}</h1>
      </header>
      <nav class={styles.contents} aria-label={t('optionsContents')}>
        {Object.entries(sections).map(([id, word]) => (
          <a key={id} href={`#${id}`}>
            {t(word)}
          </a>
        ))}
      </nav>
      <main class={styles.main} tabIndex={-1}>
        <Part id="communities">
          <OptionsCommunities model={model} communities={communities} />
          {standings && (
            <>
              <h3 class={styles.subtitle}>{t('optionsStandings')}</h3>
              {standings}
            </>
          )}
        </Part>
        <Part id="watching">
          <OptionsWatching model={model} />
        </Part>
        <Part id="privacy">
          <OptionsPrivacy model={model} />
        </Part>
        <Part id="appearance">
          <OptionsAppearance model={model} />
        </Part>
        <Part id="keys">
          <KeyList changed={model.settings.value.keys} onChange={(keys) => void model.set({ keys })} />
        </Part>
        <Part id="pins">
          <OptionSwitch
            label={t('optionsChecksPins')}
            note={t('optionsChecksPinsNote')}
            isOn={model.settings.value.checksPins}
            onChange={(checksPins) => model.set({ checksPins })}
          />
          {sync}
        </Part>
        <Part id="follows">{follows}</Part>
        <Part id="data">
          {files}
          <OptionsForget model={model} />
        </Part>
      </main>
      <ToastLine model={model} />
    </div>
  );
}

function Part({ id, children }: { id: Section; children: ComponentChildren }) {
  return (
    <section id={id} class={styles.part} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} class={styles.title}>
        {t(sections[id])}
      </h2>
      {children}
    </section>
  );
}
