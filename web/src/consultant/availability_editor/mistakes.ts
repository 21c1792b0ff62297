import type consultant from '../../i18n/ja/consultant.json';
import { endMinute, minuteOf, type Plan } from './plan';

export type Mistake = keyof (typeof consultant)['availability']['error'];

/** The most openings and special days that the API takes. */
const most = { rules: 21, exceptions: 40 } as const;

const time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What is wrong with a plan, by place: "rules.3", "exceptions.0", or the whole list. */
export function mistakesOf(plan: Plan): ReadonlyMap<string, Mistake> {
  const found = new Map<string, Mistake>();
  plan.rules.forEach((r, i) => {
    const wrong = hours(r.start, r.end) ?? (overlaps(plan, i) ? 'overlap' : undefined);
    if (wrong) found.set(`rules.${i}`, wrong);
  });
  plan.exceptions.forEach((x, i) => {
    const again = plan.exceptions.findIndex((y) => y.closed && y.date === x.date);
    const wrong = x.date === '' ? 'date' : x.closed ? (again < i ? 'repeat' : undefined) : hours(x.start, x.end);
    if (wrong) found.set(`exceptions.${i}`, wrong);
  });
  if (plan.rules.length > most.rules) found.set('rules', 'tooManyRules');
  if (plan.exceptions.length > most.exceptions) found.set('exceptions', 'tooManyExceptions');
  return found;
}

function hours(start: string, end: string): Mistake | undefined {
  if (!time.test(start) || !time.test(end)) return 'empty';
  return minuteOf(start) >= endMinute(end) ? 'order' : undefined;
}

/** The later of two openings that overlap is the one that is told. */
function overlaps(plan: Plan, at: number): boolean {
  const one = plan.rules[at];
  return one !== undefined && plan.rules.slice(0, at).some(
    (r) => r.weekday === one.weekday && minuteOf(r.start) < endMinute(one.end) && minuteOf(one.start) < endMinute(r.end),
  );
}
