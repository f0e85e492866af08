/** A static model of six pieces, in the files' true format. */
export type Table = { dtype: string; shape: number[]; bytes: Uint8Array };

/** A safetensors file, written by hand. */
export function pack(
  tables: Record<string, Table>,
  change: (header: Record<string, unknown>) => void = () => undefined,
) {
  let at = 0;
  const header: Record<string, unknown> = {};
  for (const [name, { dtype, shape, bytes }] of Object.entries(tables)) {
    header[name] = { dtype, shape, data_offsets: [at, at + bytes.length] };
    at += bytes.length;
  }
  change(header);
  const json = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + json.length + at);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  let place = 8 + json.length;
  for (const { bytes } of Object.values(tables)) {
    file.set(bytes, place);
    place += bytes.length;
  }
  return file;
}

export function floats(values: number[]): Uint8Array {
  return new Uint8Array(new Float32Array(values).buffer);
}

export const vocab = { '[UNK]': 0, car: 1, auto: 2, bread: 3, '##mobile': 4, repair: 5 };
/** Cars on one axis, bread on the other. */
export const rows = [0, 9, 1, 0, 1, 0.1, 0, 1, 1, 0, 0.6, 0.2];
export const tokenizer = JSON.stringify({
  normalizer: { type: 'BertNormalizer', lowercase: true, strip_accents: null },
  model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', vocab },
});
export const tiny = {
  id: 'tiny',
  weights: pack({ embeddings: { dtype: 'F32', shape: [6, 2], bytes: floats(rows) } }),
  tokenizer,
};
