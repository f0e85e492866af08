import type { PinRow } from '@/storage/db';

type Parts = Partial<Omit<PinRow, 'answer' | 'thread' | 'topic'>> & {
  title?: string;
  text?: string;
  question?: string;
  author?: string;
  community?: string;
};

/** A kept answer about a lamp. What is not said of it is the same for all. */
export function aPin(id: string, parts: Parts = {}): PinRow {
  const {
    title = `Title of ${id}`,
    text = 'Turn it off and on.',
    question = 'lamp',
    author,
    community,
    ...rest
  } = parts;
  const name = community ?? 'Lumenhome';
  return {
    id,
    pinnedAt: 1000,
    answer: {
      id,
      url: `https://forum.lumenhome.example/t/${id}`,
      html: `<p>${text}</p>`,
      text,
      author: { name: author ?? null },
      acceptedBy: null,
    },
    thread: {
      id: `thread of ${id}`,
      title,
      url: 'https://forum.lumenhome.example/t/1',
      communityId: `discourse:https://${name.toLowerCase()}.example`,
      communityName: name,
      platform: 'discourse',
      tags: [],
    },
    topic: { question },
    ...rest,
  };
}
