import { expect } from '@playwright/test';
import { faults } from './support/axe';
import { type Look, pages } from './support/pages';
import { budget, Scripts } from './support/scripts';
import { test } from './support/test';
import { visit, watch } from './support/visit';

const roles = [undefined, 'newcomer', 'employee', 'consultant', 'hr', 'desk', 'operator'] as const;
for (const as of roles) {
  test(`the pages of ${as ?? 'everybody'} are accessible, fit, are light, and ask nobody else`, async ({ page, context }) => {
    test.setTimeout(600_000);
    const wrong = watch(context);
    const scripts = new Scripts(page);
    const looks: Look[] = pages().filter((l) => l.as === as);
    for (const look of looks) {
      scripts.reset();
      await visit(page, look);
      const bytes = await scripts.total();
      console.log(`${String(Math.ceil(bytes / 1000)).padStart(4)} kB  ${look.path}`);
      expect.soft(bytes, `${look.path}: JavaScript of the first load, compressed`).toBeLessThanOrEqual(budget);
      expect.soft(await faults(page, look.path)).toEqual([]);
    }
    expect(wrong).toEqual([]);
  });
}
