import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

import type { AcceptedAuthor } from '@/lookup/accepted-authors';
import type { Community, Knower, Person } from '@/sources/source';

import { agreementWords } from './AnswerFacts';
import { Button } from './Button';
import { HelpSection } from './HelpView';
import { t, tn } from './i18n';
import { personOf } from './models/follow-targets';
import type { FollowModel } from './models/FollowModel';
import { followableOf, type PeopleModel, type PeoplePlace } from './models/PeopleModel';
import { OutLink } from './OutLink';
import { outcomeText } from './state-words';
import { webUrl } from './web-url';
import styles from './WhoKnows.module.css';

type WhoKnowsProps = { model: PeopleModel; follows: FollowModel };

/** Those who answer in the communities of the topic in front, as each community counts. Nobody is written to. */
export function WhoKnows({ model, follows }: WhoKnowsProps) {
  const places = model.places.value;
  return (
    <HelpSection id="people" title={t('peopleTitle')}>
      <p class={styles.note}>{introduction(model)}</p>
      {places.map((place) => (
        <Place key={place.community.id} place={place} model={model} follows={follows} />
      ))}
    </HelpSection>
  );
}

function introduction(model: PeopleModel): string {
  if (!model.hasTopic.value) return t('peopleNoTopic');
  return model.places.value.length === 0 ? t('peopleNone') : t('peopleWhy');
}

function Place({ place, model, follows }: WhoKnowsProps & { place: PeoplePlace }) {
  const { community, scope, answered, isAsking } = place;
  const isToBeAsked = scope !== null && answered?.state !== 'answered' && !isAsking;
  return (
    <section class={styles.place} aria-label={community.name}>
      <h3 class={styles.name}>
        <bdi>{community.name}</bdi>
      </h3>
      {place.tags.length > 1 && scope !== 'community' && <TagChoice place={place} model={model} />}
      <output class={styles.note}>{askedText(place)}</output>
      {isToBeAsked && <Button onPress={() => model.look(place)}>{t('peopleShow')}</Button>}
      {answered && answered.knowers.length > 0 && (
        <ul class={styles.people}>
          {answered.knowers.map((knower) => (
            <KnowerRow key={knower.person.id} knower={knower} place={place} follows={follows} />
          ))}
        </ul>
      )}
      <HeldAuthors place={place} follows={follows} />
    </section>
  );
}

function askedText({ answered, isAsking, community, scope, tag }: PeoplePlace): string {
  if (isAsking) return t('peopleAsking');
  if (answered === undefined || answered.state === 'waiting') return '';
  if (answered.state === 'not-asked') return t('laneNotAsked', community.name);
  if (answered.state === 'failed')
    return t('laneFailed', community.name, outcomeText(answered.problem ?? 'changed'));
  if (answered.knowers.length === 0) return t('peopleNobody');
  return scope === 'tag' ? t('peopleUnderTag', tag ?? '') : t('peopleLastYear');
}

function TagChoice({ place, model }: { place: PeoplePlace; model: PeopleModel }) {
  const id = useId();
  return (
    <p class={styles.choice}>
      <label for={id}>{t('peopleTag')}</label>
      <select
        id={id}
        class={styles.select}
        value={place.tag}
        onChange={(event) => model.choose(place.community.id, event.currentTarget.value)}
      >
        {place.tags.map((tag) => (
          <option key={tag} value={tag}>
            {tag}
          </option>
        ))}
      </select>
    </p>
  );
}

type KnowerRowProps = { knower: Knower; place: PeoplePlace; follows: FollowModel };

function KnowerRow({ knower, place: { community, scope }, follows }: KnowerRowProps) {
  const { person, answers, solutions, agreement, proofUrl, isStaff } = knower;
  const facts = [
    // What a forum counts of somebody is all that they replied.
    answers !== undefined && tn(scope === 'community' ? 'peopleReplies' : 'peopleAnswers', answers),
    solutions !== undefined && tn('peopleSolutions', solutions),
    agreement && tn(agreementWords[agreement.unit], agreement.value),
    isStaff && t('official'),
  ].filter(Boolean);
  return (
    <PersonRow name={person.name} url={person.url} proofUrl={proofUrl} facts={facts.join(', ')}>
      <FollowPerson community={community} person={person} follows={follows} />
    </PersonRow>
  );
}

/** Who had answers accepted, as far as threads on this device tell; without any of them, nothing. */
function HeldAuthors({ place, follows }: { place: PeoplePlace; follows: FollowModel }) {
  const { held, community, tag } = place;
  if (held.authors.length === 0) return null;
  return (
    <>
      <p class={styles.note}>
        {tag === undefined ? tn('peopleHeld', held.read) : tn('peopleHeldTag', held.read, tag)}
      </p>
      <ul class={styles.people}>
        {held.authors.map((row) => (
          <AuthorRow key={row.proofUrl} row={row} community={community} follows={follows} />
        ))}
      </ul>
    </>
  );
}

type AuthorRowProps = { row: AcceptedAuthor; community: Community; follows: FollowModel };

function AuthorRow({ row: { author, accepted, proofUrl }, community, follows }: AuthorRowProps) {
  const { platform, base } = community;
  const person = platform === 'unknown' ? undefined : personOf(platform, base, author);
  const facts = [tn('peopleAccepted', accepted), author.isStaff && t('official')].filter(Boolean);
  return (
    <PersonRow name={author.name ?? ''} url={author.url} proofUrl={proofUrl} facts={facts.join(', ')}>
      {person && <FollowPerson community={community} person={person} follows={follows} />}
    </PersonRow>
  );
}

type PersonRowProps = {
  name: string;
  url: string | undefined;
  proofUrl: string;
  facts: string;
  children: ComponentChildren;
};

function PersonRow({ name, url, proofUrl, facts, children }: PersonRowProps) {
  return (
    <li class={styles.person}>
      <p>
        <OutLink href={webUrl(url)}>
          <bdi>{name}</bdi>
        </OutLink>
      </p>
      <p class={styles.note}>
        {facts} · <OutLink href={webUrl(proofUrl)}>{t('peopleProof')}</OutLink>
      </p>
      {children}
    </li>
  );
}

type FollowPersonProps = { community: Community; person: Person; follows: FollowModel };

function FollowPerson({ community, person, follows }: FollowPersonProps) {
  const what = followableOf(community, person);
  if (what === null) return null;
  return (
    <Button
      kind="quiet"
      isPressed={follows.followedIds.value.has(what.id)}
      onPress={() => follows.toggle(what)}
    >
      {t('peopleFollow', person.name)}
    </Button>
  );
}
