import { describe, expect, it } from 'vitest';
import { levelOf, noAnswers, sumsOf } from './tipi';

describe('the ten items', () => {
  it.each([
    [[6, 3, 5, 2, 7, 3, 5, 4, 6, 1], [11, 10, 9, 4, 14]],
    [[4, 4, 4, 4, 4, 4, 4, 4, 4, 4], [8, 8, 8, 8, 8]],
    [[1, 7, 1, 1, 1, 7, 1, 7, 7, 7], [2, 2, 2, 2, 2]],
    [[7, 1, 7, 7, 7, 1, 7, 1, 1, 1], [14, 14, 14, 14, 14]],
  ])('%j give %j, as the API scores them', (answers, sums) => {
    expect(sumsOf(answers)).toEqual(sums);
  });

  it('give nothing while one is missing', () => {
    expect(sumsOf(noAnswers())).toBeUndefined();
    expect(sumsOf([4, 4, 4, 4, 4, 4, 4, 4, 4, 0])).toBeUndefined();
    expect(sumsOf([4, 4, 4])).toBeUndefined();
  });

  it('are low and high only away from the middle', () => {
    expect([2, 6, 7, 9, 10, 14].map(levelOf)).toEqual(['low', 'low', 'middle', 'middle', 'high', 'high']);
  });
});
