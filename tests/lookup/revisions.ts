import type { Revision } from '../communities/serve';

type Item = Record<string, unknown> & {
  answer_id?: number;
  score?: number;
  is_accepted?: boolean;
  creation_date?: number;
};

/** What happens to answers on Stack Exchange, as its API tells of it afterwards. */
export function reviseAnswers(change: (items: Item[]) => Item[]): Revision {
  return (body, url) => {
    if (!url.pathname.endsWith('/answers')) return body;
    const reply = JSON.parse(body) as { items: Item[] };
    return JSON.stringify({ ...reply, items: change(reply.items) });
  };
}

/** The native id in a kept answer's id. */
export function nativeId(answerId: string): number {
  return Number(/#a(\d+)$/.exec(answerId)?.[1]);
}

export function editAnswer(answerId: string, body: string): Revision {
  return reviseAnswers((items) =>
    items.map((item) => (item.answer_id === nativeId(answerId) ? { ...item, body } : item)),
  );
}

export function deleteAnswer(answerId: string): Revision {
  return reviseAnswers((items) => items.filter((item) => item.answer_id !== nativeId(answerId)));
}

/** Somebody writes an answer beside this one that its readers like better. */
export function outdoAnswer(answerId: string, body: string): Revision {
  return reviseAnswers((items) => {
    const kept = items.find((item) => item.answer_id === nativeId(answerId));
    if (!kept) return items;
    const better = {
      ...kept,
      answer_id: 990_001,
      body,
      is_accepted: false,
      score: (kept.score ?? 0) * 2 + 10,
      creation_date: Math.floor(Date.now() / 1000),
    };
    return [...items.map((item) => (item === kept ? { ...kept, is_accepted: false } : item)), better];
  });
}

/** The tick goes from this answer to another. */
export function moveAcceptance(fromId: string): Revision {
  return reviseAnswers((items) => {
    const other = items.find((item) => item.answer_id !== nativeId(fromId));
    return items.map((item) => ({ ...item, is_accepted: item === other }));
  });
}
