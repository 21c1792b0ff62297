import { describe, expect, it } from 'vitest';
import { askedOf, queryOf } from './asked';

describe('a search in an address', () => {
  it('is read and written alike, without what goes without saying', () => {
    const address = 'q=介護 転勤&theme=elder_care&gender=female&program=regular_care&sort=soon&page=3';
    const asked = askedOf(new URLSearchParams(address));
    expect(asked).toEqual({ q: '介護 転勤', theme: 'elder_care', gender: 'female', program: 'regular_care', sort: 'soon', page: 3 });
    expect(askedOf(queryOf(asked))).toEqual(asked);
    expect(String(queryOf({ q: '', sort: 'relevance', page: 1 }))).toBe('');
  });

  it.each(['page=0', 'page=x', 'page=-4', 'page=1e9', 'page=2.7'])('takes any %s as a page that exists', (address) => {
    const { page } = askedOf(new URLSearchParams(address));
    expect(page).toBeGreaterThanOrEqual(1);
    expect(page).toBeLessThanOrEqual(500);
    expect(page).toBe(Math.floor(page ?? 0));
  });

  it('leaves out what the API would refuse', () => {
    expect(askedOf(new URLSearchParams('theme=nothing&licence=&sort=best&program=coffee'))).toEqual({ page: 1 });
  });
});
