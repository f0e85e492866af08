import { readFileSync } from 'node:fs';

/** One line of a file of labelled addresses or pages, by the names of its columns. */
export type LabelledRow = Record<string, string>;

/** Reads a file whose cells are parted by tabs, without quoting, with the names in its first line. */
export function readLabelledRows(file: string): LabelledRow[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const names = header.replace(/\r$/, '').split('\t');
  return lines.map((line) => {
    const cells = line.replace(/\r$/, '').split('\t');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}
