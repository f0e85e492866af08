import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

import { mergeFrameFacts, shellChars, type FrameFacts } from '@/detection/frames';
import { pageFactsSchema, type PageFacts } from '@/detection/page-facts-schema';
import { readFacts } from '@/detection/read-facts';
import { pageReadingSchema } from '@/detection/topic';
import type { Reading } from '@/lookup/lookups';

/** A page that is still being filled is looked at again so often, so long apart. */
const looks = { most: 6, apartMs: 500 };
/** Frames beyond these are not looked at: a page around a help centre has few. */
const maxFrames = 10;

const frameFactsSchema = z.object({
  facts: pageFactsSchema,
  widthPx: z.number().check(z.minimum(0)),
  heightPx: z.number().check(z.minimum(0)),
});

/** As `readTab`; of a page that is still being filled, what it has become a little later. */
export async function readFinishedTab(tabId: number): Promise<Reading> {
  for (let look = 1; ; look += 1) {
    const reading = await readTab(tabId);
    if (!reading.ok || reading.isUnfinished !== true || look >= looks.most) return reading;
    await new Promise((resolve) => setTimeout(resolve, looks.apartMs));
  }
}

/**
 * Reads the page in a tab, as a press or the watching of its site has allowed. Frames that `isSilent` says are left
 * alone add nothing.
 */
export async function readTab(
  tabId: number,
  isSilent: (url: URL) => boolean = () => false,
): Promise<Reading> {
  try {
    const [injection] = await inject({ tabId });
    // Firefox does not refuse its own pages: it answers with nothing at all.
    if (!injection) throw new Error('The browser lets nobody read this page');
    if (injection.result === 'no-page') return { ok: false, refusal: 'not-html' };
    const top = frameFactsSchema.parse(injection.result).facts;
    const whole = top.textChars < shellChars ? await withFrames(tabId, top, isSilent) : top;
    const facts = await withLanguage(whole);
    return {
      ok: true,
      reading: pageReadingSchema.parse(readFacts(facts)),
      isUnfinished: facts.isUnfinished,
    };
  } catch (error) {
    console.error('Commonplace:', error);
    return { ok: false, refusal: 'no-access' };
  }
}

/** Undefined where the browser tells this extension nothing of the tab. */
export async function urlOfTab(tabId: number): Promise<string | undefined> {
  try {
    return (await browser.tabs.get(tabId)).url;
  } catch {
    return undefined;
  }
}

/** A press opens the frames of the page's own site; those of others only where the reader allowed their hosts. */
async function withFrames(
  tabId: number,
  top: PageFacts,
  isSilent: (url: URL) => boolean,
): Promise<PageFacts> {
  const injections = await inject({ tabId, allFrames: true });
  const frames = injections
    .filter(({ frameId }) => frameId !== 0)
    .slice(0, maxFrames)
    .map(({ result }) => frameFactsSchema.safeParse(result))
    .flatMap(({ data }): FrameFacts[] => (data && !isSilent(new URL(data.facts.url)) ? [data] : []));
  return mergeFrameFacts(top, frames);
}

/** Where the page does not say which language it is in, the browser finds out, on this device. */
async function withLanguage(facts: PageFacts): Promise<PageFacts> {
  if (facts.language !== '' || facts.metas['og:locale'] !== undefined) return facts;
  const { isReliable, languages } = await browser.i18n.detectLanguage(`${facts.title}\n${facts.lead}`);
  return { ...facts, language: (isReliable && languages[0]?.language) || '' };
}

function inject(target: { tabId: number; allFrames?: boolean }) {
  return browser.scripting.executeScript({ target, files: ['/page-reader.js'] });
}
