import { test } from '@playwright/test';
import { pages } from './support/pages';
import { visit } from './support/visit';

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } } as const;
const languages = ['ja', 'en'] as const;
const schemes = ['light', 'dark'] as const;
const roles = [undefined, 'newcomer', 'employee', 'consultant', 'hr', 'operator'] as const;

/** "/hr/reports/2026-12" as "hr-reports-2026-12". */
const name = (path: string) => path.replaceAll(/[^a-z0-9]+/gi, '-').replaceAll(/^-|-$/g, '') || 'home';

for (const as of roles) {
  test(`shots of ${as ?? 'everybody'}`, async ({ page }) => {
    test.setTimeout(1_200_000);
    for (const look of pages().filter((l) => l.as === as)) {
      for (const language of languages) {
        await page.addInitScript((l) => localStorage.setItem('kikite.language', l), language);
        await visit(page, look);
        // There is no scroll bar on a picture, so there is no room for one either.
        await page.addStyleTag({ content: 'html { scrollbar-gutter: auto !important; }' });
        for (const scheme of schemes) {
          await page.emulateMedia({ colorScheme: scheme });
          for (const [size, viewport] of Object.entries(sizes)) {
            await page.setViewportSize(viewport);
            if (as !== undefined) {
              // As tall as the page, so that what is fixed to the screen's lower edge is at the end and not in the middle.
              const height = await page.evaluate(() => document.documentElement.scrollHeight);
              await page.setViewportSize({ ...viewport, height: Math.max(height, viewport.height) });
            }
            // Once painted at this size: the bar at the lower edge of a phone's screen came too late for a picture now and then.
            await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
            await page.screenshot({
              path: `shots/${as ?? 'public'}/${name(look.path)}-${language}-${scheme}-${size}.png`, fullPage: true, animations: 'disabled',
            });
          }
        }
      }
    }
  });
}
