import { test as base } from '@playwright/test';
import { start } from './start';

/**
 * Playwright's test, with a world that no other project of playwright.config.ts shares: their tests move its clock, and use up what an address
 * may ask for in an hour. Playwright has a process for each project, so a world for each process is enough.
 */
export const test = base.extend<object, { world: undefined }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from here which fixtures it needs
  world: [async ({}, use) => {
    const end = await start();
    await use(undefined);
    await end();
  }, { scope: 'worker', auto: true, timeout: 120_000 }],
});
