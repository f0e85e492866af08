import { createModel } from '@preact/signals';

import type { StandingRow } from '@/storage/db';
import { liveSignal } from '@/storage/live-signal';
import { allStandings } from '@/storage/standings';

import { changeStanding, type StandingDeps } from './change-standing';

/** All communities and authors of whom the reader thinks something, to be looked through and changed. */
export const StandingsModel = createModel((deps: StandingDeps) => ({
  /** Null while the database has not answered. */
  standings: liveSignal<StandingRow[] | null>(() => allStandings(deps.db), null),
  change: (row: StandingRow, level: StandingRow['level'] | null) => changeStanding(deps, row, level),
}));
export type StandingsModel = InstanceType<typeof StandingsModel>;
