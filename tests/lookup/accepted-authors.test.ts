import { describe, expect, it } from 'vitest';

import { acceptedAuthors } from '@/lookup/accepted-authors';
import { commonTags } from '@/lookup/common-tags';
import type { Answer, Thread } from '@/sources/source';

let ids = 0;

function anAnswer(name: string | null, parts: Partial<Answer> = {}): Answer {
  ids += 1;
  return {
    id: `a${ids}`,
    url: `https://forum.example/a/${ids}`,
    html: '',
    text: '',
    author: { name },
    acceptedBy: 'asker',
    ...parts,
  };
}

function aThread(tags: string[], answers: Answer[], parts: Partial<Thread> = {}): Thread {
  ids += 1;
  return {
    id: `t${ids}`,
    communityId: 'discourse:https://forum.example',
    communityName: 'Forum',
    platform: 'discourse',
    nativeId: `${ids}`,
    url: `https://forum.example/t/${ids}`,
    title: '',
    text: '',
    tags,
    answerCount: answers.length,
    isSolved: true,
    nativeRank: 0,
    isRead: true,
    answers,
    ...parts,
  };
}

const named = (threads: Thread[], tag?: string) =>
  acceptedAuthors(threads, tag).authors.map(({ author, accepted }) => [author.name, accepted]);

describe('people who know, from what is on the device', () => {
  it('are those whose answers were accepted most often, of so many questions that were read', () => {
    const threads = [
      aThread(['hub'], [anAnswer('ana'), anAnswer('bo', { acceptedBy: null })]),
      aThread(['hub'], [anAnswer('ana')]),
      aThread(['hub'], [anAnswer('cem')]),
      aThread(['hub'], [], { isRead: false }),
    ];
    expect(named(threads)).toEqual([
      ['ana', 2],
      ['cem', 1],
    ]);
    expect(acceptedAuthors(threads, undefined).read).toBe(3);
  });

  it('are counted under the tag only', () => {
    const threads = [aThread(['hub'], [anAnswer('ana')]), aThread(['bulb'], [anAnswer('bo')])];
    expect(acceptedAuthors(threads, 'bulb')).toMatchObject({
      read: 1,
      authors: [{ author: { name: 'bo' } }],
    });
    expect(acceptedAuthors(threads, 'none')).toEqual({ read: 0, authors: [] });
  });

  it('are two where two of one name have pages of their own', () => {
    const of = (page: string) =>
      anAnswer('ana', { author: { name: 'ana', url: `https://forum.example/u/${page}` } });
    expect(named([aThread([], [of('ana')]), aThread([], [of('ana2')])])).toEqual([
      ['ana', 1],
      ['ana', 1],
    ]);
  });

  it('are not who is deleted, nor who accepted an answer of their own', () => {
    expect(named([aThread([], [anAnswer(null), anAnswer('ana', { isByAsker: true })])])).toEqual([]);
  });

  it('are proved by the latest answer that was accepted', () => {
    const [older, newer] = [anAnswer('ana', { postedAt: 1 }), anAnswer('ana', { postedAt: 2 })];
    const [first] = acceptedAuthors([aThread([], [older]), aThread([], [newer])], undefined).authors;
    expect(first?.proofUrl).toBe(newer.url);
  });
});

it('the tags that most threads have come first, each once', () => {
  const threads = [{ tags: ['app', 'hub'] }, { tags: ['hub', 'hub'] }, { tags: ['bulb'] }];
  expect(commonTags(threads)).toEqual(['hub', 'app', 'bulb']);
});
