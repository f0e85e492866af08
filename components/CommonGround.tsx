import { useSignal, useSignalEffect } from '@preact/signals';

import styles from './CommonGround.module.css';
import { t } from './i18n';
import { commonGround, type Speaker } from './models/agreements';
import type { PanelModel } from './models/PanelModel';
import { day } from './moments';
import { OutLink } from './OutLink';
import { webUrl } from './web-url';

/** How long the cards must have been at rest. */
const restMs = 300;

/** What answers say alike or against each other, in their own words. Draws nothing where the evidence is thin. */
export function CommonGround({ model }: { model: PanelModel }) {
  const ground = useSignal({ lookupId: '', ...commonGround([], 'und', '') });
  // It stands below the cards, and must never keep them waiting: it is looked for when they have been drawn.
  useSignalEffect(() => {
    const { shown, lookupId } = model.cards.value;
    const topic = model.lookup.value?.topic;
    const look = setTimeout(() => {
      ground.value = { lookupId, ...commonGround(shown, topic?.language ?? 'und', topic?.lead ?? '') };
    }, restMs);
    return () => clearTimeout(look);
  });
  const { agreements, disagreements, lookupId } = ground.value;
  // What was found in the answers to another question is not said of these.
  if (lookupId !== model.cards.value.lookupId || agreements.length + disagreements.length === 0) return null;
  return (
    <section class={styles.ground} aria-labelledby="common-ground">
      <h2 id="common-ground" class={styles.title}>
        {t('groundTitle')}
      </h2>
      {agreements.map(({ quote, count, of, speakers }) => (
        <details key={quote} class={styles.claim}>
          <summary>
            {t('groundSay', count, of)} <q dir="auto">{quote}</q>
          </summary>
          <ul>
            {speakers.map((speaker, place) => (
              <li key={place}>
                <Credit speaker={speaker} />
              </li>
            ))}
          </ul>
        </details>
      ))}
      {disagreements.map((sides, place) => (
        <div key={place} class={styles.dispute}>
          <h3>{t('groundDisagree')}</h3>
          {sides.map((speaker, side) => (
            <figure key={side}>
              <blockquote dir="auto">{speaker.text}</blockquote>
              <figcaption>
                <Credit speaker={speaker} />
              </figcaption>
            </figure>
          ))}
        </div>
      ))}
      <p class={styles.note}>{t('groundNote')}</p>
    </section>
  );
}

function Credit({ speaker: { answer, thread } }: { speaker: Speaker }) {
  if (answer === null || thread === null) return <span>{t('groundPage')}</span>;
  const at = answer.editedAt ?? answer.postedAt;
  return (
    <>
      <OutLink href={webUrl(answer.url)}>
        <bdi>{answer.author.name ?? t('deletedAuthor')}</bdi>
      </OutLink>
      {answer.author.isStaff && ` · ${t('official')}`}
      {' · '}
      <bdi>{thread.communityName}</bdi>
      {at !== undefined && ` · ${day(at)}`}
    </>
  );
}
