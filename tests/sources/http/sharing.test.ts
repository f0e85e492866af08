import { expect, test, vi } from 'vitest';
import { z } from 'zod';

import { createHttp, type HttpRequest } from '@/sources/http';

import { aRequest, fakePorts, jsonReply, problemOf } from '../fixtures/ports';

const schema = z.object({ name: z.string() });

/** A host that answers when it is told to, and what became of each request to it. */
function aSlowHost() {
  const waiting: { answer: (response: Response) => void; signal: AbortSignal | null | undefined }[] = [];
  const fake = fakePorts(
    (_, { signal }) =>
      new Promise((resolve, reject) => {
        waiting.push({ answer: resolve, signal });
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  );
  const arrived = (count: number) => vi.waitFor(() => expect(fake.sent).toHaveLength(count));
  const answer = (body: unknown = { name: 'a' }, status = 200) => {
    for (const one of waiting.splice(0)) one.answer(jsonReply(body, status));
  };
  return { ...fake, http: createHttp(fake.ports), arrived, answer, waiting };
}

test('two who ask the same at the same time share one request and one row of the ledger', async () => {
  const { http, sent, ledger, arrived, answer } = aSlowHost();
  const both = [http.json(aRequest(), schema), http.json(aRequest(), schema)];
  await arrived(1);
  answer();
  expect(await Promise.all(both)).toEqual([{ name: 'a' }, { name: 'a' }]);
  expect(sent).toHaveLength(1);
  expect(ledger.map(({ outcome }) => outcome)).toEqual(['ok']);
});

test('each reads the reply by themselves, and one who can not does not spoil it for the other', async () => {
  const { http, arrived, answer, ledger } = aSlowHost();
  const first = problemOf(http.json(aRequest(), z.object({ rows: z.array(z.string()) })));
  const second = http.json(aRequest(), schema);
  await arrived(1);
  answer();
  expect(await first).toMatchObject({ code: 'changed' });
  expect(await second).toEqual({ name: 'a' });
  expect(ledger).toHaveLength(1);
});

test('one who leaves is told at once, and the other still gets the reply', async () => {
  const { http, arrived, answer, ledger } = aSlowHost();
  const leaving = new AbortController();
  const first = problemOf(http.json(aRequest({ signal: leaving.signal }), schema));
  const second = http.json(aRequest(), schema);
  await arrived(1);
  leaving.abort();
  expect(await first).toMatchObject({ code: 'cancelled' });
  expect(ledger.map(({ outcome }) => outcome)).toEqual(['pending']);
  answer();
  expect(await second).toEqual({ name: 'a' });
  expect(ledger.map(({ outcome }) => outcome)).toEqual(['ok']);
});

test('the last one who leaves ends the request, and whoever comes then asks anew', async () => {
  const { http, arrived, answer, ledger, waiting } = aSlowHost();
  const [one, other] = [new AbortController(), new AbortController()];
  const both = [one, other].map(({ signal }) => problemOf(http.json(aRequest({ signal }), schema)));
  await arrived(1);
  one.abort();
  expect(waiting[0]?.signal?.aborted).toBe(false);
  other.abort();
  expect(waiting[0]?.signal?.aborted).toBe(true);
  waiting.length = 0;
  const later = http.json(aRequest(), schema);
  expect(await Promise.all(both)).toMatchObject([{ code: 'cancelled' }, { code: 'cancelled' }]);
  await arrived(2);
  answer();
  await expect(later).resolves.toEqual({ name: 'a' });
  expect(ledger.map(({ outcome }) => outcome)).toEqual(['cancelled', 'ok']);
});

test('all are told of a refusal, each in their own platform’s words', async () => {
  const { http, arrived, answer } = aSlowHost();
  const seen: number[] = [];
  const readError = ({ status }: { status: number }) => {
    seen.push(status);
    return null;
  };
  const both = [1, 2].map(() => problemOf(http.json(aRequest({ readError }), schema)));
  await arrived(1);
  answer({}, 404);
  expect(await Promise.all(both)).toMatchObject([{ code: 'not-found' }, { code: 'not-found' }]);
  expect(seen).toEqual([404, 404]);
});

test('who asks after the reply has come is not given an old one', async () => {
  const { http, arrived, answer } = aSlowHost();
  const first = http.json(aRequest(), schema);
  await arrived(1);
  answer({ name: 'old' });
  await first;
  const second = http.json(aRequest(), schema);
  await arrived(2);
  answer({ name: 'new' });
  expect(await second).toEqual({ name: 'new' });
});

test.each<[what: string, parts: Partial<HttpRequest>]>([
  ['another token', { bearer: 'other' }],
  ['the reader’s own session', { bearer: 'token', asReader: true }],
  ['another representation', { bearer: 'token', accept: 'text/plain' }],
  ['a question of its own', { bearer: 'token', jsonBody: '{"q":1}' }],
])('a request with %s is another request', async (_, parts) => {
  const { http, sent, arrived, answer } = aSlowHost();
  const first = http.json(aRequest({ bearer: 'token' }), schema);
  const second = http.json(aRequest(parts), schema);
  await arrived(1);
  answer();
  await first;
  await arrived(2);
  answer();
  await second;
  expect(sent).toHaveLength(2);
});
