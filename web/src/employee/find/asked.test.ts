import { describe, expect, it } from 'vitest';
import { askedOf, narrowed, queryOf } from './asked';

describe('a search in an address', () => {
  it('is read and written alike, without what goes without saying', () => {
    const address = 'q=介護 転勤&theme=management&theme=elder_care&gender=female&program=regular_care&free_this_week=true&sort=soon&page=3';
    const asked = askedOf(new URLSearchParams(address));
    expect(asked).toEqual({
      q: '介護 転勤', theme: ['management', 'elder_care'], gender: ['female'], program: ['regular_care'], free_this_week: true, sort: 'soon', page: 3,
    });
    expect(askedOf(queryOf(asked))).toEqual(asked);
    expect(narrowed(asked)).toBe(5);
    expect(String(queryOf({ q: '', theme: [], free_this_week: false, sort: 'relevance', page: 1 }))).toBe('');
  });

  it.each(['page=0', 'page=x', 'page=-4', 'page=1e9', 'page=2.7'])('takes any %s as a page that exists', (address) => {
    const { page } = askedOf(new URLSearchParams(address));
    expect(page).toBeGreaterThanOrEqual(1);
    expect(page).toBeLessThanOrEqual(500);
    expect(page).toBe(Math.floor(page ?? 0));
  });

  it('leaves out what the API would refuse', () => {
    expect(askedOf(new URLSearchParams('theme=nothing&theme=global&theme=global&licence=&sort=best&program=coffee&free_this_week=1')))
      .toEqual({ theme: ['global'], page: 1 });
  });
});
