import * as z from 'zod/mini';

/** Cuts texts into the pieces that a model has vectors for, as their row numbers. */
export type PieceReader = { size: number; read: (text: string) => number[] };

const mostPieces = 512;
const mostVocabulary = 1_000_000;
const longestWord = 100;

/** Only what a WordPiece tokenizer of the BERT family needs; other kinds are refused. */
const tokenizerSchema = z.object({
  normalizer: z.nullish(
    z.object({
      type: z.string(),
      lowercase: z.optional(z.boolean()),
      strip_accents: z.nullish(z.boolean()),
      normalizers: z.optional(z.array(z.object({ type: z.string(), lowercase: z.optional(z.boolean()) }))),
    }),
  ),
  model: z.object({
    type: z.optional(z.literal('WordPiece')),
    unk_token: z.prefault(z.string(), '[UNK]'),
    continuing_subword_prefix: z.prefault(z.string(), '##'),
    vocab: z.record(
      z.string().check(z.maxLength(200)),
      z.int().check(z.minimum(0), z.maximum(mostVocabulary)),
    ),
  }),
});

/**
 * Reads the tokenizer.json of the Hugging Face library. Words are cut at spaces and punctuation, then greedily into
 * the longest known pieces, as in BERT (Devlin et al., 2018). Words with an unknown part have no vector and are left
 * out. Throws an Error in plain words when the file is of another kind.
 */
export function readWordPieces(json: string): PieceReader {
  const { normalizer, model } = parseTokenizer(json);
  const vocabulary = new Map(Object.entries(model.vocab));
  let size = 0;
  for (const row of vocabulary.values()) size = Math.max(size, row + 1);
  const isLower =
    normalizer?.lowercase ??
    normalizer?.normalizers?.some(({ type, lowercase }) => type === 'Lowercase' || lowercase) ??
    true;
  const isStripped = normalizer?.strip_accents ?? isLower;
  const prefix = model.continuing_subword_prefix;
  const known = new Map<string, readonly number[]>();
  const cutOnce = (word: string): readonly number[] => {
    const before = known.get(word);
    if (before) return before;
    const pieces = word === model.unk_token ? [] : cutWord(word, vocabulary, prefix);
    if (known.size < 20_000) known.set(word, pieces);
    return pieces;
  };
  return {
    size,
    read: (text) => {
      const pieces: number[] = [];
      for (const [word] of normalise(text, isLower, isStripped).matchAll(wordPattern)) {
        pieces.push(...cutOnce(word));
        if (pieces.length >= mostPieces) break;
      }
      return pieces.slice(0, mostPieces);
    },
  };
}

function parseTokenizer(json: string): z.infer<typeof tokenizerSchema> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Error('The tokenizer file is no JSON.', { cause: error });
  }
  const parsed = tokenizerSchema.safeParse(value);
  if (!parsed.success)
    throw new Error('The tokenizer is none of the WordPiece kind, which is the only one read here.', {
      cause: parsed.error,
    });
  return parsed.data;
}

/** A run of letters and digits, one mark of punctuation, or one character of Chinese. */
const wordPattern = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+|[^\s\p{L}\p{N}\p{M}\p{C}]/gu;

function normalise(text: string, isLower: boolean, isStripped: boolean): string {
  const cased = isLower ? text.toLowerCase() : text;
  return isStripped ? cased.normalize('NFD').replace(/\p{Mn}/gu, '') : cased;
}

function cutWord(word: string, vocabulary: ReadonlyMap<string, number>, prefix: string): number[] {
  if (word.length > longestWord) return [];
  const pieces: number[] = [];
  let start = 0;
  while (start < word.length) {
    let end = word.length;
    let row: number | undefined;
    while (end > start && row === undefined) {
      row = vocabulary.get(`${start > 0 ? prefix : ''}${word.slice(start, end)}`);
      if (row === undefined) end -= 1;
    }
    if (row === undefined) return [];
    pieces.push(row);
    start = end;
  }
  return pieces;
}
