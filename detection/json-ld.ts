/** One described thing, as the page wrote it. */
export type Thing = Record<string, unknown>;

const maxThings = 500;

/** Everything with a type in blocks of JSON-LD. A block that is no JSON tells nothing. */
export function thingsOf(blocks: string[]): Thing[] {
  const things: Thing[] = [];
  for (const block of blocks) {
    try {
      JSON.parse(block, (_, value: Thing | null) => {
        if (value?.['@type'] && things.length < maxThings) things.push(value);
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

/** The thing's name, if it is of these types; '' otherwise. */
export function nameOf(thing: Thing, types: RegExp): string {
  const name = thing['headline'] ?? thing['name'];
  return types.test(typesOf(thing)) && typeof name === 'string' ? name.slice(0, 300) : '';
}
