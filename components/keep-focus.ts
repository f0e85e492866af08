/** Before something with the focus in it goes away: the focus stays in the view instead of falling out of the page. */
export function keepFocus(leaving: HTMLElement | null): void {
  leaving?.closest('main')?.focus({ preventScroll: true });
}
