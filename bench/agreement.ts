import { findAgreements, findContradictions } from '@/ranking/agreement/agreement';
import { answerPairs } from '@/tests/ranking/agreement-pairs';

import type { Figure } from './bench';

/** Of pairs of answers that were labelled by a hand that did not know the code: what is claimed, and how much of it is right. */
export function measureAgreement(): Promise<Figure[]> {
  const claims = answerPairs.map(({ label, one, other }) => {
    const pair = [
      { id: 'one', text: one },
      { id: 'other', text: other },
    ];
    const isOpposite = findContradictions(pair).length > 0;
    const isSame = !isOpposite && findAgreements(pair, { fewestVoices: 2 }).length > 0;
    return { label, claim: isOpposite ? 'opposite' : isSame ? 'same' : 'none' };
  });
  const kinds = ['same', 'opposite'] as const;
  return Promise.resolve([
    figure('pairs of answers', claims.length, 'count'),
    ...kinds.flatMap((kind) => {
      const claimed = claims.filter(({ claim }) => claim === kind);
      const right = claimed.filter(({ label }) => label === kind).length;
      const labelled = claims.filter(({ label }) => label === kind).length;
      return [
        figure(`claimed to be ${kind}`, claimed.length, 'count'),
        figure(`precision of "${kind}"`, right / claimed.length, 'ratio'),
        figure(`recall of "${kind}"`, right / labelled, 'ratio'),
      ];
    }),
  ]);
}

function figure(name: string, value: number, unit: Figure['unit']): Figure {
  return { section: 'agreement', name, value, unit };
}
