import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { later } from '../../scripts/later';

/** The most JavaScript that a page may need before it can be used, in bytes compressed with gzip. */
export const budget = 200_000;

/** Counts every script that a page loads, but what comes when it can be used already. */
export class Scripts {
  readonly #sizes = new Map<string, Promise<number>>();

  constructor(page: Page) {
    page.on('response', (r) => {
      if (r.request().resourceType() === 'script' && !later.test(r.url())) this.#sizes.set(r.url(), size(r));
    });
  }

  /** Begins again, for the next page. */
  reset(): void {
    this.#sizes.clear();
  }

  /** Bytes of all scripts since the last reset, compressed. */
  async total(): Promise<number> {
    return (await Promise.all(this.#sizes.values())).reduce((sum, n) => sum + n, 0);
  }
}

// What the response weighed on its way depends on the server; this does not.
async function size(response: Response): Promise<number> {
  return gzipSync(await response.body().catch(() => Buffer.alloc(0)), { level: 9 }).length;
}
