import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { stackExchangeApi } from './stack-exchange';

const owner = z.object({
  user_type: z.enum(['registered', 'unregistered', 'does_not_exist']),
  display_name: z.string(),
  link: z.string().optional(),
});
const wrapper = z.object({
  has_more: z.boolean(),
  quota_max: z.number(),
  quota_remaining: z.number(),
});
const questions = wrapper.extend({
  items: z.array(
    z.object({
      question_id: z.number(),
      title: z.string(),
      link: z.url(),
      tags: z.array(z.string()),
      score: z.number(),
      is_answered: z.boolean(),
      accepted_answer_id: z.number().optional(),
      answer_count: z.number(),
      view_count: z.number(),
      creation_date: z.number(),
      content_license: z.string(),
      closed_reason: z.string().optional(),
      owner,
      body: z.string().optional(),
    }),
  ),
});
const answers = wrapper.extend({
  items: z.array(
    z.object({
      answer_id: z.number(),
      question_id: z.number(),
      is_accepted: z.boolean(),
      score: z.number(),
      creation_date: z.number(),
      content_license: z.string(),
      owner,
      body: z.string().optional(),
    }),
  ),
});
const refusal = z.object({ error_id: z.number(), error_name: z.string(), error_message: z.string() });

function ask(path: string, api = stackExchangeApi()) {
  return api({ url: new URL(`https://api.stackexchange.com/2.3${path}`), headers: {}, door: '' });
}
const find = (query: string) =>
  questions.parse(JSON.parse(ask(`/search/advanced?site=superuser&${query}`).body));
const titles = (query: string) => find(query).items.map((item) => item.title);

describe('the search of the sample Stack Exchange', () => {
  test('wants every word, in title, body or tags', () => {
    expect(titles('q=lumenhome+E04+scenes')).toEqual([
      'Lumenhome hub shows error E04 and all lights are offline since firmware 3.2',
    ]);
    expect(titles('q=lumenhome+E04+rhubarb')).toEqual([]);
  });

  test('knows a word in its other forms', () => {
    expect(titles('q=bulb+flickering+lumenhome')).toContain(
      'Lumenhome bulbs flicker when dimmed below 20 percent',
    );
  });

  test('orders by activity unless told otherwise', () => {
    const dates = find('q=firmware&pagesize=100').items.map((item) => item.question_id);
    expect(dates).not.toEqual(
      find('q=firmware&pagesize=100&sort=relevance').items.map((item) => item.question_id),
    );
    const scores = find('q=firmware&pagesize=100&sort=votes').items.map((item) => item.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test('narrows by any of the tags', () => {
    const found = find('q=e04&tagged=lumenhome;glimmerhaus&pagesize=100').items;
    expect(found.length).toBeGreaterThan(3);
    expect(found.every((item) => item.tags.includes('lumenhome') || item.tags.includes('glimmerhaus'))).toBe(
      true,
    );
  });

  test('gives pages and says when there are more', () => {
    const first = find('q=lumenhome&pagesize=2&page=1');
    expect(first.items).toHaveLength(2);
    expect(first.has_more).toBe(true);
    expect(find('q=lumenhome&pagesize=2&page=2').items[0]?.question_id).not.toBe(first.items[0]?.question_id);
    expect(find('q=lumenhome&pagesize=100').has_more).toBe(false);
  });

  test('titles come with entities', () => {
    expect(titles('q=carrier+router')).toEqual([
      'What does &quot;time-out&quot; &amp; &lt;no carrier&gt; mean in the router log?',
    ]);
    expect(titles('q=guest+computer')[0]).toMatch(/^Why can&#39;t/);
  });

  test('bodies come only with a filter that asks for them', () => {
    expect(find('q=glimmerhaus').items[0]?.body).toBeUndefined();
    expect(find('q=glimmerhaus&filter=withbody').items[0]?.body).toContain('<p>');
  });

  test('a similar title needs only some of the words', () => {
    const reply = ask(
      '/similar?site=superuser&title=Hub+shows+error+E04+and+lights+go+offline+after+a+firmware+update',
    );
    const found = questions.parse(JSON.parse(reply.body)).items.map((item) => item.title);
    expect(found.slice(0, 4).join(' ')).toContain('Lumenhome hub shows error E04');
    expect(found.length).toBeGreaterThan(5);
  });
});

describe('the answers of the sample Stack Exchange', () => {
  test('come for many questions in one request, best votes first', () => {
    const ids = find('q=e04&pagesize=100').items.map((item) => item.question_id);
    const reply = ask(
      `/questions/${ids.join(';')}/answers?site=superuser&sort=votes&order=desc&filter=withbody`,
    );
    const { items } = answers.parse(JSON.parse(reply.body));
    expect(new Set(items.map((item) => item.question_id)).size).toBeGreaterThan(3);
    expect(items.map((item) => item.score)).toEqual(items.map((item) => item.score).sort((a, b) => b - a));
    expect(items.every((item) => item.body)).toBe(true);
    expect(
      items.some((item) => item.owner.user_type === 'does_not_exist' && item.owner.link === undefined),
    ).toBe(true);
  });

  test('carry the licence of their day', () => {
    const [question] = find('q=printer+sharing').items;
    expect(question?.content_license).toBe('CC BY-SA 2.5');
    const reply = ask(`/questions/${question?.question_id}/answers?site=superuser&sort=creation`);
    const licenses = answers.parse(JSON.parse(reply.body)).items.map((item) => item.content_license);
    expect(licenses).toEqual(['CC BY-SA 3.0', 'CC BY-SA 2.5']);
  });
});

describe('the manners of the sample Stack Exchange', () => {
  test('any page may read it, and each request costs one of the quota', () => {
    const api = stackExchangeApi({ quota: 2 });
    const first = ask('/search/advanced?site=iot&q=zigbee', api);
    expect(first.headers['access-control-allow-origin']).toBe('*');
    expect(wrapper.parse(JSON.parse(first.body)).quota_remaining).toBe(1);
    ask('/search/advanced?site=iot&q=zigbee', api);
    const spent = ask('/search/advanced?site=iot&q=zigbee', api);
    expect(spent.status).toBe(400);
    expect(refusal.parse(JSON.parse(spent.body)).error_name).toBe('throttle_violation');
  });

  test.each([
    ['/search/advanced?q=e04', 'bad_parameter'],
    ['/search/advanced?site=superuser&q=e04&pagesize=101', 'bad_parameter'],
    ['/search/advanced?site=superuser&q=e04&page=26', 'access_denied'],
    ['/similar?site=superuser', 'bad_parameter'],
    ['/nothing?site=superuser', 'no_method'],
  ])('refuses %s with HTTP 400 and the name %s', (path, name) => {
    const reply = ask(path);
    expect(reply.status).toBe(400);
    expect(refusal.parse(JSON.parse(reply.body)).error_name).toBe(name);
  });
});
