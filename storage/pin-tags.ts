export const MAX_TAG_CHARS = 60;
export const MAX_TAGS = 30;

/** Equal for tags that are the same but for their case. */
export function tagKey(tag: string): string {
  return tag.normalize('NFC').toLowerCase();
}

/** Tags as they are kept: trimmed, composed (NFC), each once (the first way of writing it stays), not too many. */
export function cleanTags(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags) {
    const clean = cleanTag(tag);
    if (clean !== '' && !byKey.has(tagKey(clean))) byKey.set(tagKey(clean), clean);
  }
  return [...byKey.values()].slice(0, MAX_TAGS);
}

/** '' where nothing is left of it. */
export function cleanTag(tag: string): string {
  const whole = tag.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  // A pair of surrogates is one character: it is not cut in two.
  return whole
    .slice(0, MAX_TAG_CHARS)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

export function withoutTag(tags: readonly string[], tag: string): string[] {
  const gone = tagKey(cleanTag(tag));
  return tags.filter((other) => tagKey(other) !== gone);
}

/** In its place; where the new one is there already, the old one goes. */
export function withTagRenamed(tags: readonly string[], from: string, to: string): string[] {
  const gone = tagKey(cleanTag(from));
  return cleanTags(tags.map((tag) => (tagKey(tag) === gone ? to : tag)));
}
