/** Small words that give a language away, folded as words are looked up. */
const tellingWords: Record<string, string> = {
  cs: 'se na je jak neni ale pro kdyz nebo jsem jako mam',
  da: 'og det ikke jeg med hvordan kan nar men som har pa',
  de: 'der das und ist nicht ich mit ein eine auf wie kann wenn auch zu fur',
  en: 'the and is not with my how can when you this it to of have what',
  es: 'el los las y es por una como puedo cuando pero para mi del esta',
  fi: 'ja ei se on mutta kun miten mika ovat kanssa joka olen',
  fr: 'les et est je ne pas avec comment quand mais pour mon des une sur',
  hu: 'es nem hogy egy az van ez meg ha hogyan vagy',
  id: 'dan yang tidak di untuk dengan saya bagaimana ini itu bisa',
  it: 'il gli e non con come quando ma mio della che sono per si',
  nb: 'og det ikke jeg med hvordan kan nar men som har pa',
  nl: 'het en niet ik met een hoe kan als maar van voor mijn naar zijn',
  pl: 'jest nie sie jak czy moj dla przez ale gdy oraz',
  pt: 'os e nao com uma como quando mas meu para da do em',
  ro: 'si nu este cum pentru cu dar cand am sunt sa din',
  ru: 'и не на что как это но для если при мой',
  sv: 'och det att inte jag med hur kan nar men for som',
  tr: 've bir bu icin ile ne nasil ama degil var yok gibi cok',
  uk: 'і не на що як це але для якщо при мій',
};
const languages = new Map<string, string[]>();
for (const [language, words] of Object.entries(tellingWords)) {
  for (const word of words.split(' ')) languages.set(word, [...(languages.get(word) ?? []), language]);
}
const none: readonly string[] = [];

/** The languages that a folded word speaks for, most of the time none. */
export function languagesOf(form: string): readonly string[] {
  return languages.get(form) ?? none;
}

/** Are any words of the language known? */
export function hasTellingWords(language: string): boolean {
  return Object.hasOwn(tellingWords, language);
}
