import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Messages = Record<string, { message: string; description?: string }>;

/** The message that names the words, and the one that holds them. */
const namesKey = 'keys';
const wordsKey = 'words';

/**
 * The files of messages as they ship, by their language's folder. A file names each message, and ten languages would
 * name them ten times again: so each holds its words as lines of one message, and only the default language, to which
 * the browser falls back by itself, says which line is which. Messages that the manifest names stay as they are.
 *
 * `locales`: the parsed files by folder; `fallback`: the folder of the default language; `byBrowser`: the keys that the
 * manifest names. Throws where a message could not be told from the next.
 */
export function shippedLocales(
  locales: ReadonlyMap<string, Messages>,
  fallback: string,
  byBrowser: readonly string[],
): Map<string, Record<string, { message: string }>> {
  const keys = [...new Set([...locales.values()].flatMap((messages) => Object.keys(messages)))].sort();
  const shipped = new Map<string, Record<string, { message: string }>>();
  for (const [folder, messages] of locales) {
    const lines = keys.map((key) => lineOf(messages[key]?.message ?? '', `${folder}/${key}`));
    shipped.set(folder, {
      ...Object.fromEntries(
        byBrowser.flatMap((key) => (messages[key] ? [[key, { message: messages[key].message }]] : [])),
      ),
      [wordsKey]: { message: lines.join('\n') },
      ...(folder === fallback && { [namesKey]: { message: keys.join(' ') } }),
    });
  }
  return shipped;
}

/** The browser would fill '$1' with nothing: what stands for it here is filled in by components/shipped-words.ts. */
function lineOf(message: string, name: string): string {
  const line = message.replaceAll(/\$([1-9])/g, '{$1}');
  if (/[\n$]|[{}]/.test(line.replaceAll(/\{[1-9]\}/g, '')))
    throw new Error(`${name} holds a line's end, a brace, or a dollar that is no place`);
  return line;
}

/** The parsed files below a folder of locales. */
export function readLocales(folder: string): Map<string, Messages> {
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name): [string, Messages] => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- tests/components/words.test.tsx parses every file
        const messages = JSON.parse(readFileSync(join(folder, name, 'messages.json'), 'utf8')) as Messages;
        return [name, messages];
      }),
  );
}
