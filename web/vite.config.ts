import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The local cloud that "make web-dev" started, for everything that is not the client: API, settings, sign-in, uploads, console.
const cloud = process.env.KIKITE_LOCAL ?? 'http://localhost:8787';

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 0 },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(['/api', '/config.json', '/_local'].map((path) => [path, { target: cloud, changeOrigin: false }])),
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    sequence: { shuffle: true },
  },
});
