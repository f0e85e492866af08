import type { LookupRow } from '@/storage/db';

/** Is there a form on this page in which somebody writes to the company? */
export function hasMessageForm(page: LookupRow['page']): boolean {
  const { kind, signals = [] } = page?.verdict ?? {};
  return kind === 'contact' || signals.some(({ id }) => id === 'form with a message field');
}
