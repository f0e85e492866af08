import { own, select } from './own-property';

/** One described thing, as the page wrote it. */
export type Thing = Record<string, unknown>;

const maxChars = 400_000;

/** The texts of the page's JSON-LD blocks, as far as they stay within bounds. */
export function jsonLdTexts(document: Document): string[] {
  let left = maxChars;
  return select(document, 'script[type="application/ld+json"]')
    .map((script) => own(script, 'textContent') ?? '')
    .filter((text) => (left -= text.length) > 0);
}

/** Everything with a type in the page's JSON-LD. A block that is no JSON tells nothing. */
export function thingsOf(document: Document): Thing[] {
  const things: Thing[] = [];
  for (const text of jsonLdTexts(document)) {
    try {
      JSON.parse(text, (_, value: Thing | null) => {
        if (value?.['@type'] && things.length < 500) things.push(value);
        return value;
      });
    } catch {
      // Pages ship broken JSON-LD every day; the rest of the page still tells enough.
    }
  }
  return things;
}

/** The thing's types, without the vocabulary's address: 'schema:QAPage'. Anything else than words is left out. */
export function typesOf(thing: Thing): string {
  const types = [thing['@type']].flat().filter((type) => typeof type === 'string');
  return types.map((type) => `schema:${type.slice(0, 80).replace(/^.*[/:]/, '')}`).join(' ');
}

/** The thing's name, if it is of these types. */
export function nameOf(thing: Thing, types: RegExp): string {
  const name = thing['headline'] ?? thing['name'];
  return types.test(typesOf(thing)) && typeof name === 'string' ? name.slice(0, 300) : '';
}
