import { ar } from './ar';
import { cs } from './cs';
import { da } from './da';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fi } from './fi';
import { fr } from './fr';
import { id } from './id';
import { it } from './it';
import { ja } from './ja';
import { ko } from './ko';
import type { LanguageWords } from './language-words';
import { nl } from './nl';
import { no } from './no';
import { pl } from './pl';
import { pt } from './pt';
import { ru } from './ru';
import { sv } from './sv';
import { tr } from './tr';
import { uk } from './uk';
import { vi } from './vi';
import { zh } from './zh';

/** Every language whose words are known; one more is one more file and one more name here. */
export const languages: readonly LanguageWords[] = [
  en,
  de,
  fr,
  es,
  pt,
  it,
  nl,
  pl,
  sv,
  da,
  no,
  fi,
  cs,
  tr,
  ru,
  uk,
  ja,
  zh,
  ko,
  ar,
  vi,
  id,
];

/** Tags under which pages declare these languages besides their own. */
const otherTags: Record<string, string> = { nb: 'no', nn: 'no', ms: 'id', in: 'id', cmn: 'zh', yue: 'zh' };

/** The words of a language, by its primary subtag; undefined where they are not known. */
export function languageWords(tag: string): LanguageWords | undefined {
  const language = otherTags[tag] ?? tag;
  return languages.find((words) => words.language === language);
}
