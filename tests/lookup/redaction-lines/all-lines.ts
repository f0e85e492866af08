import { dutch } from './dutch';
import { english } from './english';
import { french } from './french';
import { german } from './german';
import { italian } from './italian';
import { arabic, chinese, japanese, polish } from './other-languages';
import { portuguese } from './portuguese';
import { spanish } from './spanish';

/** Every line, by language; written by hand in the manner of people who ask for help. */
export const allLines: Readonly<Record<string, readonly string[]>> = {
  english,
  german,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  polish,
  japanese,
  chinese,
  arabic,
};
