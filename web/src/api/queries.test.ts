import { describe, expect, it } from 'vitest';
import { Problem } from './problem';
import { again } from './queries';

describe('what is tried again', () => {
  it.each([
    ['no answer', new Problem(0, 'unreachable', ''), true],
    ['a service that is busy', new Problem(503, 'unavailable', ''), true],
    ['a context that has not heard of the account yet', new Problem(403, 'account_inactive', ''), true],
    ['a role that may not', new Problem(403, 'role', ''), false],
    ['a quota that is used', new Problem(429, 'quota_used', ''), false],
    ['what is none of ours', new Error('x'), false],
  ])('%s: %s', (_, error, expected) => {
    expect(again(0, error)).toBe(expected);
    expect(again(3, error)).toBe(false);
  });
});
