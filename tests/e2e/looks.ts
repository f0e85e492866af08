import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { z } from 'zod';

export const screenshotFolder = join(import.meta.dirname, '../../.output/screenshots');
mkdirSync(screenshotFolder, { recursive: true });
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const panelWidths = [320, 420];
const themes = ['light', 'dark'] as const;

const resultSchema = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      help: z.string(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
});

const axeOptions = {
  all: { resultTypes: ['violations'] },
  colours: { resultTypes: ['violations'], runOnly: ['color-contrast'] },
  'all-but-colours': { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false } } },
};

/** What axe finds, in the state in which the page is; `rules`: only the colours, or all but them. */
export async function accessProblems(
  page: Page,
  rules: 'all' | 'colours' | 'all-but-colours' = 'all',
): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axeSource);
  const result = resultSchema.parse(
    await page.evaluate(`axe.run(document, ${JSON.stringify(axeOptions[rules])})`),
  );
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}

/** In both themes and at both widths: nothing sticks out, axe finds nothing, and a picture is kept. */
export async function expectGoodLooks(page: Page, state: string, widths = panelWidths): Promise<void> {
  for (const theme of themes)
    for (const width of widths) {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: theme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await page.evaluate(async () => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        // Endless ones are left alone; the others have to end before a picture is taken.
        const passing = document
          .getAnimations()
          .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
        await Promise.allSettled(passing.map(({ finished }) => finished));
      });
      const name = `${state}-${theme}-${width}`;
      await page.screenshot({ path: join(screenshotFolder, `${name}.png`), fullPage: false });
      expect.soft(await excessWidth(page), `${name} scrolls sideways`).toEqual([]);
      // Names, roles and order are the same at every width: only colours and sizes are looked at anew.
      if (width === widths[0]) expect.soft(await accessProblems(page), name).toEqual([]);
    }
}

/** What stands out of the page to the side; nothing when the page is not wider than its window. */
export function excessWidth(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.scrollingElement;
    if (!root || root.scrollWidth <= root.clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > root.clientWidth + 1 || left < -1;
      })
      .map((element) => `${element.localName}: ${(element.textContent ?? '').slice(0, 60)}`)
      .slice(0, 5);
  });
}
