import { codes, versionNumbers } from './codes';
import { names } from './names';
import { labelledNumbers, numberShapes } from './numbers';
import { online } from './online';
import { labelledPapers } from './papers';
import { labelledPhones, phoneShapes } from './phones';
import { places } from './places';
import { references, referenceShapes } from './references';
import type { Rule } from './rule';
import { labelledSecrets, secretShapes } from './secrets';

/**
 * All rules in their order: what an earlier one takes, the later ones no longer see. Labels go before codes, codes
 * before shapes: "order 2123-1502" is cut, "error 2123-1502" stays, and so does "2123-1502" alone.
 */
export const rules: readonly Rule[] = [
  ...versionNumbers.map(withDigits),
  ...online,
  ...labelledSecrets,
  ...[...labelledNumbers, ...labelledPapers, ...labelledPhones, ...references, ...places, ...codes].map(
    withDigits,
  ),
  ...secretShapes,
  ...[...numberShapes, ...phoneShapes, ...referenceShapes].map(withDigits),
  ...names,
];

/** Most texts are short and hold no digit: then most rules need not look. */
function withDigits(rule: Rule): Rule {
  return { ...rule, needs: /\d/ };
}
