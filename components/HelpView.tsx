import type { ComponentChildren } from 'preact';

import { FollowList } from './FollowList';
import styles from './HelpView.module.css';
import { t } from './i18n';
import type { FollowModel } from './models/FollowModel';
import { NewsList } from './NewsList';

type HelpViewProps = {
  model: FollowModel;
  /** How often, and whether the browser tells. */
  choices?: ComponentChildren;
  /** Other ways to help and to be helped; each brings a `HelpSection`. */
  children?: ComponentChildren;
};

/** What is new of what the reader follows, what else there is to help with, and all that is followed. */
export function HelpView({ model, choices, children }: HelpViewProps) {
  return (
    <div class={styles.view}>
      <HelpSection id="news" title={t('newsTitle')}>
        <NewsList model={model} />
      </HelpSection>
      {children}
      <HelpSection id="follows" title={t('followsTitle')}>
        <FollowList model={model} />
        {choices}
      </HelpSection>
    </div>
  );
}

/** One part of the view, under a heading of its own. */
export function HelpSection(props: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section id={props.id} class={styles.section} aria-labelledby={`${props.id}-title`}>
      <h2 id={`${props.id}-title`} class={styles.title}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}
