import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import { type Look, pages } from './support/pages';
import { budget, Scripts } from './support/scripts';
import { test } from './support/test';
import { visit, watch } from './support/visit';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

/** What axe finds on the page as it is now. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source); // the pages' policy allows no scripts of others; evaluating is not bound by it
  const found = await page.evaluate(() => (globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }).axe.run());
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary.replaceAll('\n', ' ').slice(0, 200)}`));
}

/** Waits until the page has changed into the colours and the width that were asked for: in between, nothing has the contrast that it will have. */
const still = (page: Page) => page.evaluate(async () => {
  const passing = document.getAnimations().filter((a) => a.effect?.getComputedTiming().iterations !== Infinity);
  await Promise.allSettled(passing.map((a) => a.finished));
});

const roles = [undefined, 'newcomer', 'employee', 'consultant', 'hr', 'desk', 'operator'] as const;
// Each scheme at one size, so that a page is looked at twice and not four times.
const views = [
  { scheme: 'light', viewport: { width: 1280, height: 900 } },
  { scheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

for (const as of roles) {
  test(`the pages of ${as ?? 'everybody'} are accessible, fit, are light, and ask nobody else`, async ({ page, context }) => {
    test.setTimeout(600_000);
    const wrong = watch(context);
    const scripts = new Scripts(page);
    const looks: Look[] = pages().filter((l) => l.as === as);
    for (const look of looks) {
      scripts.reset();
      await visit(page, look);
      const bytes = await scripts.total();
      console.log(`${String(Math.ceil(bytes / 1000)).padStart(4)} kB  ${look.path}`);
      expect.soft(bytes, `${look.path}: JavaScript of the first load, compressed`).toBeLessThanOrEqual(budget);
      for (const { scheme, viewport } of views) {
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize(viewport);
        await still(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect.soft(overflow, `${look.path} ${viewport.width} px: wider than the screen by`).toBeLessThanOrEqual(0);
        expect.soft(await violations(page), `${look.path} ${scheme} ${viewport.width} px`).toEqual([]);
      }
    }
    expect(wrong).toEqual([]);
  });
}
