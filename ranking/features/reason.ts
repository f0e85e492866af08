import type { Reason } from '../ranked';

/** Too small to change an order or to be worth a sentence. */
const leastValue = 0.005;

/** A list of one reason, or of none when it weighs nothing. */
export function reason(id: Reason['id'], value: number, params: (string | number)[] = []): Reason[] {
  if (!Number.isFinite(value) || Math.abs(value) < leastValue) return [];
  return [{ id, value, params: params.map(String) }];
}
