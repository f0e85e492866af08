import DOMPurify from 'dompurify';

import { t } from './i18n';
import { webUrl } from './web-url';

const allowedTags = [
  'a abbr b bdi blockquote br cite code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img',
  'ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var',
].flatMap((line) => line.split(' '));
const allowedAttributes = [
  'alt',
  'colspan',
  'dir',
  'href',
  'lang',
  'reversed',
  'rowspan',
  'src',
  'start',
  'title',
];
const maxHtmlChars = 200_000;
const emojiName = /^:[\w+-]{1,60}:$/;

/**
 * Untrusted HTML as nodes that can neither run, load, style nor lead anywhere but to http(s). They stay in an
 * inert document until they are mounted, so that nothing is fetched on the way.
 */
export function sanitiseAnswer(html: string, baseUrl: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html.slice(0, maxHtmlChars), {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: allowedAttributes,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const link of fragment.querySelectorAll('a')) secureLink(link, baseUrl);
  for (const image of fragment.querySelectorAll('img')) shelveImage(image, baseUrl);
  for (const heading of fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')) demoteHeading(heading);
  for (const wide of fragment.querySelectorAll('pre, table')) letScroll(wide);
  return fragment;
}

function secureLink(link: HTMLAnchorElement, baseUrl: string): void {
  const href = absoluteUrl(link.getAttribute('href'), baseUrl);
  if (href === undefined) {
    link.replaceWith(...link.childNodes);
    return;
  }
  link.setAttribute('href', href);
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer nofollow');
  link.setAttribute('referrerpolicy', 'no-referrer');
}

/** An image becomes a button that fetches it; forum software's emoji become their names. */
function shelveImage(image: HTMLImageElement, baseUrl: string): void {
  const alt = image.getAttribute('alt') ?? '';
  const address = absoluteUrl(image.getAttribute('src'), baseUrl);
  const stand =
    address === undefined || emojiName.test(alt)
      ? document.createTextNode(alt)
      : imageButton(address.replace(/^http:/, 'https:'), alt);
  const link = image.closest('a');
  if (link === null || stand instanceof Text) {
    image.replaceWith(stand);
    return;
  }
  // A button within a link can't be pressed on its own.
  image.remove();
  link.after(stand);
  if (link.textContent.trim() === '' && link.querySelector('img') === null) link.remove();
}

function imageButton(address: string, alt: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  const label = t('showImage', new URL(address).host);
  button.textContent = alt === '' ? label : `${label}: ${alt}`;
  button.addEventListener('click', () => showImage(button, address, alt), { once: true });
  return button;
}

function showImage(button: HTMLButtonElement, address: string, alt: string): void {
  const image = document.createElement('img');
  image.setAttribute('referrerpolicy', 'no-referrer');
  image.alt = alt;
  image.tabIndex = -1;
  image.addEventListener('error', () => image.replaceWith(t('imageFailed')), { once: true });
  image.src = address;
  const hadFocus = button === document.activeElement;
  button.replaceWith(image);
  if (hadFocus) image.focus({ preventScroll: true });
}

/** The card's own title is an h3: what an answer calls a heading stands below it. */
function demoteHeading(heading: Element): void {
  const lower = document.createElement('h4');
  lower.append(...heading.childNodes);
  heading.replaceWith(lower);
}

/** What is too wide scrolls inside itself, by keyboard too. */
function letScroll(wide: Element): void {
  const frame = document.createElement('div');
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', wide.matches('pre') ? t('codeLabel') : t('tableLabel'));
  wide.replaceWith(frame);
  frame.append(wide);
}

function absoluteUrl(address: string | null, baseUrl: string): string | undefined {
  if (address === null || !URL.canParse(address, baseUrl)) return undefined;
  return webUrl(new URL(address, baseUrl).href);
}
