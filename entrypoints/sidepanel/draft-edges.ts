import type { DraftDeps } from '@/components/models/DraftModel';
import type { PanelModel } from '@/components/models/PanelModel';
import { askPlaces } from '@/lookup/ask-places';
import { waitUnder } from '@/lookup/measured-wait';
import type { Send } from '@/messaging/contract';
import { similarTitles } from '@/ranking/similar-titles';
import { loadStemmer } from '@/ranking/stem';
import type { CommonplaceDb } from '@/storage/db';

/** What writing a question needs of the panel's page. */
export function draftEdges(db: CommonplaceDb, panel: PanelModel, send: Send): DraftDeps {
  return {
    db,
    send,
    now: Date.now,
    tell: panel.tell,
    tellFailure: panel.tellFailure,
    openTab: panel.openTab,
    copyText: (text) => navigator.clipboard.writeText(text),
    redact: async (text) => (await import('@/lookup/redact')).redact(text),
    similarTo: async (title, threads, language) =>
      similarTitles(title, threads, { language, stem: await loadStemmer(language) }),
    askPlaces,
    waitUnder,
  };
}
