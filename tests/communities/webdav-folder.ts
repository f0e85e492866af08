import type { SampleReply } from './reply';

export type FolderRequest = {
  method: string;
  path: string;
  headers: Record<string, string | undefined>;
  body: string;
};

/** How a server of the kind deals with versions: by the book, or as some do. */
export type TagManners = 'strong' | 'none' | 'weak' | 'never-matches';

export type WebdavFolder = {
  handle: (request: FolderRequest) => SampleReply;
  /** What stands in it, by path; a test may write here as another machine would. */
  files: Map<string, string>;
  /** Writes that were let through, in order. */
  writes: string[];
  tags: TagManners;
  /** Locked by another program: nobody writes. */
  isLocked: boolean;
  /** Bytes that it takes in all. */
  quotaBytes: number;
  login: { user: string; password: string } | null;
  /** Called before each write is looked at: another machine may be quicker. */
  beforeWrite: () => void;
};

/**
 * One folder `/dav/` as RFC 4918 and RFC 9110 have it: reading and replacing of files, entity tags, preconditions, locks,
 * a quota and Basic authentication.
 */
export function webdavFolder(): WebdavFolder {
  const files = new Map<string, string>();
  const folder: WebdavFolder = {
    files,
    writes: [],
    tags: 'strong',
    isLocked: false,
    quotaBytes: 50_000_000,
    login: null,
    beforeWrite: () => undefined,
    handle: (request) => answer(folder, request),
  };
  return folder;
}

function answer(folder: WebdavFolder, request: FolderRequest): SampleReply {
  if (folder.login && request.headers['authorization'] !== basicOf(folder.login))
    return plain(401, 'Unauthorized', { 'www-authenticate': 'Basic realm="Files"' });
  if (request.method === 'GET') return read(folder, request);
  if (request.method === 'PUT') return write(folder, request);
  return plain(405, 'Method Not Allowed', { allow: 'GET, PUT' });
}

function read(folder: WebdavFolder, { path }: FolderRequest): SampleReply {
  const text = folder.files.get(path);
  if (text === undefined) return plain(404, 'Not Found');
  return {
    status: 200,
    headers: { 'content-type': 'application/json', ...tagHeader(folder, text) },
    body: text,
  };
}

function write(folder: WebdavFolder, { path, headers, body }: FolderRequest): SampleReply {
  folder.beforeWrite();
  if (!/^\/dav\/[^/]{1,200}$/.test(path)) return plain(409, 'Conflict');
  if (folder.isLocked) return plain(423, 'Locked');
  const now = folder.files.get(path);
  if (!holds(folder, headers, now)) return plain(412, 'Precondition Failed');
  if (body.length > folder.quotaBytes) return plain(507, 'Insufficient Storage');
  folder.files.set(path, body);
  folder.writes.push(body);
  return plain(now === undefined ? 201 : 204, '', tagHeader(folder, body));
}

function holds({ tags }: WebdavFolder, headers: FolderRequest['headers'], now: string | undefined): boolean {
  const [match, noneMatch] = [headers['if-match'], headers['if-none-match']];
  if (noneMatch === '*' && now !== undefined) return false;
  if (match === undefined) return true;
  // A weak tag matches nothing here: RFC 9110, 13.1.1.
  return tags !== 'never-matches' && now !== undefined && match === tagOf(now);
}

function tagHeader({ tags }: WebdavFolder, text: string): Record<string, string> {
  if (tags === 'none') return {};
  return { etag: tags === 'weak' ? `W/${tagOf(text)}` : tagOf(text) };
}

function tagOf(text: string): string {
  let hash = 7;
  for (const char of text) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 2 ** 40;
  return `"${hash.toString(16)}-${text.length}"`;
}

function basicOf({ user, password }: { user: string; password: string }): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function plain(status: number, body: string, headers: Record<string, string> = {}): SampleReply {
  return { status, headers: { 'content-type': 'text/plain', ...headers }, body };
}
