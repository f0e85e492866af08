/** What is wrong with a text that is no JSON, and where. */
export class JsonError extends Error {
  override name = 'JsonError';
  /** UTF-16 offset in the text. */
  readonly at: number;

  constructor(at: number) {
    super(`No JSON at ${at}`);
    this.at = at;
  }
}

const deepest = 100;
const space = /[ \t\r\n]*/y;
const numeral = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex -- what JSON forbids within a string
const stringStop = /["\\\u0000-\u001F]/g;
const literals = new Map<string, [string, unknown]>([
  ['t', ['true', true]],
  ['f', ['false', false]],
  ['n', ['null', null]],
]);

/**
 * Reads JSON (RFC 8259) value by value, so that a large file can be read with pauses, and tells where each one stands.
 * Throws JsonError where the text is none. Linear.
 */
export class JsonReader {
  readonly #text: string;
  #at: number;
  #depth = 0;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.#at = at;
  }

  /** Where the next value begins. */
  get at(): number {
    this.#skipSpace();
    return this.#at;
  }

  /** The first letter of the next value; '' at the end. */
  get next(): string {
    this.#skipSpace();
    return this.#text.charAt(this.#at);
  }

  /** The names of an object's members. Whoever takes one reads its value before the next. */
  *members(): Generator<string> {
    this.#open('{');
    while (!this.#closes('}')) {
      const name = this.#string();
      this.#expect(':');
      yield name;
      this.#goOn('}');
    }
  }

  /** The places of an array's items. Whoever takes one reads its value before the next. */
  *items(): Generator<number> {
    this.#open('[');
    for (let place = 0; !this.#closes(']'); place += 1) {
      yield place;
      this.#goOn(']');
    }
  }

  value(): unknown {
    switch (this.next) {
      case '{':
        return this.#object();
      case '[':
        return Array.from(this.items(), () => this.value());
      case '"':
        return this.#string();
      default:
        return this.#scalar();
    }
  }

  /** The next value; ten times as fast where it has the rest of its line, but for a comma, for itself. */
  lineValue(): unknown {
    const start = this.at;
    const end = this.#text.indexOf('\n', start);
    const line = this.#text.slice(start, end === -1 ? start : end).trimEnd();
    const json = line.endsWith(',') ? line.slice(0, -1) : line;
    try {
      const value: unknown = JSON.parse(json);
      this.#at += json.length;
      return value;
    } catch {
      return this.value();
    }
  }

  /** Nothing but white space may follow. */
  end(): void {
    if (this.next !== '') this.#fail();
  }

  #object(): Record<string, unknown> {
    const members: [string, unknown][] = [];
    for (const name of this.members()) members.push([name, this.value()]);
    return Object.fromEntries(members);
  }

  #string(): string {
    if (this.next !== '"') this.#fail();
    const start = this.#at;
    let isPlain = true;
    for (stringStop.lastIndex = start + 1; ;) {
      const stop = stringStop.exec(this.#text);
      this.#at = stop?.index ?? this.#text.length;
      if (stop?.[0] === '"') break;
      if (stop?.[0] !== '\\') this.#fail();
      isPlain = false;
      stringStop.lastIndex = this.#at + 2;
    }
    this.#at += 1;
    return isPlain ? this.#text.slice(start + 1, this.#at - 1) : this.#unescape(start);
  }

  #unescape(start: number): string {
    try {
      return String(JSON.parse(this.#text.slice(start, this.#at)));
    } catch {
      this.#at = start;
      return this.#fail();
    }
  }

  #scalar(): unknown {
    const [word, value] = literals.get(this.next) ?? ['', undefined];
    if (word !== '' && this.#text.startsWith(word, this.#at)) {
      this.#at += word.length;
      return value;
    }
    numeral.lastIndex = this.#at;
    const digits = numeral.exec(this.#text)?.[0] ?? this.#fail();
    this.#at += digits.length;
    return Number(digits);
  }

  #open(bracket: string): void {
    this.#expect(bracket);
    this.#depth += 1;
    if (this.#depth > deepest) this.#fail();
  }

  #closes(bracket: string): boolean {
    if (this.next !== bracket) return false;
    this.#at += 1;
    this.#depth -= 1;
    return true;
  }

  /** To the next member or item; a comma promises one. */
  #goOn(bracket: string): void {
    if (this.next === bracket) return;
    this.#expect(',');
    if (this.next === bracket) this.#fail();
  }

  #expect(sign: string): void {
    if (this.next !== sign) this.#fail();
    this.#at += 1;
  }

  #skipSpace(): void {
    space.lastIndex = this.#at;
    this.#at += space.exec(this.#text)?.[0].length ?? 0;
  }

  #fail(): never {
    throw new JsonError(this.#at);
  }
}

/**
 * Where a part of a value stands, by its path, in the text of JSON that begins at `start`; where the innermost part that
 * is there begins, if the part itself is missing.
 */
export function placeOfPart(text: string, start: number, path: readonly PropertyKey[]): number {
  const reader = new JsonReader(text, start);
  for (const key of path) {
    const found =
      reader.next === '{'
        ? findPart(reader, reader.members(), key)
        : reader.next === '[' && findPart(reader, reader.items(), key);
    if (!found) return start;
    // oxlint-disable-next-line no-param-reassign -- the innermost part so far
    start = reader.at;
  }
  return start;
}

function findPart(reader: JsonReader, parts: Iterable<PropertyKey>, wanted: PropertyKey): boolean {
  for (const part of parts) {
    if (part === wanted) return true;
    reader.value();
  }
  return false;
}

/** 1-based. */
export function lineAt(text: string, at: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) line += 1;
  return line;
}
