import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { chromium, flags } from './e2e/support/browser';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const desk = { viewport: { width: 1280, height: 900 } };

const config: PlaywrightTestConfig = {
  testDir: 'e2e',
  workers: 2, // each project has a world of its own (e2e/support/test.ts), in which everything happens in order
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./e2e/support/last_words.ts']],
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: chromium(), args: flags },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    // The longest first, so that two at a time end together.
    { name: 'pages', testMatch: 'pages.spec.ts', use: desk },
    { name: 'desk', testMatch: 'journey.spec.ts', use: desk },
    { name: 'phone', testMatch: 'journey.spec.ts', use: phone },
    { name: 'words', testMatch: 'words.spec.ts', use: phone }, // of employees on a phone and of all others at a desk
    { name: 'trouble', testMatch: 'trouble.spec.ts', use: phone },
    { name: 'booking', testMatch: 'booking.spec.ts', use: phone },
    { name: 'way-in', testMatch: 'way_in.spec.ts', use: desk },
    { name: 'search', testMatch: 'search.spec.ts', use: phone },
    // Only when asked for: what they write is for people.
    ...(process.env.SHOTS === undefined ? [] : [{ name: 'shots', testMatch: 'shots.spec.ts', use: desk }]),
    ...(process.env.LIGHTHOUSE === undefined ? [] : [{ name: 'lighthouse', testMatch: 'lighthouse.spec.ts' }]),
  ],
};

export default defineConfig(config);
