import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

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

// Each scheme at one size, so that a page is looked at twice and not four times.
const views = [
  { scheme: 'light', viewport: { width: 1280, height: 900 } },
  { scheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

/** What is wrong with the page as it is now, light at desk size and dark at phone size: what axe finds, and what is wider than the screen. */
export async function faults(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const { scheme, viewport } of views) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize(viewport);
    await still(page);
    const where = `${name} ${scheme} ${viewport.width} px`;
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (overflow > 0) found.push(`${where}: wider than the screen by ${overflow} px`);
    found.push(...(await violations(page)).map((v) => `${where}: ${v}`));
  }
  return found;
}
