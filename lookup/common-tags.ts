import type { Thread } from '@/sources/source';

/** The tags of these threads, those first that most of them have; of equally common ones, the one seen first. */
export function commonTags(threads: readonly Pick<Thread, 'tags'>[]): string[] {
  const counts = new Map<string, number>();
  for (const { tags } of threads)
    for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([tag]) => tag);
}
