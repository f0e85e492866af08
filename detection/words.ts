import { foldWord, spellOut } from './languages/fold-text';
import { languages, languageWords } from './languages';
import { concepts, type Concept } from './languages/language-words';
import { PhraseTable, wordsIn } from './languages/phrases';

/**
 * Words for errors, as an alternation for a regular expression. What stands behind '||' needs no gap around it:
 * Chinese, Japanese and Korean write none.
 */
export const error =
  "error|failed|can(?:not|['’]t)|unable|denied|invalid|not found|fehler(?:code)?|err(?:eur|ore?)|fout|błąd|fe(?:l|jl|il)|virhe|chyba|hata|ошибка||エラー|[错錯][误誤]|오류";

/** Matches any of the words where they stand on their own. */
export function standing(words: string, flags = 'iu'): RegExp {
  const [spaced, joined] = words.split('||');
  return new RegExp(`(?<![\\p{L}\\d])(?:${spaced})(?![\\p{L}\\d])${joined ? `|${joined}` : ''}`, flags);
}

/**
 * Words too common to tell a problem, where they are long enough to pass for one. The planner and the ranking weigh
 * words by how common they are; this only keeps the worst away.
 */
export const stopWords: RegExp =
  /^(?:about|after|also|and|any|are|but|can|can't|could|did|does|don't|for|from|get|has|have|how|into|its|just|like|more|not|off|our|out|should|some|that|the|their|then|there|they|this|use|using|was|were|what|when|where|which|why|will|with|would|you|your|aber|eine[mnrs]?|haben|kann|mein[er]?|nach|nicht|oder|sich|sind|wenn|wird|lässt|avec|comment|dans|mais|pour|quand|votre|vous|como|cómo|cuando|para|pero|puedo|quando|posso|come|kunnen|mijn|naar|niet|voor|inte|hvordan|ikke|nasıl|если)$/;

/** A word or phrase of a text that tells what its page is. */
export type Mention = { concepts: readonly Concept[]; start: number; end: number };

let table: PhraseTable<Concept> | undefined;

/** Built when it is first needed: a worker that is woken for something else does without. */
function phrases(): PhraseTable<Concept> {
  if (table) return table;
  table = new PhraseTable<Concept>();
  for (const words of languages)
    for (const concept of concepts)
      for (const phrase of words[concept].split(',')) table.add(phrase, concept);
  return table;
}

/**
 * The telling words and phrases of a text, in any of the languages: pages often declare the wrong one, and title
 * their parts in two.
 */
export function mentionsIn(text: string): Mention[] {
  return phrases()
    .find(text.slice(0, 2000))
    .map(({ meanings, start, end }) => ({ concepts: meanings, start, end }));
}

/** True where one of these concepts is mentioned. */
export function mentions(text: string, ...wanted: Concept[]): boolean {
  return mentionsIn(text).some(({ concepts: meant }) => wanted.some((concept) => meant.includes(concept)));
}

/**
 * How much of a text each concept's words take up, from 0 to 1. A character of Chinese, Japanese or Korean tells as
 * much as two or three letters, and counts so.
 */
export function coverages(text: string): ReadonlyMap<Concept, number> {
  const weigh = (start: number, end: number, isRun: boolean) => (end - start) * (isRun ? 2.5 : 1);
  const words = wordsIn(text.slice(0, 2000));
  const all = words.reduce((sum, { start, end, isRun }) => sum + weigh(start, end, isRun), 0);
  const runStarts = words.filter(({ isRun }) => isRun);
  const found = new Map<Concept, number>();
  for (const { concepts: meant, start, end } of mentionsIn(text)) {
    const part =
      weigh(
        start,
        end,
        runStarts.some((run) => run.start <= start && start < run.end),
      ) / all;
    for (const concept of meant) found.set(concept, Math.min(1, (found.get(concept) ?? 0) + part));
  }
  return found;
}

/** The most that the words for one of these concepts take up. */
export function coverage(text: string, ...wanted: Concept[]): number {
  const found = coverages(text);
  return Math.max(0, ...wanted.map((concept) => found.get(concept) ?? 0));
}

/** The text without the words for these concepts. */
export function withoutWords(text: string, unwanted: Concept[]): string {
  const found = mentionsIn(text).filter(({ concepts: meant }) =>
    unwanted.some((concept) => meant.includes(concept)),
  );
  return found
    .toReversed()
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

/**
 * The words for a concept as addresses write them, in all languages: ASCII, lower case, hyphens for gaps
 * ('haeufige-fragen', 'haufige-fragen', 'tro-giup'). With the transliterations of scripts that addresses lack.
 */
export function addressWords(concept: Concept): string[] {
  const forms = languages.flatMap((words) =>
    [...words[concept].split(','), ...(words.addresses?.[concept]?.split(',') ?? [])]
      .filter((phrase) => !phrase.endsWith('*'))
      .flatMap((phrase) =>
        [foldWord, spellOut].map((fold) =>
          wordsIn(phrase)
            .map(({ start, end }) => fold(phrase.slice(start, end)))
            .join('-'),
        ),
      ),
  );
  return [...new Set(forms)].filter((form) => /^[a-z\d-]{2,}$/.test(form));
}

const noWords: ReadonlySet<string> = new Set();
const stopWordSets = new Map<string, ReadonlySet<string>>();

/** Words of a language that are too common to tell a problem, in lower case; none for a language not known. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  const known = stopWordSets.get(language);
  if (known) return known;
  const words = languageWords(language);
  if (!words) return noWords;
  const set = new Set(words.stopWords.split(' '));
  stopWordSets.set(language, set);
  return set;
}
