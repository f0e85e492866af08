import { outputFolder } from './package-sizes';
import type { Figure } from './bench';
import { median } from './median';
import { openPageStage, type SavedPage } from './saved-pages';

const ROUNDS = 7;
/** What browsers call a long task. */
const LONG_TASK_MS = 50;
const HEAVY_BYTES = 5_000_000;

/** What a watched page pays on which there is nothing to do for us, and one that is read, on the largest of pages. */
export async function measureWatch(): Promise<Figure[]> {
  const stage = await openPageStage({ buildFolder: outputFolder('chrome'), runsScripts: false });
  try {
    const figures: Figure[] = [];
    for (const [name, page] of Object.entries(pages)) {
      const glances: number[] = [];
      const readings: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        glances.push(await stage.timeGlance(page));
        readings.push((await stage.factsOf(page)).ms);
      }
      figures.push(
        figure(`glance at ${name}`, glances),
        figure(`reading of ${name}, where it is worth it`, readings),
      );
    }
    return figures;
  } finally {
    await stage.close();
  }
}

function figure(name: string, times: number[]): Figure {
  return { section: 'watch', name, value: median(times), unit: 'ms', budget: LONG_TASK_MS };
}

const pages: Record<string, SavedPage> = {
  'a page of 5 MB': aPage(
    (at) =>
      `<div class="card"><h3>Lamp ${at}</h3><p>A lamp that shines for <b>${at}</b> hours, <a href="/lamps/${at}">read on</a>.</p><ul><li>Warm</li><li>Cold</li></ul></div>`,
  ),
  'a long text of 5 MB': aPage((at) => `<p>${`Sentence ${at} of a very long text. `.repeat(40)}</p>`),
};

function aPage(part: (at: number) => string): SavedPage {
  const parts = [];
  for (let at = 0, bytes = 0; bytes < HEAVY_BYTES; at += 1) {
    const html = part(at);
    parts.push(html);
    bytes += html.length;
  }
  const html = `<!doctype html><html lang="en"><title>Lamps of all kinds</title><body><h1>Lamps</h1><main>${parts.join('\n')}</main></body></html>`;
  return { url: 'https://www.lamps.example/all', bytes: Buffer.from(html) };
}
