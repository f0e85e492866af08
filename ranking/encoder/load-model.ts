import type { ModelFiles } from './static-encoder';
import { readStaticEncoder } from './static-encoder';

/** Where a model can be had. All of it is told to the reader before anything is fetched. */
export type ModelPlace = {
  id: string;
  /** About; the exact size and checksum are known when it is here. */
  bytes: number;
  license: string;
  /** Where people read about it. */
  pageUrl: string;
  weightsUrl: string;
  tokenizerUrl: string;
};

/** A model as it is kept on the device. */
export type StoredModel = ModelFiles & {
  bytes: number;
  /** SHA-256 of the weights in hexadecimal, to compare with what its publisher says. */
  sha256: string;
  /** The address it came from, or 'file'. */
  origin: string;
  /** Epoch ms. */
  storedAt: number;
};

/** Hands over what stands at an address; throws when it is longer than `mostBytes`. */
export type LoadPort = (url: string, mostBytes: number) => Promise<Uint8Array>;

export const mostModelBytes = 64_000_000;
export const mostTokenizerBytes = 16_000_000;

/** Small static models of the Model2Vec family. English. */
export const modelPlaces: readonly ModelPlace[] = [
  {
    id: 'minishlab/potion-base-2M',
    bytes: 8_245_000,
    license: 'MIT',
    pageUrl: 'https://huggingface.co/minishlab/potion-base-2M',
    weightsUrl:
      'https://huggingface.co/minishlab/potion-base-2M/resolve/d30be242362cb6ae8ac335799ac4ead2902fe429/model.safetensors',
    tokenizerUrl:
      'https://huggingface.co/minishlab/potion-base-2M/resolve/d30be242362cb6ae8ac335799ac4ead2902fe429/tokenizer.json',
  },
];

/** Fetches a model, on a press of the reader and never else. Throws when it can't be read. `now` in epoch ms. */
export async function fetchModel(place: ModelPlace, load: LoadPort, now: number): Promise<StoredModel> {
  const weights = await load(place.weightsUrl, mostModelBytes);
  const tokenizer = await load(place.tokenizerUrl, mostTokenizerBytes);
  return checkModel({ id: place.id, weights, tokenizer: decode(tokenizer) }, place.weightsUrl, now);
}

/** Takes two files that the reader chose. Throws an Error in plain words when they are no model. */
export function takeModelFiles(
  id: string,
  weights: Uint8Array,
  tokenizer: Uint8Array,
  now: number,
): Promise<StoredModel> {
  if (weights.length > mostModelBytes || tokenizer.length > mostTokenizerBytes)
    throw new Error('These files are too large for a small model.');
  return checkModel({ id, weights, tokenizer: decode(tokenizer) }, 'file', now);
}

/** Reads the model once, so that nothing broken is kept. */
async function checkModel(files: ModelFiles, origin: string, now: number): Promise<StoredModel> {
  const { bytes } = readStaticEncoder(files);
  return { ...files, bytes, sha256: await hash(files.weights), origin, storedAt: now };
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

async function hash(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
