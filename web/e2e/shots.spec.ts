import { pages } from './support/pages';
import { pictures, speaking } from './support/picture';
import { test } from './support/test';
import { visit } from './support/visit';

const languages = ['ja', 'en'] as const;
const roles = [undefined, 'newcomer', 'employee', 'consultant', 'hr', 'desk', 'operator'] as const;

/** "/hr/reports/2026-12" as "hr-reports-2026-12". */
const name = (path: string) => path.replaceAll(/[^a-z0-9]+/gi, '-').replaceAll(/^-|-$/g, '') || 'home';

for (const as of roles) {
  test(`shots of ${as ?? 'everybody'}`, async ({ page }) => {
    test.setTimeout(1_200_000);
    for (const look of pages().filter((l) => l.as === as)) {
      for (const language of languages) {
        await speaking(page, language);
        await visit(page, look);
        await pictures(page, `${as ?? 'public'}/${name(look.path)}-${language}`, as !== undefined);
      }
    }
  });
}
