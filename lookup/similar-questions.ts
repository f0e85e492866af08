import type { Topic } from '@/detection/topic';
import { topicFromText } from '@/detection/topic-from-text';
import { sources } from '@/sources/registry';
import { SourceError, type Query, type SourceContext } from '@/sources/source';
import { refusesTitleSearch, rememberTitleSearchRefused } from '@/storage/hosts';
import { withRoom } from '@/storage/room';
import { putThreads } from '@/storage/threads';

import { askOnPress } from './asked-community';
import { loadLexicon } from './lexicon';
import type { KnownCommunity } from './pin-community';
import { MAX_QUERY_CHARS, nextQuery, shorten } from './plan/next-query';
import type { QuietDeps } from './quiet-asking';
import { redact } from './redact';
import { withTerms } from './run-source';

/** Whom the reader is about to ask what. */
export type AboutToAsk = { lookupId: string; communityId: string; title: string; language: string };

/** What one search has found; `text`: the words that were sent. Ids of threads, best first. */
export type SimilarQuestions = { text: string; threadIds: string[] };

/** More than anybody reads before asking. */
const MAX_SIMILAR = 10;

/**
 * One search at the community for questions like the one that is about to be asked: by its title where the platform can
 * and lets guests, else by its most telling words; after redaction. What it finds is kept as cache. Null: it may not be
 * asked, or no words are left. Throws SourceError.
 */
export async function similarQuestions(
  deps: QuietDeps,
  { title, language, ...meant }: AboutToAsk,
  signal: AbortSignal,
): Promise<SimilarQuestions | null> {
  const topic = topicFromText(title, language);
  const lexicon = await loadLexicon(language);
  return askOnPress(deps, meant, signal, async (community, asHelp) => {
    // The reader searches, as in a lookup.
    const context = { ...asHelp, http: deps.http };
    const byTitle = await searchTitle(deps, community, topic, context);
    if (byTitle !== null) return byTitle;
    const { engine } = sources[community.platform];
    const planned = nextQuery({ topic, community, engine, lexicon, mayUseTitleSearch: false });
    return planned && searchFor(deps, community, planned.query, context);
  });
}

/** Null where the platform, or this place, does not let a guest search so. */
async function searchTitle(
  deps: QuietDeps,
  community: KnownCommunity,
  { question, language }: Topic,
  context: SourceContext,
): Promise<SimilarQuestions | null> {
  const { engine } = sources[community.platform];
  const { host } = new URL(community.base);
  const text = shorten(redact(question).text, Math.min(MAX_QUERY_CHARS, engine.maxQueryChars));
  if (!engine.hasTitleSearch || text.length < engine.minWordChars) return null;
  if (await refusesTitleSearch(deps.db, host, deps.now())) return null;
  try {
    const tags = community.tags ? { tags: community.tags } : {};
    return await searchFor(deps, community, { text, mode: 'title', language, page: 1, ...tags }, context);
  } catch (error) {
    if (!(error instanceof SourceError) || !['refused', 'not-found'].includes(error.code)) throw error;
    await rememberTitleSearchRefused(deps.db, host, deps.now());
    return null;
  }
}

async function searchFor(
  { db, now }: QuietDeps,
  community: KnownCommunity,
  query: Query,
  context: SourceContext,
): Promise<SimilarQuestions> {
  const source = sources[community.platform];
  const { threads } = await source.search(community, query, context);
  const first = threads.slice(0, MAX_SIMILAR).map((thread) => withTerms(thread, source, community));
  await withRoom(db, () => putThreads(db, first, now()));
  // A place without a search is sent no word.
  return { text: source.engine.isFeed === true ? '' : query.text, threadIds: first.map(({ id }) => id) };
}
