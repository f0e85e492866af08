import type { Encoder } from './encoder';
import { readSafetensors } from './safetensors';
import type { Tensor } from './safetensors';
import { readWordPieces } from './word-pieces';

/** The two files of a model, as they are published. */
export type ModelFiles = { id: string; weights: Uint8Array; tokenizer: string };

/**
 * A static model in the format of Model2Vec (https://github.com/MinishLab/model2vec): one vector for each piece of a
 * word, and the vector of a text is their mean, brought to length 1. `weights` is a safetensors file with the table
 * "embeddings" and, in newer models, a "weights" for each piece and a "mapping" of pieces to rows. Throws an Error in
 * plain words when the files are not of this kind.
 */
export function readStaticEncoder({ id, weights, tokenizer }: ModelFiles): Encoder {
  const tensors = readSafetensors(weights);
  const embeddings = tensors.get('embeddings') ?? tensors.get('embedding.weight');
  if (!embeddings) throw new Error('The file of weights has no table of embeddings.');
  const [pieceWeights, mapping] = [tensors.get('weights'), tensors.get('mapping')];
  const reader = readWordPieces(tokenizer);
  const pieces = mapping?.values.length ?? embeddings.rows;
  if (reader.size > pieces || (pieceWeights && pieceWeights.values.length < reader.size))
    throw new Error('The weights and the tokenizer do not belong together.');
  return {
    id,
    bytes: weights.length + tokenizer.length,
    encode: (texts) => texts.map((text) => meanOf(reader.read(text), embeddings, pieceWeights, mapping)),
  };
}

function meanOf(
  pieces: readonly number[],
  { values, rows, columns }: Tensor,
  pieceWeights: Tensor | undefined,
  mapping: Tensor | undefined,
): Float32Array {
  const vector = new Float32Array(columns);
  for (const piece of pieces) {
    const row = mapping?.values[piece] ?? piece;
    if (!(row >= 0 && row < rows)) continue;
    const weight = pieceWeights?.values[piece] ?? 1;
    for (let column = 0; column < columns; column += 1)
      vector[column] = (vector[column] ?? 0) + weight * (values[row * columns + column] ?? 0);
  }
  return toLengthOne(vector);
}

/** Nothing is like a text without a known word, nor like one whose numbers are none. */
function toLengthOne(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  if (!(square > 0) || !Number.isFinite(square)) return vector.fill(0);
  const length = Math.sqrt(square);
  return vector.map((value) => value / length);
}
