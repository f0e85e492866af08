import type { ProblemCode } from '@/sources/source';
import type { SourceProgress, SourceState } from '@/storage/db';

import { t, tn, type MessageKey } from './i18n';
import { clockTime } from './moments';

// Chrome allows no hyphen in a message's name.
const stateKeys = {
  waiting: 'state_waiting',
  asking: 'state_asking',
  answered: 'state_answered',
  limited: 'state_limited',
  failed: 'state_failed',
  'needs-permission': 'state_needs_permission',
  declined: 'state_declined',
} as const satisfies Record<SourceState, MessageKey>;

const problemKeys = {
  offline: 'problem_offline',
  timeout: 'problem_timeout',
  throttled: 'problem_throttled',
  refused: 'problem_refused',
  'needs-permission': 'problem_needs_permission',
  unavailable: 'problem_unavailable',
  'too-large': 'problem_too_large',
  changed: 'problem_changed',
  'not-found': 'problem_not_found',
  cancelled: 'problem_cancelled',
} as const satisfies Record<ProblemCode, MessageKey>;

/** How far a source has come, in words, with what happens next where it happens by itself. */
export function stateText(source: SourceProgress, now: number): string {
  const { state, problem } = source;
  if (state === 'answered') return tn('sourceFound', source.threadIds.length);
  if (state === 'limited' && problem?.retryAt !== undefined)
    return t('limitedUntil', clockTime(problem.retryAt, now));
  if (state === 'failed' && problem !== undefined) return problemText(problem.code);
  return t(stateKeys[state]);
}

function problemText(code: ProblemCode): string {
  return t(problemKeys[code]);
}

/** A ledger row's outcome in words: its own ones, or a problem's. */
export function outcomeText(outcome: string): string {
  if (outcome === 'ok') return t('outcome_ok');
  if (outcome === 'unchanged') return t('outcome_unchanged');
  if (outcome === 'pending') return t('outcome_pending');
  if (outcome === 'stopped') return t('outcome_stopped');
  return isProblemCode(outcome) ? problemText(outcome) : outcome;
}

function isProblemCode(outcome: string): outcome is ProblemCode {
  return Object.hasOwn(problemKeys, outcome);
}
