/** The address of a page whatever place on it is meant: a fragment that is a path ('#/articles/5') is a page of its own. */
export function pageAddress(url: string): string {
  return url.replace(/#(?![/!]).*$/s, '');
}
