/** A place that gives nothing to guests' programs: the reader opens it, with the question filled in. */
export type LinkOut = { name: string; url: string };

type Place = {
  name: string;
  /** Only for topics that name one of these words; undefined: for every topic. */
  about?: RegExp;
  url: (text: string, place: { subreddit?: string | undefined }) => string;
};

const places: readonly Place[] = [
  {
    name: 'Reddit',
    url: (text, { subreddit }) =>
      subreddit === undefined
        ? `https://www.reddit.com/search/?${new URLSearchParams({ q: text })}`
        : `https://www.reddit.com/r/${encodeURIComponent(subreddit)}/search/?${new URLSearchParams({ q: text, restrict_sr: '1' })}`,
  },
  { name: 'Quora', url: (text) => `https://www.quora.com/search?${new URLSearchParams({ q: text })}` },
  {
    name: 'Apple Community',
    about:
      /\b(?:apple|iphone|ipad|ipod|ios|ipados|mac|macbook|imac|macos|icloud|airpods|itunes|watchos|homepod)\b/i,
    url: (text) => `https://discussions.apple.com/search?${new URLSearchParams({ q: text })}`,
  },
  {
    name: 'Google Help Communities',
    about: /\b(?:google|gmail|android|pixel|chrome|chromebook|chromecast|youtube|nest|fitbit)\b/i,
    // The site reads its own parameters out of the path, encoded once more.
    url: (text) =>
      `https://support.google.com/s/community/search/${encodeURIComponent(`query=${encodeURIComponent(text)}`)}`,
  },
  { name: 'X', url: (text) => `https://x.com/search?${new URLSearchParams({ q: text })}` },
];

/** What a search field there takes at most. */
const maxChars = 120;

/**
 * Links to places that can't be asked from here, the general ones always, those of one maker where the topic is about
 * its things. Pure; `text` is what stands in the link, already redacted; `topic` is only looked at. None without words.
 */
export function linkOutsFor(
  text: string,
  topic: { question: string; brand?: string | undefined; product?: string | undefined },
  subreddit?: string,
): LinkOut[] {
  const words = text.trim().slice(0, maxChars).trim().toWellFormed();
  if (words === '') return [];
  const subject = [topic.question, topic.brand, topic.product].join(' ');
  return places
    .filter(({ about }) => about === undefined || about.test(subject))
    .map(({ name, url }) => ({ name, url: url(words, { subreddit }) }));
}

// Verified against addresses in use in public code in 2025 and 2026; none of these places was asked.
