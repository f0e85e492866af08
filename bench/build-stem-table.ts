import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { englishStem } from '../ranking/stem';
import { foldWord, tokenize } from '../ranking/words';

/**
 * Builds assets/data/stem-frequencies.json: in which share of posts each common English stem stands.
 * Usage: tsx bench/build-stem-table.ts CORPUS.jsonl… Each file counts the same, however many posts it has.
 * Only frequencies of stems leave the corpora: no numbers, no rare words, nothing that stands in one set alone.
 */
const tableSize = 5000;
const fewestDocuments = 6;
const fewestFiles = 2;
/** Frequencies are kept as powers of this, so that equal levels share one line. */
const levelBase = 1.12;

type Row = {
  title?: string;
  body?: string;
  answers?: string[];
  query?: { title: string; text?: string };
  candidates?: Row[];
};
type Count = { documents: number; files: number; share: number };

/** Written with a capital inside a sentence at least this often: a name of someone or something. */
const nameShare = 0.7;
/** Names of things nearly every community speaks of. All other names are left out, people's above all. */
const keptNames = new Set(
  tokenize(
    `i android apple api app bluetooth browser chrome email english european excel facebook firefox github gmail google
    internet ios ip ipad iphone java linux mac microsoft mobile ok os outlook paypal pc pdf sap sdk sql twitter uk url us usa
    usb vba wifi windows word xml yahoo youtube january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday christmas dns gps http https html id it pin
    qr sim sms tv ui vpn faq fyi json jpg ftp cpu ram php css mb gb`,
    'en',
  ).map(englishStem),
);
/** First names that are also written small in the corpora. */
const droppedNames = new Set([
  'jack',
  'lee',
  'joe',
  'gordon',
  'mari',
  'anna',
  'lewi',
  'ann',
  'jo',
  'sam',
  'dan',
  'ali',
]);
const capitalised = new Map<string, { inside: number; names: number }>();

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: tsx bench/build-stem-table.ts CORPUS.jsonl…');
  process.exit(2);
}
const counts = new Map<string, Count>();
for (const file of files) addFile(file);
const levels = groupByLevel(commonStems());
const json = `${JSON.stringify({ levelBase, levels })}\n`;
writeFileSync(new URL('../assets/data/stem-frequencies.json', import.meta.url), json);
console.log(`${json.length} bytes, ${gzipSync(json).length} gzipped`);

function addFile(file: string): void {
  const documents = new Set(readFileSync(file, 'utf8').split('\n').filter(Boolean).flatMap(readDocuments));
  const inFile = new Map<string, number>();
  for (const document of documents) {
    countNames(document);
    for (const stem of new Set(tokenize(document, 'en').map(englishStem)))
      inFile.set(stem, (inFile.get(stem) ?? 0) + 1);
  }
  for (const [stem, documentCount] of inFile) addCount(stem, documentCount, documentCount / documents.size);
}

function readDocuments(line: string): string[] {
  const row = JSON.parse(line) as Row;
  const rows = [
    row.query ? { title: row.query.title, body: row.query.text ?? '' } : row,
    ...(row.candidates ?? []),
  ];
  return rows
    .flatMap((each) => [`${each.title ?? ''} ${each.body ?? ''}`, ...(each.answers ?? [])])
    .filter((text) => text.trim());
}

function addCount(stem: string, documentCount: number, share: number): void {
  const before = counts.get(stem) ?? { documents: 0, files: 0, share: 0 };
  counts.set(stem, {
    documents: before.documents + documentCount,
    files: before.files + 1,
    share: before.share + share,
  });
}

function commonStems(): [string, number][] {
  return [...counts]
    .filter(
      ([stem, count]) =>
        isOrdinaryWord(stem) && count.documents >= fewestDocuments && count.files >= fewestFiles,
    )
    .map(([stem, count]): [string, number] => [stem, count.share / files.length])
    .toSorted(([a, shareA], [b, shareB]) => shareB - shareA || (a < b ? -1 : 1))
    .slice(0, tableSize);
}

function countNames(document: string): void {
  for (const [, written] of document.matchAll(/[a-z,;] ([A-Za-z][A-Za-z'’-]*)/g)) {
    const form = foldWord(written ?? '', 'en').at(-1);
    if (form === undefined) continue;
    const stem = englishStem(form);
    const seen = capitalised.get(stem) ?? { inside: 0, names: 0 };
    const isName = /^[A-Z]/.test(written ?? '');
    capitalised.set(stem, { inside: seen.inside + 1, names: seen.names + (isName ? 1 : 0) });
  }
}

function isOrdinaryWord(stem: string): boolean {
  if (!/^[a-z]{1,16}$/i.test(stem) || droppedNames.has(stem)) return false;
  if (keptNames.has(stem)) return true;
  const seen = capitalised.get(stem);
  return seen !== undefined && seen.names < nameShare * seen.inside;
}

function groupByLevel(stems: [string, number][]): [number, string][] {
  const groups = new Map<number, string[]>();
  for (const [stem, share] of stems) {
    const level = Math.round(-Math.log(share) / Math.log(levelBase));
    groups.set(level, [...(groups.get(level) ?? []), stem]);
  }
  return [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([level, group]) => [level, group.toSorted().join(' ')]);
}
