import { describe, expect, it } from 'vitest';
import { mistakesOf } from './mistakes';
import { emptyPlan, type Plan, toBody, toPlan } from './plan';
import { preview } from './preview';
import { instant } from './zoned';

const base: Plan = { ...emptyPlan('Asia/Tokyo'), after: 0, notice_hours: 0 };
const monday = Date.parse('2026-11-23T00:00:00+09:00');
const clock = (ms: number) => new Date(ms + 9 * 3_600_000).toISOString().slice(11, 16);
const rule = (start: string, end: string, weekday: Plan['rules'][number]['weekday'] = 'TU') => ({ id: start + weekday, weekday, start, end });
const special = (date: string, closed = true) => ({ id: date, date, closed, start: '', end: '' });
const tuesday = (plan: Plan, length = 50, bookings: { from: number; to: number }[] = [], now = monday) => preview(plan, length, bookings, now)[1];

describe('preview', () => {
  it('has starts every half hour from an opening’s own start, that end in it', () => {
    expect(tuesday({ ...base, rules: [rule('09:15', '11:15')] })?.starts.map(clock)).toEqual(['09:15', '09:45', '10:15']);
  });

  it('joins openings that overlap or touch', () => {
    const day = tuesday({ ...base, rules: [rule('09:00', '10:00'), rule('10:00', '11:00')] }, 60);
    expect(day?.openings).toHaveLength(1);
    expect(day?.starts.map(clock)).toEqual(['09:00', '09:30', '10:00']);
  });

  it('closes a day off, except for what is added to it', () => {
    const off = { id: 'a', date: '2026-11-24', closed: true, start: '', end: '' };
    const plan = { ...base, rules: [rule('09:00', '12:00')], exceptions: [off] };
    expect(tuesday(plan)?.reason).toBe('closedDay');
    const added = { id: 'b', date: '2026-11-24', closed: false, start: '20:00', end: '21:00' };
    expect(tuesday({ ...plan, exceptions: [off, added] })?.starts.map(clock)).toEqual(['20:00']);
  });

  it('keeps the longer buffer around a booking', () => {
    const at = Date.parse('2026-11-24T10:00:00+09:00');
    const plan = { ...base, before: 10, after: 30, rules: [rule('08:00', '13:00')] };
    expect(tuesday(plan, 30, [{ from: at, to: at + 30 * 60_000 }])?.starts.map(clock)).toEqual(['08:00', '08:30', '09:00', '11:00', '11:30', '12:00', '12:30']);
  });

  it('says why a day has nothing', () => {
    const plan = { ...base, rules: [rule('09:00', '10:00')] };
    const at = Date.parse('2026-11-24T15:00:00+09:00');
    expect(tuesday({ ...plan, notice_hours: 48 })?.reason).toBe('tooSoon');
    expect(tuesday({ ...plan, horizon_days: 1 })?.reason).toBe('tooFar');
    expect(tuesday({ ...plan, daily_cap: 1 }, 50, [{ from: at, to: at + 1 }])?.reason).toBe('full');
    expect(tuesday({ ...plan, rules: [rule('09:00', '09:30')] })?.reason).toBe('noRoom');
  });
});

describe('instant', () => {
  it('takes the first of two, and the end of a gap, when clocks change', () => {
    expect(new Date(instant('2026-11-01', 90, 'America/New_York')).toISOString()).toBe('2026-11-01T05:30:00.000Z');
    expect(new Date(instant('2026-03-08', 150, 'America/New_York')).toISOString()).toBe('2026-03-08T07:00:00.000Z');
    expect(new Date(instant('2026-11-24', 1440, 'Asia/Tokyo')).toISOString()).toBe('2026-11-24T15:00:00.000Z');
  });
});

describe('plan', () => {
  it('shows midnight at the end of a day as 0:00 and sends it as 24:00', () => {
    const body = { zone: 'Asia/Tokyo', rules: [{ weekday: 'MO' as const, start: '20:00', end: '24:00' }], horizon_days: 30 };
    expect(toPlan(body).rules[0]?.end).toBe('00:00');
    expect(toBody(toPlan(body)).rules).toEqual(body.rules);
  });

  it('finds what is wrong, at its place', () => {
    const plan = { ...base, rules: [rule('09:00', '08:00'), rule('10:00', '12:00', 'WE'), rule('11:00', '13:00', 'WE'), rule('', '13:00', 'TH')],
      exceptions: [special(''), special('2026-12-01'), special('2026-12-01'), special('2026-12-02', false)] };
    expect([...mistakesOf(plan)]).toEqual([
      ['rules.0', 'order'], ['rules.2', 'overlap'], ['rules.3', 'empty'], ['exceptions.0', 'date'], ['exceptions.2', 'repeat'], ['exceptions.3', 'empty'],
    ]);
  });
});
