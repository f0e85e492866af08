import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { fileAddress, FolderError, syncFolder, tryFolder, type LibraryPort } from '@/lookup/webdav';
import { createHttp } from '@/sources/http';
import { openDb, type CommonplaceDb } from '@/storage/db';
import { healthOf } from '@/storage/hosts';
import { ledgerOf } from '@/storage/ledger';

import { webdavFolder, type TagManners, type WebdavFolder } from '../communities/webdav-folder';

const path = '/dav/commonplace-library.json';
let folder: WebdavFolder;
let server: http.Server;
let base: string;
let db: CommonplaceDb;
let count = 0;

beforeAll(async () => {
  server = http.createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
      );
      const reply = folder.handle({
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers,
        body: Buffer.concat(parts).toString('utf8'),
      });
      outgoing.writeHead(reply.status, reply.headers).end(reply.body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  folder = webdavFolder();
  db = openDb(`webdav-${(count += 1)}`);
});

/** A library of one word a line: what either has, both have afterwards. */
function aLibrary(...words: string[]): LibraryPort<string[]> & { words: Set<string> } {
  const own = new Set(words);
  return {
    words: own,
    read: async () => [...own].sort(),
    takeIn: async (theirs) => {
      const added = theirs.filter((word) => !own.has(word));
      for (const word of added) own.add(word);
      return { added: added.length, changed: 0, removed: 0 };
    },
    parse: async (text) => {
      if (!text.startsWith('words:')) throw new Error('Line 1 is no list of words.');
      return text.slice(6).split('\n').filter(Boolean);
    },
    write: async (list) => `words:${list.join('\n')}`,
    count: (list) => list.length,
  };
}

function aMachine(library = aLibrary(), isOnline = true) {
  const client = createHttp({
    fetch,
    now: Date.now,
    ledger: ledgerOf(db),
    health: healthOf(db),
    mayAsk: () => Promise.resolve(true),
    isOnline: () => isOnline,
  });
  const deps = { http: client, library, now: () => 4711 };
  const place = { url: `${base}/dav/`, user: '', password: '' };
  return {
    library,
    sync: (changes: Partial<typeof place> = {}) => syncFolder(deps, { ...place, ...changes }),
    test: (changes: Partial<typeof place> = {}) => tryFolder(deps, { ...place, ...changes }),
  };
}

async function problemOf(doing: Promise<unknown>): Promise<FolderError> {
  const error = await doing.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FolderError)) throw new Error(`no problem but ${String(error)}`);
  return error;
}

describe('the library in a folder of one’s own', () => {
  it('is written where there is none, and read where there is one', async () => {
    const one = aMachine(aLibrary('lamp'));
    expect(await one.sync()).toEqual({ at: 4711, pins: 1, added: 0, changed: 0, removed: 0 });
    const two = aMachine(aLibrary('hub'));
    expect(await two.sync()).toMatchObject({ pins: 2, added: 1 });
    expect(folder.files.get(path)).toBe('words:hub\nlamp');
    expect(await one.sync()).toMatchObject({ pins: 2, added: 1 });
  });

  it('is not written again where nothing is new', async () => {
    const one = aMachine(aLibrary('lamp'));
    await one.sync();
    await one.sync();
    expect(folder.writes).toHaveLength(1);
  });

  it.each<TagManners>(['strong', 'none', 'weak', 'never-matches'])(
    'loses nothing where another machine writes in between, on a server whose tags are %s',
    async (tags) => {
      folder.tags = tags;
      folder.files.set(path, 'words:old');
      const one = aMachine(aLibrary('mine'));
      let isQuick = true;
      folder.beforeWrite = () => {
        if (isQuick && tags === 'strong') folder.files.set(path, 'words:old\ntheirs');
        isQuick = false;
      };
      await one.sync();
      const expected = tags === 'strong' ? 'words:mine\nold\ntheirs' : 'words:mine\nold';
      expect(folder.files.get(path)).toBe(expected);
      expect([...one.library.words].sort()).toEqual(expected.slice(6).split('\n'));
    },
  );

  it('takes in what came between a look and a write where the server does not watch over versions', async () => {
    folder.tags = 'none';
    folder.files.set(path, 'words:old');
    const library = aLibrary('mine');
    const one = aMachine({
      ...library,
      write: (list) => {
        // Written by another machine after this one has read.
        const file = folder.files.get(path) ?? '';
        if (!file.includes('theirs')) folder.files.set(path, `${file}\ntheirs`);
        return library.write(list);
      },
    });
    await one.sync();
    expect(folder.files.get(path)).toBe('words:mine\nold\ntheirs');
  });

  it('takes in what was written right after it on a server that heeds no condition', async () => {
    folder.files.set(path, 'words:old');
    const { handle } = folder;
    let isFirst = true;
    folder.handle = (request) => {
      const reply = handle({ ...request, headers: {} });
      // Another machine had read before this one wrote.
      if (request.method === 'PUT' && isFirst) folder.files.set(path, 'words:old\ntheirs');
      if (request.method === 'PUT') isFirst = false;
      return reply;
    };
    await aMachine(aLibrary('mine')).sync();
    expect(folder.files.get(path)).toBe('words:mine\nold\ntheirs');
  });

  it('does not overwrite a file that came where there was none', async () => {
    const one = aMachine(aLibrary('mine'));
    let isFirst = true;
    folder.beforeWrite = () => {
      if (isFirst) folder.files.set(path, 'words:theirs');
      isFirst = false;
    };
    await one.sync();
    expect(folder.files.get(path)).toBe('words:mine\ntheirs');
  });

  it('gives up after five tries where somebody writes all the time, and says so', async () => {
    let turn = 0;
    folder.files.set(path, 'words:a');
    folder.beforeWrite = () => void folder.files.set(path, `words:a\nw${(turn += 1)}`);
    const one = aMachine(aLibrary('mine'));
    expect(await problemOf(one.sync())).toMatchObject({ problem: 'busy' });
    expect(turn).toBe(5);
    expect(folder.writes).toEqual([]);
  });

  it('that is broken is left as it is, and what is wrong with it is said', async () => {
    folder.files.set(path, '{"half a file');
    const one = aMachine(aLibrary('mine'));
    expect(await problemOf(one.sync())).toMatchObject({
      problem: 'broken-file',
      detail: 'Line 1 is no list of words.',
    });
    expect(folder.files.get(path)).toBe('{"half a file');
    expect(await problemOf(one.test())).toMatchObject({ problem: 'broken-file' });
  });
});

describe('what a server may answer', () => {
  it('a wrong password is told as such; the right one opens, whatever letters are in it, and is written down nowhere', async () => {
    folder.login = { user: 'ana', password: 'pässwörd:€' };
    const one = aMachine(aLibrary('mine'));
    expect(await problemOf(one.sync({ user: 'ana', password: 'no' }))).toMatchObject({
      problem: 'unauthorised',
    });
    expect(await problemOf(one.sync())).toMatchObject({ problem: 'unauthorised' });
    await one.sync(folder.login);
    expect(folder.files.size).toBe(1);
    const ledger = await db.ledger.toArray();
    expect(ledger.map(({ why, text, outcome, url }) => [why, text, outcome, url])).toEqual([
      ['webdav', '', 'refused', base + path],
      ['webdav', '', 'refused', base + path],
      ['webdav', '', 'not-found', base + path],
      ['webdav', '', 'ok', base + path],
      ['webdav', '', 'ok', base + path],
    ]);
    expect(JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))).not.toMatch(
      /pässwörd|ana|YW5h/,
    );
  });

  it('a lock, a full disk and a folder that is not there are told apart, and leave the file as it is', async () => {
    folder.files.set(path, 'words:old');
    const one = aMachine(aLibrary('mine'));
    folder.isLocked = true;
    expect(await problemOf(one.sync())).toMatchObject({ problem: 'locked' });
    folder.isLocked = false;
    folder.quotaBytes = 3;
    expect(await problemOf(one.sync())).toMatchObject({ problem: 'full' });
    expect(folder.files.get(path)).toBe('words:old');
    expect(await problemOf(one.sync({ url: `${base}/elsewhere/deep/` }))).toMatchObject({
      problem: 'no-folder',
    });
  });

  it.each([
    [403, 'forbidden'],
    [405, 'no-webdav'],
    [501, 'no-webdav'],
    [413, 'too-large'],
    [418, 'refused'],
    [301, 'elsewhere'],
    [307, 'elsewhere'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [429, 'unavailable'],
  ])(
    '%d to a write becomes "%s", and the host is not thought dead for what it says of a file',
    async (status, problem) => {
      const { handle } = folder;
      folder.handle = (request) =>
        request.method === 'PUT' ? { status, headers: { location: `${base}/x` }, body: '' } : handle(request);
      const one = aMachine(aLibrary('mine'));
      expect(await problemOf(one.sync())).toMatchObject({ problem });
      expect(folder.files.size).toBe(0);
    },
  );

  it('nobody there at all is told apart from a device without a network', async () => {
    const url = 'http://127.0.0.1:9/dav/';
    expect(await problemOf(aMachine().sync({ url }))).toMatchObject({ problem: 'unavailable' });
    expect(await problemOf(aMachine(aLibrary(), false).sync({ url }))).toMatchObject({ problem: 'offline' });
  });

  it('credentials never follow a redirect', async () => {
    const seen: (string | undefined)[] = [];
    folder.handle = ({ path: asked, headers }) => {
      if (asked.startsWith('/elsewhere')) seen.push(headers['authorization']);
      return { status: 302, headers: { location: '/elsewhere' }, body: '' };
    };
    const doing = aMachine().sync({ user: 'ana', password: 'secret' });
    expect(await problemOf(doing)).toMatchObject({ problem: 'elsewhere' });
    expect(seen).toEqual([]);
  });
});

describe('a test of the connection', () => {
  it('writes nothing, and tells what is there', async () => {
    const one = aMachine(aLibrary('mine'));
    expect(await one.test()).toBeNull();
    folder.files.set(path, 'words:a\nb');
    expect(await one.test()).toEqual({ pins: 2 });
    expect([...one.library.words]).toEqual(['mine']);
    expect(folder.writes).toEqual([]);
  });
});

describe('the address of a folder', () => {
  it.each([
    [
      'https://cloud.example/remote.php/dav/files/ana',
      'https://cloud.example/remote.php/dav/files/ana/commonplace-library.json',
    ],
    [' https://cloud.example/dav/ ', 'https://cloud.example/dav/commonplace-library.json'],
    ['https://cloud.example/dav/pins.json#x', 'https://cloud.example/dav/pins.json'],
    ['http://nas.local/dav', 'http://nas.local/dav/commonplace-library.json'],
    ['http://192.168.1.9:5005/', 'http://192.168.1.9:5005/commonplace-library.json'],
    ['http://[fd00::1]/', 'http://[fd00::1]/commonplace-library.json'],
  ])('%s leads to %s', (url, file) => {
    expect(fileAddress(url)).toBe(file);
  });

  it.each([
    ['http://cloud.example/dav/', 'insecure'],
    ['http://192.168.1.9.evil.example/', 'insecure'],
    ['http://8.8.8.8/', 'insecure'],
    ['http://[2001:db8::1]/', 'insecure'],
    ['ftp://cloud.example/', 'no-address'],
    ['https://ana:secret@cloud.example/', 'no-address'],
    ['cloud', 'no-address'],
    ['', 'no-address'],
  ])('%s is refused: %s', (url, problem) => {
    expect(() => fileAddress(url)).toThrow(expect.objectContaining({ problem }));
  });
});
