import { render, screen, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { EncoderFold } from '@/components/EncoderFold';
import { EncoderModel } from '@/components/models/EncoderModel';
import type { Send } from '@/messaging/contract';
import { openDb } from '@/storage/db';
import { keptModel } from '@/storage/models';

import { tiny, tokenizer } from '../ranking/tiny-model';
import { aLookup, aSource, aThread, drawPanel, now, rankByViews } from './panel-stage';

async function drawFold() {
  const db = openDb(`encoder-${crypto.randomUUID()}`);
  const send = vi.fn<(name: string, request: unknown) => Promise<unknown>>(() => Promise.resolve({}));
  const model = new EncoderModel({ db, send: send as unknown as Send, now: () => now });
  render(<EncoderFold model={model} />);
  const user = userEvent.setup();
  await user.click(screen.getByText('Compare by meaning, too (optional, off)'));
  return { db, send, user };
}

function choose(weights: Uint8Array, text: string): File[] {
  return [
    new File([new Uint8Array(weights)], 'model.safetensors'),
    new File([text], 'tokenizer.json', { type: 'application/json' }),
  ];
}

test('nothing is fetched before the press that names the place and the size', async () => {
  const { send, user } = await drawFold();
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByText(/fetched once from huggingface\.co/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Fetch 8.2 MB' }));
  expect(send).toHaveBeenCalledExactlyOnceWith('model:fetch', { modelId: 'minishlab/potion-base-2M' });
});

test('two files of one’s own are taken in, switched off and on, and removed', async () => {
  const { db, user } = await drawFold();
  await user.upload(screen.getByLabelText(/Or choose its two files/), choose(tiny.weights, tokenizer));
  await screen.findByText('Compared by meaning, too');
  expect(await keptModel(db)).toMatchObject({ id: 'model.safetensors', isOn: true, origin: 'file' });
  await user.click(screen.getByRole('button', { name: 'Switch off' }));
  await screen.findByRole('button', { name: 'Switch on' });
  expect((await keptModel(db))?.isOn).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Remove it' }));
  await screen.findByRole('button', { name: 'Fetch 8.2 MB' });
  expect(await db.modelFiles.count()).toBe(0);
});

test('files that are no model are refused in plain words, and nothing is kept', async () => {
  const { db, user } = await drawFold();
  await user.upload(screen.getByLabelText(/Or choose its two files/), choose(new Uint8Array(40), '{}'));
  await screen.findByText(/^That did not work: This is no safetensors file/);
  expect(await keptModel(db)).toBeNull();
});

test('an encoder that is switched on has its say in the order, and none that is off', async () => {
  const asked: (string | null)[] = [];
  const lookup = aLookup([aSource({ threadIds: ['a'] })]);
  const { db } = await drawPanel(
    { lookup, threads: [aThread('a')] },
    {
      rank: (topic, threads, { encoderId }) => {
        asked.push(encoderId);
        return rankByViews(topic, threads);
      },
    },
  );
  await screen.findByRole('heading', { name: 'Title of a' });
  await db.models.put({ id: 'm', bytes: 1, sha256: 'ff', origin: 'file', storedAt: now, isOn: true });
  await waitFor(() => expect(asked).toEqual([null, 'm ff']));
});
