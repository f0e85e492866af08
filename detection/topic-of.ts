import { codesIn } from './codes';
import { communitiesAmong } from './communities';
import { brandOf, companyOf, crumbsOf, productOf } from './names';
import type { Page } from './page';
import { languageOf } from './page-language';
import { linesWithoutPersons, personsAmong, withoutPersons } from './persons';
import { platformsIn } from './platforms';
import { questionOf } from './question';
import { termsOf } from './terms';
import type { Topic, Verdict } from './topic';

/** What the page is about, from what it shows to everyone; nothing typed into it, and nobody's name. */
export function topicOf(page: Page, { kind }: Verdict): Topic {
  const persons = personsAmong(page.things, page.metas['og:site_name']);
  const brand = brandOf(page);
  const company = companyOf(page, brand);
  const question = linesWithoutPersons(page.selectedText, persons) || questionOf(page, kind, brand, persons);
  const crumbs = crumbsOf(page)
    .map((crumb) => withoutPersons(crumb, page.url, persons))
    .filter(Boolean);
  const product = productOf(page, crumbs, question, brand);
  const lead = leadOf(page);
  const language = languageOf(page);
  // Greetings, bylines and numbers of customers are no part of the problem, wherever they stand.
  const told = linesWithoutPersons(lead, persons);
  const platforms = platformsIn([question, crumbs.join('\n'), page.title, told]);
  return {
    question,
    ...(brand === '' ? {} : { brand }),
    ...(product === '' ? {} : { product }),
    ...(company === '' ? {} : { company }),
    ...(platforms.length === 0 ? {} : { platforms }),
    // Other headings speak of other articles, or to the reader by name.
    terms: termsOf(question, told, brand, language),
    // A contact page's numbers are those of its register, its telephones and its bank.
    codes: codesIn(`${question}\n${product}\n${kind === 'contact' ? '' : told}`).filter(
      (code) => code.length <= 80,
    ),
    language,
    lead,
    communities: communitiesAmong(page),
  };
}

function leadOf({ lead, metas }: Page): string {
  return lead || metas['og:description'] || metas['description'] || '';
}
