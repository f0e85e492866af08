import { codesIn } from './codes';
import { platformsIn } from './platforms';
import { termsOf } from './terms';
import type { Topic } from './topic';

/** A topic out of a person's own words. `language` is a BCP 47 primary subtag, 'und' when unknown. */
export function topicFromText(text: string, language: string): Topic {
  const question = text.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 300);
  const platforms = platformsIn([question]);
  return {
    question,
    ...(platforms.length === 0 ? {} : { platforms }),
    terms: termsOf(question, '', '', language === 'und' ? 'en' : language),
    codes: codesIn(question),
    language,
    lead: '',
    communities: [],
  };
}
