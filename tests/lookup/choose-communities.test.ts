import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { chooseCommunities, defaultPreferences, type Preferences } from '@/lookup/choose-communities';
import { loadLexicon } from '@/lookup/lexicon';
import { addCommunity } from '@/storage/additions';
import { openDb, type CommonplaceDb } from '@/storage/db';
import { correctFinding, doubtFinding, forgetCorrection, rememberFinding } from '@/storage/findings';
import type { Community } from '@/sources/source';
import type { Topic } from '@/detection/topic';

import { aTopic } from './world';

const now = Date.UTC(2026, 4, 4);
const dayMs = 24 * 3600 * 1000;
const page = 'https://help.ferrowatt.example/articles/7';

let db: CommonplaceDb;
beforeEach(() => {
  db = openDb(`choose-${crypto.randomUUID()}`);
});
afterEach(() => db.delete());

async function chosen(
  topic: Topic,
  preferences: Partial<Preferences> = {},
  at = now,
  url: string | undefined = page,
) {
  const { words } = await loadLexicon('en');
  const all = { ...defaultPreferences, ...preferences };
  return (await chooseCommunities(topic, url, { db, now: at, words, preferences: all })).communities;
}

function linking(...urls: string[]): Topic {
  return aTopic('Charger stops at half power', {
    communities: urls.map((url) => ({ url, text: 'Community' })),
  });
}

const forum = (platform: Community['platform'], base: string): Community => ({
  id: `${platform}:${base}`,
  platform,
  base,
  name: 'Forum',
  relation: 'own',
});
const forumBase = 'https://forum.ferrowatt.example';

describe('whom a topic is asked of', () => {
  it('is first whom the reader has named, then whom the page links, then the sites about the topic', async () => {
    await addCommunity(db, 'ferrowatt.example', forum('flarum', 'https://drivers.example'), now);
    const ids = (await chosen(linking(`${forumBase}/`))).map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['flarum:https://drivers.example', `unknown:${forumBase}`]);
    expect(ids.slice(2).every((id) => id.startsWith('stack-exchange:'))).toBe(true);
  });

  it('is for another company only what the reader wants for every topic', async () => {
    await addCommunity(db, 'acme.example', forum('flarum', 'https://acme-fans.example'), now);
    await addCommunity(db, '', forum('flarum', 'https://all.example'), now);
    const ids = (await chosen(linking())).map(({ id }) => id);
    expect(ids).toContain('flarum:https://all.example');
    expect(ids).not.toContain('flarum:https://acme-fans.example');
  });

  it('is never whom the reader does not want asked, and general places only where they want it', async () => {
    const topic = linking(`${forumBase}/`);
    const general = 'hacker-news:https://news.ycombinator.com';
    const wide = (await chosen(topic, { generalCommunities: [general] })).map(({ id }) => id);
    expect(wide).toContain(general);
    const ids = (await chosen(topic, { silencedCommunities: [`unknown:${forumBase}`] })).map(({ id }) => id);
    expect(ids).not.toContain(`unknown:${forumBase}`);
    expect(ids).not.toContain(general);
  });

  it('is not whom the reader silenced before it was known what runs there', async () => {
    await rememberFinding(db, forumBase, forum('nodebb', forumBase), now);
    const silenced = { silencedCommunities: [`unknown:${forumBase}`] };
    expect((await chosen(linking(`${forumBase}/`), silenced)).map(({ base }) => base)).not.toContain(
      forumBase,
    );
  });

  it('keeps to a few, however many the page links', async () => {
    const many = Array.from({ length: 12 }, (_, at) => `https://forum${at}.ferrowatt.example/`);
    expect((await chosen(linking(...many))).length).toBeLessThanOrEqual(8);
  });
});

describe('what was found out about a place', () => {
  it('is remembered, and looked at anew once it has not answered in its way', async () => {
    await rememberFinding(db, forumBase, forum('nodebb', forumBase), now);
    const topic = linking(`${forumBase}/`);
    expect((await chosen(topic))[0]).toMatchObject({ platform: 'nodebb', relation: 'own' });
    await doubtFinding(db, `nodebb:${forumBase}`, now + 1000);
    // Not at every lookup: a place may be out of order for an hour.
    expect((await chosen(topic, {}, now + 2000))[0]).toMatchObject({ platform: 'nodebb' });
    expect((await chosen(topic, {}, now + 2 * dayMs))[0]).toMatchObject({ platform: 'unknown' });
  });

  it('gives way to what the reader says, until they take it back', async () => {
    await rememberFinding(db, forumBase, forum('nodebb', forumBase), now);
    await correctFinding(db, forumBase, forum('flarum', forumBase), now);
    const topic = linking(`${forumBase}/`);
    await rememberFinding(db, forumBase, forum('nodebb', forumBase), now + 1);
    expect((await chosen(topic))[0]).toMatchObject({ platform: 'flarum' });
    await correctFinding(db, forumBase, null, now);
    expect((await chosen(topic)).map(({ base }) => base)).not.toContain(forumBase);
    await forgetCorrection(db, forumBase);
    expect((await chosen(topic))[0]).toMatchObject({ platform: 'unknown', base: forumBase });
  });

  it('does not make a refusal forgotten', async () => {
    await db.findings.put({ base: forumBase, community: null, foundAt: 0, declinedAt: 5 });
    await rememberFinding(db, forumBase, forum('nodebb', forumBase), now);
    expect((await db.findings.get(forumBase))?.declinedAt).toBe(5);
  });
});
