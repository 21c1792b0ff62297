import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { later } from './scripts/later';

// Dozens of small files compress worse than a large one, and their names weigh something on every page, too. So what every page needs is in
// two: the libraries, and the frame around it.
const libraries = { name: 'libraries', test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|openapi-fetch|use-sync-external-store)\// };
const frame = { name: 'frame', test: /src\/(frame\/(?!signed|offline)|design\/(?!styles)|auth\/guard|i18n\/(index|ja\/common))|components\/ActionIcon|core\/MantineProvider\/(?!Mantine.context)|Icon(Menu2|Moon|Sun|X)\./ };

// What many pages need is in a third. 22 keeps the largest pages smallest, by the bytes that e2e/pages.spec.ts counts. Texts, sign-in, and what
// only employees see stay apart.
const shared = { name: 'shared', minShareCount: 22, test: (id: string) => !/recharts|oauth4webapi|i18n\/(ja|en)|src\/employee/.test(id) };

// All that only charts need is one file, whichever pages draw some.
const charts = { name: 'charts-library', test: /node_modules\/(recharts|@reduxjs|react-redux|redux|reselect|immer|victory-vendor|d3-[a-z-]+|internmap|decimal\.js-light|es-toolkit|eventemitter3|react-is|tiny-invariant)\// };

// What comes later is not counted in a page's budget (e2e/support/scripts.ts): so it must come later.
const lazily: Plugin = {
  name: 'lazily',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || later.test(chunk.fileName)) continue;
      for (const file of chunk.imports.filter((i) => later.test(i))) this.error(`${chunk.fileName} needs ${file} at once, which is for later (scripts/later.ts)`);
    }
  },
};

export default defineConfig({
  plugins: [react(), lazily],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true, // for scripts/prerender.js
    modulePreload: { polyfill: false }, // every browser that reads es2022 knows it
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: [charts, libraries, shared, frame] } } },
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
