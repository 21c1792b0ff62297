import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';

/** The most JavaScript that a page may need before it can be used, in bytes compressed with gzip. */
export const budget = 200_000;

/** Counts the scripts that a page loads. */
export class Scripts {
  readonly #sizes = new Map<string, Promise<number>>();

  constructor(page: Page) {
    page.on('response', (r) => {
      // Charts, editors, and what stands below a page's first screens, such as documents, come when the page is there already.
      if (r.request().resourceType() === 'script' && !/\/(charts|editor|details|documents|documents_panel|document_list|FileButton|save_file)-[^/]*$/.test(r.url())) this.#sizes.set(r.url(), size(r));
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
