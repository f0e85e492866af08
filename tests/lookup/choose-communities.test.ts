import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readCommunity } from '@/bench/community-argument';
import { chooseCommunities, defaultPreferences, type Preferences } from '@/lookup/choose-communities';
import { linkedCommunities, namedSite } from '@/lookup/communities';
import { directoryCommunities } from '@/lookup/directory';
import { loadLexicon } from '@/lookup/lexicon';
import { addCommunity } from '@/storage/additions';
import { openDb, type CommonplaceDb } from '@/storage/db';
import {
  correctFinding,
  doubtFinding,
  forgetCorrection,
  rememberFinding,
  rememberRefusal,
} from '@/storage/findings';
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

describe('the places among which is chosen', () => {
  it('do not push the company’s own forum out, however many others the page links before it', async () => {
    const others = ['https://www.reddit.com/r/ferrowatt/', 'https://github.com/ferrowatt/charger'];
    const ids = (await chosen(linking(...others, `${forumBase}/`))).map(({ id }) => id);
    expect(ids).toContain(`unknown:${forumBase}`);
  });

  it('leave room for the next one where the reader has silenced the first', async () => {
    const silenced = ['https://one.ferrowatt.example', 'https://two.ferrowatt.example'];
    const ids = await chosen(linking(...silenced, `${forumBase}/`), {
      silencedCommunities: silenced.map((base) => `unknown:${base}`),
    });
    expect(ids.map(({ base }) => base)).toContain(forumBase);
  });

  it('keep several that the reader has added on one server apart', async () => {
    const group = (name: string): Community => ({
      ...forum('lemmy', 'https://lemmy.world'),
      id: `lemmy:https://lemmy.world#${name}`,
      tags: [name],
    });
    for (const community of [group('chargers'), group('heatpumps'), namedSite('ev'), namedSite('diy')])
      await addCommunity(db, 'ferrowatt.example', community, now);
    const ids = (await chosen(linking())).map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'lemmy:https://lemmy.world#chargers',
        'lemmy:https://lemmy.world#heatpumps',
        'stack-exchange:ev',
        'stack-exchange:diy',
      ]),
    );
    const silence = async (id: string) =>
      (await chosen(linking(), { silencedCommunities: [id] }))
        .filter(({ platform }) => platform === 'lemmy')
        .map(({ tags }) => tags?.[0]);
    expect(await silence('lemmy:https://lemmy.world#chargers')).toEqual(['heatpumps']);
    expect(await silence('lemmy:https://lemmy.world')).toEqual([]);
  });

  it('are each told apart by their group, wherever they are named', () => {
    const linked = [
      'https://lemmy.world/c/lamps',
      'https://mastodon.social/tags/Lamps',
      'https://lemmy.world/',
    ];
    expect(linkedCommunities(linking(...linked)).map(({ id }) => id)).toEqual([
      'lemmy:https://lemmy.world#lamps',
      'mastodon:https://mastodon.social#Lamps',
      'lemmy:https://lemmy.world',
    ]);
    expect(readCommunity('mastodon=https://m.example#acme,acmehub').id).toBe(
      'mastodon:https://m.example#acme,acmehub',
    );
    const listed = directoryCommunities({ pageUrl: 'https://docs.nextcloud.com/' });
    expect(listed.map(({ id }) => id)).toContain('mastodon:https://mastodon.social#nextcloud');
  });
});

describe('what was found out about a place', () => {
  it('counts for a general server too, so that it is not looked at in every lookup', async () => {
    const general = 'lemmy:https://programming.dev';
    const found = { ...forum('lemmy', 'https://programming.dev'), details: { api: 'v3' } };
    await rememberFinding(db, found.base, found, now);
    const places = await chosen(linking(), { generalCommunities: [general] });
    expect(places.find(({ id }) => id === general)).toMatchObject({
      details: { api: 'v3' },
      relation: 'general',
    });
  });

  it('is for all groups of a server, and leaves each of them the one it is', async () => {
    const found = { ...forum('lemmy', 'https://lemmy.world'), tags: ['heatpumps'], details: { api: 'v4' } };
    await rememberFinding(db, found.base, found, now);
    const [group] = await chosen(linking('https://lemmy.world/c/chargers'));
    expect(group).toMatchObject({
      id: 'lemmy:https://lemmy.world#chargers',
      tags: ['chargers'],
      details: { api: 'v4' },
    });
  });

  it('can be that it refuses to be looked at: then it is left alone for a day', async () => {
    const topic = linking(`${forumBase}/`);
    await rememberRefusal(db, forumBase, now);
    expect((await chosen(topic, {}, now + 1000)).map(({ base }) => base)).not.toContain(forumBase);
    expect((await chosen(topic, {}, now + dayMs + 1))[0]).toMatchObject({ base: forumBase });
    // What need not be looked at is asked all the same.
    const known = linking(`${forumBase}/t/charger-stops/71`);
    expect((await chosen(known, {}, now + 1000))[0]).toMatchObject({ platform: 'discourse' });
  });

  it('is looked at anew where a platform known by its address does not answer in its way, once a day', async () => {
    const topic = linking(`${forumBase}/t/charger-stops/71`);
    expect((await chosen(topic))[0]).toMatchObject({ platform: 'discourse' });
    await doubtFinding(db, forumBase, now + 1);
    expect((await chosen(topic, {}, now + 2))[0]).toMatchObject({ platform: 'unknown', base: forumBase });
    await rememberFinding(db, forumBase, forum('nodebb', forumBase), now + 3);
    expect((await chosen(topic, {}, now + 4))[0]).toMatchObject({ platform: 'nodebb' });
    await doubtFinding(db, forumBase, now + 5);
    await rememberFinding(db, forumBase, null, now + 6);
    expect((await chosen(topic, {}, now + 7)).map(({ base }) => base)).not.toContain(forumBase);
    await doubtFinding(db, forumBase, now + 8);
    expect((await chosen(topic, {}, now + 9)).map(({ base }) => base)).not.toContain(forumBase);
    expect((await chosen(topic, {}, now + 2 * dayMs))[0]).toMatchObject({ platform: 'unknown' });
  });

  it('is looked at anew when the reader wants it, though its address names the platform', async () => {
    const topic = linking(`${forumBase}/t/charger-stops/71`);
    await forgetCorrection(db, forumBase, now);
    expect((await chosen(topic))[0]).toMatchObject({ platform: 'unknown', base: forumBase });
  });

  it('never turns a place of one platform, or a server that is known by name, into a guess', async () => {
    const urls = ['https://github.com/ferrowatt/charger', 'https://lemmy.world/c/ferrowatt'];
    await doubtFinding(db, 'https://github.com/ferrowatt/charger', now);
    await doubtFinding(db, 'https://lemmy.world', now);
    const platforms = (await chosen(linking(...urls))).map(({ platform }) => platform);
    expect(platforms).toEqual(expect.arrayContaining(['github', 'lemmy']));
    expect(platforms).not.toContain('unknown');
  });

  it('gives way to what the reader says of the address that was found behind the linked one', async () => {
    const linkedBase = 'https://people.ferrowatt.example';
    await rememberFinding(db, linkedBase, forum('nodebb', forumBase), now);
    await correctFinding(db, forumBase, forum('flarum', forumBase), now);
    expect((await chosen(linking(`${linkedBase}/`)))[0]).toMatchObject({
      platform: 'flarum',
      base: forumBase,
    });
  });

  it('is remembered, and looked at anew once it has not answered in its way', async () => {
    await rememberFinding(db, forumBase, forum('nodebb', forumBase), now);
    const topic = linking(`${forumBase}/`);
    expect((await chosen(topic))[0]).toMatchObject({ platform: 'nodebb', relation: 'own' });
    await doubtFinding(db, forumBase, now + 1000);
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
    await forgetCorrection(db, forumBase, now);
    expect((await chosen(topic))[0]).toMatchObject({ platform: 'unknown', base: forumBase });
  });

  it('does not make a refusal forgotten', async () => {
    await db.findings.put({ base: forumBase, community: null, foundAt: 0, declinedAt: 5 });
    await rememberFinding(db, forumBase, forum('nodebb', forumBase), now);
    expect((await db.findings.get(forumBase))?.declinedAt).toBe(5);
  });
});
