import type { Topic } from '@/detection/topic';
import { askedCodes } from '@/ranking/asked-codes';
import type { Community, EngineSemantics } from '@/sources/source';

import type { Lexicon } from '../lexicon';
import { redact } from '../redact';
import { compoundParts } from './compounds';
import { planWeights } from './weights';

/** A word that may be sent. */
export type AskedWord = {
  /** As it is sent. */
  text: string;
  stem: string;
  /** Share of texts in general that hold it. */
  general: number;
  /** Its place in the topic: words are sent in the order in which they were written. */
  position: number;
  /** Where it stands: in the question, as its grammar there, or only in titles of remembered threads. */
  part: keyof typeof planWeights.part;
  /** The brand's or product's own name. */
  isName: boolean;
};

const MAX_WORDS = 9;
const MAX_TERMS = 4;
const leastShare = 0.000_05;

type Wanted = { topic: Topic; community: Community; engine: EngineSemantics; lexicon: Lexicon };

/** The words of a topic that may be sent to a community, rarest in general first. */
export function askedWords({ topic, community, engine, lexicon }: Wanted): AskedWord[] {
  const isPublic = publicWords(topic);
  const names = stemsOf(`${topic.brand ?? ''} ${topic.product ?? ''}`, lexicon);
  const brand = stemsOf(topic.brand ?? '', lexicon);
  const isGeneral = community.relation === 'general';
  const codes = new Set(topic.codes.map((code) => code.toLowerCase()));
  const words = new Map<string, AskedWord>();
  let position = 0;
  const add = (text: string, part: AskedWord['part']): void => {
    for (const written of lexicon.words(text)) {
      const stem = lexicon.stem(written);
      position += 1;
      // In the brand's own community everybody speaks of the brand.
      const isNoHelp = lexicon.isGrammar(written) || codes.has(written) || (!isGeneral && brand.has(stem));
      if (isNoHelp || words.has(stem) || !isLongEnough(written, engine)) continue;
      const general = leastShare ** lexicon.rarity(written);
      words.set(stem, {
        text: askableForm(written, stem, engine),
        stem,
        general,
        position,
        part,
        isName: names.has(stem),
      });
    }
  };
  add(redact(topic.question).text, 'question');
  const pieces = compoundParts(
    [...words.values()].map(({ text }) => text),
    topic,
    lexicon,
  );
  if (isGeneral || topic.product !== undefined)
    add(publicText(`${topic.product ?? ''} ${isGeneral ? (topic.brand ?? '') : ''}`, isPublic), 'name');
  for (const term of topic.terms.filter(isPublic).slice(0, MAX_TERMS + words.size)) {
    const termsSoFar = [...words.values()].filter(({ part }) => part === 'term').length;
    if (termsSoFar < MAX_TERMS) add(publicText(term, isPublic), 'term');
  }
  for (const piece of pieces.filter(isPublic)) add(piece, 'piece');
  const places = { question: 0, name: 1, term: 2, piece: 3, quoted: 4, remembered: 5 };
  const subject = [...words.values()]
    .sort((a, b) => places[a.part] - places[b.part] || a.general - b.general || a.position - b.position)
    .slice(0, MAX_WORDS);
  return [...subject, ...quotedGrammar(topic, engine, lexicon)];
}

/** The question's rarest words of grammar, where an engine that drops them finds them in quotation marks. */
function quotedGrammar(topic: Topic, engine: EngineSemantics, lexicon: Lexicon): AskedWord[] {
  // Of English alone it is known how common its grammar is.
  if (engine.quotes !== true || !['en', 'und', ''].includes(lexicon.language)) return [];
  const { words: most, mostGeneral } = planWeights.quoted;
  const grammar = new Map<string, AskedWord>();
  for (const [at, written] of lexicon.words(redact(topic.question).text).entries()) {
    const stem = lexicon.stem(written);
    const general = leastShare ** lexicon.rarity(written);
    const isTelling = general <= mostGeneral && lexicon.isGrammar(written) && /^\p{L}{3,}$/u.test(written);
    if (isTelling && !grammar.has(stem))
      grammar.set(stem, {
        text: `"${written}"`,
        stem,
        general,
        position: at + 1,
        part: 'quoted',
        isName: false,
      });
  }
  return [...grammar.values()].sort((a, b) => a.general - b.general).slice(0, most);
}

/** Those of the words of remembered titles that may be sent as well: `own` has no stem of theirs. */
export function rememberedWords(
  titles: readonly string[],
  own: readonly AskedWord[],
  { topic, engine, lexicon }: Wanted,
): AskedWord[] {
  const isPublic = publicWords(topic);
  const spent = stemsOf(`${topic.question} ${topic.brand ?? ''}`, lexicon);
  for (const { stem } of own) spent.add(stem);
  const words: AskedWord[] = [];
  for (const written of titles) {
    if (words.length === planWeights.recall.words) break;
    const stem = lexicon.stem(written);
    if (spent.has(stem) || lexicon.isGrammar(written) || !isLongEnough(written, engine) || !isPublic(written))
      continue;
    spent.add(stem);
    // They stand nowhere in the question, so beside no word of it.
    const position = 1000 + 2 * words.length;
    const general = leastShare ** lexicon.rarity(written);
    const text = askableForm(written, stem, engine);
    words.push({ text, stem, general, position, part: 'remembered', isName: false });
  }
  return words;
}

/** Codes that may be sent, as written; the maker's name before a short one where everybody's products are discussed. */
export function askedCodeTexts({ topic, community, lexicon }: Wanted): string[] {
  const isPublic = publicWords(topic);
  const brand = community.relation === 'general' ? brandWord(topic, lexicon, isPublic) : undefined;
  return askedCodes(topic)
    .filter(isPublic)
    .slice(0, 2)
    .map((code) => (brand !== undefined && code.length < 6 ? `${brand} ${code}` : code));
}

function stemsOf(text: string, lexicon: Lexicon): Set<string> {
  return new Set(lexicon.words(text).map(lexicon.stem));
}

function isLongEnough(word: string, { minWordChars }: EngineSemantics): boolean {
  if (/\p{Lo}/u.test(word)) return true;
  return word.length >= Math.max(minWordChars, /\d/.test(word) ? 1 : 3);
}

/**
 * An engine that knows no inflections but matches the beginning of a word, or any part of it, finds all of them by
 * what they share: "flicker" stands in "flickers" and "flickering".
 */
function askableForm(
  written: string,
  stem: string,
  { stems, prefixes, substrings }: EngineSemantics,
): string {
  if (stems || !(prefixes || substrings === true)) return written;
  let shared = 0;
  while (shared < stem.length && stem[shared] === written[shared]) shared += 1;
  return shared >= 4 && shared * 2 > written.length ? written.slice(0, shared) : written;
}

/**
 * Out of its sentence, "Schmidt" or "A-99812" looks like any word or code: what redaction cuts from the topic's
 * own text may not come back through the topic's lists. Letters inside other words don't clear a name: "Ann" was cut,
 * though "cannot" stays.
 */
function publicWords(topic: Topic): (text: string) => boolean {
  const whole = `${topic.question}\n${topic.lead}`;
  const [before, after] = [plainText(whole), plainText(redact(whole).text)];
  const [wordsBefore, wordsAfter] = [new Set(runsOf(before)), new Set(runsOf(after))];
  return (text) => {
    const written = plainText(text);
    if (before.includes(written) && !after.includes(written)) return false;
    return runsOf(written).every((run) => wordsAfter.has(run) || !wordsBefore.has(run));
  };
}

function plainText(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ');
}

/** Letters and digits that stand together. */
function runsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function publicText(text: string, isPublic: (word: string) => boolean): string {
  return redact(text).text.split(' ').filter(isPublic).join(' ');
}

/** The rarest word of the brand's name. */
function brandWord(topic: Topic, lexicon: Lexicon, isPublic: (word: string) => boolean): string | undefined {
  const words = lexicon.words(publicText(topic.brand ?? topic.product ?? '', isPublic));
  return words.sort((a, b) => lexicon.rarity(b) - lexicon.rarity(a))[0];
}
