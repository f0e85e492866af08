import { describe, expect, it } from 'vitest';

import {
  changeSettings,
  defaultSettings,
  readSettings,
  withHost,
  type SettingsArea,
} from '@/storage/settings';

/** A browser's storage, with what is in it. */
function anArea(stored: Record<string, unknown> = {}): SettingsArea & { stored: Record<string, unknown> } {
  return {
    stored,
    get: (keys) =>
      Promise.resolve(
        Object.fromEntries(keys.filter((key) => key in stored).map((key) => [key, stored[key]])),
      ),
    set: (values) => Promise.resolve(void Object.assign(stored, values)),
  };
}

describe('settings', () => {
  it('are all off, and nothing is stored, until something is chosen', async () => {
    const area = anArea();
    expect(await readSettings(area)).toEqual(defaultSettings);
    expect(defaultSettings).toMatchObject({ watchesAll: false, asksAhead: false, watchedHosts: [] });
    expect(area.stored).toEqual({});
  });

  it('that are changed in two places at once are both kept', async () => {
    const area = anArea();
    await Promise.all(
      ['a.example', 'b.example'].map((host) =>
        changeSettings(area, async ({ watchedHosts }) => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          return { watchedHosts: withHost(watchedHosts, host, true) };
        }),
      ),
    );
    expect((await readSettings(area)).watchedHosts.toSorted()).toEqual(['a.example', 'b.example']);
  });

  it('that were stored badly fall back to what they are by default and lose nothing else', async () => {
    const area = anArea({
      watchesAll: 'yes',
      asksAhead: true,
      watchedHosts: ['help.acme.example', 7, 'not a host', null, '*'],
      silentHosts: { length: 3 },
      communityHosts: ['forum.acme.example', 'forum.acme.example', '[fd00::1]'],
      generalCommunities: ['lemmy:https://lemmy.world', '', 4, 'lemmy:https://lemmy.world'],
      silencedCommunities: 'all of them',
      asksRedditAsReader: 1,
      githubToken: 'github_pat_11AA\nX-Evil: yes',
    });
    expect(await readSettings(area)).toEqual({
      ...defaultSettings,
      watchesAll: false,
      asksAhead: true,
      watchedHosts: ['help.acme.example'],
      silentHosts: [],
      unsilentHosts: [],
      communityHosts: ['forum.acme.example', '[fd00::1]'],
      generalCommunities: ['lemmy:https://lemmy.world'],
      silencedCommunities: [],
      asksRedditAsReader: false,
      githubToken: '',
    });
  });

  it('are changed one by one', async () => {
    const area = anArea({ watchedHosts: ['a.example'], other: 'of somebody else' });
    await changeSettings(area, ({ watchedHosts }) => ({
      watchedHosts: withHost(watchedHosts, 'b.example', true),
    }));
    expect(area.stored).toEqual({ watchedHosts: ['a.example', 'b.example'], other: 'of somebody else' });
    await changeSettings(area, ({ watchedHosts }) => ({
      watchedHosts: withHost(watchedHosts, 'a.example', false),
    }));
    expect(await readSettings(area)).toMatchObject({ watchedHosts: ['b.example'] });
  });
});
