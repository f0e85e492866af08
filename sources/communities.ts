import type { Community, PlatformId } from './source';

/**
 * The id of a place on a platform. The group or the hashtags that narrow it are part of it: two groups of one server are
 * two places, each with its own threads, its own cache and its own silence.
 */
export function communityId(
  platform: Community['platform'],
  base: string,
  tags: readonly string[] = [],
): string {
  return `${platform}:${base}${tags.length === 0 ? '' : `#${tags.join(',')}`}`;
}

/** The community at a base address, called by its host unless its own name is given. */
export function communityAt(
  platform: PlatformId,
  base: string,
  parts: Partial<Pick<Community, 'name' | 'relation' | 'tags' | 'details'>> = {},
): Community {
  const name = base.replace(/^https?:\/\//, '');
  return { id: communityId(platform, base, parts.tags), platform, base, name, relation: 'own', ...parts };
}
