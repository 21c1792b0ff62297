import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** Says at the very end what failed and why, in a few lines each: a gate often shows the end of its output only. */
export default class LastWords implements Reporter {
  readonly #failed: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'passed' || result.status === 'skipped') return;
    const why = result.errors.map((e) => (e.message ?? '').replaceAll(colours, '').split('\n').slice(0, 12).join('\n  '));
    this.#failed.push([`✘ ${test.title}`, ...why].join('\n  '));
  }

  onEnd(): void {
    if (this.#failed.length > 0) console.log(`\nWhat failed:\n${this.#failed.join('\n')}`);
  }

  printsToStdio(): boolean {
    return true;
  }
}
