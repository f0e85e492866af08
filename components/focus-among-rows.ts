import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * When the row that has the focus goes, the focus comes to the one that takes its place (or to the last one), so that
 * the keyboard goes on where it was.
 */
export function useFocusAmongRows(list: RefObject<HTMLElement | null>, ids: readonly string[]): void {
  const last = useRef<{ id: string; place: number } | null>(null);
  const drawn = useRef(ids);
  useLayoutEffect(() => {
    const element = list.current;
    const note = ({ target }: FocusEvent): void => {
      const rows = [...(element?.children ?? [])];
      const place = rows.findIndex((row) => target instanceof Node && row.contains(target));
      const id = drawn.current[place];
      last.current = id === undefined ? null : { id, place };
    };
    element?.addEventListener('focusin', note);
    return () => element?.removeEventListener('focusin', note);
  }, [list]);
  useLayoutEffect(() => {
    drawn.current = ids;
    const left = last.current;
    if (left === null || ids.includes(left.id)) return;
    last.current = null;
    if (!isFocusLost(list.current)) return;
    const place = Math.min(left.place, ids.length - 1);
    list.current?.children[place]?.querySelector<HTMLElement>('[data-card-title]')?.focus();
  });
}

/** It has fallen to the page or to the view (`useKeptFocus`), and not been taken elsewhere. */
function isFocusLost(list: HTMLElement | null): boolean {
  const active = list?.ownerDocument.activeElement;
  return active === list?.ownerDocument.body || active?.localName === 'main';
}
