import { isInside, own } from './own-property';

/** Everything a reader can type into, whatever it is made of. */
export const typed =
  'input,textarea,select,[contenteditable]:not([contenteditable=false i]),[role=textbox],[role=searchbox],[role=combobox]';

const unread = `script,style,template,${typed}`;
/** A heading or a link of more pieces than this is none. */
const maxPieces = 200;
/** Of a longer run of text only the beginning is looked at, white space included. */
const longPiece = 5000;

/** The element's text in one line, without scripts and without anything that was typed. */
export function visibleText(element: Element, maxChars: number): string {
  const document = own(element, 'ownerDocument');
  const walker = own(document, 'createTreeWalker').call(document, element, SHOW_TEXT);
  let text = '';
  for (let piece = 0; piece < maxPieces && text.length < 2 * maxChars; piece += 1) {
    const node = walker.nextNode();
    if (!node) break;
    const parent = own(node, 'parentElement');
    if (parent && !isInside(parent, unread))
      text += squeeze((own(node, 'nodeValue') ?? '').slice(0, longPiece));
  }
  return oneLine(text, maxChars);
}

/** NodeFilter.SHOW_TEXT: the terminal has no NodeFilter. */
const SHOW_TEXT = 4;

/** The text in one line, without characters that are no text. */
export function oneLine(text: string, maxChars: number): string {
  return squeeze(text.slice(0, longPiece)).trim().slice(0, maxChars);
}

/** Runs of white space, line breaks and the like as one space. */
function squeeze(text: string): string {
  return text.replace(/[\s\u200B\u00AD\p{Cc}\p{Cs}]+/gu, ' ');
}
