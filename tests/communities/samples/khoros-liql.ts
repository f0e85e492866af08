import { quotedPhrases, plainText, spellWords, stemWords } from '../words';
import type { CommunityMessage } from './khoros-messages';

/** A query that the server does not take; it never says which part. */
export class InvalidLiql extends Error {}

type Condition = (message: CommunityMessage) => boolean;
type Statement = {
  fields: string[];
  where: Condition;
  order: { field: string; isDescending: boolean } | null;
  limit: number;
  offset: number;
};

/** The fields of a message that may be named, each as the server writes it. */
export type Fields = Record<string, (message: CommunityMessage) => unknown>;

const defaultLimit = 25;
const mostMessages = 1000;

/** The messages that a LiQL statement selects, with the names of the fields that it wants. */
export function runLiql(
  query: string,
  messages: readonly CommunityMessage[],
  fields: Fields,
): { fields: string[]; messages: CommunityMessage[] } {
  const { fields: wanted, where, order, limit, offset } = new LiqlParser(query, fields).statement();
  const by = order?.field ?? 'post_time';
  const value = (message: CommunityMessage) => String(fields[by]?.(message));
  // What a search finds comes newest first.
  const sign = (order?.isDescending ?? true) ? -1 : 1;
  const found = messages
    .filter((message) => !message.isHidden && where(message))
    .sort(
      (a, b) =>
        sign * (by === 'post_time' ? Date.parse(a.at) - Date.parse(b.at) : value(a).localeCompare(value(b))),
    );
  return { fields: wanted, messages: found.slice(offset, offset + limit) };
}

/** Any word of several is enough, unless quotation marks hold them together. */
export function matchesText(text: string, literal: string): boolean {
  const phrases = quotedPhrases(literal);
  if (phrases.length > 0) {
    const spelt = ` ${spellWords(text).join(' ')} `;
    return phrases.some((phrase) => spelt.includes(` ${spellWords(phrase).join(' ')} `));
  }
  const stems = new Set(stemWords(text));
  return stemWords(literal).some((stem) => stems.has(stem));
}

class LiqlParser {
  readonly #tokens: string[];
  readonly #fields: Fields;
  #at = 0;

  constructor(query: string, fields: Fields) {
    const pattern = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[\w.]+(?:\((?:\*|\w+)\))?|[<>]=?|[=(),*]|\S/g;
    this.#tokens = query.match(pattern) ?? [];
    this.#fields = fields;
  }

  statement(): Statement {
    this.#expect('SELECT');
    const fields = this.#fieldList();
    this.#expect('FROM');
    this.#expect('messages');
    const where = this.#take('WHERE') ? this.#either() : () => true;
    let order: Statement['order'] = null;
    if (this.#take('ORDER')) {
      this.#expect('BY');
      order = { field: this.#field(), isDescending: this.#take('DESC') };
      this.#take('ASC');
    }
    const limit = this.#take('LIMIT') ? this.#number() : defaultLimit;
    const offset = this.#take('OFFSET') ? this.#number() : 0;
    if (this.#at < this.#tokens.length || limit > mostMessages) throw new InvalidLiql();
    return { fields, where, order, limit, offset };
  }

  #fieldList(): string[] {
    if (this.#take('*')) return ['*'];
    const fields = [this.#field()];
    while (this.#take(',')) fields.push(this.#field());
    return fields;
  }

  #either(): Condition {
    const sides = [this.#all()];
    while (this.#take('OR')) sides.push(this.#all());
    return (message) => sides.some((side) => side(message));
  }

  #all(): Condition {
    const sides = [this.#one()];
    while (this.#take('AND')) sides.push(this.#one());
    return (message) => sides.every((side) => side(message));
  }

  #one(): Condition {
    if (this.#take('(')) {
      const inner = this.#either();
      this.#expect(')');
      return inner;
    }
    const name = this.#next();
    // Can be read of a message, but not asked for.
    if (name === 'conversation.id' || !(name in this.#fields || name === 'topic.id')) throw new InvalidLiql();
    if (this.#take('MATCHES')) {
      if (name !== 'subject' && name !== 'body') throw new InvalidLiql();
      const literal = this.#literal();
      return (message) => matchesText(plainText(message[name]), literal);
    }
    this.#expect('=');
    const wanted = this.#literal();
    const read = name === 'topic.id' ? (message: CommunityMessage) => message.topic : this.#fields[name];
    return (message) => String(valueAt(read?.(message))) === wanted;
  }

  #field(): string {
    const name = this.#next();
    if (!(name in this.#fields)) throw new InvalidLiql();
    return name;
  }

  #literal(): string {
    const token = this.#next();
    if (/^\d+$|^(?:true|false)$/.test(token)) return token;
    if (!/^'.*'$|^".*"$/s.test(token)) throw new InvalidLiql();
    return token.slice(1, -1).replaceAll(/\\(.)/g, '$1');
  }

  #number(): number {
    const token = this.#next();
    if (!/^\d{1,6}$/.test(token)) throw new InvalidLiql();
    return Number(token);
  }

  #next(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new InvalidLiql();
    this.#at += 1;
    return token;
  }

  #take(word: string): boolean {
    const isNext = this.#tokens[this.#at]?.toUpperCase() === word.toUpperCase();
    if (isNext) this.#at += 1;
    return isNext;
  }

  #expect(word: string): void {
    if (!this.#take(word)) throw new InvalidLiql();
  }
}

function valueAt(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.values(value)[0] : value;
}
