/** Before something with the focus in it goes away: the focus stays in the view instead of falling out of the page. */
export function keepFocus(leaving: HTMLElement | null): void {
  const view = leaving?.closest('main') ?? leaving?.ownerDocument.querySelector('main');
  view?.focus({ preventScroll: true });
}
