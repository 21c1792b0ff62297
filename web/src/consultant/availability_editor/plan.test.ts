import { describe, expect, it } from 'vitest';
import { mistakesOf } from './mistakes';
import { addDays, emptyPlan, type Plan, samePlan, toBody, toPlan } from './plan';

const base: Plan = { ...emptyPlan('Asia/Tokyo'), after: 0, notice_hours: 0 };
const rule = (start: string, end: string, weekday: Plan['rules'][number]['weekday'] = 'TU') => ({ id: start + weekday, weekday, start, end });
const special = (date: string, closed = true) => ({ id: date, date, closed, start: '', end: '' });

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

  it('rests on holidays unless it was told not to', () => {
    expect(emptyPlan('Asia/Tokyo').holidays).toBe(true);
    expect(toBody(toPlan({ zone: 'Asia/Tokyo', rules: [], horizon_days: 30, closed_on_holidays: false })).closed_on_holidays).toBe(false);
    expect(samePlan(base, { ...base, holidays: false })).toBe(false);
  });

  it('counts days over the end of a year', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});
