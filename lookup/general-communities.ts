import type { Community } from '@/sources/source';

/** Places about everything. Asked only where the reader has switched them on: seldom do they know a product. */
export const generalCommunities: readonly Community[] = [
  {
    id: 'hacker-news:https://news.ycombinator.com',
    platform: 'hacker-news',
    base: 'https://news.ycombinator.com',
    name: 'Hacker News',
    relation: 'general',
  },
  {
    id: 'lemmy:https://lemmy.world',
    platform: 'lemmy',
    base: 'https://lemmy.world',
    name: 'Lemmy (lemmy.world)',
    relation: 'general',
  },
  {
    id: 'lemmy:https://programming.dev',
    platform: 'lemmy',
    base: 'https://programming.dev',
    name: 'Lemmy (programming.dev)',
    relation: 'general',
  },
];
