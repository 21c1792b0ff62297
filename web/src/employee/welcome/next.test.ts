import { expect, it } from 'vitest';
import { nextOf } from './next';

it.each([
  ['/bookings/bkg_1?x=1', '/bookings/bkg_1?x=1'], ['//elsewhere.example', undefined], ['/\\elsewhere.example', undefined],
  ['https://elsewhere.example', undefined], ['', undefined],
])('goes on to %s only if it is ours', (next, expected) => {
  expect(nextOf(new URLSearchParams({ next }))).toBe(expected);
});
