/** A piece of a text: UTF-16 offsets, end exclusive. */
export type Span = { start: number; end: number };

/** Of a long piece only its ends are looked for, so that hostile texts cost no more than others. */
const PROBE_CHARS = 200;
const MAX_PLACES = 500;

/**
 * The same piece in another form of the text: one that differs in white space, or in words that one form adds (list
 * marks, names of images). Of several equal pieces it is the one with the same number. Null when it is not there.
 */
export function findSpan({ start, end }: Span, from: string, to: string): Span | null {
  const here = squeeze(from);
  const there = squeeze(to);
  const first = here.at.findIndex((at) => at >= start);
  const last = here.at.findLastIndex((at) => at < end);
  if (first === -1 || last < first) return null;
  const place =
    here.text === there.text
      ? { first, last }
      : findPlace(here.text.slice(first, last + 1), here.text, there.text, first);
  const begins = place && there.at[place.first];
  const ends = place && there.at[place.last];
  return begins == null || ends == null ? null : { start: begins, end: ends + 1 };
}

function findPlace(
  words: string,
  from: string,
  to: string,
  wanted: number,
): { first: number; last: number } | null {
  const first = sameNumber(words.slice(0, PROBE_CHARS), { from, to, wanted });
  if (first === undefined) return null;
  if (to.startsWith(words, first)) return { first, last: first + words.length - 1 };
  const tail = words.slice(-PROBE_CHARS);
  const ending = nearest(placesOf(tail, to), first + words.length - tail.length);
  return ending === undefined || ending < first ? null : { first, last: ending + tail.length - 1 };
}

/** Where the words stand in the other text: the third time there if it is the third time here. */
function sameNumber(
  words: string,
  { from, to, wanted }: { from: string; to: string; wanted: number },
): number | undefined {
  const here = placesOf(words, from);
  const there = placesOf(words, to);
  const number = here.indexOf(wanted);
  return number !== -1 && here.length === there.length ? there[number] : nearest(there, wanted);
}

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  for (
    let at = text.indexOf(words);
    at !== -1 && places.length < MAX_PLACES;
    at = text.indexOf(words, at + 1)
  )
    places.push(at);
  return places;
}

function nearest(places: readonly number[], wanted: number): number | undefined {
  return places.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
}

/** The text without white space, and where each of its characters stood. */
function squeeze(text: string): { text: string; at: number[] } {
  const at: number[] = [];
  let squeezed = '';
  for (const { 0: piece, index } of text.matchAll(/\S+/g)) {
    squeezed += piece;
    for (let place = 0; place < piece.length; place += 1) at.push(index + place);
  }
  return { text: squeezed, at };
}
