import * as z from 'zod/mini';

import { webAddress } from '@/sources/http';
import { platformIds } from '@/sources/source';
import type { FollowTarget } from '@/storage/db';
import { followId } from '@/storage/follows';

import type { SharedFollow } from './state';

/** How a follow is written down for the other machines: its community once for each item, then a short row. */

const MAX_TITLE_CHARS = 120;

const text = z.string().check(z.maxLength(3000));
const name = z.string().check(z.maxLength(300));
const tags = z.array(name).check(z.maxLength(50));
const time = z.number().check(z.minimum(0), z.maximum(8.64e15));
const at = z.int().check(z.minimum(0));

/** Id, platform, base, name, site ('': none), tags. */
const placeSchema = z.tuple([text, z.enum([...platformIds, 'unknown']), text, name, name, z.nullable(tags)]);
/** Each begins with its kind, the community's place, the title and when it was followed, epoch ms. */
const rowSchema = z.union([
  /** Thread's id (without the community's where it begins with that), native id, address. */
  z.tuple([z.literal('q'), at, name, time, text, text, text]),
  z.tuple([z.literal('t'), at, name, time, text]),
  /** Id, name, address ('': none). */
  z.tuple([z.literal('p'), at, name, time, text, name, text]),
  /** Brand, product ('': none), language; what is sent: its words, how, its tags. */
  z.tuple([
    z.literal('w'),
    at,
    name,
    time,
    name,
    name,
    name,
    z.string().check(z.maxLength(120)),
    z.enum(['words', 'title']),
    z.nullable(tags),
  ]),
]);
export type FollowPlace = z.infer<typeof placeSchema>;
export type FollowRowTold = z.infer<typeof rowSchema>;
type Place = SharedFollow['community'];

/** A follow as the others will know it: titles are cut, and told once. */
export function toldFollow({ id, community, target, title, followedAt }: SharedFollow): SharedFollow {
  const short = shortTitle(title);
  const { id: placeId, platform, base, site, tags: narrowing } = community;
  const place: Place = { id: placeId, platform, base, name: shortTitle(community.name) };
  if (site) place.site = site;
  if (narrowing) place.tags = narrowing;
  return { id, community: place, target: toldTarget(target, short), title: short, followedAt };
}

function toldTarget(target: FollowTarget, title: string): FollowTarget {
  if (target.kind === 'question') {
    const { threadId, nativeId, url } = target.question;
    return { kind: 'question', question: { threadId, nativeId, url, title } };
  }
  if (target.kind === 'topic') {
    const { brand, product, language } = target.topic;
    return topicOf({ title, brand, product, language, query: target.query });
  }
  if (target.kind === 'tag') return target;
  const { id, name: called, url } = target.person;
  return { kind: 'person', person: { id, name: shortTitle(called), ...(url ? { url } : {}) } };
}

type TopicTarget = FollowTarget & { kind: 'topic' };
type TopicParts = Pick<TopicTarget['topic'], 'language'> & {
  title: string;
  brand: string | undefined;
  product: string | undefined;
  query: Pick<TopicTarget['query'], 'text' | 'mode' | 'tags'>;
};

function topicOf({ title, brand, product, language, query }: TopicParts): TopicTarget {
  const topic = { question: title, language, ...(brand ? { brand } : {}), ...(product ? { product } : {}) };
  const { text: words, mode, tags: narrowing } = query;
  const asked = { text: words, mode, language, page: 1, ...(narrowing ? { tags: narrowing } : {}) };
  return { kind: 'topic', topic, query: asked };
}

function shortTitle(title: string): string {
  return title.slice(0, MAX_TITLE_CHARS).toWellFormed();
}

export function placeOf({ id, platform, base, name: called, site, tags: narrowing }: Place): FollowPlace {
  return [id, platform, base, called, site ?? '', narrowing ?? null];
}

/** `place`: where its community stands among those of the item. */
export function rowOf({ community, target, title, followedAt }: SharedFollow, place: number): FollowRowTold {
  if (target.kind === 'question') {
    const { threadId, nativeId, url } = target.question;
    const start = `${community.id}#`;
    const short = threadId.startsWith(start) ? `-${threadId.slice(start.length)}` : `=${threadId}`;
    return ['q', place, title, followedAt, short, nativeId, url];
  }
  if (target.kind === 'tag') return ['t', place, title, followedAt, target.tag];
  if (target.kind === 'person') {
    const { id, name: called, url = '' } = target.person;
    return ['p', place, title, followedAt, id, called, url];
  }
  const { topic, query } = target;
  const { brand = '', product = '', language } = topic;
  return [
    'w',
    place,
    title,
    followedAt,
    brand,
    product,
    language,
    query.text,
    query.mode,
    query.tags ?? null,
  ];
}

/** Rows of a kind that this version does not know are passed over, and so is what no request could go to. */
export function readFollows(places: readonly unknown[], rows: readonly unknown[]): SharedFollow[] {
  const communities = places.map(readPlace);
  return rows.flatMap((value) => {
    const row = rowSchema.safeParse(value).data;
    const community = row && communities[row[1]];
    const target = row && community && targetOf(row, community);
    if (!target) return [];
    const [, , title, followedAt] = row;
    // Its id is made anew: it names what is followed here, whatever another machine calls it.
    return [{ id: followId(community.id, target), community, target, title, followedAt }];
  });
}

function readPlace(value: unknown): Place | undefined {
  const place = placeSchema.safeParse(value).data;
  if (!place) return undefined;
  const [id, platform, base, called, site, narrowing] = place;
  if (webAddress(base) === undefined) return undefined;
  return {
    id,
    platform,
    base,
    name: called,
    ...(site === '' ? {} : { site }),
    ...(narrowing === null ? {} : { tags: narrowing }),
  };
}

function targetOf(row: FollowRowTold, community: Place): FollowTarget | undefined {
  if (row[0] === 'q') {
    const [, , title, , short, nativeId, url] = row;
    if (webAddress(url) === undefined) return undefined;
    const threadId = short.startsWith('-') ? `${community.id}#${short.slice(1)}` : short.slice(1);
    return { kind: 'question', question: { threadId, nativeId, url, title } };
  }
  if (row[0] === 't') return { kind: 'tag', tag: row[4] };
  if (row[0] === 'p') {
    const [, , , , id, called, url] = row;
    return {
      kind: 'person',
      person: { id, name: called, ...(webAddress(url) === undefined ? {} : { url }) },
    };
  }
  const [, , title, , brand, product, language, words, mode, narrowing] = row;
  const query = { text: words, mode, ...(narrowing === null ? {} : { tags: narrowing }) };
  return topicOf({ title, brand, product, language, query });
}
