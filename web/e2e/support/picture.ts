import { expect, type Page } from '@playwright/test';
import { faults } from './axe';
import { settled } from './visit';

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } } as const;
const languages = ['ja', 'en'] as const;
const schemes = ['light', 'dark'] as const;

type Language = (typeof languages)[number];

/** Pictures of a page as it is now, in both schemes and sizes. Whole pages are as tall as what they show. */
export async function pictures(page: Page, path: string, whole: boolean): Promise<void> {
  // There is no scroll bar on a picture, so there is no room for one either.
  await page.addStyleTag({ content: 'html { scrollbar-gutter: auto !important; }' });
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      if (whole) {
        // As tall as the page, so that what is fixed to the screen's lower edge is at the end and not in the middle.
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ ...viewport, height: Math.max(height, viewport.height) });
      }
      // Once painted at this size: the bar at the lower edge of a phone's screen came too late for a picture now and then.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await page.screenshot({ path: `shots/${path}-${scheme}-${size}.png`, fullPage: true, animations: 'disabled' });
    }
  }
}

/** Lets the next page that is opened speak a language. */
export const speaking = (page: Page, language: Language) => page.addInitScript((l) => localStorage.setItem('kikite.language', l), language);

/** Pictures of what a walk has come to, for people to look at; nothing unless SHOTS asks for pictures. The page is left as it was. */
export async function picture(page: Page, path: string): Promise<void> {
  if (process.env.SHOTS === undefined) return;
  await settled(page);
  const before = page.viewportSize();
  // The page's own switch, which a dialog may cover, so that nothing that was typed or opened is lost.
  const speak = async (language: Language) => {
    await page.evaluate((l) => document.querySelector<HTMLElement>(`button[lang="${l}"]`)?.click(), language);
    await page.waitForFunction((l) => document.documentElement.lang === l, language);
    await settled(page);
  };
  for (const language of languages.toReversed()) {
    await speak(language);
    await pictures(page, `${path}-${language}`, true);
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
}

/** What a walk has come to and no address leads to: axe and the screen's width, as pages.spec.ts does it for addresses; and pictures. */
export async function look(page: Page, path: string): Promise<void> {
  const before = page.viewportSize();
  await settled(page);
  expect.soft(await faults(page, path)).toEqual([]);
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
  await picture(page, path);
}
