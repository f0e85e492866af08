import { escapeText } from 'entities';

import { decodeEntities, htmlToText } from './html-text';
import { webAddress } from './http';
import {
  type Agreement,
  type Answer,
  type Author,
  type Community,
  type License,
  type Thread,
} from './source';
import { type Item, type Literal, readStructuredData, type Value } from './structured-data';

const maxThreads = 50;
const maxAnswers = 200;
const maxDepth = 20;
const maxItems = 20_000;
const maxHtmlChars = 200_000;
/** Over all posts of a page: hostile markup can put one text into thousands of them. */
const maxPageChars = 6_000_000;
const maxUrlChars = 2000;

/** The company speaks in the first, a teacher in the others: no peers. */
const notPeers = new Set(['FAQPage', 'Quiz', 'LearningResource', 'Course']);

/**
 * The questions and discussions that a page's own markup (JSON-LD, microdata) declares, with their answers,
 * in the page's order. FAQPage is left out: it is the company's own voice. Pure; never throws on a bad page.
 */
export function readThreads(html: string, pageUrl: string, community: Community): Thread[] {
  const found = findThreadItems(readStructuredData(html));
  const reader = new ThreadReader(pageUrl, community);
  const isOnly = found.threads.length === 1;
  const threads = found.threads
    .map((place) => reader.read(place, found.orphans, isOnly))
    .filter((thread) => thread.title !== '');
  return mergeSame(threads, reader.pageUrl).map((thread, nativeRank) => ({ ...thread, nativeRank }));
}

/** A question or discussion, and the page item that holds it, for what only the page says. */
type Place = { item: Item; page: Item | null };

/** Posts that stand outside of their thread and name it (XenForo). */
type Found = { threads: Place[]; orphans: Item[] };

function findThreadItems(outermost: Item[]): Found {
  const found: Found = { threads: [], orphans: [] };
  const all = reach(outermost);
  const faqPages = all.filter((item) => isOf(item, 'FAQPage'));
  // In a graph a FAQPage may only name its questions, which stand beside it.
  const seen = new Set(
    faqPages.flatMap((item) => [item, ...items(item, 'mainEntity'), ...items(item, 'hasPart')]),
  );
  const visit = (item: Item, page: Item | null, depth: number): void => {
    if (seen.has(item) || depth > maxDepth || found.threads.length >= maxThreads) return;
    seen.add(item);
    if (item.types.some((type) => notPeers.has(type))) return;
    if (isQuestion(item, page)) found.threads.push({ item, page });
    else if (isOf(item, 'DiscussionForumPosting')) found.threads.push({ item, page });
    else if (isOf(item, 'Comment', 'Answer') && item.values.has('parentItem')) found.orphans.push(item);
    else for (const child of childrenOf(item)) visit(child, isOf(item, 'QAPage') ? item : page, depth + 1);
  };
  const qaPages = all.filter((item) => isOf(item, 'QAPage'));
  // Its page first: else a question beside it in a graph would be met without the page's name and licence.
  // And a question of nobody's, on a page of the company's own, is the company's.
  for (const item of [...qaPages, ...outermost]) {
    if (faqPages.length === 0 || !isOf(item, 'Question')) visit(item, null, 0);
  }
  return found;
}

/** Every item that can be got to, once. */
function reach(outermost: Item[]): Item[] {
  const reached = new Set(outermost);
  for (const item of reached) {
    if (reached.size < maxItems) for (const child of childrenOf(item)) reached.add(child);
  }
  return [...reached].slice(0, maxItems);
}

function isQuestion(item: Item, page: Item | null): boolean {
  if (isOf(item, 'Question')) return true;
  const hasAnswers = item.values.has('acceptedAnswer') || item.values.has('suggestedAnswer');
  return hasAnswers && (isOf(item, 'QAPage') || (item.types.length === 0 && page !== null));
}

function childrenOf(item: Item): Item[] {
  return [...item.values.values()].flat().flatMap((value) => ('item' in value ? [value.item] : []));
}

type Post = { item: Item; isAccepted: boolean };
type Body = { html: string; text: string };

class ThreadReader {
  readonly #page: URL;
  readonly #community: Community;
  #charsLeft = maxPageChars;

  constructor(pageUrl: string, community: Community) {
    this.#page = new URL(pageUrl);
    this.#page.hash = '';
    this.#community = community;
  }

  get pageUrl(): string {
    return this.#page.href;
  }

  read({ item, page }: Place, orphans: Item[], isOnly: boolean): Thread {
    const url = this.#toUrl(address(item) || item.id || '') ?? this.#page.href;
    const isForum = isOf(item, 'DiscussionForumPosting');
    const ownOrphans = orphans.filter((orphan) => isOnly || this.#isIn(orphan, url));
    const author = readAuthor(item, this.#page);
    const opening = this.#body(item);
    const license = readLicense(item) ?? (page === null ? undefined : readLicense(page));
    const base = this.#base(item, url, author, opening, license);
    const posts = mergeCopies(
      collectPosts(item, isForum, ownOrphans).flatMap((post) => this.#answer(post, base) ?? []),
      url,
    );
    const first = isForum ? posts.find((post) => isOpening(post, base)) : undefined;
    const answers = posts.filter((post) => post !== first).slice(0, maxAnswers);
    const text = first !== undefined && first.text.length > base.text.length ? first.text : base.text;
    return {
      ...base,
      title: base.title || titleOf(page ?? item) || firstLine(text),
      text,
      answers,
      answerCount: Math.max(answers.length, toCount(plain(item, 'answerCount')), replyCount(item)),
      isSolved: answers.some((answer) => answer.acceptedBy !== null),
    };
  }

  #base(item: Item, url: string, author: Author | undefined, opening: Body, license?: License): Thread {
    const agreement = readAgreement(item);
    const nativeId = this.#nativeId(url);
    const askedAt = postTime(item);
    const activeAt = toTime(plain(item, 'dateModified'));
    const views = interactions(item, /view|watch|read/i);
    return {
      id: `${this.#community.id}#${nativeId}`,
      communityId: this.#community.id,
      communityName: this.#community.name,
      platform: this.#community.platform === 'unknown' ? 'schema-org' : this.#community.platform,
      nativeId,
      url,
      title: titleOf(item),
      text: opening.text,
      tags: readTags(item),
      ...(author === undefined ? {} : { author }),
      ...(askedAt === undefined ? {} : { askedAt }),
      ...(activeAt === undefined ? {} : { activeAt }),
      ...(agreement === undefined ? {} : { agreement }),
      ...(views === undefined ? {} : { views }),
      answerCount: 0,
      isSolved: false,
      nativeRank: 0,
      isRead: true,
      answers: [],
      ...(license === undefined ? {} : { license }),
    };
  }

  #answer({ item, isAccepted }: Post, thread: Thread): Answer | null {
    const body = this.#body(item);
    if (body.text === '') return null;
    const author = readAuthor(item, this.#page) ?? { name: null };
    const url = this.#answerUrl(item) ?? thread.url;
    const agreement = readAgreement(item);
    const postedAt = postTime(item);
    const editedAt = toTime(plain(item, 'dateModified'));
    const license = readLicense(item) ?? thread.license;
    const isByAsker = author.name !== null && author.name === thread.author?.name;
    const nativeId =
      url === thread.url
        ? `${thread.nativeId}~${hashOf(`${author.name}|${postedAt ?? body.text}`)}`
        : this.#nativeId(url);
    return {
      id: `${this.#community.id}#a${nativeId}`,
      url,
      ...body,
      author,
      ...(agreement === undefined ? {} : { agreement }),
      acceptedBy: isAccepted ? (author.isStaff === true ? 'staff' : 'asker') : null,
      ...(postedAt === undefined ? {} : { postedAt }),
      ...(editedAt === undefined || editedAt === postedAt ? {} : { editedAt }),
      ...(license === undefined ? {} : { license }),
      ...(isByAsker ? { isByAsker } : {}),
    };
  }

  #answerUrl(item: Item): string | undefined {
    const places = [address(item), item.permalink, item.id, item.anchor];
    for (const place of places) {
      const url = place === undefined || place === '' ? undefined : this.#toUrl(place);
      if (url !== undefined && url !== this.#page.href) return url;
    }
    return undefined;
  }

  /** Places on other sites are not believed: a post is where it was read. */
  #toUrl(place: string): string | undefined {
    // '_:b0' is a name within JSON-LD, not a place.
    if (place === '' || place.startsWith('_:') || place.length > maxUrlChars) return undefined;
    if (!URL.canParse(place, this.#page.href)) return undefined;
    const url = new URL(place, this.#page.href);
    const isWeb =
      url.protocol === 'https:' || url.protocol === 'http:' || url.protocol === this.#page.protocol;
    const isPlain = url.username === '' && url.password === '';
    return isWeb && isPlain && isSameSite(url.hostname, this.#page.hostname) ? url.href : undefined;
  }

  #nativeId(url: string): string {
    const { pathname, search, hash } = new URL(url);
    return `${pathname}${search}${hash}`;
  }

  #isIn(orphan: Item, threadUrl: string): boolean {
    return items(orphan, 'parentItem').some((parent) => {
      const url = this.#toUrl(parent.id ?? address(parent));
      return url !== undefined && url === threadUrl;
    });
  }

  #body(item: Item): Body {
    const names = ['text', 'articleBody', 'commentText', 'description'];
    const literal = names.flatMap((name) => literals(item, name)).find((value) => value.text || value.html);
    const source = literal?.html?.trim() ? literal.html : toHtml(literal?.text ?? '');
    const html = source.slice(0, Math.min(maxHtmlChars, Math.max(0, this.#charsLeft)));
    this.#charsLeft -= html.length;
    return { html, text: htmlToText(html) };
  }
}

function collectPosts(item: Item, isForum: boolean, orphans: Item[]): Post[] {
  const seen = new Set<Item>();
  const posts: Post[] = [];
  const add = (post: Item, isAccepted: boolean, depth: number): void => {
    if (seen.has(post) || depth > maxDepth || posts.length > 2 * maxAnswers) return;
    seen.add(post);
    posts.push({ item: post, isAccepted });
    // In a forum the reply to a reply is one more answer; under an answer it is a remark.
    if (isForum) for (const reply of items(post, 'comment')) add(reply, false, depth + 1);
  };
  for (const answer of items(item, 'acceptedAnswer')) add(answer, true, 0);
  for (const answer of items(item, 'suggestedAnswer')) add(answer, false, 0);
  if (isForum) for (const comment of items(item, 'comment')) add(comment, false, 0);
  for (const orphan of orphans) add(orphan, false, 0);
  return posts;
}

/** NodeBB and XenForo list the opening post as the first of the replies. */
function isOpening(post: Answer, thread: Thread): boolean {
  if (post.isByAsker !== true) return false;
  const isSameText = thread.text !== '' && post.text.startsWith(thread.text.replace(/(?:…|\.{3})$/, ''));
  const isSameTime = post.postedAt !== undefined && post.postedAt === thread.askedAt;
  return isSameText || isSameTime;
}

/** One answer per post, however often it stands there: as accepted and as suggested, or pinned to the top. */
function mergeCopies(copies: Answer[], threadUrl: string): Answer[] {
  const known = new Map<string, Answer>();
  const answers: Answer[] = [];
  for (const copy of copies) {
    const names = namesOf(copy, threadUrl);
    const same = names.map((name) => known.get(name)).find((answer) => answer !== undefined);
    if (same === undefined) answers.push(copy);
    else fill(same, copy);
    for (const name of names) known.set(name, same ?? copy);
  }
  return withUniqueIds(answers);
}

/** An address names a post only together with its author: some pages give all posts the same one. */
function namesOf(answer: Answer, threadUrl: string): string[] {
  const author = answer.author.name ?? '';
  const byText = `text|${author}|${answer.text}`;
  return answer.url === threadUrl ? [byText] : [`url|${author}|${answer.url}`, byText];
}

/** Takes over from a second copy what the first lacks. */
function fill(answer: Answer, copy: Answer): void {
  if (copy.text.length > answer.text.length) Object.assign(answer, { text: copy.text, html: copy.html });
  answer.acceptedBy ??= copy.acceptedBy;
  if (answer.agreement === undefined && copy.agreement !== undefined) answer.agreement = copy.agreement;
  if (answer.postedAt === undefined && copy.postedAt !== undefined) answer.postedAt = copy.postedAt;
}

function withUniqueIds(answers: Answer[]): Answer[] {
  const counts = new Map<string, number>();
  return answers.map((answer) => {
    const count = (counts.get(answer.id) ?? 0) + 1;
    counts.set(answer.id, count);
    return count === 1 ? answer : { ...answer, id: `${answer.id}~${count}` };
  });
}

/** A page with both JSON-LD and microdata tells all twice, in parts. */
function mergeSame(threads: Thread[], pageUrl: string): Thread[] {
  const merged: Thread[] = [];
  for (const thread of threads) {
    const at = merged.findIndex((other) => isSameThread(other, thread, pageUrl));
    const other = merged[at];
    if (other === undefined) merged.push(thread);
    else merged[at] = mergeThreads(other, thread);
  }
  return distinguish(merged);
}

function isSameThread(a: Thread, b: Thread, pageUrl: string): boolean {
  const [titleA, titleB] = [bareTitle(a), bareTitle(b)];
  if (titleA === titleB) return [a.url, pageUrl].includes(b.url) || a.url === pageUrl;
  // One of them with the site's name behind it.
  const isLonger = titleA.startsWith(`${titleB} `) || titleB.startsWith(`${titleA} `);
  return isLonger && a.url === b.url && Boolean(a.author?.name) && a.author?.name === b.author?.name;
}

function bareTitle(thread: Thread): string {
  return (
    thread.title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim() || thread.title
  );
}

function mergeThreads(a: Thread, b: Thread): Thread {
  const [main, other] = b.answers.length > a.answers.length ? [b, a] : [a, b];
  const answers = mergeCopies([...main.answers, ...other.answers], main.url).slice(0, maxAnswers);
  return {
    ...other,
    ...main,
    text: other.text.length > main.text.length ? other.text : main.text,
    answers,
    answerCount: Math.max(answers.length, main.answerCount, other.answerCount),
    isSolved: main.isSolved || other.isSolved,
  };
}

/** Questions without an address of their own (below a product) are told apart by their words. */
function distinguish(threads: Thread[]): Thread[] {
  const counts = new Map<string, number>();
  for (const { nativeId } of threads) counts.set(nativeId, (counts.get(nativeId) ?? 0) + 1);
  return threads.map((thread) => {
    if (counts.get(thread.nativeId) === 1) return thread;
    const mark = `~${hashOf(thread.title)}`;
    const answers = thread.answers.map((answer) => ({ ...answer, id: `${answer.id}${mark}` }));
    return { ...thread, id: `${thread.id}${mark}`, nativeId: `${thread.nativeId}${mark}`, answers };
  });
}

function isOf(item: Item, ...types: string[]): boolean {
  return item.types.some((type) => types.includes(type));
}

function items(item: Item, name: string): Item[] {
  return (item.values.get(name) ?? []).flatMap((value: Value) => ('item' in value ? [value.item] : []));
}

function literals(item: Item, name: string): Literal[] {
  return (item.values.get(name) ?? []).flatMap((value: Value) => ('item' in value ? [] : [value]));
}

/** The first value as written, on one line: an attribute, else the element's own words. */
function plain(item: Item, name: string): string {
  const literal = literals(item, name)[0];
  return oneLine(literal?.text ?? htmlToText((literal?.html ?? '').slice(0, 4000)));
}

/** An address may itself be an item that has nothing but its name: `{"@id": "https://…"}`. */
function address(item: Item): string {
  return plain(item, 'url') || (items(item, 'url')[0]?.id ?? '');
}

/** As `plain`, but of a link the words, not the address; and JSON escaped for HTML is read. */
function words(item: Item, name: string): string {
  const literal = literals(item, name).find((value) => value.text || value.html);
  const shown = oneLine(htmlToText((literal?.html ?? '').slice(0, 4000)));
  return shown || oneLine(decodeEntities((literal?.text ?? '').slice(0, 4000)));
}

function oneLine(text: string): string {
  return text.slice(0, 4000).replaceAll(/\s+/g, ' ').trim();
}

function titleOf(item: Item): string {
  return (words(item, 'name') || words(item, 'headline') || words(item, 'title')).slice(0, 300);
}

function firstLine(text: string): string {
  const line = text.slice(0, 1000).split('\n')[0] ?? '';
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

const tag =
  /<\/?(?:p|div|br|a|ul|ol|li|pre|code|blockquote|strong|em|b|i|u|img|h[1-6]|span|table|hr|aside|figure|section|details|font)(?:\s[^<>]{0,2000})?\/?>/i;
const startsWithBlock = /^\s{0,99}<(?:p|div|ul|ol|pre|blockquote|h[1-6]|table|section)[\s>]/i;

/** A text that may be HTML, HTML escaped once more, or plain words with line ends. */
function toHtml(text: string): string {
  const start = text.slice(0, maxHtmlChars);
  if (tag.test(start)) return start;
  const decoded = decodeEntities(start);
  if (startsWithBlock.test(decoded)) return decoded;
  const paragraphs = decoded.split(/\n[^\S\n]{0,99}\n/);
  return paragraphs
    .map((lines) => escapeText(lines.trim()).replaceAll('\n', '<br>'))
    .map((lines) => (lines === '' ? '' : `<p>${lines}</p>`))
    .join('');
}

/** 'deleted user' in the languages of large forums: the author stays credited, without a name. */
const deletedAuthor =
  /^[[(]?(?:deleted(?: user| account| member)?|user deleted|former member|gelöschte[rs]? (?:benutzer|mitglied|user)|utilisateur supprimé|usuario eliminado)[\])]?$/i;
const staffTitle =
  /\b(?:staff|employee|administrator|community manager|official|support (?:team|agent|specialist))\b/i;

function readAuthor(item: Item, page: URL): Author | undefined {
  const name = item.values.has('author') ? 'author' : 'creator';
  if (!item.values.has(name)) return undefined;
  const persons = items(item, name);
  const person = persons.find((candidate) => words(candidate, 'name') !== '') ?? persons[0];
  const shown = (person === undefined ? words(item, name) : personName(person)).slice(0, 100);
  const place = person === undefined ? '' : address(person) || plain(person, 'sameAs');
  const url = toWebUrl(place, page);
  const isStaff =
    person !== undefined && (isOf(person, 'Organization') || staffTitle.test(plain(person, 'jobTitle')));
  return {
    name: shown === '' || deletedAuthor.test(shown) ? null : shown,
    ...(url === undefined ? {} : { url }),
    ...(isStaff ? { isStaff } : {}),
  };
}

function personName(person: Item): string {
  return words(person, 'name') || words(person, 'alternateName');
}

function toWebUrl(place: string, page: URL): string | undefined {
  return place === '' || place.length > maxUrlChars ? undefined : webAddress(place, page.href);
}

/** The same host, or one of its subdomains, either way round. */
function isSameSite(host: string, other: string): boolean {
  const [a, b] = [host.replace(/^www\./, ''), other.replace(/^www\./, '')];
  return a === b || (b.includes('.') && a.endsWith(`.${b}`)) || (a.includes('.') && b.endsWith(`.${a}`));
}

function readLicense(item: Item): License | undefined {
  const work = items(item, 'license')[0];
  const written = work === undefined ? plain(item, 'license') : plain(work, 'url') || work.id || '';
  const isUrl = /^https?:\/\//i.test(written) && written.length <= maxUrlChars && URL.canParse(written);
  const name = (work === undefined ? '' : words(work, 'name')) || (isUrl ? licenseName(written) : written);
  if (name === '') return undefined;
  return { name: name.slice(0, 100), ...(isUrl ? { url: written } : {}) };
}

function licenseName(url: string): string {
  const { hostname, pathname } = new URL(url);
  const parts = /^\/(licenses|publicdomain)\/([a-z-]{1,20})\/([\d.]{1,5})/.exec(pathname);
  if (!/(?:^|\.)creativecommons\.org$/.test(hostname) || parts === null) return url;
  const [, kind, code = '', version = ''] = parts;
  return `${kind === 'licenses' ? 'CC ' : ''}${code.toUpperCase()} ${version}`.replace(/^ZERO/, 'CC0');
}

function readTags(item: Item): string[] {
  const keywords = literals(item, 'keywords').flatMap(({ text = '' }) => text.slice(0, 1000).split(','));
  const about = items(item, 'about').map((thing) => words(thing, 'name'));
  const tags = [...keywords, ...about].map((name) => oneLine(decodeEntities(name)).slice(0, 50));
  return [...new Set(tags)].filter((name) => name !== '').slice(0, 10);
}

function readAgreement(item: Item): Agreement | undefined {
  const up = toNumber(plain(item, 'upvoteCount'));
  if (up !== undefined) {
    return { value: up - Math.abs(toNumber(plain(item, 'downvoteCount')) ?? 0), unit: 'votes' };
  }
  const likes = interactions(item, /like|agree/i);
  return likes === undefined ? undefined : { value: likes, unit: 'likes' };
}

function replyCount(item: Item): number {
  const counts = [interactions(item, /reply|comment/i) ?? 0];
  if (isOf(item, 'DiscussionForumPosting')) counts.push(toCount(plain(item, 'commentCount')));
  return Math.max(...counts);
}

function interactions(item: Item, kind: RegExp): number | undefined {
  const counter = items(item, 'interactionStatistic')
    .slice(0, 20)
    .find((candidate) => {
      const type = items(candidate, 'interactionType')[0];
      const name = type === undefined ? plain(candidate, 'interactionType') : type.types.join(' ');
      return kind.test(name.slice(name.lastIndexOf('/') + 1)) && !/dislike/i.test(name);
    });
  const count = counter === undefined ? undefined : toNumber(plain(counter, 'userInteractionCount'));
  return count !== undefined && count >= 0 ? count : undefined;
}

/** '1,234', '+3', '−2', '1.2k', '5 votes'. */
function toNumber(text: string): number | undefined {
  const parts = /^([+\-−–]?)\s?(\d{1,3}(?:[,.' ]\d{3}){1,3}|\d{1,12})(\.\d{1,9})?\s?([km])?\b/i.exec(text);
  if (parts === null) return undefined;
  const [, sign = '', digits = '', fraction = '', scale = ''] = parts;
  const size = { '': 1, k: 1e3, m: 1e6 }[scale.toLowerCase()] ?? 1;
  const value = Math.round(Number(digits.replaceAll(/\D/g, '') + fraction) * size);
  return value === 0 || sign === '' || sign === '+' ? value : -value;
}

function toCount(text: string): number {
  return Math.max(0, toNumber(text) ?? 0);
}

function postTime(item: Item): number | undefined {
  return toTime(plain(item, 'datePublished') || plain(item, 'dateCreated'));
}

/** Epoch ms. A time without a zone is taken as UTC; one that can be read in two ways is not taken. */
function toTime(text: string): number | undefined {
  if (/^\d{10}(?:\.\d{1,6})?$/.test(text)) return Math.round(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return Number(text);
  const iso =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,3})\d{0,9})?\s?(Z|UTC|[+-]\d\d:?\d\d)?)?/i.exec(
      text,
    );
  const time = iso === null ? Date.parse(wordyDate(text)) : Date.parse(toIso(iso));
  return Number.isFinite(time) && time > Date.UTC(1990) && time < Date.UTC(2200) ? time : undefined;
}

function toIso([, day = '', time = '00:00:00', ms = '0', zone = 'Z']: RegExpExecArray): string {
  const seconds = time.length === 5 ? `${time}:00` : time;
  const offset = /^(?:Z|UTC)$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return `${day}T${seconds}.${ms.padEnd(3, '0')}${offset}`;
}

const monthName = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b/i;

/** 'Jan 5, 2021 3:04 PM', 'Tue, 05 Jan 2021 15:04:05 GMT'; never '05/01/2021'. */
function wordyDate(text: string): string {
  if (text.length > 60 || !monthName.test(text) || !/\b\d{4}\b/.test(text)) return '';
  return /(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text} UTC`;
}

/** 53 bits, for ids that stay the same between two readings of a page (cyrb53). */
function hashOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
