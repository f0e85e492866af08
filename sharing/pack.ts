import { creditedPin, writeLibrary, type Breathe, type LibraryText } from './library-file';
import { creditOf, type CreditWords } from './credit';
import { escapeHtml, escapeMarkdown, linkAddress } from './escape';
import type { LibraryPin } from './library-schema';
import { answerLink } from './text-fragment';

export const packFormats = ['markdown', 'html', 'json'] as const;
export type PackFormat = (typeof packFormats)[number];

/** The few words of a pack, in the reader's language. */
export type PackWords = CreditWords & {
  title: string;
  /** BCP 47, and the way in which it is written. */
  language: string;
  direction: 'ltr' | 'rtl';
};

const pinsPerBreath = 32;
const style = `:root{color-scheme:light dark}
body{max-width:42rem;margin:2rem auto;padding-inline:1rem;font:1rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere;background:light-dark(#fff,#16181a);color:light-dark(#1c1f21,#e9e7e3)}
a{color:light-dark(#0b6656,#72d4be)}
h1,h2{line-height:1.25}
article{margin-block:2.5rem;break-inside:avoid-page}
blockquote{margin:0;padding-inline-start:1rem;border-inline-start:3px solid light-dark(#85888b,#787e82);white-space:pre-wrap}
@media print{body{margin:0;max-width:none}a{color:inherit}article>p a::after{content:" <" attr(href) ">";font-size:.8em}}`;

/**
 * Several pins as one file for other people, each with its author, licence and link. Nothing of the reader's own is in
 * it: no notes, tags, verdicts, nor the pages and questions that led there. JSON can be taken in as a library.
 */
export async function writePack(
  pins: readonly LibraryPin[],
  format: PackFormat,
  options: { words: PackWords; breathe?: Breathe },
): Promise<LibraryText> {
  const { words, breathe = async () => {} } = options;
  if (format === 'json') {
    const library = { pins: pins.map(forOthers), verdicts: [], standings: [], removals: [] };
    return writeLibrary(library, 'json', options);
  }
  const parts: string[] = [];
  for (const [place, pin] of pins.entries()) {
    if (place % pinsPerBreath === 0) await breathe();
    parts.push(format === 'markdown' ? markdownSection(pin, words) : htmlSection(pin, words));
  }
  return {
    parts: format === 'markdown' ? markdownFile(parts, words) : htmlFile(parts, words),
    unwritten: [],
  };
}

function forOthers({ id, pinnedAt, origin, thread, answer }: LibraryPin): LibraryPin {
  return {
    id,
    pinnedAt,
    ...(origin === undefined ? {} : { origin }),
    topic: { question: '' },
    thread,
    answer,
  };
}

/** Leads to what the reader has marked first, where they have. */
function linkOf({ answer, thread, highlights = [] }: LibraryPin): string {
  return answerLink(answer, thread, highlights[0]);
}

function markdownSection(pin: LibraryPin, words: PackWords): string {
  const credit = creditOf({ ...creditedPin(pin), link: linkOf(pin) }, words);
  return `## ${escapeMarkdown(pin.thread.title)}\n\n${credit.markdown}\n`;
}

function markdownFile(sections: string[], words: PackWords): string[] {
  return [`# ${escapeMarkdown(words.title)}\n\n`, ...sections];
}

function htmlSection(pin: LibraryPin, words: PackWords): string {
  const link = linkOf(pin);
  const credit = creditOf({ ...creditedPin(pin), link }, words);
  const title = escapeHtml(pin.thread.title);
  const address = linkAddress(link);
  const heading = address === undefined ? title : `<a href="${escapeHtml(address)}">${title}</a>`;
  return `<article>\n<h2 dir="auto">${heading}</h2>\n${credit.html}\n</article>\n`;
}

/** Self-contained: whoever opens it loads nothing, and nothing in it runs. */
function htmlFile(sections: string[], { title, language, direction }: PackWords): string[] {
  const head = [
    `<!doctype html>\n<html lang="${escapeHtml(language)}" dir="${direction}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title)}</title>\n<style>${style}</style>\n</head>\n<body>\n<h1>${escapeHtml(title)}</h1>\n`,
  ];
  return [head.join('\n'), ...sections, '</body>\n</html>\n'];
}
