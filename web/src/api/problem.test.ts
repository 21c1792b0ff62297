import { describe, expect, it } from 'vitest';
import { ask } from './client';
import { Problem } from './problem';

describe('Problem', () => {
  it.each([
    ['an answer with a code', 409, { code: 'slot_taken', detail: 'd' }, 'slot_taken', false],
    ['an answer of something in between', 502, '<html>', 'unavailable', true],
    ['too many', 429, undefined, 'too_many', true],
    ['a quota', 429, { code: 'quota_used' }, 'quota_used', false],
    ['a refusal without a body', 403, null, 'invalid', false],
  ])('reads %s', (_name, status, body, code, passing) => {
    const p = Problem.from(status, body);
    expect([p.code, p.passing]).toEqual([code, passing]);
  });

  it('finds the fields of a refused body', () => {
    const p = Problem.from(422, { code: 'invalid', errors: [{ location: 'body.hours.0.start', message: 'm' }, { location: 'query.q', message: 'n' }] });
    expect(p.places).toEqual([{ field: 'hours.0.start', message: 'm' }, { field: 'query.q', message: 'n' }]);
  });

  it('tells a lost answer from a late one', async () => {
    await expect(ask(Promise.reject(new TypeError('failed')))).rejects.toMatchObject({ code: 'unreachable', passing: true });
    await expect(ask(Promise.reject(new DOMException('', 'TimeoutError')))).rejects.toMatchObject({ code: 'late', passing: true });
  });

  it('returns the body of what succeeded', async () => {
    await expect(ask(Promise.resolve({ data: { a: 1 }, response: new Response(null, { status: 201 }) }))).resolves.toEqual({ a: 1 });
  });
});
