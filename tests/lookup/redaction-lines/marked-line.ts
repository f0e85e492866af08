import { redact } from '@/lookup/redact';

/**
 * A line as somebody wrote it, in which `[[…]]` marks what must not leave the device and `{{…}}` what finds the
 * answer and must. A line without a secret must come out exactly as it went in.
 */
export type MarkedLine = {
  text: string;
  secrets: string[];
  codes: string[];
  /** All that is no secret, in its pieces. */
  open: string[];
};

const mark = /\[\[(?<secret>[^\n]{1,200}?)\]\](?!\])|\{\{(?<code>[^{}\n]{1,80})\}\}/g;

/** Takes the marks out of a line. Throws where a mark has no end. */
export function readLine(marked: string): MarkedLine {
  const line: MarkedLine = { text: '', secrets: [], codes: [], open: [] };
  let from = 0;
  const addOpen = (text: string): void => {
    if (/\[\[|\]\]|\{\{|\}\}/.test(text)) throw new Error(`A mark has no end: ${marked}`);
    line.text += text;
    line.open.push(text);
  };
  for (const { 0: whole, index, groups } of marked.matchAll(mark)) {
    addOpen(marked.slice(from, index));
    from = index + whole.length;
    if (groups?.['secret'] === undefined) {
      line.codes.push(groups?.['code'] ?? '');
      addOpen(groups?.['code'] ?? '');
    } else {
      line.secrets.push(groups['secret']);
      line.text += groups['secret'];
    }
  }
  addOpen(marked.slice(from));
  return line;
}

/** What redaction made of a line. */
export type LineResult = {
  line: MarkedLine;
  redacted: string;
  /** Secrets of which two or more letters or digits in a row came through. */
  leaked: string[];
  /** Codes that did not come through. */
  lost: string[];
  /** Without a secret, and yet changed. */
  isCutForNothing: boolean;
};

/** Redacts a line and compares. */
export function checkLine(marked: string): LineResult {
  const line = readLine(marked);
  const redacted = redact(line.text).text;
  return {
    line,
    redacted,
    leaked: line.secrets.filter((secret) => isLeaked(secret, line, redacted)),
    lost: line.codes.filter((code) => !redacted.includes(code)),
    isCutForNothing: line.secrets.length === 0 && redacted !== line.text,
  };
}

/** Parts count too: of a phone number with its last digits left, nobody is helped. What also stands outside may stay. */
function isLeaked(secret: string, { open }: MarkedLine, redacted: string): boolean {
  return (secret.match(/[\p{L}\p{M}\p{N}]{2,}|\p{Lo}/gu) ?? []).some(
    (run) => countOf(run, redacted) > countOf(run, open.join('\n')),
  );
}

function countOf(part: string, text: string): number {
  return text.toLowerCase().split(part.toLowerCase()).length - 1;
}
