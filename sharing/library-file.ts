import type * as z from 'zod/mini';

import { creditOf, type CreditWords } from './credit';
import { escapeHtml, escapeMarkdown, linkAddress, oneLine, unescapeHtml } from './escape';
import { JsonError, JsonReader, lineAt, placeOfPart } from './json-reader';
import {
  libraryPinSchema,
  recordSchemas,
  settingsSchema,
  type Library,
  type LibraryPin,
  type RecordKind,
} from './library-schema';

export const libraryFormats = ['json', 'markdown', 'bookmarks'] as const;
/** `bookmarks` is Netscape's format, which browsers take in. All three hold everything. */
export type LibraryFormat = (typeof libraryFormats)[number];

/** A file in parts, for `join('')` or a Blob. */
export type LibraryText = {
  parts: string[];
  /** Ids of pins that could not be written, since no version would take them in. */
  unwritten: string[];
};

/**
 * Why a file was refused: `syntax` (it is cut or damaged), `value` (`detail` says which one is not as it should be),
 * `newer` (a later version wrote it), `bookmarks` (of a browser, which hold no answers), `foreign` (something else).
 */
export type LibraryFault = 'syntax' | 'value' | 'newer' | 'bookmarks' | 'foreign';

/** A file that is no library. */
export class LibraryFileError extends Error {
  override name = 'LibraryFileError';
  readonly fault: LibraryFault;
  /** 1-based: the line that is wrong. */
  readonly line: number;
  /** The path of the wrong value, as `answer.url`; else ''. */
  readonly detail: string;

  constructor(fault: LibraryFault, line: number, detail = '') {
    super(`${fault} in line ${line}: ${detail}`);
    this.fault = fault;
    this.line = line;
    this.detail = detail;
  }
}

/** Called between pieces of work, so that a page with a large file goes on drawing and listening. */
export type Breathe = () => Promise<void>;

const version = 1;
const recordsPerBreath = 32;
const kinds = ['pins', 'verdicts', 'standings', 'removals'] as const satisfies RecordKind[];
const bookmarksHead = '<!DOCTYPE NETSCAPE-Bookmark-file-1>';
/** Behind it stands JSON without `<` and `>`, to the end of the line. */
const headMark = '<!-- commonplace-library ';
const pinMark = '<!-- commonplace-pin ';
const markEnd = ' -->';

/**
 * A library as a file. The same library gives the same letters: pins stand newest first, everything else by its key.
 */
export async function writeLibrary(
  library: Library,
  format: LibraryFormat,
  options: { words: CreditWords; breathe?: Breathe },
): Promise<LibraryText> {
  const { words, breathe = async () => {} } = options;
  const pins = [...library.pins].sort((a, b) => b.pinnedAt - a.pinnedAt || compare(a.id, b.id));
  const parts: string[] = [];
  const unwritten: string[] = [];
  const writer = writers[format];
  for (const [place, pin] of pins.entries()) {
    if (place % recordsPerBreath === 0) await breathe();
    const { data } = libraryPinSchema.safeParse(pin);
    if (data === undefined) unwritten.push(pin.id);
    else parts.push(writer.pin(data, words));
  }
  return { parts: writer.file(parts, library), unwritten };
}

type Writer = {
  pin: (pin: LibraryPin, words: CreditWords) => string;
  file: (pins: string[], library: Library) => string[];
};

const writers: Record<LibraryFormat, Writer> = {
  json: {
    pin: (pin) => JSON.stringify(pin),
    file: (pins, library) => [
      `{\n"commonplace": "library",\n"version": ${version},\n"pins": [`,
      ...pins.map((pin, place) => `${place > 0 ? ',' : ''}\n${pin}`),
      '\n]',
      ...otherMembers(library).map(([name, value]) => `,\n${JSON.stringify(name)}: ${jsonLines(value)}`),
      '\n}\n',
    ],
  },
  markdown: {
    pin: (pin, words) => `${pinMark}${hiddenJson(pin)}${markEnd}\n\n${markdownOf(pin, words)}\n`,
    file: (pins, library) => [`# Commonplace\n\n${headOf(library)}\n\n`, ...pins],
  },
  bookmarks: {
    pin: bookmarkOf,
    file: (pins, library) => [
      `${bookmarksHead}\n${headOf(library)}\n<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">\n`,
      '<TITLE>Commonplace</TITLE>\n<H1>Commonplace</H1>\n<DL><p>\n',
      ...pins,
      '</DL><p>\n',
    ],
  },
};

function headOf(library: Library): string {
  const head = { version, ...Object.fromEntries(otherMembers(library)) };
  return `${headMark}${hiddenJson(head)}${markEnd}`;
}

/** What a file holds beside its pins; what there is nothing of is left out. */
function otherMembers(library: Library): [string, unknown][] {
  const { verdicts, standings, removals, settings } = library;
  const lists: [RecordKind, unknown[]][] = [
    ['verdicts', sortedBy(verdicts, ({ answerId }) => answerId)],
    ['standings', sortedBy(standings, ({ key }) => key)],
    ['removals', sortedBy(removals, ({ id }) => id)],
  ];
  return [
    ...lists
      .filter(([, list]) => list.length > 0)
      .map(([kind, list]): [string, unknown] => [kind, list.map((row) => recordSchemas[kind].parse(row))]),
    ...(settings === undefined ? [] : [['settings', sortedMembers(settings)] satisfies [string, unknown]]),
  ];
}

function sortedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return [...rows].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function sortedMembers(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A row for each item, so that a line tells which one is wrong. */
function jsonLines(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  return `[\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
}

/** On one line, and without a sign that could end what it is hidden in. */
function hiddenJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('>', String.raw`\u003e`);
}

function markdownOf(pin: LibraryPin, words: CreditWords): string {
  const { thread, answer, note = '', tags = [] } = pin;
  const address = linkAddress(answer.url);
  const title = escapeMarkdown(thread.title);
  const notes = note.split('\n').filter((line) => line.trim() !== '');
  return [
    address === undefined ? `## ${title}` : `## [${title}](${address})`,
    creditOf(creditedPin(pin), words).markdown.trimEnd(),
    ...notes.map(escapeMarkdown),
    ...(tags.length === 0 ? [] : [tags.map((tag) => `\\#${escapeMarkdown(tag)}`).join(' ')]),
  ].join('\n\n');
}

/** A pin as its credit names it. */
export function creditedPin({ thread, answer, origin }: LibraryPin): Parameters<typeof creditOf>[0] {
  const isUnknown = origin === 'selection' && answer.author.name === null;
  return {
    title: thread.title,
    link: answer.url,
    text: answer.text,
    isExcerpt: origin === 'selection',
    author: isUnknown ? undefined : answer.author,
    place: thread.communityName,
    writtenAt: answer.postedAt,
    license: answer.license ?? thread.license,
  };
}

function bookmarkOf(pin: LibraryPin): string {
  const { thread, answer, note = '', tags = [], pinnedAt } = pin;
  const attributes = [
    `HREF="${escapeHtml(linkAddress(answer.url) ?? '')}"`,
    `ADD_DATE="${Math.floor(pinnedAt / 1000)}"`,
    ...(tags.length === 0 ? [] : [`TAGS="${escapeHtml(oneLine(tags.join(',')))}"`]),
    `DATA-COMMONPLACE="${escapeHtml(hiddenJson(pin))}"`,
  ];
  const described = note === '' ? '' : `<DD>${escapeHtml(oneLine(note))}\n`;
  return `<DT><A ${attributes.join(' ')}>${escapeHtml(oneLine(thread.title))}</A>\n${described}`;
}

/** Something read from a file that is to be checked, and where it stands. */
type Found = { value: unknown; lineOf: (path: readonly PropertyKey[]) => number };
type Members = Map<string, Found | Found[]>;

/**
 * The library that a file of any of our formats holds; fields that are unknown are left out. Throws LibraryFileError,
 * with the line that is wrong: a file is taken in whole, or not at all.
 */
export async function parseLibrary(text: string, breathe: Breathe = async () => {}): Promise<Library> {
  const members = await readMembers(text.replace(/^\u{FEFF}/u, ''), breathe);
  checkVersion(members);
  const library: Library = { pins: [], verdicts: [], standings: [], removals: [] };
  for (const kind of kinds) {
    const list = members.get(kind) ?? [];
    if (!Array.isArray(list)) throw new LibraryFileError('value', list.lineOf([]), kind);
    const rows: unknown[] = library[kind];
    for (const [place, found] of list.entries()) {
      if (place % recordsPerBreath === 0) await breathe();
      rows.push(checked(recordSchemas[kind], found, ''));
    }
  }
  const settings = members.get('settings');
  if (settings !== undefined && !Array.isArray(settings))
    library.settings = checked(settingsSchema, settings, 'settings');
  return library;
}

function checkVersion(members: Members): void {
  const found = members.get('version');
  const line = found === undefined || Array.isArray(found) ? 1 : found.lineOf([]);
  const value = found === undefined || Array.isArray(found) ? undefined : found.value;
  if (typeof value === 'number' && value > version) throw new LibraryFileError('newer', line, String(value));
  if (value !== version) throw new LibraryFileError('value', line, 'version');
}

function checked<Schema extends z.ZodMiniType>(schema: Schema, found: Found, name: string): z.output<Schema> {
  const { data, error } = schema.safeParse(found.value);
  if (error === undefined) return data;
  const path = innermostPath(error.issues[0]);
  throw new LibraryFileError(
    'value',
    found.lineOf(path),
    [name, ...path].filter((key) => key !== '').join('.'),
  );
}

function innermostPath(issue: z.core.$ZodIssue | undefined): PropertyKey[] {
  if (issue === undefined) return [];
  return issue.path;
}

function readMembers(text: string, breathe: Breathe): Promise<Members> {
  const start = text.slice(0, 1000).trimStart();
  if (start.startsWith('{')) return readJson(text, breathe);
  if (text.slice(0, 10_000).includes(headMark)) return readMarked(text, breathe);
  if (/^<!DOCTYPE NETSCAPE-Bookmark/i.test(start)) throw new LibraryFileError('bookmarks', 1);
  throw new LibraryFileError(start === '' ? 'syntax' : 'foreign', 1);
}

async function readJson(text: string, breathe: Breathe): Promise<Members> {
  const members: Members = new Map();
  const reader = new JsonReader(text);
  try {
    for (const name of reader.members()) members.set(name, await readMember(reader, text, breathe));
    reader.end();
  } catch (error) {
    throw error instanceof JsonError ? new LibraryFileError('syntax', lineAt(text, error.at)) : error;
  }
  const kind = members.get('commonplace');
  if (kind === undefined || Array.isArray(kind) || kind.value !== 'library')
    throw new LibraryFileError('foreign', 1);
  return members;
}

async function readMember(reader: JsonReader, text: string, breathe: Breathe): Promise<Found | Found[]> {
  const foundAt = (at: number, value: unknown): Found => ({
    value,
    lineOf: (path) => lineAt(text, placeOfPart(text, at, path)),
  });
  if (reader.next !== '[') return foundAt(reader.at, reader.value());
  const list: Found[] = [];
  for (const place of reader.items()) {
    if (place % recordsPerBreath === 0) await breathe();
    list.push(foundAt(reader.at, reader.lineValue()));
  }
  return list;
}

/** Reads Markdown and bookmarks: what they show is for people, what is hidden in their lines is the library. */
async function readMarked(text: string, breathe: Breathe): Promise<Members> {
  const members: Members = new Map();
  const pins: Found[] = [];
  let line = 0;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const row = text.slice(start, end === -1 ? text.length : end).trimEnd();
    start = end === -1 ? text.length : end + 1;
    line += 1;
    if (line % recordsPerBreath === 0) await breathe();
    const pin = hiddenIn(row, pinMark) ?? bookmarkedIn(row);
    if (pin !== null) pins.push(foundInLine(pin, line));
    const head = members.size === 0 ? hiddenIn(row, headMark) : null;
    if (head !== null) readHead(members, head, line);
  }
  return members.set('pins', pins);
}

function readHead(members: Members, json: string, line: number): void {
  const { value, lineOf } = foundInLine(json, line);
  if (typeof value !== 'object' || value === null) throw new LibraryFileError('value', line);
  for (const [name, member] of Object.entries(value))
    members.set(
      name,
      Array.isArray(member)
        ? member.map((item: unknown): Found => ({ value: item, lineOf }))
        : { value: member, lineOf },
    );
}

function foundInLine(json: string, line: number): Found {
  try {
    return { value: JSON.parse(json), lineOf: () => line };
  } catch {
    throw new LibraryFileError('syntax', line);
  }
}

function hiddenIn(row: string, mark: string): string | null {
  if (!row.startsWith(mark)) return null;
  return row.endsWith(markEnd) ? row.slice(mark.length, -markEnd.length) : row.slice(mark.length);
}

function bookmarkedIn(row: string): string | null {
  if (!row.startsWith('<DT><A ')) return null;
  const attribute = ' DATA-COMMONPLACE="';
  const start = row.indexOf(attribute);
  if (start === -1) return null;
  const end = row.indexOf('"', start + attribute.length);
  return unescapeHtml(row.slice(start + attribute.length, end === -1 ? row.length : end));
}
