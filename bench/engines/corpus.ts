import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { englishGrammar } from '@/lookup/plan/english-grammar';
import { englishStem } from '@/ranking/stem';

const textSchema = z.union([
  z.string(),
  z.object({ body: z.string().optional(), text: z.string().optional() }),
]);
const documentSchema = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string().optional(),
  answers: z.array(textSchema).optional(),
});

/** One post of a thread; the first one is the question. */
export type CorpusPost = { thread: number; text: string; words: string[] };
export type CorpusThread = { id: string; title: string; titleWords: string[]; posts: CorpusPost[] };

/** A community's threads, as engines index them. Stems are cached: many engines look at the same words. */
export type Corpus = { threads: CorpusThread[]; stem: (word: string) => string };

/** Reads a corpus (`{id, title, body, answers?}` a line) without the threads named. */
export function readCorpus(file: string, without: ReadonlySet<string>): Corpus {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const documents = lines
    .map((line) => documentSchema.parse(JSON.parse(line)))
    .filter(({ id }) => !without.has(id));
  const threads = documents.map(({ id, title, body = '', answers = [] }, thread): CorpusThread => {
    const texts = [body, ...answers.map((answer) => textOf(answer))];
    return {
      id,
      title,
      titleWords: spell(title),
      posts: texts.map((text) => ({ thread, text, words: spell(text) })),
    };
  });
  return { threads, stem: rememberStems() };
}

function textOf(answer: z.infer<typeof textSchema>): string {
  return typeof answer === 'string' ? answer : (answer.body ?? answer.text ?? '');
}

/** Lower case, without accents, as most engines keep words. */
export function spell(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '');
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

export function withoutGrammar(words: readonly string[]): string[] {
  return words.filter((word) => !englishGrammar.has(word));
}

function rememberStems(): (word: string) => string {
  const stems = new Map<string, string>();
  return (word) => {
    const known = stems.get(word) ?? (/\d/.test(word) || word.length < 3 ? word : englishStem(word));
    stems.set(word, known);
    return known;
  };
}
