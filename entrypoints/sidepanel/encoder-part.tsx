import { EncoderFold } from '@/components/EncoderFold';
import { EncoderModel, type EncoderDeps } from '@/components/models/EncoderModel';
import type { Topic } from '@/detection/topic';
import { rankByMeaning, type Encoder } from '@/ranking/encoder/encoder';
import { readStaticEncoder } from '@/ranking/encoder/static-encoder';
import type { RankedAnswer } from '@/ranking/ranked';
import type { CommonplaceDb } from '@/storage/db';
import { filesOfModel, keptModel } from '@/storage/models';

/** The panel's part for the optional encoder. It is loaded after the first paint. */
export function createEncoderPart(deps: EncoderDeps) {
  return <EncoderFold model={new EncoderModel(deps)} />;
}

/** The encoder that was read last; reading one takes a while. */
let known: { encoderId: string; encoder: Encoder } | undefined;

/** The cards with the encoder's opinion added; as they are when it can't be read. */
export async function compareByMeaning(
  db: CommonplaceDb,
  encoderId: string,
  topic: Topic,
  cards: RankedAnswer[],
): Promise<RankedAnswer[]> {
  try {
    const encoder = known?.encoderId === encoderId ? known.encoder : await readEncoder(db);
    if (encoder === null) return cards;
    known = { encoderId, encoder };
    return rankByMeaning(cards, topic, encoder);
  } catch (error) {
    console.error('The encoder could not be used', error);
    return cards;
  }
}

async function readEncoder(db: CommonplaceDb): Promise<Encoder | null> {
  const model = await keptModel(db);
  const files = model ? await filesOfModel(db, model.id) : undefined;
  return files ? readStaticEncoder(files) : null;
}
