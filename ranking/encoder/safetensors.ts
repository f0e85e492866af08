import * as z from 'zod/mini';

/** Numbers of a file by name: each a table of rows. */
export type Tensor = { rows: number; columns: number; values: Float32Array };

const mostHeaderBytes = 100_000;
const mostTensors = 8;
const mostValues = 60_000_000;
const sizes = { F64: 8, F32: 4, F16: 2, I64: 8, I32: 4, I8: 1 } as const;
type Kind = keyof typeof sizes;

const tensorSchema = z.object({
  dtype: z.enum(['F64', 'F32', 'F16', 'I64', 'I32', 'I8']),
  shape: z.array(z.int().check(z.minimum(1), z.maximum(10_000_000))).check(z.minLength(1), z.maxLength(2)),
  data_offsets: z.tuple([z.int().check(z.minimum(0)), z.int().check(z.minimum(0))]),
});
const headerSchema = z.catchall(
  z.object({ __metadata__: z.optional(z.record(z.string(), z.string())) }),
  tensorSchema,
);

/**
 * The tensors of a safetensors file (8 bytes with the header's length, a JSON header, then the numbers, all little
 * endian: https://github.com/huggingface/safetensors#format). Throws an Error in plain words for anything else.
 */
export function readSafetensors(bytes: Uint8Array): Map<string, Tensor> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) throw new Error('This is no safetensors file: it is too short.');
  const headerBytes = Number(view.getBigUint64(0, true));
  if (headerBytes > mostHeaderBytes || headerBytes > bytes.length - 8)
    throw new Error('This is no safetensors file: its header is too long.');
  const { __metadata__: _, ...described } = readHeader(bytes.subarray(8, 8 + headerBytes));
  const entries = Object.entries(described);
  if (entries.length > mostTensors)
    throw new Error('The safetensors file holds more tables than a static model has.');
  const start = 8 + headerBytes;
  // Tables may be told to lie upon one another: what counts is what they take of the memory.
  let total = 0;
  return new Map(
    entries.map(
      ([
        name,
        {
          dtype,
          shape,
          data_offsets: [from, to],
        },
      ]) => {
        const [rows = 1, columns = 1] = shape;
        const count = rows * columns;
        total += count;
        const isWhole =
          total <= mostValues && to - from === count * sizes[dtype] && start + to <= bytes.length;
        if (!isWhole)
          throw new Error(`The table "${name}" of the safetensors file is not as long as it says.`);
        return [name, { rows, columns, values: readValues(view, start + from, count, dtype) }];
      },
    ),
  );
}

function readHeader(bytes: Uint8Array): z.infer<typeof headerSchema> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new Error('This is no safetensors file: its header is no JSON.', { cause: error });
  }
  const parsed = headerSchema.safeParse(json);
  if (!parsed.success)
    throw new Error('The header of the safetensors file is not understood.', { cause: parsed.error });
  return parsed.data;
}

function readValues(view: DataView, at: number, count: number, kind: Kind): Float32Array {
  const values = new Float32Array(count);
  const read = readers[kind];
  for (let index = 0; index < count; index += 1) values[index] = read(view, at + index * sizes[kind]);
  return values;
}

const readers: Record<Kind, (view: DataView, at: number) => number> = {
  F64: (view, at) => view.getFloat64(at, true),
  F32: (view, at) => view.getFloat32(at, true),
  F16: (view, at) => readHalf(view.getUint16(at, true)),
  I64: (view, at) => Number(view.getBigInt64(at, true)),
  I32: (view, at) => view.getInt32(at, true),
  I8: (view, at) => view.getInt8(at),
};

/** IEEE 754 binary16; DataView.getFloat16 is younger than the oldest browser we serve. */
function readHalf(bits: number): number {
  const sign = bits & 0x80_00 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3_ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
