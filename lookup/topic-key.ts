import type { Topic } from '@/detection/topic';

/**
 * Equal for topics that would be asked the same. It is a key of the device's own database: plain text, so that
 * no hash can collide.
 */
export function topicKeyOf(topic: Topic): string {
  const parts = [
    topic.question,
    topic.brand ?? '',
    topic.product ?? '',
    topic.codes.join(' '),
    topic.terms.join(' '),
    topic.language,
  ];
  const links = topic.communities.map(({ url }) => url).sort();
  return [...parts, ...links]
    .map((part) => part.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim())
    .join('\n')
    .slice(0, 4000);
}
