import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import { sharedStemmerBase } from '@/bench/shared-stemmer-base';

const plugin = sharedStemmerBase();
const stemmers = join(import.meta.dirname, '../../node_modules/@orama/stemmers/dist');
const folder = mkdtempSync(join(tmpdir(), 'commonplace-stemmers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type StemmerModule = { stemmer: (word: string) => string };

const languages = readdirSync(stemmers)
  .filter((name) => name.endsWith('.js'))
  .map((name) => name.slice(0, -3));
/** Words of many endings, in the scripts that the stemmers know. */
const words =
  'printers abbonamenti abonnements actualizaciones aktualisierungen anmeldungen asennukset atualizações beállítások bestellungen bilgisayarımızdan configurations configurações conexiones dispozitivelor drukāmais eszközökkel indstillinger innstillingene installazioni inställningarna instellingen kirjautumiset opdateringer parolele réinitialisation számítógépek verbindungen yazıcıların настройками подключения принтеров تطبيقات الطابعات المستخدمين'.split(
    ' ',
  );

async function slimmed(language: string): Promise<string | null> {
  const file = join(stemmers, `${language}.js`);
  return (await plugin.transform(readFileSync(file, 'utf8'), file))?.code ?? null;
}

describe('the stemmers that ship', () => {
  it('share one machine in the languages of the ranking', async () => {
    const sharing = await Promise.all(languages.map(async (each) => ((await slimmed(each)) ? [each] : [])));
    expect(sharing.flat()).toEqual(
      expect.arrayContaining('ar de dk es fi fr hu it nl no pt ro ru se tr'.split(' ')),
    );
  });

  it.each(languages)('stem as the library does: %s', async (language) => {
    const base = (await plugin.load(plugin.resolveId('\0stemmer-base') ?? '')) ?? '';
    writeFileSync(join(folder, 'base.mjs'), base);
    const code = await slimmed(language);
    const file = join(folder, `${language}.mjs`);
    const whole = readFileSync(join(stemmers, `${language}.js`), 'utf8');
    writeFileSync(file, code?.replace('\0stemmer-base', './base.mjs') ?? whole);
    const { stemmer }: StemmerModule = await import(/* @vite-ignore */ file);
    const library: StemmerModule = await import(/* @vite-ignore */ join(stemmers, `${language}.js`));
    expect(words.map(stemmer)).toEqual(words.map(library.stemmer));
  });
});
