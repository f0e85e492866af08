import { fetchModel, modelPlaces } from '@/ranking/encoder/load-model';
import type { Http } from '@/sources/http';
import type { CommonplaceDb } from '@/storage/db';
import { keepModel } from '@/storage/models';

/** Some megabytes over a slow line. */
const DEADLINE_MS = 5 * 60 * 1000;

/** Where an encoder lies answers every origin, as a CDN does: no permission is needed. */
export function isModelAddress(url: string): boolean {
  return modelPlaces.some(({ weightsUrl, tokenizerUrl }) => url === weightsUrl || url === tokenizerUrl);
}

/** Fetches an encoder, on a press of the reader and never else; it is kept only when it could be read. */
export async function takeModel(db: CommonplaceDb, http: Http, modelId: string): Promise<void> {
  const place = modelPlaces.find(({ id }) => id === modelId);
  if (!place) throw new Error(`There is no encoder ${modelId}.`);
  const { signal } = new AbortController();
  const load = (url: string, maxBytes: number): Promise<Uint8Array> =>
    http.bytes({ url, why: 'model', text: '', signal, deadlineMs: DEADLINE_MS, maxBytes });
  await keepModel(db, await fetchModel(place, load, Date.now()));
}
