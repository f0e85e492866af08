import type { CommonplaceDb } from './db';

/** So many of the latest pins, verdicts and openings tell what the reader knows; older ones tell of an older self. */
const MOST_ROWS = 400;

/** Something that the reader has dealt with: what it was about, and what they did with it. */
export type Experience = { kind: 'pinned' | 'helped' | 'answered'; text: string; tags: string[] };

/**
 * What this reader has pinned, found to work, and answered. What did not help says nothing of what they know, pinned or
 * not. Read from what is on the device; none of it is sent anywhere.
 */
export async function readExperience(db: CommonplaceDb): Promise<Experience[]> {
  return db.transaction('r', [db.pins, db.threads, db.feedback, db.openings], async () => {
    const said = await db.feedback.toArray();
    const verdicts = new Map(said.map(({ answerId, verdict }) => [answerId, verdict]));
    const pins = await db.pins.orderBy('pinnedAt').reverse().limit(MOST_ROWS).toArray();
    const pinned = pins
      .filter(({ id }) => verdicts.get(id) !== 'did-not-help')
      .map(({ id, thread, topic, tags = [] }): Experience => ({
        kind: verdicts.get(id) === 'helped' ? 'helped' : 'pinned',
        text: [thread.title, topic.question, topic.product].filter(Boolean).join('\n'),
        tags: [...thread.tags, ...tags],
      }));
    const inPins = new Set(pins.map(({ id }) => id));
    const worked = said.filter(({ answerId, verdict }) => verdict === 'helped' && !inPins.has(answerId));
    const threads = await db.threads.bulkGet(worked.slice(-MOST_ROWS).map(({ threadId }) => threadId));
    const helped = threads.flatMap((row): Experience[] =>
      row ? [{ kind: 'helped', text: row.title, tags: row.tags }] : [],
    );
    const openings = await db.openings.orderBy('openedAt').reverse().limit(MOST_ROWS).toArray();
    const answered = openings
      .filter(({ answeredAt }) => answeredAt !== undefined)
      .map(({ title, tags }): Experience => ({ kind: 'answered', text: title, tags }));
    return [...pinned, ...helped, ...answered];
  });
}
