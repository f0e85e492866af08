import { DomHandler, type Element, isTag, isText, type ParentNode } from 'domhandler';

import { decodeEntities, parseHtml } from './html-text';

/** A thing that a page describes in JSON-LD or microdata, in one shape for both. */
export type Item = {
  /** Names without their vocabulary: 'QAPage' for 'https://schema.org/QAPage'. */
  types: string[];
  /** `@id` or `itemid`, as written. */
  id?: string;
  /** Its element's own place in the page: '#answer-7'. */
  anchor?: string;
  /** The address of a link in it that is marked as the link to it. */
  permalink?: string;
  values: Map<string, Value[]>;
};
export type Literal = {
  /** From JSON or an attribute. May be plain or HTML: pages write both. */
  text?: string;
  /** What an element holds. */
  html?: string;
};
export type Value = Literal | { item: Item };

const maxScripts = 100;
const maxDepth = 20;
/** Over the whole page. A page of 200 answers has about 5,000. */
const maxValues = 100_000;
const maxVisits = 400_000;
const maxReferences = 1000;

/** All outermost items of a page, in its order: those of its JSON-LD first. Never throws. */
export function readStructuredData(html: string): Item[] {
  const handler = new DomHandler(undefined, { withStartIndices: true, withEndIndices: true });
  parseHtml(html, handler);
  return [...readJsonLd(handler.root), ...new MicrodataReader(html).read(handler.root)];
}

/**
 * JSON as pages write it: within comments or CDATA, with raw line ends in strings, needless or missing commas,
 * escaped for HTML, several values in a row, cut off. Undefined when nothing can be made of it; linear.
 */
export function parseLooseJson(source: string): unknown {
  const bare = unwrap(source);
  const text = /^[[{\s]*&(?:quot|#34|#x22);/i.test(bare) ? decodeEntities(bare) : bare;
  return tryJson(text) ?? repairJson(text);
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Takes off what was put around the script for the browsers of 1999. */
function unwrap(source: string): string {
  return source
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/^(?:\/\/|\/\*)?\s{0,9}(?:<!--|<!\[CDATA\[)\s{0,9}(?:\*\/)?/i, '')
    .replace(/(?:\/\/|\/\*)?\s{0,9}(?:-->|\]\]>)\s{0,9}(?:\*\/)?$/, '')
    .replace(/^\s{0,9}\uFEFF/, '')
    .trim();
}

function repairJson(text: string): unknown {
  const values = tryJson(new JsonRepair(text).run());
  if (!Array.isArray(values)) return undefined;
  return values.length > 1 ? values : (values[0] as unknown);
}

const quoteCode = 0x22;
const backslashCode = 0x5c;
const wordChar = /[\w$@.+-]/;

function wordToJson(word: string): string {
  if (/^(?:true|false|null|-?(?:0|[1-9]\d{0,20})(?:\.\d{1,20})?)$/.test(word)) return word;
  return /^(?:undefined|None|NaN)$/.test(word) ? 'null' : JSON.stringify(word);
}

/** One pass over the text that writes out valid JSON: an array of all the values in it. */
class JsonRepair {
  readonly #text: string;
  readonly #out: string[] = [];
  readonly #closers: string[] = [];
  #at = 0;
  /** Since the last comma or opening bracket. */
  #hasValue = false;
  #hasColon = false;
  /** Written only when a value follows: a trailing comma never is. */
  #owesComma = false;

  constructor(text: string) {
    this.#text = text;
  }

  run(): string {
    while (this.#at < this.#text.length) this.#step();
    while (this.#closers.length > 0) this.#close();
    return `[${this.#out.join('')}]`;
  }

  #step(): void {
    const char = this.#text.charAt(this.#at);
    const next = this.#text.charAt(this.#at + 1);
    if (char === '"') this.#string();
    else if (char === '{' || char === '[') this.#open(char);
    else if (char === '/' && next === '/') this.#skipPast('\n');
    else if (char === '/' && next === '*') this.#skipPast('*/');
    else if (wordChar.test(char)) this.#word();
    else this.#mark(char);
  }

  #mark(char: string): void {
    this.#at += 1;
    if (char === '}' || char === ']') this.#close();
    else if (char === ',') this.#comma();
    else if (char === ':') this.#colon();
  }

  #startValue(): void {
    if (this.#hasValue) this.#comma();
    if (this.#owesComma) this.#out.push(',');
    this.#owesComma = false;
    this.#hasValue = true;
  }

  #open(char: string): void {
    this.#startValue();
    this.#out.push(char);
    this.#closers.push(char === '{' ? '}' : ']');
    this.#hasValue = false;
    this.#hasColon = false;
    this.#at += 1;
  }

  /** Closes the innermost bracket, whichever kind was written: a mistyped one is likelier than a missing one. */
  #close(): void {
    const closer = this.#closers.pop();
    if (closer === undefined) return;
    this.#endPair(closer);
    this.#out.push(closer);
    this.#owesComma = false;
    this.#hasValue = true;
    this.#hasColon = true;
  }

  #comma(): void {
    this.#endPair(this.#closers.at(-1));
    this.#owesComma ||= this.#hasValue;
    this.#hasValue = false;
    this.#hasColon = false;
  }

  #colon(): void {
    if (this.#closers.at(-1) !== '}' || this.#hasColon || !this.#hasValue) return;
    this.#out.push(':');
    this.#hasColon = true;
    this.#hasValue = false;
  }

  /** Gives a key without a value, as at the end of a text that was cut off, the value null. */
  #endPair(closer: string | undefined): void {
    if (closer !== '}' || this.#hasValue === this.#hasColon) return;
    this.#out.push(this.#hasValue ? ':null' : 'null');
    this.#hasValue = true;
  }

  #skipPast(end: string): void {
    const at = this.#text.indexOf(end, this.#at + 2);
    this.#at = at === -1 ? this.#text.length : at + end.length;
  }

  #word(): void {
    const start = this.#at;
    while (wordChar.test(this.#text.charAt(this.#at))) this.#at += 1;
    const word = this.#text.slice(start, this.#at);
    const isKey = this.#closers.at(-1) === '}' && !this.#hasColon;
    this.#startValue();
    this.#out.push(isKey ? JSON.stringify(word) : wordToJson(word));
  }

  #string(): void {
    this.#startValue();
    this.#at += 1;
    this.#out.push('"');
    let from = this.#at;
    while (this.#at < this.#text.length) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === quoteCode && this.#endsString()) break;
      if (code >= 0x20 && code !== quoteCode && code !== backslashCode) {
        this.#at += 1;
        continue;
      }
      this.#out.push(this.#text.slice(from, this.#at), this.#escapeNext(code));
      from = this.#at;
    }
    this.#out.push(this.#text.slice(from, this.#at), '"');
    this.#at += 1;
  }

  /** Steps over a character that JSON does not take as it is. */
  #escapeNext(code: number): string {
    const pair = this.#text.slice(this.#at, this.#at + 2);
    this.#at += 1;
    if (code === quoteCode) return '\\"';
    if (code !== backslashCode) return JSON.stringify(String.fromCharCode(code)).slice(1, -1);
    const isUnicode = /^u[\da-f]{4}$/i.test(this.#text.slice(this.#at, this.#at + 5));
    if (isUnicode || /^\\["\\/bfnrt]$/.test(pair)) {
      this.#at += 1;
      return pair;
    }
    return pair === "\\'" ? '' : '\\\\';
  }

  /** A quotation mark ends its string when what follows can follow a string; else it was not escaped. */
  #endsString(): boolean {
    const next = this.#skipSpace(this.#at + 1);
    const char = this.#text.charAt(next);
    if (char === '' || char === '}' || char === ']' || char === ':') return true;
    if (char === ',') return /^["{[\]}\d\-tfn/]?$/.test(this.#text.charAt(this.#skipSpace(next + 1)));
    return char === '"' && this.#text.slice(this.#at, Math.min(next, this.#at + 200)).includes('\n');
  }

  #skipSpace(at: number): number {
    let next = at;
    while (next < this.#text.length && this.#text.charCodeAt(next) <= 0x20) next += 1;
    return next;
  }
}

function readJsonLd(root: ParentNode): Item[] {
  const reader = new JsonLdReader();
  for (const script of findJsonLdScripts(root)) reader.add(parseLooseJson(script));
  return reader.finish();
}

function findJsonLdScripts(root: ParentNode): string[] {
  const found: string[] = [];
  const search = (parent: ParentNode): void => {
    for (const node of parent.children) {
      if (!isTag(node) || found.length >= maxScripts) continue;
      if (node.name !== 'script') search(node);
      else if (/^\s{0,9}application\/ld\+json/i.test(node.attribs['type'] ?? '')) found.push(rawText(node));
    }
  };
  search(root);
  return found;
}

function rawText(element: Element): string {
  return element.children.map((node) => (isText(node) ? node.data : '')).join('');
}

class JsonLdReader {
  readonly #outermost: Item[] = [];
  readonly #named = new Map<string, Item>();
  readonly #references: { item: Item }[] = [];
  #left = maxValues;

  add(json: unknown): void {
    for (const value of this.#toValues(json, 0)) if ('item' in value) this.#addOutermost(value.item);
  }

  /** Puts the items in the places where they are only named (`{"@id": "#q1"}`). */
  finish(): Item[] {
    for (const reference of this.#references) {
      const item = this.#named.get(reference.item.id ?? '');
      if (item !== undefined) reference.item = item;
    }
    return this.#outermost;
  }

  #addOutermost(item: Item): void {
    if (item.types.length > 0 || !item.values.has('@graph')) this.#outermost.push(item);
    for (const value of item.values.get('@graph') ?? []) {
      if ('item' in value) this.#outermost.push(value.item);
    }
    item.values.delete('@graph');
  }

  #toValues(json: unknown, depth: number): Value[] {
    this.#left -= 1;
    if (this.#left < 0 || depth > maxDepth) return [];
    if (typeof json === 'string') return [{ text: json }];
    if (typeof json === 'number' || typeof json === 'boolean') return [{ text: String(json) }];
    if (Array.isArray(json)) {
      return json.slice(0, this.#left).flatMap((entry: unknown) => this.#toValues(entry, depth + 1));
    }
    return typeof json === 'object' && json !== null ? this.#toItem(json, depth) : [];
  }

  #toItem(json: object, depth: number): Value[] {
    const entries = Object.entries(json).slice(0, this.#left) as [string, unknown][];
    const wrapped = entries.find(([key]) => key === '@value' || key === '@list' || key === '@set');
    if (wrapped !== undefined) return this.#toValues(wrapped[1], depth + 1);
    const item: Item = { types: [], values: new Map() };
    for (const [key, value] of entries) this.#addProperty(item, key, value, depth);
    const place = { item };
    if (item.id !== undefined && item.values.size === 0 && item.types.length === 0)
      this.#references.push(place);
    else if (item.id !== undefined && !this.#named.has(item.id)) this.#named.set(item.id, item);
    return [place];
  }

  #addProperty(item: Item, key: string, json: unknown, depth: number): void {
    if (key === '@id') {
      if (typeof json === 'string') item.id = json;
    } else if (key === '@type' || key === 'type') {
      item.types.push(...toTypes(Array.isArray(json) ? json.slice(0, 10) : [json]));
    } else if (key !== '@context') {
      addValues(item, localName(key), this.#toValues(json, depth + 1));
    }
  }
}

/** Elements whose value stands in an attribute that names another place. */
const addressOf: Record<string, string> = {
  a: 'href',
  area: 'href',
  link: 'href',
  audio: 'src',
  embed: 'src',
  iframe: 'src',
  img: 'src',
  source: 'src',
  track: 'src',
  video: 'src',
  object: 'data',
};

const permalinkMarks = new Set(['bookmark', 'permalink', 'post-index', 'u-url']);

class MicrodataReader {
  readonly #html: string;
  readonly #outermost = new Set<Item>();
  readonly #items = new Map<Element, Item>();
  readonly #byId = new Map<string, Element>();
  #visitsLeft = maxVisits;
  #referencesLeft = maxReferences;

  constructor(html: string) {
    this.#html = html;
  }

  read(root: ParentNode): Item[] {
    if (!/itemscope/i.test(this.#html)) return [];
    if (/itemref/i.test(this.#html)) this.#indexIds(root);
    this.#visitAll(root, null, 0);
    return [...this.#outermost];
  }

  #indexIds(parent: ParentNode): void {
    for (const node of parent.children) {
      if (!isTag(node)) continue;
      const id = node.attribs['id'];
      if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, node);
      this.#indexIds(node);
    }
  }

  #visitAll(parent: ParentNode, scope: Item | null, depth: number): void {
    for (const node of parent.children) if (isTag(node)) this.#visit(node, scope, depth);
  }

  /** `depth` counts items within items; elements have their own limit in the parser. */
  #visit(element: Element, scope: Item | null, depth: number): void {
    this.#visitsLeft -= 1;
    if (this.#visitsLeft < 0 || depth > maxDepth) return;
    const names = tokens(element.attribs['itemprop']);
    if ('itemscope' in element.attribs) {
      const item = this.#readItem(element, depth);
      if (scope === null || names.length === 0) this.#outermost.add(item);
      else addItem(scope, names, item);
      return;
    }
    if (scope !== null) {
      if (names.length > 0) this.#addLiteral(scope, names, element);
      if (isPermalink(element)) scope.permalink ??= element.attribs['href'] ?? '';
    }
    this.#visitAll(element, scope, depth);
  }

  /** The same element is the same item, however often it is referred to. */
  #readItem(element: Element, depth: number): Item {
    const known = this.#items.get(element);
    if (known !== undefined) return known;
    const { itemtype, itemid, id, itemref } = element.attribs;
    const item: Item = {
      types: toTypes(tokens(itemtype)),
      ...(itemid === undefined ? {} : { id: itemid }),
      ...(id === undefined || id === '' ? {} : { anchor: `#${id}` }),
      values: new Map(),
    };
    this.#items.set(element, item);
    this.#visitAll(element, item, depth + 1);
    for (const reference of tokens(itemref)) this.#visitReferred(reference, item, depth);
    return item;
  }

  #visitReferred(id: string, item: Item, depth: number): void {
    const element = this.#byId.get(id);
    this.#referencesLeft -= 1;
    if (element !== undefined && this.#referencesLeft >= 0) this.#visit(element, item, depth + 1);
  }

  #addLiteral(scope: Item, names: string[], element: Element): void {
    const attribute = valueAttribute(element);
    const html = this.#innerHtml(element);
    const literal: Literal = {
      ...(attribute === undefined ? {} : { text: attribute }),
      ...(html === '' ? {} : { html }),
    };
    for (const name of names) addValues(scope, localName(name), [literal]);
  }

  #innerHtml(element: Element): string {
    const start = element.firstChild?.startIndex;
    const end = element.lastChild?.endIndex;
    if (typeof start !== 'number' || typeof end !== 'number') return '';
    return this.#html.slice(start, end + 1);
  }
}

function valueAttribute(element: Element): string | undefined {
  const { name, attribs } = element;
  const address = addressOf[name];
  if (attribs['content'] !== undefined) return attribs['content'];
  if (address !== undefined) return attribs[address];
  if (name === 'time') return attribs['datetime'];
  return name === 'data' || name === 'meter' ? attribs['value'] : undefined;
}

/** Forums that give a post's address no property still mark the link to it. */
function isPermalink(element: Element): boolean {
  if (element.name !== 'a' || !element.attribs['href']) return false;
  const marks = [...tokens(element.attribs['rel']), ...tokens(element.attribs['class'])];
  return marks.some((mark) => permalinkMarks.has(mark));
}

function addItem(scope: Item, names: string[], item: Item): void {
  for (const name of names) addValues(scope, localName(name), [{ item }]);
  // NodeBB: the whole head of a post, with the link to it, is its author.
  if (names.includes('author') && item.permalink !== undefined) scope.permalink ??= item.permalink;
}

function addValues(item: Item, name: string, values: Value[]): void {
  const known = item.values.get(name);
  if (known === undefined) item.values.set(name, values);
  else for (const value of values) known.push(value);
}

function tokens(attribute: string | undefined): string[] {
  return attribute === undefined ? [] : attribute.split(/\s+/, 12).filter((token) => token !== '');
}

function toTypes(names: unknown[]): string[] {
  return names.flatMap((name) => (typeof name === 'string' ? [localName(name)] : []));
}

/** 'https://schema.org/QAPage', 'schema:QAPage' and 'QAPage' are one name. */
function localName(name: string): string {
  const bare = name.slice(0, 200).replace(/\/$/, '');
  return bare.slice(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('#'), bare.lastIndexOf(':')) + 1);
}
