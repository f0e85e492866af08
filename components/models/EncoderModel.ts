import { createModel, signal } from '@preact/signals';

import type { Send } from '@/messaging/contract';
import {
  modelPlaces,
  mostModelBytes,
  mostTokenizerBytes,
  takeModelFiles,
} from '@/ranking/encoder/load-model';
import type { CommonplaceDb } from '@/storage/db';
import { liveSignal } from '@/storage/live-signal';
import { keepModel, keptModel, removeModel, switchModel } from '@/storage/models';

import { t } from '../i18n';

export type EncoderDeps = { db: CommonplaceDb; send: Send; now: () => number };

/** The optional encoder: where it can be had, and whether one is here. */
export const EncoderModel = createModel(({ db, send, now }: EncoderDeps) => {
  const kept = liveSignal(() => keptModel(db), null);
  const isFetching = signal(false);
  const problem = signal('');

  async function attempt(act: () => Promise<unknown>): Promise<void> {
    problem.value = '';
    isFetching.value = true;
    try {
      await act();
    } catch (error) {
      problem.value = t('encoderProblem', error instanceof Error ? error.message : String(error));
    } finally {
      isFetching.value = false;
    }
  }

  /** One of the two files is JSON by its name, the other holds the weights. */
  async function take(files: File[]): Promise<void> {
    const tokenizer = files.find(({ name }) => name.endsWith('.json'));
    const weights = files.find(({ name }) => !name.endsWith('.json'));
    if (!tokenizer || !weights) throw new Error(t('encoderTwoFiles'));
    const [weightBytes, tokenizerBytes] = await Promise.all([
      readFile(weights, mostModelBytes),
      readFile(tokenizer, mostTokenizerBytes),
    ]);
    await keepModel(db, await takeModelFiles(weights.name, weightBytes, tokenizerBytes, now()));
  }

  return {
    places: signal(modelPlaces),
    kept,
    isFetching,
    problem,
    fetch: (modelId: string) => attempt(() => send('model:fetch', { modelId })),
    takeFiles: (files: File[]) => attempt(() => take(files)),
    switch: (id: string, isOn: boolean) => attempt(() => switchModel(db, id, isOn)),
    remove: () => attempt(() => removeModel(db)),
  };
});
export type EncoderModel = InstanceType<typeof EncoderModel>;

/** One byte more than may be tells that a file is too large; the rest of it need not be in memory for that. */
async function readFile(file: File, mostBytes: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, mostBytes + 1).arrayBuffer());
}
