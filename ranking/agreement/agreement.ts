import { readAdvice, type Advice } from './advice';
import { areOpposite } from './advice-words';

/** One answer among those that are compared. */
export type Voice = {
  id: string;
  /** Plain text in English; of another language nothing is said. */
  text: string;
  /** Whose it is: what one person says twice counts once. Undefined where nobody knows. */
  author?: string;
};

/** A part of a voice's text, word for word. Offsets are UTF-16 indices into it, end exclusive. */
export type Quote = { id: string; text: string; start: number; end: number };

/** Answers that say to do the same thing. */
export type Agreement = {
  /** The shortest way in which one of them says it ("clear the cache"). */
  quote: Quote;
  /** Ids of those who say it, in the order in which they were given. */
  said: string[];
  /** How many answers were looked at. */
  of: number;
};

/** Two answers that say the opposite of the same thing, each in its own sentence; the first was given first. */
export type Contradiction = { sides: [Quote, Quote] };

/** Fewer than these, or a smaller part of all, are no agreement worth a word. */
const fewestPeople = 3;
const leastShare = 0.25;
const mostAgreements = 3;
const mostContradictions = 2;
/** A claim over more answers than a reader can look into is none. */
const mostVoices = 60;

type Heard = { voice: Voice; advice: readonly Advice[] };
type Cluster = { act: string; object: readonly string[]; members: { voice: Voice; advice: Advice }[] };

/**
 * What most answers say to do, most said first. Nothing where the evidence is thin: fewer than three people, or, for
 * measuring, than `fewestVoices`. Pure and extractive.
 */
export function findAgreements(
  voices: readonly Voice[],
  { fewestVoices = fewestPeople }: { fewestVoices?: number } = {},
): Agreement[] {
  const heard = hear(voices);
  const clusters: Cluster[] = [];
  // The general names first: "the cache" takes "the browser cache" in, and never the other way round.
  const all = heard.flatMap(({ voice, advice }) => advice.map((each) => ({ voice, advice: each })));
  for (const member of all.toSorted((a, b) => a.advice.object.length - b.advice.object.length)) {
    const { advice } = member;
    if (advice.isAgainst) continue;
    const known = clusters.find(({ act, object }) => act === advice.act && isPartOf(object, advice.object));
    if (known) known.members.push(member);
    else clusters.push({ act: advice.act, object: advice.object, members: [member] });
  }
  return clusters
    .map((cluster) => claimOf(cluster, heard))
    .filter(({ said, of }) => said.length >= Math.max(fewestVoices, leastShare * of))
    .sort((a, b) => b.said.length - a.said.length)
    .slice(0, mostAgreements);
}

/** Pairs of answers that cannot both be followed. What holds only under a condition contradicts nothing. */
export function findContradictions(voices: readonly Voice[]): Contradiction[] {
  const heard = hear(voices);
  const found: Contradiction[] = [];
  for (const [place, left] of heard.entries()) {
    for (const right of heard.slice(place + 1)) {
      if (isOnePerson(left.voice, right.voice)) continue;
      const pair = contradictionOf(left, right);
      if (pair) found.push({ sides: [sentenceOf(left.voice, pair[0]), sentenceOf(right.voice, pair[1])] });
      if (found.length === mostContradictions) return found;
    }
  }
  return found;
}

function hear(voices: readonly Voice[]): Heard[] {
  return voices.slice(0, mostVoices).map((voice) => ({ voice, advice: readAdvice(voice.text) }));
}

function claimOf({ members }: Cluster, heard: readonly Heard[]): Agreement {
  const people = new Set<string>();
  const said = heard
    .map(({ voice }) => voice)
    .filter((voice) => members.some((member) => member.voice.id === voice.id))
    .filter(({ author, id }) => {
      const person = author ?? id;
      return people.has(person) ? false : people.add(person).has(person);
    })
    .map(({ id }) => id);
  const [first] = members.toSorted(
    (a, b) => Number(b.advice.isOrder) - Number(a.advice.isOrder) || lengthOf(a.advice) - lengthOf(b.advice),
  );
  if (first === undefined) throw new Error('A cluster has members');
  return { quote: quoteOf(first.voice, first.advice.start, first.advice.end), said, of: heard.length };
}

function contradictionOf(left: Heard, right: Heard): [Advice, Advice] | null {
  for (const one of left.advice) {
    if (isUnsure(one, left.advice)) continue;
    for (const other of right.advice) {
      if (isOpposite(one, other) && !isUnsure(other, right.advice)) return [one, other];
    }
  }
  return null;
}

/** It depends, or the same answer says the opposite itself. */
function isUnsure(advice: Advice, own: readonly Advice[]): boolean {
  return advice.isConditional || own.some((other) => isOpposite(advice, other));
}

function isOpposite(one: Advice, other: Advice): boolean {
  if (!isSameThing(one.object, other.object)) return false;
  if (one.isAgainst !== other.isAgainst) return one.act === other.act;
  return !one.isAgainst && areOpposite(one.act, other.act);
}

function isSameThing(one: readonly string[], other: readonly string[]): boolean {
  return isPartOf(one, other) || isPartOf(other, one);
}

/** The same head, and every word of the shorter name: "cache" is part of "browser cache", not of "cache partition". */
function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  return part.at(-1) === whole.at(-1) && part.every((stem) => whole.includes(stem));
}

function isOnePerson(one: Voice, other: Voice): boolean {
  return one.author !== undefined && one.author === other.author;
}

function lengthOf({ start, end }: Advice): number {
  return end - start;
}

function quoteOf({ id, text }: Voice, start: number, end: number): Quote {
  return { id, text: text.slice(start, end), start, end };
}

function sentenceOf(voice: Voice, { sentence }: Advice): Quote {
  return quoteOf(voice, sentence.start, sentence.end);
}
