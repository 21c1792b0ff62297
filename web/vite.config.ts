import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// What many pages need comes as one file: dozens of small ones compress worse and take longer. 13 keeps the largest pages, an
// operator’s, smallest by the bytes that e2e/pages.spec.ts counts. Texts, sign-in, charts and what only employees see stay apart, since not
// everybody needs them.
const shared = { name: 'shared', minShareCount: 13, test: (id: string) => !/recharts|oauth4webapi|i18n\/(ja|en)|src\/employee/.test(id) };

// Charts come when the page is there already (e2e/pages.spec.ts does not count them): all that only they need is one file, whichever
// pages draw some.
const charts = { name: 'charts-library', test: /node_modules\/(recharts|@reduxjs|react-redux|redux|reselect|immer|victory-vendor|d3-[a-z-]+|internmap|decimal\.js-light|es-toolkit|eventemitter3|react-is|tiny-invariant)\// };

// What stands below an operator's first screens, in their words: what several pages have there is one file.
const details = { name: 'details-parts', test: /src\/operator\/(documents_panel|erase_person|erasures\/erase)\.tsx/ };

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true, // for scripts/prerender.js
    modulePreload: { polyfill: false }, // every browser that reads es2022 knows it
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: [charts, details, shared] } } },
  },
  // "make web-dev" puts the local cloud in front, so that pages, API and sign-in have one address.
  server: { port: 5173, strictPort: true },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    maxWorkers: '100%', // a processor for whoever watches would be half of two
    sequence: { shuffle: true },
    testTimeout: 20_000, // of a machine that others use, too; a test that hangs is told all the same
  },
});
