import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../card';
import { DayPart, type Opening } from './day_part';
import type { Mistake } from './mistakes';
import { type Hours, newId, weekdays, type Weekday } from './plan';

interface Props {
  rules: readonly Hours[];
  mistakes: ReadonlyMap<string, Mistake>;
  /** What the API did not take. */
  error?: string;
  change: (rules: Hours[]) => void;
}

/** The opening hours of the seven days. */
export function WeekPart({ rules, mistakes, error, change }: Props) {
  const { t } = useTranslation('consultant');
  const whole = mistakes.get('rules');
  const setDay = (day: Weekday, hours: readonly Opening[]) =>
    change(weekdays.flatMap((d) => (d === day ? hours.map((h) => ({ id: h.id, weekday: d, start: h.start, end: h.end })) : rules.filter((r) => r.weekday === d))));
  const copy = (day: Weekday) => {
    const hours = rules.filter((r) => r.weekday === day);
    change(weekdays.flatMap((d) => (d === 'SA' || d === 'SU' ? rules.filter((r) => r.weekday === d) : hours.map((h) => ({ ...h, id: d === day ? h.id : newId(), weekday: d })))));
  };
  return (
    <Card title={t('availability.week')}>
      <Text c="dimmed">{t('availability.weekHelp')}</Text>
      {(whole ?? error) && <Text role="alert" c="var(--mantine-color-error)">{whole ? t(`availability.error.${whole}`) : error}</Text>}
      <div>
        {weekdays.map((day) => (
          <DayPart
            key={day} day={day} set={(hours) => setDay(day, hours)} copy={() => copy(day)}
            hours={rules.flatMap((r, i) => (r.weekday === day ? [{ id: r.id, start: r.start, end: r.end, mistake: mistakes.get(`rules.${i}`) }] : []))}
          />
        ))}
      </div>
    </Card>
  );
}
