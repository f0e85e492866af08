import { SourceError } from '@/sources/source';
import { webAddress, type FileReply, type FileRequest, type Http } from '@/sources/http';
import type { FolderProblem, FolderReport } from '@/storage/sync-memory';

/** The library in a folder of its own; an address that ends in '.json' names the file itself. */
const FILE_NAME = 'commonplace-library.json';
/** Another machine may write in between: then its file is taken in, too, and ours is written anew. */
const MAX_TRIES = 5;
/** 20,000 pins of long answers, over a slow line. */
const MAX_FILE_BYTES = 80_000_000;
const DEADLINE_MS = 3 * 60 * 1000;

/** Where the reader keeps the library, and how they get in. */
export type Folder = { url: string; user: string; password: string };

/** Why the folder could not be used; `detail`: what is wrong with a broken file. */
export class FolderError extends Error {
  override name = 'FolderError';
  readonly problem: FolderProblem;
  readonly detail: string | undefined;

  constructor(problem: FolderProblem, detail?: string) {
    super(detail ?? problem);
    this.problem = problem;
    this.detail = detail;
  }
}

/** What is done with the library, whose format is not known here. */
export type LibraryPort<Library> = {
  /** All pins with everything that belongs to them, and what was removed. */
  read: () => Promise<Library>;
  /** Takes in a file of another machine in one step: of two versions of a pin the later one holds. */
  takeIn: (library: Library) => Promise<{ added: number; changed: number; removed: number }>;
  /** Throws where this is no library or a part of it is wrong: FolderError, or anything in words for the reader. */
  parse: (text: string) => Promise<Library>;
  /** The same text for the same library. */
  write: (library: Library) => Promise<string>;
  /** How many pins it holds. */
  count: (library: Library) => number;
};

export type FolderDeps<Library> = { http: Http; library: LibraryPort<Library>; now: () => number };

/** The address of the library's file. Throws FolderError for an address that is none, or that would go in clear text. */
export function fileAddress(folderUrl: string): string {
  const address = webAddress(folderUrl.trim());
  if (address === undefined) throw new FolderError('no-address');
  const url = new URL(address);
  if (url.protocol === 'http:' && !isNear(url.hostname)) throw new FolderError('insecure');
  url.hash = '';
  if (!url.pathname.endsWith('.json')) url.pathname = `${url.pathname.replace(/\/$/, '')}/${FILE_NAME}`;
  return url.href;
}

/** Is this the file in the folder that the reader has named? Nothing else there may be asked for. */
export function isFolderFile(url: string, folderUrl: string): boolean {
  try {
    return folderUrl !== '' && fileAddress(folderUrl) === url;
  } catch {
    return false;
  }
}

/** Does this address go over a wire that others may read along? Only this device and a network at home are let. */
export function isInClear(folderUrl: string): boolean {
  return folderUrl.trim().toLowerCase().startsWith('http:');
}

/** This device, or a place in the reader's own network: its addresses lead nowhere else. */
export function isNear(host: string): boolean {
  if (host === 'localhost' || /\.(?:localhost|local|lan|internal|home\.arpa)$/.test(host)) return true;
  if (host.startsWith('[')) return host === '[::1]' || /^\[f(?:[cd][\da-f]{2}|e[89ab][\da-f]):/.test(host);
  return /^(?:127|10)(?:\.\d{1,3}){3}$|^192\.168(?:\.\d{1,3}){2}$|^172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}$|^169\.254(?:\.\d{1,3}){2}$/.test(
    host,
  );
}

/**
 * Makes the file in the folder and the library here the same: what either has and the other has not, in both. Nothing is
 * ever deleted there, and a file that can't be read is left as it is. Throws FolderError.
 */
export async function syncFolder<Library>(deps: FolderDeps<Library>, folder: Folder): Promise<FolderReport> {
  const url = fileAddress(folder.url);
  const sum = { added: 0, changed: 0, removed: 0 };
  let refused: FileReply | null | undefined;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const found = await readFile(deps.http, url, folder);
    const before = found && withoutFalseTag(found, refused);
    if (before) {
      const taken = await deps.library.takeIn(await parse(deps.library, before.text));
      for (const key of ['added', 'changed', 'removed'] as const) sum[key] += taken[key];
    }
    const library = await deps.library.read();
    const text = await deps.library.write(library);
    const isThere = before?.text === text || (await replaceFile(deps.http, url, folder, before, text));
    if (isThere) return { at: deps.now(), pins: deps.library.count(library), ...sum };
    refused = before;
  }
  throw new FolderError('busy');
}

/** Where nothing was written meanwhile, what refused the file's own tag does not know it: so do servers that compress. */
function withoutFalseTag(file: FileReply, refused: FileReply | null | undefined): FileReply {
  const { etag: _, ...untagged } = file;
  return refused?.text === file.text ? untagged : file;
}

/** Asks for the file once, and tells how many pins it holds; null: there is none yet. Throws FolderError. */
export async function tryFolder<Library>(
  { http, library }: FolderDeps<Library>,
  folder: Folder,
): Promise<{ pins: number } | null> {
  const file = await readFile(http, fileAddress(folder.url), folder);
  return file && { pins: library.count(await parse(library, file.text)) };
}

async function parse<Library>(port: LibraryPort<Library>, text: string): Promise<Library> {
  try {
    return await port.parse(text);
  } catch (error) {
    if (error instanceof FolderError) throw error;
    throw new FolderError('broken-file', error instanceof Error ? error.message.slice(0, 300) : '');
  }
}

/** Null where there is no file. */
async function readFile(http: Http, url: string, folder: Folder): Promise<FileReply | null> {
  const reply = await ask(http, url, folder, {});
  if (reply.status === 404 || reply.status === 410) return null;
  if (reply.status !== 200) throw new FolderError(problemOf(reply.status));
  return reply;
}

/** False: somebody else has written meanwhile, and nothing was replaced. */
async function replaceFile(
  http: Http,
  url: string,
  folder: Folder,
  before: FileReply | null,
  text: string,
): Promise<boolean> {
  const etag = strongTag(before);
  const put = { body: text, contentType: 'application/json' };
  // A server that names no version can't watch over it: then the file is looked at once more, as late as can be.
  const isBlind = before !== null && etag === undefined;
  if (isBlind && (await readFile(http, url, folder))?.text !== before.text) return false;
  const onlyIf = before === null ? 'absent' : etag === undefined ? undefined : { etag };
  const reply = await ask(http, url, folder, { put, ...(onlyIf === undefined ? {} : { onlyIf }) });
  if (reply.status === 412) return false;
  if (reply.status === 404 || reply.status === 409) throw new FolderError('no-folder');
  if (reply.status < 200 || reply.status >= 300) throw new FolderError(problemOf(reply.status));
  // Some servers take a condition and do not heed it (nginx and rclone do): what stands there now tells.
  return (await readFile(http, url, folder))?.text === text;
}

/** A weak tag says that two files mean the same, not that they are the same: no server may compare by it. */
function strongTag(file: FileReply | null): string | undefined {
  return file?.etag !== undefined && /^"[^"]{0,300}"$/.test(file.etag) ? file.etag : undefined;
}

type Wish = Pick<FileRequest, 'put' | 'onlyIf'>;

async function ask(http: Http, url: string, { user, password }: Folder, wish: Wish): Promise<FileReply> {
  const login = user === '' && password === '' ? {} : { login: { user, password } };
  try {
    return await http.file({
      url,
      why: 'webdav',
      text: '',
      signal: new AbortController().signal,
      deadlineMs: DEADLINE_MS,
      maxBytes: MAX_FILE_BYTES,
      ...login,
      ...wish,
    });
  } catch (error) {
    throw new FolderError(error instanceof SourceError ? problemOfCode(error) : 'unavailable');
  }
}

function problemOfCode({ code }: SourceError): FolderProblem {
  if (code === 'offline' || code === 'needs-permission' || code === 'too-large') return code;
  if (code === 'refused') return 'elsewhere';
  return 'unavailable';
}

const problems = new Map<number, FolderProblem>([
  [401, 'unauthorised'],
  [403, 'forbidden'],
  [404, 'no-folder'],
  [405, 'no-webdav'],
  [409, 'no-folder'],
  [413, 'too-large'],
  [423, 'locked'],
  [501, 'no-webdav'],
  [507, 'full'],
]);

function problemOf(status: number): FolderProblem {
  return problems.get(status) ?? 'refused';
}
