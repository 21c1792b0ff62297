import { localStorageColorSchemeManager } from '@mantine/core';

/** Remembers the colour scheme on this device; public/scheme.js reads the same key before the first paint. */
export const schemeManager = localStorageColorSchemeManager({ key: 'kikite.scheme' });
