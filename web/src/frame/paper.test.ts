import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { usePaper } from './paper';

const scheme = () => document.documentElement.getAttribute('data-mantine-color-scheme');

it('prints in the light scheme and goes back to what the screen showed', () => {
  document.documentElement.setAttribute('data-mantine-color-scheme', 'dark');
  renderHook(() => usePaper());
  dispatchEvent(new Event('beforeprint'));
  expect(scheme()).toBe('light');
  dispatchEvent(new Event('afterprint'));
  expect(scheme()).toBe('dark');
});
