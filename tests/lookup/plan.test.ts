import { describe, expect, it } from 'vitest';

import { loadLexicon } from '@/lookup/lexicon';
import { learn, noKnowledge, type AnsweredQuery, type CommunityKnowledge } from '@/lookup/plan/knowledge';
import { rememberThreads } from '@/lookup/plan/memory';
import { nextQuery, type PlanInput } from '@/lookup/plan/next-query';
import { discourse } from '@/sources/discourse';
import { stackExchange } from '@/sources/stack-exchange';
import { stackExchangeCommunity } from '@/sources/stack-exchange-sites';
import type { Community, EngineSemantics } from '@/sources/source';

import { aTopic } from './world';

const forum: Community = {
  id: 'discourse:https://forum.example',
  platform: 'discourse',
  base: 'https://forum.example',
  name: 'forum.example',
  relation: 'own',
};
const superuser = stackExchangeCommunity('superuser', 'general');
const lexicon = await loadLexicon('en');
const german = await loadLexicon('de');

type Changes = Partial<Omit<PlanInput, 'topic'>> & { topic?: Parameters<typeof aTopic>[1] };

/** An own forum whose guests are refused the search by title. */
function input(question: string, changes: Changes = {}): PlanInput {
  const { topic, ...rest } = changes;
  return {
    community: forum,
    engine: discourse.engine,
    lexicon,
    mayUseTitleSearch: false,
    ...rest,
    topic: aTopic(question, topic),
  };
}

/** What is sent, one after the other, where each query finds what `answer` says. */
function textsOf(start: PlanInput, answer: (text: string) => number = () => 3, searches = 3): string[] {
  const asked: AnsweredQuery[] = [];
  while (asked.length < searches) {
    const knowledge = learn(start.knowledge ?? noKnowledge, asked, [], start.lexicon);
    const planned = nextQuery({ ...start, asked, knowledge });
    if (!planned) break;
    const { text, mode, page } = planned.query;
    const found = answer(text);
    const { pageSize } = start.engine;
    asked.push({ text, mode, page, found: Math.min(found, pageSize), isFull: found > pageSize });
  }
  return asked.map(({ text, page = 1 }) => (page > 1 ? `${text} (page ${page})` : text));
}

describe('the queries of a topic', () => {
  it('begin with an exact error code, alone, in the company’s own community', () => {
    expect(textsOf(input('Hub shows error E04 after update'))[0]).toBe('E04');
  });

  it('give a short code its maker’s name where everybody’s products are discussed', () => {
    const start = input('Hub shows error E04 after update', {
      community: superuser,
      engine: stackExchange.engine,
      topic: { brand: 'Lumenhome' },
    });
    expect(textsOf(start)[0]?.toLowerCase()).toBe('lumenhome e04');
  });

  it('are single rare words, not the sentence', () => {
    const texts = textsOf(input('How do I stop my lights from flickering when dimmed'));
    expect(texts[0]).toMatch(/flickering|dimmed/);
    expect(texts.every((text) => !text.includes(' '))).toBe(true);
    expect(texts).not.toContain('how');
  });

  it('leave the brand out in the brand’s own community, and keep it in a general one', () => {
    const topic = { brand: 'Lumenhome' };
    const own = textsOf(input('Lumenhome lights flicker', { topic }));
    expect(own.join(' ').toLowerCase()).not.toContain('lumenhome');
    const general = { community: superuser, engine: stackExchange.engine };
    const everywhere = textsOf(input('Lumenhome lights flicker', { topic, ...general }));
    expect(everywhere[0]?.toLowerCase()).toContain('lumenhome');
  });

  it('are the same for the same rows, so that another worker can go on with them', () => {
    const start = input('Motion sensor keeps the lights on');
    expect(textsOf(start)).toEqual(textsOf(start));
  });

  it('are never longer than 120 characters', () => {
    const long = `${'extraordinarily '.repeat(18)}flickering`;
    const texts = textsOf(input(long, { mayUseTitleSearch: true }), () => 0);
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(120);
  });

  it('let nothing back in through the topic’s lists that redaction cut from its sentence', () => {
    const question = 'Hi Anna Schmidt, order #A-99812: the hub is offline';
    const topic = { terms: ['schmidt', 'anna', 'offline'], codes: ['A-99812'] };
    const sent = textsOf(input(question, { topic }), () => 0, 9).join(' ');
    expect(sent).not.toMatch(/schmidt|anna|99812/i);
    expect(sent).toMatch(/offline/);
  });

  it('let no cut name back in that stands inside another word, has an ending, or names the maker', () => {
    const question = 'Hi Ann, the hub cannot connect, E04';
    const topic = { terms: ["Ann's hub", 'Ann'], codes: ['E04'], brand: 'Ann' };
    const general = { community: superuser, engine: stackExchange.engine };
    for (const place of [{}, general])
      for (const text of textsOf(input(question, { topic, ...place }), () => 0, 9))
        expect(text).not.toMatch(/\bann\b/i);
  });
});

describe('what came back decides the next query', () => {
  const question = 'Printer offline after update';

  it('a full page is narrowed by a second word', () => {
    const texts = textsOf(input(question), () => 400, 4);
    expect(texts.slice(1).some((text) => text.includes(' '))).toBe(true);
  });

  it('a word that found few is done with, and so is one that found nothing', () => {
    for (const found of [0, 7]) {
      const texts = textsOf(input(question), () => found, 9);
      expect(texts).toEqual([...new Set(texts)]);
      expect(texts.every((text) => !text.includes(' '))).toBe(true);
    }
  });

  it('the next page is asked for where no other word is left', () => {
    const texts = textsOf(input('Flickering'), () => 400);
    expect(texts).toEqual(['flickering', 'flickering (page 2)', 'flickering (page 3)']);
  });

  it('ends when no words are left', () => {
    expect(textsOf(input('Flickering'), () => 4)).toEqual(['flickering']);
  });
});

describe('what was learned of a community', () => {
  const asked = (text: string, found: number, isFull = false): AnsweredQuery => ({
    text,
    mode: 'words',
    found,
    isFull,
  });

  it('keeps a word from being sent again that found nothing there', () => {
    const knowledge = learn(noKnowledge, [asked('flickering', 0)], [], lexicon);
    expect(textsOf(input('Flickering lamp', { knowledge }))).toEqual(['lamp']);
  });

  it('has two words that each stand everywhere sent together', () => {
    const threads = Array.from({ length: 400 }, (_, index) => ({
      title: ['The bridge is silent', 'A lamp is silent'][index % 5] ?? 'Something is silent',
      text: index % 10 === 0 ? 'It speaks zigbee' : '',
    }));
    const known = [asked('bridge', 50, true), asked('lamp', 50, true), asked('zigbee', 40)];
    const knowledge = learn(learn(noKnowledge, [], threads, lexicon), known, [], lexicon);
    expect(textsOf(input('Bridge and lamp', { knowledge }))[0]).toBe('bridge lamp');
    expect(textsOf(input('Bridge and lamp'))[0]).not.toContain(' ');
  });
});

describe('what is remembered of a community’s threads', () => {
  const remember = (titles: string[], text = ''): CommunityKnowledge => {
    const found = titles.map((title, index) => ({ id: `forum#${index}`, title, text }));
    return { ...noKnowledge, threads: rememberThreads([], found, lexicon) };
  };
  const others = Array.from({ length: 300 }, (_, index) => `Bridge number ${index} blinks red`);

  it('lends its words to a question whose own find nothing', () => {
    const knowledge = remember([...others, 'When to write who or whom: relative pronouns']);
    const texts = textsOf(input('"Who" or "whom" am I?', { knowledge }));
    expect(texts[0]).toMatch(/relative|pronouns|write/);
  });

  it('is not asked for again where this lookup has it already', () => {
    const knowledge = remember([...others, 'When to write who or whom: relative pronouns']);
    const foundIds = new Set(['forum#300']);
    const planned = nextQuery({ ...input('"Who" or "whom" am I?', { knowledge }), foundIds });
    expect(planned?.query.text ?? '').not.toMatch(/relative|pronouns/);
  });

  it('prefers words that titles hold to words that only stand in texts', () => {
    const titles = Array.from({ length: 40 }, () => 'The dimmer hums');
    const mixed = titles.map((title, index) => (index % 2 === 0 ? title : 'Something else'));
    const knowledge = remember(mixed, 'yesterday');
    expect(textsOf(input('Yesterday dimmer', { knowledge }))[0]).toBe('dimmer');
    const swapped = remember(
      mixed.map((title) => title.replace('dimmer', 'yesterday')),
      'dimmer',
    );
    expect(textsOf(input('Yesterday dimmer', { knowledge: swapped }))[0]).toBe('yesterday');
  });

  it('adds nothing where an engine takes any word, which more words only blur', () => {
    const knowledge = remember([...others, 'When to write who or whom: relative pronouns']);
    const engine: EngineSemantics = { ...discourse.engine, hasTitleSearch: false, words: 'any' };
    expect(textsOf(input('Whom does the dimmer serve', { knowledge, engine }))[0]).toBe('dimmer serve');
  });

  it('lets no name back in that redaction cut from the question', () => {
    const knowledge = remember([...others, 'Anna Schmidt’s hub is offline since the update']);
    const start = input('Hi Anna Schmidt, the hub is offline', { knowledge });
    expect(textsOf(start, () => 0, 9).join(' ')).not.toMatch(/schmidt|anna/i);
  });
});

describe('the search by title', () => {
  const question = 'Lights flicker when dimmed';

  it('comes first where it gives a page of threads', () => {
    const start = input(question, { engine: stackExchange.engine, mayUseTitleSearch: true });
    expect(textsOf(start)[0]).toBe(question);
  });

  it('is not asked where guests were refused it', () => {
    const start = input(question, { engine: stackExchange.engine });
    expect(textsOf(start, () => 0, 9)).not.toContain(question);
  });

  it('waits behind the words where it gives only a handful', () => {
    const texts = textsOf(input('Flicker', { mayUseTitleSearch: true, topic: { question: 'The flicker' } }));
    expect(texts).toEqual(['flicker', 'The flicker']);
  });
});

describe('grammar that a question is about', () => {
  const question = 'Whom does the dimmer wake';

  it('narrows in quotation marks what a word finds too much of', () => {
    const texts = textsOf(input(question), () => 500, 9);
    expect(texts).toContain('"whom" dimmer');
    expect(texts).not.toContain('whom dimmer');
  });

  it('is never asked for by itself, for engines drop it', () => {
    expect(textsOf(input('Whom or who, and when, against which'), () => 500, 9)).toEqual([]);
  });

  it('is not sent to an engine that knows no quotation marks, nor where any word is enough', () => {
    const { quotes, ...engine } = discourse.engine;
    expect(quotes).toBe(true);
    expect(textsOf(input(question, { engine }), () => 500, 9).join(' ')).not.toContain('whom');
    const any: EngineSemantics = { ...discourse.engine, words: 'any' };
    expect(textsOf(input(question, { engine: any }), () => 500, 9).join(' ')).not.toContain('whom');
  });

  it('stays out of languages whose grammar nobody has counted', () => {
    const start = input('Ohne Dimmer gegen Flackern', { lexicon: german, topic: { language: 'de' } });
    expect(textsOf(start, () => 500, 9).join(' ')).not.toContain('"');
  });
});

describe('what a question may be made of', () => {
  it('one word is asked for, and its pages after it', () => {
    expect(textsOf(input('Flicker'), () => 500)).toEqual(['flicker', 'flicker (page 2)', 'flicker (page 3)']);
  });

  it('a code alone is asked for alone, once', () => {
    expect(textsOf(input('E04'))).toEqual(['E04']);
    expect(textsOf(input('0x80070057'))).toEqual(['0x80070057']);
  });

  it('nothing but signs, or nothing at all, asks for nothing', () => {
    expect(textsOf(input('?!… – "" \'\' ()'))).toEqual([]);
    expect(textsOf(input(''))).toEqual([]);
  });

  it('Chinese and Korean are asked for by their words', async () => {
    const chinese = input('更新后灯泡无法连接网络', {
      lexicon: await loadLexicon('zh'),
      topic: { language: 'zh' },
    });
    const korean = input('업데이트 후 전구가 연결되지 않습니다', {
      lexicon: await loadLexicon('ko'),
      topic: { language: 'ko' },
    });
    for (const start of [chinese, korean]) {
      const texts = textsOf(start, () => 3);
      expect(texts.length).toBeGreaterThan(1);
      for (const text of texts) expect(text.length).toBeLessThan(start.topic.question.length / 2);
    }
  });
});

describe('an engine’s own way with words', () => {
  const engine: EngineSemantics = { ...discourse.engine, hasTitleSearch: false };
  const question = 'Lights are flickering after the firmware update';

  it('that is content with any word gets all that matter in one query', () => {
    const texts = textsOf(input(question, { engine: { ...engine, words: 'any' } }));
    expect(texts[0]).toBe('lights flickering firmware update');
  });

  it('that takes only a few words gets only so many', () => {
    const texts = textsOf(input(question, { engine: { ...engine, words: 'any', maxWords: 2 } }));
    expect(texts[0]?.split(' ')).toHaveLength(2);
  });

  it('that knows a word for "or" is sent it', () => {
    const texts = textsOf(input(question, { engine: { ...engine, either: ' OR ' } }));
    expect(texts[0]).toBe('lights OR flickering OR firmware OR update');
  });

  it('that finds letters inside words is asked for what inflections share', () => {
    const plain = { ...engine, stems: false, prefixes: false, substrings: true };
    expect(textsOf(input('Flickering', { engine: plain }))).toEqual(['flicker']);
  });

  it('that wants the words in their order gets only neighbours together', () => {
    const ordered = { ...engine, isOrdered: true };
    const texts = textsOf(input('Printer goes offline after update', { engine: ordered }), () => 400, 9);
    expect(texts).not.toContain('printer update');
  });
});

describe('other languages', () => {
  it('German compounds are also asked for by their parts, after the whole word', () => {
    const start = input('Bluetoothverbindung bricht ab', { lexicon: german, topic: { language: 'de' } });
    const texts = textsOf(start, () => 0, 9);
    expect(texts).toContain('bluetooth');
    expect(texts.indexOf('bluetoothverbindung')).toBeLessThan(texts.indexOf('bluetooth'));
  });

  it('Japanese is asked for by its words, not by the whole sentence', async () => {
    const japanese = await loadLexicon('ja');
    const start = input('プリンターがオフラインになる', { lexicon: japanese, topic: { language: 'ja' } });
    expect(textsOf(start)).toContain('プリンター');
  });
});
