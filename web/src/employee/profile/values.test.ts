import { describe, expect, it } from 'vitest';
import { bodyOf, left, noAnswers, valuesOf } from './values';

describe('the matching profile', () => {
  it('leaves out what was not answered', () => {
    const body = JSON.parse(JSON.stringify(bodyOf(valuesOf({})))) as object;
    expect(body).toEqual({ concerns: [], values: [], times: [], wishes: {} });
  });

  it('comes back as it was stored, with everything that can be answered', () => {
    const stored = {
      program: 'regular_care', concerns: ['motivation'], concern_text: '迷っている', hope: 2, career_situation: 'settled', industry: 'it', job_type: 'hr',
      age_band: '30s', values: ['growth'], personality: [1, 2, 3, 4, 5, 6, 7, 1, 2, 3], wishes: { gender: 'female', background: 'hr' }, times: ['weekday_evening'],
    } as const;
    const copy = structuredClone(stored) as unknown as Parameters<typeof valuesOf>[0];
    expect(JSON.parse(JSON.stringify(bodyOf(valuesOf(copy))))).toEqual(stored);
  });

  it('counts what is missing of the ten items, but not where none was answered', () => {
    expect(left(noAnswers())).toBe(0);
    expect(left(noAnswers().with(4, 7))).toBe(9);
    expect(left([1, 2, 3, 4, 5, 6, 7, 1, 2, 3])).toBe(0);
    expect(bodyOf({ ...valuesOf({}), personality: noAnswers().with(4, 7) }).personality).toBeUndefined();
  });
});
