import type { Browser, Page } from '@playwright/test';
import { enter } from './sign_in';
import { settled, watch } from './visit';
import { moveTo, url } from './world';

/** How long an element may take to appear, in milliseconds, before the test says which one is missing. */
const patience = 20_000;

/** The people of a test, each with a browser of their own, and everything that went wrong in any of them. */
export class Cast {
  readonly wrong: string[] = [];
  readonly #pages = new Map<string, Page>();

  constructor(private readonly browser: Browser) {}

  /** The one tab of somebody; a new browser at the first time. */
  async page(who: string): Promise<Page> {
    const known = this.#pages.get(who);
    if (known) return known;
    const context = await this.browser.newContext();
    watch(context, this.wrong, who || 'visitor');
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    this.#pages.set(who, page);
    return page;
  }

  /** Opens a path or link as somebody, who signs in with the code from the mailbox where the sign-in page asks for it. */
  async open(who: string, path: string): Promise<Page> {
    const page = await this.page(who);
    await page.goto(new URL(path, url()).href);
    if (who !== '') await enter(page, who);
    await settled(page);
    return page;
  }

  /** Another tab of somebody who is signed in. */
  async tab(who: string, path: string): Promise<Page> {
    const page = await (await this.page(who)).context().newPage();
    page.setDefaultTimeout(patience);
    await page.goto(new URL(path, url()).href);
    await settled(page);
    return page;
  }

  /** Moves the cloud's clock. Nobody has a page open meanwhile: its sign-in would end under it, as it would not by waiting. */
  async moveTo(time: Date): Promise<void> {
    for (const page of this.#pages.values()) await page.goto('about:blank');
    await moveTo(time);
  }

  async leave(): Promise<void> {
    for (const page of this.#pages.values()) await page.context().close();
    this.#pages.clear();
  }
}
