import type { Answer, Thread } from '@/sources/source';

/** Is this the very answer that an address points to? */
export type LinkJudge = (answer: Answer, thread: Thread) => boolean;

/** Longer addresses are nobody's link to an answer. */
const maxChars = 2000;
const nobody: LinkJudge = () => false;

/**
 * Tells which answer the address of a page names, if any: by the answer's own address, or by the post's number within
 * its thread (`#1234`, `#answer-1234`, `/t/slug/12/3`). A text directive (`:~:text=`) says nothing of it; some
 * browsers leave it in the address and some don't.
 */
export function createLinkJudge(pageUrl: string | undefined): LinkJudge {
  const page = readAddress(pageUrl);
  if (page === null) return nobody;
  return (answer, thread) => {
    const [own, home] = [readAddress(answer.url), readAddress(thread.url)];
    if (own === null || home === null || own.host !== page.host || own.whole === home.whole) return false;
    if (own.whole === page.whole) return true;
    const post = postOf(own, home);
    return post !== '' && isWithin(page, home) && post === postOf(page, home);
  };
}

type Address = { host: string; path: string; hash: string; whole: string; steps: string[] };

function readAddress(url: string | undefined): Address | null {
  if (url === undefined || url.length > maxChars || !URL.canParse(url)) return null;
  const { host, pathname, search, hash } = new URL(url);
  const [place = ''] = hash.slice(1).split(':~:');
  const path = pathname.replace(/\/$/, '');
  const name = host.replace(/^www\./, '');
  const whole = `${name}${path}${search}#${place}`;
  return { host: name, path, hash: place, whole, steps: path.split('/').filter(Boolean) };
}

/** The thread's own number stands in the page's path, or the page lies below the thread. */
function isWithin(page: Address, home: Address): boolean {
  const number = home.steps.findLast(isNumber);
  return number === undefined
    ? page.path === home.path || page.path.startsWith(`${home.path}/`)
    : page.steps.includes(number);
}

/** The number of a post: at the end of the fragment, else of the path, where that is not the thread's own. */
function postOf({ hash, steps }: Address, home: Address): string {
  const inHash = /\d{1,19}$/.exec(hash)?.[0];
  if (inHash !== undefined) return inHash;
  const thread = home.steps.findLast(isNumber);
  const after = steps.slice(thread === undefined ? 0 : steps.indexOf(thread) + 1);
  const last = after.at(-1) ?? '';
  return isNumber(last) ? last : '';
}

function isNumber(step: string): boolean {
  return /^\d{1,19}$/.test(step);
}
