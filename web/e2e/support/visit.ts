import type { BrowserContext, Page } from '@playwright/test';
import type { Look } from './pages';
import { enter } from './sign_in';
import { people, url } from './world';

/** Opens a page, through the sign-in page where it is needed, and waits until it shows what it has to show. */
export async function visit(page: Page, look: Look): Promise<void> {
  await page.goto(url() + look.path);
  if (look.as !== undefined) await enter(page, people()[look.as]);
  await settled(page);
}

/** Waits until nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null && (document.querySelector('h1')?.textContent ?? '') !== '');
  await page.waitForLoadState('networkidle');
}

/** Everything that a page must never do: write to the console's errors, fail a request, ask a third party. Collects it, with whose it was. */
export function watch(context: BrowserContext, wrong: string[] = [], whose = ''): string[] {
  const note = (text: string) => wrong.push(whose === '' ? text : `${whose}: ${text}`);
  context.on('console', (m) => {
    if (m.type() === 'error') note(`console: ${m.text()} ${m.location().url}`);
  });
  context.on('weberror', (e) => note(`script: ${e.error().message}`));
  context.on('request', (r) => {
    const to = new URL(r.url());
    if (!['data:', 'blob:', 'about:'].includes(to.protocol) && to.origin !== new URL(url()).origin) note(`third party: ${r.url()}`);
  });
  return wrong;
}
