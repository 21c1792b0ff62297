import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HolidayBody, Slot } from '../../api/schema/booking';
import { calendarDate, useTimes } from '../../parts/time';
import { byPart } from './days';
import classes from './strip.module.css';

interface Props {
  date: string;
  /** The public holiday of Japan on the date. */
  holiday: HolidayBody | undefined;
  slots: readonly Slot[];
  choose: (start: string) => void;
  /** The next day with free times. */
  next?: { date: string; go: () => void };
}

/** The free times of one day as large buttons, by part of the day. */
export function Times({ date, holiday, slots, choose, next }: Props) {
  const { t, i18n } = useTranslation('booking');
  const times = useTimes();
  const days = useTimes('UTC');
  const day = days.day(calendarDate(date));
  return (
    <Stack gap="md">
      <Title order={2} aria-live="polite">{day}{holiday && <Text span size="sm" c="var(--kikite-accent)" ml="sm">{i18n.language === 'en' ? holiday.name_en : holiday.name}</Text>}</Title>
      {slots.length === 0 && (
        <Stack gap="sm" align="flex-start">
          <Text>{t('slots.dayNone')}</Text>
          {next && <Button variant="light" onClick={next.go}>{t('slots.nextFree', { day: days.day(calendarDate(next.date)) })}</Button>}
        </Stack>
      )}
      {byPart(slots, times.clock).map(([part, of]) => (
        <Stack key={part} gap="xs">
          <Title order={3} size="h4" c="dimmed" fw={500}>{t(`slots.${part}`)}</Title>
          <ul className={classes.times}>
            {of.map((s) => (
              <li key={s.starts_at}>
                <Button
                  fullWidth size="lg" px={4} radius="md" variant="default" className="tabular"
                  aria-label={t('slots.slot', { day, from: times.clock(s.starts_at), to: times.clock(s.ends_at) })}
                  onClick={() => choose(s.starts_at)}
                >
                  {times.clock(s.starts_at)}
                </Button>
              </li>
            ))}
          </ul>
        </Stack>
      ))}
    </Stack>
  );
}
