import { describe, expect, it } from 'vitest';

import { loadLexicon } from '@/lookup/lexicon';
import { nextQuery, planQueries } from '@/lookup/plan';
import { discourse } from '@/sources/discourse';
import { stackExchange, stackExchangeCommunity } from '@/sources/stack-exchange';
import type { Community } from '@/sources/source';
import type { QueryRow } from '@/storage/db';

import { aTopic } from './world';

const forum: Community = {
  id: 'discourse:https://forum.example',
  platform: 'discourse',
  base: 'https://forum.example',
  name: 'forum.example',
  relation: 'own',
};
const superuser = stackExchangeCommunity('superuser', 'general');
const lexicon = await loadLexicon('en');

function textsFor(question: string, community = forum, changes = {}, mayUseTitleSearch = true): string[] {
  const { engine } = community === forum ? discourse : stackExchange;
  const topic = aTopic(question, changes);
  return planQueries({ topic, community, engine, lexicon, mayUseTitleSearch }).map(({ query }) => query.text);
}

function row(text: string, mode: 'words' | 'title', found?: number): QueryRow {
  return { text, mode, cut: [], ...(found === undefined ? {} : { found }) };
}

describe('the plan of queries', () => {
  it('sends an exact error code first and alone to the company’s own community', () => {
    expect(textsFor('Hub shows error E04 after update')[0]).toBe('E04');
  });

  it('sends a short code with its maker’s name where everybody’s products are discussed', () => {
    const [first] = textsFor('Hub shows error E04 after update', superuser, { brand: 'Lumenhome' });
    expect(first?.toLowerCase()).toBe('lumenhome e04');
  });

  it('asks for the rarest words each alone, not for the sentence', () => {
    const texts = textsFor('How do I stop my lights from flickering when dimmed', forum, {}, false);
    expect(texts[0]).toMatch(/flickering|dimmed/);
    expect(texts.slice(0, 3).every((text) => !text.includes(' '))).toBe(true);
    expect(texts).not.toContain('how');
  });

  it('does not ask a brand’s own community for the brand', () => {
    const texts = textsFor('Lumenhome lights flicker', forum, { brand: 'Lumenhome' }, false);
    expect(texts.map((text) => text.toLowerCase())).not.toContain('lumenhome');
  });

  it('is the same for the same topic, so that another worker can go on with it', () => {
    expect(textsFor('Motion sensor keeps the lights on')).toEqual(
      textsFor('Motion sensor keeps the lights on'),
    );
  });

  it('never makes a query longer than 120 characters', () => {
    const long = `${'extraordinarily '.repeat(18)}flickering`;
    expect(Math.max(...textsFor(long).map(({ length }) => length))).toBeLessThanOrEqual(120);
  });

  it('lets nothing back in through the topic’s lists that redaction cut from its sentence', () => {
    const question = 'Hi Anna Schmidt, order #A-99812: the hub is offline';
    const sent = textsFor(question, forum, { terms: ['schmidt', 'anna', 'offline'], codes: ['A-99812'] });
    expect(sent.join(' ')).not.toMatch(/schmidt|anna|99812/i);
    expect(sent.join(' ')).toMatch(/offline/);
  });

  it('offers the whole title only to an engine that takes one, and not where guests were refused it', () => {
    const question = 'Lights flicker when dimmed';
    expect(textsFor(question)).toContain(question);
    expect(textsFor(question, forum, {}, false)).not.toContain(question);
  });
});

describe('the next query', () => {
  const plan = planQueries({
    topic: aTopic('Lights flicker when dimmed below twenty'),
    community: forum,
    engine: discourse.engine,
    lexicon,
    mayUseTitleSearch: true,
  });

  it('goes on with the plan after what has been answered', () => {
    const [first] = plan;
    expect(nextQuery(plan, [row(first?.query.text ?? '', first?.query.mode ?? 'words', 0)], 0)).toBe(plan[1]);
  });

  it('is the very one that was under way when the worker was killed', () => {
    const [first] = plan;
    expect(nextQuery(plan, [row(first?.query.text ?? '', first?.query.mode ?? 'words')], 0)).toBe(first);
  });

  it('is none after three searches, and none once enough threads promise an answer', () => {
    const asked = plan.slice(0, 3).map(({ query }) => row(query.text, query.mode, 1));
    expect(nextQuery(plan, asked, 0)).toBeNull();
    expect(nextQuery(plan, [], 6)).toBeNull();
  });
});
