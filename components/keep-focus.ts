import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/**
 * For whatever may be pressed and vanish by it: when it goes while it has the focus, the focus stays in the view
 * instead of falling out of the page.
 */
export function useKeptFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const place = useRef<Element>(null);
  useLayoutEffect(() => {
    const element = place.current;
    return () => {
      if (element === null || element.ownerDocument.activeElement !== element) return;
      const view = element.closest('main') ?? element.ownerDocument.querySelector('main');
      view?.focus({ preventScroll: true });
    };
  }, []);
  return place;
}
