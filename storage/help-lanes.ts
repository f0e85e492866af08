import type { CommonplaceDb, HelpLaneRow, LanePlace, PeopleRow } from './db';
import { withRoom } from './room';

/** After so long nobody wants to see a list of open questions, or of people, any more. */
const KEPT_MS = 24 * 3600 * 1000;

/** What has come of one community's part. */
export type LaneEnd = Pick<LanePlace, 'state' | 'problem' | 'questions' | 'endedAt'>;

/** One list for one tag at one community; without a tag, for the whole of it. */
export function peopleId(communityId: string, tag: string | undefined): string {
  return `${communityId} ${tag ?? ''}`;
}

/** The lane of a topic, by the topic's key. */
export function laneOf(db: CommonplaceDb, topicKey: string): Promise<HelpLaneRow | undefined> {
  return db.helpLanes.get(topicKey);
}

/**
 * Begins a lane. Where one is there that `isFresh`, it goes on instead: only what has not been answered in it is wanted
 * again. Gives the lane as it stands then.
 */
export async function beginLane(
  db: CommonplaceDb,
  row: HelpLaneRow,
  isFresh: (known: HelpLaneRow) => boolean,
): Promise<HelpLaneRow> {
  return withRoom(db, () =>
    db.transaction('rw', db.helpLanes, async () => {
      const known = await db.helpLanes.get(row.id);
      const next = known !== undefined && isFresh(known) ? againWhereUnanswered(known) : row;
      await db.helpLanes.put(next);
      return next;
    }),
  );
}

function againWhereUnanswered(row: HelpLaneRow): HelpLaneRow {
  const places = row.places.map((place): LanePlace => {
    if (place.state === 'answered') return place;
    const { problem: _problem, endedAt: _endedAt, ...rest } = place;
    return { ...rest, state: 'waiting' };
  });
  return { ...row, places };
}

/** Writes down what one community has answered; of a lane that was dropped or begun anew without it, nothing. */
export async function endPlace(
  db: CommonplaceDb,
  laneId: string,
  communityId: string,
  end: LaneEnd,
): Promise<void> {
  await withRoom(db, async () => {
    await db.helpLanes
      .where('id')
      .equals(laneId)
      .modify((row) => {
        row.places = row.places.map((place) =>
          place.community.id === communityId ? { ...place, ...end } : place,
        );
      });
  });
}

/** Keeps a list of people, as far as it has come. */
export async function putPeople(db: CommonplaceDb, row: PeopleRow): Promise<void> {
  await withRoom(db, () => db.people.put(row));
}

/** What was wanted by a press and has not been answered: lanes and lists of people. */
export async function unfinishedPresses(
  db: CommonplaceDb,
): Promise<{ lanes: HelpLaneRow[]; people: PeopleRow[] }> {
  return {
    lanes: await db.helpLanes
      .filter(({ places }) => places.some(({ state }) => state === 'waiting'))
      .toArray(),
    people: await db.people.filter(({ state }) => state === 'waiting').toArray(),
  };
}

/** Drops what is too old to be looked at. `now` in epoch ms. */
export async function sweepHelp(db: CommonplaceDb, now: number): Promise<void> {
  for (const table of [db.helpLanes, db.people])
    await table
      .where('wantedAt')
      .below(now - KEPT_MS)
      .delete();
}
